"""Follow political money to the filing, and check what is said about it.

>>> import itemized
>>> desk = itemized.open("ledger")  # doctest: +SKIP
>>> desk.load("fec_bulk", ["indiv20.zip"], cycle=2020)  # doctest: +SKIP
>>> desk.show(["C00428557"]).received.total  # doctest: +SKIP
"""

from __future__ import annotations

from os import PathLike as _PathLike
from typing import TYPE_CHECKING as _CHECKING

from itemized.errors import ItemizedError

if _CHECKING:
    from itemized.desk import Desk as _Desk

__version__ = "0.1.0"
__all__ = ["ItemizedError", "__version__", "open"]


def open(ledger: _PathLike[str] | str | None = None) -> _Desk:  # noqa: A001  opens, as of a file
    """The desk of a ledger: of this folder, of ITEMIZED_LEDGER, or of the user's data folder."""
    from pathlib import Path

    from itemized.desk import Desk
    from itemized.settings import Settings

    return Desk(Settings.from_environment(ledger=Path(ledger) if ledger else None))
