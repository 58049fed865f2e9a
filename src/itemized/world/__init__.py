"""A made-up world: raw files in FEC's real formats, and articles about the money in them.

    world = itemized.world.write(Path("world"))
    for each in world.records:
        desk.load(each.source, each.paths, cycle=each.cycle, fewer=True)
    desk.check(world.article, published=world.published)

Everyone in it is invented. It runs through the same code as real files do, and holds the traps of
real files on purpose (see `facts` and `beyond`), so that the demo, the tutorial and the tests stand
on it. Other publishers' files are added beside FEC's bulk files in `write`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from itemized.world import beyond, lamps, story
from itemized.world._files import CYCLE, write_all
from itemized.world._page import page
from itemized.world.story import Count, Expected, Told

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = ["Count", "Expected", "Records", "Story", "Told", "World", "write"]


@dataclass(frozen=True)
class Story:
    """An article, the day it came out, and what ought to be found in it."""

    article: Path
    article_html: Path
    published: date
    expected: tuple[Expected, ...]


@dataclass(frozen=True)
class Records:
    """Files of one publisher, as `Desk.load` takes them."""

    source: str
    paths: tuple[Path, ...]
    cycle: int | None = None


@dataclass(frozen=True)
class World:
    """What was written, and the verdicts that a check of the article ought to give.

    paths and cycle: FEC's bulk files. records: those and all other publishers'. second is a short
    article of the other side that is right in everything. third is about what no record of money
    holds, and evidence the table, described beside it, that settles it.
    """

    paths: tuple[Path, ...]
    cycle: int
    records: tuple[Records, ...]
    article: Path
    article_html: Path
    published: date
    expected: tuple[Expected, ...]
    second: Story
    third: Story
    evidence: Path


def write(folder: Path) -> World:
    """Write the world's files into a folder, made where missing; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = write_all(folder)

    def folder_of(source: str) -> Path:
        (folder / source).mkdir(exist_ok=True)
        return folder / source

    first = _write_story(
        folder / "article.txt", (story.TITLE, story.BYLINE, story.PUBLISHED), story.ARTICLE
    )
    second = _write_story(
        folder / "second.txt",
        (story.SECOND_TITLE, story.SECOND_BYLINE, story.SECOND_PUBLISHED),
        story.SECOND,
    )
    third = _write_story(
        folder / "lamps.txt", (lamps.TITLE, lamps.BYLINE, lamps.PUBLISHED), lamps.ARTICLE
    )
    return World(
        paths=paths,
        cycle=CYCLE,
        records=(
            Records("fec_bulk", paths, CYCLE),
            Records("california", beyond.write_california(folder_of("california"))),
            Records("irs_527", beyond.write_irs(folder_of("irs_527"))),
        ),
        article=first,
        article_html=first.with_suffix(".html"),
        published=story.PUBLISHED,
        expected=story.EXPECTED,
        second=Story(
            second, second.with_suffix(".html"), story.SECOND_PUBLISHED, story.SECOND_EXPECTED
        ),
        third=Story(third, third.with_suffix(".html"), lamps.PUBLISHED, lamps.EXPECTED),
        evidence=lamps.write_table(folder),
    )


def _write_story(path: Path, head: tuple[str, str, date], body: str) -> Path:
    title, byline, day = head
    path.write_bytes(f"{title}\n\n{body}".encode())
    path.with_suffix(".html").write_bytes(page(title, byline, day, body).encode())
    return path
