"""Where a text disagrees with itself: two names for one party."""

from __future__ import annotations

from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.resolve import Resolved, shown
from itemized.model import Claim, Finding, Mention, Verdict


def check_consistency(claim: Claim, case: Case) -> Finding:
    """The finding on a party that goes by two names, with the registered one that is meant.

    The slip itself needs no records; they only tell whom the names come near.
    """
    names = _names(claim)
    draft = Draft(claim)
    quoted = " and ".join(f"“{name}”" for name in names) or f"“{claim.quote}”"
    draft.say(f"The text calls what seems to be one party {quoted}.")
    draft.fields["entity"] = Verdict.INCONSISTENT
    found = [_registered(name, case) for name in names] if case.reader is not None else []
    meant = {match.entity_id: shown(match) for side in found for match in side.meant}
    if meant:
        listed = " or ".join(meant.values())
        draft.say(f"The records have {listed}; the other name is nobody's there.")
    elif found:
        draft.say("The loaded records have a party of neither name.")
    return draft.done(Verdict.INCONSISTENT)


def _registered(name: str, case: Case) -> Resolved:
    # No kind is given: the slip's name may look like an organization's and mean a committee.
    return case.resolve(Mention(name, name, 0, len(name)), "recipient")


def _names(claim: Claim) -> tuple[str, ...]:
    said = claim.extra.get("names")
    if isinstance(said, str):
        said = (said,)
    found = [str(name) for name in said or ()]
    keys = ("name", "other", "entity_claimed", "entity_correct")
    found += [str(claim.extra[key]) for key in keys if claim.extra.get(key)]
    for mention in (*mentions(claim.donor), *mentions(claim.recipient)):
        found += [mention.text, mention.name]
    return tuple(dict.fromkeys(found))
