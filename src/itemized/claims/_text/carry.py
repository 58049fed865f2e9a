"""What a statement leaves out because the text has said it just before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from itemized.claims._text.parties import Parties
from itemized.model import Claim, Mention

if TYPE_CHECKING:
    from itemized.claims._text.context import Context

_GIFTS = frozenset(
    {"donation", "donation_total", "transfer", "share", "in_kind", "superlative", "bundled"}
)
_NEAR = 3  # sentences; further back a reader would have been told again


def _resolved(party: Parties | None) -> Parties | None:
    """The same party, marked as taken from elsewhere."""
    if isinstance(party, Mention):
        return replace(party, resolved=True)
    return tuple(replace(p, resolved=True) for p in party) if party else None


def _names(party: Parties | None) -> set[str]:
    if isinstance(party, Mention):
        return {party.name}
    return {p.name for p in party or ()}


def fill(claims: list[Claim], context: Context) -> list[Claim]:
    """Give gifts without a donor or a recipient those of the gift told just before.

    "Roe gave $5 to Acme PAC. Her wife gave another $5": to Acme PAC too. A sum that comes up again
    ("the $1M sum", "Roe's $1M donation") keeps the parties it had.
    """
    done: list[Claim] = []
    for claim in claims:
        done.append(_filled(claim, done, context) if claim.kind in _GIFTS else claim)
    return done


def _filled(claim: Claim, done: list[Claim], context: Context) -> Claim:
    if claim.donor and claim.recipient:
        return claim
    source = _same_sum(claim, done) or _just_before(claim, done, context)
    if source is None:
        return claim
    donor, recipient = claim.donor, claim.recipient
    if recipient is None and not _names(source.recipient) & _names(donor):
        recipient = _resolved(source.recipient)
    if donor is None and not _names(source.donor) & _names(recipient):
        donor = _resolved(source.donor)
    return replace(claim, donor=donor, recipient=recipient)


def _same_sum(claim: Claim, done: list[Claim]) -> Claim | None:
    values = {a.value for a in claim.amounts}
    for earlier in reversed(done):
        same = earlier.kind in _GIFTS and values & {a.value for a in earlier.amounts}
        if same and (claim.donor is None or _names(earlier.donor) & _names(claim.donor)):
            return earlier
    return None


def _just_before(claim: Claim, done: list[Claim], context: Context) -> Claim | None:
    here = context.sentence_at(claim.start).index
    for earlier in reversed(done):
        if here - context.sentence_at(earlier.start).index > _NEAR:
            return None
        if earlier.kind not in _GIFTS:
            continue
        wanted = earlier.donor if claim.donor is None else earlier.recipient
        if wanted is not None:
            return earlier
    return None
