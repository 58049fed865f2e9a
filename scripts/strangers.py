"""A contract for import-linter: siblings are strangers.

Within each package, a module (or a folder of modules) imports no other one, except those whose
names begin with an underscore: they are what the siblings share, and import none of them in turn.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from importlinter import Contract, ContractCheck, fields, output

if TYPE_CHECKING:
    from grimp import ImportGraph


class Strangers(Contract):
    """`packages` lists the packages whose modules must not know one another."""

    type_name = "strangers"
    packages = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001
        """Look at every direct import of a public sibling by another module of the package."""
        breaches = []
        for package in self.packages:  # type: ignore[attr-defined]
            members = sorted(graph.find_children(package)) if package in graph.modules else []
            public = [m for m in members if not m.removeprefix(f"{package}.").startswith("_")]
            for importer, imported in product(members, public):
                if importer != imported:
                    breaches += _imports(graph, importer, imported)
        output.verbose_print(verbose, f"{len(breaches)} imports of siblings")
        return ContractCheck(kept=not breaches, metadata={"breaches": sorted(breaches)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the importer, the imported and the way out."""
        for importer, imported in check.metadata["breaches"]:
            output.print_error(f"{importer} imports its sibling {imported}")
        output.print("What siblings share stands in a module whose name begins with an underscore.")


def _imports(graph: ImportGraph, importer: str, imported: str) -> list[tuple[str, str]]:
    ours = {importer, *graph.find_descendants(importer)}
    theirs = {imported, *graph.find_descendants(imported)}
    return [(a, b) for a in ours for b in graph.find_modules_directly_imported_by(a) if b in theirs]
