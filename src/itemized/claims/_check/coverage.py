"""What the loaded records can answer, and what is missing for a claim.

Only where the days asked about lie within the loaded tables is the lack of a row an answer;
elsewhere the finding names the record system that would settle it.
"""

from __future__ import annotations

from datetime import date, timedelta

from itemized.claims._check import placed, places
from itemized.claims._check.case import Case
from itemized.claims._check.resolve import looks_like_committee
from itemized.claims._check.systems import (
    FEC,
    IRS,
    STATE_SYSTEMS,
    SYSTEMS,
    System,
    credited,
    of_party,
    of_source,
    of_states,
    way_to,
)
from itemized.model import Claim, Coverage, Mention

#: Tables of the FEC's files that hold gifts: from people and firms, and from committees.
FROM_PEOPLE, FROM_COMMITTEES = "itcont", "itoth"
#: Tables that hold what committees spend: on candidates (a part of itoth, and alone where that is
#: not loaded), and on what they buy for themselves.
ON_CANDIDATES, BOUGHT = "itpas2", "oppexp"
#: Where kinds of claim that are no plain gifts have their rows: candidates' loans stand in itoth.
OF_KINDS = {"loan": (FROM_COMMITTEES,), "self_funding": (FROM_PEOPLE, FROM_COMMITTEES)}
_DAY = timedelta(days=1)


def tables_for(donor_kind: str | None) -> tuple[str, ...]:
    """The federal tables in which gifts of such a donor stand; both where that is not known."""
    if donor_kind == "committee":
        return (FROM_COMMITTEES,)
    if donor_kind in ("person", "candidate"):
        return (FROM_PEOPLE,)
    return (FROM_PEOPLE, FROM_COMMITTEES)


def outside_table(case: Case) -> str:
    """The table in which spending for and against candidates stands: itoth repeats itpas2's rows,
    and each row is counted in the one of them."""
    held = {c.table for c in case.coverage if c.through is not None}
    only = ON_CANDIDATES in held and FROM_COMMITTEES not in held
    return ON_CANDIDATES if only else FROM_COMMITTEES


def window(claim: Claim, case: Case) -> tuple[date | None, date | None]:
    """The days, half-open, that must be loaded before a lack of rows says anything.

    A claim with a period asks about that, up to the article's day. One without is taken to speak
    of the two-year cycle that the article came out in.
    """
    after = case.published + _DAY if case.published else None
    start, end = (claim.period.start, claim.period.end) if claim.period else (None, None)
    if start is None and end is None and case.published:
        start = date(cycle_of(case.published) - 1, 1, 1)
    if after is not None and (end is None or start is None or start < after):
        end = min(end, after) if end else after
    return start, end


def cycle_of(day: date) -> int:
    """The even year that names the two-year cycle of a day."""
    return day.year + day.year % 2


def covered(
    coverage: tuple[Coverage, ...], tables: tuple[str, ...], start: date | None, end: date | None
) -> bool:
    """Whether each of the tables is loaded for every day from start to before end."""
    if start is None or end is None:
        return False
    return all(_reaches(coverage, table, start, end) for table in tables)


def _reaches(coverage: tuple[Coverage, ...], table: str, start: date, end: date) -> bool:
    loaded = sorted(
        (c.start, c.through)
        for c in coverage
        if table in (c.table, f"{c.source}/{c.table}") and c.start and c.through
    )
    reached = start
    for first, last in loaded:
        if first <= reached <= last:
            reached = last + _DAY
    return reached >= end


def missing_federal(
    case: Case, tables: tuple[str, ...], start: date | None, end: date | None
) -> tuple[str, ...]:
    """The federal cycles that a question needs and the ledger lacks, with the way to each."""
    if any("/" in table for table in tables):
        sources = {table.partition("/")[0] for table in tables}
        return tuple(_for_that_time(s) for s in SYSTEMS if s.source in sources)
    if end is None:
        return (way_to(FEC),)
    first, last = cycle_of(start or end - _DAY), cycle_of(end - _DAY)
    gaps = []
    for cycle in range(first, last + 1, 2):
        opens = max(start or date(cycle - 1, 1, 1), date(cycle - 1, 1, 1))
        closes = min(end, date(cycle + 1, 1, 1))
        if not covered(case.coverage, tables, opens, closes):
            gaps.append(way_to(FEC, cycle))
    return tuple(gaps)


_GIVERS = {FROM_PEOPLE: "people and firms", FROM_COMMITTEES: "committees"}
_SPENT = {
    ON_CANDIDATES: "spending on candidates",
    FROM_COMMITTEES: "committees' payments",
    BOUGHT: "operating expenditures",
}


