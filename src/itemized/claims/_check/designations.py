"""What kind of committee one is: the FEC's registry tells it by a type and a designation.

The codes are those of its committee master file: designations J (joint fundraiser), D (leadership
PAC), P and A (authorized by a candidate), B and U; types O (super PAC), V and W (hybrid), X, Y and
Z (party). www.fec.gov/campaign-finance-data/committee-master-file-description
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from itemized.claims._check import around
from itemized.claims._check.case import Case, Draft, mentions
from itemized.claims._check.coverage import cycle_of
from itemized.claims._check.question import template
from itemized.claims._check.registered import check_registered
from itemized.claims._check.resolve import shown
from itemized.claims._check.sides import Sides
from itemized.claims._check.systems import FEC, of_party, way_to
from itemized.model import Claim, Finding, Match, Verdict

#: Column and codes of each kind that a text may name.
_CODES = {
    "joint": ("designation", ("J",)),
    "leadership": ("designation", ("D",)),
    "principal": ("designation", ("P",)),
    "super": ("type", ("O",)),
    "hybrid": ("type", ("V", "W")),
    "party": ("type", ("X", "Y", "Z")),
    "nonprofit": ("exempt", ()),
}
#: Types that are political committees, which are exempt under section 527 and not 501(c).
_POLITICAL = frozenset("HSPOVWXYZNQ")
_NOT_EXEMPT = "A political committee is an organization of section 527 (26 U.S.C. 527(e)(1))."
_EXEMPT = "Under which section an organization is exempt from tax the loaded records do not say."
_EXEMPT_LISTS = "Internal Revenue Service: its list of exempt organizations"
_DESIGNATIONS = {
    "J": "a joint fundraising committee",
    "D": "a leadership PAC",
    "P": "a candidate's principal campaign committee",
    "A": "a committee authorized by a candidate",
    "B": "a lobbyist's or registrant's PAC",
}
_TYPES = {
    "H": "a House campaign",
    "S": "a Senate campaign",
    "P": "a presidential campaign",
    "O": "a super PAC",
    "V": "a hybrid PAC",
    "W": "a hybrid PAC",
    "X": "a party committee",
    "Y": "a party committee",
    "Z": "a party's account of its own",
    "N": "a PAC",
    "Q": "a PAC",
}


def check_designation(claim: Claim, case: Case) -> Finding:
    """The finding on what kind of committee a committee is said to be, or when it registered."""
    if claim.extra["committee_kind"] == "registration":
        return check_registered(claim, case)
    draft = Draft(claim)
    who = mentions(claim.donor)[0]
    if case.reader is None:
        return _open(draft, "No records are loaded.")
    side = Sides.of(case, None, who).recipient
    known = [m for m in around.filers(side) if of_party(m.entity_id) is None]
    if claim.extra["committee_kind"] == "nonprofit" and not known:
        return _open(draft, _EXEMPT, _EXEMPT_LISTS)
    rows = {match.entity_id: _registered(case, match) for match in known}
    listed = [match for match in known if rows[match.entity_id]]
    if len(listed) != 1:
        return _open(draft, f"The loaded registry has no one committee called {who.name}.")
    return _settled(draft, case, listed[0], rows[listed[0].entity_id])


def _open(draft: Draft, why: str, missing: str = "") -> Finding:
    draft.missing = (missing or way_to(FEC),)
    return draft.say(why).done(Verdict.NOT_CHECKABLE)


def _registered(case: Case, match: Match) -> list[dict[str, Any]]:
    sql = template("designations").replace("{wanted}", "$id_0")
    return case.ledger.dicts(sql, {"id_0": match.entity_id})


def _settled(draft: Draft, case: Case, match: Match, rows: list[dict[str, Any]]) -> Finding:
    """By the cycle of the article's day where it is loaded, else by the newest."""
    column, codes = _CODES[str(draft.claim.extra["committee_kind"])]
    cycle = cycle_of(case.published) if case.published else None
    row = next((each for each in rows if each["period"] == cycle), rows[0])
    draft.say(f"{shown(match)} is registered in cycle {row['period']} as {_words(row)}.")
    if column == "exempt" and row["type"] not in _POLITICAL:
        return _open(draft, _EXEMPT, _EXEMPT_LISTS)
    if column == "exempt":
        draft.say(_NOT_EXEMPT)
        draft.fields["entity_type"] = Verdict.DIFFERS
        return draft.done(Verdict.DIFFERS)
    if row[column] in codes:
        draft.fields["entity_type"] = Verdict.MATCH
        return (
            _whose(draft, case, match)
            if draft.claim.extra.get("whose")
            else draft.done(Verdict.MATCH)
        )
    other = next((each for each in rows if each[column] in codes), None)
    if other is not None:
        draft.say(f"In cycle {other['period']} it was {_words(other)}.")
        draft.fields["entity_type"] = Verdict.MATCH_WITH_CAVEAT
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    draft.fields["entity_type"] = Verdict.DIFFERS
    return draft.done(Verdict.DIFFERS)


def _whose(draft: Draft, case: Case, match: Match) -> Finding:
    """Whose campaign a principal committee is, by the registry; of others it tells no owner."""
    named = mentions(draft.claim.recipient)
    meant = {m.entity_id for m in case.resolve(named[0], "recipient").meant} if named else set()
    sql = template("candidates_of").replace("{wanted}", "$id_0")
    own = {row[0] for row in case.ledger.rows(sql, {"id_0": match.entity_id})}
    if draft.claim.extra["committee_kind"] != "principal" or not (own and meant):
        draft.say("Whose it is was not looked up.")
        return draft.done(Verdict.MATCH_WITH_CAVEAT)
    verdict = Verdict.MATCH if own & meant else Verdict.DIFFERS
    is_ = "the" if own & meant else "another"
    draft.say(f"The registry has it as that of {is_} candidate ({', '.join(sorted(own))}).")
    draft.fields["candidate"] = verdict
    return draft.done(verdict)


def _words(row: Mapping[str, Any]) -> str:
    kind, way = row["type"] or "", row["designation"] or ""
    said = _DESIGNATIONS.get(way) or _TYPES.get(kind, "a committee of another kind")
    if way in ("J", "D", "B") and kind in ("O", "V", "W"):
        said = f"{said} and {_TYPES[kind]}"
    return f"{said} (type {kind or '?'}, designation {way or '?'})"
