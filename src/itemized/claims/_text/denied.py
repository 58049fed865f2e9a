"""Denials of loans, transfers, refunds and of one's own money: "Roe lent nothing to her campaign".

Each is read with what is denied (`of`), because rows of that kind alone contradict it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itemized.claims._text.draft import Draft
from itemized.claims._text.verbs import Verb

if TYPE_CHECKING:
    from itemized.claims._text.context import Context
    from itemized.claims._text.parties import Parties
    from itemized.claims._text.sentences import Sentence
    from itemized.model import Claim

_NOT = (
    r"(?:(?:(?:did|does|do|has|have|had)(?: not|n['\u2019]t)|(?:has |have |had )?never)"
    r"(?: ever| yet)?|(?:has|have|had|is|are) yet to)"
)
_COIN = r"(?:dime|penny|cent|nickel|dollar|thing)"
_NONE = rf"(?:nothing|no (?:\w+ )?(?:money|cash|funds)|not (?:a|one|a single) (?:\w+ )?{_COIN})"
_ANY = (
    rf"(?:any (?:\w+ )?(?:money|cash|funds|sum)|anything|money|funds|cash|(?:a|one|a single)"
    rf" (?:\w+ )?{_COIN})"
)
_LEND = r"(?:len[dt]|loan(?:ed)?)"
_MOVE = r"(?:transfer(?:red)?|mov(?:ed?)|pass(?:ed)? on|steer(?:ed)?|shift(?:ed)?)"
_BACK = r"(?:refund(?:ed)?|return(?:ed)?|repa(?:y|id)|giv(?:e|en) back|gave back|sen[dt] back)"
_MADE = r"(?:made|makes|reported|reports|issued)"
_WERE = (
    r"(?:were|was|is|are|has been|have been) (?:ever )?(?:reported|made|listed|recorded|shown"
    r"|disclosed|found|issued)"
)
_GIFT = r"(?:donations?|contributions?|gifts?|money|checks?)"
_SUM = r"\$[\d,.]+(?: (?:million|thousand|billion))?"
_ITS_GIFT = rf"(?:(?:{_SUM} )?(?:\w+ )?{_GIFT}|{_SUM})"
_THE_GIFT = rf"(?:the|any|its|his|her|their|that) (?:(?:\w+ )?{_GIFT}|{_SUM}(?: {_GIFT})?)"
_GOT = r"(?: (?:that )?(?:it|he|she|they) (?:had |has )?(?:got|received|took|accepted))?"
_OWN = r"(?:his|her|their) own (?:money|cash|funds|fortune|pocket|savings)"
_PUT = r"(?:put|spen[dt]|used?|invest(?:ed)?|g[ai]ven?|contributed?|donated?)"
_OWN_RACE = r"(?:in)?to (?:his|her|their) own (?:\w+ )?(?:campaign|race|bid|run)\b"
_BY, _TO, _TO_NAME = (
    r"(?P<by>\w[^,;.$]{1,60}?)",
    r"(?P<to>\w[^,;.$]{1,60}?(?:,? [JS]r\.)?)",
    r"(?P<to>\w)",  # where a name begins that goes on as far as it does
)
#: The kind that is denied, and the forms of it. Where none says `by`, it is the verb's subject.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (of, re.compile(form, re.IGNORECASE))
    for of, forms in {
        "loan": (
            rf"\b(?P<verb>{_LEND}) {_NONE} to {_TO_NAME}",
            rf"\b(?P<verb>{_LEND}) {_TO} {_NONE}\b",
            rf"\b{_NOT} (?P<verb>{_LEND}) {_ANY} to {_TO_NAME}",
            rf"\b{_NOT} (?P<verb>{_LEND}) {_TO} {_ANY}\b",
            rf"\b(?P<verb>{_MADE}) no loans? to {_TO_NAME}",
            r"\b(?P<taker>took|received|got|accepted) no loans? from (?P<by>\w)",
            rf"\b{_NOT} (?P<verb>make|made|given?) (?:any |a )?loans? to {_TO_NAME}",
            rf"\bno loans? (?:from|by) {_BY} to {_TO} {_WERE}\b",
        ),
        "transfer": (
            rf"\bno transfers? (?:of money )?from {_BY} to {_TO} {_WERE}\b",
            rf"\bno transfers? {_WERE} from {_BY} to {_TO_NAME}",
            rf"\bthere (?:were|was|have been) no transfers? from {_BY} to {_TO_NAME}",
            rf"\b(?P<verb>{_MADE}) no transfers? to {_TO_NAME}",
        ),
        # what was not moved at all was given in no way
        "": (
            rf"\b(?P<verb>{_MOVE}) {_NONE} to {_TO_NAME}",
            rf"\b{_NOT} (?P<verb>{_MOVE}) {_ANY} to {_TO_NAME}",
        ),
        "refund": (
            rf"\b{_NOT} (?P<verb>{_BACK}) {_TO}['\u2019]s? {_ITS_GIFT}\b",
            rf"\b{_NOT} (?P<verb>{_BACK}) {_THE_GIFT}{_GOT} (?:from|by|to) {_TO_NAME}",
            rf"\b(?P<verb>{_BACK}) {_NONE} to {_TO_NAME}",
            rf"\b(?P<verb>{_BACK}) none of {_TO}['\u2019]s? (?:\w+ )?{_GIFT}\b",
            rf"\b(?P<verb>{_MADE}) no refunds? to {_TO_NAME}",
            rf"\bno refunds? {_WERE} (?:by|from) {_BY} to {_TO_NAME}",
            rf"\bno refunds? (?:from|by) {_BY} to {_TO} {_WERE}\b",
        ),
        "own": (
            rf"\b(?P<verb>{_PUT}) (?:none|nothing|not (?:a|one) {_COIN}) of {_OWN}\b",
            rf"\b{_NOT} (?P<verb>{_PUT}) (?:any|(?:a|one|a single) {_COIN})(?: of)? {_OWN}\b",
            rf"\b(?P<verb>{_PUT}) {_NONE} {_OWN_RACE}",
            rf"\b{_NOT} (?P<verb>{_PUT}) (?:{_ANY} )?{_OWN_RACE}",
        ),
    }.items()
    for form in forms
)
#: "Has never lent money before": a first time.
_BEFORE = re.compile(r"\b(?:before|until|till|prior|this much|so much|more than)\b", re.IGNORECASE)
_ENDS = re.compile(r"[,;](?:\s|$)|[.!?]\W*$")


def denied_kind(context: Context, sentence: Sentence) -> Claim | None:
    """That no loan, transfer, refund or money of one's own was given; None of other sentences."""
    if not context.is_political(sentence):
        return None
    for of, form in _FORMS:
        m = form.search(context.text, sentence.start, sentence.end)
        if m and not _BEFORE.search(context.text, m.end(), sentence.end):
            return _claim(context, sentence, of, m)
    return None


