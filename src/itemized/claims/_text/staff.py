"""A firm's people: "employees of Acme", "Acme's workers and executives".

The people who state a firm as their employer are other givers than the firm, and a report names the
employer (52 U.S.C. 30101(13)(A)), so that what they gave is a question that records answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

_ONE = r"(?:employees|workers|staff(?: members|ers)?|executives|managers)"
#: Several such words in a list are one giver: "employees and executives".
STAFF = rf"{_ONE}(?:,? (?:and|or) (?:other |top )?{_ONE})*"
_OF_FIRM = re.compile(
    rf"(?:\b(?i:{STAFF}) (?:of|at|for|from) (?:the )?(?=[A-Z0-9])"
    rf"|[A-Z0-9][\w&.'\u2019-]*(?:['\u2019]s?)? {STAFF}\b)"
)
_LOOSE = re.compile(
    r"(?:[\s,.;:]|\b(?:in|on|during|over|since|from|through|between|and|of|by|the|alone|combined"
    r"|together|in all|total)\b)*",
    re.IGNORECASE,
)


def gives(money: Money) -> bool:
    """Whether a firm's people gave it, and the words after it say no more than when.

    Gifts of people by their employer are told of without a word of politics and without a
    recipient. To whom or for what they were given, where the text says so, is another matter.
    """
    verb = money.verb
    if money.family != "give" or verb is None or money.follows or verb.passive:
        return False
    before = money.text[money.sentence.start : verb.start]
    if not _OF_FIRM.search(before) or money.to_party is not None:
        return False
    rest = money.text[money.end : money.sentence.end]
    times = money.context.times_in(money.end, money.sentence.end)
    for when in sorted(times, key=lambda w: -w.start):
        rest = rest[: when.start - money.end] + rest[when.end - money.end :]
    return bool(_LOOSE.fullmatch(rest))
