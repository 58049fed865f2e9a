"""Whether an amount is political money at all: the guard against every other dollar in the news."""

from __future__ import annotations

import re
from functools import lru_cache


def _at_words(pattern: str, besides: str = "") -> re.Pattern[str]:
    """A pattern whose every way begins where a word does, found two to three times as fast when
    that is looked at first. besides: a way that begins elsewhere."""
    rest = f"|{besides}" if besides else ""
    return re.compile(rf"\b(?=[\w'\u2019])(?:{pattern}){rest}", re.IGNORECASE)


#: Names by their form, and the acronyms of the field: three of each side.
_FIELD = (
    r"(?-i:\b[A-Z][\w.'\u2019-]+ for (?:Congress|Senate|U\.?S\.? Senate|House|President|Governor"
    r"|Mayor|[A-Z][a-z]+ (?:Senate|Governor|Congress))\b)"
    # the committees of the two national parties, and of both in either house
    r"|(?-i:\b(?:RNC|NRCC|NRSC|DNC|DCCC|DSCC)\b)"
    r"|\bcampaign[- ]finance (?:records?|reports?|filings?|data|disclosures?)\b"
)
#: "The committee trying to repeal it", "ads against her": of elections wherever it stands.
_TO_END = (
    r"\bcommittees? (?:trying|formed|created|set up|seeking|working|organized|fighting"
    r"|campaigning) to"
    r" (?:repeal|overturn|defeat|pass|elect|re-?elect|oust|recall|unseat|block|kill|keep"
    r"|legalize|ban"
    r"|oppose|support|stop|preserve|protect)\b"
    r"|\b(?:ads?|spots?|mailers?|mailings|commercials|fliers) (?:[\w-]+ ){0,2}?(?:against|attacking"
    r"|slamming|blasting|opposing|supporting|backing|boosting|promoting|bashing|hitting) "
    r"(?=him\b|her\b|them\b|(?-i:[A-Z]))"
    r"|\b(?:ads?|spots?|mailers?|commercials) that (?:slam|attack|blast|bash|praise|hit|accuse)"
    r"|\bout-of-state (?:money|givers|donors|cash)\b"
)
#: Words that political money rarely goes without. Forms only; no person's name is among them.
_CUE = _at_words(
    _FIELD
    + "|"
    + _TO_END
    + r"|\bsuper[ -]?pacs?\b|\bpacs?\b|\b\w*PACs?\b|\bcontribut(?:e|es|ed|ing|ions?|ors?)\b"
    r"|(?<!blood )(?<!organ )(?<!egg )(?<!kidney )\b(?:mega-?)?donors?\b"
    r"|\bdonat(?:e|es|ed|ing|ions?)\b|\bfund-?rais\w+|\bFederal Elections? Commission\b|\bFEC\b"
    r"|\bwar chests?\b|\bcash[- ]on[- ]hand\b|\bre-?elect\w*|\b(?:election|primary|midterm)s?\b"
    r"|\b(?:national|congressional|senatorial|federal|campaign|joint fundraising|political action"
    r"|leadership)"
    r" committees?\b|\b(?:election|campaign|midterm|\d{4}) cycle\b|\bdark[- ]money\b"
    r"|\bindependent expenditures?\b|\boutside (?:groups?|spending|money)\b|\bad buys?\b"
    r"|\bbankroll\w*|\bself-(?:fund|financ)\w*|\bout-?spen[dt]\w*|\bmoney race\b|\bad ?time\b"
    r"|\bair ?time\b|\binaugural\b|\b(?:White House|presidential|Senate|House|gubernatorial) (?:bid"
    r"|run|race|contest|hopefuls?)s?\b"
    r"|\breceipts\b|\bdisbursements\b|\b(?:exploratory|ballot|recall|finance|state"
    r"|inaugural) committees?\b|\bchecks? (?:from|to)\b"
    r"|\b(?:state|county|local|national) (?:Democratic|Republican|Libertarian|GOP) Party\b"
    r"|\b(?:proposition|prop\.|measure|amendment|question) (?:\d+|(?-i:[A-Z])\b)"
    r"|(?-i:\b(?:Yes|No) on (?:(?:Prop\.|Proposition|Measure|Question|Amendment) )?"
    r"(?:\d+|[A-Z])\b)"
    r"|(?-i:\b(?:Yes|No) (?:side|campaign|committee)\b)"
    r"|\bballot (?:measures?|initiatives?|questions?)\b|\b(?:on hand|in the bank)\b"
    r"|(?<!advertising )(?<!marketing )(?<!religious )(?<!military )(?<!capital )(?<!publicity )"
    r"(?<!awareness )(?<!bombing )(?<!vaccination )\bcampaign(?:s|['\u2019]s)?\b"
    r"|\bbundlers?\b|\bcampaign[- ]finance\b|\bmatching funds\b|\bincumbents?\b|\bcandidates?\b"
    r"|\b(?:attack|tv|television|political|digital|campaign) ads?\b"
    r"|\battack(?:ing)?\b.{0,40}\b(?:sen|rep|gov)\b"
    r"|\bout-?rais(?:e[sd]?|ing)\b|\bout-?spent\b|\bsmall[- ]dollar\b|\blow[- ]dollar\b"
    r"|\bgrassroots\b"
    r"|\b(?:effort|push|drive|bid|fight|campaign|race)s? to (?:unseat|oust|defeat|elect"
    r"|re-?elect|recall"
    r"|oppose|repeal|pass|legalize|ban|beat|replace)\b|\blobby(?:ing|ists?)\b"
    r"|\b(?:state|federal) records\b|\bleadership fund\b|\bvictory fund\b"
    r"|\bpolitical (?:spending|giving|network|operation|groups?|nonprofits?|arm|causes?|apparatus"
    r"|machine|committees?|activit\w+)\b|\b(?:liberal|conservative|progressive|partisan) (?:causes?"
    r"|groups?|nonprofits?)\b|\brunoffs?\b|\bslates?\b|\b(?:mayoral|sheriff\w*|council|school board"
    r"|judicial|governor['\u2019]s|attorney general['\u2019]s|district attorney['\u2019]s)"
    r" (?:races?|contests?|hopefuls?|candidates?|elections?|primar(?:y|ies))\b"
    r"|\bmoney in politics\b|\bair ?waves\b|\bcampaign[- ]trail\b|\bpolitics\b",
)
#: The strongest of them: one is enough for a sentence.
_STRONG = _at_words(
    _FIELD + "|" + _TO_END + r"|\bof (?:his|her) own(?: money)? (?:in)?to (?:the|his|her)"
    r" (?:race|campaign|bid|candidacy)\b"
    r"|\bsuper[ -]?pacs?\b|\b\w*PACs?\b|\b[Pp]acs?\b|\bcampaign (?:contributions?|donations?|cash"
    r"|funds?"
    r"|account|committee|money|coffers)\b|\bpolitical (?:contributions?|donations?|action|money)\b"
    r"|\bfund-?rais\w+|\bcash[- ]on[- ]hand\b|\bwar chests?\b|\bjoint fundraising\b"
    r"|\bindependent expenditures?\b|\bdark[- ]money\b|\belection cycle\b|\bbankroll\w*"
    r"|\bout-?rais(?:e[sd]?|ing)\b"
    r"|(?<!blood )(?<!organ )(?<!egg )(?<!kidney )\b(?:mega-?)?donors?\b"
    r"|\b(?:his|her|their|['\u2019]s|the|re-?election|Senate|House|presidential"
    r"|gubernatorial) campaigns?\b"
    r"|\b(?:National|Congressional|Senatorial|Campaign) Committee\b|\bad buys?\b",
    besides=r"\$[\d.,]+(?: (?:million|billion|thousand))? on hand\b",
)
_OTHER_MONEY = _at_words(
    r"\b(?:salar(?:y|ies)|payroll|wages?|pension|(?<!internal )revenues?"
    r"|budget(?:s|ed)?|deficit|surplus"
    r"|stimulus|taxpayers?"
    r"|tax (?:cuts?|breaks?|credits?|relief|revenue|bill)|in taxes|taxes|subsid(?:y|ies)"
    r"|settle(?:ment|d)|verdict"
    r"|damages|lawsuit|jury|fined?|fines|penalt(?:y|ies)|bail|bonds?|stocks?|shares(?! (?:an?|the"
    r"|his|her|its|with)\b)|dividends?"
    r"|profits?"
    r"|earnings|sales|net worth|mortgages?|rent|tuition|scholarships?|insurance|premiums?"
    r"|deductible|aid|grants?(?! to (?:[\w-]+ ){0,4}?(?:groups|non-?profits|organi[sz]ations)\b)"
    r"|contracts?(?! (?:at|with|filed with"
    r"|from) (?:[\w-]+ ){0,3}(?:stations?|broadcasters)\b)"
    r"|appropriat\w+|infrastructure|gdp|economy|tariffs?|imports?"
    r"|exports?|medicaid|medicare|benefits(?! from\b)|welfare|unemployment|loans? program"
    r"|student loans?"
    r"|ransom|bounty"
    r"|cost(?:s|ing)?|price[sd]?|worth of (?:goods|drugs|equipment|weapons)|box office"
    r"|ticket sales|book deal"
    r"|advance|prize|jackpot|lottery|venture|startup|start-up|valuation|series [a-d]|charit(?:y"
    r"|ies|able)"
    r"|hospitals?|museums?|universit(?:y|ies)|relief fund|earthquake|hurricane|victims|cancer"
    r"|research"
    r"|speaking fees?|speeches|consulting fees|severance|bonus|compensation|per hour|an hour"
    r"|minimum wage"
    r"|debt ceiling|national debt|treasury|federal reserve|congress (?:approved|passed)"
    r"|spending bill|omnibus"
    r"|from (?:outside |private |new |existing )?investors"
    r"|speech|signed (?:a|the) (?:bill|law)|back taxes|troops|weapons|vaccines?|ammunition"
    r"|military|pentagon|border wall|police department"
    r"|school district|construction"
    r"|fine of|restitution|stolen|embezzl\w+|theft|laundering|bribes?|bribery|kickbacks?|ponzi"
    r"|net income|market value"
    r"|buyout|merger"
    r"|acqui(?:re|red|sition)|IPO|funding round|crowdfund\w*|gofundme)\b"
    # "an insurance executive" is somebody, and "came to his aid" is no aid
    r"(?! (?:and [\w-]+ )?(?:executives?|magnates?|moguls?|heirs?|heiress(?:es)?|compan(?:y|ies)"
    r"|industr(?:y|ies)|firms?|giants?|lobby\w*|workers?|tycoons?|titans?|billionaires?|brokers?"
    r"|agents?|owners?|founders?|investors?|lawyers?|PACs?|interests|groups?|traders?|employees"
    r"|capitalists?|financiers?|m[ae]n|wom[ae]n|leaders?|bosses|pioneers?|entrepreneurs?|dealers?"
    r"|professors?|presidents?|students?|alumni|lecturers?|scholars?|deans?|doctors?|teachers?"
    r"|unions?|makers?|committees?|backers|barons?|sector)\b)(?<! (?:his|her|its) aid)"
    r"(?<! their aid)",
)
#: Words of elections: near money they say that it may be political, and none by itself does.
_LEAN = _at_words(
    r"\b(?:democrat(?:s|ic)?|republicans?|gop|(?-i:Sens?|Reps?|Govs?)(?=\.)|senators?"
    r"|congress(?:man|woman|ional)|nominees?|candidates?|challengers?|incumbents?|opponents?"
    r"|rivals?|front-?runners?|races?|seats?|primary|re-?election|voters?|ballot|election"
    r"|presidential|gubernatorial|pro-\w+|anti-\w+|liberals?|conservatives?|progressives?"
    r"|left-(?:wing|leaning)|right-(?:wing|leaning)|billionaires?|outside groups?|prosecutors?"
    r"|campaign\w*|pacs?|donors?|donat\w+|contribut\w+|fundrais\w+|supporters|recall"
    r"|ads?|outspen[dt]|quarter|haul|mayors?|mayoral|council(?:man|woman|member)|sheriffs?"
    r"|measures?|initiatives?|propositions?|backers|committees?|nonprofits?|super pacs?|allies"
    r"|legislators?|lawmakers?|filings?|records|checks?|airwaves|air ?time|cycle)\b",
)

