"""What commands share: their options, the door to the Desk, and what becomes of errors."""

from __future__ import annotations

import contextlib
import errno
import functools
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from itemized.errors import ItemizedError, LedgerError, UsageError
from itemized.model import Progress, no_progress
from itemized.settings import Settings

if TYPE_CHECKING:
    from itemized.answers import Answered
    from itemized.desk import Desk
    from itemized.export.terminal import Page
    from itemized.model import Check

Command = TypeVar("Command", bound=Callable[..., None])

#: What a shell reports for a program that Ctrl-C or a closed pipe ended (128 and the signal).
INTERRUPTED, PIPE_CLOSED = 130, 141


def day(text: str) -> date:
    """A date as options take it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2021-07-26") from None


def day_after(text: str) -> date:
    """The day after a date: people name the last day, and periods end before their end."""
    try:
        return day(text) + timedelta(days=1)
    except OverflowError:
        raise typer.BadParameter(f"{text!r} is too late a date") from None


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Ledger = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="DIR", help="The ledger's folder (or ITEMIZED_LEDGER)."),
]
Start = Annotated[
    date | None,
    typer.Option("--from", parser=day, metavar="DATE", help="Only payments from this day on."),
]
End = Annotated[
    date | None,
    typer.Option("--to", parser=day_after, metavar="DATE", help="Only payments to this day."),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar="DATE", help="Only what had been filed by then."),
]
Published = Annotated[
    date | None,
    typer.Option("--published", parser=day, metavar="DATE", help="The day the article came out."),
]
Cycle = Annotated[
    int | None,
    typer.Option("--cycle", metavar="YEAR", help="The two-year cycle, by its even year."),
]
Period = Annotated[
    int | None,
    typer.Option(
        "--cycle",
        "--year",
        metavar="YEAR",
        help="The cycle, by its even year, or the year, where a file's name does not tell it.",
    ),
]
Memory = Annotated[
    str | None,
    typer.Option(
        "--memory",
        metavar="AMOUNT",
        help="Hold no more than this, as 2GB (or ITEMIZED_MEMORY); half the machine if left out.",
    ),
]
Article = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="A .txt or .html file, a URL, or - for stdin.")
]


def csv_of(what: str) -> Any:
    """The option for CSV. what: the tables that it writes."""
    return typer.Option("--csv", metavar="DIR", help=f"Write {what} as CSV into this folder, too.")


def parquet_of(what: str) -> Any:
    """The option for Parquet. what: the one table that it writes."""
    return typer.Option("--parquet", metavar="F", help=f"Write {what} as Parquet, too.")


def ndjson_of(what: str) -> Any:
    """The option for NDJSON. what: the one table that it writes."""
    return typer.Option("--ndjson", metavar="F", help=f"Write {what} as JSON, one a line, too.")


Ftm = Annotated[
    Path | None,
    typer.Option("--ftm", metavar="F", help="Write parties and payments for FollowTheMoney, too."),
]


def export(
    answer: Answered,
    csv: Path | None,
    parquet: Path | None,
    ndjson: Path | None,
    ftm: Path | None = None,
) -> None:
    """Write an answer's rows in the formats asked for."""
    if csv or parquet or ndjson or ftm:
        answer.export(csv=csv, parquet=parquet, ndjson=ndjson, ftm=ftm)


def open_desk(
    ledger: Path | None, memory: str | None = None, *, stays: bool = False, there: bool = False
) -> Desk:
    """The Desk on the ledger that was chosen. stays: many questions will follow. there: a folder
    that was named must be there, because without one the command would go on with no records."""
    if there and ledger is not None and not ledger.expanduser().is_dir():
        raise LedgerError(
            "there is no such folder",
            where=str(ledger),
            way_out=f"load records into it with: itemized load SOURCE PATH --ledger {ledger}",
        )
    # Imported here: the Desk brings the database with it, and `--help` needs neither.
    from itemized.desk import Desk

    return Desk(Settings.from_environment(ledger=ledger, memory=memory), stays=stays)


