"""What states' files have in common, as SQL text: days, amounts, rules by code, and the columns of
an entry that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from itemized.sources._base import CARRIED, Holds, Rule
from itemized.sources._columns import COLUMNS, OPTIONAL

#: States publish what was typed, and a slip of the keyboard makes a gift of millions: the largest
#: amount of any one payment that a public statement of a state filer is known to bear out is
#: $90 million (a candidate's own gift to his campaign, 2022). A larger one is kept and shown, with
#: the reason, and is in no total.
MOST = Decimal(100_000_000)

#: DuckDB's own cast would also take "1e5" and "1_000", and round a third decimal away. Databases
#: write amounts with any number of zeros; spreadsheets with "$" and thousands' commas.
_IS_AMOUNT = (
    "regexp_full_match({0}, '[-+]?[$]?([0-9]+|[0-9]{{1,3}}(,[0-9]{{3}})+)?([.][0-9]{{0,2}}0*)?')"
)


def text(column: str) -> str:
    """A column's text; null where it is empty."""
    return f"nullif({named(column)}, '')"


def named(column: str) -> str:
    """A publisher's column in SQL."""
    return f'"{column}"'


def day(column: str) -> str:
    """A day written M/D/YYYY, YYYY-MM-DD or YYYY/MM/DD, with or without a time behind it; else
    null."""
    c = named(column)
    return (
        f"CASE WHEN regexp_full_match({c}, '[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}( .*)?')"
        f" THEN try_strptime(split_part({c}, ' ', 1), '%m/%d/%Y')::DATE"
        f" WHEN regexp_full_match({c}, '[0-9]{{4}}([-/])[0-9]{{2}}[-/][0-9]{{2}}([ T].*)?')"
        f" THEN try_strptime(replace(left({c}, 10), '/', '-'), '%Y-%m-%d')::DATE END"
    )


def compact_day(column: str) -> str:
    """A day written YYYYMMDD; else null."""
    c = named(column)
    return f"CASE WHEN length({c}) = 8 THEN try_strptime({c}, '%Y%m%d')::DATE END"


def dollars(column: str) -> str:
    """An amount of at most two decimals, negative in parentheses as accountants and spreadsheets
    write it; null where the text is anything else."""
    signed = _signed(column)
    bare = f"replace(replace({signed}, '$', ''), ',', '')"
    return f"CASE WHEN {_IS_AMOUNT.format(signed)} THEN try_cast({bare} AS DECIMAL(14, 2)) END"


def _signed(column: str) -> str:
    return f"regexp_replace({named(column)}, '^[(]([$0-9.].*)[)]$', '-\\1')"


def no_amount(column: str) -> str:
    """The branches of a CASE that say why an amount cannot be used. One that is written as it
    should be and that `dollars` has no number for is beyond DECIMAL(14, 2)."""
    return f"""WHEN {named(column)} = '' THEN 'it has no amount' {bad_amount(column)}"""


def bad_amount(column: str) -> str:
    """The same of an amount that a row may do without."""
    return f"""WHEN {named(column)} <> '' AND {dollars(column)} IS NULL THEN
            CASE WHEN {_IS_AMOUNT.format(_signed(column))}
                THEN 'its amount is a trillion dollars or more, which the ledger cannot hold'
                ELSE 'its amount is no number' END"""


def whole(column: str) -> str:
    """A whole number; null where the text is none."""
    return f"try_cast({named(column)} AS INTEGER)"


def person(last: str, first: str, *more: str) -> str:
    """A name as "Last, First Middle Suffix", or the last alone where there is no other."""
    rest = ", ".join(text(c) for c in (first, *more))
    return f"nullif(concat_ws(', ', {text(last)}, nullif(concat_ws(' ', {rest}), '')), '')"


def known_as(letters: str, column: str) -> str:
    """A filer's id in the ledger: the system's letters before the publisher's number, since two
    agencies give the same numbers out (decision 70). Null where there is none, or a zero."""
    return f"'{letters}-' || nullif(nullif({named(column)}, ''), '0')"


#: What a registry has for the office where there is a ballot measure and no candidate.
MEASURE = "ballot measure"


def by_name(letters: str, name: str) -> str:
    """The id of a candidate or measure that is only named: its letters and digits, capital."""
    clean = f"trim(regexp_replace(upper({name}), '[^A-Z0-9]+', ' ', 'g'))"
    return f"'{letters}:' || nullif({clean}, '')"


def bad_entry(what: str, id_column: str, *, filer: str = "", amount: str = "Amount") -> str:
    """Why a row of money cannot be used: it lacks its id or its filer, or its amount is none."""
    lacks = "" if not filer else f"WHEN {named(filer)} = '' THEN 'it names no filer'"
    return f"""CASE
        WHEN {named(id_column)} = '' THEN 'it has no {what}' {lacks}
        {no_amount(amount)}
    END"""


