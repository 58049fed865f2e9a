"""Records out of what the FCC's public inspection file hands out: JSON of its API, and PDFs.

Each record becomes a line of fields, parted by SEPARATOR. JSON is searched for records whatever
lies around them, as the API's endpoints wrap them differently; so is text that a script printed
from them ("file_id: ..." in blocks parted by dashes).
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

SEPARATOR = "\x1f"
_Record = Mapping[str, Any]

FILE = (
    *("file_id", "file_name", "folder_path", "folder_id", "file_manager_id", "entity_id"),
    *("callsign", "service", "create_ts", "last_update_ts", "url", "problem"),
)
FOLDER = ("entity_folder_id", "entity_id", "folder_path", "file_count", "create_ts")
STATION = (
    *("id", "callSign", "service", "communityCity", "communityState", "partyName"),
    *("networkAfil", "nielsenDma", "status", "partyZip1"),
)
ORDER = ("name", "page", "label", "amount", "advertiser", "station", "day", "problem")

#: What endpoints call one and the same thing.
_ALIASES = {
    "file_folder_path": "folder_path",
    "folder_name_path": "folder_path",
    "folder": "folder_path",
    "call_sign": "callsign",
    "source_service_code": "service",
    "file_url": "url",
}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
#: A file with what a search within a station's files finds, by the FCC's number of the station.
_STATION_FILE = re.compile(r"(\d{1,9})\.jsonl?(?:\.gz)?", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+/download/(?P<folder>[^/]+)/(?P<file>[^/.]+)")


def lines_of(kind: str, columns: tuple[str, ...]) -> Callable[[str, bytes], bytes]:
    """What makes the lines of one kind of record (file, folder, station) out of a JSON file."""

    def rewritten(name: str, data: bytes) -> bytes:
        # what a search within one station finds does not say which station it was
        station = _STATION_FILE.fullmatch(name)
        around = {"entity_id": station[1]} if station else {}
        found = (record for held, record in _records(data, around) if held == kind)
        return b"".join(_line(record, columns) for record in found)

    return rewritten


def _line(record: _Record, columns: tuple[str, ...]) -> bytes:
    fields = (" ".join(str(record.get(c) or "").replace(SEPARATOR, " ").split()) for c in columns)
    return (SEPARATOR.join(fields) + "\n").encode()


def _records(data: bytes, around: _Record) -> Iterator[tuple[str, _Record]]:
    found: list[tuple[str, _Record]] = []
    try:
        held = json.loads(data.decode("utf-8-sig", "replace").replace("\x00", " "))
        for item in held if isinstance(held, list) else [held]:
            nothing = [("file", {"problem": "holds no file, folder or station"})]
            found += list(_walk(item, around)) or nothing
    except ValueError as e:
        found = [("file", {"problem": f"is no JSON ({e})"})]
    except RecursionError:
        found = [("file", {"problem": "is JSON nested deeper than any record is"})]
    folders = {r["entity_folder_id"]: r for kind, r in found if kind == "folder"}
    stations = {str(r.get("id")): r for kind, r in found if kind == "station"}
    for kind, record in found:
        yield kind, _placed(record, folders, stations) if kind == "file" else record


def _placed(
    file: _Record, folders: Mapping[Any, _Record], stations: Mapping[str, _Record]
) -> _Record:
    """A file's record with what its folder's and its station's say, where they are in the same
    JSON."""
    folder = folders.get(file.get("folder_id"), {})
    told = {k: folder[k] for k in ("folder_path", "entity_id") if folder.get(k)}
    station = stations.get(str(file.get("entity_id") or told.get("entity_id")), {})
    if station.get("callSign"):
        told["callsign"] = station["callSign"]
    return {**told, **{k: v for k, v in file.items() if v}}


def _walk(value: Any, around: _Record) -> Iterator[tuple[str, _Record]]:
    """Every record in a value. around: what the folder it lies in says for it."""
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, around)
    elif isinstance(value, str):
        for block in re.split(r"\n?-{5,}\n?", value):
            yield from _classed(_printed(block), around)
    elif isinstance(value, dict):
        yield from _classed(value, around)


def _classed(value: _Record, around: _Record) -> Iterator[tuple[str, _Record]]:
    plain = {_ALIASES.get(k, k): v for k, v in value.items() if not isinstance(v, (dict, list))}
    if "file_name" in plain:
        plain.setdefault("file_id", plain.get("id"))
        yield "file", _whole({**around, **plain})
        return
    if "entity_folder_id" in plain:
        yield "folder", plain
        inner = {k: plain.get(k) for k in ("folder_path", "entity_id") if plain.get(k)}
        around = {**around, **inner, "folder_id": plain["entity_folder_id"]}
    elif "callSign" in plain:
        yield "station", plain
    for inside in value.values():
        if isinstance(inside, (dict, list)) or (isinstance(inside, str) and "\n" in inside):
            yield from _walk(inside, around)


def _whole(record: dict[str, Any]) -> _Record:
    """A file's record with its address and what the address says."""
    if m := _ADDRESS.search(str(record.get("url") or "")):
        record = {"folder_id": m["folder"], "file_manager_id": m["file"]} | record
    elif record.get("folder_id") and record.get("file_manager_id"):
        record["url"] = (
            "https://publicfiles.fcc.gov/api/manager/download/"
            f"{record['folder_id']}/{record['file_manager_id']}.pdf"
        )
    return record


