"""One payment in two reports, the payer's and the payee's: which of the payer's are mirrors."""

from __future__ import annotations

from collections.abc import Mapping

#: How long after the payer's day the recipient's may lie, and how long before. Of 435 pairs in the
#: reports on January and February 2019 none lies more than 1 day before or 36 after, and all but 3
#: within 27; 11 CFR 103.3(a) gives a treasurer ten days to deposit, and checks travel and wait.
MIRROR_DAYS_AFTER, MIRROR_DAYS_BEFORE = 60, 5
#: The same of rows that name each other and are no pair for their days alone (decision 89).
PERHAPS_DAYS_AFTER, PERHAPS_DAYS_BEFORE = 120, 30


def said_again(mingled: str, of: str = "filing_id") -> str:
    """SQL for a source's `mingled`: of the rows for which a condition holds each that says what
    another of its report says, with the first that does, where an amended report holds one of them.
    of: the columns that say of which report, or which reports of a kind, a row is."""
    return f"""WITH told AS (
    SELECT source_id, first_value(source_id) OVER same AS first,
        bool_or(amendment = 'A') OVER (same ROWS BETWEEN UNBOUNDED PRECEDING
            AND UNBOUNDED FOLLOWING) AS amended
    FROM reported
    WHERE counted AND date IS NOT NULL AND other_name IS NOT NULL AND ({mingled})
    WINDOW same AS (
        PARTITION BY source, {of}, filer_id, kind, side, upper(other_name), date, amount
        ORDER BY source_id
    )
)
SELECT first AS payment, source_id AS receipt FROM told WHERE source_id <> first AND amended"""


