"""A claim on its way: what a kind of claim says before the reader of the article completes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from itemized.claims._text.parties import Parties
from itemized.model import Amount, Period


@dataclass(frozen=True)
class Draft:
    """A claim before it has its id and its sentence: [start, end) is the span it is said in."""

    kind: str
    direction: str | None
    start: int
    end: int
    donor: Parties | None = None
    recipient: Parties | None = None
    amounts: tuple[Amount, ...] = ()
    period: Period | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
