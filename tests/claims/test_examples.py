"""Every kind's examples hold, and its negative examples yield nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itemized.claims._base import ClaimKind, Example, Expected
from itemized.claims.reading import kinds, read
from itemized.model import Article, Claim, Mention

CASES = [
    pytest.param(kind, example, id=f"{kind.name}-{i}")
    for kind in kinds().values()
    for i, example in enumerate(kind.examples)
]


def named(party: Mention | tuple[Mention, ...] | None) -> str | None:
    if party is None:
        return None
    return party.name if isinstance(party, Mention) else "; ".join(p.name for p in party)


def meets(want: Expected, got: Claim) -> list[str]:
    """What differs, in words."""
    wrong = []
    if want.quote not in got.quote:
        wrong.append(f"quote {got.quote!r}")
    if want.donor is not None and named(got.donor) != want.donor:
        wrong.append(f"donor {named(got.donor)!r}")
    if want.recipient is not None and named(got.recipient) != want.recipient:
        wrong.append(f"recipient {named(got.recipient)!r}")
    if want.amount is not None and Decimal(want.amount) not in {a.value for a in got.amounts}:
        wrong.append(f"amounts {got.amounts!r}")
    if want.direction is not None and got.direction != want.direction:
        wrong.append(f"direction {got.direction!r}")
    if want.start is not None and (got.period is None or got.period.start != want.start):
        wrong.append(f"period {got.period!r}")
    if want.end is not None and (got.period is None or got.period.end != want.end):
        wrong.append(f"period {got.period!r}")
    wrong += [f"{k} {got.extra.get(k)!r}" for k, v in want.extra if v not in str(got.extra.get(k))]
    return wrong


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_example(kind: ClaimKind, example: Example) -> None:
    article = Article(example.text, None, example.published, None, "")
    got = [c for c in read(article).claims if c.kind == kind.name]
    if not example.expected:
        assert got == []
    assert len(got) >= len(example.expected), got
    for want in example.expected:
        tries = [meets(want, c) for c in got]
        assert [] in tries, tries


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda k: k.name)
def test_kind_is_whole(kind: ClaimKind) -> None:
    assert kind.doc.endswith(".")
    assert any(e.expected for e in kind.examples)
    assert any(not e.expected for e in kind.examples)
