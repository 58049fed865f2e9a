"""Which candidate of the registry a text means, by name, office and state.

FEC's registry writes LAST, FIRST; looking up names meets both orders. Where two candidates share a
name, the office and the state that the text gives tell them apart, and where it gives none they
stay two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from itemized.claims._check import places
from itemized.claims._check.case import Case
from itemized.claims._check.question import template
from itemized.model import Claim, Match, Mention

#: Words for the offices, by the letter that FEC's registry has for each.
_OFFICES = {
    "S": re.compile(r"\b(?:Sen\.|Senat(?:ors?|e)\b)", re.IGNORECASE),
    "H": re.compile(
        r"\b(?:Rep\.|Representatives?\b|Congress(?:man|woman)\b|House\b)", re.IGNORECASE
    ),
    "P": re.compile(r"\b(?:President|presidential|White House)\b", re.IGNORECASE),
}
_TITLE = re.compile(
    r"^(?:(?:then-|former |U\.?S\.? )*(?:Sen(?:\.|ator)|Rep(?:\.|resentative)"
    r"|Congress(?:man|woman)|President|Gov(?:\.|ernor)|candidate)\s+)+",
    re.IGNORECASE,
)
_TITLE_BEFORE = 14


@dataclass(frozen=True)
class Target:
    """A candidate as the text names one, and whom of the registry that means, several if it may."""

    mention: Mention
    meant: tuple[Match, ...] = ()

    @property
    def proper(self) -> bool:
        """Whether the text names somebody rather than a group."""
        words = self.mention.name.split()
        return len(words) > 1 and all(word[:1].isupper() or word in ("de", "van") for word in words)


def target(claim: Claim, case: Case) -> Target | None:
    """Whom the money was spent for or against; None where the text names nobody."""
    said = _TITLE.sub("", str(claim.extra.get("target") or "")).strip()
    if not said:
        return None
    text, sentence = case.reading.article.text, case.sentence(claim)
    # the name as it stands in the claim: "Friends of Nell Ashby" elsewhere is another party
    places = (text.find(said, claim.start), text.find(said.split()[-1], claim.start), claim.start)
    start = next(place for place in places if place >= 0)
    mention = Mention(said, said, start, start + len(said), "candidate", resolved=True)
    if case.reader is None:
        return Target(mention)
    found = case.resolve(mention, "recipient").meant
    meant = [match for match in found if match.kind == "candidate"]
    before = text[max(0, start - len(said) - _TITLE_BEFORE) : start]
    return Target(mention, tuple(_narrowed(case, meant, before, sentence)))


def _narrowed(case: Case, meant: list[Match], before: str, sentence: str) -> list[Match]:
    """Those of the office and the state that the text speaks of, where it does."""
    if len(meant) < 2:
        return meant
    ids = {f"id_{i}": match.entity_id for i, match in enumerate(meant)}
    sql = template("candidates").replace("{wanted}", ", ".join(f"${name}" for name in ids))
    rows = case.ledger.dicts(sql, ids)
    wanted = {places.POSTAL[state] for state in places.states_in(sentence)}
    # of one whom rows only name no registry tells the state
    of_state = {r["candidate_id"] for r in rows if r["state"] is None or r["state"] in wanted}
    left = _those(meant, of_state) if wanted else meant
    return _those(left, {r["candidate_id"] for r in rows if r["office"] in _said(before, sentence)})


def _those(meant: list[Match], ids: set[str]) -> list[Match]:
    return [match for match in meant if match.entity_id in ids] or meant


def _said(before: str, sentence: str) -> set[str]:
    """The offices that the words before a name speak of, or else those of its sentence."""
    near = {letter for letter, words in _OFFICES.items() if words.search(before)}
    return near or {letter for letter, words in _OFFICES.items() if words.search(sentence)}


def campaigns(case: Case, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Which of some committees are candidates' own."""
    if not ids:
        return ()
    wanted = {f"id_{i}": each for i, each in enumerate(ids)}
    sql = template("campaigns").replace("{wanted}", ", ".join(f"${name}" for name in wanted))
    return tuple(row[0] for row in case.ledger.rows(sql, wanted))
