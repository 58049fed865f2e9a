"""`itemized demo`: the whole line on a small made-up world."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from itemized.cli import _shared
from itemized.errors import UsageError

_PAGE = Path("demo.html")
_RECORDS, _LEDGER = "records", "ledger"


def run(
    *,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Keep records and ledger in this folder."),
    ] = None,
    as_json: _shared.AsJson = False,
) -> None:
    """Try everything on a small made-up world.

    Loads its records, checks its article and writes demo.html into the current folder.
    """
    from itemized import world

    folder = _folder(into)
    made_up = world.write(folder / _RECORDS)
    desk = _shared.open_desk(folder / _LEDGER)
    with _shared.progress() as progress:
        for each in made_up.records:
            desk.load(each.source, each.paths, cycle=each.cycle, fewer=True, progress=progress)
    check = desk.check(str(made_up.article), published=made_up.published)
    _shared.write_page(check, _PAGE)
    if as_json:
        from itemized.claims.checking import to_json

        return _shared.print_json(to_json(check))
    from itemized.export.terminal import check_report

    _shared.print_report(check_report(check))
    return _go_on(folder)


def _folder(into: Path | None) -> Path:
    if into is None:
        return Path(tempfile.mkdtemp(prefix="itemized-demo-"))
    # The made-up world must never get into a ledger of real records.
    others = {p.name for p in into.iterdir()} - {_RECORDS, _LEDGER} if into.is_dir() else set()
    if others or ((into / _LEDGER).exists() and not (into / _RECORDS).exists()):
        raise UsageError("holds other things already", where=str(into), way_out="name a new folder")
    return into


def _command() -> str:
    """How this very program is called from here: by its name where the shell would find it."""
    called = Path(sys.argv[0])
    if shutil.which("itemized") or called.name != "itemized":
        return "itemized"
    return shlex.quote(os.path.relpath(called))


def _go_on(folder: Path) -> None:
    call = _command()
    ledger = shlex.quote(str(folder / _LEDGER))
    article = shlex.quote(str(folder / _RECORDS / "second.txt"))
    print(
        f"\nThe same report, with the article marked, is in {_PAGE}. Everyone in it is made up:\n"
        "the links to filings lead nowhere.\n"
        "Its records stay loaded. To go on:\n\n"
        f"  export ITEMIZED_LEDGER={ledger}\n"
        f"  {call} status\n"
        f"  {call} find okonkwo-hale\n"
        f"  {call} show C99000001\n"
        f'  {call} trace "okonkwo-hale, marguerite t" bellwood-farr --hops 4\n'
        f"  {call} check {article} --published 2021-08-10\n"
        f"  {call} serve                     # the same in a browser: http://localhost:8000/"
    )
