"""Forms that tell political money from other money; gate.py reads with them."""

from __future__ import annotations

import re

OFFICE = re.compile(
    r"^(?:the |state |federal )*(?:governors?|lawmakers|legislators?|officials|regulators)$"
    r"|(?:\boffice|legislature|assembly|department|commission|\bbureau|\bauthority|\bservice"
    r"|\b(?:coast|national) guard|\barmy|\bnavy|\bair force)$",
    re.IGNORECASE,
)
#: What somebody in office has for themselves: a trip, a fee, a book.
OWN_GAIN = re.compile(
    r"\s+(?:in|worth of|for) (?:[\w-]+ ){0,3}?(?:travel|trips?|lodging|royalt(?:y|ies)|fees?"
    r"|speech(?:es)?"
    r"|books?|tickets?|meals?|vacations?|rent|pay|income|stocks?|options|bribes?|kickbacks?"
    r"|consulting"
    r"|legal|work|services|gifts|the (?:house|land|ranch))\b",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"\b(?:Sens?\.|Reps?\.|Govs?\.|Senators?|Representatives?|Congress(?:man|woman)|Governor|Mayor"
    r"|Alder(?:man|woman)|Assembly(?:man|woman|member)|Council(?:or|man|woman|member)|Sheriff"
    r"|Speaker|(?:Council|Senate) President|Delegate|(?:Attorney|Auditor) General|Treasurer"
    r"|Supervisor|(?:County )?Commissioner|Trustee|Judge|Justice|Selectm[ae]n|Assessor|Recorder"
    r"|(?:Majority|Minority) Leader|District Attorney),?\s$"
)
OFFICEHOLDER = re.compile(
    r"(?:the |that |this )?(?:governor|senator|congress(?:man|woman)|mayor|lawmakers?|legislators?"
    r"|candidates?|nominee|sheriff|council members?|incumbents?)\b(?!['\u2019])",
    re.IGNORECASE,
)
#: "Spent $5 opposing Sen. Roe", "put $5 behind Mayor Roe": on somebody in office or running.
ON = re.compile(
    r"\s+(?:(?:in|on|for) (?:[\w-]+ ){0,3}?(?:ads|spots|mailers|advertising|spending) )?"
    r"(?:opposing|backing|supporting|attacking|boosting|promoting|against|behind|defending"
    r"|to (?:help )?(?:elect|re-?elect|defeat|unseat|oust|oppose|support|boost|beat|back)) "
    r"(?=(?:[\w.-]+ ){0,3}?(?:Sens?\.|Reps?\.|Govs?\.|Senators?|Congress(?:man|woman)|Mayor|Gov"
    r"|candidates?"
    r"|nominees?|incumbents?|challengers?|Democrats?|Republicans?|Libertarians?)(?:\s|$|[,.]))"
)
#: "Roe, who is running for mayor", "Roe, a Republican candidate".
RUNS = re.compile(
    r",? (?:who(?: is| was|['\u2019]s| has been)? (?:now |also )?(?:running|campaigning"
    r"|ran|runs) for"
    r"|(?:an?|the) (?:[\w-]+ ){0,3}?(?:candidates?|nominees?|challengers?|hopefuls?)\b)",
    re.IGNORECASE,
)
#: Takers of public money who have their own to give.
PRIVATE = re.compile(
    r"\b(?:famil(?:y|ies)|workers|residents|homeowners|veterans|police|developers|farmers|allies"
    r"|businesses|investors|shareholders|charter schools|universit(?:y|ies)|colleges?|hospitals?)$",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"\b(?:sold|bought|purchased|acquired)\b[^,;$]{2,60}? for (?:[\w-]+ ){0,2}$"
    r"|\b(?:valued|priced|appraised|listed) (?:at|for) (?:[\w-]+ ){0,2}$"
    r"|\bopen(?:ed|s) to (?:[\w-]+ ){0,2}$"
    r"|\b(?:houses?|homes?|mansions?|ranch(?:es)?|boats?|yachts?|cars?|land|stakes?|condos?|jets?"
    r"|stocks?|shares|planes?|paintings?)\b[^,;$]{0,30}? (?:worth|valued at) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
EACH_THING = re.compile(
    r"(?: |-)(?:a|an|per)(?: |-)(?:pack|gallon|barrel|hour|pound|ton|share|ounce|pill|acre|square"
    r"|mile"
    r"|bottle|dose|student|pupil|ride)\b"
)
#: "A gallon of milk was $4.29".
UNIT_PRICE = re.compile(
    r"\b(?:a|an|per|the|each) (?:gallon|pound|dozen|pack|barrel|bottle|loaf|cup|pint|carton|bushel"
    r"|ticket|ounce|ton|pair|bag|box)\b[^,;$]{0,30}? (?:was|is|were|are|cost|costs|sold for|sells"
    r" for|went for|at|fetched) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
EARNS = re.compile(
    r"\b(?:earn(?:s|ed|ing)?|makes|who made|salary of|fortune of|(?:is|was"
    r"|net) worth) (?:(?:an?|about|nearly"
    r"|more|than|just|only"
    r"|over|estimated|some|roughly|almost|the) ){0,3}$",
    re.IGNORECASE,
)
#: "The measure would raise $38 million a year", "a parcel tax of $26".
BY_TAX = re.compile(
    r"\b(?:measure|tax|bill|levy|bond|proposal|initiative|plan|toll|fee|it) (?:would|will|could)"
    r" (?:raise|bring in|generate|collect|yield) (?:[\w-]+ ){0,3}$|\b(?:tax|fee|toll"
    r"|levy) of (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
#: What other money is said to be: "$5 of public money", "$31 million in state contracts".
IS_OTHER = re.compile(
    r"\s+(?:(?:of|in) (?:[\w-]+ )?(?:public|taxpayer|taxpayers['\u2019]|state|federal|city|county)"
    r" (?:money|funds|dollars|funding|aid|grants?)"
    r"|in (?:[\w-]+ ){0,2}(?:jobs|contracts|work|business|orders|income|sales|revenues?|taxes"
    r"|rebates|wages|pay|care|damages|back pay|subsidies|tax breaks|assets)(?! (?:owners?"
    r"|leaders?|groups?|interests|PACs?)\b)"
    r"|(?:from|through) (?:an? |the |his |her |its |their )?(?:[\w-]+ )?(?:sales?|selling|lottery"
    r"|investments|royalties|tax(?:es)?|settlement)|(?:in|on|from) an? (?:[\w-]+ )?(?:game|bet"
    r"|lawsuit|settlement|lottery))\b",
    re.IGNORECASE,
)
#: "The seat pays $45,000 a year".
A_YEAR = re.compile(r"\s+(?:a|per|an) (?:year|hour|week|day)\b|\s+annually\b", re.IGNORECASE)
#: What gives nothing though money is given by it: "the budget would give parents $500".
NO_GIVER = re.compile(
    r"\b(?:budget|plan|proposal|bill|(?<!-)law|legislation|program|package|deal|contract|jackpot"
    r"|lottery"
    r"|settlement|verdict)$",
    re.IGNORECASE,
)
HIS_PLAN = re.compile(
    r"['\u2019]s? (?:\$[\d.,]+ (?:million|billion|trillion) )?(?:[\w-]+ ){0,2}?(?:budget|plan"
    r"|proposal"
    r"|bill|law|package|program)\b"
)
#: What somebody buys for their own use.
FOR_A_HOUSE = re.compile(
    r"\s+for (?:an?|his|her|their|the) (?:[\w-]+ ){0,3}?(?:house|home|mansion|ranch|boat|yacht|car"
    r"|estate|penthouse|apartment|villa|condominium|plane|island|team|farm|lot"
    r"|condo|painting|portrait|ring|horse|jet)\b",
    re.IGNORECASE,
)
#: What investors put into a company, and what is collected to mend a building.
ROUND = re.compile(r"\b(?:series [a-f]|seed|venture|funding|financing) (?:funding )?round\b", re.I)
GOOD_CAMPAIGN = re.compile(
    r"\b(?:campaign|drive|effort) to (?:restore|rebuild|renovate|refurbish|reopen)"
    r" (?:[\w-]+ ){0,3}?(?:lighthouse|theater|church|chapel|school|library|bridge|park|playground"
    r"|pool|garden|building|barn|mill|depot|station|statue|monument|shelter|carousel|pier|organ"
    r"|hall)\b",
    re.IGNORECASE,
)
ON_A_PAGE = re.compile(
    r"\b(?:gofundme|crowdfunding|kickstarter|bake sale|raffle|this (?:web)?site"
    r"|our journalism|subscri(?:be|ption|bers)|support us)\b",
    re.IGNORECASE,
)
#: What people in office propose to do with public money.
ON_WORKS = re.compile(
    r"\s+(?:more |extra )?(?:a year )?(?:on|for) (?:[\w-]+ ){0,2}?(?:parks|roads|streets|sidewalks"
    r"|schools|police|buses|transit|housing|libraries|bridges|clinics|sewers|trucks|salaries"
    r"|potholes|teachers|firefighters|jails?|shelters)\b",
    re.IGNORECASE,
)
FANS = re.compile(
    r"\b(?:fans|parishioners|alumni|shoppers|viewers|worshipers|classmates|players|patrons)$", re.I
)
INVESTORS = re.compile(
    r"\b(?:investors|shareholders|lenders|creditors|customers|limited partners)$", re.IGNORECASE
)
KIN = re.compile(
    r"(?:['\u2019]s?|^his|^her|^their) (?:ex-?)?(?:wife|husband|sons?|daughters?|brothers?|sisters?"
    r"|mother|father)$",
    re.IGNORECASE,
)
OF_IT = re.compile(r"\s+of (?:it|that|which)\b")
CHILDREN = re.compile(
    r"['\u2019]s? (?:own )?(?:children|grandchildren|heirs|church)\b", re.IGNORECASE
)
#: "Gave to charity the $5,400 that she received from Roe".
THAT_CAME = re.compile(
    r" (?:in (?:donations|contributions) )?(?:that |which )?(?:he|she|it|they) (?:had |has )?"
    r"(?:received|got|accepted|taken|took) from\b"
)
#: "A $38,500-per-plate dinner": what a seat costs is no sum that anybody gave.
SEAT_PRICE = re.compile(
    r"[- ]?(?:a|per)[- ](?:plate|head|seat|table|couple|ticket|guest)\b(?:[- ][\w-]+){0,2}?[- ]"
    r"(?:dinners?|lunch(?:es|eons?)?|breakfasts?|receptions?|fund-?raisers?|events?|galas?"
    r"|cocktail|part(?:y|ies)|soirees?|affairs?|brunch(?:es)?|barbecues?|tickets?)\b",
    re.IGNORECASE,
)
#: "A primary that cost $36 million": a race costs what was spent on it.
RACE_COST = re.compile(
    r"\b(?:primary|race|election|contest|runoff|recall|primaries|races)"
    r"(?= (?:that|which|for|in|between|of|has|had|cost|costing|last|this|race|campaign)\b|,)"
    r"(?:(?!\b(?:would|could|will|taxpayers|county|state|probe|investigation|audit)\b)[^;$]){0,90}?"
    r"\b(?:has |had |that |which )?(?:cost|costing)\s(?!(?:the )?(?:county|state|city|town"
    r"|taxpayers"
    r"|public|voters|him|her|them)\b)(?:[\w-]+ ){0,5}$",
    re.IGNORECASE,
)
#: "$40,000 in campaign funds": it is, whatever it went for.
CAMPAIGN_MONEY = re.compile(
    r"\s+(?:in|of|from) (?:the |his |her |its |their )?(?:[\w-]+ )?(?:campaign|political|donor)"
    r" (?:funds?|money|cash|contributions|donations|dollars|accounts?|committee)\b",
    re.IGNORECASE,
)
CAMPAIGN = re.compile(r"\b(?:campaign|committee|\w*pac)$", re.IGNORECASE)
ONESELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b", re.IGNORECASE)
ADVERTISING = re.compile(
    r"\b(?:ads?|advert\w*|air ?time|time|spots?|commercials?|contribution\w*|gifts?|donation\w*"
    r"|in-kind)\b",
    re.IGNORECASE,
)
#: What is done with money: in a text that speaks of political money, no word of politics is needed.
#: Who takes nothing but political money, told by what it is.
TAKES_POLITICALLY = re.compile(
    r"\b(?:campaigns?|candidates?|candidacy|nominees?|\w*pacs?|part(?:y|ies)|democrats|republicans"
    r"|committees?|caucus(?:es)?|(?:caucus|leadership|re-?election"
    r"|inaugural) (?:funds?|accounts?)(?: of .*)?"
    r"|libertarians|lawmakers|legislators|(?:ballot|recall) (?:measures?|committees?))$",
    re.IGNORECASE,
)
#: "Ada Quill's team" is a campaign.
SOMEBODYS_TEAM = re.compile(r"[A-Z][\w-]+['\u2019]s? (?:\w+ )?team$|^(?:his|her|the) team$")
#: What raises money for people in need, for makers and for investors.
PAGE = re.compile(
    r"\b(?:pages?|websites?|films?|movies?|startups?|start-ups?|telethons?|auctions?|concerts?"
    r"|games?|teams?|appeals?|compan(?:y|ies))$",
    re.IGNORECASE,
)
#: What somebody owns or takes home: "a fortune estimated at $4 billion", "income of $5 million".
WEALTH = re.compile(
    r"\b(?:income|fortune|wealth|assets|net worth|ha[sd] a (?:net |total )?value)"
    r"(?: (?:of|was|is|were|are|at|to|from|that|has|have|had|total(?:s|ed)|ranged|between|reached"
    r"|topped|estimated|valued|an?|about|nearly|more|than|around|over|just|some|almost|roughly))*"
    r"\s*$",
    re.IGNORECASE,
)
CAMPAIGN_WORD = re.compile(r"\b(?:campaign|committee|\w*pac|party)s?\b", re.IGNORECASE)
MADE = re.compile(r"\b(?:made|making) (?:(?:about|nearly|more|than|over|just|some) ){0,2}$", re.I)
FOR_WORK = re.compile(
    r"(?= ?[.;]|$|,? (?:and|but|as an?|off|selling|working|a year|last year|in \d{4})\b)"
)
#: A charity that files as one may take no part in campaigns (26 U.S.C. 501(c)(3)).
FOUNDATION = re.compile(r"\bfoundations?$", re.IGNORECASE)
FOR_FOUNDATION = re.compile(
    r"[^,;.$]{0,50}? (?:to|for) (?:(?:an?|the|his|her|their|its) |[A-Z][\w.]+['\u2019]s? )"
    r"(?:[\w'\u2019-]+ ){0,4}?[Ff]oundation(?![\w'\u2019-]| (?:employees|executives|staff))"
)
#: "Would give every voter $600", "one in 10 kids would receive": what a plan holds out to all.
EVERYBODY = re.compile(
    r"\b(?:every|each|all|most|eligible|(?:one|two|three|\d+) (?:in|of) (?:every )?\w+)"
    r" (?:[\w-]+ ){0,2}?(?:voters?|citizens?|americans?|adults?|participants?|famil(?:y|ies)"
    r"|households?|kids?|child|children|residents?|taxpayers?|workers?|students?|borrowers?|bab(?:y"
    r"|ies)|newborns?|parents?|seniors?)\b|\bvouchers?\b",
    re.IGNORECASE,
)
WOULD = re.compile(r"\b(?:would|could|will|can|should)\b")
#: What is put into a business, and what it costs to make a film.
INTO_BUSINESS = re.compile(
    r"\s+(?:of (?:his|her|their|its) own (?:\w+ )?)?(?:in|into) (?:an?|the|his|her|their) "
    r"(?:[\w-]+ ){0,3}?(?:compan(?:y|ies)|restaurants?|business(?:es)?|firm|startup|start-up"
    r"|venture|hotels?|resort|casino|property|factory|stock|bonds|hedge fund)\b",
    re.IGNORECASE,
)
TO_MAKE = re.compile(
    r"\s+(?:online )?to (?:help )?(?:fund|finance|make|produce|finish|complete|publish|record"
    r"|launch|build|film) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,3}?(?:project|film"
    r"|documentary|movie|book|album|play|startup|start-up|compan(?:y|ies)|product|app|battery"
    r"|factory|podcast|magazine)\b",
    re.IGNORECASE,
)
