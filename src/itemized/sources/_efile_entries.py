"""How a line of an electronic filing becomes an entry, as SQL text.

`rows` are the lines after a filing's cover, with `line`, `raw`, `f` (the fields) and what the
filing said of itself; `places` says in which field each thing stands.
"""

from __future__ import annotations

from itemized.sources import _efile_layout as layout
from itemized.sources._efile_amounts import day, dollars
from itemized.sources._efile_rules import rules_sql

#: What lines need to know of their filing.
FROM_FILING = (
    *("filing_id", "version", "form", "amendment", "filer_id", "filed", "filed_basis"),
    *("report_type", "starts", "closes"),
)


def _place(name: str) -> str:
    return f"coalesce(trim(f[p.{name}]), '') AS {name}"


# Line 11AI is written 11A1 too. A quote at both ends of the row type was taken off with the rest.
_TYPED = """typed AS (
    SELECT rows.*, replace(upper(trim(f[1])), '11A1', '11AI') AS row_type,
        {class} AS class
    FROM rows
), placed AS (
    SELECT typed.*, p.width,
        {places}
    FROM typed LEFT JOIN places p ON p.class = typed.class AND p.version = typed.version
    WHERE {wanted}
), named AS (
    SELECT *,
        CASE
            WHEN organization <> '' THEN organization
            WHEN last <> '' OR first <> '' THEN concat_ws(', ', nullif(last, ''),
                nullif(concat_ws(' ', nullif(first, ''), nullif(middle, ''), nullif(suffix, '')),
                    ''))
            -- until version 5 a name is one field: last^first^prefix^suffix
            WHEN contains(whole_name, '^') THEN concat_ws(', ',
                trim(split_part(whole_name, '^', 1)),
                nullif(concat_ws(' ', nullif(trim(split_part(whole_name, '^', 2)), ''),
                    nullif(trim(split_part(whole_name, '^', 4)), '')), ''))
            ELSE nullif(whole_name, '')
        END AS full_name,
        {cash} AS cash,
        coalesce({day}, {paid_day}) AS paid,
        filing_id || ':' || coalesce(nullif(tran, ''), 'line ' || line) AS source_id,
        -- too many fields: somewhere in between one was parted in two
        width IS NOT NULL AND trim(array_to_string(f[width + 1:], '')) <> '' AS overlong
    FROM placed
)"""

_BAD = """CASE
        WHEN len(f) = 1 AND contains(f[1], '"') THEN 'its quotes do not match'
        WHEN class IS NULL THEN 'its row type is unknown'
        WHEN width IS NULL THEN 'format version ' || version || ' has no such line'
        WHEN overlong THEN 'has ' || len(f) || ' fields and at most ' || width
        WHEN cash IS NULL AND amount = '' THEN 'it has no amount'
        WHEN cash IS NULL THEN 'its amount is no number'
    END"""

_ENTITY = """CASE upper(entity)
        WHEN 'IND' THEN 'person'
        WHEN 'CAN' THEN 'candidate'
        WHEN 'ORG' THEN 'organization'
        WHEN 'COM' THEN 'committee'
        WHEN 'PAC' THEN 'committee'
        WHEN 'CCM' THEN 'committee'
        WHEN 'PTY' THEN 'committee'
        ELSE CASE WHEN organization = '' AND (last <> '' OR contains(whole_name, '^')) THEN 'person'
            END
    END"""

_IS_COMMITTEE = "regexp_full_match(other, 'C[0-9]{8}')"
_IS_CANDIDATE = "regexp_full_match(candidate, '[HSP][0-9A-Z]{8}')"
#: openFEC's is_earmark looks for the same words. A conduit says for whom, a recipient through whom.
_EARMARK = "regexp_matches(words, '(?i)earmark|earmk|ermk')"
_PASSED_ON = "form = 'F3X' AND regexp_matches(words, '(?i)(earmark|earmk|ermk)[a-z]* (for|to) ')"

