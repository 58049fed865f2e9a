"""Claims whose parties or words were understood in part: left open, with what lies near them."""

from __future__ import annotations

from dataclasses import replace

from itemized.claims._check import asking, guards, nearby, stops, summaries, unread
from itemized.claims._check import coverage as loaded
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.readings import row_words
from itemized.claims._check.resolve import without_campaign
from itemized.claims._check.sides import Sides
from itemized.model import Claim, Finding, Mention, Verdict

_PAYMENTS = ("payment", "ie_spending", "spent_total", "loan", "self_funding", "in_kind")
_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


def open_(draft: Draft, case: Case, sides: Sides) -> Finding:
    """The finding where a side is a group, somebody's relative or firm, or no name at all.

    Individuals as a whole are the one group of whom filers give a total of their own.
    """
    own = _from_individuals(draft, case, sides)
    if own is not None:
        return own
    text = case.reading.article.text
    for named in sides.vague:
        draft.say(guards.why_nobody(named, text))
        draft.say(*_near(draft, case, sides, named))
    draft.fields.clear()
    return nearby.not_checkable(draft, case, sides)


def _from_individuals(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """Money raised from individuals, by the filer's own total of these where it agrees."""
    if sides.giver is None or not guards.INDIVIDUALS.fullmatch(sides.giver.name.strip()):
        return None
    if sides.recipient is None or len(sides.recipient.meant) != 1 or not draft.claim.amounts:
        return None
    filers = asking.filers(case, sides)
    days = loaded.window(draft.claim, case)
    told = summaries.stated(case, filers, summaries.RAISED[1:], days)
    found = summaries.by_stated(draft, told, None)
    if found is None or found.verdict in _AGREES:
        if found is not None:
            return replace(found, fields={**found.fields, "recipient": Verdict.MATCH})
        return None
    draft.because[:] = [
        "Whom the text counts among individuals it does not say.",
        *(f"The filer's own summary has {one.words}." for one in told),
    ]
    draft.fields.clear()
    draft.stated = tuple(told)
    return nearby.not_checkable(draft, case, sides)


def _near(draft: Draft, case: Case, sides: Sides, named: Mention) -> list[str]:
    """The payment of the one whose relative or firm the text speaks of, labeled so."""
    owner = guards.owner(named, case.reading.article.text)
    if owner is None or named is not sides.giver or not draft.claim.amounts:
        return []
    alone = replace(sides, giver=owner, donor=case.resolve(owner, "donor"))
    if alone.donor is None or not alone.donor.meant or alone.recipient is None:
        return []
    rows = asking.agreeing(case, draft, asking.asks(draft, case, alone))
    return [
        f"Near it, and by another party than the text speaks of: {row_words(row)}."
        for row in rows[:1]
    ]


def doubted(found: Finding, claim: Claim, case: Case) -> Finding:
    """The finding; left open where it agrees and the words say more than was read, and where they
    name a way that it was not asked of."""
    denied = unread.denies(claim, case.sentence(claim))
    if denied and found.verdict is not Verdict.OUT_OF_SCOPE:
        return _open(found, f"{denied} Whether there is none was not looked up.", ())
    if found.verdict not in _AGREES:
        return by_its_way(found, claim, case)
    names = [
        {mention.name for mention in mentions(parties)}
        for parties in (claim.donor, claim.recipient)
    ]
    others = (other for other in case.reading.claims if other.sentence == claim.sentence)
    elsewhere = frozenset(other.kind for other in others)
    why = unread.unread(claim, case.sentence(claim), elsewhere=elsewhere)
    why = why or stops.unknown_way(found, claim, case)
    if names[0] & names[1]:
        why = "Giver and recipient are read as one party, which is not what the text says."
    if why:
        return left_open(found, why)
    said = unread.beside(claim, case.sentence(claim))
    if not said:
        return found
    return replace(found, verdict=Verdict.MATCH_WITH_CAVEAT, because=(*found.because, said))


def by_its_way(found: Finding, claim: Claim, case: Case) -> Finding:
    """The finding on a gift itself; left open where the text names a way that no row of it shows:
    what was not asked about that way is neither borne out nor against it."""
    why = stops.unknown_way(found, claim, case)
    if not why or found.verdict is Verdict.OUT_OF_SCOPE:
        return found
    if found.verdict in (Verdict.NOT_CHECKABLE, Verdict.AMBIGUOUS):
        return replace(found, because=(why, *found.because))
    near = tuple(
        f"Asked as any gift from the one to the other: {reason}" for reason in found.because[:1]
    )
    return _open(found, why, near)


def told_otherwise(found: Finding, case: Case) -> Finding:
    """The finding on any payment; left open where it agrees and the words make it another one."""
    claim = found.claim
    if found.verdict not in _AGREES or claim.kind not in _PAYMENTS:
        return found
    why = unread.otherwise(claim)
    for giver in mentions(claim.donor):
        person = without_campaign(giver).name
        takers = {mention.name for mention in mentions(claim.recipient)}
        if person != giver.name and person in takers:
            why = "The text has the campaign pay the candidate, and the row the other way round."
    return left_open(found, why) if why else found


def left_open(found: Finding, why: str) -> Finding:
    """The finding, left open for this reason, with what it found as what lies near."""
    near = tuple(f"Near it lies what agrees in part: {reason}" for reason in found.because[:1])
    return _open(found, why, near)


def _open(found: Finding, why: str, near: tuple[str, ...]) -> Finding:
    return replace(
        found,
        verdict=Verdict.NOT_CHECKABLE,
        because=(why, *near),
        fields={},
        records=(),
        differs=(),
    )


def taken_back(found: Finding, case: Case) -> Finding:
    """The finding; left open where the text itself calls what it repeats untrue."""
    if found.verdict is Verdict.OUT_OF_SCOPE or found.claim.kind in ("absence", "consistency"):
        return found
    words = unread.disowned(case.sentence(found.claim))
    if not words:
        return found
    said = f"The text repeats this and takes it back (\u201c{words}\u201d)."
    near = tuple(f"The records say of it: {reason}" for reason in found.because[:1])
    return _open(found, said, near)
