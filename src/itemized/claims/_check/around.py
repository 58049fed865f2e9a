"""The parties and the time of a claim, where its own words have them and its reading left them out.

Only proper names right after "to", "from" or "as", or right before the claim, are taken, and only
such as the loaded records know.
"""

from __future__ import annotations

import re
from dataclasses import replace

from itemized.claims._check import coverage as loaded
from itemized.claims._check import nearby, partly
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.resolve import Resolved, joined, shown
from itemized.claims._check.sides import Sides
from itemized.claims._check.systems import FEC, of_party
from itemized.claims._text.calendar import When
from itemized.claims._text.dates import find_times
from itemized.claims._text.founding import of_beginning
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Match, Mention, Period, Verdict

#: What agreement and difference of several parties of one name taken together come to.
_OF_SEVERAL = {
    Verdict.MATCH: Verdict.MATCH_WITH_CAVEAT,
    Verdict.HELD_THEN_STILL_HOLDS: Verdict.MATCH_WITH_CAVEAT,
    Verdict.DIFFERS: Verdict.AMBIGUOUS,
    Verdict.DID_NOT_HOLD_THEN: Verdict.AMBIGUOUS,
}
_PART = r"[A-Z][\w.&'\u2019-]*"
_NAME = rf"(?P<name>{_PART}(?:\s(?:(?:of|for|the|and|&)\s)?{_PART}){{0,7}})"
_ALONG_WITH = re.compile(
    r",? (?:along|together|in tandem|in concert|jointly) with (?:the )?" + _NAME + r"(?=,? [a-z])"
)
#: What a time right after some words begins with.
_GOES_ON = re.compile(r",? (?:(?:back |late |early |later )?(?:in|on|during|since) (?:the )?)?")
_BESIDE = 4  # code points between these and where the time is read to begin
_BEFORE = re.compile(rf"(?:^|[\s(\u201c]){_NAME}\s+(?:[a-z-]+\s+){{0,4}}$")
_GOT = re.compile(
    r"\b(?:received|got|gotten|gets|took|taken|accepted|reported|heard|raised|collected|drew"
    r"|attracted|had|counted|listed|logged)\b"
)
_GIFT = r"\b(?:gave|given?|giving|donat\w+|contribut\w+|gifts?|money|checks?)"
_OWNED = re.compile(r"['\u2019]s?$")


def filled(claim: Claim, case: Case) -> Claim:
    """The claim with the one time and the parties that its own sentence gives."""
    text = case.reading.article.text
    told = claim = dated(claim, case)
    own = {m.name for m in mentions(claim.donor)}
    if claim.direction == "gave" and own & {m.name for m in mentions(claim.recipient)}:
        # nobody gives to oneself: it was read twice
        others = tuple(m for m in mentions(claim.recipient) if m.name not in own)
        claim = replace(claim, recipient=others if len(others) > 1 else next(iter(others), None))
    carried = [m for m in mentions(claim.donor) if m.start < claim.sentence.start]
    if claim.kind == "share" and carried:
        giver = _after(case, claim, "from", "donor")
        claim = replace(claim, donor=giver) if giver else claim
    if claim.recipient is None and claim.direction != "received":
        taker = _after(case, claim, "to", "recipient")
        claim = replace(claim, recipient=taker) if taker else claim
    if claim.donor is None and claim.direction in ("received", "gave"):
        giver = _after(case, claim, "from", "donor") or _after(case, claim, "by", "donor")
        claim = replace(claim, donor=giver) if giver else claim
    before = _BEFORE.search(text[claim.sentence.start : claim.start])
    if before is None or (claim.kind == "count" and _OWNED.search(before.group().rstrip())):
        return claim  # "the PAC's ten donations" may be those to it or from it
    start = claim.sentence.start + before.start("name")
    subject = _known(case, before["name"], start, "recipient")
    if subject is None or subject.name in {m.name for m in parties(claim)}:
        return claim
    # who else has a part in gifts that are "from" somebody is who got them
    given_by = told.donor is None and claim.donor is not None and claim.kind == "count"
    if claim.direction == "received" or given_by or _GOT.search(before.group()):
        return claim if claim.recipient else replace(claim, recipient=subject)
    return claim if claim.donor else replace(claim, donor=subject)


def with_joined(claim: Claim, case: Case) -> Claim:
    """The claim with whom its one subject did it together: "Acme PAC, along with Valley Fund, spent
    $5". One of whom the records know nothing makes a group, which is no one filer."""
    got = claim.direction in ("received", "raised")
    one = claim.recipient if got else claim.donor
    text = case.reading.article.text
    if not isinstance(one, Mention) or text[one.start : one.end] != one.text:
        return claim
    found = _ALONG_WITH.match(text, one.end, claim.sentence.end)
    if found is None or case.reader is None:
        return claim
    name = found["name"]
    both = (one, Mention(name, name, *found.span("name"), one.kind))
    return replace(claim, recipient=both) if got else replace(claim, donor=both)


def dated(claim: Claim, case: Case) -> Claim:
    """The claim with the one time that its own sentence gives."""
    if claim.period is not None:
        return claim
    times = _times(claim, case)
    own = [w for w in times if claim.start <= claim.sentence.start + w.start < claim.end]
    times = own or times
    return replace(claim, period=times[0].period) if len(times) == 1 else claim


def right_after(claim: Claim, case: Case) -> Period | None:
    """The time of a claim; where it has none, the one that its words go on with."""
    rest = case.sentence(claim).partition(claim.quote)[2]
    if claim.period is not None or not (next_ := _GOES_ON.match(rest)):
        return claim.period
    stop = len(case.sentence(claim)) - len(rest) + next_.end()
    return next((w.period for w in _times(claim, case) if abs(w.start - stop) < _BESIDE), None)


