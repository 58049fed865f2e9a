"""Forms in which a rank is told; superlative.py reads with them."""

from __future__ import annotations

import re

from itemized.claims._text.numbers import NUMBER

#: Where the words of a rank end, in what is left of its sentence: "Gov." and "T." end none.
ENDS = re.compile(r"[,;](?:\s|$)|\.$|\sand\s|\s[\u2014\u2013-]\s")
_NTH = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_ONE_OF = (
    r"(?:one of|among) (?:the|its|his|her|their|(?-i:[^\W\d_a-z])[^,;.$]{1,50}['\u2019]s?)"
    rf"(?: {NUMBER})?"
)
RANK = re.compile(
    rf"\b(?P<rank>(?:the )?(?:(?:single|{_NTH}|{_ONE_OF}|\w+['\u2019]s)[- ])*"
    r"(?:(?:top|no\. ?1|number one)(?: (?:\d+|two|three|four|five|six|ten))? (?:biggest "
    r"|largest )?|(?:largest|biggest|highest"
    r"|most (?:generous|prolific|bountiful|lavish|lucrative|productive)|highest-\w+"
    r"|top-\w+|only|sole|main|principal|chief|leading|best-funded)[- ]))"
    r"(?P<what>(?:[\w-]+ ){0,3}?(?:donations?|contributions?|gifts?|donors?|contributors?"
    r"|recipients?|benefactors?"
    r"|patrons?|vendors?|transfers?|sources?|investments?|expenditures?|checks?|spenders?"
    r"|fundraisers?|bundlers?|hauls?|backers?|funders?|sums?|givers?|beneficiar(?:y|ies)|totals?"
    r"|war chests?|budgets?|balances?|cash reserves|(?:super )?PACs?|outlays?|ad buys?))\b",
    re.IGNORECASE,
)
RANKS = re.compile(
    r"\b(?:put(?:s|ting)?|plac(?:es|ed|ing)|rank(?:s|ed|ing)|mak(?:es|ing)|made) (?:him|her|them"
    r"|it)"
    r" (?P<rank2>(?:(?:in|at) )?(?:first|second|third|fourth|fifth|sixth|the top|last)\b|ahead of"
    r" (?:all|every|any|each)\b)(?! (?:to|person|woman|man)\b)|"
    r"\brank(?:s|ed|ing)? (?P<rank>first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|no\. ?\d+|among)\b",
    re.IGNORECASE,
)
MORE_THAN = re.compile(
    r"\b(?P<rank>more)(?: [\w-]+){0,6}? than (?:(?:it|he|she|they) (?:(?:has|have|had"
    r"|ever) )*(?:gave"
    r"|given|donated|contributed|sent|spent|raised|received|took|taken) (?:(?:to|in|on|from) )?)?"
    r"(?P<what>(?:(?:in|from|to|for|by|on) )?(?:any other|anyone|any|all|every)\b[^,.;]{0,60}"
    r"|(?!twice|double|triple|half|\w+ times)[^,.;]{3,70}?,? (?:combined|put together))",
    re.IGNORECASE,
)
TIME_IN_A_ROW = re.compile(
    r"\b(?P<rank>first|second|third|fourth) (?:straight|consecutive) (?:time|year|cycle|quarter)\b",
    re.IGNORECASE,
)
COSTLIEST = re.compile(
    r"\b(?P<rank>(?:the )?(?:most expensive|costliest|priciest)) (?P<what>(?:[\w-]+ ){0,3}?"
    r"(?:races?|primar(?:y|ies)|contests?|elections?|campaigns?|fights?|battles?|runoffs?|measures?"
    r"|seats?|ever|in (?:\w+ ){0,2}history))\b",
    re.IGNORECASE,
)
BEST = re.compile(
    r"\b(?P<rank>(?:(?:the|its|his|her|their)|(?-i:[A-Z])[\w-]+['\u2019]s?) (?:best|biggest"
    r"|strongest))"
    r" (?P<what>(?:[\w-]+ ){0,2}?(?:month|quarter|week|day|haul|year)\b[^,.;]{0,40}"
    r"|(?:of|by|for) any\b[^,.;]{0,50})",
    re.IGNORECASE,
)
RECORD = re.compile(
    r"\b(?P<rank>(?:shatter|smash|break|broke|eclips|topp)\w*|sets?|setting)"
    r" (?:(?!news|public)[\w\u2019'-]+ ){0,4}?records?\b(?! (?:with|of|straight) )"
    r"|, (?P<rank2>an? (?:new |all-time |state |single-\w+ )*record)(?=[.,;]| for )"
    r"|\b(?P<rank3>record-(?:breaking|setting|smashing|shattering))\b",
    re.IGNORECASE,
)
BARE = re.compile(
    r"\b(?:donation|contribution|gift|check|sum|transfer|payment)s?\b[^.;]{0,60}? (?:is|was|were"
    r"|are|remains?|ranks as)"
    r" (?:by far |easily )?(?P<rank>the (?:single )?"
    rf"(?:(?:{_NTH})[- ])?(?:largest|biggest))(?= (?P<what>(?:of|in|ever|so far|since|to|from|by"
    r"|this|the|it|that|he|she|(?-i:[^\W\d_a-z])[^,.;$]{1,50} (?:has |had )?(?:ever )?(?:received"
    r"|taken|took|got|accepted))\b))",
    re.IGNORECASE,
)
THE_MOST = re.compile(
    r"\b(?P<rank>the most) (?P<what>(?:(?:he|she|it|they|(?:the |a )?[\w\u2019']+ (?:campaign"
    r"|committee|party"
    r"|PAC|candidate)) (?:has |have |had )?(?:ever )?(?:raised|spent|given|collected|received"
    r"|taken in"
    r"|brought in|reported)|cash|ever|any|by any|of any|raised|spent|money)\b[^,.;]{0,80})",
    re.IGNORECASE,
)
_MONEY_RACE = (
    r"(?:(?:the )?(?:fund-?raising|money|cash|spending)(?: (?:race|chase|contest|battle|derby))?"
    r"|cash[- ]on[- ]hand|money raised|donations|contributions|campaign (?:cash|money))\b"
)
#: "Leads every rival in fundraising", "leads the money race".
LEADS = re.compile(
    r"\b(?P<rank>leads?|led|leading|tops|topped|topping)(?P<what>(?: (?!by\b"
    r"|to\b)[^\s,.;:$]+){0,7}?"
    rf" in {_MONEY_RACE}|(?: the)? (?:fund-?raising|money|cash) (?:race|chase|contest|field|pack))",
    re.IGNORECASE,
)
#: "Sanders easily leads the way" beside what others raised: of money only where sums are told.
LEADS_ALL = re.compile(
    r"\b(?P<rank>leads?|led|leading) the (?P<what>way|pack|field)\b(?!,? (?:in|on|to|raising"
    r"|taking|bringing"
    r"|pulling|hauling|collecting)\b)",
    re.IGNORECASE,
)
#: "The fundraising leader", "front-runners in the money race".
LEADER = re.compile(
    r"\b(?P<rank>(?:fund-?raising|money|cash)[- ](?:front-?runners?|leaders?|champions?|champs?"
    rf"|kings?|queens?))\b|\b(?P<rank2>front-?runners?|leaders?) in {_MONEY_RACE}",
    re.IGNORECASE,
)
#: "One of its strongest fundraising months", "among the best small-dollar fundraisers".
ONE_OF = re.compile(
    r"\b(?P<rank>(?:one of|among) (?:the|its|his|her|their) (?:\w+ )?(?:best|strongest|biggest"
    r"|largest|most (?:prolific|successful|lucrative|productive)|weakest|worst))"
    r" (?P<what>(?:[\w-]+ )?(?:fund-?raising|small-dollar|money) (?:[\w-]+ ){0,1}?(?:fund-?raisers?"
    r"|months?|quarters?|weeks?|days?|years?|hauls?|periods?|draws?|raisers?)\b[^,.;]{0,40})",
    re.IGNORECASE,
)
#: "Hauled in record sums", "contributions hit an all-time high".
RECORD_SUMS = re.compile(
    r"\b(?P<rank>record(?:-high)?) (?P<what>(?:fund-?raising|campaign|political|small-dollar)?"
    r" ?(?:sums?|amounts?|hauls?|totals|war chest|cash|budget|quarter|levels of (?:cash|money"
    r"|donations|giving|spending)"
    r"|donations|contributions|spending))\b"
    r"|\b(?:donations?|contributions?|fund-?raising|giving|spending|receipts|haul)\b[^,.;$]{0,30}?"
    r" (?:to|at|hit|hits|reached|reaches|set) (?P<rank2>(?:an? |its |their |his |her )?(?:new"
    r"|all-time|record)[- ](?:highs?|peaks?))\b",
    re.IGNORECASE,
)
#: What is had, and not what was given: "a record war chest", "more cash than anyone".
HELD = re.compile(
    r"\b(?:war chests?|cash(?: on hand| reserves)?|in the bank|on hand|budgets?|balances?)\b",
    re.IGNORECASE,
)
MONEY_RACE = re.compile(_MONEY_RACE, re.IGNORECASE)
BESIDE = re.compile(
    r"(?:,|\s[\u2014\u2013-])\s(?:by far |easily |and |his |her |its |their |one of )*$"
    r"|(?:in|by) what (?:\w+ )?(?:(?:is|was|may|might|could) )?(?:believed |thought |said "
    r"|likely )?"
    r"(?:to )?(?:be |have been )?$|what['\u2019]s (?:believed|thought|said|likely) to be $"
)
GOT = re.compile(
    r"(?:raised|received|took in|taken|taking|collected|brought in|pulled in|hauled in)", re.I
)
VERBS = re.compile(GOT.pattern + r"|gave|given|donated|contributed|spent|paid|sent", re.IGNORECASE)
OTHER = re.compile(
    r"\b(?:largest|biggest) (?:[\w-]+ )?(?:city|county|state|company|employer|bank|economy"
    r"|organi[sz]ation|group)\b",
    re.IGNORECASE,
)
#: "Ranked fourth in the poll", "fifth on the list of the wealthiest".
OF_OTHER = re.compile(
    r"[^,;$]{0,40}\b(?:polls?|polling|surveys?|wealthiest|richest|billionaires|fortune)\b", re.I
)
RECEIVED = re.compile(
    r"\s*(?:that |which )?(?P<who>[^,.;]{2,70}?) (?:has |have |had |ever )*"
    r"(?:received|took in|got|accepted|collected)\b",
    re.IGNORECASE,
)
IS = re.compile(
    r"(?: (?:to|of|in) (?:the |his |her |its )?(?:[\w.'\u2019-]+ ){0,4}?[\w'\u2019-]+(?= (?:is|are"
    r"|was|were|has|have|include)))?"
    r"(?:\s+(?:by far|so far|to date|(?:this|last) (?:cycle|year|month|quarter)))?"
    r"(?:\s*:|,|\s+(?:is|was|were|are|remains"
    r"|include[sd]?|ha(?:s|ve) been))"
    r"\s+(?:in turn |easily |by far |among them |including )?",
    re.IGNORECASE,
)
WHOSE = re.compile(
    r"(?P<who>\bwhose|\b(?:his|her|its|their)\b|\b(?:the [\w-]+(?: [\w-]+)?"
    r"|(?-i:[^\W\d_a-z])[\w. ]+)(?=['\u2019]s?))"
    r"(?:['\u2019]s?)? (?:single |sole |[\w-]+ )?(?:biggest |largest |only |sole |main |top |most"
    r" generous |principal |chief |leading )?$",
    re.IGNORECASE,
)
TO_RANK = re.compile(r"(?: \([A-Z]+\))?, (?:(?:his|her|its|their) )?(?:by far |easily )?")
_TOLD = (LEADS, LEADS_ALL, LEADER, ONE_OF, RECORD_SUMS)
SAID_OF = frozenset(
    {RANKS, BEST, RECORD, MORE_THAN, TIME_IN_A_ROW, COSTLIEST, BARE, THE_MOST, *_TOLD}
)
#: Ranks of a sum told just before them.
OF_SUM = frozenset({MORE_THAN, THE_MOST, RECORD})
EVERY = (RANK, RANKS, BEST, RECORD, MORE_THAN, TIME_IN_A_ROW, COSTLIEST, BARE, THE_MOST, *_TOLD)
#: Ranks among those who raise money.
RAISERS = frozenset(_TOLD)
CAME_FROM = re.compile(r" (?:have |has |had )?(?:came|come|comes) from ", re.IGNORECASE)
FROM = re.compile(r"\b(?:c[ao]me|comes|is|was) from ", re.IGNORECASE)
GIFT_FROM = re.compile(
    r"(?:an?|the|that|this|one) (?:[\w$.,-]+ ){0,4}?(?:donation|contribution|gift|check) from ",
    re.IGNORECASE,
)
OWNED_GIFT = re.compile(
    r"['\u2019]s? (?:\$?[\w,.-]+ ){1,3}?(?:donation|contribution|gift|check)\b", re.IGNORECASE
)
#: "Roe's $5 check was", "The $5 from Roe was": the sum that the rank is said of, and its giver.
GIVER_OF_SUM = re.compile(
    r"(?P<owner>['\u2019]s?)\s(?:[\w-]+ ){0,3}?$|\bthe (?:[\w-]+ ){0,2}?$", re.IGNORECASE
)
SUM_ENDS = re.compile(
    r"\s*-?\s*(?:(?:[\w-]+ ){0,2}?(?:gift|donation|contribution|check|sum|infusion|payment)\b)?"
    r"(?:\sfrom\s(?P<who>[^,;.$]{2,60}?))?(?:,[^,;$]{1,60},)?\s"
    r"(?:is|was|are|were|constitutes?|represents?|marks?|remains?|ranks?|became|makes?)\s"
)
NOT_SO = re.compile(
    r"\b(?:not|never|hardly|no longer|neither|nor|far from|if|whether|denied"
    r"|n['\u2019]t)(?: \w+){0,4} $|n['\u2019]t (?:\w+ ){0,4}$",
    re.IGNORECASE,
)
RECIPIENT = re.compile(
    r"recipient|bundler|beneficiar|fund-?rais|haul|raised|totals?\b", re.IGNORECASE
)
SPENDER = re.compile(r"spend", re.IGNORECASE)
AS_OF = re.compile(
    r"\b(?:to date|so far|thus far|ever|in history|on record|yet|as of [^,.;]{3,30})\b",
    re.IGNORECASE,
)
ANY = re.compile(r"(?:any|all|every|more|fewer|the|small)\b", re.IGNORECASE)
FROM_ANY = re.compile(r"from any\b", re.IGNORECASE)