def loaded_words(case: Case, tables: tuple[str, ...], *, spent: bool = False) -> str:
    """Through which days the tables are loaded, as a sentence. spent: asked for what was spent
    rather than given."""
    if any("/" in table for table in tables):
        return _local_words(case, tables)
    what, words = (
        ("spending", _SPENT) if spent or set(tables) - set(_GIVERS) else ("gifts", _GIVERS)
    )
    preposition = "of" if what == "spending" else "from"
    spans = {
        table: sorted(
            {
                f"{c.start} through {c.through}"
                for c in case.coverage
                if c.table == table and c.start is not None and c.through is not None
            }
        )
        for table in tables
    }
    days_of = {tuple(days) for days in spans.values() if days}
    if len(days_of) == 1 and all(spans.values()) and len(spans) > 1:
        both = f" and {preposition} ".join(words[table] for table in spans)
        days = " and ".join(days_of.pop())
        return f"Federal records of {what} {preposition} {both} are loaded for {days}."
    said = [
        f"those {preposition} {words[table]} for {' and '.join(days)}"
        for table, days in spans.items()
        if days
    ]
    if not said and any(c.table in tables for c in case.coverage):
        return (
            f"Federal records of such {what} are loaded; for which days they are all of them, the"
            " files do not say."
        )
    if not said:
        return f"No federal records of such {what} are loaded."
    return f"Of federal records of {what}, {' and '.join(said)} are loaded."


def _local_words(case: Case, tables: tuple[str, ...]) -> str:
    """Through which days the records of a state, a city or the IRS are loaded."""
    return " ".join(
        _words_of(case, source)
        for source in dict.fromkeys(table.partition("/")[0] for table in tables)
    )


def _words_of(case: Case, source: str) -> str:
    held = [c for c in case.coverage if c.source == source and c.holds == "entries"]
    few = tuple(dict.fromkeys(c.scope for c in held if f"{source}/{c.table}" in case.thin))
    spans: dict[str, set[str]] = {}
    for c in held:
        days = {f"{c.start} through {c.through}"} if c.start and c.through else set()
        spans.setdefault(c.scope, set()).update(days)
    dated = [f"{scope} ({' and '.join(sorted(days))})" for scope, days in spans.items() if days]
    undated = [scope for scope, days in spans.items() if not days and scope not in few]
    records = f"the records of the {of_source(source).agency}"
    said = [] if held else [f"No payments out of {records} are loaded."]
    if few:
        said.append(
            f"Of {records}, fewer rows are loaded than a whole file holds: {'; '.join(few)}."
        )
    if dated:
        said.append(f"Of {records} these are loaded: {'; '.join(dated)}.")
    if undated and said:
        said.append(f"Of what days these are all, the files do not say: {'; '.join(undated)}.")
    elif undated:
        said.append(
            f"R{records[5:]} are loaded; that they are all of that time, the files do not say."
        )
    return " ".join(said)


# ---------------------------------------------------------------- races that are not federal


def local_tables(claim: Claim, case: Case, recipient: Mention | None) -> tuple[str, ...]:
    """The loaded tables, each with its source, in which a gift in a state's or a city's race
    stands; empty for federal ones. Only their days say what the lack of a row means there.

    A recipient that has the id of such a system reports to it, whatever the text says of a race.
    """
    own = own_tables(case, recipient)
    if own:
        return own
    if recipient is None or not local_race(claim, case, recipient):
        return ()
    wanted = {system.source for system in systems_for(claim, case, recipient)} or {
        system.source for system in STATE_SYSTEMS
    }
    return _entries_of(case, wanted, known=False)


def _entries_of(case: Case, wanted: set[str], *, known: bool = True) -> tuple[str, ...]:
    """The loaded tables of payments of some sources.

    known: that the rows would stand in these, so that none being loaded is said of them as well.
    Then tables of which no reach is known (a few late reports) leave it to the others, unless the
    loaded files hold too few of their rows.
    """
    held = [c for c in case.coverage if c.source in wanted and c.holds == "entries"]
    reaching = [c for c in held if c.through is not None or f"{c.source}/{c.table}" in case.thin]
    tables = {f"{c.source}/{c.table}" for c in (reaching if known and reaching else held)}
    if not tables and known:
        tables = {f"{source}/" for source in wanted}
    return tuple(sorted(tables))


def own_tables(case: Case, party: Mention | None) -> tuple[str, ...]:
    """The tables in which the payments of a party stand that reports to a state, a city or the IRS;
    empty for any other."""
    own = keepers(case, party)
    return tuple(table for system in own for table in _entries_of(case, {system.source}))


def credited_tables(claim: Claim, case: Case) -> tuple[str, ...]:
    """The tables of the state's or city's agency that a claim's sentence credits; empty for none.

    Where nobody knows who a payer is, only the text says whose records would show it.
    """
    system = credited(case.sentence(claim))
    return _entries_of(case, {system.source}) if system and system.source else ()


