"""The command line: each command parses, calls one method of the Desk, and shows the answer."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import itemized
from itemized import _discover
from itemized.cli._shared import guarded, say

#: What typer raises for arguments it cannot use; it has no public name for the class.
_WrongUsage: type[Exception] = typer.BadParameter.__mro__[1]


class _Commands(TyperGroup):
    """The commands, with wrong usage said in one line, as what they refuse themselves is."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command that the arguments name."""
        try:
            code = super().main(*args, **(kwargs | {"standalone_mode": False}))
        except typer.Abort:
            sys.exit(1)
        except _WrongUsage as error:
            sys.exit(_refused(error))
        sys.exit(code)


def _refused(error: Any) -> int:
    message, context = error.format_message(), error.ctx
    if context and message == context.get_help():  # no command is named
        error.show()
    else:
        path = context.command_path if context else "itemized"
        way_out = "" if ";" in message else f"; see {path} --help"
        say(f"{message[:1].lower()}{message[1:].rstrip('.')}{way_out}")
    return int(error.exit_code)


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


def _build(names: Iterable[str]) -> typer.Typer:
    # No rich help and no pretty tracebacks: both would import rich before any command runs.
    app = typer.Typer(
        name="itemized",
        cls=_Commands,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_top)
    for name in names:
        run = importlib.import_module(f"itemized.cli.{name}").run
        app.command(name.replace("_", "-"))(guarded(run))
    return app


def __getattr__(name: str) -> Any:
    if name == "app":  # with every command; built only where it is asked for
        return _build(_discover.names("itemized.cli"))
    raise AttributeError(name)


def _named(arguments: Sequence[str]) -> tuple[str, ...]:
    """The command that the arguments begin with; all of them where they begin with none, since
    help and the way out of a wrong name list them."""
    names = _discover.names("itemized.cli")
    first = arguments[0].replace("-", "_") if arguments else ""
    return (first,) if first in names else names


def main() -> None:
    """Run the command that the arguments name."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is shown as an escape and never stops a report.
        if callable(reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(errors="backslashreplace")
    try:
        _build(_named(sys.argv[1:]))(prog_name="itemized")
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(130)


if __name__ == "__main__":
    main()
