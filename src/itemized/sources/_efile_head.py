"""What an electronic filing says of itself: its header, its cover line, and the day it was filed.

The header's first fields are HDR, FEC and the format's version; since version 6 fields are parted
by the byte 0x1c, before by commas with quotes. Versions 1 and 2 begin with a block of "key = value"
between "/* Header" and "/* End Header". Names are fields of their own since version 6, and before
they are one, its parts between "^". FEC, "Electronic Filing File Formats" and "HDR Record".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from itemized.sources import _efile_layout as layout
from itemized.sources._base import Document, Head
from itemized.sources._efile_summary import stated

FS = "\x1c"
_VERSION = re.compile(r"[Pp]?\d{1,2}(\.\d{1,2})?\s*")
_FORM = re.compile(
    r"(F1M|F1|F24|F2|F3L|F3P|F3X|F3|F4|F5|F6|F7|F8|F9|F10|F13|F99|FRQ)([NAT]?)", re.IGNORECASE
)
_DAY_NAME = re.compile(r"((?:19|20)\d{6})(?:\.|$)")
#: Forms 24 and 6, and Forms 5 that say so, are notices within 24 or 48 hours (11 CFR 104.4(b) and
#: (c), 104.5(f), 109.10(c) and (d)). These reports on a period list the same payments again.
_PERIODIC = ("F3", "F3P", "F3X", "F5")
#: Other reports on a period, which list nothing that a notice does: conventions, communications to
#: members, inaugurations, bundled gifts (11 CFR 107.3, 104.6, 104.21, 104.22).
_REPORTS = ("F4", "F7", "F13", "F3L")
_REGISTERS = ("F1", "F1M", "F2")
#: FEC has no report type code for notices; Form 5's own cover has "24" or "48".
_HOURS = ("24", "48")
_SUMS: Mapping[str, tuple[str, ...]] = {
    "receipts": (
        "col_a_total_receipts",
        "total_contribution",
        "total_donations",
        "total_donations_accepted",
    ),
    "itemized_individuals": ("col_a_individuals_itemized",),
    "unitemized_individuals": ("col_a_individuals_unitemized",),
    "disbursements": (
        "col_a_total_disbursements",
        "total_independent_expenditure",
        "total_disbursements",
        "total_costs",
    ),
    "independent_expenditures": ("col_a_independent_expenditures", "total_independent_expenditure"),
    "cash_start": ("col_a_cash_on_hand_beginning_period",),
    "cash_end": ("col_a_cash_on_hand_close", "col_a_cash_on_hand_close_of_period"),
    "debts": ("col_a_debts_by",),
}
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "name": ("committee_name", "organization_name"),
    "city": ("city", "candidate_city"),
    "state": ("state", "candidate_state"),
    "zip": ("zip_code",),
    "report_type": ("report_code",),
    "starts": ("coverage_from_date",),
    "closes": ("coverage_through_date",),
    "signed": ("date_signed", "treasurer_date_signed", "candidate_date_signed"),
    "committee_type": ("committee_type",),
    "candidate_id": ("candidate_id_number",),
    "party": ("party_code", "candidate_party_code"),
    "organization_type": ("organization_type",),
    "connected_name": ("affiliated_committee_name",),
    "office": ("candidate_office",),
    "office_state": ("candidate_office_state",),
    "district": ("candidate_district",),
    "election_year": ("election_year",),
    "principal_committee": ("committee_id_number",),
    "text": ("text",),
}
#: All that is said of a document.
SAID = (
    *("filing_id", "version", "form", "amendment", "filer_id", "filed", "filed_basis", "amends"),
    *("amends_number", "nature", "chained", "treasurer", "candidate_name", "stated"),
    *_SUMS,
    *_TEXTS,
)


def split_commas(line: str) -> list[str]:
    """The fields of one line of versions 1 to 5; a quote left open ends with its line. What
    is too long to be any line's field stays one, and so does a line with quotes inside of quoted
    fields: where its fields end nobody can tell."""
    bare = line.rstrip("\r\n").replace("\0", "�").replace("\r", " ")
    try:
        return next(csv.reader([bare], strict=True), [])
    except csv.Error:
        pass
    try:
        fields = next(csv.reader([bare]), [])
    except csv.Error:
        return [bare]
    return [bare] if any(field.endswith('"') for field in fields) else fields


def _split_for(line: str) -> Callable[[str], list[str]]:
    return _split_fields if FS in line else split_commas


def _split_fields(line: str) -> list[str]:
    return [unquoted(field) for field in line.rstrip("\r\n").split(FS)]


def unquoted(field: str) -> str:
    """A field without the one pair of quotes that some software wraps around each.

    >>> unquoted(' "SA11AI" '), unquoted('"THE" FUND'), unquoted('"')
    ('SA11AI', '"THE" FUND', '"')
    """
    bare = field.strip()
    wrapped = len(bare) > 1 and bare[0] == bare[-1] == '"' and '"' not in bare[1:-1]
    return bare[1:-1].strip() if wrapped else bare


def read_head(head: Head) -> Document:
    """What a filing says of itself; with a reason where it is none that can be read."""
    number = _number(head.name)
    text = head.text.lstrip("\ufeff")
    if not text.strip():
        return _unreadable(number, "it is empty")
    lines = text.split("\n")  # splitlines would part at 0x1c too
    blank = next(i for i, line in enumerate(lines) if line.strip())  # before the header
    lines = lines[blank:]
    if text.lstrip().lower().startswith(("<!doctype", "<html", "<?xml", "<head")):
        return _unreadable(number, "it is a web page and not a filing")
    said, after = _block_header(lines) if lines[0].startswith("/*") else _line_header(lines)
    version, filer = said.get("version"), said.pop("filer", None)
    if why := _strange(version, said.pop("points", None)):
        return _unreadable(number, why)
    cover_at = next((i for i in range(after, len(lines)) if lines[i].strip()), None)
    if cover_at is None:
        return _unreadable(number, "it ends after its header")
    line = lines[cover_at]
    split = _split_for(line)
    fields = split(line)
    form = _FORM.fullmatch(fields[0].strip()) if fields else None
    if form is None:
        return _unreadable(number, f"its form {fields[0][:20] if fields else ''!r} is unknown")
    said |= {"filing_id": number, "version": layout.known(version or "")}
    if why := _misfit(form[1].upper(), fields, str(said["version"])):
        return _unreadable(number, why)
    said |= _cover(form[1].upper(), form[2].upper() or "N", fields, str(said["version"]))
    said["name"] = said["name"] or filer
    if not said["filer_id"]:
        return _unreadable(number, "it names no filer")
    said |= _day(head.within, said)
    if form[1].upper() == "F99":
        said["text"] = _letter(text) or said.get("text")
    return Document(
        said=said,
        first=blank + cover_at + 2,
        letters="[begintext]" in text.lower(),
        split=None if split is _split_fields else split_commas,
    )


def _number(name: str) -> str:
    """A filing's number, as its file is called: a copy may have got more behind it.

    >>> _number("1238407.fec"), _number("1238407 (1).fec"), _number("FEC-1238407.fec")
    ('1238407', '1238407', '1238407')
    >>> _number("letter.fec")
    'letter'
    """
    found = re.match(r"(?:FEC-)?(\d+)(?![^\W\d_])", name, re.IGNORECASE)
    return found[1].lstrip("0") if found else name.split(".", 1)[0]


def _strange(version: str | None, points: str | None) -> str | None:
    """Why a header is of no filing that can be read."""
    if version is None:
        return "its first line is no header of a filing"
    if layout.known(version) is None:
        return f"its format version {version!r} is unknown"
    if points == "NODEC":
        return "its header says that its amounts have no decimal point (NODEC)"
    return None


def _misfit(form: str, fields: Sequence[str], version: str) -> str | None:
    """Why a cover cannot be read: with too many fields, one was parted in two somewhere, and what
    stands after it is another thing's. Fields left out at the end are blank ones."""
    width = max(layout.columns(form, version).values(), default=len(fields))
    used = max((n for n, field in enumerate(fields, 1) if field.strip()), default=0)
    return f"its cover has {used} fields and at most {width}" if used > width else None