#: SQL over `reported`: the rows that report, from the side that paid, money which the side that got
#: it reports too (in `receipts`), and from when until when (`since`, `until`; null while it does
#: today). Rows pair
#: one to one where giver, recipient, amount and kind of payment agree, in order of date: each
#: receipt takes the oldest payment left that lies within the days above. Of a negative amount the
#: money went back, so there the giver is the one that got it. A payment left over then pairs with a
#: receipt left over that is the same but for cents, or with several that together come to it. Rows
#: that a later filing replaced pair among those of their time: between two such days of a giver and
#: a recipient (an era) rows are only added. A payment whose row gives no day was made on one of its
#: report's (from `date` to `last`): it meets a receipt that no dated payment does.
_PAIRS = """WITH RECURSIVE lived AS (
    SELECT source_id, date IS NOT NULL AS dated, coalesce(date, period_start, period_end) AS date,
        coalesce(date, period_end) AS last, coalesce(filed, DATE '0001-01-01') AS filed,
        CASE WHEN NOT counted THEN counted_until END AS ended,
        CASE WHEN kind IN ('loan', 'loan_repayment') THEN kind ELSE 'gift' END AS family,
        CASE WHEN side = 'disbursement' THEN filer_id ELSE other_id END AS payer,
        CASE WHEN side = 'disbursement' THEN other_id ELSE filer_id END AS payee,
        amount,
        (side = 'disbursement') = (amount > 0) AS sent
    FROM reported
    WHERE (counted OR counted_until > filed) AND coalesce(date, period_end) IS NOT NULL
        AND (date IS NOT NULL OR (side = 'disbursement') = (amount > 0)) AND amount <> 0
        AND other_id IS NOT NULL AND other_id <> filer_id AND {committee}
        AND kind IN (
            'contribution', 'in_kind', 'transfer', 'refund', 'loan', 'loan_repayment'
        )
), era AS (
    SELECT payer, payee, unnest(list_prepend(DATE '0001-01-01', ends)) AS since,
        unnest(list_append(ends, DATE '9999-12-31')) AS until
    FROM (
        SELECT payer, payee,
            coalesce(list_sort(list(DISTINCT ended) FILTER (ended IS NOT NULL)), []) AS ends
        FROM lived GROUP BY payer, payee
    )
), sided AS (
    SELECT lived.* REPLACE (greatest(filed, since) AS filed), since, until
    FROM lived JOIN era USING (payer, payee)
    WHERE filed < until AND coalesce(ended > since, true)
), matched AS (
    SELECT since, family, payer, payee, amount, row_number() OVER () AS pair
    FROM sided GROUP BY since, family, payer, payee, amount
    HAVING bool_or(sent) AND NOT bool_and(sent)
), ranked AS (
    SELECT pair, sent, source_id, dated, date, last, filed, since, until,
        row_number() OVER (PARTITION BY pair, sent ORDER BY NOT dated, last, source_id) AS n
    FROM sided JOIN matched USING (since, family, payer, payee, amount)
), payments AS (
    SELECT pair, n, source_id, dated, date, last, filed FROM ranked WHERE sent
), receipts AS (
    SELECT pair, n, date FROM ranked WHERE NOT sent
), taken(pair, n, of_dated, of_undated, payment) AS (
    SELECT pair, 0::BIGINT, 0::BIGINT, 0::BIGINT, NULL::BIGINT FROM matched
    UNION ALL
    SELECT t.pair, r.n, coalesce(min(p.n) FILTER (p.dated), t.of_dated),
        CASE WHEN bool_or(p.dated) THEN t.of_undated ELSE coalesce(min(p.n), t.of_undated) END,
        min(p.n)
    FROM taken t
        JOIN receipts r ON r.pair = t.pair AND r.n = t.n + 1
        LEFT JOIN payments p ON p.pair = t.pair
            AND p.n > CASE WHEN p.dated THEN t.of_dated ELSE t.of_undated END
            AND r.date BETWEEN p.date - {before} AND p.last + {after}
    GROUP BY t.pair, r.n, t.of_dated, t.of_undated
), paired AS (
    SELECT p.source_id AS payment, r.source_id AS receipt, r.filed, r.since, r.until,
        CASE WHEN p.dated THEN p.date END AS paid, greatest(p.filed, r.filed) AS told
    FROM taken t
        JOIN payments p ON p.pair = t.pair AND p.n = t.payment
        JOIN ranked r ON r.pair = t.pair AND NOT r.sent AND r.n = t.n
), single AS (
    SELECT * FROM sided
    WHERE (source_id, since) NOT IN (
        SELECT (payment, since) FROM paired UNION ALL SELECT (receipt, since) FROM paired
    )
), loose AS (
    -- FEC's bulk files leave the cents out: a whole amount may have some in the other's report
    SELECT p.source_id AS payment, r.source_id AS receipt, r.filed, p.since, p.until,
        CASE WHEN p.dated THEN p.date END AS paid, greatest(p.filed, r.filed) AS told,
        row_number() OVER (
            PARTITION BY p.source_id, p.since ORDER BY abs(r.date - p.last), r.source_id
        ) AS of_payment,
        row_number() OVER (
            PARTITION BY r.source_id, p.since ORDER BY abs(r.date - p.last), p.source_id
        ) AS of_receipt
    FROM single p JOIN single r ON p.sent AND NOT r.sent AND r.family = p.family
        AND r.payer = p.payer AND r.payee = p.payee AND r.since = p.since
        AND r.amount <> p.amount AND abs(r.amount - p.amount) < 1
        AND (r.amount = trunc(r.amount) OR p.amount = trunc(p.amount))
        AND r.date BETWEEN p.date - {before} AND p.last + {after}
), rounded AS (
    SELECT payment, receipt, filed, since, until, paid, told FROM loose
    WHERE of_payment = 1 AND of_receipt = 1
), alone AS (
    SELECT * FROM single
    WHERE (source_id, since) NOT IN (
        SELECT (payment, since) FROM rounded UNION ALL SELECT (receipt, since) FROM rounded
    )
), near AS (
    SELECT p.source_id, p.since, p.until, p.family, p.payer, p.payee, p.date, p.amount,
        CASE WHEN p.dated THEN p.date END AS paid, p.filed AS paid_filed,
        r.date AS day, r.amount AS part, r.filed, r.source_id AS receipt
    FROM alone p JOIN alone r ON p.sent AND NOT r.sent AND r.family = p.family
        AND r.payer = p.payer AND r.payee = p.payee AND r.since = p.since
        AND r.date BETWEEN p.date - {before} AND p.last + {after}
), split AS (
    -- one payment that its receiver booked to several accounts (18K and 31K, say): on one day, or
    -- in all that it booked within the time
    SELECT source_id, since, until, date, max(filed) AS filed, list_sort(list(receipt)) AS receipts,
        any_value(paid) AS paid, greatest(max(filed), max(paid_filed)) AS told
    FROM near GROUP BY GROUPING SETS (
        (source_id, since, until, family, payer, payee, amount, date, day),
        (source_id, since, until, family, payer, payee, amount, date)
    )
    HAVING count(*) > 1 AND sum(part) = amount
), whole AS (
    SELECT source_id, since, until, filed, receipts, paid, told, row_number() OVER (
            PARTITION BY since, receipts ORDER BY date, source_id
        ) AS n
    FROM (SELECT DISTINCT * FROM split)
)
SELECT payment AS source_id, filed AS since, nullif(until, DATE '9999-12-31') AS until,
    [receipt] AS receipts, paid, told
FROM (FROM paired UNION ALL BY NAME FROM rounded)
UNION
SELECT source_id, filed, nullif(until, DATE '9999-12-31'), receipts, paid, told
FROM whole WHERE n = 1"""


def pairs(committee: str = "true") -> str:
    """The rule for payments that two reports hold. committee: SQL that tells whether `other_id` is
    the id of a filer of the same agency, for agencies that put others there too. Of each such row
    besides: its `receipts`, the day that it gives (`paid`), since when both are on file (`told`).
    """
    days = {"{before}": MIRROR_DAYS_BEFORE, "{after}": MIRROR_DAYS_AFTER, "{committee}": committee}
    return _filled(_PAIRS, days)


def unpaired(text: str) -> str:
    """SQL of rows that no pair holds, with the days that rows of one payment may lie apart."""
    days = {"{before}": PERHAPS_DAYS_BEFORE, "{after}": PERHAPS_DAYS_AFTER}
    days |= {"{strict_before}": MIRROR_DAYS_BEFORE, "{strict_after}": MIRROR_DAYS_AFTER}
    return _filled(text, days)


def _filled(text: str, values: Mapping[str, object]) -> str:
    for place, value in values.items():
        text = text.replace(place, str(value))
    return text
