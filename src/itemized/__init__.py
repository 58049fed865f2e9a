"""Follow political money to the filing, and check what is said about it.

import itemized

desk = itemized.open("ledger")
desk.load("fec_bulk", ["indiv20.zip"], cycle=2020)
desk.show(["C00428557"]).received.total
"""

from __future__ import annotations

from itemized.errors import ItemizedError

__version__ = "0.1.0"
__all__ = ["ItemizedError", "__version__"]