def _unreadable(number: str, why: str) -> Document:
    return Document(said={"filing_id": number}, reason=why)


def _line_header(lines: Sequence[str]) -> tuple[dict[str, str | None], int]:
    fields = _split_for(lines[0])(lines[0])
    if not fields or fields[0].strip().upper() != "HDR":
        return {}, 1
    at = next((i for i in (2, 1) if len(fields) > i and _VERSION.fullmatch(fields[i])), None)
    if at is None:
        # said as written, so that the reason can name it
        return ({"version": fields[2]} if len(fields) > 2 else {}), 1
    # versions 3 to 5 have the name delimiter before the report's id
    rest = fields[at + 3 :] if FS in lines[0] or fields[at].startswith("6") else fields[at + 4 :]
    return {"version": fields[at], **_amends(rest)}, 1


def _amends(rest: Sequence[str]) -> dict[str, str | None]:
    """The filing amended, from "FEC-nnn" and the number of the amendment."""
    for at, field in enumerate(rest):
        if m := re.fullmatch(r"FEC-\s*(\d+)", field.strip(), re.IGNORECASE):
            number = rest[at + 1].strip() if at + 1 < len(rest) else ""
            nth = number if number.isdecimal() else None
            return {"amends": m[1].lstrip("0"), "amends_number": nth}
    return {"amends": None, "amends_number": None}


def _block_header(lines: Sequence[str]) -> tuple[dict[str, str | None], int]:
    """The header of versions 1 and 2: key = value lines between /* Header and /* End Header."""
    held: dict[str, str] = {}
    for at, line in enumerate(lines[1:], 1):
        if line.strip().lower().startswith(("/* end", "/*end")):
            given = [held.get("report_id", ""), held.get("report_number", "")]
            said = {"version": held.get("fec_ver_#"), "filer": held.get("committee") or None}
            # where its point would stand only that version's own instructions tell
            points = held.get("dec/nodec", "").upper()
            return {**said, "points": points, **_amends(given)}, at + 1
        key, equals, value = line.partition("=")
        if equals:
            held[key.strip().lower()] = value.strip()
    return {}, len(lines)


