"""Documents of stations' political files that an article about advertising time may speak of.

They are orders, invoices and forms, whose sums stand inside of them: shown so that a reader can
open them, and never held against a sum (47 CFR 73.1943; docs/sources/fcc_political_files.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from itemized.claims._check.case import Case
from itemized.claims._check.question import template
from itemized.claims._check.systems import FCC
from itemized.model import Claim, Mention

#: A call sign: K or W and two or three letters more (47 CFR 2.302), with the service behind it.
_CALL_SIGN = re.compile(r"\b([KW][A-Z]{2,3})(?:-(?:TV|DT|CD|LD|LP|FM|AM))?\b")
#: Words of a name that a folder of a station's file may leave out or put otherwise.
_LOOSE = re.compile(
    r"\b(?:the|of|for|to|and|a|an|inc|llc|committee|campaign|friends|citizens|elect)\b|['\u2019]s\b",
    re.IGNORECASE,
)
_NO_PAYMENTS = "Such orders are not payments, and their sums are to be read there."
_WORD = r"[A-Z][\w.&-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:of|for|the|and|&)\s+)*{_WORD})*"
#: Who bought advertising: "Acme PAC bought ads", "sold TV spots to Roe's campaign".
_BOUGHT = re.compile(
    rf"(?P<who>{_NAME})(?P<campaign>['\u2019]s? campaign)?(?: campaign| committee)?"
    r" (?:(?:has|have|had|also) )*(?:bought|purchased|paid|booked|ordered|reserved|aired|ran|placed"
    r"|spent)\b"
    rf"|\bsold\b[^.;]{{0,60}}? to (?:the )?(?P<to>{_NAME})(?P<of>['\u2019]s? campaign)?"
)


def advertisers(claim: Claim, case: Case) -> tuple[Mention, ...]:
    """Who a sentence says bought advertising; nobody where that was not understood."""
    text, sentence = case.reading.article.text, claim.sentence
    found = []
    for m in _BOUGHT.finditer(text, sentence.start, sentence.end):
        group = "who" if m["who"] else "to"
        kind = "person" if m["campaign"] or m["of"] else None
        found.append(Mention(m[group], m[group], *m.span(group), kind))
    return tuple(found)


def documents(told: Claim, payers: tuple[Mention, ...], case: Case) -> tuple[tuple[str, ...], bool]:
    """Sentences on the documents loaded of the stations in a claim's sentence, and whether any of
    them names who paid; the newest where it does not say who, nothing where none is loaded."""
    if case.reader is None or not any(c.source == FCC.source for c in case.coverage):
        return (), False
    stations = tuple(dict.fromkeys(_CALL_SIGN.findall(case.sentence(told))))
    until = case.published
    held = _found(case, stations, (), until)
    whose = " and ".join(stations) or "stations"
    if not held:
        return (f"Of the political files of {whose} no document of that time is loaded.",), False
    said = [f"Of the political files of {whose}, {_many(held)} loaded."]
    for payer in payers:
        words = tuple(re.findall(r"[A-Z0-9]+", _LOOSE.sub(" ", payer.name).upper()))
        if payer.kind == "person":
            words = words[-1:]  # folders go by the family name
        named = _found(case, stations, words, until) if words else ()
        if not named:
            said.append(f"None of them names {payer.name}.")
            continue
        said.append(f"{named[0]['n']:,} of them may be of {payer.name}, the newest: {_list(named)}")
        return (*said, _NO_PAYMENTS), True
    if not payers:
        return (*said, f"The newest: {_list(held)}", _NO_PAYMENTS), True
    return tuple(said), False


def _list(found: tuple[Mapping[str, Any], ...]) -> str:
    return "; ".join(f"{d['text']} ({d['station']}, {d['filed']}): {d['url']}" for d in found)


def _many(held: tuple[Mapping[str, Any], ...]) -> str:
    n, first, last = (held[0][key] for key in ("n", "first", "last"))
    return f"{n:,} documents put there from {first} to {last} are" if n > 1 else "one document is"


def _found(
    case: Case, stations: tuple[str, ...], words: tuple[str, ...], until: date | None
) -> tuple[Mapping[str, Any], ...]:
    """The newest of the documents, each with how many there are in all."""
    asked = {"stations": list(stations) or None, "words": list(words), "until": until}
    return tuple(case.ledger.dicts(template("stations"), asked))
