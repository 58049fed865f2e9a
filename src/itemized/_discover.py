"""Find what a folder of modules offers, so that adding one is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache  # pages ask for it, and a package stays as it is while the program runs
def names(package: str) -> tuple[str, ...]:
    """The public modules of a package, in order of name, without importing them.

    >>> "fec_bulk" in names("itemized.sources")
    True
    """
    found = importlib.import_module(package)
    held = (m.name for m in pkgutil.iter_modules(found.__path__))
    return tuple(sorted(name for name in held if not name.startswith("_")))


def modules(package: str) -> dict[str, ModuleType]:
    """The public modules of a package by name, imported."""
    return {name: importlib.import_module(f"{package}.{name}") for name in names(package)}
