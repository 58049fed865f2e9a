"""Forms that tell what a name is and whom a text spoke of; roster.py reads with them."""

from __future__ import annotations

import re

from itemized.claims._text.words import COMPANY_ENDS, KIN_NOUNS, OTHER_RELATIONS

OUTLET = re.compile(
    r"\b(?:Times|Post|Journal|News|Herald|Tribune|Beacon|Guardian|Gazette|Chronicle|Magazine|Press"
    r"|Reporter|Mail|Examiner|Register|Globe|Observer|Inquirer|Star)$"
)
STAFF = (
    r"(?:manager|spokes\w+|advis[eo]r|strategist|treasurer|director|consultant|pollster|aide|lawyer"
    r"|attorney|chairman|chairwoman|counsel)"
)
STAFF_BEFORE = re.compile(rf"\b{STAFF}(?: for [^,.;]{{2,40}})?,? $", re.IGNORECASE)
STAFF_AFTER = re.compile(
    rf", (?:an?|the|his|her|[\w.]+['\u2019]s) (?:[\w-]+ ){{0,3}}{STAFF}\b", re.IGNORECASE
)
#: Of "Acme partner Jo Roe", Acme is nobody.
EMPLOYS = re.compile(
    r" (?:[a-z-]+ )?(?:partner|founder|co-founder|executive|chairman|chairwoman|owner|lawyer|heir"
    r"|chief|president|director|manager|engineer|lobbyist|investor) [A-Z]"
)
NO_PARTY = re.compile(
    r"\b(?:Commission|Department|Bureau|Agency|Court|Senate|Congress|Office|Treasury)$"
    r"|^(?:U\.S\. |State )?(?:House|Assembly|Legislature)$"
)
NOUN = (
    r"(?P<noun>super ?pacs?|\w*pac|(?:\w+ ){0,2}committee|group|nonprofit|non-profit"
    r"|organi[sz]ation"
    r"|union|(?:campaign |fundraising |political )?arm|coalition|association|(?:\w+ )?fund|company"
    r"|firm|watchdog|charity|foundation|newspaper|website|magazine|drugmaker|insurer|think tank"
    r"|trade group|startup|network|maker|manufacturer|retailer|lender|utility|airline|conglomerate)"
)
CALLED_AFTER = re.compile(
    r"(?: \([^()]{1,20}\))?, (?:an?|the|another|its|one of the) (?:[\w\u2019'.$-]+ ){0,5}?"
    + NOUN
    + r"(?=[,.;)]|\s(?:that|which|run|led|backing|supporting|aligned|allied|affiliated|funded"
    r"|financed|founded|co-founded|created|formed|tied|based|opposing|of|for|with|dedicated"
    r"|working|pushing|promoting|trying|close|set up|controlled|bankrolled|started|whose|linked"
    r"|associated|connected|launched|devoted|representing|from|in)\b)",
    re.IGNORECASE,
)
CALLED_BEFORE = re.compile(
    r"\b(?:an?|the|another) (?:[\w\u2019'.$-]+ ){0,5}?"
    + NOUN
    + r"(?:,? (?:called|named|known as|dubbed) (?:the )?|,? (?:the )?|, (?:the )?)$",
    re.IGNORECASE,
)
PAC_AFTER = re.compile(
    r" (?:(?:super|hybrid) )?PACs?\b| political action committee\b| leadership PAC\b"
)
LIKE_COMMITTEES = frozenset(
    "committee committees campaign group organization organisation nonprofit non-profit "
    "outfit".split()
)
FIRMS = frozenset("firm company corporation business giant".split())
FIRM_ENDS = COMPANY_ENDS | frozenset(
    "group strategies consulting associates communications solutions".split()
)
#: "Acme Biologics shares fell": what only a company has.
TRADED = re.compile(
    r"['\u2019]?s? (?:shares|stock price|shareholders|earnings|headquarters|subsidiary|subsidiaries"
    r"|customers|plants?|stores|products|factory|factories|profits?|workforce|board of directors)\b"
    r"|, which\b|, (?:based|headquartered) in\b|, an? (?:[\w-]+ ){0,3}?-based\b"
)
#: "Roe's opponent, Councilman Jo Doe," is Doe.
OWNS = re.compile(
    rf"['\u2019]s? (?:[\w-]+ ){{0,3}}?(?:{OTHER_RELATIONS}|{KIN_NOUNS}),? (?:[\w.-]+ ){{0,4}}",
    re.IGNORECASE,
)
HEADS = re.compile(r"(?:['\u2019]s?)? (?:campaign|committee|family|camp|team|bid|PAC)\b")
NO_OTHER = r"(?<!vice )(?<!former )(?<!senate )(?<!council )(?<!union )(?<!board )"
TITLED = re.compile(
    r"\b(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Mayor|Judge|Sheriff|President|Senator|Governor)\.? "
    r"(?:[^\W\d_a-z][\w.]+ )?([^\W\d_a-z]\w+)"
)
#: Before a name that is a place or a publisher, where nothing else says what it is.
WHERE = re.compile(
    r"\b(?:in|near|across|outside|throughout|around|toward) (?:the )?$"
    r"|\b(?:mayor|city|town|village|county|university|suburb|native|resident|bishop) of (?:the )?$"
    r"|\b(?:commissioner|secretary|director|department|bureau|office|minister|administrator"
    r"|superintendent|comptroller|inspector) of (?:the )?$"
    r"|\b(?:ambassador|envoy|consul|embassy|visit|trip|travel(?:s|ed|ing)?|moved|flew|flight) to $"
    r"|\b(?:obtained|reviewed|published|compiled|reported|analy[sz]ed|cited|examined|unearthed)"
    r" by $"
)
#: What is said of somebody right after the name: "Roe, a veteran of the Navy,".
APPOSED = re.compile(
    r"(?:, (?:[DRIL]-[\w.]+,)?|,? who (?:is|was|has been)) (?:an?|the|one) [^,.;:]{2,70}"
    r"|, (?:an?|the) [^,.;:]{2,70}"
)
#: After the name of a publisher: "Axios first reported", "the Courier reported Monday that the".
REPORTED_FIRST = re.compile(
    r"(?:['\u2019]s)? (?:first reported|(?:previously |also )?reported(?: (?:on )?\w+day)? that"
    r" (?!(?:it|he|she|they|his|her|its)\b)|analysis|review of|reports?:| reports\b(?! \$| rais"
    r"| hav| spend| tak| receiv))"
)
#: What a report, a speaker or a record says begins after it: its subject is whom "he" means.
SAYS_THAT = re.compile(
    r"\b(?:shows?|showed|said|says|found|reported|reports|alleged?s?|claims?|claimed|revealed"
    r"|indicates?|indicated) that (?=\S)"
)
