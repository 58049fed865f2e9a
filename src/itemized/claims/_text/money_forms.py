"""Forms of the clause around an amount; money.py reads with them."""

from __future__ import annotations

import re

#: "Took in $5 million, half of it from Roe": that is no source of all of it.
PART_FROM = re.compile(
    r"\b(?:half|most|much|all|(?:a|one)[- ](?:third|quarter|fifth|tenth)|two[- ]thirds"
    r"|three[- ]quarters"
    r"|bulk|majority|part|some|portion|percent|%|none|almost|nearly|largely|mostly|mainly|chiefly"
    r"|primarily)\b(?: \w+)?(?: of (?:it|that|them|which|the \w+))? (?:(?:came|coming|was"
    r"|were) )?from\b",
    re.IGNORECASE,
)
#: "Bringing her total to $5", "for a total of $5": of all that came before, too.
RUNNING_TOTAL = re.compile(
    r"\b(?:bring(?:s|ing)|brought|rais(?:es|ing)|lift(?:s|ing)|push(?:es|ing))"
    r" (?:[\w'\u2019-]+ ){0,3}total\b[^,;.$]{0,40}? to (?:[\w-]+ ){0,3}$"
    r"|\bfor a (?:[\w-]+ )?total of (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
OF_WHICH = re.compile(r",? of which (?:[\w-]+ ){0,3}$")
#: Another statement begins: "kicked in $5, and that foreigners may not give to campaigns".
AND_THAT = re.compile(
    r",? (?:and|but) (?:that |(?:he|she|they|it) (?:has|have|had|also|will|may)\b)"
    r"|\b(?:how|why|whether)\b"
)
#: "His partner followed with $5, and two relatives of his sent": of somebody else.
OTHER_CLAUSE = re.compile(r", (?:and|but|while) (?=(?:the|an?|two|three|his|her|its|[A-Z])\b)")
#: "$5,000, not $50,000": the second was not given.
NOT_SUM = re.compile(r"(?:[,(]|[\u2014\u2013-]|\band) ?not (?:the )?$")
TO = r"to|into|toward|towards"
_PARTS = re.compile(r"(?:split|divid|spread|distribut|dol(?:ed|ing|es) out)", re.IGNORECASE)


_PUTS = re.compile(r"(?:put|plow|sink|sank|sunk|invest)", re.IGNORECASE)


def to_after(verb: str) -> str:
    """The words after which a verb names who got it: "split $5 between Roe and Doe"."""
    if _PUTS.match(verb):
        return rf"{TO}|in(?= (?:his|her|their|its) (?:own )?(?:campaign|race|bid|effort)\b)"
    return rf"{TO}|between|among" if _PARTS.search(verb) else TO


FOLLOWED = re.compile(
    r"\s+(?:(?:that|which|of which|in \w+ that)\s+)?"
    r"(?P<who>(?:[\w.'\u2019&-]+\s+){0,6}?)$",
    re.IGNORECASE,
)
RIVAL = re.compile(
    r"\b(?:to|versus|vs\.?|against|compared (?:to|with)|than) (?P<who>his|her|their|its|the [\w-]+"
    r"|(?-i:[^\W\d_a-z])[^,;$]{1,40}?)(?:['\u2019]s?)? (?:[a-z-]+ ){0,2}?$",
    re.IGNORECASE,
)
END = re.compile(
    r"[;\u201d\"]|\s[\u2014\u2013-]+\s|\)|,\s+(?:who|which|and|but|while|although|making|or|as"
    r"|according|said|with|whose|far"
    r"|more|most|the|an?|about|accounting|including|a|up|down|compared|its|his|her)\b"
    r"|\s(?:while|but|according|whereas|because|although|and (?:has|had|was|then|another"
    r"|an additional))\b",
    re.IGNORECASE,
)
#: What may stand between the receiver and the time: ", a PAC," and "(a super PAC)".
ASIDE = re.compile(
    r"(?:\s*\([^()]{1,80}\)|,\s(?:an?|the|one|its|his|her|their|then)\s[^,;:.$()]{1,80}(?=,))*"
    r",?\s(?:(?:back|earlier|early|late|in|on|during|over|for|just|of)\s)*",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:is|was|are|were|has|have|had|did|does|do|gave|spent|raised|received|got|took|said|who"
    r"|that|which|\w+ed)\b"
)
WENT = re.compile(r"(?:went|goes|gone|flow)", re.IGNORECASE)
BUT = re.compile(r", (?:but|while|although|though|whereas|and then) |; ")
COMMA_HAS = re.compile(r",(?: (?:has|have|had|also|since|then|later|once|even|already))+ ")
#: "Accounted for $5 of her total".
OF_TOTAL = re.compile(
    r"\s+of (?:his|her|its|their|the) (?:[\w-]+ )?(?:total|haul|money|contributions|donations"
    r"|sum)\b"
)
HELPER = re.compile(r"ha(?:s|d|ve)$", re.IGNORECASE)
ONLY_HELPERS = re.compile(r"(?:(?:has|have|had|was|were|is|are|been|being|already|also) ?)+")
#: "and comedian Bo Roe another $2 million", "followed by Sen. Roe of Ohio at $2 million".
ROLE_BEFORE = re.compile(
    r"\s*(?:,|;|and\b|\s|followed by\b|by\b|(?:from|to|for)\b(?=\s[A-Z]))*(?:(?:the|an?|former"
    r"|fellow|chief|Sen|Rep|Gov)\b\.?\s|"
    r"(?!(?:gave|has|had|was|said|from|to|for|of|in|by|with|raised|spent)\b)[a-z][\w-]*\s){0,4}"
)
#: The same before a title: ", and Borough President Jo Roe $5".
TITLES_BEFORE = re.compile(
    r"\s*(?:,|;|and\b|\s|followed by\b|by\b)*(?:(?:the|former|fellow|then-)\s)?"
    r"(?:(?!(?:from|to|for|of|in|by|with|on)\b)[\w.'\u2019-]+\s){0,4}"
)
SUM_AFTER = re.compile(
    r"(?: of [A-Z][\w ]{2,20}?)?,?(?:['\u2019]s?)?(?: (?:another|an additional|at|with|about"
    r"|nearly|more than|over|just|only|roughly"
    r"|almost|some|a|around|under|slightly|up to|at least|the|gave|kicked in|contributed"
    r"|chipped in))*\s+"
)
#: "With $5 million raised, Roe leads".
WITH_SUM = re.compile(r"\W*(?:With|Having)\b[^,;$]{0,40}")
MAIN = re.compile(r", (?=\S)")
HELD = re.compile(
    r"\s*(?:of |in )?(?:cash|on hand|in the bank|in reserve|left|debts?|obligations|war chest|gift"
    r"|donation|contribution|check|loan)"
)
#: What comes of money: "giving her $5 in cash on hand", "gave him $3 in total receipts".
LEAVES = re.compile(r"g[ai]v(?:e|es|en|ing)$|left$|leav(?:es|ing)$", re.IGNORECASE)
TAKEN_IN = re.compile(r"\s+in (?:[\w-]+ )?(?:receipts|fundraising|income)\b")
IN_HAND = re.compile(
    r"\s*(?:(?:of |in )?cash(?:[- ]on[- ]hand)?\b(?! (?:gift|donation))|(?:left |still )?on hand"
    r"|in the bank|in reserve|war chest)"
)
#: "Roe raised $5 million. Doe added $2 million": it raised that, but what is added "to" is given.
ADDED = re.compile(r"add(?:s|ed|ing)?$", re.IGNORECASE)
TO_NEXT = re.compile(r"[^,;.$]{0,30}? (?:in)?to ")
SHORT_LEAD = re.compile(r"\W*(?:\w+, )?")
#: Before a sum that comes with a name: "with $5 spent, Roe was second".
WITH_SUM = re.compile(r"\bwith (?:[\w-]+ ){0,4}$", re.IGNORECASE)
IN_RECEIPTS = re.compile(
    r"\s+in (?:[\w-]+ )?(?:receipts|contributions|donations|fundraising|income)\b"
)
NOUN_OF = re.compile(
    r"\b(?:(?P<in>receipts)|disbursements|expenditures|outlays) of (?:[\w-]+ ){0,2}$", re.IGNORECASE
)
IN_SPENDING = re.compile(
    r"\s+in (?:[\w-]+ ){0,2}(?:spending|disbursements|expenditures|expenses|outlays"
    r"|ad(?:vertising)? (?:reservations|buys|time)|ads)\b"
)
#: "Shelled out $5 in grants to other groups".
IN_GIFTS = re.compile(
    r"\s+(?:in|on|for) (?:[\w-]+ ){0,2}?(?:grants|donations|contributions|gifts) (?:to|for) "
)
GIVERS = re.compile(r"\b(?:donors|givers|contributors)\b")
#: "Roe reported $21,400 in all": what was raised, where nothing says that it is held.
BARE_SUM = re.compile(
    r"\s*(?:in all|in total|altogether|so far|to date|for the (?:quarter|period|month|year|cycle))?"
    r"\s*(?:$|[.,;])",
)
#: "Reported $7 million from 158,550 donors".
FROM_MANY = re.compile(
    r"\s+from (?:[a-z]+ ){0,3}[\d,]{3,} (?:[a-z-]+ )?(?:donors|contributors|people|individuals"
    r"|givers"
    r"|supporters|donations|contributions)\b"
)
OF_SUM = re.compile(r"\b(?:gifts?|donations?|contributions?|checks?|loans?|debts?) (?:\w+ ){0,2}$")
SUMS_OF = re.compile(
    r"\b(?:donations|contributions|receipts|gifts) (?:of|totaling) (?:[\w-]+ ){0,3}$"
)
FROM_NEXT = re.compile(r"[^,;.$]{0,30}\bfrom\b")
OWN_THING = re.compile(
    r"(?:his|her|their) (?:own )?(?P<rest>(?:[\w-]+ )?(?:campaign|committee|account|candidacy"
    r"|bid|pac))$",
    re.IGNORECASE,
)
#: "Ended June with $5": no other verb has the sum, whatever came before.
BALANCE = re.compile(r"(?:end|beg[aiu]n|enter|start|finish|clos|sat|sit)", re.IGNORECASE)
WITH = re.compile(r"\bwith (?:[\w-]+ ){0,3}$")
#: "Compared with $8 million for Roe".
COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|versus|vs\.?|against)\s+(?:[\w-]+ ){0,2}$"
    r"|\$[\d.,]+(?: (?:million|billion))?(?: (?!went|gave|given)[\w-]+){0,5} to (?:\w+ ){0,1}$",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(
    r"\s+(?:for|by|from|raised by|held by) "
    r"(?=(?:(?:the|his|her|its|an?) )?(?:[a-z]+ )?[^\W\d_a-z])"
)
#: "Paid him", "to whom Roe gave".
#: "Among those giving $5,000 were Roe and Doe".
AMONG = re.compile(
    r"^(?:also|among|other|others|those|the others?)\b(?: [\w-]+){0,4} (?:giving|contributing"
    r"|donating|gave|contributed|donated|sending|who gave)$",
    re.IGNORECASE,
)
WERE = re.compile(r"\b(?:were|was|included|include|are):? ")
DONOR_TO = re.compile(
    r"\b(?:donor|contributor|giver|benefactor|gifts?|donations?)s? to\b|\bmaxed out to\b"
)
#: "With the trial bar supplying $5": who does what a participle says.
WITH_SOMEBODY = re.compile(
    r", with (?:only |just |another )?(?P<who>[^,;$]{3,60}?)(?:, [^,;$]{3,60},)?"
    r" (?:alone |each |also |in turn )?$",
    re.IGNORECASE,
)
GOES_TO = re.compile(r"[^,;.$]{0,40}? (?:in)?to (?=[^\W\d_])")
#: "Roe leads the field, with over $5 raised".
ENDS_IN_PRONOUN = re.compile(
    r"(?:^|\s)(?P<who>he|she|it|they)(?: (?:was|were|had|has|have|is|are|been|also|since))*$"
)
IN_PARTS = re.compile(
    r"\s+in (?:two|three|four|five|six|seven|eight|nine|ten|\d+|several"
    r"|separate) (?:[a-z-]+ )?\$[\d,.]+"
    r" (?:donations|contributions|checks|gifts|installments|payments)(?= to )"
    r"|,? (?:which (?:was|were) )?(?:split|divided)(?: evenly| equally)?(?= (?:between|among) )"
)
REPORTED = re.compile(r"\b(?:reported|disclosed|listed)\b")
HIM = re.compile(r"\s+(him|her|them|it)(?=[\s,.;])(?! \w+ (?:campaign|committee|PAC))")
#: "The $5,000 that Roe gave Doe's campaign".
WHOM_GIVEN = re.compile(
    r"\s+(?=(?:his|her|their|its|the) [a-z]|(?:[A-Z][\w.]+ ?){1,4}\b)(?!the (?:year|month|week"
    r"|day)\b)"
)
TO_WHOM = re.compile(r",? to (?:which|whom) (?:[\w.'\u2019-]+ ){1,4}$")
BY = re.compile(r"\s+by\s")
AT = re.compile(r"\b(?:at|with) (?:[\w-]+ ){0,2}$")
NEAR_DONOR = 50  # code points between a giver and the sum whose quotation begins with them
EACH = re.compile(r"\s*(?:each\b|apiece\b|a ?piece\b)", re.IGNORECASE)
SPLIT = re.compile(r"\s(?:and|or|of which|compared|versus)\s|,\s|;\s")
OWN_SOURCE = re.compile(
    r"(?:(?P<who>[^\W\d_a-z][\w&.'\u2019 -]{1,60}?)['\u2019]s?\s+)?(?:contributions?|donations?"
    r"|money|cash|funds)\b"
)
#: "In pharmaceutical money", "in drug company donations".
IN_THEIR_MONEY = re.compile(
    r"\s+in (?!(?:campaign|political|individual|direct|cash|online|total|net|small|large|itemized"
    r"|private"
    r"|federal|state|public|new|additional|matching|unlimited|hard|soft|dark|outside|in-kind|their"
    r"|his|her|its|reported|recent|such|those|these|other)"
    r" )(?P<who>(?:[a-z][\w-]* ){0,2}[a-z][\w-]+)"
    r" (?:money|donations|contributions|cash)\b"
)
_AD_WORDS = (
    r"(?:ads?|advertis\w+|air ?time|commercials?|spots?|mailers?|mailings?|fl[iy]ers?|flyers?|TV"
    r"|television|radio|billboards?|air ?waves|canvassing|consultants?|polling)"
)
#: What a sum is said to be of, for or from, where the verb says nothing of it.
COMPLEMENTS = (
    (
        "spend",
        re.compile(
            rf"\s+(?:(?:on|in|into|to|worth of|of|for) (?:[\w-]+ ){{0,3}}?{_AD_WORDS}\b"
            r"|(?:against|attacking|opposing|supporting|backing|boosting|promoting"
            r"|to (?:help )?(?:re-?elect|elect|defeat|oust|unseat|oppose|keep|beat)"
            r"|on (?:his|her|their|its|the \w+['\u2019]s) behalf)\b"
            r"|(?:on|in|into) (?:the |that |this )?(?:[\w.'\u2019-]+ ){0,3}?(?:race|contest"
            r"|primary|election|runoff)\b)",
            re.IGNORECASE,
        ),
    ),
    ("give", re.compile(r"\s+(?:in )?(?:[\w-]+ )?(?:to|into|toward)\s")),
    (
        "receive",
        re.compile(
            r"\s+(?:(?:in )?(?:[\w-]+ )?(?:donations?|contributions?|gifts?|checks?) )?from\s"
        ),
    ),
    ("raise", re.compile(r"\s+in (?:[\w-]+ )?(?:donations|contributions|receipts|gifts)\b")),
)
#: "Chipped in $5 for ads", "invested $5 in mail and phones on Roe's behalf": outside spending,
#: though the verb is one of gifts.
OUTSIDE = re.compile(
    rf"\s+(?:more )?(?:of (?:it|that|its own) )?(?:(?:so far|this (?:year|cycle|week|month)) )?"
    rf"(?:(?:on|in|into|toward|worth of|for) (?:[\w-]+ ){{0,3}}?(?:{_AD_WORDS}|mail|phone banks"
    r"|canvassers|spending|expenditures)\b"
    r"|(?:in|to help|for)? ?(?:attacking|opposing|supporting|boosting|promoting)\b"
    r"|on (?:his|her|their|the [\w-]+['\u2019]s?"
    r"|(?:(?-i:[A-Z])[\w.]+ ){0,3}(?-i:[A-Z])[\w.]+['\u2019]s?) behalf\b"
    r"|on behalf of\b"
    r"|(?:in|into|on) (?:the |that |this |her |his )(?:[\w.'\u2019-]+ ){0,4}?(?:race|contest"
    r"|primary"
    r"|election|runoff)\b)",
    re.IGNORECASE,
)
RACE = re.compile(
    r"(?:\s+(?:so far|this (?:year|cycle|fall)))?\s+(?:in)?to (?:the |this |that |a "
    r"|an )?(?:[\w.'\u2019-]+ ){0,4}?(?:races?|contests?"
    r"|elections?"
    r"|primar(?:y|ies)|fight|battle|runoff)\b",
    re.IGNORECASE,
)
#: "Is running digital ads attacking", "sent mailers backing", "went on the air with ads against".
RUNS_ADS = re.compile(
    r"\b(?P<verb>r[au]n(?:s|ning)?|air(?:s|ed|ing)|launch(?:es|ed|ing)|tak(?:es|ing|en) out|took"
    r" out"
    r"|b(?:ought|uys|uying)|plac(?:es|ed|ing)|sen(?:t|ds|ding)(?: out)?|mail(?:s|ed|ing)(?: out)?"
    r"|releas(?:es|ed|ing)|put(?:s|ting)? up|pa(?:id|ys|ying) for|unveil(?:s|ed|ing)"
    r"|w[ae]nt on (?:the )?air with|goes on (?:the )?air with|distribut(?:es|ed|ing)"
    r"|blanket(?:s|ed|ing) [^,;.$]{3,40} with) "
    r"(?:(?!on\b|for\b|to\b)[\w-]+ ){0,6}?(?:ads?|spots?|mailers?|commercials?|advertisements?"
    r"|fl[iy]ers"
    r"|advertising|ad campaigns?|mailings?|billboards?|robocalls?) (?:that (?:are |is )?)?"
    r"(?P<side>attack(?:s|ed|ing)?|oppos(?:es|ed|ing)|criticiz(?:es|ed|ing)|against|slam(?:s|med"
    r"|ming)"
    r"|blast(?:s|ed|ing)|bash(?:es|ed|ing)|target(?:s|ed|ing)|hit(?:s|ting)?|accus(?:es|ed|ing)"
    r"|aimed at|support(?:s|ed|ing)?|back(?:s|ed|ing)?|in support of|on behalf of|in favor of"
    r"|promot(?:es|ed|ing)|boost(?:s|ed|ing)?|tout(?:s|ed|ing)?|prais(?:es|ed|ing)"
    r"|opposed to) [\"\u201c]?",
    re.IGNORECASE,
)
FOR_SIDE = re.compile(
    r"\b(?:support\w*|back\w*|in support of|on behalf of|in favor of|promot\w+|boost\w*|tout\w*"
    r"|prais\w+) $",
    re.IGNORECASE,
)
HIM_OR_HER = re.compile(r"(?:him|her|them|the (?:incumbent|challenger|measure|governor|senator))\b")
#: "Made six contributions in 2009 totaling $182 to Roe".
MADE_MANY = re.compile(
    r"\b(?P<verb>made|makes|making|gave|wrote|sent) (?:\w+ ){0,2}?(?:\d+|[a-z-]+)"
    r" (?:(?:campaign|political|separate|different|small) )?"
    r"(?P<what>contributions|donations|gifts|payments|checks)\b(?!.*\b(?:and"
    r"|but)\b)[^;]{0,70}?"
    r" (?:totaling|totalling|totaled|worth|for a total of|that totaled|adding up to) (?:[\w-]+"
    r" ){0,3}$"
)
#: "Millions from outside groups have poured in", "Thousands of dollars were spent".
HAS_COME = re.compile(
    r"(?: (?:from|in|of) [^,;.$]{2,50}?)? (?:has|have|had|was|were|is|are)(?: (?:already|also"
    r"|been|being"
    r"|now))* "
)
INTO_ADS = re.compile(
    r"(?:\s+of (?:it|that|this|his|hers|its|theirs)(?: own)?)?(?:\s+(?:so far|this (?:year|cycle"
    r"|fall)))?\s+(?:(?:in)?to"
    r"|towards?) (?:[\w-]+ ){0,3}?(?:outside spending|independent expenditures"
    r"|air ?waves"
    r"|television|TV|radio|mailers|ads"
    r"|advertising"
    r"|commercials)\b",
    re.IGNORECASE,
)
#: "To Roe and to Doe": a second one who got it.
AND_TO = re.compile(r",? (?:and|as well as) (?:also )?(?:to|into) (?:the )?(?=[^\W\d_a-z])")
