"""Independent expenditures that two schedules list, or a late report and a report on a period.

Form 460 lists one by whom it is for or against (Schedule D; Gov. Code 84211(k)(5)) and by whom was
paid (Schedule E, code IND); Forms 496 and 465 listed it before (Gov. Code 84204, 84203.5). What of
these is one expenditure is told row by row, one to one: a report that leaves one out takes no
other's place.
"""

from __future__ import annotations

#: Words that say of a target what it is, and not which one.
_COMMON = (
    *("FOR", "STATE", "SENATE", "ASSEMBLY", "COUNCIL", "CITY", "COUNTY", "DISTRICT", "SUPERVISOR"),
    *("MEASURE", "PROPOSITION", "PROP", "MAYOR", "SCHOOL", "BOARD", "THE", "OF", "AND", "ON", "TO"),
    *("YES", "NO", "IE", "IES", "ONLY", "COMMITTEE", "ELECT", "FRIENDS"),
)

_WORDS = f"""list_sort(list_filter(string_split(substr(target, 4), ' '),
            lambda w: length(w) > 1 AND w NOT IN {_COMMON!r}))"""

#: Two rows may be one expenditure where nothing that both of them say speaks against it.
_MAY_BE = """coalesce(s.date = l.date, true) AND coalesce(s.support_oppose = l.support_oppose, true)
        AND (len(coalesce(s.words, [])) = 0 OR len(coalesce(l.words, [])) = 0
            OR list_has_any(s.words, l.words))"""

#: What rows are paired by, the surest first: amount, and these.
_BY = (("date", "support_oppose", "words"), ("date",), ("support_oppose", "words"), ())


def _paired(name: str, said: str, lists: str) -> str:
    """CTEs that end in `<name>`: pairs of a row of `said` and one of `lists` (`again`, `listed`)
    that are one expenditure, each row in one pair at most in a `scope`, which both have. Rows of
    `said` of several versions (`series`) are paired by themselves."""
    parts = [
        f"""{name}_0 AS (
    SELECT NULL::VARCHAR AS again, NULL::VARCHAR AS listed, NULL::VARCHAR AS scope,
        NULL::BIGINT AS series WHERE false
), {name}_lists AS (
    SELECT l.*, series FROM {lists} l JOIN (SELECT DISTINCT scope, series FROM {said}) USING (scope)
)"""
    ]
    for step, by in enumerate(_BY, 1):
        within = ", ".join(("scope", "series", "amount", *by))
        same = " AND ".join(
            f"s.{c} IS NOT DISTINCT FROM l.{c}" for c in ("scope", "series", "amount", "n", *by)
        )

        def left(rows: str, which: str, within: str = within, step: int = step) -> str:
            return f"""(SELECT *, row_number() OVER (PARTITION BY {within}
                ORDER BY support_oppose, words, source_id) AS n
            FROM {rows} WHERE (source_id, scope, series) NOT IN
                (SELECT ({which}, scope, series) FROM {name}_{step - 1}))"""

        parts.append(
            f"""{name}_{step} AS (
    FROM {name}_{step - 1} UNION ALL
    SELECT s.source_id, l.source_id, s.scope, s.series
    FROM {left(said, "again")} s JOIN {left(f"{name}_lists", "listed")} l ON {same}
    WHERE {_MAY_BE}
)"""
        )
    return ",\n".join((*parts, f"{name} AS (FROM {name}_{len(_BY)})"))


#: CTEs over `reported`: which rows say an expenditure again (`of_vendors`, `listing`). Of Schedule
#: E those that are a row of Schedule D of that filing; of what is left of the two, a payment may
#: have been split by target or by vendor, so that rows of E, the smallest first, are taken for such
#: parts as far as D comes to. Of late reports those that are a row of a report on their day.
_TOLD = f"""WITH spent AS (
    SELECT source_id, filing_id, filer_id, schedule, amount, date, support_oppose,
        {_WORDS} AS words, filed, period_start, period_end, counted, counted_until,
        CASE why_not WHEN 'replaced' THEN coalesce(amends_number, 0) ELSE -1 END::BIGINT AS version
    FROM reported
    WHERE kind = 'independent_expenditure' AND (counted OR counted_until > filed)
), by_target AS (
    SELECT *, filing_id AS scope FROM spent WHERE schedule = 'D'
), by_vendor AS (
    SELECT *, filing_id AS scope, 0::BIGINT AS series FROM spent WHERE schedule = 'E'
), {_paired("vendor", "by_vendor", "by_target")}, targets_left AS (
    SELECT scope, sum(amount) AS amount, flatten(list(words)) AS words FROM by_target
    WHERE source_id NOT IN (SELECT listed FROM vendor) GROUP BY scope
), vendors_left AS (
    SELECT e.source_id, sum(e.amount) OVER (PARTITION BY scope ORDER BY e.amount, e.source_id
            ROWS UNBOUNDED PRECEDING) AS upto, d.amount AS most
    FROM by_vendor e JOIN targets_left d USING (scope)
    WHERE e.source_id NOT IN (SELECT again FROM vendor)
        AND (len(coalesce(e.words, [])) = 0 OR list_has_any(e.words, d.words))
), of_vendors AS (
    SELECT again AS source_id FROM vendor
    UNION ALL SELECT source_id FROM vendors_left WHERE upto <= most
), lists AS (
    SELECT *, filing_id AS scope FROM spent
    WHERE schedule <> 'F496' AND source_id NOT IN (FROM of_vendors)
), late AS (
    -- each form's rows by themselves: one row of a later report may repeat both
    SELECT s.*, l.scope, 2 * s.version + (s.schedule = 'F496')::BIGINT AS series
    FROM spent s JOIN (
        SELECT DISTINCT scope, filer_id, period_start, period_end, schedule = 'F465P3' AS late
        FROM lists
    ) l ON l.filer_id = s.filer_id
        AND coalesce(s.date, s.filed) BETWEEN l.period_start AND l.period_end
    WHERE s.schedule = 'F496' OR s.schedule = 'F465P3' AND NOT l.late
), {_paired("again", "late", "lists")}, listing AS (
    SELECT again.again AS source_id, min(l.filed) AS first, max(l.counted_until) AS last,
        bool_or(l.version = -1) AS still
    FROM again JOIN lists l ON l.source_id = again.listed GROUP BY again.again
)"""

#: SQL for a source's `repeats`: of late reports what the newest version of a report on the period
#: has, from the first version on that has it.
REPEATS = f"""{_TOLD}
SELECT source_id, filed AS until FROM spent WHERE source_id IN (FROM of_vendors)
UNION ALL SELECT source_id, first FROM listing WHERE still"""

#: SQL for a source's `mirrors`: the days on which a version had a row of a late report that the
#: newest one leaves out.
BETWEEN = f"""{_TOLD}
SELECT source_id, first AS since, last AS until FROM listing WHERE NOT still"""
