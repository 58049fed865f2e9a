"""News of watches in words, and as a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from itemized.export._base import plain, reason, rows
from itemized.model import NOTICE
from itemized.model_sums import Summed
from itemized.model_watch import Item, Lot, News, Watched, to_json
from itemized.money import show_dollars


def headline(news: News) -> str:
    """What there is to tell, in one line."""
    if news.since is None:
        return f"watched from now on, {rows(news.rows)}"
    told = [
        f"{lot.n:,} {word}{_sum(lot)}"
        for lot, word in ((news.added, "new"), (news.changed, "changed"), (news.gone, "gone"))
        if lot.n
    ]
    return ", ".join(told) if told else f"nothing new, {rows(news.rows)}"


#: What a sum of each side is called.
_WORDS = {
    "given": "gave",
    "paid_besides": "paid besides",
    "received_besides": "received besides",
    "supporting": "for them",
    "opposing": "against them",
    "about": "about them",
}


def _sum(lot: Lot) -> str:
    if lot.total is not None:
        counted = any(item.counted for item in lot.items)
        return f" ({show_dollars(lot.total)} of it counts)" if counted else ""
    told = [f"{_WORDS.get(of.side, of.side)} {show_dollars(of.total)}" for of in lot.sums]
    return f" ({', '.join(told)} of what counts)" if told else ""


def between(news: News) -> str:
    """Which ledgers were compared."""
    if news.since is None:
        return f"snapshot {news.until[0]}, looked at on {news.until[1]}"
    (before, day), (now, today) = news.since, news.until
    return f"since snapshot {before}, looked at on {day}; now snapshot {now}, on {today}"


def told(news: News) -> Iterator[tuple[str, str, Item]]:
    """Each row listed: what is the matter with it (new, changed, gone), in words, and the row."""
    for item in news.added.items:
        yield "new", row(item), item
    for was, item in zip(news.before, news.changed.items, strict=True):
        yield "changed", f"{row(item)}; before: {_differs(was, item)}", item
    for item in news.gone.items:
        yield "gone", row(item), item


def unlisted(news: News) -> int:
    """How many rows are not listed."""
    lots = (news.added, news.changed, news.gone)
    return sum(lot.n - len(lot.items) for lot in lots)


def row(item: Item) -> str:
    """A row in one line."""
    if item.amount is None:
        return plain(item.key)
    filed = f", filed {item.filed}" if item.filed else ""
    return (
        f"{item.date or 'undated'}: {show_dollars(item.amount)}, {plain(item.payer or '')} →"
        f" {plain(item.payee or '')}{filed}{_counts(item)}"
    )


def _counts(item: Item) -> str:
    return "" if item.counted else f" (not counted: {reason(item.why_not)})"


def _differs(was: Item, now: Item) -> str:
    said = []
    if was.amount != now.amount and was.amount is not None:
        said.append(show_dollars(was.amount))
    if was.date != now.date:
        said.append(str(was.date or "undated"))
    if (was.payer, was.payee) != (now.payer, now.payee):
        said.append(f"{plain(was.payer or '')} → {plain(was.payee or '')}")
    if (was.counted, was.why_not) != (now.counted, now.why_not):
        said.append("counted" if was.counted else f"not counted: {reason(was.why_not)}")
    return ", ".join(said)


def watch_document(watched: Watched) -> dict[str, Any]:
    """The news as JSON has it."""
    return {
        "watches": [_document(news) for news in watched.news],
        "snapshot": watched.snapshot,
        "content_sha256": watched.content,
        "notice": NOTICE,
    }


def _document(news: News) -> dict[str, Any]:
    held = to_json(news)
    watch = held["watch"]
    before = {item["key"]: item for item in held["before"]}
    changed = held["changed"]["items"]
    lots = {name: {**held[name], "rows": held[name]["items"]} for name in ("added", "gone")}
    lots["changed"] = {
        **held["changed"],
        "rows": [{**item, "before": before[item["key"]]} for item in changed],
    }
    for lot in lots.values():
        lot["sums"] = [dict(zip(Summed._fields, of, strict=True)) for of in lot["sums"]]
        lot["rows_left_out"] = lot["n"] - len(lot.pop("items"))
    return {
        "title": watch["title"],
        "kind": watch["kind"],
        "new": news.any,
        "since": _look(news.since),
        "until": _look(news.until),
        "rows": news.rows,
        **lots,
        "caveats": held["caveats"],
    }


def _look(look: Any) -> dict[str, str] | None:
    return {"snapshot": look[0], "day": str(look[1])} if look else None