_ENTRIES = """WITH rules(form, row_type, kind, side, counted, why_not, sign) AS (VALUES
    {rules}
), {typed}, ruled AS (
    SELECT named.*,
        coalesce(own.side, every.side,
            CASE WHEN class IN ('SchB', 'F105') THEN 'disbursement' ELSE 'receipt' END) AS side,
        coalesce(own.kind, every.kind, 'other') AS rule_kind,
        coalesce(own.counted, every.counted, true) AS rule_counted,
        coalesce(own.why_not, every.why_not) AS rule_why_not,
        coalesce(own.sign, every.sign, 1) AS sign,
        upper(memo_code) = 'X' AS is_memo,
        concat_ws('; ', nullif(purpose, ''), nullif(memo, '')) AS words,
        {entity} AS party_kind
    FROM named
    LEFT JOIN rules own ON own.form = named.form AND own.row_type = named.row_type
    LEFT JOIN rules every ON every.form = '*' AND every.row_type = CASE
        WHEN class IN ('SchE', 'SchF', 'SchC') THEN 'S' || right(class, 1)
        WHEN class = 'SchA3L' THEN 'SA3L' ELSE class END
), judged AS (
    SELECT *,
        CASE
            -- between a committee's own accounts
            WHEN other = filer_id AND party_kind IS DISTINCT FROM 'person' THEN 'other'
            WHEN rule_kind IN ('contribution', 'transfer') AND {earmark} THEN 'earmark'
            ELSE rule_kind END AS kind,
        {passed_on} AND rule_kind IN ('contribution', 'other') AS passed_on,
        rule_kind IN ('contribution', 'transfer', 'refund', 'loan', 'loan_repayment')
            AS from_or_to_other
    FROM ruled
)
SELECT
    line, raw, reason, NULL::BOOLEAN AS other_year,
    source_id, filing_id, filer_id, form, amendment, report_type,
    {starts} AS period_start,
    {closes} AS period_end,
    try_cast(filed AS DATE) AS filed,
    filed_basis,
    CASE WHEN starts_with(class, 'Sch') THEN 'S' || substr(class, 4, 1) ELSE class END AS schedule,
    CASE WHEN starts_with(class, 'Sch') THEN ltrim(substr(row_type, 3), '/') ELSE row_type END
        AS line_number,
    NULL::VARCHAR AS type_code,
    kind,
    side,
    full_name AS other_name,
    party_kind AS other_kind,
    nullif(city, '') AS other_city,
    nullif(upper(state), '') AS other_state,
    nullif(zip, '') AS other_zip,
    nullif(employer, '') AS other_employer,
    nullif(occupation, '') AS other_occupation,
    -- beside a person's gift stands the conduit's id, beside a payment the committee it is for
    CASE WHEN from_or_to_other AND {is_committee} AND party_kind IS DISTINCT FROM 'person'
        THEN other END AS other_id,
    CASE WHEN kind = 'earmark' AND {is_committee} AND party_kind = 'person' THEN other END
        AS conduit_id,
    CASE WHEN {is_candidate} AND (side = 'disbursement' OR party_kind = 'candidate')
        THEN candidate END AS target,
    CASE upper(support) WHEN 'S' THEN 'support' WHEN 'O' THEN 'oppose' END AS support_oppose,
    cash AS amount_filed,
    (sign * cash)::DECIMAL(14, 2) AS amount,
    paid AS date,
    CASE WHEN paid IS NULL THEN nullif(day, '') END AS date_text,
    nullif(election, '') AS election,
    is_memo AS memo,
    nullif(words, '') AS memo_text,
    rule_counted AND NOT is_memo AND NOT passed_on AS counted,
    CASE WHEN is_memo THEN 'memo' WHEN passed_on THEN 'conduit_copy' ELSE rule_why_not END
        AS why_not,
    'https://docquery.fec.gov/cgi-bin/forms/' || filer_id || '/' || filing_id || '/' AS url,
    -- FEC's bulk files have transaction ids in capitals
    CASE WHEN tran <> '' THEN 'fec:' || filing_id || ':' || upper(tran) END AS also
FROM (SELECT *, {bad} AS reason FROM judged)"""


def _fill(text: str, wanted: str) -> str:
    """The text with its parts put in, over the lines wanted."""
    parts = {
        "typed": _TYPED,
        "wanted": wanted,
        "class": layout.class_of("upper(trim(f[1]))"),
        "places": ",\n        ".join(_place(name) for name in layout.PLACES),
        "cash": dollars("amount"),
        "day": day("day"),
        "paid_day": day("paid_day"),
        "starts": day("starts"),
        "closes": day("closes"),
        "rules": rules_sql(),
        "entity": _ENTITY,
        "earmark": _EARMARK,
        "passed_on": _PASSED_ON,
        "is_committee": _IS_COMMITTEE,
        "is_candidate": _IS_CANDIDATE,
        "bad": _BAD,
    }
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return text


#: `select` of the lines that are payments; lines of an unknown kind are with them, as rejects.
ENTRIES = _fill(_ENTRIES, f"typed.class IS NULL OR typed.class NOT IN ({layout.DETAIL_CLASSES})")

#: `select` of all others.
DETAILS = _fill(
    """WITH {typed}
SELECT
    line, raw,
    CASE
        WHEN width IS NULL THEN 'format version ' || version || ' has no such line'
        WHEN amount <> '' AND cash IS NULL THEN 'its amount is no number'
    END AS reason,
    NULL::BOOLEAN AS other_year,
    source_id, filing_id, filer_id, row_type,
    filing_id || ':' || nullif(back, '') AS about,
    full_name AS name,
    cash AS amount,
    paid AS date,
    nullif(concat_ws('; ', nullif(purpose, ''), nullif(memo, '')), '') AS text
FROM named""",
    f"typed.class IN ({layout.DETAIL_CLASSES})",
)
