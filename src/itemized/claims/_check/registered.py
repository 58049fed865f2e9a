"""When a committee registered: by the statements of organization that are loaded.

Federal committees register on Form 1 (52 U.S.C. 30103), political organizations on the IRS's Form
8871 (26 U.S.C. 527(i)). FEC's bulk files give no day of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from itemized.claims._check import around
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.question import template
from itemized.claims._check.resolve import shown
from itemized.claims._check.sides import Sides
from itemized.claims._check.systems import (
    FCC,
    FEC,
    IRS,
    System,
    of_agency,
    of_party,
    of_source,
    way_to,
)
from itemized.claims._text.agencies import find_agencies
from itemized.model import Claim, Finding, Match, Verdict

#: A registration and no amendment of one, in FEC's and the IRS's files.
_NEW = ("N", None, "")
_FORMS = {FEC.agency: "Form 1", IRS.agency: "Form 8871"}


def check_registered(claim: Claim, case: Case) -> Finding:
    """The finding on when a committee is said to have registered."""
    draft = Draft(claim)
    who = mentions(claim.donor)[0]
    if case.reader is None:
        return _open(draft, "No records are loaded.", None)
    known = around.filers(Sides.of(case, None, who).recipient)
    if len(known) != 1:
        return _open(draft, f"The loaded registry has no one committee called {who.name}.", None)
    (match,) = known
    period = claim.period
    named = find_agencies(claim.quote)
    agency = of_agency(named[0].name) if len(named) == 1 else None
    if agency is not None and (other := _elsewhere(draft, match, agency)):
        return other
    if period is None or period.start is None or period.end is None:
        if agency is not None and agency is (of_party(match.entity_id) or FEC):
            draft.fields["agency"] = Verdict.MATCH
            draft.say(f"{shown(match)} is in the files of the {agency.agency}.")
            return draft.done(Verdict.MATCH)
        return _open(draft, "The text does not say when.", match)
    rows = [
        row
        for row in _filed(case, match)
        if agency is None or of_source(row["source"]).agency == agency.agency
    ]
    return _settled(draft, match, rows, period.start, period.end)


def _elsewhere(draft: Draft, match: Match, agency: System) -> Finding | None:
    """The finding where a committee of the FEC's is said to be registered with an agency with which
    none registers: stations' files are no registry, and who reports to the FEC as a political
    committee gives the IRS no notice (26 U.S.C. 527(i)(6)). A state's may be another registration.
    """
    own = of_party(match.entity_id) or FEC
    if own is not FEC or agency not in (FCC, IRS):
        return None
    draft.fields["agency"] = Verdict.DIFFERS
    draft.say(f"{shown(match)} registered with the {FEC.agency} (52 U.S.C. 30103).")
    return draft.done(Verdict.DIFFERS)


def _filed(case: Case, match: Match) -> list[dict[str, Any]]:
    sql = template("registrations").replace("{wanted}", "$id_0")
    return case.ledger.dicts(sql, {"id_0": match.entity_id})


def _settled(
    draft: Draft, match: Match, rows: list[dict[str, Any]], start: date, end: date
) -> Finding:
    """By the first registration on file. One before the time contradicts it; that one after it is
    the first of all is not known where older ones may not be loaded."""
    if not rows:
        return _open(draft, f"No statement of organization of {shown(match)} is loaded.", match)
    first = rows[0]
    agency = of_source(first["source"]).agency
    new = first["amendment"] in _NEW
    what = "registration" if new else "amended registration"
    said = f"The first {what} of {shown(match)} on file (Form {first['form']}, {agency}) was filed"
    draft.say(f"{said} on {first['filed']}.")
    if first["filed"] < start:
        draft.fields["date"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    if first["filed"] < end and new:
        # formed it may have been before it registered
        formed = draft.claim.extra.get("begun")
        draft.say("When it was formed the files do not say." if formed else "")
        draft.fields["date"] = Verdict.MATCH_WITH_CAVEAT if formed else Verdict.MATCH
        return draft.done(draft.fields["date"])
    last = end - timedelta(days=1)
    return _open(draft, f"Whether another was filed by {last} the loaded files do not say.", match)


def _open(draft: Draft, why: str, match: Match | None) -> Finding:
    own = of_party(match.entity_id) if match else None
    keeper = own or FEC
    form = _FORMS.get(keeper.agency, "the statement of organization")
    draft.missing = (f"{keeper.agency}: {form} of {shown(match)}",) if match else (way_to(keeper),)
    return draft.say(why).done(Verdict.NOT_CHECKABLE)
