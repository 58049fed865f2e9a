"""`itemized status`: what is loaded."""

from __future__ import annotations

from itemized.cli import _shared


def run(*, as_json: _shared.AsJson = False, ledger: _shared.Ledger = None) -> None:
    """Say what is loaded, and through when.

    Beside the totals that filers state for themselves.
    """
    status = _shared.open_desk(ledger).status()
    if as_json:
        from itemized.export.json import status_document

        return _shared.print_json(status_document(status))
    from itemized.export.terminal import status_report

    return _shared.print_report(status_report(status))
