"""Forms by which subjects and objects are told; phrases.py reads with them."""

from __future__ import annotations

import re

from itemized.claims._text.party_forms import ROLE_WORDS
from itemized.claims._text.words import GROUP_NOUNS, KIN_NOUNS, OTHER_RELATIONS, PEOPLE_NOUNS

HELPERS = re.compile(
    r"(?:(?:\b(?:has|have|had|having|is|was|were|are|been|be|being|will|would|could|can|may"
    r"|might|must"
    r"|should|pledged|vowed|promised|pledges|vows|promises|prepared|ready|willing|able"
    r"|did|does|do|also|already|just|only|then|now|still|again|yet|ever|never|not|reportedly"
    r"|allegedly"
    r"|(?<=has )since|(?<=have )since|(?<=had )since"
    r"|recently|later|soon|twice|personally|alone|nonetheless|nevertheless|once|even|so far"
    r"|likewise|together"
    r"|himself|herself|itself"
    r"|themselves"
    r"|(?:said|believed|thought|rumored|known|alleged|set|due|likely|poised)(?= to\b)"
    r"|each|(?<!of )all|both|directly|appears?|appeared|seems?|seemed|managed|helped|helps"
    r"|continued?"
    r"|continues"
    r"|went on|going|plans?|planned|expects?|expected|hopes?|hoped|agreed|aims?|intends?|wants?"
    r"|tried"
    r"|begun|began|begins|started|to|combined|yet again|in turn|(?<=[a-z,] )"
    r"(?!(?:family|ally|assembly|supply)\b)[a-z]+ly)\b"
    r"|['\u2019](?:s|ve|d|re)(?= |$)|n['\u2019]t)[\s,]*)+$",
    re.IGNORECASE,
)
#: Whom somebody gave with: "who, with his wife, Kay, gave", "together with Acme".
TOGETHER = re.compile(
    r",?\s(?:along|together) with [^,;]{1,40},?$"
    rf"|,?\s(?:along |together )?with (?:his|her) (?:late )?(?:{KIN_NOUNS})"
    r"(?:, (?-i:[^\W\d_a-z])[\w. -]{1,30})?,$"
)
#: "Roe, of Acme Falls, who": where somebody is from.
WHENCE = re.compile(r",? (?:of|from|based in|located in) $")
#: "Roe was funded by Acme, which": what stands before "which" says what Roe did.
PREDICATE = re.compile(r"(?:is|was|are|were|has|have|had|will|would|got|took|gave|did)\b")
WHO_NEXT = re.compile(r"[\s,)]*who\b")
RELATIVE = re.compile(r",?\s*\b(?:who|which|that)\b\s*$", re.IGNORECASE)
JOINED = re.compile(r"(?:,|\band|\bor|\bbut|,\s*and|;|\bthen)\s*$", re.IGNORECASE)
#: Before a verb that is joined to another: "spent $5; but", "gave $5 and, between two votes,".
AND_THEN = re.compile(
    r"\b(?:and|but|or|then)(?: then)?"
    r"(?:, (?:in|on|by|since|after|before|between|during|from|over|through|last|earlier|later)\b"
    r"[^,;$]{2,40},)?$",
    re.IGNORECASE,
)
EDGE = re.compile(
    r"[;:\u2014\u2013()]|\s-\s|[\u201c\u201d\"]|,\s|(?<=\s)(?:and|but|while|because|although"
    r"|though|that|whether|how|where|if|as"
    r"|said|says|say|reported|reports|showed|shows|show|claims?|claimed|noted|found|revealed"
    r"|indicates?|declared|alleged|alleges|confirmed|acknowledged|admitted|learned|reiterated"
    r"|insisted|than|after"
    r"|(?<!never )before|since|when|until|unless|so|or|which|who|whom|whose)(?=\s)",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:all the while|together|in|on|at|by|after|before|since|during|over|under|through"
    r"|throughout"
    r"|according|as|for|with|from|while"
    r"|when|where|although|though|if|because|despite|among|along|across|to|amid|between|within"
    r"|until|last|this"
    r"|earlier|later|overall|meanwhile|also|but|and|so|still|yet|however|all told|heading"
    r"|following|combined"
    r"|back(?= (?:in|on|when|at)\b)|what['\u2019]s more|instead|there|here|then|now|recently"
    r"|additionally|moreover|for instance|for example|of"
    r"|unlike|well(?=,)|oh(?=,)|look(?=,)|yes(?=,)|no(?=,)|sure(?=,)|right(?=,)|again(?=,)"
    r"|of course|in fact|separately|additionally|similarly|notably|nationally|statewide|locally"
    r"|collectively|privately|publicly|ultimately|previously|eventually|initially|originally"
    r"|officially|technically|typically|apparently|ironically|incidentally|curiously|to be clear"
    r"|by contrast)\b",
    re.IGNORECASE,
)
#: Before a participle: who "acknowledged receiving" says so of themselves.
OWNS_UP = re.compile(
    r"\s(?:has |have |had )?(?P<says>reported|reports|acknowledged|acknowledges|admitted|admits"
    r"|disclosed|discloses|denied|denies|recalled|listed)$"
)
#: What stands before a participle at the head of a sentence, and where the main clause begins.
FRONTS = re.compile(
    r"\W*(?:after|before|since|by|upon|on|while|when|despite|without|besides|instead of"
    r"|in addition to)(?: (?:a|an|also|only|just|[a-z]+ly))?",
    re.IGNORECASE,
)
MAIN_AFTER = re.compile(
    r", (?=[^\W\d_a-z]|(?:the|he|she|they|it|his|her|its|a|an)\b|(?:[a-z-]+ ){1,3}[^\W\d_a-z])"
)
#: Between two verbs that "and" joins: the second has a subject of its own, or another's.
NEW_CLAUSE = re.compile(
    r"[;:\u2014]|\b(?:who|which|that|while|because|after|before|when|where|whose|as|said|says)\b"
)
DASHED = re.compile(
    r"\s[\u2014\u2013-]\s(?:all|both|each|two|three|a|an|the|who|which)\b"
    r"[^$\u2014\u2013;]{2,80}\s[\u2014\u2013-]$"
)
TOLD_THAT = re.compile(
    r"\b(?:found|finds|said|says|reported|reports|showed|shows?|noted|revealed|reveals|estimated"
    r"|estimates|includes?|included|including|learned|determined|concluded|indicates?|alleged"
    r"|alleges) (?:that )?(?=\S)"
)
#: "He leads" before a verb: of "an account that he leads has collected", the account.
THEY_LEAD = re.compile(
    r"(?:he|she|it|they|(?:[A-Z][\w.\u2019'-]+ ?){1,3}) (?:co-)?(?!has\b|was\b"
    r"|is\b)[a-z]{2,}(?:s|ed)"
    r"|(?:he|she|it|they) (?:run|lead|control|head|found|own)"
)
#: The president of "all three trail the president, whose campaign"; of "backers of the plan", all.
OBJECT_AT_END = re.compile(
    r"\s(?!(?:of|for|by|in|to|with|at|from|on|and|or|against|behind|supporting|opposing"
    r"|backing)\b)[a-z]+ "
    r"(?P<who>(?:the|an?|his|her|its|their) (?:[a-z-]+ ){0,3}[a-z-]+)$"
)
#: No mere opening: a clause with a subject of its own.
OPENING_CLAUSE = re.compile(
    r"(?:Earlier|Later|Last|This|That)(?: \w+){1,2} (?P<who>he|she|they|it)\b", re.IGNORECASE
)
AND_HIS = re.compile(
    r"^\s*(?:to|for|into|from) [^,;]{2,60} and (?P<who>(?:his|her|their|its) (?:[\w-]+ ?){1,3})$"
)
OBJECT_OF = re.compile(r"\b(?:to|into|from|against|with) (?:the )?$")
THE_ONE = re.compile(
    rf"(?P<one>(?:the|this|that) (?:[\w-]+ ){{0,3}}?(?:{PEOPLE_NOUNS}))\b(?P<who> who\b)?",
    re.IGNORECASE,
)
PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}(?:ing|ed)\b")
#: "That helped the committee raise $5".
HELPED = re.compile(
    r"\b(?:help(?:ed|s|ing)?|saw|sees?|seen|let|lets|made|watched) (?P<who>(?:the |his |her |its "
    r"|their |(?=[^\W\d_a-z]))[^,;$]{3,60}?)$"
)
#: "Roe, who is running for Senate and has $5".
WHO_AND = re.compile(
    r", who(?:['\u2019]s| is| was| has| had| \w+[sd])\b[^,;:]{2,80} (?:and|but)$", re.IGNORECASE
)
#: A head that is no name, and its verb, before the first name of a clause.
PLAIN_HEAD = re.compile(
    r"\s*(?P<who>(?:[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Ss]ome)"
    r" (?:[a-z][\w-]* ){1,4}?(?:and (?:their|its|his|her) (?:[a-z][\w-]* ){1,3}?)?)"
    r"(?:has|have|had|spent|gave|raised|took|put|paid|sent|poured|donated|contributed)\b"
)
#: What is said begins after it: "the Courier also reported that the union".
SAID_THAT = re.compile(
    r"\b(?:says?|said|reports?|reported|shows?|showed|finds?|found|notes?|noted|announced?"
    r"|estimates?"
    r"|estimated|claims?|claimed|reveal(?:s|ed)?|confirm(?:s|ed)?|disclosed?|wrote|believes?"
    r"|argues?"
    r"|argued|indicates?|indicated|alleges?|alleged|adds?|added|acknowledged|tweeted"
    r"|told [^,;.]{3,40}?)"
    r"(?: (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last \w+|this \w+))? that (?!(?:it"
    r"|they|he|she|we)\b)(?=\S)"
)
SAYS_THAT = re.compile(
    r" (?:said|says|announced|reported|disclosed|claimed|boasted|revealed)"
    r"(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?: that)? $"
)
#: "The biggest giver, the nurses' union,": who that is.
RANKS = re.compile(
    r"(?:^|[.;\u201c] |, )(?:the|its|his|her|their|(?-i:[^\W\d_a-z])[\w.]+['\u2019]s?)"
    r" (?:single )?(?:biggest|largest|top|main|leading|second-largest|second-biggest|most generous)"
    r" (?:[\w-]+ ){0,2}?(?:givers?|donors?|contributors?|backers?|funders?|spenders?|benefactors?)"
    r"(?: (?:so far|this \w+|to date))?, (?P<who>(?:the|an?) [^,;.$]{3,60}),$",
    re.IGNORECASE,
)
LIST_MORE = re.compile(r",? and (?:the )?[A-Z]")
RELATIVE_BEFORE = re.compile(r",? \b(?:who|which|that) ?$")
RELATIVE_VERB = re.compile(
    r"(?:\w+ly )?(?:has|have|had|is|was|are|were|\w{3,}ed|ran|won|lost|led|held|wrote|built|made"
    r"|sold"
    r"|owns?|runs?|leads?|backs?|opposes?|supports?|represents?|makes?|works?|lives?|helps?"
    r"|hides?|does|do|don|(?:does|did|is|was|has|had|are|were)n['\u2019]t|takes?|wants?|favors?"
    r"|keeps?|gives?|sells?|seeks?|gets?|holds?|pays?)\b"
)
NUMBERED = frozenset("proposition prop measure question amendment initiative issue".split())
NEITHER = re.compile(r"\bneither (?P<one>[^,;]{2,60}?) nor (?P<two>[^,;]{2,60})$", re.IGNORECASE)
WHOSE = re.compile(
    r",?\s*\bwhose (?P<what>(?:[\w-]+ ){0,2}?(?:campaigns?|committees?|super PACs?|PACs?"
    r"|compan(?:y|ies)"
    r"|firms?|family|wife|husband|foundation|employees|executives|businesses|network|group|donors"
    r"|allies|bid|union|nonprofit))$",
    re.IGNORECASE,
)
ROLE_END = re.compile(
    r"\b(?:his|her|its|their|the|an?|another|(?-i:[^\W\d_a-z])\w+['\u2019]s?) (?:[\w-]+ ){0,4}?"
    rf"(?:{PEOPLE_NOUNS}|{KIN_NOUNS}|{OTHER_RELATIONS}|founder|owner|chief executive|CEO|chairman"
    r"|chairwoman|leader|head|manager|treasurer|director)"
    r"(?: (?:in|for|from|on) (?:the |this |that )?[\w'\u2019 -]{2,40})?$",
    re.IGNORECASE,
)
#: "While Roe, a banker, raised": a clause with a subject of its own, set against the one before.
SET_APART = re.compile(
    r"(?:while|whereas|but) (?=(?:the|an?|his|her|its|their|some|other|[^\W\d_a-z])\b"
    r"|(?-i:[^\W\d_a-z]))(?!\w+ing\b)"
)
NEW_SUBJECT = re.compile(rf"(?:and|but|while) (?:{ROLE_WORDS.pattern})?")
#: "Groups supporting and opposing the measure" are one.
AND_AGAINST = re.compile(
    r"[^,;]*\b(?:supporting|opposing|backing|for) and (?:supporting|opposing|fighting|against)\b"
)
AND_THEIRS = re.compile(r"\s(?:their|his|her|its|the party['\u2019]s) [a-z]")
ACCUSED = re.compile(
    r"\b(?:accus(?:es?|ed|ing)|suspect(?:s|ed|ing)?|critici[sz](?:es?|ed|ing)|blast(?:s|ed|ing)?"
    r"|attack(?:s|ed|ing)?|hammer(?:s|ed|ing)?|slam(?:s|med|ming)?|knock(?:s|ed|ing)?|faults?"
    r"|faulted"
    r"|ripped|hit) (?P<who>[^,;$]{3,80}?) (?:of|for)$",
    re.IGNORECASE,
)
#: What may stand before "and" where it joins two givers, and not two clauses.
NOUN_PHRASE = re.compile(
    r"(?:^|[.;:\u201c\u2014] ?|\b(?:but|that|while|said|because|and) |, (?=the |an? ))"
    r"(?P<np>(?:he|she|they|it)|(?:the|an?|his|her|their|its|two|three|four|several"
    r"|(?-i:[^\W\d_a-z])\S*)"
    r"(?: [\w.'\u2019-]+){0,7}?)$",
    re.IGNORECASE,
)
#: "The oil and gas industry" is one.
ONE_NOUN = re.compile(
    r"(?:(?i:the|an?) )?[A-Za-z][a-z]+ and (?!his|her|its|their|the|an?\b)[a-z]+ [a-z]"
)
SAYS = re.compile(
    r"\b(?:is|was|are|were|be|been|has|have|had|does|did|do|will|would|can|could|may|might|said"
    r"|says|gave|got|took|spent|won|lost|made|put|ran|sent|held|kept|left|wrote|who|which|that"
    r"|in|on|at|after|since|for|by|with|to|\w{3,}ed|\w{3,}ing)\b",
    re.IGNORECASE,
)
#: The union of "which is run by a workers' union", before "that gave".
NEAR_NOUN = re.compile(
    r"(?:who|which|that)\b[^,;]* (?:by|from|with|to|of|for) (?P<np>(?:an?|another"
    r"|the) (?:[a-z][\w'\u2019-]* ?){1,5})$"
    r"|[^,;]* (?:to|from|by|on|among) (?P<many>(?:[a-z][\w'\u2019-]* ){0,3}(?:donors|givers"
    r"|contributors"
    r"|companies|groups|unions|firms|committees|executives|lobbyists|lawyers|developers|PACs))$"
)
#: The union of "gets help from the teachers union, which", whoever stands before it.
GROUP_AT_END = re.compile(
    r"(?:^|[^,;]* )(?:from|by|to|with|for|against|at|of|on|called|joined|was|is) (?P<np>(?:an?|the"
    rf"|another|one|his|her|its|their) (?:[a-z][\w'\u2019-]* ){{0,4}}?(?:{GROUP_NOUNS}))$"
)
COMMA = re.compile(r", |[;:(] ?|\s[\u2014\u2013-]\s|[\u2014\u2013] ?")
BRACKETED = re.compile(r"\([^()]{1,60}\)")
LOWER = re.compile(r"(?:an?|the|one|[a-z][\w-]+)\s", re.ASCII)
STOP = re.compile(
    r"[,;:()\u201c\u201d\"]"
    # "to the Better Roads PAC and Ada Quill gave": whose verb comes next is no part of a list
    r"|\band (?:(?-i:[A-Z])[\w.'\u2019-]* ){1,5}(?:gave|donated|contributed|raised|spent|sent|paid"
    r"|received|wrote|financed|funded|poured)\b(?! by\b)"
    r"|\band (?:his|her|their|its) (?:[\w'\u2019-]+ ){1,3}?(?:gave|donated|contributed|raised"
    r"|spent|sent"
    r"|received|put|has|had)\b"
    r"|(?<!\b[A-Z])(?<!Sen)(?<!Rep)(?<!Gov)(?<!Sens)(?<!Reps)(?<!Govs)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!\bLt)(?<!\bAtty)"
    r"(?<!\bGen)\.(?:\s|$)"
    r"|\s[\u2014\u2013-]\s|\s[\u2014\u2013]|\bthe (?:day|week|month|year)\b|\b(?:who|which|that"
    r"|after|before|while|when|as|because"
    r"|since|during|through|throughout|via|despite|(?-i:without|around)|according|making|including|totaling"
    r"|totalling"
    r"|where|with"
    r"|includ(?:e|es|ed)|by|in|on|at|over|last|so|to|but|than|from|earlier|apiece|each|alone"
    r"|ahead|until|under"
    r"|plus|is|was|were"
    r"|are|has|have|had|would|will|gave|said|says|next|for|between|whose|worth|into|within|just"
    r"|they|he|she|like|such as"
    r"|it|making|helping|making|bringing|giving|and (?!(?:allied|affiliated|related|associated"
    r"|united|retired|connected"
    r"|aligned|unnamed|limited|wounded)\b)[a-z]{3,}ed\b|and (?:has|hid|had|was|is|gave|raised"
    r"|spent|received"
    r"|put|took|got|paid|sent|lent|loaned|made|used"
    r"|then|to|also|later|borrowed|won|ran|plans|are|were|will|would"
    r"|another|an additional|about|nearly|more|at|over))\b",
    re.IGNORECASE,
)
NOT_TARGET = re.compile(
    r"\s*(?:(?:re-?)?elect|help|support|defeat|oppose|beat|oust|unseat|promote|attack|influence"
    r"|boost|date|make"
    r"|pay|run|be|get|win|keep|fund|fight|stop|pass|block|buy|air|a total|\$|\d|the tune|replace"
    r"|protect|save"
    r"|back|spend|raise|benefit|cover|bring|have|finance|launch|try|give|hold|target|counter"
    r"|persuade|push|retire|turn out|mobilize|register|reach|contact|educate|recruit|train|expand"
    r"|sink|kill|scuttle|derail|topple|repeal|legalize|flip|retake|regain|secure|ensure|remove"
    r"|recall|impeach|overturn|restore|preserve|build|set|become|exceed|break"
    r"|create|develop|improve|advance|establish|challenge|shape|sway|tilt|flood|blanket)\b",
    re.IGNORECASE,
)
DATIVE_NOISE = re.compile(
    r"\b(?:more than|less than|at least|up to|as much as|close to|just over|just under|nearly"
    r"|almost|about|around"
    r"|roughly|approximately|an estimated|over|some|another|an additional|an extra|only|just"
    r"|a combined"
    r"|a total of|a|an|the|combined|out|over|in|cool|whopping|total|of|separate|single|maximum"
    r"|check|for|with"
    r"|cheque|worth|upwards|half|whole|mere|reported|personal|initial|additional|further"
    r"|staggering|record|remaining|rest|other|same|final|next|last)\b",
    re.IGNORECASE,
)
PROGRESSIVE = re.compile(r"(?:\b(?:been|is|are|was|were)|['\u2019](?:s|re))(?: \w+)?\s*$", re.I)
#: "Gave, via Acme PAC, $5": by which way, and not to whom.
WAY = re.compile(r",?\s+(?:via|through|by way of|by means of)\s[^,;$]{2,80}(?:,|$)", re.IGNORECASE)
NO_DATIVE = re.compile(r"[;:]|(?<!close )(?<!up )\bto\b(?! \w+ing)", re.IGNORECASE)
AT_LEAST = re.compile(
    r"(?:(?:each|all|both|some) of|(?:just|only)(?= (?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|an?|\d+)\b)|more than|at least|less than"
    r"|fewer than|nearly|about"
    r"|up to)\s+",
    re.IGNORECASE,
)
#: "Vt.", "N.Y.", "Calif.": a state's short form between commas.
STATE_SHORT = re.compile(
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.?"
    r"|(?:N\.?H|N\.?J|N\.?M|N\.?Y|N\.?C|N\.?D|R\.?I|S\.?C|S\.?D|W\. ?Va|D\.?C)\.?"
)
#: The comma that closes the one before "Jr." or "Inc.": it inserts nothing.
SUFFIX_COMMA = re.compile(r"(, (?:[JS]r|Inc|Ltd|Corp|LLC|III?|IV)\.?),$")
