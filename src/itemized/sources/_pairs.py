"""One payment in two reports, the payer's and the payee's: which of the payer's are mirrors."""

from __future__ import annotations

#: How long after the payer's day the recipient's may lie, and how long before. Of 435 pairs in the
#: reports on January and February 2019 none lies more than 1 day before or 36 after, and all but 3
#: within 27; 11 CFR 103.3(a) gives a treasurer ten days to deposit, and checks travel and wait.
MIRROR_DAYS_AFTER, MIRROR_DAYS_BEFORE = 60, 5

#: SQL over `reported`: the rows that report, from the side that paid, money which the side that got
#: it reports too. Rows pair one to one where giver, recipient, amount and kind of payment agree, in
#: order of date: each receipt takes the oldest payment left that lies within the days above. Of a
#: negative amount the money went back, so there the giver is the one that got it. A payment left
#: over then pairs with receipts left over that together come to it.
_PAIRS = (
    """WITH RECURSIVE sided AS (
    SELECT source_id, date, filed,
        CASE WHEN kind IN ('loan', 'loan_repayment') THEN kind ELSE 'gift' END AS family,
        CASE WHEN side = 'disbursement' THEN filer_id ELSE other_id END AS payer,
        CASE WHEN side = 'disbursement' THEN other_id ELSE filer_id END AS payee,
        amount,
        (side = 'disbursement') = (amount > 0) AS sent
    FROM reported
    WHERE counted AND date IS NOT NULL AND amount <> 0 AND other_id IS NOT NULL
        AND other_id <> filer_id AND {committee}
        AND kind IN (
            'contribution', 'in_kind', 'transfer', 'refund', 'loan', 'loan_repayment'
        )
), matched AS (
    SELECT family, payer, payee, amount, row_number() OVER () AS pair
    FROM sided GROUP BY family, payer, payee, amount
    HAVING bool_or(sent) AND NOT bool_and(sent)
), ranked AS (
    SELECT pair, sent, source_id, date, filed,
        row_number() OVER (PARTITION BY pair, sent ORDER BY date, source_id) AS n
    FROM sided JOIN matched USING (family, payer, payee, amount)
), payments AS (
    SELECT pair, n, source_id, date FROM ranked WHERE sent
), receipts AS (
    SELECT pair, n, date, filed FROM ranked WHERE NOT sent
), taken(pair, n, last, payment) AS (
    SELECT pair, 0::BIGINT, 0::BIGINT, NULL::BIGINT FROM matched
    UNION ALL
    SELECT t.pair, r.n, coalesce(min(p.n), t.last), min(p.n)
    FROM taken t
        JOIN receipts r ON r.pair = t.pair AND r.n = t.n + 1
        LEFT JOIN payments p ON p.pair = t.pair AND p.n > t.last
            AND r.date - p.date BETWEEN -{before} AND {after}
    GROUP BY t.pair, r.n, t.last
), paired AS (
    SELECT p.source_id AS payment, r.source_id AS receipt, r.filed AS until
    FROM taken t
        JOIN payments p ON p.pair = t.pair AND p.n = t.payment
        JOIN ranked r ON r.pair = t.pair AND NOT r.sent AND r.n = t.n
), single AS (
    SELECT * FROM sided
    WHERE source_id NOT IN (SELECT payment FROM paired UNION ALL SELECT receipt FROM paired)
), near AS (
    SELECT p.source_id, p.family, p.payer, p.payee, p.date, p.amount,
        r.date AS day, r.amount AS part, r.filed, r.source_id AS receipt
    FROM single p JOIN single r ON p.sent AND NOT r.sent AND r.family = p.family
        AND r.payer = p.payer AND r.payee = p.payee
        AND r.date - p.date BETWEEN -{before} AND {after}
), split AS (
    -- one payment that its receiver booked to several accounts (18K and 31K, say): on one day, or
    -- in all that it booked within the time
    SELECT source_id, date, max(filed) AS until, list_sort(list(receipt)) AS receipts
    FROM near GROUP BY GROUPING SETS (
        (source_id, family, payer, payee, amount, date, day),
        (source_id, family, payer, payee, amount, date)
    )
    HAVING count(*) > 1 AND sum(part) = amount
), whole AS (
    SELECT source_id, until, row_number() OVER (
            PARTITION BY receipts ORDER BY date, source_id
        ) AS n
    FROM (SELECT DISTINCT * FROM split)
)
SELECT payment AS source_id, until FROM paired
UNION
SELECT source_id, until FROM whole WHERE n = 1"""
    ""
)


def mirrors(committee: str = "true") -> str:
    """The rule for a source's `mirrors`. committee: SQL that tells whether `other_id` is the id of
    a filer of the same agency, for agencies that put others there too."""
    days = {"{before}": MIRROR_DAYS_BEFORE, "{after}": MIRROR_DAYS_AFTER, "{committee}": committee}
    text = _PAIRS
    for place, value in days.items():
        text = text.replace(place, str(value))
    return text