def keepers(case: Case, party: Mention | None) -> tuple[System, ...]:
    """The state's, city's or IRS's system that a party reports to by its id in the records; empty
    where one reading of its name reports elsewhere. Of near names alone, theirs."""
    if party is None or case.reader is None or case.nobody(party):
        return ()
    named = case.resolve(party, "recipient")
    found = [of_party(match.entity_id) for match in named.meant or named.may_be[:3]]
    systems = dict.fromkeys(system for system in found if system is not None)
    return tuple(systems) if len(found) == sum(system is not None for system in found) else ()


def local_race(claim: Claim, case: Case, recipient: Mention | None) -> str | None:
    """The words that place a recipient's race with a state or a city, or None.

    The words around the name decide; those of the whole sentence only for a person, because a
    sentence may speak of a prosecutor and give to a federal committee.
    """
    if recipient is None:
        return None
    near = placed.near(case, recipient)
    if places.federal_words(f"{recipient.name} {near}"):
        return None
    office = places.local_office(near) or places.local_office(recipient.text)
    if office or _is_committee(case, recipient):
        return office
    sentence = case.sentence(claim)
    if places.federal_words(sentence):
        return None
    return places.local_office(sentence)


def _is_committee(case: Case, recipient: Mention) -> bool:
    if recipient.kind in ("organization", "party", "agency") or looks_like_committee(recipient):
        return True
    meant = case.resolve(recipient, "recipient").meant if case.reader is not None else ()
    return any(match.kind == "committee" for match in meant)


def missing_local(claim: Claim, case: Case, recipient: Mention) -> tuple[str, ...]:
    """The state and local systems that could hold a gift to such a recipient and are not loaded.

    One with the id of such a system reports there. Else with a place in the text they are that
    state's; without one, one line stands for all.
    """
    held = {c.source for c in case.coverage}
    wanted = keepers(case, recipient) or systems_for(claim, case, recipient)
    if not wanted:
        return (unplaced(),)
    if all(system.source in held for system in wanted):
        return ()
    return _lacking(claim, case, wanted)


def unplaced() -> str:
    """The state and local systems in one line, for a race that the text puts in no place."""
    # part of a state's records may be loaded, and the text does not say which state it is
    known = ", ".join(system.agency for system in STATE_SYSTEMS)
    return (
        "The state's or city's own agency, which the text does not name; those that itemized"
        f" knows are {known}."
    )


def systems_for(claim: Claim, case: Case, recipient: Mention) -> tuple[System, ...]:
    """The state and local systems of the place that the text gives the recipient; may be empty.

    An office that is a state's or a city's is in the only place that the text speaks of.
    """
    wide = local_race(claim, case, recipient) is not None
    for text in placed.texts(claim, case, recipient, wide=wide):
        states = places.states_in(text)
        if states:
            cities = set(places.cities_in(text))
            return tuple(s for s in of_states(states) if not s.cities or cities & set(s.cities))
    return ()


def missing_anywhere(claim: Claim, case: Case, recipient: Mention) -> tuple[str, ...]:
    """Where a recipient that no loaded registry knows may report: its state, the FEC by the form of
    its name, or the IRS."""
    if places.federal_form(recipient.name) and not local_race(claim, case, recipient):
        gaps = missing_federal(case, tables_for(None), *window(claim, case))
        return () if gaps else (way_to(FEC),)
    return _lacking(claim, case, systems_for(claim, case, recipient) or (IRS,))


def named_places(claim: Claim, case: Case, recipient: Mention | None) -> tuple[str, ...]:
    """The systems of the place that the text gives a person, where it gives one."""
    if recipient is None or placed.federal(claim, case, recipient):
        return ()
    if placed.by_id(case, recipient) and not local_race(claim, case, recipient):
        around = f"{recipient.name} {placed.near(case, recipient)}"
        if not places.states_in(around):
            return ()  # a place somewhere in the sentence of one who files with the FEC
    return _lacking(claim, case, systems_for(claim, case, recipient))


def _lacking(claim: Claim, case: Case, systems: tuple[System, ...]) -> tuple[str, ...]:
    """The ways to systems that are not loaded, or not for the days of a claim."""
    held = {c.source for c in case.coverage}
    days = window(claim, case)
    ways = []
    for system in systems:
        if system.source not in held:
            ways.append(way_to(system))
        elif not covered(case.coverage, _entries_of(case, {system.source}), *days):
            ways.append(_for_that_time(system))
    return tuple(ways)


def _for_that_time(system: System) -> str:
    return way_to(system).replace(system.agency, f"{system.agency}, for that time", 1)
