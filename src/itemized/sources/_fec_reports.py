"""When FEC's reports close, when they are due, and when one was filed, as SQL text.

Sources: FEC's page "Report type code descriptions" and 11 CFR 104.5. Federal deadlines do not move
for weekends or holidays.
"""

from __future__ import annotations

#: The general election: the Tuesday after the first Monday in November (2 U.S.C. 7), of $period.
_GENERAL = """(
    make_date($period, 11, 1)
    + ((8 - isodow(make_date($period, 11, 1))) % 7)::INTEGER + 1
)"""

#: Relation: code, then start, close and due for a report of the cycle's first year (suffix _1) and
#: of its second, even one (_2). A date that depends on more than code and year is null: a
#: quarterly of an election year may begin where a pre-primary report closed, a year-end report
#: begins where the filer's last one closed, and 12P and TER go by days that no row gives.
REPORTS = """
    SELECT 'M' || n AS code,
        make_date($period - 1, n - 1, 1) AS start_1,
        last_day(make_date($period - 1, n - 1, 1)) AS close_1,
        make_date($period - 1, n, 20) AS due_1,
        -- 12G and 30G stand in for M11 and M12 in the year of a general election
        CASE WHEN n < 11 THEN make_date($period, n - 1, 1) END AS start_2,
        CASE WHEN n < 11 THEN last_day(make_date($period, n - 1, 1)) END AS close_2,
        CASE WHEN n < 11 THEN make_date($period, n, 20) END AS due_2
    FROM (SELECT unnest(range(2, 13))::INTEGER AS n)
    UNION ALL
    SELECT 'Q' || n,
        make_date($period - 1, 3 * n - 2, 1),
        last_day(make_date($period - 1, 3 * n, 1)),
        make_date($period - 1, 3 * n + 1, 15),
        NULL,
        last_day(make_date($period, 3 * n, 1)),
        make_date($period, 3 * n + 1, 15)
    FROM (SELECT unnest(range(1, 4))::INTEGER AS n)
    UNION ALL
    SELECT 'MY',
        make_date($period - 1, 1, 1), make_date($period - 1, 6, 30), make_date($period - 1, 7, 31),
        make_date($period, 1, 1), make_date($period, 6, 30), make_date($period, 7, 31)
    UNION ALL
    SELECT 'YE',
        NULL, make_date($period - 1, 12, 31), make_date($period, 1, 31),
        NULL, make_date($period, 12, 31), make_date($period + 1, 1, 31)
    UNION ALL
    SELECT '12G', NULL, NULL, NULL, make_date($period, 10, 1), {general} - 20, {general} - 12
    UNION ALL
    SELECT '30G', NULL, NULL, NULL, {general} - 19, {general} + 20, {general} + 30
""".replace("{general}", _GENERAL)


def image_day(column: str) -> str:
    """The day in an 18-digit image number, YYYYMMDD + source + page; null for any other.

    FEC's data dictionary, IMAGE_NUM: "18-digit Image Number Format (June 29, 2015)".
    """
    return (
        f"CASE WHEN length({column}) = 18 THEN try_strptime(left({column}, 8), '%Y%m%d')::DATE END"
    )


def image_year(column: str) -> str:
    """The year of scanning in an 11-digit image number, YY + office + reel + frame; else null."""
    year = f"try_cast(left({column}, 2) AS INTEGER)"
    # FEC has scanned since 1975 and left this form in 2015.
    return (
        f"CASE WHEN length({column}) = 11"
        f" THEN {year} + CASE WHEN {year} >= 70 THEN 1900 ELSE 2000 END END"
    )


#: Expression over a row joined to REPORTS as `p`: the year of its report, null where nothing tells.
#: Wants columns day, image_day, image_year and AMNDT_IND. A report closed before it was filed. An
#: amendment may come years later, so there the payment's own day decides first.
REPORT_YEAR = """CASE
        WHEN coalesce(image_day, make_date(image_year, 12, 31), day) IS NULL THEN NULL
        WHEN p.close_2 < coalesce(image_day, make_date(image_year, 12, 31), DATE '9999-12-31')
            AND NOT (
                (AMNDT_IND = 'A' OR coalesce(image_day, make_date(image_year, 12, 31)) IS NULL)
                AND coalesce(day <= p.close_1, false)
            )
        THEN $period
        ELSE $period - 1
    END"""

#: The same where the row gives its report's year.
STATED_YEAR = "try_cast(RPT_YR AS INTEGER)"

#: Expression: the day by which a row was public where neither image nor report tells. A year's
#: money is due with its year-end report at the latest.
BY_YEAR_END = """make_date(
        greatest($period - 1, least($period, coalesce(year(day), $period)))::INTEGER + 1, 1, 31
    )"""
