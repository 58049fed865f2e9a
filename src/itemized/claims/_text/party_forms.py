"""Forms of phrases that name a party; parties.py reads with them."""

from __future__ import annotations

import re

from itemized.claims._text.words import (
    BUSINESS_NOUNS,
    GROUP_NOUNS,
    KIN_NOUNS,
    OTHER_RELATIONS,
    PEOPLE_NOUNS,
)

#: "Her latest report lists $5,000": of her, not of the report.
REPORT = re.compile(
    r"(?:[\w-]+ ){0,4}(?:reports?|filings?|disclosures?|statements?|paperwork|books|ledger)\b",
    re.IGNORECASE,
)
PERSON_WORD = re.compile(r"(?:he|she|him|himself|herself|who|his|her)", re.IGNORECASE)
THING_WORD = re.compile(r"(?:it|its|itself|they|them|their|which|that|we|our)", re.IGNORECASE)
THE_PERSON = re.compile(
    rf"(?:the|this|that) (?:(?!of\b|for\b|by\b|from\b)[\w-]+ ){{0,3}}?(?:{PEOPLE_NOUNS})"
    r"(?: (?:and|who)\b.*)?",
    re.IGNORECASE,
)
COUPLE = re.compile(r"(?:the|this|that) (?:\w+ )?couple\b", re.IGNORECASE)
PAIR = re.compile(r",? and (?:his|her) (?:late )?(?:wife|husband|spouse|partner)\b")
#: "The state's junior senator", before who that is.
ITS_PERSON = re.compile(
    rf"(?:the [\w-]+(?: [\w-]+)?"
    rf"|(?-i:[^\W\d_a-z])\w+)['\u2019]s? (?:[\w.-]+ ){{0,3}}?(?:{PEOPLE_NOUNS}|{KIN_NOUNS}"
    rf"|{OTHER_RELATIONS})",
    re.IGNORECASE,
)
THE_GROUP = re.compile(
    r"(?:the|this|that) (?:(?:super|same|new|joint|fundraising|political|action|advocacy|outside"
    r"|nonprofit"
    r"|conservative|liberal|progressive|dark-money|pro-\w+|anti-\w+|well-funded|nonpartisan"
    r"|bipartisan|shadowy|secretive|little-known|powerful|influential|deep-pocketed|tax-exempt|tiny"
    r"|fledgling|\w+ly|[\w-]+-(?:based|funded|backed|aligned|affiliated|run|led|leaning)) ){0,3}"
    rf"(?:[a-z]+ (?=firm|company|giant))?(?P<noun>{GROUP_NOUNS}|giant)",
    re.IGNORECASE,
)
#: "A group for Roe" is no Roe, and none that was named before.
A_GROUP_FOR = re.compile(
    rf"(?:an?|another|one) (?:[\w-]+ ){{0,4}}?(?:{GROUP_NOUNS}) (?:for|behind|of|that|which|in)\b",
    re.IGNORECASE,
)
#: "Its Quebec partner" is no Quebec.
OWNS_AT_END = re.compile(
    r"[^\W\d_a-z][\w.-]* (?:partner|parent|subsidiary|affiliate|counterpart|arm|chapter|branch|unit"
    r"|division)$"
)
LOWER_WORDS = re.compile(r"(?: (?!and\b|or\b|of\b|for\b)[a-z][a-z-]*){1,3}")
#: "His campaign and its super PAC spent": his campaign.
AND_ITS = re.compile(r",? and (?:his|her|its|their)\b", re.IGNORECASE)
FIRM = re.compile(r"company|corporation|giant", re.IGNORECASE)
OWNED = re.compile(
    rf"(?P<owner>his|her|their|its|the (?:[\w-]+ )?(?:{PEOPLE_NOUNS})['\u2019]s) (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
#: "She gave Roe $5, and her firm": the one whom "she" means, not Roe.
SAME_ONE = {
    "her": re.compile(r"\bshe\b", re.IGNORECASE),
    "his": re.compile(r"\bhe\b", re.IGNORECASE),
}
TAKES = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:campaigns?|committees?|PACs?|bid|candidacy)\b", re.IGNORECASE
)
FOR_CAUSE = re.compile(
    r" (?:to (?:pass|defeat|approve|reject|legalize|repeal|recall|stop|block|oppose|support|raise"
    r"|expand|ban|overturn|end|protect|abolish|impeach|oust)|against|opposing|supporting"
    r"|in favor of) [^,;.$]{2,40}?(?=[,;.]|\s(?:has|have|had|in|last|this|said|and|are|is)\b|$)"
)
#: What is named later is rather a committee than one of these.
NEVER_PAC = re.compile(
    r"union|company|corporation|firm|giant|party|bank|association|foundation|tribe|chamber|campaign"
    r"|federation|league|institute|society|caucus|lobby",
    re.IGNORECASE,
)
#: "He … her campaign", "she … his": hers is not his.
OTHER_ONE = {
    "her": re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE),
    "his": re.compile(r"\b(?:she|her)\b", re.IGNORECASE),
}
OFFICE = re.compile(
    r"senator|congress(?:man|woman)|governor|mayor|president|sheriff|speaker|judge|justice"
    r"|commissioner"
)
TELLS = re.compile(r"\b(?:who|which|that|is|has|had|was|and|in|to|for) ")
LIST_GAP = re.compile(
    r"(?:,|;)?\s*(?:and|or|&|as well as|,|;)\s*(?:(?:also|then|the|to)\s+)?", re.IGNORECASE
)
#: What a list may say of a member before the next: "Roe of Ohio and", "Roe, D-Ohio, and".
OF_PLACE = re.compile(
    r" of (?:[A-Z][\w.]+ ?){1,3}(?=,| and| or)|, (?:D|R|I|L)-[\w. ]{2,20}(?=,)"
    r"|, an? (?:[\w-]+ ){0,2}(?:Democrat|Republican|Libertarian|independent)(?=,)"
)
POSSESSED = re.compile(
    rf"['\u2019]s? (?:[a-z][\w-]* ){{0,3}}?(?:{KIN_NOUNS}|(?:{BUSINESS_NOUNS})(?! (?:partner|owner"
    rf"|manager|associate|executive|leader)s?\b))(?![\w-])"
)
KIN = re.compile(rf"(?:{KIN_NOUNS})$")
SEVERAL = re.compile(r"(?:family|relatives|parents|children|sons|daughters|siblings)$")
#: No name begins so: a formula, markup, a quotation, a sum.
NO_NAME = re.compile(
    r"(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]here)['\u2019]s\b|[=<{\[\"$+*#|]|\d[\d,.]*+(?! [A-Za-z])"
    r"|.*[<>{}=]"
    # a clause, or what opens one
    r"|(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|I|[Ww]ho|[Ww]hat|[Hh]ere|[Ll]et)(?:['\u2019]\w+)? [a-z]"
    r"|(?:[Aa]fter|[Bb]efore|[Bb]ack|[Ss]ince|[Ww]hile|[Ww]hen|[Ii]f|[Bb]ecause|[Aa]lthough"
    r"|[Dd]espite|[Ii]nstead|[Aa]ccording|[Mm]eanwhile|[Hh]owever|[Aa]mong|[Aa]mid)\b"
    r"|[A-Za-z]\w+ing (?:an?|the|his|her|its|their|on|to|in|over|at|up|like|that)\b"
    r"|[A-Za-z]\w+ed (?:an?|the|his|her|its|their|to|that|by|as|like|into|in|on|for|with|from)\b"
    r"|[Pp]art of\b|(?:one|two|three|four|five|ten|no one|nobody)$|(?:(?:nearly|about|almost"
    r"|roughly) )?\d[\d,.-]*$"
    # what a figure is called, and a phrase cut off
    r"|(?:[Tt]otal|[Cc]ash|[Mm]oney|[Ff]igures?|[Nn]umbers?|[Aa]mounts?|[Ss]um|[Pp]rice|[Tt]ally"
    r"|[Hh]aul|[Rr]eports?|[Ff]ilings?|[Rr]ecords?|[Dd]ata|[Pp]aperwork)$"
    r"|.*\b(?:it|he|she|they)$",
    re.DOTALL,
)
#: "The indictment declared donors": what was declared is told after it.
SAID_IN = re.compile(
    r".*\b(?:(?:declared|alleged|alleges|revealed|reveals|showed|shows|said|says)(?: that)? "
    r"|told (?:[a-z]+ ){1,3}?(?=(?:the|his|her|its) ))",
    re.DOTALL,
)
#: "A firm owned" by whom: the phrase goes on.
OWNS_NO_NAME = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|business(?:es)?|trust|nonprofit|foundation)$"
)
OWNED_BY = re.compile(
    r" (?:run|owned|led|managed|founded|controlled|created|headed) by (?:[\w.'\u2019-]+ ?){1,7}?"
    r"(?=[,;:()]|\s(?:who|that|which|in|for|to|and|from|with|on|gave|has|had|have|spent|donated"
    r"|was)\b|$)"
)
OWNED_END = re.compile(
    r" (?:run|owned|led|funded|backed|managed|founded|controlled|created|headed|financed)$"
)
BY_WHOM = re.compile(
    r" by (?:[\w.'\u2019-]+ ?){1,7}?(?=[,.;:()]|\s(?:who|that|which|in|for|to|and|from|with"
    r"|on)\b|$)"
)
CUT_OFF = re.compile(r"(?: (?:the|an?|of|in|to|for|from|with|by|is|was|has|have|and))+$")
HEAD_AFTER = re.compile(
    r"(?:['\u2019]s?)?(?-i:\s+(?!and\b|the\b|an?\b"
    r"|\w+ed\b)[a-z][\w'\u2019-]*){0,3}?\s+(?:campaigns?|committees?"
    r"|super ?pacs?|pacs?|employees|donors|supporters|allies|family|wife|husband|son|daughter"
    r"|brother|sister"
    r"|team|union|brothers|sisters|couple|foundation"
    r"|operation|(?<=Yes )side|(?<=No )side|camp|re-?election(?! (?:campaign|bid|effort"
    r"|committee))|effort|bid|network|accounts?"
    r"|affiliates|executives|members|coffers|companies|firms|interests|lobbyists|workers"
    r"|fund)(?:['\u2019]? (?:foundation|network|fund"
    r"|company))?\b",
    re.IGNORECASE,
)
#: What is no part of a name at its end: "the PAC's largest", "the union was".
LOOSE_END = re.compile(
    r"(?:['\u2019]s?(?: (?:largest|biggest|single|top|only|first|latest|main|sole|best|second|third"
    r"|last|next|own|new|total))*|(?:,? (?:was|is|were|are|has|have|had|did|does|do|will|would|can"
    r"|could|may|might|stood|been|meanwhile|also"
    r"|alone|itself|themselves|together|and|combined|that|which|who))+)$"
)
#: Where a phrase goes on as a clause: "donors stretched their wallets".
ACTS = re.compile(r"\s[a-z]{3,}ed (?:their|his|her|its) |\s(?:is|was|are|were)\s")
#: "The six groups at the center of the Acme network" are no Acme.
MANY = re.compile(
    r"\b(?:groups|organi[sz]ations|committees|pacs|donors|companies|firms|unions|nonprofits"
    r"|candidates|lawmakers|executives|people|lawyers|developers)$",
    re.IGNORECASE,
)
HEAD_OF = re.compile(
    r"(?:family|brother|sister|son|daughter|father|mother|parents|followers|clients|associates"
    r"|relatives|campaigns?|opponents?|opposition|supporters|proponents|members|friends"
    r"|employees|brothers"
    r"|founders?|executives|heirs"
    r"|backers|allies"
    r"|families|wife|husband|coffers|re-?election|owners?|affiliates|candidac(?:y|ies)|committees?"
    r"|\w*pacs?|groups?|candidates|advocates|foundation|estate|trust|widow|law firm"
    r"|(?:political|fundraising) (?:arm|operation|network)) (?:of|to|for|supporting|backing"
    r"|opposing|behind"
    r"|against)\b",
    re.IGNORECASE,
)
#: Words for what somebody does, between "and" and the next name of a list.
ROLE_WORDS = re.compile(
    r"(?:(?!(?:by|of|for|in|to|from|with|on|at|gave|has|had|was|is|said|then|also|who|that"
    r"|which)\b)"
    r"[a-z][\w-]*(?<!ed) ){1,4}"
)
#: "The super PAC backing Jane Roe", "a nonprofit with ties to Roe": a group, told by what it does.
DESCRIBED = re.compile(
    rf"(?P<the>the|an?|one|another"
    rf"|this) (?P<what>(?:[\w\u2019'-]+ ){{0,5}}?(?P<noun>{GROUP_NOUNS}|arm|network))"
    r" (?:backing|supporting|opposing|promoting|boosting|aiding|representing|working for|pushing"
    r"|fighting|(?:that|which) (?:backs|supports|opposes|tried|helps|is)|with ties"
    r"|(?:closely )?(?:aligned"
    r"|allied|affiliated|associated|tied|linked|connected) (?:with|to)|close to|(?:run|overseen"
    r"|led|funded"
    r"|financed|founded|co-founded|bankrolled|controlled|created|started|formed|headed|chaired"
    r"|backed|launched) by|formed to|created to|based in|dedicated to|set up)\b",
    re.IGNORECASE,
)
#: Between a name and what it is: "Acme Now (AN), the super PAC backing Roe".
TO_ASIDE = re.compile(r"\.?(?: \([^()]{1,30}\))?(?:, | \u2014 | - )")
SAYS = re.compile(
    r"\$|\b(?:has|have|had|was|were|said|says|gave|spent|raised|received|will|would|took|got)\b|;"
)
GROUP_END = re.compile(
    rf"(?:\b(?:{GROUP_NOUNS}|law firm|arm|vehicle|source|donor|nonprofits?|counterpart|affiliate"
    rf"|(?:sister|parent) \w+))$",
    re.IGNORECASE,
)
CUT = re.compile(
    r"\s(?:backed|funded|led|run|founded|created|bankrolled|financed|controlled|owned|started"
    r"|supported|formed|headed|chaired|aligned|affiliated|tied|linked|connected) (?:by|with|to)\s"
    r"|\s(?:representing|backing|supporting|opposing|promoting|helping|favoring|seeking|fighting)\s"
    r"|\s(?:of|in|from|at|for|with|on|near|behind|who|which|that)\s|,|\s[\u2014\u2013-]\s|\("
)
BACKED = re.compile(
    r"\s(?:\w+ (?:by|with|to)|representing|backing|supporting|opposing|promoting|helping|favoring"
    r"|seeking|fighting)\s"
)
LEAD = re.compile(
    r"^(?:[\s\u201c\u2018\"'(\u2014\u2013-]|(?:and|but|that|while|whether|both|also|including"
    r"|like|because"
    r"|(?:raised|spent|given|donated|reported|held) by|either|even|only|just|then|meanwhile"
    r"|as well as|how|like|of|to|by|altogether|overall|separately|in all|in total|all told"
    r"|so far|to date|instead|later|earlier|today|now),?\s)+",
    re.IGNORECASE,
)
