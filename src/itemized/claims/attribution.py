"""The text says which agency holds the record behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.agencies import KEEPS
from itemized.claims._text.draft import Draft

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.model import Claim

_RECORDS = re.compile(
    r"\b(?:records?|filings?|reports?|filed|disclosures?|disclosed|documents?|paperwork|forms?"
    r"|statements?|data|database"
    r"|complaint)\b",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"\b(?:records?|filings?|reports?|filed|disclosures?|data|documents?|paperwork)(?: \w+){0,4}"
    r" (?:with|to|by|from|at) (?:the )?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:according to|per|citing|based on)\s", re.IGNORECASE)


def read(context: Context) -> list[Claim]:
    """Each agency said to hold a record, once; "federal records" names none.

    "FEC records show" only credits a statement, which keeps it as its source; an agency that keeps
    no receipts at all is listed in whatever words it is named.
    """
    claims = []
    seen: set[tuple[str, str]] = set()
    for agency in context.agencies:
        sentence = context.sentence_at(agency.start)
        if not agency.named or (agency.state or "", agency.name) in seen:
            continue
        low = max(sentence.start, agency.start - 60)
        high = min(sentence.end, agency.end + 30)
        before, after = context.text[low : agency.start], context.text[agency.end : high]
        near_before = re.search(_RECORDS.pattern + r"(?:\s+\w+){0,4}\s+$", before, re.IGNORECASE)
        near_after = re.match(
            r"(?:['\u2019]s)?\s+(?:\w+\s+){0,2}" + _RECORDS.pattern, after, re.IGNORECASE
        )
        if not (near_before or near_after) or "complaint" in (before + after).lower():
            continue
        kept_elsewhere = agency.name not in {"FEC", "state", "local"}
        if not (kept_elsewhere or _FILED.search(before)):
            continue  # "FEC records show" only credits what is said beside it
        seen.add((agency.state or "", agency.name))
        from_words = [
            m.start()
            for m in _FROM.finditer(
                context.text, max(sentence.start, agency.start - 90), agency.start
            )
        ]
        start = (
            from_words[-1]
            if from_words
            else low + near_before.start()
            if near_before
            else agency.start
        )
        end = agency.end if not near_after else agency.end + near_after.end()
        extra = {"agency": agency.name, "agency_text": agency.text, "keeps": KEEPS[agency.name]}
        if agency.state:
            extra["state"] = agency.state
        claims.append(context.claim(Draft("attribution", "source", start, end, extra=extra)))
    return claims


KIND = ClaimKind(
    name="attribution",
    title="Where it is said to be on record",
    doc="The text says which agency holds the record behind it.",
    directions=("source",),
    rank=45,
    read=read,
    check=Later("agencies", "check_attribution"),
    examples=(
        Example(
            "Records filed with the FCC revealed the donation.",
            (
                Expected(
                    "Records filed with the FCC", direction="source", extra=(("agency", "FCC"),)
                ),
            ),
        ),
        Example(
            "The PAC gave $5,000, according to filings with the Texas Ethics Commission.",
            (Expected("Texas Ethics Commission", extra=(("agency", "state"), ("state", "Texas"))),),
        ),
        Example("FEC records show that Ada Quill gave $5,000 to the Better Roads PAC."),
        Example("The FCC chairman spoke about broadband."),
    ),
)