#: Givers and takers whose money is public or charitable, not political.
_PUBLIC = re.compile(
    r"^(?:(?:the|a|an|his|her|their|our|this|that|its|each|every|some"
    r"|\w+['\u2019]s?)\s+)*(?:[\w-]+ ){0,2}?(?:states?|cit(?:y|ies)"
    r"|count(?:y|ies)|towns?|villages?|government|pentagon|white house|administration"
    r"|legislature|congress|council"
    r"|school board"
    r"|(?:school )?districts?|departments?|agenc(?:y|ies)|treasury|universit(?:y|ies)"
    r"|colleges?|schools?"
    r"|librar(?:y|ies)|hospitals?|museums?|church(?:es)?|charit(?:y|ies)|taxpayers|famil(?:y"
    r"|ies)|students"
    r"|workers|residents|homeowners|veterans|police|developers|farmers|patients|victims|repairs"
    r"|roads"
    r"|schools|nation|country|allies|residents|businesses|customers|investors|shareholders)$",
    re.IGNORECASE,
)
_A_FAMILY = re.compile(r"\b[^\W\d_a-z][\w-]+(?:['\u2019]s?)? family$")  # of a name
_POLITICAL_PARTY = re.compile(
    r"\b(?:campaigns?|candidates?|candidac(?:y|ies)|\w*pacs?|committees?|part(?:y|ies)|races?"
    r"|senators?|lawmakers?|members"
    r"|legislators?|politicians?|opponents?|rivals?|mayors?|sheriffs?"
    r"|opposition|supporters|proponents|backers|allies of"
    r"|democrats|republicans"
    r"|libertarians|incumbents?|challengers?|nominees?|groups?|organi[sz]ations?|unions?"
    r"|employees|executives|donors?"
    r"|measures?|initiatives?|efforts?|account|accounts|coffers|effort|bid|re-?election|fund"
    r"|funds|family|wife|husband"
    r"|lobby|causes?|prosecutors?|governors?|businesses|investors|lobbyists|interests|industry"
    r"|companies|firms|nonprofits?)\b",
    re.IGNORECASE,
)


