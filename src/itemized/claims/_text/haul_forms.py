"""Forms in which hauls are told by a noun; raised_total.py reads with them."""

from __future__ import annotations

import re

#: "Donations to the group fell to $19 million from $123 million".
CHANGED = re.compile(
    r"\b(?:donations|contributions|giving|fundraising|receipts|gifts)(?: (?:to|for|by)"
    r" (?P<to>[^,;$]{3,70}?))? (?:fell|rose|dropped|jumped|grew|climbed|surged|soared|plunged"
    r"|plummeted|shrank|sank|slid|dipped|doubled|tripled)(?: \w+ly)?(?: by [\w.%]+(?: percent)?,?)?"
    r"(?: to (?:[\w-]+ ){0,3}\$[\d.,]+(?: \w+)?(?: [\w ]{2,20})?,?)? (?:to|from)"
    r" (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
#: "Contributions to the measure have topped $5 million".
CAME_TO = re.compile(
    r"\b(?:donations|contributions|receipts) (?:to|for) (?P<to>[^,;$]{3,70}?) (?:(?:have|has"
    r"|had) )?(?:now |already )?"
    r"(?:are|were|is|was|stand at|stood at|topped|totaled|reached|surpassed|exceeded|passed|hit"
    r"|amounted to|added up to|come to"
    r"|came to)"
    r" (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
#: "Roe's haul of $5 million", "a $5 million haul".
HAUL_OF = re.compile(
    r"(?P<who>[^,;$]{2,60})['\u2019]s? (?:[\w-]+ ){0,3}?(?:haul|take|intake|fundraising(?: total)?"
    r"|total|receipts)(?: (?:in|during|for|over|since) [\w ]{2,24}?)?"
    r" (?:of|is|was|are|were|stands at|stood at|came to|reached|now tops) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
#: "The $1 million haul of Roe's first day".
HAUL_AFTER = re.compile(
    r" (?:fundraising )?(?:haul|take|total) (?:of|by|for|from) (?=(?:(?:the"
    r"|former) )*(?:[A-Z][\w.]+ ?)+)"
)
#: "The $138 million reported by Roe's operation".
REPORTED_BY = re.compile(
    r"\s+(?:that was |was )?(?:reported|posted|announced|claimed|disclosed|taken in|brought in) by "
)
#: "Smashing the $4.5 million that Roe reported".
THEY_REPORTED = re.compile(
    r" (?:that |which )?(?P<who>(?:[a-z]+ )?(?-i:[^\W\d_a-z])[^,;.$]{2,40}?) (?:had |has )?"
    r"(?:reported|posted|announced|disclosed)\b"
)
#: "$5 of it from Roe", "$5, or 59 percent, came from committees".
FROM_WHOM = re.compile(
    r"(?: and \$[\d.,]*\d(?: [mb]illion)?)?(?:, respectively,)?\s*"
    r"(?:of (?:it|that|which|that (?:amount|sum|total)) )?"
    r"(?:[,(\u2014\u2013-]+ ?(?:or |about |some |nearly )*[\d.]+ ?(?:percent|%) ?"
    r"[,)\u2014\u2013-]+ ?)?"
    r"(?:(?:has |have |had )?(?:came|come|coming) (?:\w+ )?)?from\s"
)