_RULED = """rules(rule_code, rule_kind, rule_side, rule_why_not, rule_sign) AS (VALUES
        {rules}
    ), ruled AS (
        SELECT r.* REPLACE (coalesce(rule_kind, 'other') AS rule_kind,
            coalesce(rule_side, {side}) AS rule_side, coalesce(rule_sign, 1) AS rule_sign,
            CASE WHEN rule_code IS NULL THEN 'unknown_code' ELSE rule_why_not END AS rule_why_not)
        FROM (SELECT w.*, rules.* FROM (SELECT *, {code} AS coded FROM {relation}) w
            LEFT JOIN rules ON rules.rule_code = w.coded) r
    )"""


def ruled(rules: Iterable[Rule], code: str, side: str, relation: str = "rows") -> str:
    """CTEs that end in `ruled`: each row with what the rule of its code says (rule_kind, rule_side,
    rule_why_not, rule_sign). A code that no rule names is kind `other` and left out of totals as
    such, where an account shows it (decision 88); `side` is then its side."""
    text = _RULED
    for place, value in (
        ("{rules}", rules_sql(rules)),
        ("{code}", code),
        ("{side}", side),
        ("{relation}", relation),
    ):
        text = text.replace(place, value)
    return text


def codes_of(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The codes that rules are for."""
    return tuple(rule.code for rule in rules)


def rules_sql(rules: Iterable[Rule]) -> str:
    """The rules as rows of a VALUES list: code, kind, side, why_not, sign.

    >>> print(rules_sql([Rule("1A", "contribution", "receipt", True, None, "Form D-2")]))
    ('1A', 'contribution', 'receipt', NULL, 1)
    """

    return ",\n        ".join(
        f"({_quoted(r.code)}, {_quoted(r.kind)}, {_quoted(r.side)}, {_quoted(r.why_not)}, {r.sign})"
        for r in rules
    )


def _quoted(value: str | None) -> str:
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


def select(
    holds: Holds,
    relation: str,
    beside: Mapping[str, str] | None = None,
    /,
    *,
    before: str = "",
    **columns: str,
) -> str:
    """A table's `select`: our columns by their expressions, those not given null. before: CTEs.
    beside: publisher's codes of which `Table.codes` says what is known, by their names there."""
    unknown = set(columns) - set(COLUMNS[holds])
    assert not unknown, f"no such columns: {unknown}"  # a slip in a source's module
    ours = (
        f"({columns[name]})::{kind} AS {name}" if name in columns else f"NULL::{kind} AS {name}"
        for name, kind in COLUMNS[holds].items()
        if name in columns or name not in OPTIONAL.get(holds, ())
    )
    told = (f"{code} AS {named(name)}" for name, code in (beside or {}).items())
    start = f"WITH {before} " if before else ""
    return start + " ".join(("SELECT", ",\n    ".join((CARRIED, *ours, *told)), "FROM", relation))


def stated(
    totals: Iterable[tuple[str, str, str, tuple[str, ...]]],
    relation: str = "rows",
    *,
    before: str = "",
    **columns: str,
) -> str:
    """The `select` of a table whose rows state several totals each (it `explodes`).

    totals: of each the line it stands on, what it sums, the publisher's column that has it, and the
    codes or schedules of the rows that make it up. columns: the rest of a stated line.
    """
    lines = ", ".join(
        f"{{'line': '{line}', 'what': '{what}', 'amount': {dollars(column)},"
        f" 'rows': [{', '.join(map(_quoted, rows))}]}}"
        for line, what, column, rows in totals
    )
    told = f"told AS (SELECT *, unnest([{lines}]) AS total FROM {relation})"
    return select(
        Holds.STATED,
        "told",
        before=", ".join(filter(None, (before, told))),
        **{
            "line_number": "total.line",
            "what": "total.what",
            "amount": "total.amount",
            "supported_by": "total.rows",
            **columns,
        },
    )


def entries(
    beside: Mapping[str, str] | None = None,
    /,
    *,
    before: str,
    amount: str,
    day: str,
    why: str = "NULL",
    **columns: str,
) -> str:
    """The `select` of a table of money over `ruled`. amount, day: the publisher's columns.
    why: SQL for a reason, beyond its code's, why a row does not count, or null. beside: as in
    `select`."""
    cash = dollars(amount)
    when = state_day(day)
    reason = f"coalesce({why}, rule_why_not, CASE WHEN abs({cash}) > {MOST} THEN 'implausible' END)"
    return select(
        Holds.ENTRIES,
        "ruled",
        beside,
        before=before,
        **{
            "type_code": "nullif(coded, '')",
            "kind": "rule_kind",
            "side": "rule_side",
            "amount_filed": cash,
            "amount": f"rule_sign * {cash}",
            "date": when,
            "date_text": f"CASE WHEN {when} IS NULL THEN {text(day)} END",
            "memo": "false",
            "counted": f"{reason} IS NULL",
            "why_not": reason,
            **columns,
        },
    )


state_day = day  # `entries` has a parameter of that name