def _times(claim: Claim, case: Case) -> list[When]:
    """The times of a claim's sentence that have days by themselves. They are read in the whole of
    it: of "January 2019" a quote may end within the year."""
    words = case.sentence(claim)
    times = [w for w in find_times(words, case.published) if w.period.start or w.period.end]
    return [w for w in times if not of_beginning(words, w)]


def parties(claim: Claim) -> tuple[Mention, ...]:
    """Everybody that a claim names."""
    return (*mentions(claim.donor), *mentions(claim.recipient))


def other_after(case: Case, claim: Claim, words: str) -> Mention | None:
    """The proper name after some words of a claim's quote ("as much as", "more than")."""
    return _after(case, claim, words, "recipient")


def _after(case: Case, claim: Claim, words: str, role: str) -> Mention | None:
    text = case.reading.article.text
    pattern = re.compile(rf"\b(?:{words})\s+(?:the\s+)?{_NAME}")
    gave = re.compile(rf"{_GIFT}\s+{pattern.pattern}")
    # of a count what comes after a comma is another statement
    comma = text.find(",", claim.end, claim.sentence.end) if claim.kind == "count" else -1
    last = comma if comma >= 0 else claim.sentence.end
    places = (
        (pattern, claim.start, claim.end),
        (pattern, claim.end, last),
        (gave, claim.sentence.start, claim.start),
    )
    for form, start, end in places:
        found = form.search(text, start, end)
        if found is not None:
            known = _known(case, found["name"], found.start("name"), role)
            if known is not None:
                return known
    return None


def _known(case: Case, name: str, start: int, role: str) -> Mention | None:
    """The name, or as much of its end as the records know, as a mention."""
    bare = _OWNED.sub("", name.rstrip(".,"))
    if case.reader is None:
        return None
    words = bare.split(" ")
    for skipped in range(min(2, len(words))):
        rest = " ".join(words[skipped:])
        at = start + len(bare) - len(rest)
        mention = Mention(rest, rest, at, at + len(rest))
        if case.resolve(mention, role).meant:
            return mention
    return None


def ready(
    draft: Draft, case: Case, giver: Mention | None, taker: Mention | None
) -> Sides | Finding:
    """Both sides looked up; the finding instead where a side cannot be."""
    claim = draft.claim
    office = loaded.local_race(claim, case, taker) if taker else None
    missing = loaded.missing_local(claim, case, taker) if taker and office else ()
    if missing:
        draft.missing = missing
        draft.say(
            f"The text speaks of a race for {office}: such candidates report to their state or"
            " city, and not to the FEC."
        )
        return nearby.not_checkable(draft, case, Sides(giver, taker))
    if case.reader is None:
        return nearby.not_checkable(draft.say("No records are loaded."), case, Sides(giver, taker))
    held = loaded.local_tables(claim, case, taker)
    sides = replace(Sides.of(case, giver, taker), held=held)
    return partly.open_(draft, case, sides) if sides.vague else sides


def unknown(draft: Draft, case: Case, sides: Sides) -> Finding | None:
    """The finding where the records have no party of a name in the text."""
    nobody = [s for s in (sides.donor, sides.recipient) if s is not None and not s.meant]
    if not nobody:
        return None
    for side in nobody:
        near = ", ".join(shown(match) for match in side.may_be[:3])
        draft.say(f"No party of the loaded records goes by the name {side.mention.name}.")
        draft.say(f"It may be {near}, which the text does not say." if near else "")
    return nearby.not_checkable(draft, case, sides)


def several(sides: Sides, finding: Finding) -> Finding:
    """The finding where a name is that of several parties, which are taken together: agreement has
    that caveat, and a difference may be one only of all of them."""
    notes = tuple(
        joined(len(side.meant), side.mention.name)
        for side in (sides.donor, sides.recipient)
        if side is not None and _several(side)
    )
    if not notes:
        return finding
    verdict = _OF_SEVERAL.get(finding.verdict, finding.verdict)
    ambiguous = verdict is Verdict.AMBIGUOUS
    return replace(
        finding,
        verdict=verdict,
        because=(*finding.because, *notes),
        fields={} if ambiguous else finding.fields,
        differs=() if ambiguous else finding.differs,
    )


def filers(side: Resolved | None) -> tuple[Match, ...]:
    """The registered committees and candidates that a name means: others file nothing."""
    return tuple(
        match
        for match in (side.meant if side else ())
        if match.kind in ("committee", "candidate") and not _unregistered(match)
    )


def _unregistered(match: Match) -> bool:
    return match.entity_id.startswith("p-")


def _several(side: Resolved | None) -> bool:
    """Whether a name is that of several parties. A committee written without its id in somebody's
    report is no second one beside the registered one."""
    if side is None:
        return False
    known = filers(side)
    others = [m for m in side.meant if m.kind != "committee" and _unregistered(m)]
    return len(side.meant) > 1 and (len(known) + len(others) != 1)


def reports_of(sides: Sides) -> tuple[str, ...]:
    """The filer's own report, which states the sums that rows alone do not settle."""
    named = [side.meant[0] for side in (sides.recipient, sides.donor) if side and side.meant][:1]
    keepers = [of_party(match.entity_id) or FEC for match in named]
    return tuple(
        f"{keeper.agency}: the report of {shown(match)} that closes that time"
        for keeper, match in zip(keepers, named, strict=True)
    )


def ids(case: Case, sides: Sides) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Payers and payees of both sides, every reading of each name together."""
    payees = tuple(
        i
        for match in (sides.recipient.meant if sides.recipient else ())
        for i in committees_of(case.ledger, match)
    )
    return (sides.donor.ids if sides.donor else ()), payees
