"""Whose money a payment was made with, where the text says that it was another's than the payer's.

"The fund gave $5 of Roe's money to Doe" says two things: that the fund paid Doe, which a row shows,
and that the money was Roe's, which only a way from Roe through the fund to Doe can show.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from itemized.claims._check import partly, stops
from itemized.claims._check.case import Case, mentions
from itemized.model import Claim, Finding, Mention, Verdict

_WORD = r"[A-Z](?:[\w.&-]|['\u2019](?!s?\b))*"
_NAME = rf"(?:the )?(?P<name>{_WORD}(?:\s+(?:(?:of|for|the|and|&)\s+)*{_WORD})*)"
_CASH = r"(?:money|cash|funds|funding|dollars)"
_GIFTS = rf"(?:{_CASH}|donations?|contributions?|gifts?)"
_OWNED = r"['\u2019]s? (?:own |personal |campaign )?"
#: The one whose money it was, wherever in the statement it is told: "of Roe's money", "with a gift
#: from Roe", "on behalf of Roe".
_TOLD = re.compile(
    rf"\b(?:of|[Ff]rom) {_NAME.replace('name', 'of')}{_OWNED}{_CASH}\b"
    rf"|\b(?:[Uu]s(?:ed|ing)|[Ww]ith|[Oo]ut of) {_NAME.replace('name', 'used')}{_OWNED}{_GIFTS}\b"
    rf"|\b(?:[Uu]s(?:ed|ing)|[Ww]ith|[Oo]ut of|[Ff]rom) (?:an? |the |some |\$[\d.,]+"
    rf"(?: [mb]illion)? (?:in |of )?){{0,2}}{_GIFTS}(?: (?:given|donated|received|provided))?"
    rf" (?:by|from) {_NAME.replace('name', 'by')}"
    rf"|\$[\d.,]+(?: [mb]illion| thousand)?(?: in {_CASH})? from {_NAME.replace('name', 'sum')}"
    r" (?:on )?to\b"
    rf"|{_NAME.replace('name', 'source')},? (?:was|is|were|are) (?:the |an? )?(?:[a-z-]+ )?"
    r"(?:source|origin) (?:of|behind)\b"
    rf"|\bon behalf of {_NAME.replace('name', 'behalf')}"
)
#: "Roe used the fund to give", "Roe had the fund give": before and after the one who paid.
_USED = (
    (
        re.compile(rf"{_NAME},? (?:(?:has|had|have|also|then) )*(?:used|uses|employed) (?:the )?$"),
        re.compile(r" (?:in order )?to\b"),
    ),
    (
        re.compile(rf"{_NAME} had (?:the )?$"),
        re.compile(r" (?:give|send|pay|pass|donate|contribute|transfer|spend)\b"),
    ),
)
#: "The $5 that the fund gave to Doe came from Roe", right after the parties of the payment.
_CAME = re.compile(
    r"(?:(?:,? (?:in|on) [\w ,]{2,20})?,?(?: money that| which)? (?:\w+ly )?"
    rf"(?:came|comes|originated|stemmed) (?:\w+ly )?(?:from|with) ){_NAME}"
)
_KINDS = ("donation", "donation_total", "transfer", "ie_spending")
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def check_whose(
    claim: Claim,
    case: Case,
    by_way: Callable[[Claim], Finding | None],
    payment: Callable[[], Finding],
) -> Finding | None:
    """The finding on a payment that the text says was of another's money; None where it does not.

    by_way: what finds a claim of ways through a stop. payment: what finds the payment itself.
    """
    owner = _owner(claim, case)
    if owner is None:
        return None
    paid = payment()
    if not case.resolve(owner, "donor").meant:
        why = f"The text says that it was the money of {owner.name}, whom the records do not know."
        return partly.left_open(paid, why) if paid.verdict in _AGREES else paid
    found = by_way(replace(claim, donor=owner, extra={**claim.extra, "carrier": claim.donor}))
    if found is None:
        why = f"The text says that it was the money of {owner.name}; that was not looked at."
        return partly.left_open(paid, why) if paid.verdict in _AGREES else paid
    itself = tuple(f"The payment itself: {said}" for said in paid.because[:1])
    itself = itself if paid.verdict in _AGREES and found.verdict not in _AGREES else ()
    return replace(found, claim=claim, because=(*found.because, *itself))


def _owner(claim: Claim, case: Case) -> Mention | None:
    """The one whose money it is said to be, where that is none of the claim's parties."""
    payers, takers = mentions(claim.donor), mentions(claim.recipient)
    if case.reader is None or claim.kind not in _KINDS or len(payers) != 1:
        return None
    text, (start, end) = case.reading.article.text, (claim.sentence.start, claim.sentence.end)
    if not start <= payers[0].start < end:
        return None
    found = [
        m
        for m in _TOLD.finditer(text, start, end)
        if stops.is_said_of(claim, text, m.start())
        and not (m["behalf"] and claim.kind == "ie_spending")
    ]
    for before, after in _USED:
        m = before.search(text, start, payers[0].start)
        if m and m.end() == payers[0].start and after.match(text, payers[0].end, end):
            found.append(m)
    last = max(m.end for m in (*payers, *takers))
    if came := _CAME.match(text, last, end):
        found.append(came)
    own = {i for m in (*payers, *takers) for i in case.resolve(m, "recipient").ids}
    for m in found:
        owner = _named(m, (*payers, *takers), case)
        if owner is not None and own.isdisjoint(case.resolve(owner, "donor").ids):
            return owner
    return None


def _named(m: re.Match[str], parties: tuple[Mention, ...], case: Case) -> Mention | None:
    """Whom the words begin with: the longest name that the records know, or else the whole, where
    it is somebody."""
    group = next(name for name, words in m.groupdict().items() if words)
    words = m[group].rstrip(".,;").split()
    tried = []
    for n in range(len(words), 0, -1):
        name = " ".join(words[:n])
        mention = Mention(name, name, m.start(group), m.start(group) + len(name), None)
        if all(p.end <= mention.start or mention.end <= p.start for p in parties):
            tried.append(mention)
    known = (mention for mention in tried if case.resolve(mention, "donor").meant)
    whole = next((mention for mention in tried if stops.is_somebody(mention.name)), None)
    return next(known, whole)
