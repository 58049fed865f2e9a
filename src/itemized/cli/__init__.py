"""The command line: each command parses, calls one method of the Desk, and shows the answer."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import itemized
from itemized import _discover
from itemized.cli._shared import guarded, say


def _version(asked: bool) -> None:
    if asked:
        print(f"itemized {itemized.__version__}")
        raise typer.Exit


def _top(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version.")
    ] = False,
) -> None:
    """Follow political money to the filing, and check what is said about it."""


def _build() -> typer.Typer:
    # No rich help and no pretty tracebacks: both would import rich before any command runs.
    app = typer.Typer(
        name="itemized",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_top)
    for name, module in _discover.modules("itemized.cli").items():
        app.command(name.replace("_", "-"))(guarded(module.run))
    return app


app = _build()


def main() -> None:
    """Run the command that the arguments name."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is shown as an escape and never stops a report.
        if callable(reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(errors="backslashreplace")
    try:
        app(prog_name="itemized")
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(130)


if __name__ == "__main__":
    main()
