"""Where a text disagrees with itself: two names for one party, figures that exclude each other."""

from __future__ import annotations

from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.resolve import Resolved, shown
from itemized.model import Claim, Finding, Mention, Verdict


def check_consistency(claim: Claim, case: Case) -> Finding:
    """The finding on a text that says two things of one.

    It needs no records; they only tell whom two names come near.
    """
    if claim.extra.get("figures"):
        return _figures(claim)
    return _two_names(claim, case)


def _two_names(claim: Claim, case: Case) -> Finding:
    names = _names(claim)
    draft = Draft(claim)
    quoted = " and ".join(f"“{name}”" for name in names) or f"“{claim.quote}”"
    draft.say(f"The text calls what seems to be one party {quoted}.")
    draft.fields["entity"] = Verdict.INCONSISTENT
    found = [_registered(name, case) for name in names] if case.reader is not None else []
    meant = {match.entity_id: shown(match) for side in found for match in side.meant}
    nobody = [side.mention.name for side in found if not side.meant]
    if meant:
        others = f"; none of its parties is called {' or '.join(nobody)}" if nobody else ""
        draft.say(f"The ledger has {' and '.join(meant.values())}{others}.")
    elif found:
        draft.say("The ledger has a party of neither name.")
    return draft.done(Verdict.INCONSISTENT)


def _figures(claim: Claim) -> Finding:
    """Figures exclude each other only where they speak of the same time."""
    draft = Draft(claim)
    figures = " and ".join(str(figure) for figure in claim.extra["figures"])
    why = str(claim.extra.get("why") or "they cannot both be so")
    draft.say(f"The text has {figures}: {why}.")
    draft.fields["amount"] = Verdict.INCONSISTENT
    if "largest" in why and claim.period is None:
        draft.say(
            "One has no day: of the same time they exclude each other, of another they do not."
        )
        draft.fields["amount"] = Verdict.AMBIGUOUS
        return draft.done(Verdict.AMBIGUOUS)
    return draft.done(Verdict.INCONSISTENT)


def _registered(name: str, case: Case) -> Resolved:
    # No kind is given: the slip's name may look like an organization's and mean a committee.
    return case.resolve(Mention(name, name, 0, len(name)), "recipient")


def _names(claim: Claim) -> tuple[str, ...]:
    said = claim.extra.get("names")
    if said:
        return (said,) if isinstance(said, str) else tuple(dict.fromkeys(map(str, said)))
    found = [
        name
        for mention in (*mentions(claim.donor), *mentions(claim.recipient))
        for name in (mention.text, mention.name)
    ]
    return tuple(dict.fromkeys(found))
