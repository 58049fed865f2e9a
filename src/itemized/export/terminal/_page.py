"""What a page in a terminal is made of: lines, indented paragraphs, small tables."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from itemized.export._base import plain
from itemized.model import NOTICE

#: Lines longer than this are hard to read, however wide the window.
WIDEST = 100
TONES = {"agree": "green", "differ": "red", "changed": "yellow", "open": "blue", "outside": "dim"}


class Page:
    """A report, written from top to bottom.

    All text goes through `plain` into rich's Text, never through its markup: brackets and escape
    sequences in a name stay what they are, characters.
    """

    def __init__(self) -> None:
        self._parts: list[RenderableType] = []

    def line(self, text: str = "", *, style: str = "", indent: int = 0) -> None:
        """A paragraph."""
        self._parts.append(Padding(Text(plain(text), style=style), (0, 0, 0, indent)))

    def item(self, mark: str, text: str, *, style: str = "", indent: int = 0) -> None:
        """A paragraph with a mark before it that stands out to the left."""
        self._row((mark, text), (style, style), len(mark) + 1, indent)

    def labeled(self, label: str, text: str, *, indent: int = 0, width: int = 10) -> None:
        """A paragraph with a word before it, the text in a column of its own."""
        self._row((label, text), ("dim", ""), width + 1, indent)

    def _row(
        self, cells: tuple[str, str], styles: tuple[str, str], width: int, indent: int
    ) -> None:
        grid = Table.grid(padding=0)
        grid.add_column(width=width, no_wrap=True)
        grid.add_column(overflow="fold")
        first, second = (Text(plain(c), style=s) for c, s in zip(cells, styles, strict=True))
        grid.add_row(first, second)
        self._parts.append(Padding(grid, (0, 0, 0, indent)))

    def link(self, address: str, *, indent: int = 0) -> None:
        """A web address or a command on one line, whatever its length, so that it can be copied."""
        self._parts.append(
            Text(" " * indent + plain(address), style="dim", no_wrap=True, overflow="ignore")
        )

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[object]],
        *,
        right: Iterable[int] = (),
        indent: int = 0,
        head: bool = True,
    ) -> None:
        """A table without rules; `right` are the columns set to the right, kept on one line."""
        table = Table(
            box=None, show_header=head, header_style="dim", pad_edge=False, padding=(0, 1)
        )
        numbers = set(right)
        for place, name in enumerate(columns):
            number = place in numbers
            table.add_column(
                Text(plain(name)),
                justify="right" if number else "left",
                no_wrap=number,
                overflow="fold",
            )
        for row in rows:
            table.add_row(*(Text(plain(cell)) for cell in row))
        self._parts.append(Padding(table, (0, 0, 0, indent)))

    def notice(self) -> None:
        """The notice on the use of contributors' data."""
        self.line()
        self.line(NOTICE, style="dim")

    def __rich__(self) -> RenderableType:
        return Group(*self._parts)


def print_page(page: Page, file: TextIO) -> None:
    """Print it: in color only on a terminal, and not where NO_COLOR is set."""
    console = Console(file=file, highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.width = min(console.width, WIDEST)
        console.print(page, crop=False)
    else:
        file.write(as_text(page, width=min(console.width, WIDEST)))


def as_text(page: Page, *, width: int = 80, color: bool = False) -> str:
    """The page as it would be printed, without blanks at the ends of lines."""
    out = io.StringIO()
    Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
    ).print(page, crop=False)  # a link is longer than the line at times
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
