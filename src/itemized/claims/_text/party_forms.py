"""Forms of phrases that name a party; parties.py reads with them."""

from __future__ import annotations

import re

from itemized.claims._text.words import (
    BUSINESS_NOUNS,
    GROUP_NOUNS,
    KIN_NOUNS,
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
    rf"(?:the|this|that) (?:[\w-]+ ){{0,3}}?(?:{PEOPLE_NOUNS})(?: (?:and|who)\b.*)?", re.IGNORECASE
)
COUPLE = re.compile(r"(?:the|this|that) (?:\w+ )?couple\b", re.IGNORECASE)
PAIR = re.compile(r",? and (?:his|her) (?:late )?(?:wife|husband|spouse|partner)\b")
#: "The state's junior senator", before who that is.
ITS_PERSON = re.compile(
    rf"(?:the [\w-]+(?: [\w-]+)?"
    rf"|(?-i:[^\W\d_a-z])\w+)['\u2019]s? (?:[\w.-]+ ){{0,3}}?(?:{PEOPLE_NOUNS})",
    re.IGNORECASE,
)
THE_GROUP = re.compile(
    r"(?:the|this|that) (?:(?:super|same|new|joint|fundraising|political|action|advocacy|outside"
    r"|nonprofit"
    r"|conservative|liberal|progressive|dark-money|pro-\w+|anti-\w+|well-funded|nonpartisan"
    r"|bipartisan|shadowy|secretive|little-known|powerful|influential|deep-pocketed|tax-exempt|tiny"
    r"|fledgling|\w+ly|[\w-]+-(?:based|funded|backed|aligned|affiliated|run|led|leaning)) ){0,3}"
    rf"(?P<noun>{GROUP_NOUNS})",
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
FIRM = re.compile(r"company|corporation", re.IGNORECASE)
OWNED = re.compile(
    rf"(?P<owner>his|her|their|its|the (?:[\w-]+ )?(?:{PEOPLE_NOUNS})['\u2019]s) (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
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
    rf"['\u2019]s? (?:[a-z][\w-]* ){{0,3}}?(?:{KIN_NOUNS}|{BUSINESS_NOUNS})(?![\w-])"
)
KIN = re.compile(rf"(?:{KIN_NOUNS})$")
SEVERAL = re.compile(r"(?:family|relatives|parents|children|sons|daughters|siblings)$")
#: No name begins so: a formula, markup, a quotation, a sum.
NO_NAME = re.compile(
    r"(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]here)['\u2019]s\b|[=<{\[\"$+*#|]|\d[\d,.]*+(?! [A-Za-z])"
    r"|.*[<>{}=]",
    re.DOTALL,
)
HEAD_AFTER = re.compile(
    r"(?:['\u2019]s?)?(?-i:\s+(?!and\b)[a-z][\w'\u2019-]*){0,3}?\s+(?:campaigns?|committees?"
    r"|super ?pacs?|pacs?|employees|donors|supporters|allies|family|wife|husband|son|daughter"
    r"|brother|sister"
    r"|team|union|brothers|sisters|couple|foundation"
    r"|operation|(?<=Yes )side|(?<=No )side|camp|re-?election(?! (?:campaign|bid|effort"
    r"|committee))|effort|bid|network|accounts?"
    r"|affiliates|executives|members|coffers|fund)(?:['\u2019]? (?:foundation|network|fund"
    r"|company))?\b",
    re.IGNORECASE,
)
#: What is no part of a name at its end: "the PAC's largest", "the union was".
LOOSE_END = re.compile(
    r"(?:['\u2019]s?(?: (?:largest|biggest|single|top|only|first|latest|main|sole|best|second|third"
    r"|last|next|own|new|total))*|(?:,? (?:was|is|were|are|has|have|had|stood|been|meanwhile|also"
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
    r"(?:campaigns?|opponents?|opposition|supporters|proponents|members|friends|employees|brothers"
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
TO_ASIDE = re.compile(r"(?: \([^()]{1,30}\))?(?:, | \u2014 | - )")
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
