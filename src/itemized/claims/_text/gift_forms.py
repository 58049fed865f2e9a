"""Forms in which gifts are told; gifts.py reads with them."""

from __future__ import annotations

import re

from itemized.claims._text.words import ROUTES as _ROUTES

NOUN_GIFT = re.compile(
    r"\s*(?:-|in )?\s*(?:campaign |political |cash )?(?:contributions?|donations?|gifts?"
    r"|che(?:ck|que)s?|infusion|payouts?|payments?)\b",
    re.IGNORECASE,
)
GIVEN_BACK = re.compile(
    r"\b(?:return(?:s|ed|ing)?|refund(?:s|ed|ing)?|gave back|giving back)\s+(?:\w+ ){0,2}$", re.I
)
OWNER = re.compile(
    r"(?:['\u2019]s?\s+(?:[a-z]+ ){0,2}|\s(?P<behind>behind|made|wrote|gave) (?:an? |the )?)$"
)
WAS = re.compile(
    r"['\u2019]s? (?:\w+ ){0,2}(?:installment|che(?:ck|que)|gift|donation"
    r"|contribution)s?\b(?: to [^,;$]{2,70}?)?(?:,[^,]{0,40},)?"
    r" (?:was|were|totaled|came to) (?:(?!not\b)\w+ ){0,3}$"
)
TOTALED = re.compile(
    r"(?:['\u2019]s?|\b(?P<his>his|her|its|their)) (?:\w+ ){0,2}"
    r"(?:donations|contributions|gifts|giving|checks)\b[^;.$]{0,80}?"
    r"\b(?:total(?:s|ed|led)?|(?:amount|add|came|come)(?:s|ed)? (?:up )?to|reached|to|at|past"
    r"|surpassed|exceed(?:s|ed)?|top(?:s|ped)|stands? at)"
    r" (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
ONE_GIFT = re.compile(
    r"\b(?:contribution|donation|gift|check)s?(?: [\w-]+){0,3}(?::| \u2014|,) (?:\w+ ){0,2}$", re.I
)
#: "A seven-figure check" is one gift, "tens of thousands of dollars" may be many.
ONE_CHECK = re.compile(r"\b(?:check|gift|donation|contribution)$", re.IGNORECASE)
TOTAL = re.compile(
    r"\btotal(?:s|ed|ing|led|ling)?\b|\bcombined\b|\baltogether\b|\ball told\b"
    r"|\bover the years\b|\bcontributions\b"
    r"|\bdonations\b|\bcollectively\b|\bmembers\b|\bemployees\b|\bcandidates\b|\braces\b"
    r"|\bgroups\b|\bso far\b"
    r"|\bto date\b|\bcycle\b|\bsince\b|\bdecade\b|\byears\b|\bcampaigns\b"
    r"|\bgiven\b.{0,40}\b(?:about|some)\b"
    r"|\bthis year\b|\bfamily\b|\bcareer\b|\bPACs and\b|\bopponents\b|\bsupporters\b",
    re.IGNORECASE,
)
EACH_GAVE = re.compile(
    r"\beach (?:gave|given|donated|contributed|chipped in|kicked in|sent|wrote)\b", re.IGNORECASE
)
REPORTED = re.compile(
    r", (?P<who>[^,;]{3,60}?(?:campaign|committee|PAC|party)) (?:reported|said|disclosed)\b[^,;]*$"
)
#: Who routes money on is not who gives it: "funneled $5 from Acme to Roe".
ROUTES = re.compile(_ROUTES, re.IGNORECASE)
#: Who asked for a gift is not always who got it.
ASKED = re.compile(r"(?:solicit|secur|request|sought|seek|obtain|arrang|land)", re.IGNORECASE)
RANK_WORD = re.compile(r"\b(?:largest|biggest|single|top|first|last|next|only)\b", re.IGNORECASE)
#: "The donation from Acme, $5, was made in May".
FROM_THEN_SUM = re.compile(
    r"\b(?:contribution|donation|gift|check) from (?P<who>[^,;$]{3,60}), (?:[\w-]+ ){0,2}$", re.I
)
FROM_TO = re.compile(r"\s+(?:[\w-]+ ){0,2}from [^,;.$]{2,80}? (?:in)?to ", re.IGNORECASE)
#: "Roe's $1 million in March was his last contribution".
WAS_A_GIFT = re.compile(
    r"(?! (?:ad|worth|loan|budget|salary|debt)\b)[^;.$]{0,40}?\b(?:was|is|remains|makes?|made"
    r"|ranks?|represents?|accounts? for)\b"
    r"[^;.$]{0,60}?\b(?:contributions?|donations?|gifts?|donors?"
    r"|givers?|contributors?)\b|[^;.$]{0,30}? (?:was|is|ranks?|remains) (?:among |by far )?the"
    r" (?:largest|biggest|most generous|single largest|single biggest)\b",
    re.IGNORECASE,
)
#: "Made her the PAC's biggest donor".
DONOR_OF = re.compile(
    r"[^;.$]{0,50}?\b(?:made|makes|making|is|was|remains|as|are|were)\b (?:(?:him|her|it|them"
    r"|by far|still|also|among|one of) ){0,3}"
    r"(?P<who>(?:the |(?=[^\W\d_a-z]))[^,;.$]{2,50}?)['\u2019]s?"
    r" (?:[\w-]+ ){0,3}(?:donors?|contributors?|givers?|gifts?|donations?|contributions?|checks?)\b"
)
#: "The family pooled together for a $15 million gift to", "announced a $5,000 gift".
FOR_GIFT = re.compile(
    r"\b(?:together for|announced|with|revealed) (?:an? |another )$", re.IGNORECASE
)
GIFTS_FROM = re.compile(
    r"\b(?:checks|donations|contributions|gifts|money|cash) from ", re.IGNORECASE
)
#: "In all, the industry's contributions".
OWNING = re.compile(
    r"(?:^|, |\u2014 ?|; |\b(?:and|but|that) )(?P<who>(?:[Tt]he|[Aa]n?) [\w -]{2,40})$"
)
#: No party's name: a stretch of words that ran on.
LOOSE = re.compile(r"^(?:it|figure)\b|\b(?:from|at|with)\b", re.IGNORECASE)
#: "Four of the $25 vouchers".
OF_THE = re.compile(r"\bof (?:the|these|those) $", re.IGNORECASE)
#: "The largest to any candidate" went to somebody else.
ANYBODY = re.compile(r"any\b", re.IGNORECASE)
OF_WHICH = re.compile(r" of (?:which|that|it)\b")
WHOSE = re.compile(r",? whose (?:[a-z]+ ){0,2}$")
FROM_NEXT = re.compile(r"\s+(?:over |in )?from\b")
EACH = re.compile(r"\s*(?:each|apiece|a ?piece|per)\b", re.IGNORECASE)
SEVERAL_GIVERS = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:donors|contributors|givers|others|people|backers|individuals)",
    re.IGNORECASE,
)
INCLUDED = re.compile(
    r"(?: each| apiece| or more)?,? (?:included?|were|are"
    r"|was) (?=(?:[\w.\u2019'-]+ ){0,5}?[^\W\d_a-z])"
)
CROWD = re.compile(r"\b(?:donors|contributors|people|supporters|givers|donations)$", re.IGNORECASE)
TO_CHARITY = re.compile(
    r"\s+(?:(?:check|gift|donation) )?to (?:an?|the|his|her|local|several|two)"
    r" (?:[\w\u2019'.-]+ ){0,4}?(?:food (?:bank|pantry)"
    r"|pantry|charit(?:y|ies)|red cross|shelters?|church(?:es)?|hospitals?|museums?"
    r"|universit(?:y|ies)"
    r"|schools?|scholarships?|librar(?:y|ies))\b"
    r"|\s+(?:for|toward|to buy) (?:an? |the |new )*(?:[\w-]+ )?(?:instruments|uniforms"
    r"|scholarships?"
    r"|textbooks|computers|playgrounds?|school supplies|flood victims|storm victims|meals"
    r"|scoreboards?"
    r"|libraries|library|ambulances?|fire trucks?)\b",
    re.IGNORECASE,
)
#: "Of the $5 million Roe gave, about half went to Doe".
PART_WENT = re.compile(
    r",\s(?:[\w-]+ ){0,3}?(?:half|most|some|part|much|third|quarter|percent|none|little|bulk)\b"
    r"[^,;]{0,30}\b(?:went|goes|gone|flowed)\b",
    re.IGNORECASE,
)
#: "Transferred $5 million from her Senate account".
MOVES = re.compile(r"(?:transfer|mov|shift)", re.IGNORECASE)
ACCOUNT = re.compile(r"\b(?:accounts?|committee|campaign|fund|PAC)$", re.IGNORECASE)
