"""Whose program connects from this machine."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from redactor.review import peers
from redactor.review.peers import is_stranger, owners_of

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"


def row(local: str, state: str = "01", uid: int = 1001) -> str:
    return f"   1: {local} 0100007F:10E1 {state} 00000000:00000000 00:00000000 0 {uid} 0 1 1 0"


MAPPED = "0000000000000000FFFF00000100007F:C350"


@pytest.mark.parametrize(
    ("rows", "owners"),
    [
        pytest.param([HEAD, row("0100007F:C350")], [1001], id="IPv4"),
        pytest.param([HEAD, row(MAPPED)], [1001], id="IPv4 by way of IPv6"),
        pytest.param([HEAD, row("0100007F:C351")], [], id="another port"),
        pytest.param([HEAD, row("0200007F:C350")], [], id="another address"),
        pytest.param([HEAD, row("0100007F:C350", state="06", uid=0)], [], id="closed already"),
        pytest.param([HEAD, "", "0100007F:C350"], [], id="cut short"),
        pytest.param([], [], id="no table"),
    ],
)
def test_the_system_tells_who_holds_the_other_end(rows: list[str], owners: list[int]) -> None:
    """By address and port of an open connection, whatever kind of socket it is."""
    assert list(owners_of("127.0.0.1", 50000, rows, "little")) == owners


@pytest.mark.parametrize("local", ["7F000001:C350", "00000000000000000000FFFF7F000001:C350"])
def test_addresses_are_written_as_the_machine_holds_numbers(local: str) -> None:
    """On one that begins with the highest byte they read as they are spoken."""
    assert list(owners_of("127.0.0.1", 50000, [row(local)], "big")) == [1001]
    assert list(owners_of("127.0.0.1", 50000, [row(local)], "little")) == []


def test_what_is_no_address_is_nobody_s() -> None:
    """A test's client, a path of a socket."""
    assert list(owners_of("testclient", 50000, [row("0100007F:C350")])) == []


@pytest.mark.parametrize(
    ("uid", "stranger"),
    [(os.geteuid(), False), (0, False), (os.geteuid() + 4321, True)],
    ids=["own", "root", "another"],
)
def test_only_own_programs_and_root_s_are_no_strangers(
    uid: int, stranger: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root could read the draft anyway."""
    rows = [row(f"{local}:C350", uid=uid) for local in ("0100007F", "7F000001")]
    monkeypatch.setattr(peers, "_rows", lambda: iter(rows))
    assert is_stranger("127.0.0.1", 50000) is stranger


def test_where_the_system_says_nothing_nobody_is_a_stranger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The address alone must do there."""

    def none() -> Iterator[str]:
        return iter(())

    monkeypatch.setattr(peers, "_rows", none)
    assert not is_stranger("127.0.0.1", 50000)


def test_a_connection_of_one_s_own_is_no_stranger_s() -> None:
    """With the tables of the system that runs this."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        address, port = client.getsockname()
        assert not is_stranger(address, port)
