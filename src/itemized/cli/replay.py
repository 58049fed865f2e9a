"""`itemized replay`: a check computed again from its bundle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itemized.cli import _shared

if TYPE_CHECKING:
    from itemized.export.bundle import Replay
    from itemized.export.terminal import Page


def run(
    bundle: Annotated[
        Path, typer.Argument(metavar="BUNDLE", help="What `itemized check --bundle` wrote.")
    ],
    *,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="FILE", help="Read the article again, and compare."),
    ] = None,
    as_json: _shared.AsJson = False,
    ledger: _shared.Ledger = None,
) -> None:
    """Compute a bundle's verdicts again.

    Needs no network, and opens no ledger. The exit code is 1 if the bundle is not as it was made,
    or if its verdicts are not what its rows give.
    """
    # Every command takes --ledger, so that a script may always pass it; this one opens none.
    replayed = _shared.open_desk(ledger).replay(bundle, article=article)
    if as_json:
        from itemized.claims.checking import to_json

        return _shared.print_json(to_json(replayed.check))
    from itemized.export.terminal import check_report

    page = check_report(replayed.check)
    _say_what_was_done(page, replayed)
    return _shared.print_report(page)


def _say_what_was_done(page: Page, replayed: Replay) -> None:
    page.line()
    page.line("Replayed: the same verdicts, to the byte", style="bold")
    page.item("-", f"{replayed.anew} queries were computed anew from the bundle's rows")
    if replayed.told:
        page.item(
            "-",
            f"{replayed.told} were answered from its record: they look through a whole ledger, as"
            " searches for names do",
        )
    told = "read again, and says the same" if replayed.reread else "not read again (--article FILE)"
    page.item("-", f"the article was {told}")
    page.item("-", f"sha256 of the bundle: {replayed.sha256}")
