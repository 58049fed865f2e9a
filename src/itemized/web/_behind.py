"""Where the figures of who stands behind an account lead on a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from itemized.export import _routes as words
from itemized.trace import Behind, Stands, received
from itemized.web._shown import address, entity_address, record_address, rows_address


@dataclass(frozen=True)
class BehindSite:
    """said: the sentence on the undisclosed. classes: the words of each. rows: the rows that the
    total sums, one address a lot of them. party and row: the page of one. ways: the trace from a
    giver to the account.
    """

    said: str
    classes: Mapping[str, str]
    rows: list[str]
    party: Callable[[str], str]
    ways: Callable[[Behind], str]
    row: Callable[[str], str]


def behind_site(stands: Stands, name: str) -> BehindSite:
    """Those of an answer. name: as the account was asked for; it may be several's."""
    asked, account = stands.wanted, [m.entity_id for m in stands.account]
    day = str(asked.as_of) if asked.as_of else None
    narrowed = {
        "from": asked.start,
        "to": asked.end - timedelta(days=1) if asked.end else None,
        "as_of": day,
    }
    lots = [
        rows_address(
            giver=lot.givers,
            recipient=lot.recipients,
            kind=lot.kinds,
            source=lot.source,
            counted="true",
            **narrowed,
        )
        for lot in received(stands.account, asked)
    ]

    def ways(giver: Behind) -> str:
        return address(
            "/trace",
            giver=giver.entity_id,
            recipient=account[0] if len(account) == 1 else name,
            hops=asked.hops,
            limit=min(100, max(asked.limit, giver.routes)),
            kind=asked.kinds,
            source=asked.sources,
            **narrowed,
        )

    return BehindSite(
        words.stands_sentence(stands),
        words.CLASSES,
        lots,
        lambda entity_id: entity_address(entity_id, as_of=day),
        ways,
        lambda entry_key: record_address(entry_key, as_of=day),
    )
