"""Forms in which a share is told; share.py reads with them."""

from __future__ import annotations

import re

_SPELLED = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four"
    r"|five|six|seven|eight|nine))?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teen)"
)
_PERCENT = rf"(?P<pct>\d{{1,3}}(?:\.\d+)?|{_SPELLED}) ?(?:percent|per cent|%)"
_KINDS = (
    r"(?:cash|total|money|funds|sum|donations?|contributions?|raised|spending|fundraising|haul"
    r"|war chest|support|payments?|gifts?|receipts|\$)"
)
PART = re.compile(
    rf"\b(?<!first )(?<!second )(?<!last )(?<!other )(?:{_PERCENT}|(?P<word>most|much|half|(?:a"
    rf"|one)[- ](?:third|quarter|fifth)|two[- ]thirds"
    r"|three[- ]quarters|the bulk|nearly all|all(?= of (?:it|that|which)\b)"
    r"|(?:over|more than|about|nearly|almost) half|for the most part|(?:mostly|almost entirely"
    r"|largely)(?= (?:on|to|from) )|(?:mainly|primarily|chiefly)(?= (?:on|from) )"
    r"|almost all(?= (?:of it )?in )"
    r"|the (?:vast )?majority))(?!\w)"
    r"(?P<of>\s+of (?:it\b|that\b|which\b|whom\b|them\b"
    rf"|(?P<owner>(?:(?:the|state|former|then) )*(?:(?:Sen|Rep"
    rf"|Gov)\. )?(?-i:[^\W\d_a-z])[^,;.$]{{1,40}}?)['\u2019]s? (?:\w+ )?{_KINDS}"
    rf"|(?:the|this|that) (?:[\w$.,'\u2019-]+ ){{0,4}}?{_KINDS}"
    r"|(?:(?!the |this |that )[\w-]+ ){0,3}?(?:contributions|donations|fundraising)\b(?= (?:to"
    r"|for|from"
    r"|came|that|during|in|were|was|are)\b)"
    r"|everything (?:it|that|the)\b|what (?:it|the|he|she|they)\b|what(?= (?-i:[^\W\d_a-z]))"
    r"|those (?:payments|donations|gifts)|his|her|its|their|all|\$"
    r"))?",
    re.IGNORECASE,
)
MONEY = re.compile(
    rf"\b{_KINDS}(?![\w-])|\$|\b(?:collected|received|taken in|took in)\b"
    r"|\b(?:funding|receipts)\b|\b(?:revenues?|budget|income)(?= (?:came |comes )?from\b|[.,;]|$)",
    re.IGNORECASE,
)
PARTLY = frozenset(
    {"for the most part", "mostly", "almost entirely", "largely", "mainly", "primarily", "chiefly"}
)
#: "Nearly all in small donations".
IN_GIFTS = re.compile(
    r" (?:of it )?in (?:[\w-]+ )?(?:donations|contributions|gifts|checks|amounts|increments|sums"
    r"|cash)\b"
)
#: "87 cents of every dollar raised", "four of every five dollars in the war chest".
DOLLARS = re.compile(
    r"\b(?P<pct>\d{1,2}) cents (?:of|out of|on|from) (?:every|each|the) (?:\w+ )?dollar\b"
    r"|\b(?P<word>(?:one|two|three|four|five|six|seven|eight|nine|\d) (?:of|in|out of) every"
    r" (?:\w+) (?:[\w'\u2019-]+ )?dollars)\b",
    re.IGNORECASE,
)
#: "Money from Acme made up a third of his haul".
MADE_UP = re.compile(
    r"\b(?:m[ae]de|makes?|making) up (?:[\w-]+ ){0,2}$"
    r"|\b(?:compris(?:es?|ed|ing)|constitut(?:es?|ed|ing)) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
MONEY_FROM = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:money|cash|donations|contributions|gifts|checks|funds) from ", re.I
)
CAME = re.compile(
    r" (?:of (?:it|them) )?(?:has |have |had )?(?:came|come|coming) from\b", re.IGNORECASE
)
#: "94 percent of it on Democrats", "most of them backing Roe".
HELPING = re.compile(
    r" (?:\w+ )?(?:to|for|on|benefit\w*|back\w*|support\w*|boost\w*|aiding|helping)\s+"
    r"(?:behalf of )?",
    re.IGNORECASE,
)
#: "$5 million worth of ads, 93 percent of them backing Roe".
OF_THEM = re.compile(
    r" (?:\w+ )?(?:to|for|on|from|benefit\w*|back\w*|support\w*|oppos\w*|attack\w*|aimed|against"
    r"|favor\w*|aid\w*|help\w*)\b",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\bof the (?:vote|voters|votes|electorate|poll|respondents|population|seats|company|firm"
    r"|stock|shares|business|market)\b|\b(?:would|will|could|should) be\b",
    re.IGNORECASE,
)
GAVE = re.compile(
    r"^[\d.,$ ]*(?:[kmb]|million|billion|thousand)? (?:that |which )?[^,.;]{2,40}? "
    r"(?:gave|donated|contributed)\b"
)
OF_WHICH = re.compile(r"\bof which\b", re.IGNORECASE)
FROM = re.compile(r"\b(?:c[ao]mes?|coming|was|were|is|are) (?:\w+ )?from\b", re.IGNORECASE)
#: "Total raised: $62 million, 27% from banks": a share of the sum that it stands beside.
OF_SUM = re.compile(
    r"\$[\d.,]+(?: (?:million|billion|thousand)|[kmb]\b)?(?: [\w ]{0,30})?(?:,| \(|;| \u2014)"
    r"(?: (?:and|with|including|about|some|nearly|more than|only|just|roughly|over))* $",
    re.IGNORECASE,
)
BARE_FROM = re.compile(r"\s(?:\w+ )?from\b", re.IGNORECASE)
RAISED_BY = re.compile(r"\braised by\b", re.IGNORECASE)
THEY_RAISED = re.compile(
    r"\b(?:they|it|he|she) (?:had |has |have )?raised\b|\braised by\b", re.IGNORECASE
)
WHO_RAISED = re.compile(
    r"(?:\b(?:that |which )|\b|^ )(?P<who>they\b|it\b|he\b|she\b|the [\w -]{3,30}"
    r"|(?-i:[^\W\d_a-z])[^,;$]{1,60}?) (?:(?:had|has|have) (?:reported )?)?"
    r"(?:raised|raising|took in|collected|received)\b",
    re.IGNORECASE,
)
SPENT = re.compile(
    r"\b(?:spent|spending|paid for)\b|\b(?:went|gone|go(?:es|ing)?) (?:to|toward|for"
    r"|into) (?:[\w-]+ )?"
    r"(?:ads?|advert\w+|mailers?|commercials?|consultants?|salaries|staff)\b"
    r"|^ (?:on|to) (?:[\w-]+ ){0,2}(?:ads?|advert\w+|mailers?|television|TV|radio|air ?time"
    r"|consultants)\b",
    re.IGNORECASE,
)
SMALL_GIFTS = re.compile(
    r" (?:(?:the|all|its|his|her|their) )?(?:\w+ )?(?:contributions |donations |gifts )?(?:were"
    r"|was|are|is|coming in|came in|came|in amounts|in gifts|in donations|in contributions)"
    r" (?:at |in at |of |for |(?:donations|contributions|gifts) (?:of )?|"
    r"(?=under|less|below|\$))",
    re.IGNORECASE,
)
#: "Roe gave $5 to Acme PAC, making up half of what it collected".
MAKES_UP = re.compile(
    r"\b(?:making up|accounting for|representing|amounting to|or) (?:[\w-]+ ){0,2}$", re.IGNORECASE
)
GIVERS_GAVE = re.compile(
    r" (?:(?:[\w-]+ )?(?:contributors|donors|givers) )?(?:gave|contributed|donated)"
)
BARE_TO = re.compile(r"\s(?=to [^\W\d_])")
WENT_TO = re.compile(r"\b(?:went|gone|go(?:es|ing)?|flow(?:ed|s)) to\b", re.IGNORECASE)
ASIDE_SUM = re.compile(
    r", (?:(?:or|about|some|nearly|roughly|more than|just over) )*\$[\d.,]+"
    r"(?: (?:million|billion|thousand))?, "
)
#: Nobody in particular gave it: who took it in is told.
SMALL_GIVERS = re.compile(
    r"(?:small(?:er)?|low|grass-?roots)[- ]?(?:dollar|donors?|donations|gifts|contribut)", re.I
)