def period(start: date | None, end: date | None) -> tuple[date | None, date | None]:
    """The two ends of a period, which must not be the wrong way round."""
    if start and end and start >= end:
        raise UsageError("--from is a later day than --to", way_out="change one of them")
    return start, end


def print_json(document: Any) -> None:
    """Print a document; nothing else goes to stdout then."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(document, ensure_ascii=not unicode, indent=2))


def print_report(page: Page) -> None:
    """Print a report for a reader."""
    from itemized.export.terminal import print_page

    print_page(page, sys.stdout)


def write_page(check: Check, path: Path) -> None:
    """Write a checked article as one HTML file."""
    import itemized
    from itemized.export.html import check_page

    page = check_page(check, version=itemized.__version__)
    write_whole(path, page.encode("utf-8", errors="replace"))


def writable(*paths: Path | None) -> None:
    """Refuse a file that no folder could take, and one that is to be two things, before anything is
    done for it."""
    given = [path for path in paths if path is not None]
    for n, path in enumerate(given):
        if not path.parent.is_dir():
            raise UsageError(
                "there is no such folder", where=str(path.parent), way_out="make it or name another"
            )
        if path.resolve() in (other.resolve() for other in given[:n]):
            raise UsageError(
                "two outputs would be this one file", where=str(path), way_out="name another"
            )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside and put it in place: an earlier one is lost only to a whole new one."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)


def say(message: str) -> None:
    """One line on stderr, whatever the message holds."""
    line = " ".join(message.split())
    print("itemized: " + "".join(c for c in line if c.isprintable()), file=sys.stderr)


@contextmanager
def progress(*, together: bool = False) -> Iterator[Progress]:
    """Shows how far long work has come, on stderr, where that is a terminal.

    together: several stages are at work at once, and each is over when all of it is done.
    """
    if not sys.stderr.isatty():
        yield no_progress
        return
    from itemized.cli._progress import bars

    with bars(together=together) as report:
        yield report


def guarded(command: Command) -> Command:
    """The command, with what goes wrong said in one line and the exit code that belongs to it."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except ItemizedError as error:
            raise _refusal(error) from error
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit(PIPE_CLOSED) from None
        except KeyboardInterrupt:
            say("stopped; the ledger is as it was, and the same command starts again")
            raise typer.Exit(INTERRUPTED) from None
        except OSError as error:
            _drop_what_stdout_cannot_take()
            raise _refusal(_from_system(error)) from error

    return run  # type: ignore[return-value]


def _refusal(error: ItemizedError) -> typer.Exit:
    say(str(error))
    return typer.Exit(error.exit_code)


_WAYS_OUT = {
    errno.ENOSPC: "free some space, or choose another disk (--ledger DIR, ITEMIZED_DOWNLOADS)",
    errno.EDQUOT: "free some space, or choose another disk (--ledger DIR, ITEMIZED_DOWNLOADS)",
    errno.EACCES: "check who may read and write there, or choose another place",
    errno.EPERM: "check who may read and write there, or choose another place",
    errno.EROFS: "choose a place that can be written to (--ledger DIR, ITEMIZED_DOWNLOADS)",
    errno.ENOENT: "check the path",
    errno.EISDIR: "name a file, not a folder",
    errno.ENOTDIR: "name a folder, not a file",
}


def _from_system(error: OSError) -> ItemizedError:
    what = (error.strerror or str(error) or type(error).__name__).lower()
    where = str(error.filename) if error.filename else ""
    way_out = _WAYS_OUT.get(error.errno or 0, "try again, or choose another place")
    return ItemizedError(what, where=where, way_out=way_out)


def _drop_what_stdout_cannot_take() -> None:
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        _forget_stdout()


def _forget_stdout() -> None:
    # Nobody takes what is left. Without this, Python's own flush at exit would complain of it.
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
