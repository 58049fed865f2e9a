"""Forms in which one sum is set against another; comparison.py reads with them."""

from __future__ import annotations

import re

from itemized.claims._text.numbers import NUMBER

MARGIN = re.compile(
    r"\b(?:out-?(?:raised|spent|paced|raising|spending|pacing)\b[^;.]*\bby\b|(?:advantage|edge"
    r"|lead|gap|margin) of)"
    r"\s+(?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"\s+(?:more|less|fewer)\b(?: [\w-]+){0,10} than\b|\s+(?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead|gap)\b",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"\b(?:(?P<n>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten) times|twice|double"
    r"|triple|quadruple)"
    r" (?:the (?:amount|sum|total|haul|take|\$)|what|as (?:much|many)|more than)\b[^.;,]{0,80}",
    re.IGNORECASE,
)
#: "Spent $5, more than it raised".
THAN_RAISED = re.compile(
    r"\bmore than (?:it|he|she|they|the \w+) (?:had )?(?:raised|took in|collected|brought in)\b",
    re.IGNORECASE,
)
#: "Outraised the other 3 to 1", "a 20-to-1 cash advantage".
RATIO = re.compile(
    r"\bout-?(?:rais(?:e[sd]?|ing)|spent|spends?|spending)\b[^.;$]{0,60}? (?:\d+|two|three|four"
    r"|five|six"
    r"|ten)[- ]to[- ](?:\d+|one)\b"
    r"|\b(?:\d+|two|three|four|five|six|ten)[- ]to[- ](?:\d+"
    r"|one) (?:[\w-]+ ){0,2}?(?:advantage|edge"
    r"|lead)\b",
    re.IGNORECASE,
)
CASH = re.compile(r"\bcash|\bon hand|\bin the bank|\bwar chest", re.IGNORECASE)
HAD = re.compile(r"\b(?:what|than) [^,;.]{2,50} (?:had|has)$")
EDGE = re.compile(r"to[- ](?:\d+|one) .*(?:advantage|edge|lead)$", re.IGNORECASE)
#: "Spent less on politics than the unions", "gave more to Roe than to Doe".
MORE_THAN = re.compile(
    r"\b(?:spen[dt]|spending|gave|given|raised|collected|donated|contributed|took in|brought in)"
    r"(?: (?:the )?(?-i:[A-Z])[\w'\u2019-]*(?: [\w'\u2019-]+){0,5}?)?"
    r" (?:far |much |slightly |a little |even )?(?:more|less|fewer)\b(?! than \$)"
    r"(?! than (?:an?|one|two|three|\d+|several) (?:decade|year|month|week|day|dozen)s?\b)"
    r"(?: [\w'\u2019-]+){0,9}? than (?=[\w'\u2019-]+)[^.;,$]{2,60}",
    re.IGNORECASE,
)
#: "Gave Democrats four dollars for every one it gave Republicans".
FOR_EVERY = re.compile(
    r"\$\d+(?:\.\d+)? for (?:every|each) (?:\$1|dollar|one)\b[^.;,]{0,60}|"
    r"\b(?:gave|spent|raised|outspent|donated)\b[^.;,]{2,60}? (?:\w+) dollars? for (?:every|each) "
    r"(?:one|dollar)\b[^.;,]{2,60}",
    re.IGNORECASE,
)
#: "Outraised him, $3 million to $2 million".
OUTDID = re.compile(
    r"\bout-?(?:raised|spent|gave) (?=(?:the |his |her "
    r"|their )?[\w])[^.;,$]{2,60}(?=,? (?:with )?\$[^;]{1,24} to \$)",
    re.IGNORECASE,
)
#: "Outspent Roe", "outraises and outspends Roe": no sum tells by how much.
OUT = re.compile(
    r"\bout-?(?:rais(?:e[sd]?|ing)|spen(?:t|ds?|ding)|gun(?:s|ned|ning)|pac(?:e[sd]?"
    r"|ing))[\"\u201d]?"
    r"(?: and out\w+)?\s+(?!by\b)(?![^.;,]{0,90}(?:,? (?:with )?\$|\$|[- ]to[- ](?:\d"
    r"|one)))[^.;,]{2,80}"
    r"|\bdwarf(?:s|ed|ing)\s(?!\$)[^.;,$]{2,80}",
    re.IGNORECASE,
)
#: "Was badly outspent by Roe".
BEEN_OUT = re.compile(
    r"\b(?:was|were|been|being|is|are|got|get|getting) (?:\w+ )?out-?(?:raised|spent)\b"
    r"(?![^.;,]{0,60}(?:\$|[- ]to[- ](?:\d|one)))(?: by [^.;,$]{2,60})?",
    re.IGNORECASE,
)
#: "Beat Roe in fundraising", "is ahead of Roe in the money race".
AHEAD = re.compile(
    r"\b(?:beat(?:s|en|ing)?|trounc(?:e[sd]?|ing)|best(?:s|ed|ing)|lap(?:s|ped|ping)"
    r"|crush(?:es|ed|ing)|clobber(?:s|ed|ing)|trail(?:s|ed|ing)?|lag(?:s|ged|ging)?(?: behind)?"
    r"|ahead of|behind) (?![^.;,$]{0,60}\bpolls?\b)[^.;,$]{2,60}? in (?:the )?(?:fund-?raising"
    r"|(?:money|cash|fund-?raising|spending) (?:race|chase|contest|battle)|cash[- ]on[- ]hand"
    r"|donations|contributions|campaign cash)\b",
    re.IGNORECASE,
)
#: "A fraction of what Roe collected", "pales beside Roe's total", "comes close to the haul of Roe".
BESIDE = re.compile(
    r"\b(?:(?:just|only|but) )?an? (?:mere |small |tiny )?fraction of (?:what|that of|the \$"
    r"|[^.;,$]{2,40}?\b(?:haul|sums?|amounts?|totals?|money|donations|contributions|war chest"
    r"|take)\b)"
    r"[^.;,$]{0,60}"
    r"|\bpale[sd]? (?:in comparison(?: (?:to|with))?|beside|next to|compared (?:to|with))"
    r" [^.;,$]{2,70}"
    r"|\bcom(?:es?|ing) (?:nowhere )?(?:close|near) to (?:matching )?[^.;,$]{0,40}?(?:fund-?raising"
    r"|haul|total|cash|donations|war chest|spending)\b[^.;,$]{0,40}",
    re.IGNORECASE,
)
#: "Moss's war chest is far larger than Holt's", "has less cash on hand than Holt".
LARGER = re.compile(
    r"\b(?:war chest|haul|total|take|fund-?raising|receipts|cash|donations|contributions|spending)"
    r" (?:\w+ )?(?:is|was|were|are|has been) (?:\w+ )?(?:larger|bigger|smaller|greater|higher|lower"
    r"|more|less) than (?!\$|a\b|any)[^.;,$]{2,60}"
    r"|\b(?:has|had|have|held|holds) (?:far |much |slightly |even |considerably )?(?:more|less"
    r"|fewer)"
    r" (?:cash|money|donors|campaign cash|contributors)(?: on hand| in the bank| to spend)? than"
    r" (?!\$|any)[^.;,$]{2,60}",
    re.IGNORECASE,
)
#: "Less than half of what Holt reported", "nearly double that of Moss".
PART_OF = re.compile(
    r"\b(?:half|a (?:third|quarter|tenth)|two-thirds) (?:of )?"
    r"(?:what (?=[^.;,$]{2,40}\b(?:rais|report|collect|took|brought|spen|had|has\b|received))"
    r"|that of |those of )[^.;,$]{2,60}|\b(?:double|triple|twice) (?:that|those) of [^.;,$]{2,60}",
    re.IGNORECASE,
)
#: "Built up a cash advantage over Roe".
LEAD_IN = re.compile(
    r"\b(?:cash(?:[- ]on[- ]hand)?|fund-?raising|money|monetary|financial|spending|war chest)[- ]"
    r"(?:advantage|edge|lead|gap|disadvantage|deficit|superiority)\b (?:over|on|between|that)"
    r" [^.;,$]{2,60}"
    r"|\b(?:has|had|have|holds?|held|enjoys?|enjoyed|built(?: up)?|maintain(?:s|ed)|boasts?|faces"
    r"|faced|opened(?: up)?) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}(?:cash|fund-?raising"
    r"|money|financial|spending) (?:advantage|edge|lead|disadvantage|deficit)\b"
    r"(?: (?:over|on) [^.;,$]{2,60})?",
    re.IGNORECASE,
)
#: "$30 million, which is more than the top two candidates".
WHICH_IS = re.compile(
    r"(?:(?:,| \u2014) (?:which (?:is|was) |that(?:['\u2019]s| is| was) )?"
    r"|^(?:That(?:['\u2019]s| is| was)|It(?:['\u2019]s| is| was)) )(?:(?:easily|far|well|much) )?"
    r"(?:also |still |far |much )*(?P<than>(?:more|less) than) (?=(?:the|his|her|its|their|what"
    r"|both"
    r"|either|(?-i:[A-Z][a-z]+))\b)(?!the \$|the (?:legal |federal )?(?:limit"
    r"|maximum))[^.;,$(]{3,70}"
)
TOGETHER = re.compile(r"\b(?:combined|put together)$")
_DEGREE = (
    r"(?:(?:far|much|slightly|significantly|considerably|substantially|even|well|vastly|somewhat"
    r"|a bit|a little|a lot) )*"
)
#: "Her haul was far higher than the mayor's", "gave more to his campaign than other donors gave".
ANY_MORE = re.compile(
    rf"\b{_DEGREE}(?:(?:more|less|fewer)(?=,? (?:than|to|from|on|in|for|money|cash|funds|dollars"
    rf"|support"
    r"|(?:[\w-]+ ){0,2}(?:donors|donations|contributions|contributors|givers))\b)"
    r"|higher|lower|larger|smaller|bigger|greater|better)\b(?:,? [\w'\u2019-]+){0,8}?,? than (?!\$"
    rf"|{NUMBER}\b|(?:an?|half|ever|usual"
    r"|expected|they|just|million|most people|enough|meets)\b)[^.;,$()]{2,60}",
    re.IGNORECASE,
)
#: "More than doubling what it had", "doubled his donation", "has spent almost as much".
MULTIPLIED = re.compile(
    r"\b(?:more than |nearly |almost |about )?(?:doubl|tripl|quadrupl)(?:ed|ing|es|e) (?:what|his"
    r"|her"
    r"|its|their|that)\b[^.;,$()]{2,50}"
    r"|\b(?:almost|nearly|about|roughly|half|just) as (?:much|many)\b(?: [^.;,$()]{2,60})?",
    re.IGNORECASE,
)
#: "Surpassed the mayor's haul", "will easily outraise that", "on par with what she took in".
OUTDOES = re.compile(
    r"\b(?:surpass|exceed|eclips|outdo|outdid|outdone|outstrip|outmatch|overtak|overtook|dwarf"
    r"|swamp|overshadow|outrais|outspend|outpac|beat(?:ing)? out)(?:p?e?[sd]|e|en|p?ing)?\b"
    r" (?!\$|expect|goal|the (?:legal|federal|limit|maximum|goal|target))[^.;,$()]{2,60}"
    r"|\b(?:on par|neck and neck|in line|comparable) (?:with|to) [^.;,$()]{2,60}",
    re.IGNORECASE,
)
#: "Small donations to both have soared".
SURGED = re.compile(
    r"\b(?:donations?|contributions?|fund-?raising|giving|spending|receipts|small donors)\b"
    r"(?: [\w'\u2019-]+){0,6}? (?:soar|surg|skyrocket|jump|plummet|plung|balloon|climb|explod|tripl"
    r"|doubl|quadrupl|declin|increas|shot up|fell|dropped|rose|grew|dried up)(?:p?ed)?\b"
    r"[^.;,$()]{0,50}",
    re.IGNORECASE,
)
#: "An asymmetrical advantage in election fundraising".
ADVANTAGE = re.compile(
    r"\b(?:advantage|edge|disadvantage) (?:over|in|on) [^.;,$()]{0,30}?(?:fund-?raising|money|cash"
    r"|spending|donors?|donations|contributions)\b[^.;,$()]{0,50}",
    re.IGNORECASE,
)
#: Forms that any talk has; they tell of money where a word of it stands in them or its verb before.
WIDE = (ANY_MORE, MULTIPLIED, OUTDOES, SURGED, ADVANTAGE)
#: The verb that such a form hangs on: "was enjoying an advantage", "gave more than".
PIVOT = re.compile(
    r"\b(?:is|was|are|were|has|have|had|enjoy\w*|hold\w*|held|built|boast\w*|face[sd]?|g[ai]ve[sn]?"
    r"|donated|contributed|raised?|raising|spen[dt]\w*|took|brought|collected|pulled|poured|received"
    r"|reported|remains?)\b",
    re.IGNORECASE,
)
OF_MONEY = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|spen[dt]\w*|fund-?rais\w*|gave|giv(?:e[sn]?|ing)|donat\w+|contribut\w+"
    r"|donors?|haul|hauled|cash|money|war chest|dollars|budgets?|totals?|sums?|outspen\w+"
    r"|outrais\w+"
    r"|receipts|collected|took in|brought in|advertising|ads|airtime)\b|\$",
    re.IGNORECASE,
)
#: One of these stands in each of the forms; few sentences have any.
HINT = re.compile(
    r"\bthan\b|\btimes\b|\btwice\b|double|triple|quadruple|[- ]to[- ]|dollars? for| for (?:every"
    r"|each) "
    r"|\bout-?(?:rais|sp|gun|pac)|dwarf| in (?:the )?(?:fund|money|cash"
    r"|spending|donations|contributions|campaign)|fraction of|\bpale|close to|near to|advantage"
    r"|\bhalf\b|\bthird\b|\bquarter\b|\bedge\b|\blead\b|\bgap\b|deficit|superiority",
    re.IGNORECASE,
)
EVERY = (
    TIMES, THAN_RAISED, RATIO, MORE_THAN, FOR_EVERY, OUTDID, OUT, BEEN_OUT, AHEAD, BESIDE,
    LARGER, PART_OF, LEAD_IN, WHICH_IS,
)  # fmt: skip
#: Those of whom somebody is set against all or some: "any of the contenders", "their rivals".
RIVALS = re.compile(
    r"\b(?:rivals?|opponents?|contenders?|candidates?|challengers?|competitors?|competition|foes?"
    r"|Democrats|Republicans|Libertarians|GOP|incumbent|counterparts?|the field|nominees?|hopefuls?"
    r"|campaigns?|committees?|part(?:y|ies)|PACs?|all of them|each other|the other side)\b",
    re.IGNORECASE,
)
#: Words after the name of who is outdone: "than Roe did", "than Roe had".
DID = re.compile(r"\s+(?:did|does|has|had|gave|raised|spent)\b")
#: Forms whose own words say what is compared.
OF_THEMSELVES = frozenset({OUT, BEEN_OUT, AHEAD, LARGER, LEAD_IN})
#: Forms in which gifts are set against each other.
OF_GIFTS = (MORE_THAN, TIMES)
#: What stands before the other of the two: "more to Roe than", "as much to Roe as".
THAN_OR_AS = re.compile(r"\b(?:than|as|what)\s+(?!much\b|many\b)(?:the )?")
#: "Than to Doe", "than she gave to Doe": to another, and not by another.
TO_OTHER = re.compile(r"(?:(?:it|he|she|they) (?:did|gave|has|have|had)(?: given)? )?to\s+")
DID_OR_TO = re.compile(
    r"\s+(?:(?:did|gave|has|have|had|donated|contributed)\b|(?:to|in|during|since|over)\s)"
)
#: Nobody in particular: a rank, which has its own kind.
ANYBODY = re.compile(r"(?:any|every|all|most|other)", re.IGNORECASE)
