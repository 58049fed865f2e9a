"""What was asked, in one phrase: the title of an answer, of its export and of its citation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from itemized.model import Article
from itemized.model_rows import NONE, ListAsked, RowsAsked
from itemized.money import show_dollars

_LONGEST = 200  # letters of a query that stand in a title
_NAMED = 6  # parties that do
_NAME = 160  # letters of a name that stand in a sentence or a list


def short(name: str) -> str:
    """A name within a sentence or a list, where one without end would push all else out of sight;
    where the party or row stands alone it is told whole.

    >>> len(short("N" * 10_000))
    161
    """
    return name if len(name) <= _NAME else f"{name[:_NAME].rstrip()}…"


def show(names: Sequence[str], start: date | None, end: date | None, to: str | None) -> str:
    """What parties gave, received and spent."""
    to = "recipients not named" if to == NONE else to
    names, narrowed = [short(name) for name in names], f" to {to}" if to else ""
    return f"What {_and(names)} gave, received and spent{narrowed}{_period(start, end)}"


def compare(names: Sequence[str], start: date | None, end: date | None) -> str:
    """What several parties gave, received and spent, each by itself."""
    held = _and([short(name) for name in names])
    return f"What {held}, side by side, gave, received and spent{_period(start, end)}"


_ON_SIDE = {
    "given": "given by",
    "received": "received by",
    "spent": "spent by",
    "paid_besides": "besides gifts and spending, paid by",
    "received_besides": "besides gifts, received by",
    "all": "of",
}


def rows(names: Sequence[str], asked: RowsAsked) -> str:
    """The payments of parties, or of anyone, with all that narrows them: it is what is cited."""
    of = f"{_ON_SIDE[asked.side]} {_and(names) or 'anyone'}"
    paid = f" from {_and(_or_nobody(asked.givers, 'givers'))}" if asked.givers else ""
    paid += f" to {_and(_or_nobody(asked.recipients, 'recipients'))}" if asked.recipients else ""
    about = "no candidate or measure" if asked.targets == (NONE,) else _and(asked.targets or ())
    paid += f" about {about}" if about else ""
    return f"Payments {of}{paid}{_period(asked.start, asked.end)}{_narrowed(asked)}"


_CLASSES = {
    "person": "people",
    "organization": "organizations",
    "committee": "committees",
    "unknown": "parties of an unknown kind",
}


def _narrowed(asked: RowsAsked) -> str:
    """Which of the payments, each part behind a comma."""
    sides = {"support": "for a candidate or measure", "oppose": "against a candidate or measure"}
    parts = (
        ("from", asked.giver_kind and _CLASSES[asked.giver_kind]),
        ("to", asked.recipient_kind and _CLASSES[asked.recipient_kind]),
        ("kind", asked.kinds and " or ".join(asked.kinds).replace("_", " ")),
        ("schedule", asked.schedules and " or ".join(asked.schedules)),
        ("line", "not stated" if asked.line == "-" else asked.line),
        ("records of", asked.source),
        ("filing", asked.filing),
        ("line of its summary page", asked.summary),
        ("read from the file", asked.file),
        ("as table", asked.table),
        ("only rows", "that stand there too, and were taken from another" if asked.again else None),
        ("behind the stated total", asked.stated and asked.stated.replace("|", " ")),
        ("only", None if asked.memo is None else "memos" if asked.memo else "what is no memo"),
        (
            "only spending",
            asked.support_oppose and sides.get(asked.support_oppose, "that states no side"),
        ),
        ("at least", None if asked.least is None else f"{show_dollars(asked.least)} in size"),
        ("at most", None if asked.most is None else f"{show_dollars(asked.most)} in size"),
        ("only rows left out as", asked.why and asked.why.replace("_", " ")),
        ("only rows", "that count" if asked.counted_only else None),
        ("only those", "without a day" if asked.undated else None),
    )
    return _said(parts)


def _or_nobody(ids: Iterable[str], who: str) -> list[str]:
    return [f"{who} not named" if each == NONE else each for each in ids]


def listed(asked: ListAsked) -> str:
    """A list, with all that narrows it."""
    fits = "that do not fit the rows" if asked.fits is False else "that fit the rows"
    parts = (
        ("of", asked.by),
        ("whose name holds", asked.name),
        ("read from the file", asked.file),
        ("as table", asked.table),
        ("in force", asked.unitemized and "with gifts too small to be itemized"),
        ("those", asked.fits is not None and fits),
    )
    named = {"stated": "Totals that filers state"}.get(asked.what, asked.what.capitalize())
    return f"{named}{_said(parts)}{_period(asked.start, asked.end)}"


def _said(parts: Iterable[tuple[str, object]]) -> str:
    """What narrows, each part behind a comma; what does not is left out."""
    return "".join(f", {word} {said}" for word, said in parts if said)


def find(name: str, place: str | None = None, employer: str | None = None) -> str:
    """Who a name may mean."""
    narrowed = f", in {place}" if place else ""
    narrowed += f", employed by {employer}" if employer else ""
    return f"Who {name}{narrowed} may be"


def trace(start: Sequence[str], to: Sequence[str], narrowed: Sequence[str] = ()) -> str:
    """Where money went or came from. narrowed: what narrows it, each in words."""
    start, to = [short(name) for name in start], [short(name) for name in to]
    if start and to:
        asked = f"Routes of money from {_and(start)} to {_and(to)}"
    elif start:
        asked = f"Where money of {_and(start)} went"
    else:
        asked = f"Where money of {_and(to)} came from"
    return ": ".join([asked, *([", ".join(narrowed)] if narrowed else [])])


def behind(account: Sequence[str], narrowed: Sequence[str] = ()) -> str:
    """Who stands behind accounts. narrowed: what narrows it, each in words."""
    asked = f"Who stands behind {_and(account)}"
    return ": ".join([asked, *([", ".join(narrowed)] if narrowed else [])])


def check(article: Article) -> str:
    """The statements of an article."""
    day = f", {article.published}" if article.published else ""
    title = short((article.title or "an article without a title").strip())
    return f"Statements about political money in \u201c{title}\u201d{day}"


def status() -> str:
    """What is loaded."""
    return "What records are loaded, and through when"


def sql(query: str) -> str:
    """A query of the user's own."""
    words = " ".join(query.split())
    return f"The query {words}" if len(words) <= _LONGEST else f"The query {words[:_LONGEST]}…"


def _and(names: Sequence[str]) -> str:
    held = list(names)
    if len(held) > _NAMED:
        held = [*held[: _NAMED - 1], f"{len(held) - _NAMED + 1} more"]
    return held[0] if len(held) == 1 else f"{', '.join(held[:-1])} and {held[-1]}" if held else ""


def _period(start: date | None, end: date | None) -> str:
    last = end - timedelta(days=1) if end else None
    if start and last:
        return f", {start} through {last}"
    return f", from {start} on" if start else f", through {last}" if last else ""
