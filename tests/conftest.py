"""What every test shares: a missing message is an error here, and there is no network."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

import pytest

from codesign_tui.locale import Translator


@pytest.fixture(autouse=True)
def _missing_messages_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a message that a catalogue lacks fail the test that says it."""
    monkeypatch.setattr(Translator, "strict", True)


class NetworkUsed(AssertionError):
    """A test tried to reach beyond this machine."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave the machine, and every name that would have to be looked up."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _kept_here(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", _looked_up_here(socket.getaddrinfo))


def _kept_here(connect: Callable[..., Any]) -> Callable[..., Any]:
    """Return a `connect` that only reaches this machine."""

    def connect_here(self: socket.socket, address: Any) -> Any:
        """Connect to this machine or fail."""
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(str(address[0])):
            raise NetworkUsed(f"this test reaches for {address[0]}: nothing of codesign needs a network")
        return connect(self, address)

    return connect_here


def _looked_up_here(getaddrinfo: Callable[..., Any]) -> Callable[..., Any]:
    """Return a `getaddrinfo` that asks no name server."""

    def getaddrinfo_here(host: Any, *rest: Any, **named: Any) -> Any:
        """Look up this machine or fail."""
        if host is not None and not _is_here(host.decode() if isinstance(host, bytes) else str(host)):
            raise NetworkUsed(f"this test looks up {host}: nothing of codesign needs a network")
        return getaddrinfo(host, *rest, **named)

    return getaddrinfo_here


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("", "localhost")
