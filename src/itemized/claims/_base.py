"""What a kind of claim is: a way to read it out of a text, with the examples that define it.

A module in this folder offers one `KIND`. Its examples are its documentation and its tests. A new
kind is one new file; nothing lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from itemized.model import Claim, Finding

if TYPE_CHECKING:
    from itemized.claims._text.context import Context


@dataclass(frozen=True)
class Expected:
    """One claim that an example must yield; a field left out is not compared.

    donor and recipient are the resolved names (of several, joined with "; "). amount is in
    dollars. start and end bound the period, half-open. extra must be contained in the claim's.
    """

    quote: str = ""  # must stand inside the claim's quote
    donor: str | None = None
    recipient: str | None = None
    amount: str | Decimal | None = None
    direction: str | None = None
    start: date | None = None
    end: date | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Example:
    """A short made-up text and the claims of the kind that it holds; none is a negative example."""

    text: str
    expected: tuple[Expected, ...] = ()
    published: date | None = date(2022, 9, 15)


@dataclass(frozen=True)
class Later:
    """A check of _check/, imported when it is first run: only to read an article, none is needed.

    >>> Later("payments", "check_payment").found().__name__
    'check_payment'
    """

    module: str
    name: str

    def found(self) -> Callable[[Claim, Any], Finding]:
        """The check itself."""
        module = import_module(f"itemized.claims._check.{self.module}")
        check: Callable[[Claim, Any], Finding] = getattr(module, self.name)
        return check

    def __call__(self, claim: Claim, case: Any) -> Finding:
        return self.found()(claim, case)


@dataclass(frozen=True)
class ClaimKind:
    """A kind of claim.

    read: gives the claims of this kind in a text; ids are set by the reader of the whole article.
    rank: where two kinds want the same amount of the same sentence, the higher rank has it.
    about_money: false where records of money cannot settle it (a quotation, a policy); such claims
    are listed apart, so that a reader sees that nothing was passed over.
    gives_way: true where a claim is left out when its words are part of a claim of another kind.
    reads_others: this kind compares claims, so it is read last and finds them in `context.found`.
    imagines: this kind is of what may come or may be (a pledge, a limit), so that what a sentence
    denies, conditions or only imagines is read by it; no other kind with an amount reads that.
    check: puts the claim to the records; None answers that such claims are out of scope. Modules
    must not import the ledger to fill it: reading an article is to start without a store.
    """

    name: str
    title: str
    doc: str
    directions: tuple[str, ...]
    examples: tuple[Example, ...]
    read: Callable[[Context], list[Claim]]
    rank: int = 50
    about_money: bool = True
    reads_others: bool = False
    gives_way: bool = False
    imagines: bool = False
    check: Callable[[Claim, Any], Finding] | None = None
