"""Nothing of codesign needs a network, and no test of it has one."""

import socket

import pytest


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_no_test_can_leave_this_machine(address: str) -> None:
    """A connection to an address of documentation (RFC 5737, RFC 3849) is refused before anything is sent."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as reached, pytest.raises(AssertionError, match="needs a network"):
        reached.connect((address, 443))


def test_no_test_can_look_up_a_name() -> None:
    """No name server is asked."""
    with pytest.raises(AssertionError, match="needs a network"):
        socket.getaddrinfo("codesign.example.org", 443)


def test_this_machine_can_be_reached() -> None:
    """A test may talk to itself."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
