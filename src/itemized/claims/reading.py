"""Reading an article: every claim of every kind, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from itemized._discover import names
from itemized.claims._base import ClaimKind
from itemized.claims._text.carry import fill
from itemized.claims._text.context import Context
from itemized.claims._text.goes_on import carry_on
from itemized.claims._text.known import Index
from itemized.claims._text.leftover import read_leftovers
from itemized.claims._text.outlays import read_outlays
from itemized.claims._text.vague import without_vague
from itemized.claims._text.whose import whose
from itemized.model import Amount, Article, Claim, Mention, Reading

#: Code points, some 10,000 words. What goes on for longer is a data dump.
MOST_READ = 60_000
#: The modules beside the kinds that do something with all of them.
NOT_KINDS = frozenset({"reading", "checking"})


@cache
def kinds() -> dict[str, ClaimKind]:
    """Every kind of claim by name."""
    modules = (
        import_module(f"itemized.claims.{n}")
        for n in names("itemized.claims")
        if n not in NOT_KINDS
    )
    found: list[ClaimKind] = [m.KIND for m in modules]
    return {kind.name: kind for kind in found}


def read(article: Article, index: Index | None = None) -> Reading:
    """Every claim of an article, in the order of its text, with ids c1, c2, ….

    index: names known to a ledger; without one, parties are told by their form alone.
    """
    article = _readable(article)
    context = Context(article, index)
    every = kinds().values()
    first = [c for kind in every if not kind.reads_others for c in kind.read(context)]
    settled = carry_on(_settle(_asserted(first, context)), context)
    told = read_outlays(read_leftovers(settled, context), context)
    told = [without_vague(c) for c in told]
    claims = whose(fill(told, context), context)
    context.found = tuple(claims)
    for kind in sorted((k for k in every if k.reads_others), key=lambda k: -k.rank):
        claims = _in_order([*claims, *kind.read(context)])
        context.found = tuple(claims)
    return Reading(article, tuple(replace(c, id=f"c{i}") for i, c in enumerate(claims, 1)))


def _readable(article: Article) -> Article:
    """The article, or as much of its beginning as is read; then it says so."""
    if len(article.text) <= MOST_READ:
        return article
    end = max(article.text.rfind("\n\n", 0, MOST_READ), MOST_READ // 2)
    note = f"Only the first {end:,} of {len(article.text):,} characters were read."
    return replace(article, text=article.text[:end], assumed=(*article.assumed, note))


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.start, c.end, c.kind))


def _asserted(claims: list[Claim], context: Context) -> list[Claim]:
    """The claims that the text makes: what it denies, conditions or imagines is not among them."""
    unsaid = context.unsaid
    return [
        c
        for c in claims
        if kinds()[c.kind].imagines or not any(a.start in unsaid for a in c.amounts)
    ]


def _settle(claims: list[Claim]) -> list[Claim]:
    """One claim for each amount: the kind with the higher rank has it."""
    ranks = {kind.name: kind.rank for kind in kinds().values()}
    kept: list[Claim] = []
    taken: set[int] = set()
    for claim in sorted(claims, key=lambda c: (-ranks[c.kind], c.start)):
        own = tuple(a for a in claim.amounts if a.start is None or a.start not in taken)
        if claim.amounts and not own:
            continue
        taken |= {a.start for a in own if a.start is not None}
        kept.append(replace(claim, amounts=own))
    beside: dict[int, list[Claim]] = {}
    for claim in kept:
        beside.setdefault(claim.sentence.start, []).append(claim)
    return _in_order(c for c in kept if not _gives_way(c, beside[c.sentence.start]))


def _gives_way(claim: Claim, beside: list[Claim]) -> bool:
    """Whether a claim only says again what another one of its sentence says better."""
    if not kinds()[claim.kind].gives_way or claim.extra.get("many"):
        return False
    for other in beside:
        if other.kind == claim.kind or kinds()[other.kind].gives_way or other.kind == "attribution":
            continue
        if _other_donor(claim, other):
            continue
        shared = min(claim.end, other.end) - max(claim.start, other.start)
        if shared * 2 > min(claim.end - claim.start, other.end - other.start):
            return True
    return False


def _other_donor(claim: Claim, other: Claim) -> bool:
    """Whether two claims name donors, and not the same ones: then neither repeats the other."""
    one, two = _donors(claim), _donors(other)
    return bool(one and two and not one & two)


def _donors(claim: Claim) -> set[str]:
    if isinstance(claim.donor, Mention):
        return {claim.donor.name}
    return {d.name for d in claim.donor or ()}


def is_about_money(claim: Claim) -> bool:
    """Whether records of money could settle claims of this kind."""
    return kinds()[claim.kind].about_money


def to_json(reading: Reading) -> dict[str, Any]:
    """The document of `claims --json`. Amounts are strings of decimals, so that they stay exact.

    claims: the statements about political money. also: what else the text says (quotations,
    policy, events), in the same form, so that a reader sees that nothing was passed over.
    """
    article = reading.article
    return {
        "article": {
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
            "sha256": article.sha256,
            "author": article.author,
            "outlet": article.outlet,
            "assumed": list(article.assumed),
        },
        "claims": [claim_json(c) for c in reading.claims if is_about_money(c)],
        "also": [claim_json(c) for c in reading.claims if not is_about_money(c)],
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """One claim as `claims --json` gives it; what only some kinds have stands at the end."""
    period = claim.period
    stands = claim.extra.get("stands_for", {})
    return {
        "id": claim.id,
        "kind": claim.kind,
        "direction": claim.direction,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        "donor": _party_json(claim.donor, stands),
        "recipient": _party_json(claim.recipient, stands),
        "amounts": [_amount_json(a) for a in claim.amounts],
        "period": {
            "text": period.text,
            "from": period.start.isoformat() if period.start else None,
            "to": period.end.isoformat() if period.end else None,
            "assumed": period.assumed,
        }
        if period
        else None,
        **{k: v for k, v in claim.extra.items() if k not in {"id", "kind", "quote"}},
    }


def _party_json(
    party: Mention | tuple[Mention, ...] | None, stands: Mapping[str, str] = MappingProxyType({})
) -> Any:
    """A party; `short` is the short form of its name where the text has one."""
    if party is None:
        return None
    if isinstance(party, tuple):
        return [_party_json(p, stands) for p in party]
    return {
        "text": party.text,
        "name": party.name,
        "short": next((s for s, long in stands.items() if long == party.name), None),
        "start": party.start,
        "end": party.end,
        "kind": party.kind,
        "resolved": party.resolved,
        "entity_id": party.entity_id,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _amount_json(amount: Amount) -> dict[str, Any]:
    return {
        "start": amount.start,
        "end": amount.end,
        "text": amount.text,
        "value": _plain(amount.value),
        "qualifier": amount.qualifier,
        "low": _plain(amount.low),
        "high": _plain(amount.high),
    }