def _printed(block: str) -> dict[str, Any]:
    """A record as a script printed it: "name: value" lines, an address, an id, a path."""
    record: dict[str, Any] = {}
    for line in filter(None, map(str.strip, block.splitlines())):
        name, colon, rest = line.partition(": ")
        if _ADDRESS.search(line):
            record["url"] = line
        elif colon and re.fullmatch(r"\w+", name):
            record[name] = rest
        elif _UUID.fullmatch(line):
            record["entity_folder_id"] = line
        else:
            record["folder_path"] = line
    return record


# ------------------------------------------------------------------------------ orders as PDFs

#: Words before the total of an order, best first: what was ordered goes before what is left of it
#: when the agency has had its part. The amount stands on their line, behind a number of spots at
#: most, or on the next. What is still to be paid ("balance due") is no total.
_LABELS = (
    r"(?:contract|order|invoice|grand) (?:grand )?(?:totals?|amount)(?: gross)?",
    r"(?:total )?(?:estimated )?gross(?: (?:amount|totals?|billing|cost|due)|(?=\s*:))",
    r"totals? (?:gross|amount|costs?|charges?)(?: due)?",
    r"(?:(?:total )?net(?: (?:amount|totals?|billing|cost|due)|(?=\s*:))|totals? net)(?: due)?",
    r"totals?(?: due)?",
    r"amount due",
)
_WHOLE = r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d)?"
#: A minus or parentheses say that it is owed back.
_AMOUNT = (
    rf"(?P<less>-|\(\s?)?(?:\$\s?(?P<back>-\s?)?(?P<amount>{_WHOLE})"
    r"|(?P<bare>\d{1,3}(?:,\d{3})+\.\d\d|\d+\.\d\d))(?![\d,.]*\d)"
)
_BETWEEN = r"(?:[^\n\d$(-]|-(?![\d$]))"  # a dash apart from the amount is no minus
_SPOTS = r"(?:\b\d{1,5}[^\S\n]+(?=[$(-]|\d[\d,]*\.\d\d))?"
_GAP = rf"{_BETWEEN}{{0,30}}{_SPOTS}\n?{_BETWEEN}{{0,10}}"
#: More amounts in the line: those of weeks, say, any of which may be the sum of the others.
_FURTHER = re.compile(
    rf"(?:[^\S\n]+(?:-|\(\s?)?(?:\$\s?(?:{_WHOLE})|(?:{_WHOLE})(?<=\.\d\d))\)?)+(?![\d,])"
)
_FIGURE = re.compile(_WHOLE)
#: A gross amount and the net one beside it, when the agency has had its customary 15 percent.
_NET = (Decimal("0.845"), Decimal("0.855"))
_NAMED = {
    "advertiser": re.compile(r"^\W*advertiser(?: name)?\s*:\s*(\S.*?)(?:\s{2,}|$)", re.I | re.M),
    "station": re.compile(r"\b([KW][A-Z]{2,3}(?:-(?:TV|AM|FM|DT|LD|CD))?)\b"),
    "day": re.compile(
        r"\b(?:order|contract|invoice|print)?\s*date\s*:?\s*(\d{1,2}/\d{1,2}/\d{2,4})", re.I
    ),
}


def orders(name: str, data: bytes) -> bytes:
    """What a PDF states in text: its total with the label and page it stands by, who advertises, on
    which station and when. One line, with the problem where there is no text or no total."""
    stem = name.rsplit(".", 1)[0]
    try:
        pages = _texts(data)
    except Exception as e:  # noqa: BLE001  a damaged PDF fails in whatever way its reader does
        locked = "password" in str(e).lower() or "decrypt" in str(e).lower()
        said = "is locked; save a copy without a password" if locked else "is damaged or cut short"
        way = "" if locked else "; fetch it again from its address in the station's file"
        return _line({"name": stem, "problem": f"cannot be read as a PDF: it {said}{way}"}, ORDER)
    whole = "\n".join(pages)
    if not whole.strip():
        return _line({"name": stem, "problem": "holds images and no text"}, ORDER)
    record: dict[str, Any] = {"name": stem}
    for field, pattern in _NAMED.items():
        if m := pattern.search(whole):
            record[field] = m[1]
    record |= _total(pages)
    return _line(record, ORDER)


def _texts(data: bytes) -> list[str]:
    from pypdf import PdfReader

    # what it finds wrong with fonts and offsets is nothing to a reader of totals
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    return [page.extract_text() or "" for page in PdfReader(BytesIO(data)).pages]


def _total(pages: list[str]) -> dict[str, Any]:
    """The total by the best label there is; of several, the last, as pages carry their sums on.
    The problem, where there is none or it cannot be told from the amounts beside it."""
    problem = "states no total in its text"
    for label in _LABELS:
        pattern = re.compile(rf"^[^\n]*?\b({label})(?!\w){_GAP}(?:{_AMOUNT})", re.I | re.M)
        for page in range(len(pages), 0, -1):
            found = list(pattern.finditer(pages[page - 1]))
            alone = [m for m in found if _stands_alone(m)]
            if alone:
                m = alone[-1]
                amount = -_dollars(m) if m["less"] or m["back"] else _dollars(m)
                return {"page": page, "label": m[1].strip(), "amount": f"{amount:.2f}"}
            if found:
                problem = "states several amounts in the line of its total"
    return {"problem": problem}


def _dollars(m: re.Match[str]) -> Decimal:
    return Decimal((m["amount"] or m["bare"]).replace(",", ""))


def _stands_alone(m: re.Match[str]) -> bool:
    """Whether no other amount follows in the line, or only the net one of a gross amount."""
    further = _FURTHER.match(m.string, m.end())
    others = _FIGURE.findall(further[0]) if further else []
    if len(others) != 1:
        return not others
    low, high = (share * _dollars(m) for share in _NET)
    return low <= Decimal(others[0].replace(",", "")) <= high
