"""When a committee is said to have been formed or registered: a time of its own, and of no payment.

"Acme PAC, formed in March 2021, spent $5" says nothing of when the money was spent.
"""

from __future__ import annotations

import re

from itemized.claims._text.calendar import When

BODY = (
    r"(?:PACs?|committees?|funds?|groups?|organi[sz]ations?|nonprofits?|coalitions?|527s?|part(?:y|ies)"
    r"|affiliates?|accounts?)"
)
#: What a committee did, or had done to it, at its beginning.
BEGUN = (
    r"(?:registered|formed|founded|created|established|launched|organi[sz]ed|incorporated|set up"
    r"|chartered)"
)
AUXILIARIES = r"(?:(?:was|were|is|are|had|has|been|first|newly|originally|only|itself|just) )*"
_WITH = r"(?: (?:with|by|at|as|under) (?:the |an? )?[^,;.$]{2,60}?)?"
_TO_TIME = r"(?: back| as recently as| way)?(?: (?:in|on|since|during))?(?: (?:early|late|mid-?))?"
_FAR = 120  # code points: a verb, with whom, and the time
#: Words right before a time that make it that of a committee's beginning.
_BEFORE = re.compile(
    rf"(?:(?:^|[.\n,(\u2014\u2013] ?)(?:which |that )?|\b{BODY},? (?:which |that )?"
    rf"|\b(?:which|that) |[A-Z][\w.&'\u2019-]*,? (?:which |that )?){AUXILIARIES}"
    rf"(?:{BEGUN}|{BEGUN.title()}){_WITH}{_TO_TIME} (?:the )?$"
)


def of_beginning(text: str, when: When) -> bool:
    """Whether a time is when a committee began, by the words right before it."""
    return bool(_BEFORE.search(text[max(0, when.start - _FAR) : when.start]))
