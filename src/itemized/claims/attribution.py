"""The text says which agency holds the record behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._base import ClaimKind, Example, Expected, Later
from itemized.claims._text.agencies import ADS, KEEPS, Agency
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
#: "Told the FEC that it raised $5": what it told is on record there, if anywhere.
_TOLD = re.compile(
    r"\b(?:told|informed|notified|(?:reported|disclosed) to)\s+(?:the )?$", re.IGNORECASE
)
#: "Reported raising $5 to the FEC", "disclosed to the FEC a gift of $5".
_REPORTED = re.compile(
    r"\b(?:report(?:ed|s|ing)|disclos(?:ed|es|ing)|declar(?:ed|es|ing)|list(?:ed|s|ing))\b"
    r"(?=[^;]*\$)[^;]{3,200} to (?:the )?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:according to|citing|based on|us(?:es|ed|ing)(?= (?:[\w-]+ ){0,2}(?:data|records"
    r"|filings)\b))\s",
    re.IGNORECASE,
)


def read(context: Context) -> list[Claim]:
    """Each agency said to hold a record, once; "federal records" names none.

    "According to Federal Election Commission records" says where to look. "FEC records show" and
    "filings with the FEC show" only credit a statement, which keeps them as its source; an agency
    that keeps no receipts at all is listed in whatever words it is named. What is credited to
    the FCC for advertising, which it has, is apart from what is credited to it for a gift.
    """
    told: dict[tuple[str, str, bool], list[tuple[bool, Claim]]] = {}
    for agency in context.agencies:
        found = _told(context, agency) if agency.named else None
        if found is not None:
            sentence = context.sentence_at(agency.start)
            on_ads = agency.name == "FCC" and bool(ADS.search(sentence.text))
            told.setdefault((agency.state or "", agency.name, on_ads), []).append(found)
    return [max(every, key=lambda f: f[0])[1] for every in told.values()]


def _told(context: Context, agency: Agency) -> tuple[bool, Claim] | None:
    """Whether an agency is said to hold a record, and whether "according to" leads to it."""
    sentence = context.sentence_at(agency.start)
    low = max(sentence.start, agency.start - 60)
    high = min(sentence.end, agency.end + 30)
    before, after = context.text[low : agency.start], context.text[agency.end : high]
    near_before = re.search(_RECORDS.pattern + r"(?:\s+\w+){0,4}\s+$", before, re.IGNORECASE)
    near_after = re.match(
        r"(?:['\u2019]s)?\s+(?:\w+\s+){0,2}" + _RECORDS.pattern, after, re.IGNORECASE
    )
    said = _TOLD.search(before) if context.amounts_in(sentence) else None
    said = said or _REPORTED.search(
        context.text[max(sentence.start, agency.start - 250) : agency.start]
    )
    if "complaint" in (before + after).lower():
        return None
    if said:
        near_before = near_before or said
    if not (near_before or near_after):
        return None
    led = list(_FROM.finditer(context.text, max(sentence.start, agency.start - 90), agency.start))
    filed = bool(_FILED.search(before))
    alone = filed and not context.amounts_in(sentence)  # all it says is where a record is
    says_where = alone or said or (led and (filed or " " in agency.text))
    if agency.name == "FEC" and not says_where:
        return None  # an acronym alone only credits
    if not led and agency.name in {"state", "local"} and not (filed or said):
        return None
    start = led[-1].start() if led else low + near_before.start() if near_before else agency.start
    end = agency.end if not near_after else agency.end + near_after.end()
    extra = {"agency": agency.name, "agency_text": agency.text, "keeps": KEEPS[agency.name]}
    if agency.state:
        extra["state"] = agency.state
    return bool(led), context.claim(Draft("attribution", "source", start, end, extra=extra))


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
        Example(
            "Records filed with the Federal Election Commission show that gift.",
            (Expected("filed with the Federal Election Commission", direction="source"),),
        ),
        Example(
            "The Better Roads PAC told the Internal Revenue Service that it raised $5,000.",
            (
                Expected(
                    "told the Internal Revenue Service",
                    direction="source",
                    extra=(("agency", "IRS"),),
                ),
            ),
        ),
        Example(
            "The Better Roads PAC reported raising $5,000 in May to the FEC.",
            (Expected("to the FEC", direction="source", extra=(("agency", "FEC"),)),),
        ),
        Example("The Better Roads PAC told the FEC to look into the complaint over $5,000."),
        Example("The FCC chairman spoke about broadband."),
        Example(
            "Filings with the FEC show the loan. Ada Quill gave $5,000, according to Federal"
            " Election"
            " Commission records.",
            (Expected("according to Federal Election Commission records", direction="source"),),
        ),
    ),
)
