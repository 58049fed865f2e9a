"""No test may use the network: whatever connects beyond this machine fails, and fails its test.

Slow tests are begun first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest

_USES = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}
_used: list[str] = []


class NetworkUsedError(RuntimeError):
    """A test reached for the network."""


def _is_here(host: str) -> bool:
    """Whether a host is this machine, or only a number that nobody has to be asked for."""
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("localhost", "", "testserver")


def _watch(event: str, args: tuple[Any, ...]) -> None:
    place = _USES.get(event)
    if place is None:
        return
    where = args[place]
    if place == 0:  # a name is looked up; numbers are not
        host = where.decode() if isinstance(where, bytes) else where
        if host is None or _is_here(host) or re.fullmatch(r"[0-9a-fA-Fx.:%]+|.*%\w+", host):
            return
    elif not isinstance(where, tuple) or _is_here(str(where[0])):
        return
    _used.append(f"{event} {where}")
    raise NetworkUsedError(f"no test may use the network: {event} {where}")


sys.addaudithook(_watch)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first, so that in the end nobody waits for the one that has them."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fail a test that used the network, though it may have caught the error. Gives what it used."""
    _used.clear()
    yield _used
    assert _used == []
