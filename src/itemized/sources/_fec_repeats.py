"""Which rows of the FEC's files on outside spending others say again, or come from nobody known.

Three rules. A 24- or 48-hour notice is itemized again in the spender's report on its days (11 CFR
104.4(b)(2), (c)(2), 104.5(g)); openFEC's totals of Schedule E leave notices out for that reason.
An electioneering communication may be loaded as the filing too. And the file of independent
expenditures holds rows of filers that the FEC could not verify (openFEC's unverified_filers_vw): it
keeps those out of its committee master, so a spender that the cycle's master does not know is one.
"""

from __future__ import annotations

#: The longest that a report covers is half a year: 11 CFR 104.5(c)(2).
REPORT_DAYS = 184

#: SQL for a source's `repeats`.
REPEATS = """WITH notice AS (
    SELECT source_id, period, filer_id, target, amount, date FROM reported
    WHERE table_name = 'independent_expenditure'
    UNION ALL
    SELECT r.source_id, NULL, r.filer_id, r.target, r.amount, r.date
    FROM reported r JOIN covers c ON c.filing_id = r.filing_id AND c.nature = 'notice'
    WHERE r.kind = 'independent_expenditure'
), itemized AS (
    SELECT filer_id, target, amount, date, period_end, filed,
        -- of a report that tells only when it closes: a year-end report covers half a year at most,
        -- where there is no election (11 CFR 104.5(c)(2)(i)), every other no more than a quarter
        coalesce(period_start, CASE WHEN report_type = 'YE' AND year(period_end) % 2 = 1
            THEN period_end - {days} ELSE date_trunc('quarter', period_end)::DATE END
        ) AS period_start
    FROM reported
    WHERE kind = 'independent_expenditure' AND table_name IN ('itoth', 'itpas2')
), report AS (
    SELECT filer_id, period_start, period_end, min(filed) AS filed FROM covers
    WHERE nature = 'periodic' AND period_end IS NOT NULL GROUP BY ALL
    UNION ALL
    -- the first report to close after a notice is the one that lists it again
    SELECT filer_id, period_start, period_end, min(filed) FROM itemized
    WHERE period_end IS NOT NULL GROUP BY ALL
), broadcast AS (
    SELECT filer_id, date, amount, filed FROM reported
    WHERE kind = 'electioneering' AND table_name <> 'electioneering'
), registered AS (
    SELECT DISTINCT period, committee_id FROM committees
    WHERE source = 'fec_bulk' AND table_name = 'cm'
), found AS (
SELECT n.source_id, r.filed AS until, NULL::VARCHAR AS why
FROM notice n JOIN report r ON r.filer_id = n.filer_id
    AND n.date BETWEEN r.period_start AND r.period_end
UNION ALL
-- of some reports (12P, TER) the bulk files do not say when they close: the payment itself tells
SELECT n.source_id, i.filed, NULL
FROM notice n JOIN itemized i ON i.filer_id = n.filer_id AND i.target = n.target
    AND i.period_end IS NULL AND abs(i.amount - n.amount) < 1
    AND i.date BETWEEN n.date - 10 AND n.date + 10
UNION ALL
SELECT e.source_id, b.filed, NULL
FROM reported e JOIN broadcast b ON b.filer_id = e.filer_id AND b.date = e.date
    AND b.amount IN (e.amount, e.amount_filed)
WHERE e.table_name = 'electioneering'
UNION ALL
SELECT n.source_id, NULL, 'unverified_filer'
FROM notice n WHERE n.period IN (SELECT period FROM registered)
    AND (n.period, n.filer_id) NOT IN (SELECT (period, committee_id) FROM registered)
)
SELECT source_id, CASE WHEN max(why) IS NULL THEN min(until) END AS until, max(why) AS why
FROM found GROUP BY source_id""".replace("{days}", str(REPORT_DAYS))
