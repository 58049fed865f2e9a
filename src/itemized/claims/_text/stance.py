"""Whether a sentence says that something was done, or denies, conditions or only imagines it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.money_forms import MADE_MANY, NOT_SUM

if TYPE_CHECKING:
    from itemized.claims._text.money import Money

NEGATED = "negated"  # "never gave"
UNSAID = "not asserted"  # "denied giving", "would give", "if he gave", "was asked to give"

_REACH = 300  # code points before a verb; what is further off does not deny it
_ADVERBS = r"(?:(?:yet|ever|even|also|actually|personally|once|been|have|be|had|has|any|\w+ly) )*"
_NOT = re.compile(
    rf"(?:\bnever|\bnot|n['\u2019]t|\bneither|\bnor|\bno longer|\bnot known to"
    r"|\bhardly|\bscarcely|\bbarely|\brarely|\bseldom|\ballegedly|\bsupposedly|\breportedly never)"
    rf" {_ADVERBS}$",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"(?:\bnot|n['\u2019]t) (?:only|just|merely|simply|solely)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:^|[,;:]\s|\b(?:that|but|and|while|said) )(?:no one|nobody|none of|neither(?: of| [\w-]+)"
    r"|not one)\b"
    r"(?:(?!\b(?:that|because|when|who|if)\b)[^,;:])*$"
    r"|(?:^|[,;:]\s|\b(?:that|but|and) )no (?!on (?-i:[A-Z]|\d))(?:[\w-]+ ){1,3}(?:(?:at|of|from"
    r"|in) [^,;:]{2,50} )?"
    r"(?:(?:has|have|had|ever|was|were|been) )*$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\bneither\b[^;]{2,80}\bnor\b[^,;]*$", re.IGNORECASE)
#: "Financed neither the committee nor the campaign": what comes after the verb.
_NEITHER_AFTER = re.compile(r"\w+ (?:(?:any )?money )?(?:to |for |in )?neither\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:did|does|do|has|have|had|was|were|is|why|how|who|could|should|would)\b",
    re.IGNORECASE,
)
_CAME_TO_NOTHING = re.compile(
    r"\bnever (?:arrived|happened|took place|materialized|came|existed|occurred|cleared|went"
    r" through|was (?:made|sent|cashed))\b|\bdid(?: not|n['\u2019]t) (?:happen|arrive|take place"
    r"|materialize|occur|exist|go through)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?:\b(?:would|could|might|should|can|cannot|will|must|shall|(?-i:may))(?:n['\u2019]t)?"
    r"|['\u2019](?:d have|ll)|\bwon['\u2019]t)"
    r" (?:not |never |n['\u2019]t )?(?:still |then |instead |gladly )?" + _ADVERBS + "$",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\b(?:(?:asked|urged|invited|pressed|told|encouraged|ordered|required|allowed|pressured"
    r"|begged|voted|wanted|expected|persuaded|instructed|forbidden|permitted)"
    r"(?: [\w.'\u2019-]+){0,5}"
    r"|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?|supposed|plan(?:s|ned|ning)?"
    r"|hop(?:es|ed|ing)|intend(?:s|ed|ing)?|wants?|tried|sought|offer(?:s|ed|ing)?|threaten(?:s|ed)"
    r"|consider(?:s|ed)|expects?|unwilling|unable|willing|ready|prepared|likely|unlikely|reluctant"
    r"|bill|legislation|resolution"
    r"|going|scheduled|set|meant|yet|neglected|agrees|said(?! to have))"
    r"(?:,? [\w ]{0,20},)? to (?:\w+ly |have |be |ever )*$",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying) (?:that )?"
    r"(?:(?:ever|even|having|he|she|it|they|to have|had|has) )*"
    r"|accus(?:e|es|ed|ing) [^,;]{2,60}? of "
    r"|(?:accused|suspected|incapable|guilty|dream(?:ed|t)|thought|talked|instead|short)"
    r" (?:of|about) "
    r"|ruled out |consider(?:s|ed|ing)? |without (?:ever )?|avoid(?:s|ed|ing)? |rather than "
    r"|from ever )(?:having |being )?$",
    re.IGNORECASE,
)
_SAID_FALSE = re.compile(
    r"\b(?:is|was|isn['\u2019]t|simply|completely|entirely) (?:\w+ly )?(?:not (?:true|the case|so)"
    r"|false|untrue|wrong|a (?:lie|myth|hoax|falsehood)|incorrect) that\b(?P<rest>[^;]*)$"
    r"|\bisn['\u2019]t true that\b[^;]*$"
    r"|\b(?:falsely|wrongly|erroneously|incorrectly) (?:\w+ )?(?:that|said|claimed|stated"
    r"|reported|alleged|wrote)\b[^;]*$"
    r"|\bfalse (?:claims?|rumors?|reports?|stories|story|statements?) (?:that|of)\b[^;]*$"
    r"|\b(?:den(?:y|ies|ied|ying|ials?)|no (?:evidence|proof|record|sign|indication)"
    r"|disput(?:es|ed)|doubts?|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)"
    r" (?:(?:the|any|all) )?(?:that|reports?|claims?|rumors?|allegations?|accusations?|charges?)"
    r"\b[^;]*$"
    r"|\b(?:records?|filings?|reports?|documents?|disclosures?) (?:fail(?:s|ed)? to|(?:do|does|did)"
    r"(?: not|n['\u2019]t)|cannot) (?:show|prove|suggest|indicate|support|establish) that\b[^;]*$"
    r"|\b(?:no|none of the|nothing in|neither)\b[^,;]{0,60}?\b(?:show|prove|suggest|indicate"
    r"|support|establish|document|back)(?:s|ed)?(?: up)? (?:that\b|the (?:claim|idea|notion) )"
    r"[^;]*$"
    r"|\b(?:nobody|no one|none)\b[^,;]{0,40}?\b(?:say|says|said|show|shows|shown|prove[sn]?|know"
    r"|knows|claims?|claimed|believes?|alleg(?:e[sd]?)) that\b[^;]*$",
    re.IGNORECASE,
)
_CALLED_FALSE = re.compile(
    r"^(?:the|a|this|that)? ?(?:claims?|rumors?|reports?|stories|story|statements?|allegations?"
    r"|idea|notion|assertions?) that\b",
    re.IGNORECASE,
)
_FALSE_AFTER = re.compile(
    r"\b(?:is|was|are|were) (?:\w+ly )?(?:false|untrue|not true|wrong|incorrect|baseless"
    r"|fabricated|unfounded|a lie|a hoax|made up)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:^|[,;:\u201c\"]\s*|\s)(?:if|unless|whether|suppose|supposing|imagine|in case|what if)\b"
    r"(?! elected\b)(?:(?!\b(?:after|because|since|when|while|but|before)\b)[^,;])*$"
    r"|^(?:had|were) (?!been\b)[^,;]*$",
    re.IGNORECASE,
)
#: "The $2,000 contribution from Roe": that it came is told, whatever is said of its return.
_TOLD_OF = re.compile(
    r"(?:(?:a|the) |campaign |political |reported |alleged )*(?:contributions?|donations?|gifts?"
    r"|checks?) (?:from|by) (?=[^\W\d_])"
)
_GIVEN_BACK = re.compile(
    r"\b(?:return|refund|give back|gave back|keep|kept|donate|donated|disgorge|hold on to)\w*"
    r" (?:or \w+ )?(?:that|the|his|her|its|their) $"
)
#: "Open to those who give $5,000": whoever they may be.
_WHOEVER = re.compile(
    r"\b(?:those|companies|corporations|anyone|people|donors|couples|members|individuals|guests"
    r"|supporters|sponsors) (?:who|that) (?:give|donate|contribute|pay|raise|bundle)s?$",
    re.IGNORECASE,
)
_ONCE_THEN = re.compile(r"\b(?:as if|even if|only if|asked if)\b", re.IGNORECASE)
_NO_GIFT = re.compile(
    r"(?:\bno|\blet alone|\b(?:denied|rejected|refused|declined|without|instead of|asked for|sought"
    r"|requested|denies|denying|turned down)(?: an?| the| any| his| her| their)?"
    r"|(?:\bnever|\bnot|n['\u2019]t|\bnor) (?:made|make|sent|send|get|got) (?:an?|any|the))\s+"
    r"(?:such |single )?$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r";|\b(?:and|but|who|while)\b", re.IGNORECASE)


def of_words(before: str, after: str = "") -> str | None:
    """What the words around a verb make of it; None where it is plainly said.

    >>> of_words("Roe never "), of_words("Roe denied "), of_words("If Roe "), of_words("Roe ")
    ('negated', 'not asserted', 'not asserted', None)
    """
    before = before[-_REACH:]
    if not _NOT_ONLY.search(before[-30:]):
        if _MODAL.search(before) or _TO_DO.search(before):
            return UNSAID
        if _NOT.search(before):
            return NEGATED
    if _DOING.search(before) or _SAID_FALSE.search(before) or _IF.search(before):
        return UNSAID
    if _CALLED_FALSE.match(before) and _FALSE_AFTER.search(after):
        return UNSAID
    asks = before[before.rfind(": ") + 1 :].lstrip()
    if _QUESTION.match(asks) and after.rstrip("\u201d\"' ").endswith("?"):
        return UNSAID
    neither = _NEITHER.search(before) or _NEITHER_AFTER.match(after)
    return NEGATED if neither or _NOBODY.search(before) else None


def read_stance(money: Money) -> str | None:
    """Whether the sentence says that this money moved; None where it plainly does."""
    sentence, text = money.sentence, money.context.faceless
    if NOT_SUM.search(text[max(sentence.start, money.start - 16) : money.start]):
        return UNSAID
    if _NO_GIFT.search(text[max(sentence.start, money.start - 60) : money.start]):
        return UNSAID
    if _CAME_TO_NOTHING.search(text[money.end : money.clause_end]):
        return UNSAID
    if _GIVEN_BACK.search(money.before) and _TOLD_OF.match(money.text[money.end :].lstrip(" -")):
        return None
    at = money.verb.start if money.verb else money.start
    made = MADE_MANY.search(text, sentence.start, money.start)
    at = made.start() if made else at
    if money.verb and _WHOEVER.search(text, sentence.start, money.verb.end):
        return UNSAID
    if money.verb and money.verb.word.lower().startswith(("report", "show")):
        at = money.start  # what is not reported may well have been paid
    if money.follows and _NEW_CLAUSE.search(text[money.end : at]):
        at = money.start  # the verb is another statement's
    return of_words(text[sentence.start : at], text[at : sentence.end])