def _claim(context: Context, sentence: Sentence, of: str, m: re.Match[str]) -> Claim | None:
    sums = [a for a in context.amounts_in(sentence) if m.start() <= (a.start or 0) < m.end() + 2]
    if sums and of != "refund":
        return None  # a sum is denied, and is read with it
    phrases, groups = context.phrases(sentence), m.groupdict()
    who: Parties | None
    if groups.get("by"):
        start, end = m.span("by")
        end = end if end - start > 1 else phrases.end_of_phrase(start, sentence.end)
        who = context.cast.party(start, end)
    else:
        verb = Verb(m.start(), m.end("verb"), m["verb"], "give", passive=False)
        who = phrases.subject(sentence, verb)
    if who is None:
        return None
    to = None
    if groups.get("to"):
        start, end = m.span("to")
        end = end if end - start > 1 else phrases.end_of_phrase(start, sentence.end)
        to = context.cast.party(start, end)
        if to is None:
            return None
    if groups.get("taker"):
        verb = Verb(m.start(), m.end("taker"), m["taker"], "receive", passive=False)
        to = phrases.subject(sentence, verb)
    said = _ENDS.search(context.text[m.end() : sentence.end])
    stop = m.end() + said.start() if said else sentence.end
    period = context.period_near(sentence, m.start(), sentence.end)
    # the sum itself is that of the gift, which has its own claim
    extra = ({"of": of} if of else {}) | ({"sum": str(sums[0].value)} if sums else {})
    draft = Draft("absence", "gave", m.start(), stop, who, to, (), period, extra)
    return context.claim(draft)
