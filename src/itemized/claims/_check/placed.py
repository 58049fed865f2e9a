"""Where in a text the place of a recipient stands: around its name, in its sentence, elsewhere.

A place that the text gives the donor is none of the recipient's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from itemized.claims._check import places
from itemized.claims._check.case import Case, mentions
from itemized.model import Claim, Mention, Reading, Span

_TITLES = 60  # code points before a name in which what somebody is stands
#: "Illinois donor" before a name; ", who lives in Illinois," after it.
_BEFORE = re.compile(r"(?:\b[A-Z][\w.]*(?:['\u2019]s?)?(?:-based)? ){1,3}(?:[a-z][\w-]* ){0,4}$")
_AFTER_GIVER = re.compile(
    r",? \(?(?:(?:who|which) (?:lives|is based|is)|based|living|a resident)? ?(?:of|in|from)"
    r" (?:the )?(?:[A-Z][\w.]*,? ?){1,4}"
)
_IN = re.compile(r"\b(?:in|at|across) (?:the )?(?:[A-Z][\w.]* ){0,3}$|, $")
_FEDERAL_ID = re.compile(r"[CHSP]\d")
_TITLE = re.compile(r"(?<!state )(?<!State )\b(?:Sen|Rep)s?\. $")


def texts(claim: Claim, case: Case, recipient: Mention, *, wide: bool) -> Iterator[str]:
    """The texts that may hold the recipient's place, nearest first.

    wide: also what stands around the name elsewhere in the article and, where all of it speaks of
    one state, the article.
    """
    yield near(case, recipient)
    yield recipient.name
    yield _without_givers(claim, case)
    if wide:
        text = case.reading.article.text
        for found in _called(recipient, text):
            before = text[_title_before(text, found.start()) : found.start()]
            yield before + places.place_words(text, *found.span())
        if len(places.states_in(text)) == 1:
            yield text


def looked_at(reading: Reading) -> Iterator[Span]:
    """What of an article the places of its recipients rest on, beside their own sentences: the
    names of places, and the recipients' own with what stands right around them."""
    text = reading.article.text
    yield from places.spans_in(text)
    for recipient in {m.name: m for c in reading.claims for m in mentions(c.recipient)}.values():
        if title := _TITLE.search(text[: max(0, recipient.start)]):
            yield Span(title.start(), recipient.start)
        for found in _called(recipient, text):
            start, end = places.around(text, *found.span())
            yield Span(min(start, _title_before(text, found.start())), end)


def _called(recipient: Mention, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(recipient.name)}(?!\w)", text)


def _title_before(text: str, start: int) -> int:
    """Where what somebody is begins, right before their name."""
    low = max(0, start - _TITLES)
    title = _BEFORE.search(text[low:start])
    return low + title.start() if title else start


def near(case: Case, recipient: Mention) -> str:
    """The recipient's name with the words around it that say where it belongs."""
    text = case.reading.article.text
    # A resolved mention ("him") says nothing about its own place; its name does.
    if recipient.resolved or text[recipient.start : recipient.end] != recipient.text:
        return recipient.text
    return places.place_words(text, recipient.start, recipient.end)


def _without_givers(claim: Claim, case: Case) -> str:
    """The sentence without the places that it gives the donor."""
    text, low, high = case.reading.article.text, claim.sentence.start, claim.sentence.end
    kept = case.sentence(claim)
    for giver in mentions(claim.donor):
        if giver.resolved or not low <= giver.start < giver.end <= high:
            continue
        before = _BEFORE.search(text[low : giver.start])
        if before and _IN.search(text[low : low + before.start()] + " "):
            before = None  # "In Missouri Roe gave": where it was given
        start = low + before.start() if before else giver.start
        after = _AFTER_GIVER.match(text, giver.end, high)
        end = after.end() if after else giver.end
        kept = kept.replace(text[start:end], " ", 1)
    return kept


def federal(claim: Claim, case: Case, recipient: Mention) -> bool:
    """Whether a recipient files with the FEC by its words, or by its id and the text's words."""
    if places.federal_words(f"{recipient.name} {near(case, recipient)}"):
        return True
    return by_id(case, recipient) and (
        places.federal_words(case.sentence(claim))
        or bool(_TITLE.search(case.reading.article.text[: max(0, recipient.start)]))
    )


def by_id(case: Case, recipient: Mention) -> bool:
    """Whether all that a recipient's name means in the records are registered with the FEC."""
    if case.reader is None or case.nobody(recipient):
        return False
    meant = case.resolve(recipient, "recipient").meant
    return bool(meant) and all(_FEDERAL_ID.match(match.entity_id) for match in meant)
