"""How well the passages are read: python -m claims.held.measure, with tests/ on the path.

found: F1 over claims met (the same amount, or the same kind over the same words). usable: F1 over
those with donor, recipient and direction right as well. The rest are shares of the claims met.
false: claims with an amount in passages that hold only other money, for 100 such amounts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from decimal import Decimal

from claims.held.excerpts import (
    BEATS,
    BEATS_HELD,
    DESKS,
    DESKS_HELD,
    DISPATCHES_HELD,
    EXCERPTS,
    FRESH,
    MANNERS,
    OTHERS,
    OUTLETS,
    PAPERS,
    ROUNDS,
    TURNS,
    WIRE_HELD,
)
from claims.held.passages import PASSAGES, Passage, Want
from itemized.claims.reading import is_about_money, read
from itemized.model import Article, Claim, Mention

#: By number, from 1: odd ones are developed against, even ones are only counted.
SETS = {
    "passages, developed against": PASSAGES[::2],
    "passages, held back": PASSAGES[1::2],
    "excerpts, developed against": EXCERPTS[::2],
    "excerpts, held back at first": EXCERPTS[1::2],
    "fresh, developed against": FRESH[::2],
    "fresh, held back": FRESH[1::2],
    "manners, developed against": MANNERS[::2],
    "manners, held back at first": MANNERS[1::2],
    "turns, developed against": TURNS,
    "rounds, developed against": ROUNDS,
    "papers, developed against": PAPERS[::2],
    "papers, held back at first": PAPERS[1::2],
    "outlets, developed against": OUTLETS[::2],
    "outlets, held back at first": OUTLETS[1::2],
    "beats, developed against": BEATS,
    "beats, held back at first": BEATS_HELD,
    "desks, developed against": DESKS,
    "desks, held back at first": DESKS_HELD,
    "wire, held back": WIRE_HELD,
    "dispatches, held back": DISPATCHES_HELD,
    "others, developed against": OTHERS,
}
_DROPPED = frozenset(
    "the of for and mr mrs ms sen rep gov president inc llc committee campaign pac super".split()
)


def _words(name: str) -> set[str]:
    bare = re.sub(r"\([^)]*\)|['\u2019]s\b", "", name.lower())
    return set(re.findall(r"[a-z0-9]+", bare)) - _DROPPED


def _named(party: Mention | tuple[Mention, ...] | None) -> list[str]:
    if party is None:
        return []
    return [party.name] if isinstance(party, Mention) else [p.name for p in party]


def _one(want: str, got: str) -> bool:
    """Whether half of the shorter name's telling words stand in both."""
    a, b = _words(want), _words(got)
    if not a or not b:
        return want.lower() == got.lower()
    return len(a & b) * 2 >= min(len(a), len(b))


def same(want: str | None, got: Mention | tuple[Mention, ...] | None) -> bool:
    """Whether at least half of the names wanted are met."""
    if want is None:
        return True
    asked, found = want.split("; "), _named(got)
    return sum(any(_one(w, g) for g in found) for w in asked) * 2 >= len(asked)


def meets(want: Want, text: str, claim: Claim) -> bool:
    """Whether a claim found is the one wanted, however well it was read."""
    if want.at:
        at = text.index(want.at)
        span = (
            (claim.sentence if want.amount else claim).start,
            (claim.sentence if want.amount else claim).end,
        )
        if not (span[0] < at + len(want.at) and at < span[1]):
            return False
    if want.amount is not None:
        return Decimal(want.amount) in {a.value for a in claim.amounts}
    return not claim.amounts or claim.kind == want.kind


def wrong(want: Want, claim: Claim) -> list[str]:
    """The fields of a claim that were read otherwise."""
    checks = {
        "donor": same(want.donor, claim.donor),
        "recipient": same(want.recipient, claim.recipient),
        "direction": want.direction == claim.direction,
        "kind": want.kind == claim.kind,
    }
    return [field for field, right in checks.items() if not right]


def _pairs(passage: Passage, claims: list[Claim]) -> list[tuple[Want, Claim]]:
    open_claims, pairs = list(claims), []
    for want in passage.wants:
        fits = [c for c in open_claims if meets(want, passage.text, c)]
        if fits:
            best = min(fits, key=lambda c: (len(wrong(want, c)), c.start))
            open_claims.remove(best)
            pairs.append((want, best))
    return pairs


def _claims(passage: Passage) -> list[Claim]:
    article = Article(passage.text, None, passage.published, None, "")
    return [c for c in read(article).claims if is_about_money(c) and c.kind != "consistency"]


def _tell(passage: Passage, claims: list[Claim], pairs: list[tuple[Want, Claim]]) -> None:
    """Print what was not met."""
    for want, c in pairs:
        if slips := wrong(want, c):
            got = (_named(c.donor), _named(c.recipient), c.direction, c.kind, repr(c.quote))
            print("WRONG", slips, want, "GOT", *got)
    for want in passage.wants:
        if all(want is not w for w, _ in pairs):
            print("MISSED", want, "|", passage.text[:60])
    for c in claims:
        if all(c is not k for _, k in pairs):
            print("EXTRA", c.kind, repr(c.quote), _named(c.donor), _named(c.recipient))


def figures(passages: Iterable[Passage], *, misses: bool = False) -> dict[str, float]:
    """The figures over some passages; misses prints what was not met."""
    want = got = false = other = 0
    slips: list[list[str]] = []
    for passage in passages:
        claims, pairs = _claims(passage), []
        if passage.wants:
            pairs = _pairs(passage, claims)
            want, got = want + len(passage.wants), got + len(claims)
            slips += [wrong(w, c) for w, c in pairs]
        else:
            other += passage.text.count("$")
            false += sum(1 for c in claims if c.amounts)
        if misses:
            _tell(passage, claims, pairs)
    usable = sum(1 for s in slips if not set(s) - {"kind"})
    fields = ("donor", "recipient", "direction", "kind")
    return {
        "found": 2 * len(slips) / max(1, want + got),
        "usable": 2 * usable / max(1, want + got),
        **{f: sum(f not in s for s in slips) / max(1, len(slips)) for f in fields},
        "false": 100 * false / max(1, other),
    }


if __name__ == "__main__":
    for title, half in SETS.items():
        shown = "--misses" in sys.argv and not title.endswith("held back")
        told = figures(half, misses=shown)
        print(title, len(half), "  ".join(f"{k} {v:.3f}" for k, v in told.items()))
