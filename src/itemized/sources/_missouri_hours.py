"""Missouri's reports within 24 and 48 hours: what amends them, and what lists them again."""

from __future__ import annotations

#: Reports on gifts and spending within 24 or 48 hours (RSMo 130.044), by their name.
HOURS = "(24|48)[ -]?HOURS?"
#: There are many of those a year under one name, and nothing says which of them an amended one
#: amends: it takes the place of rows of the same party, day and amount, else of the same party and
#: day, of the same party and amount, and of the same day and amount, as many as it has itself; and
#: so does one that says to be a further amendment of those before it. What a
#: committee reported so is in the report on the quarter again, which is due within 107 days (RSMo
#: 130.046): the first of its reports after the day. What a search gave is said again where rows of
#: that report are loaded from the form's file.
_REPORT = ("table_name", "filer_id", "report_type", "type_code", "kind")
_AGREE = (("date", "who", "amount"), ("date", "who"), ("who", "amount"), ("date", "amount"))


def _replaced() -> str:
    """CTEs that end in `amended`: rows of reports within hours (`hasty`, each with the amendment
    that it is of) whose place one of the next amendment that is loaded takes, the surest first."""
    parts = ["amended_0 AS (SELECT NULL::VARCHAR AS old, NULL::VARCHAR AS new WHERE false)"]
    for step, by in enumerate(_AGREE, 1):
        same = ", ".join((*_REPORT, *by))

        def left(which: str, level: str, same: str = same, step: int = step) -> str:
            return f"""(SELECT *, row_number() OVER (PARTITION BY {same}, level
                    ORDER BY amount, date, source_id) AS n
                FROM leveled WHERE {level} IS NOT NULL
                    AND source_id NOT IN (SELECT {which} FROM amended_{step - 1}))"""

        parts.append(
            f"""amended_{step} AS (
    FROM amended_{step - 1} UNION ALL
    SELECT o.source_id, a.source_id FROM {left("old", "next")} o JOIN {left("new", "level")} a
        USING ({same}, n) WHERE a.level = o.next
)"""
        )
    return ",\n".join((*parts, f"amended AS (FROM amended_{len(_AGREE)})"))


REPEATS = f"""WITH hasty AS (
    SELECT *, upper(coalesce(other_name, target)) AS who, CASE WHEN amendment = 'A' THEN
            coalesce(try_cast(regexp_extract(filing_id, '/amended ([0-9]+)$', 1) AS BIGINT), 1)
        ELSE 0 END AS level
    FROM reported WHERE regexp_matches(report_type, '{HOURS}') AND counted
), leveled AS (
    SELECT h.*, (
            SELECT min(l.level) FROM (SELECT DISTINCT filer_id, report_type, level FROM hasty) l
            WHERE l.filer_id = h.filer_id AND l.report_type = h.report_type AND l.level > h.level
        ) AS next
    FROM hasty h WHERE date IS NOT NULL AND who IS NOT NULL
), {_replaced()}
SELECT old AS source_id, filed AS until, 'replaced' AS why
FROM amended JOIN hasty ON source_id = new
UNION ALL
SELECT r.source_id, min(later.filed) AS until, NULL FROM reported r
    JOIN reported later ON later.filer_id = r.filer_id AND later.type_code = r.type_code
        AND NOT regexp_matches(later.report_type, '{HOURS}')
        AND later.filed BETWEEN r.date AND r.date + 107
WHERE regexp_matches(r.report_type, '{HOURS}') AND r.counted
    AND r.source_id NOT IN (SELECT old FROM amended)
GROUP BY r.source_id
UNION ALL
SELECT source_id, NULL, NULL FROM reported r
SEMI JOIN (
    SELECT DISTINCT filing_id, CASE table_name WHEN 'cd1_a' THEN 'contributions_search'
        WHEN 'cd3_b' THEN 'expenditures_search' END AS table_name FROM reported
) whole USING (filing_id, table_name)"""
