"""The agencies that keep records of political money, by every name a text may give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from itemized.claims._text.words import STATE_NAMES

_STATES = "|".join(
    sorted((s.title().replace(" Of ", " of ") for s in STATE_NAMES), key=len, reverse=True)
)

#: Cities that keep such records themselves.
_CITIES = (
    "City|Philadelphia|Los Angeles|San Francisco|San Diego|Oakland|Seattle|Austin|Denver|Baltimore"
)

#: What each agency keeps that bears on political money; anything else is not to be found there.
KEEPS = {
    "FEC": "receipts and spending of federal candidates, parties and committees",
    "FCC": "political files of broadcasters: who bought air time",
    "IRS": "reports of section 527 organizations and returns of nonprofits",
    "Senate lobbying disclosure": "lobbying registrations and reports",
    "DOJ FARA": "registrations of agents of foreign principals",
    "SEC": "filings of listed companies",
    "state": "receipts and spending of state candidates, parties and committees",
    "local": "receipts and spending of candidates for city and county offices",
}

_FEDERAL = (
    ("FEC", r"\bFederal Elections? Commission\b|\bF\.?E\.?C\.?(?![A-Za-z])"),
    ("FCC", r"\bFederal Communications? Commission\b|\bF\.?C\.?C\.?(?![A-Za-z])"),
    ("IRS", r"\bInternal Revenue Service\b|\bI\.?R\.?S\.?(?![A-Za-z])"),
    (
        "Senate lobbying disclosure",
        r"\bLobbying Disclosure Act\b|\bSenate Office of Public Records\b",
    ),
    ("DOJ FARA", r"\bForeign Agents Registration Act\b|\bFARA\b"),
    ("SEC", r"\bSecurities and Exchange Commission\b|\bSEC\b"),
)
_STATE = re.compile(
    rf"\b(?:(?:the )?(?P<s1>{_STATES})(?:['\u2019]s)? )?(?:State |state )?"
    rf"(?P<city>(?:{_CITIES}) )?"
    r"(?:(?:Board of Elections?(?: and Ethics Enforcement)?|Ethics Commission|Elections? Commission"
    r"|Elections? Board|Elections? Division|Division of Elections|Public Disclosure Commission"
    r"|Campaign Finance Board|Campaign Finance Division|Fair Political Practices Commission"
    r"|Office of Campaign and Political Finance|Elections? Law Enforcement Commission"
    r"|Registry of Election Finance|Public Offices Commission|Department of Elections"
    r"|Bureau of Elections|Elections Enforcement Commission|Board of Ethics))\b"
    rf"(?: (?:in|of) (?P<s2>{_STATES}))?"
    rf"|\b(?:the )?(?P<s3>{_STATES})(?:['\u2019]s)? (?:[Ss]ecretary of [Ss]tate"
    rf"|[Ss]tate campaign)\b"
)
_GENERIC = re.compile(
    r"\b(?P<level>federal|state|county|city)(?:\W(?:level))? (?:(?:election|elections"
    r"|campaign[- ]finance|campaign"
    r"|disclosure|financial|donation|contribution|lobbying|tax|public)\s){0,3}"
    r"(?:records?|filings?|reports?|disclosures?|forms?|data|database)\b",
    re.IGNORECASE,
)
_LEVELS = {"federal": "FEC", "state": "state", "county": "local", "city": "local"}
#: Words on advertising, of which stations keep files and no gift is.
ADS = re.compile(
    r"\b(?:ads?|advert\w+|air ?time|airwaves|commercials?|spots?|ad buys?)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Agency:
    """An agency at [start, end) of the text: FEC, FCC, IRS, SEC, state, local.

    state: the one it is of, where the text says so.
    """

    start: int
    end: int
    text: str
    name: str
    state: str | None = None
    named: bool = True  # false for "federal records", which say only the level


def find_agencies(text: str, offset: int = 0) -> list[Agency]:
    """Every agency in a stretch of text, in order.

    >>> [(a.name, a.state) for a in find_agencies("the FEC and the Texas Ethics Commission")]
    [('FEC', None), ('state', 'Texas')]
    >>> [(a.text, a.name) for a in find_agencies("filed with the Philadelphia Board of Ethics")]
    [('Philadelphia Board of Ethics', 'local')]
    """
    found: list[Agency] = []
    for name, pattern in _FEDERAL:
        found += [
            Agency(m.start() + offset, m.end() + offset, m[0], name)
            for m in re.finditer(pattern, text)
        ]
    for m in _STATE.finditer(text):
        state = m["s1"] or m["s2"] or m["s3"]
        start = m.end() - len(m[0].removeprefix("the "))
        level = "local" if m["city"] else "state"
        words = m[0].removeprefix("the ")
        found.append(Agency(start + offset, m.end() + offset, words, level, state))
    for m in _GENERIC.finditer(text):
        level = _LEVELS[m["level"].lower()]
        found.append(Agency(m.start() + offset, m.end() + offset, m[0], level, None, named=False))
    found.sort(key=lambda a: (a.start, -a.end))
    kept: list[Agency] = []
    for agency in found:
        if not kept or agency.start >= kept[-1].end:
            kept.append(agency)
    return kept