def cues(text: str) -> int:
    """How many words of political money a stretch of text has."""
    return sum(1 for _ in _CUE.finditer(text))


def leans(text: str) -> int:
    """How many different words of elections a stretch has."""
    return len({m[0].lower() for m in _LEAN.finditer(text)})


@lru_cache(maxsize=1024)
def is_strong(text: str) -> bool:
    """Whether a stretch speaks of political money by itself."""
    return bool(_STRONG.search(text))


_GOOD_CAUSE = re.compile(
    r"\bcharit(?:y|ies|able)\b|\bgala\b|\bauction\b|\bresearch\b|\bhospitals?\b(?! (?:workers"
    r"|employees|union|executives|chain|operator))|\bmuseums?\b"
    r"|\bscholarships?\b|\b(?:blood|organ|kidney)\b|\brelief\b|\bphilanthrop(?:y|ies|ic)\b"
    r"|\bendowment\b"
    r"|\borchestra\b|\bzoo\b|\buniversity\b|\bgofundme\b|\bfood (?:bank|drive|pantry)\b|\brotary\b"
    r"|\bred cross\b|\bvictims\b|\b(?:fund-?raising|donation|giving) (?:page|site|website"
    r"|appeal)s?\b"
    r"|\bcrowdfund\w*",
    re.IGNORECASE,
)
_ADS = r"\bads? (?:\w+ ){0,2}?(?:backing|supporting|boosting|attacking|opposing|against)\b"
_OF_POLITICS = re.compile(
    r"\b\w*PACs?\b|\bsuper pacs?\b|\bcampaigns?\b|\bcandidates?\b|\bpolitical\b|\bsen\.|\brep\."
    r"|\bgov\.|\bsenat\w+|\bgovernors?\b|\bdemocrat\w*|\brepublican\w*|\bpart(?:y|ies)\b"
    r"|\bcommittee"
    r"|\belect\w*|\bFEC\b|\bballot\b"
    rf"|{_ADS}",
    re.IGNORECASE,
)


