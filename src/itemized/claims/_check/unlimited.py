"""Where the law has no figure: who may give nothing, and whom anyone may give any sum.

Corporations and unions may give no candidate, party or PAC that gives to candidates (52 U.S.C.
30118), nor may federal contractors (30119) or foreign nationals (30121). Committees that only spend
independently, super PACs, take any sum from anyone but the last two, since the Court of Appeals
(SpeechNow.org v. FEC, 599 F.3d 686, D.C. Cir. 2010) and FEC's advisory opinions 2010-09 and
2010-11; the note below FEC's chart of limits says so. They give candidates nothing.
"""

from __future__ import annotations

import re
from datetime import date

SUPER = re.compile(r"\bsuper[ -]?PACs?\b", re.IGNORECASE)
#: The day of the two advisory opinions.
_SUPER_SINCE = date(2010, 7, 22)
_NO_CANDIDATE = (
    "A super PAC spends independently and may give candidates nothing (FEC, advisory opinion"
    " 2010-11)."
)
NO_LIMIT = (
    "What a super PAC may take is not limited (SpeechNow.org v. FEC, 599 F.3d 686; FEC, advisory"
    " opinions 2010-09 and 2010-11)."
)


def _kind(*nouns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[a-z-]+ ){{0,2}}(?:{'|'.join(nouns)})")


#: Kinds of givers, and of none by name: "a corporation", and not "Acme Corporation".
_BARRED = (
    (
        _kind(
            "corporations?",
            "companies",
            "company",
            "business(?:es)?",
            "banks?",
            "unions?",
            "labor organizations?",
        ),
        "Corporations and unions may give nothing to candidates and parties (52 U.S.C. 30118).",
    ),
    (
        _kind("(?:federal|government) contractors?"),
        "Federal contractors may give no candidate, party or committee (52 U.S.C. 30119).",
    ),
    (
        _kind("foreigners", "foreign (?:nationals?|citizens?|governments?|donors?)"),
        "Foreign nationals may give no candidate, party or committee (52 U.S.C. 30121).",
    ),
)


def rule(giver: str, recipient: str, day: date) -> str:
    """The law's words where a figure is no limit of it; empty where it is one, or is not known.

    giver and recipient: the text's words for them.

    >>> rule("individuals", "a super PAC", date(2021, 1, 1))[:35]
    'What a super PAC may take is not li'
    >>> rule("a corporation", "a candidate", date(2021, 1, 1))[:30]
    'Corporations and unions may gi'
    >>> rule("a company's PAC", "a candidate", date(2021, 1, 1))
    ''
    """
    if SUPER.search(recipient):
        free = NO_LIMIT if day >= _SUPER_SINCE else ""
        return barred(giver, also_super=True) or free
    if SUPER.search(giver):
        return _NO_CANDIDATE if day >= _SUPER_SINCE else ""
    return barred(giver)


def barred(giver: str, *, also_super: bool = False) -> str:
    """Why a kind of giver may give nothing; empty for who may. also_super: not even super PACs.

    >>> barred("Acme Corporation"), barred("corporate executives")
    ('', '')
    """
    plain = giver[:1].lower() + giver[1:]
    every = _BARRED[1:] if also_super else _BARRED
    return next((why for form, why in every if form.fullmatch(plain)), "")