def _cover(form: str, amendment: str, fields: Sequence[str], version: str) -> dict[str, str | None]:
    places = layout.columns(form, version)

    def at(*names: str) -> str | None:
        found = (fields[places[n] - 1] for n in names if n in places and places[n] <= len(fields))
        return next((value.strip() for value in found if value.strip()), None)

    said = {name: at(*names) for name, names in {**_SUMS, **_TEXTS}.items()}
    said |= {
        "form": form,
        "amendment": amendment,
        "filer_id": _filer(at("filer_committee_id_number", "candidate_id_number"), fields),
        "treasurer": _person(at, "treasurer"),
        "candidate_name": _person(at, "candidate"),
        "chained": "false" if form in ("F99", "FRQ") else "true",
        "nature": _nature(form, said["report_type"], at("report_type")),
        "stated": stated(form, at, places, (name for names in _SUMS.values() for name in names)),
    }
    said["name"] = said["name"] or _person(at, "individual") or said["candidate_name"]
    return said


def _filer(named: str | None, fields: Sequence[str]) -> str | None:
    """Every cover names its filer in the second field, also where no layout tells the rest."""
    second = fields[1].strip() if len(fields) > 1 else ""
    return (named or second).upper() or None


def _person(at: Callable[..., str | None], who: str) -> str | None:
    if whole := at(f"{who}_name"):
        return joined_name(whole)
    last, first = at(f"{who}_last_name"), at(f"{who}_first_name")
    middle, suffix = at(f"{who}_middle_name"), at(f"{who}_suffix")
    given = " ".join(part for part in (first, middle, suffix) if part)
    return f"{last}, {given}" if last and given else last or given or None


def joined_name(name: str) -> str:
    """A name whose parts stand between "^" (last, first, prefix, suffix), as FEC writes it.

    >>> joined_name("Arden^Pat^Ms.^Jr."), joined_name("KITE PAC")
    ('Arden, Pat Jr.', 'KITE PAC')
    """
    last, *rest = [part.strip() for part in name.split("^")]
    kept = [part for i, part in enumerate(rest) if part and i != 1]
    return f"{last}, {' '.join(kept)}" if kept else last


def _nature(form: str, report: str | None, hours: str | None) -> str:
    if form in ("F24", "F6") or (form == "F5" and (hours in _HOURS or report in _HOURS)):
        return "notice"
    if form in _REGISTERS:
        return "registration"
    if form in _PERIODIC:
        return "periodic"
    return "report" if form in _REPORTS else "other"


def day_of(text: str | None) -> date | None:
    """A day as filings write it: YYYYMMDD, in versions 1 and 2 also MM/DD/YYYY; else null."""
    for form, length in (("%Y%m%d", 8), ("%m/%d/%Y", 10)):
        bare = (text or "").strip()
        if len(bare) == length:
            try:
                return datetime.strptime(bare, form).date()  # noqa: DTZ007  a day has no zone
            except ValueError:
                continue
    return None


def _day(within: str, said: Mapping[str, str | None]) -> dict[str, str | None]:
    """The day a filing became public: its daily zip's, else the day it was signed."""
    named = _DAY_NAME.match(within)
    stated = day_of(named[1]) if named else None
    day = stated or day_of(said.get("signed")) or day_of(said.get("closes"))
    basis = "stated" if stated else "estimated" if day else None
    return {"filed": day.isoformat() if day else None, "filed_basis": basis}


def _letter(text: str) -> str | None:
    m = re.search(
        r"^\s*\[begintext\]\s*\n?(.*?)(\[endtext\]|\Z)",
        text,
        re.IGNORECASE | re.DOTALL | re.MULTILINE,
    )
    return m[1].strip() or None if m else None


#: How a line of a schedule begins, or of a cover, in all versions: no line of a letter does.
_ROW = re.compile(
    rb'\s*"?(?:S[A-L]|H[1-6]|TEXT|F\d)[\dA-Z/]*"?\s*(?:\x1c|,\s*"?[CHPS]\d)', re.IGNORECASE
)


def without_letters() -> Callable[[bytes], bytes]:
    """A filter that leaves the lines of [BEGINTEXT] blocks empty, also across blocks of text.

    The mark stands at the beginning of a line of its own. A block that nobody ended is over where
    a line of a schedule follows, so that none is taken for text.
    """
    inside = False

    def clean(block: bytes) -> bytes:
        nonlocal inside
        if not inside and b"[begintext]" not in block.lower():
            return block
        kept = []
        for line in block.split(b"\n"):
            mark = line.lstrip().lower()
            inside = inside and not _ROW.match(line)
            begins = mark.startswith(b"[begintext]")
            letter = inside or begins or mark.startswith(b"[endtext]")
            kept.append(b"" if letter else line)
            inside = (inside or begins) and b"[endtext]" not in mark
        return b"\n".join(kept)

    return clean
