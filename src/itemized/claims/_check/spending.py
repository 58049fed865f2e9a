"""Claims of what a committee spent: for or against a candidate, with a vendor, or in all.

Outside spending is no contribution: its rows name the vendor who was paid and the candidate it was
for or against, and no candidate receives it (11 CFR 100.16, 104.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from itemized.claims._check import (
    candidates,
    guards,
    nearby,
    outside,
    parts,
    reports,
    summaries,
    totals,
    unstated,
)
from itemized.claims._check import coverage as loaded
from itemized.claims._check.candidates import Target
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.partly import by_its_way
from itemized.claims._check.readings import Asked, Seen, look
from itemized.claims._check.reasons import OfCounted, of_whom
from itemized.claims._check.resolve import joined, shown
from itemized.claims._check.sides import Sides
from itemized.claims._check.through import check_through
from itemized.claims._check.whose_money import check_whose
from itemized.entities.named import committees_of
from itemized.model import Claim, Finding, Kind, Mention, Period, Verdict
from itemized.money import show_dollars

_AGREES = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)


@dataclass(frozen=True)
class Party:
    """One way of taking a name: its ids in the records, and the words that show it."""

    ids: tuple[str, ...]
    who: str


def check_one_spent(claim: Claim, case: Case) -> Finding:
    """The finding on what a committee spent in all; its own total is the better answer."""
    tables = (loaded.BOUGHT, loaded.outside_table(case))
    draft, sides = spender_of(claim, case, tables)
    parties = parties_of(case, sides)
    if isinstance(parties, str):
        return _open(draft, case, sides, parties)
    days = loaded.window(claim, case)
    found: list[Finding] = []
    for party in parties:
        each = Draft(claim)
        seen = timed(Asked(claim, case, party.ids, (), party.who), each)
        each.answers, each.records = seen.answers, seen.records
        each.fields |= seen.fields | {"donor": Verdict.MATCH}
        own = summaries.stated(case, party.ids, summaries.SPENT, days)
        part = parts.told(claim, campaign=bool(candidates.campaigns(case, party.ids)))
        whole = [Decimal(seen.answers.basis.value or 0), *(one.stated for one in own)]
        if part and parts.may_be(claim, max(whole)):
            found.append(parts.open_(each, case, sides, part, seen))
            continue
        finding = summaries.by_stated(each, own, seen, "spender")
        if finding is None and seen.rows:
            each.say(*seen.because)
            each.say(
                "It rests on itemized rows; no total of the spender's own for these days is loaded."
            )
            finding = totals.settle(each, case, sides, seen)
        if finding is not None:
            found.append(finding)
    return one_of(draft, found) or _no_rows(draft, case, sides, parties)


def check_bought(claim: Claim, case: Case) -> Finding:
    """The finding on what a committee paid to a vendor, both by name."""
    if (passed_on := _passed_on(claim, case)) is not None:
        return passed_on
    return by_its_way(_bought(claim, case), claim, case)


def _bought(claim: Claim, case: Case) -> Finding:
    tables = (loaded.BOUGHT, loaded.outside_table(case))
    draft, sides = spender_of(claim, case, tables)
    parties = parties_of(case, sides)
    if isinstance(parties, str):
        return _open(draft, case, sides, parties)
    named = mentions(claim.recipient)
    if not named:
        return _open(draft, case, sides, "The text does not name who was paid.")
    vendors = [case.resolve(each, "donor") for each in named]
    ids = tuple(dict.fromkeys(i for vendor in vendors for i in vendor.ids))
    names = " and ".join(each.name for each in named)
    if any(not vendor.meant for vendor in vendors):
        draft.say(f"No party of the loaded records goes by the name {names}.")
        near = [shown(m) for each in vendors if not each.meant for m in each.may_be[:3]]
        if near:
            draft.say(f"It may be {', '.join(near)}, which the text does not say.")
            return nearby.not_checkable(draft, case, sides)
        return _no_rows(draft, case, sides, parties, (names,))
    asked = [Asked(claim, case, each.ids, ids, f"{each.who} to {names}") for each in parties]
    several = joined(len(ids), names)
    found = _settled(draft, case, sides, asked, several)
    if found is None:
        return _no_rows(draft, case, sides, parties, ids)
    target = candidates.target(claim, case)
    if target is None or found.verdict not in _AGREES:
        return found
    return _on_target(found, asked, target, outside.side(claim))


def _passed_on(claim: Claim, case: Case) -> Finding | None:
    """The finding on what was "paid" to a committee or candidate through a third: a way of money as
    gifts go. None where a vendor was paid, no third is named, or there is no ledger."""
    if case.reader is None:
        return None
    paid = [
        match for to in mentions(claim.recipient) for match in case.resolve(to, "recipient").meant
    ]
    if not paid or any(match.kind not in ("committee", "candidate") for match in paid):
        return None
    found = check_through(replace(claim, kind="transfer"), case)
    return found and replace(found, claim=claim)


def _on_target(found: Finding, asked: list[Asked], target: Target, side: str | None) -> Finding:
    """The finding on a payment for ads on somebody: borne out by rows that name the same candidate
    and side. Rows of operating expenditures name none."""
    whom = f"{outside.word(side)} {target.mention.name}"
    if any(row.kind != Kind.INDEPENDENT_EXPENDITURE for row in found.records):
        said = f"That it was {whom} the rows do not say."
        return replace(found, verdict=Verdict.MATCH_WITH_CAVEAT, because=(*found.because, said))
    same = {
        row.entry_key
        for one in asked
        for match in target.meant
        for row in look(replace(one, target=match.entity_id, side=side)).records
    }
    if {row.entry_key for row in found.records if row.counted} <= same:
        return found
    said = f"Rows have it {outside.word(None)} another candidate than {target.mention.name},"
    return replace(
        found,
        verdict=Verdict.DIFFERS,
        because=(f"{said} or on the other side.", *found.because),
        fields={**found.fields, "target": Verdict.DIFFERS},
        differs=("target",),
    )


def check_one_outside(claim: Claim, case: Case) -> Finding:
    """The finding on what was spent for or against a candidate, by one committee or by anyone."""
    target = candidates.target(claim, case)

    def by_way(said: Claim) -> Finding | None:
        return check_through(said, case, target.mention) if target else None

    def itself() -> Finding:
        return by_its_way(_outside(claim, case, target), claim, case)

    return by_way(claim) or check_whose(claim, case, by_way, itself) or itself()


def _outside(claim: Claim, case: Case, target: Target | None) -> Finding:
    draft, sides = spender_of(claim, case, (loaded.outside_table(case),))
    local = outside.local(claim, case, target)
    if local is not None:
        return local
    parties = parties_of(case, sides)
    if isinstance(parties, str):
        if case.reader is None or sides.giver is None or not sides.vague or target is None:
            return _open(draft, case, sides, parties)
        parties = [Party((), "anyone")]
    own = candidates.campaigns(case, tuple(i for party in parties for i in party.ids))
    if own:
        return _open(draft, case, sides, outside.OWN_ADS)
    if target is not None and not target.meant:
        return outside.nobody(draft, case, sides, target)
    asked = [each for party in parties for each in _asked(claim, case, party, target)]
    if target is None and (part := parts.told(claim, campaign=False)):
        return _of_part(draft, case, sides, asked, part)
    return _settled(draft, case, sides, asked) or outside.elsewhere(draft, case, sides, asked)


def _of_part(draft: Draft, case: Case, sides: Sides, asked: list[Asked], part: str) -> Finding:
    """The finding on spending "on mailers", for or against nobody that the text names: less than
    all independent expenditures may be those of that kind."""
    found = _settled(draft, case, sides, asked)
    seen = [look(one) for one in asked]
    whole = max((Decimal(one.answers.basis.value or 0) for one in seen), default=Decimal(0))
    differs = found is not None and found.verdict is Verdict.DIFFERS
    if differs and draft.claim.amounts and parts.may_be(draft.claim, whole):
        return parts.open_(Draft(draft.claim), case, sides, part, seen[0])
    return found or outside.elsewhere(draft, case, sides, asked)


def _asked(claim: Claim, case: Case, party: Party, target: Target | None) -> list[Asked]:
    if target is None:
        return [Asked(claim, case, party.ids, (), party.who)]
    side = outside.side(claim)
    word = outside.word(side)
    return [
        Asked(claim, case, party.ids, (), f"{party.who} {word} {shown(m)}", m.entity_id, side)
        for m in target.meant
    ]


def _settled(
    draft: Draft, case: Case, sides: Sides, asked: Iterable[Asked], said: str = ""
) -> Finding | None:
    """The finding where at least one way of taking the names has rows."""
    found = []
    for one in asked:
        each = Draft(draft.claim)
        seen = timed(one, each)
        if not seen.rows:
            continue
        each.answers, each.records = seen.answers, seen.records
        each.fields |= seen.fields
        each.say(of_whom(one.who, seen.because[0]), *seen.because[1:], said)
        if sides.vague:
            found.append(_vague(each, case, sides, seen))
        else:
            found.append(outside.other_side(each, one) or totals.settle(each, case, sides, seen))
    return one_of(draft, found)


def _vague(draft: Draft, case: Case, sides: Sides, seen: Seen) -> Finding:
    """A group is no filer: what everybody spent is near what it spent, and never a match."""
    text = case.reading.article.text
    words = (guards.of_another(named, text) or named.text for named in sides.vague)
    names = " and ".join(f"“{each}”" for each in words)
    total = show_dollars(Decimal(seen.answers.basis.value or 0))
    draft.because[:] = [
        f"{names} names no one filer; which are meant the records do not say.",
        f"Near it: all filers together spent {total} so, in {seen.answers.basis.n} counted rows.",
    ]
    draft.fields, draft.records = {}, ()
    return nearby.not_checkable(draft, case, sides)


def one_of(draft: Draft, found: list[Finding]) -> Finding | None:
    """One finding out of those on several ways of taking the names: the first where all come to
    the same, AMBIGUOUS where they do not, None where there is none."""
    if not found:
        return None
    first = found[0]
    if len(found) == 1:
        return first
    if len({finding.verdict for finding in found}) == 1:
        note = f"{len(found)} parties of the records go by the names in the text; so it is of each."
        records = tuple({r.entry_key: r for f in found for r in f.records}.values())
        stated = tuple(one for f in found for one in f.stated)
        return replace(first, because=(*first.because, note), records=records, stated=stated)
    draft.answers = None
    draft.records = tuple({r.entry_key: r for f in found for r in f.records}.values())
    draft.say(f"{len(found)} parties of the records go by the names in the text:")
    draft.say(*(finding.because[0] for finding in found))
    draft.stated = tuple(one for f in found for one in f.stated)
    done = draft.done(Verdict.AMBIGUOUS)
    return replace(done, then=first.then, by_then=first.by_then, now=first.now)


# ---------------------------------------------------------------- the time that is meant


def timed(asked: Asked, draft: Draft) -> Seen:
    """What the rows come to in the time of the claim.

    Without a day in the text that is the two-year cycle of the article, else its year, else all
    that is loaded: the first that agrees, and it is said which.
    """
    seen = look(asked)
    if asked.claim.period is not None or asked.case.published is None or not seen.rows:
        return seen
    each = [(words, look(_within(asked, words, start))) for words, start in _times(asked.case)]
    tried = [*((words, one) for words, one in each if one.rows), ("all that is loaded", seen)]
    agreeing = [pair for pair in tried if pair[1].verdict in _AGREES]
    words, best = (agreeing or tried)[0]
    values = {one.answers.basis.value for _, one in tried}
    told = f"The text gives no day; the sum is that of {words}."
    if len(values) == 1 or not agreeing:
        return replace(best, because=(*best.because, told))
    others = ", ".join(
        f"{show_dollars(Decimal(one.answers.basis.value or 0))} in {other}"
        for other, one in tried
        if one.answers.basis.value != best.answers.basis.value
    )
    because = (*best.because, f"{told} It would be {others}.")
    return replace(best, verdict=Verdict.MATCH_WITH_CAVEAT, because=because)


def _times(case: Case) -> tuple[tuple[str, date], ...]:
    day = case.published
    if day is None:
        return ()
    cycle = loaded.cycle_of(day)
    return (
        (f"the two-year cycle {cycle - 1}-{cycle}", date(cycle - 1, 1, 1)),
        (f"the year {day.year}", date(day.year, 1, 1)),
    )


def _within(asked: Asked, words: str, start: date) -> Asked:
    return replace(asked, claim=replace(asked.claim, period=Period(words, start, None)))


# ---------------------------------------------------------------- who spent


def spender_of(claim: Claim, case: Case, tables: tuple[str, ...] = ()) -> tuple[Draft, Sides]:
    """A draft, and the one who spent as looked up. tables: where the rows of it would stand, those
    of the claim's kind unless given."""
    outside_ = loaded.outside_table(case)
    tables = tables or ((outside_,) if claim.kind == "ie_spending" else (loaded.BOUGHT, outside_))
    every = mentions(claim.donor)
    first: Mention | None = every[0] if every else None
    if first is None or case.reader is None:
        return Draft(claim), Sides(first, held=tables)
    # The committee of that name rather than a firm: it is the one that reports spending.
    found = Sides.of(case, None, first)
    known = found.recipient is not None and found.recipient.meant
    told = () if known else loaded.credited_tables(claim, case)
    held = loaded.own_tables(case, first) or told or tables
    return Draft(claim), Sides(first, donor=found.recipient, held=held)


