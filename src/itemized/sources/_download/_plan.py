"""What is asked of a source, as files with their addresses and the folders they go to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from itemized.errors import UsageError
from itemized.settings import Settings
from itemized.sources._base import Download, Source


@dataclass(frozen=True)
class Wish:
    """What to fetch: a period's files, the days from one to another, or filings by their numbers.

    With none of these, the files of a source whose every file holds all years. only: names of
    files, with or without period and suffix ("indiv20.zip", "indiv"); empty is all. origin: address
    or folder to fetch from, before the settings' and the source's own.
    """

    period: int | None = None
    days: tuple[date, date] | None = None
    filings: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    origin: str | None = None

    def of_year(self, source: Source, today: date) -> Wish:
        """The days of the year that is asked for, where a source publishes by days alone."""
        if self.period is None or source.day is None or source.downloads(self.period):
            return self
        last = min(date(self.period, 12, 31), today)
        return replace(self, period=None, days=(date(self.period, 1, 1), last))


@dataclass(frozen=True)
class Planned:
    """One file: its folder under the source's, its base address, what to check if it is missing."""

    download: Download
    folder: str
    base: str
    check: str


def plan(source: Source, wish: Wish, settings: Settings) -> tuple[Planned, ...]:
    """The files to fetch, in the source's order. Raises UsageError where there can be none."""
    wish = wish.of_year(source, settings.today)
    if sum((wish.period is not None, wish.days is not None, bool(wish.filings))) > 1:
        raise UsageError(
            "a period, days and filings are fetched one by one", way_out="ask for one of them"
        )
    if wish.days is not None:
        found = tuple(_days(source, wish.days, settings))
    elif wish.filings:
        found = tuple(_filings(source, wish, settings))
    else:
        found = _period(source, wish.period, settings)
    if wish.origin:
        found = tuple(replace(p, base=wish.origin) for p in found)
    return _chosen(source, found, wish)


def _base(source: Source, settings: Settings) -> str:
    return settings.addresses.get(source.name) or source.base_url


def _days(source: Source, days: tuple[date, date], settings: Settings) -> Iterator[Planned]:
    first, last = days
    if source.day is None:
        raise _other_ways(source, "is not published by days")
    if first > last:
        raise UsageError(
            f"{first} is later than {last}", way_out="name the first day and then the last"
        )
    if last > settings.today:
        raise UsageError(f"{last} is yet to come", way_out=f"ask up to {settings.today}")
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        # no zip is made for a day on which nobody filed
        download = replace(source.day(day), optional=True)
        yield Planned(download, str(day.year), _base(source, settings), "check the days")


def _filings(source: Source, wish: Wish, settings: Settings) -> Iterator[Planned]:
    if source.filing is None:
        raise _other_ways(source, "does not publish filings one by one")
    base = settings.addresses.get(f"{source.name}_filings") or source.filings_url
    for number in dict.fromkeys(wish.filings):
        download = source.filing(number)
        if download is None:
            raise UsageError(
                f"{number!r} is no number of a filing",
                way_out=f"give it as {source.agency} does",
            )
        yield Planned(download, "filings", base, "check the number")


def _period(source: Source, period: int | None, settings: Settings) -> tuple[Planned, ...]:
    word = source.period_word
    of_all_years = () if word or period is not None else source.downloads(0)
    found = source.downloads(period) if word and period is not None else of_all_years
    if not found:
        raise _other_ways(source, "is fetched by other means")
    check = f"check the {word}, or give" if word else "give"
    folder = str(period) if word else ""
    return tuple(
        Planned(d, folder, _base(source, settings), f"{check} another address with --from")
        for d in found
    )


def _other_ways(source: Source, what: str) -> UsageError:
    """That a source is not fetched so, and the options by which it is."""
    ways = []
    if source.downloads(source.period_of_year(2020)):
        word = source.period_word
        ways.append(f"say which {word} with --{word}" if word else "name no cycle or year")
    if source.day is not None:
        ways.append("say which days with --from-day and --to-day, or --year")
    if source.filing is not None:
        ways.append("say which filing with --filing")
    if not ways:
        what = "has no address to fetch from"
        ways = [f"get its files from {source.agency} and load them"]
    return UsageError(f"{source.name} {what}", way_out="; or ".join(ways))


def _chosen(source: Source, found: tuple[Planned, ...], wish: Wish) -> tuple[Planned, ...]:
    def names(d: Download) -> set[str]:
        stem = d.name.split(".", 1)[0]
        short = stem.removesuffix(str(wish.period)).removesuffix(f"{(wish.period or 0) % 100:02}")
        return {d.name, stem, short}

    known = set().union(*(names(p.download) for p in found))
    for name in wish.only:
        if name not in known:
            raise UsageError(
                f"{source.name} publishes no {name}",
                way_out=f"it publishes {', '.join(p.download.name for p in found)}",
            )
    return tuple(p for p in found if not wish.only or names(p.download) & set(wish.only))
