"""The state that a text has a giver in, held against those that the rows of the giver have.

Another place is no other person: people move, and give from where they work. So it is told, and
the match is no plain one.
"""

from __future__ import annotations

import re

from itemized.claims._check import places
from itemized.claims._check.case import Case, mentions, told_beside
from itemized.claims._check.question import template
from itemized.model import Finding, Mention, Verdict

#: ", a retired teacher from Reno, Nevada", "of Ohio", "who lives in Gulls Rest, Maine".
_AFTER = re.compile(
    r",? (?:(?:an?|the) (?:[a-z][\w-]* ){1,6}?|who (?:lives|is based) |living |based )?"
    r"(?:of|from|(?<=lives )in|(?<=living )in|(?<=based )in) (?:the )?"
    r"(?P<place>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}(?:, (?:[A-Z][\w.]*)(?: [A-Z][\w.]*)?)?)"
)
_GAVE = (Verdict.MATCH, Verdict.MATCH_WITH_CAVEAT)
_KINDS = ("donation", "donation_total", "relation")


def with_giver_place(finding: Finding, case: Case) -> Finding:
    """The finding with a sentence where no row has the giver in the state that the text gives."""
    givers = mentions(finding.claim.donor)
    if case.reader is None or finding.verdict not in _GAVE or finding.claim.kind not in _KINDS:
        return finding
    if len(givers) != 1 or givers[0].kind not in (None, "person"):
        return finding
    said = _state_of(givers[0], case)
    ids = sorted({row.payer_id for row in finding.records if row.counted and row.payer_id})
    if not said or not ids:
        return finding
    wanted = {f"id_{i}": each for i, each in enumerate(ids)}
    sql = template("written_in").replace("{wanted}", ", ".join(f"${name}" for name in wanted))
    written = [row[0] for row in case.ledger.rows(sql, wanted)]
    if not written or {said.upper(), places.POSTAL[said]} & set(written):
        return finding
    told = f"The text has {givers[0].name} in {said}; the rows have {', '.join(written)}."
    return told_beside(finding, told, "donor", Verdict.MATCH_WITH_CAVEAT)


def _state_of(giver: Mention, case: Case) -> str:
    """The one state that stands with the name where the claim has it; empty where none does."""
    text = case.reading.article.text
    if text[giver.start : giver.end] != giver.text:
        return ""
    after = _AFTER.match(text, giver.end)
    states = places.states_in(after["place"]) if after else ()
    return states[0] if len(states) == 1 else ""