def parties_of(case: Case, sides: Sides) -> list[Party] | str:
    """The ways of taking the spender's name; why there is none, as a sentence."""
    if case.reader is None:
        return "No records are loaded."
    if sides.giver is None:
        return "The text does not name who spent it."
    if sides.donor is None:
        return f"{sides.giver.text} is no one filer."
    if not sides.donor.meant:
        name = sides.donor.mention.name
        near = ", ".join(shown(match) for match in sides.donor.may_be[:3])
        said = f"No party of the loaded records goes by the name of the spender, {name}."
        return f"{said} It may be {near}, which the text does not say." if near else said
    return [Party(committees_of(case.ledger, match), shown(match)) for match in sides.donor.meant]


def _open(draft: Draft, case: Case, sides: Sides, why: str) -> Finding:
    return nearby.not_checkable(draft.say(why), case, sides)


def _no_rows(
    draft: Draft,
    case: Case,
    sides: Sides,
    parties: list[Party],
    payees: tuple[str, ...] = (),
) -> Finding:
    """No row of the spender's: an answer only where its reports of the time are loaded."""
    ids = tuple(i for party in parties for i in party.ids)
    draft.answers = case.answers(Asked(draft.claim, case, ids, payees, "").question())
    if draft.claim.kind == "spent_total" and draft.claim.amounts:
        bounded = unstated.by_longer(draft, case, ids, summaries.SPENT)
        if bounded is not None:
            return bounded
    start, end = loaded.window(draft.claim, case)
    if not loaded.covered(case.coverage, sides.tables, start, end):
        return nearby.not_checkable(draft, case, sides)
    unreported = reports.gap(case, ids, end, "spender")
    if unreported:
        draft.missing = reports.way(end, ids)
        return nearby.not_checkable(draft.say(unreported), case, sides)
    draft.say(OfCounted(f"No row shows it. {loaded.loaded_words(case, sides.tables, spent=True)}"))
    return draft.done(Verdict.NO_MATCHING_RECORD)