_OF_CAMPAIGNS = re.compile(
    r"\b\w*PACs?\b|\bsuper pacs?\b|\bcampaigns?\b|\bcandidates?\b|\bpolitical\b|\bcommittees?\b"
    r"|\belections?\b|\bFEC\b|\bballot\b|\bfundrais(?!ing (?:page|site|website|appeal)s?\b)\w+"
    rf"|\blobby\w*|{_ADS}",
    re.IGNORECASE,
)


def is_all_good_cause(text: str) -> bool:
    """Whether a whole text speaks of giving to good causes, and of no campaign."""
    return bool(_GOOD_CAUSE.search(text)) and not _OF_CAMPAIGNS.search(text)


def is_good_cause(text: str) -> bool:
    """Whether a stretch speaks of giving to a good cause, and of nothing political."""
    return bool(_GOOD_CAUSE.search(text)) and not _OF_POLITICS.search(text)


def is_other(text: str) -> bool:
    """Whether a stretch speaks of money that is not political: pay, budgets, verdicts, prices."""
    return bool(_OTHER_MONEY.search(text))


def without_other(text: str) -> str:
    """A stretch with the words of other money blotted out, place for place.

    >>> without_other("Price for Congress")
    'XXXXX for Congress'
    """
    return _OTHER_MONEY.sub(lambda m: "X" * len(m[0]), text)


_CHARITY = re.compile(
    r"\b(?:librar(?:y|ies)|hospitals?|museums?|church(?:es)?|charit(?:y|ies)|universit(?:y|ies)"
    r"|colleges?"
    r"|zoo|orchestra|shelters?|scholarships?|victims)$"
    r"|\b(?:university|college|school|hospital|church|museum|library)['\u2019]s\b",
    re.IGNORECASE,
)


def is_charity(name: str) -> bool:
    """Whether a name is of one that takes gifts which no campaign record holds."""
    return bool(_CHARITY.search(name))


def is_public(name: str) -> bool:
    """Whether a name is of a government or another taker of money that is not political.

    >>> is_public("the school board"), is_public("Better Roads PAC")
    (True, False)
    """
    return bool(_PUBLIC.match(name)) and not _A_FAMILY.search(name)


def may_be_political(name: str) -> bool:
    """Whether a phrase that is no proper name can be a side of political giving."""
    return bool(_POLITICAL_PARTY.search(name))
