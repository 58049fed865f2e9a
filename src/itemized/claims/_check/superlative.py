"""What a superlative compares: whose payments, which of them is said to be the largest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from itemized.claims._check.case import Case, mentions
from itemized.model import Claim, Mention

#: Words for payments; what else is ranked (donors, recipients, spenders) is ranked by totals.
_PAYMENT = re.compile(
    r"\b(donation|contribution|gift|check|cheque|sum|payment|transfer|infusion)s?\b", re.IGNORECASE
)
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_LOOSE = re.compile(r"\b(?:one of|among|top \d+)\b", re.IGNORECASE)
#: "One of the largest" is taken to mean one of this many.
_AMONG = 10
_GIFTS = ("donation", "transfer", "in_kind")
#: How many claims back "it" may point.
_BACK = 3


@dataclass(frozen=True)
class Superlative:
    """What is said: this payment takes that place among those of a donor or a recipient.

    claim: with the amount and parties of the payment that "it" stands for. loose: one of the
    largest, whichever.
    """

    claim: Claim
    scope: str
    giver: Mention | None
    taker: Mention | None
    rank: int = 1
    loose: bool = False

    @property
    def measured(self) -> Mention | None:
        """Whose payments are compared."""
        return self.giver if self.scope == "donor" else self.taker

    def holds(self, place: int) -> bool:
        """Whether a place is the one that is said."""
        return place <= _AMONG if self.loose else place == self.rank


def read(claim: Claim, case: Case) -> Superlative | None:
    """What a superlative says; None where it ranks parties and not payments."""
    scope = str(claim.extra.get("scope", ""))
    if claim.direction == "spent" or (scope and not _PAYMENT.search(scope)):
        return None
    giver, taker = _first(claim.donor), _first(claim.recipient)
    if not claim.amounts:
        giver, taker, claim = _antecedent(claim, case, giver, taker)
    received = claim.direction == "received" or giver is None
    rank, loose = _rank(claim)
    return Superlative(claim, "recipient" if received else "donor", giver, taker, rank, loose)


def _first(parties: Mention | tuple[Mention, ...] | None) -> Mention | None:
    every = mentions(parties)
    return every[0] if every else None


def _antecedent(
    claim: Claim, case: Case, giver: Mention | None, taker: Mention | None
) -> tuple[Mention | None, Mention | None, Claim]:
    """The payment told just before, for which "it" stands, where it has the same party."""
    earlier = [c for c in case.reading.claims if c.start < claim.start and c.kind in _GIFTS]
    named = {m.name for m in (giver, taker) if m is not None}
    for gift in earlier[::-1][:_BACK]:
        parties = {m.name for m in (*mentions(gift.donor), *mentions(gift.recipient))}
        if gift.amounts and (not named or named & parties):
            told = replace(claim, amounts=gift.amounts[:1])
            return giver or _first(gift.donor), taker or _first(gift.recipient), told
    return giver, taker, claim


def _rank(claim: Claim) -> tuple[int, bool]:
    """The place that is said, and whether it is only "one of the largest"."""
    said = str(claim.extra.get("rank", "")).lower()
    if _LOOSE.search(said):
        return 1, True
    number = re.search(r"\d+", said)
    if number:
        return int(number.group()), False
    for word, rank in _NTH.items():
        if word in said:
            return rank, False
    return 1, False
