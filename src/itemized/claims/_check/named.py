"""Whether a statement names enough for the lack of a row to be held against it."""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._check.case import mentions
from itemized.model import Claim, Finding, Mention, Verdict

_BETWEEN_TWO = ("donation", "donation_total", "transfer")
#: "The gift from Roe reached Doe's campaign": whoever else is read as giver is not.
_FROM_NAME = re.compile(
    r"\b(?:contributions?|donations?|gifts?|checks?|payments?|transfers?) from (?:the )?"
    r"(?P<who>[A-Z][\w.&'\u2019-]*(?: (?:(?:of|for|the|and|&) )?[A-Z][\w.&'\u2019-]*)*)"
)
_WITHOUT_A_ROW = (Verdict.DIFFERS, Verdict.NO_MATCHING_RECORD)


def named_enough(finding: Finding) -> Finding:
    """The finding, left open where it holds something against words that name too little.

    A party taken from an earlier sentence, with no word for it in the claim's own, may not be the
    one that is meant: a row can bear it out, but the lack of one says nothing.
    """
    claim = finding.claim
    if finding.verdict not in _WITHOUT_A_ROW:
        return finding
    if claim.kind == "superlative" and not (claim.donor and claim.recipient):
        if finding.verdict is Verdict.NO_MATCHING_RECORD:
            return _left_open(finding, "The text does not name both sides of the payment.")
        return finding
    parties = (*mentions(claim.donor), *mentions(claim.recipient))
    away = [m.name for m in parties if carried(claim, m)]
    giver = _FROM_NAME.search(claim.quote) if claim.kind in _BETWEEN_TWO else None
    if giver and not _is_one(giver["who"], mentions(claim.donor)):
        return _left_open(finding, f"That it came from {giver['who']} was not understood.")
    if claim.kind in _BETWEEN_TWO and away:
        return _left_open(finding, f"The sentence itself has no word for {away[0]}.")
    return finding


def _is_one(name: str, parties: tuple[Mention, ...]) -> bool:
    """Whether some words of a text are a party's, or the beginning or the end of one's."""
    return any(name in (p.text, p.name) or p.text in name or name in p.name for p in parties)


def carried(claim: Claim, mention: Mention) -> bool:
    """Whether a party was taken from another sentence than the claim's own."""
    return mention.resolved and not claim.sentence.start <= mention.start < claim.sentence.end


def with_carried(finding: Finding) -> Finding:
    """The finding, with a sentence for each party that its own sentence has no word for."""
    claim = finding.claim
    if finding.verdict is Verdict.OUT_OF_SCOPE:
        return finding
    basis = finding.by_then or finding.now
    asked = basis.question if basis else None
    said = [
        f"The {role} is taken from {_from_where(claim, mention)}: {mention.name}."
        for role, parties, ids in (
            ("donor", claim.donor, asked.payers + asked.employers if asked else True),
            ("recipient", claim.recipient, asked.payees + asked.payers if asked else True),
        )
        for mention in mentions(parties)
        if ids and carried(claim, mention)
    ]
    return replace(finding, because=tuple(dict.fromkeys((*finding.because, *said))))


def _from_where(claim: Claim, mention: Mention) -> str:
    """Where a party was taken from, as seen from the claim's sentence. How many paragraphs lie
    between is not said: a bundle, which must give the same words, holds no others."""
    after = mention.start > claim.sentence.start
    return "further down in the text" if after else "what the text says before"


def _left_open(finding: Finding, why: str) -> Finding:
    because = (why, "No row bears the statement out as it was read, which settles nothing.")
    return replace(
        finding, verdict=Verdict.NOT_CHECKABLE, because=because, fields={}, differs=(), records=()
    )
