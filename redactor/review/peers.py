"""Tells whose program it is that connects from this machine, where the system says so."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path
from typing import Final

_TABLES: Final = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_MAPPED: Final = "0000000000000000FFFF0000"
"""What stands before an IPv4 address in the table of IPv6."""

_ESTABLISHED: Final = "01"
_ROOT: Final = 0
"""Reads everybody's memory anyway; it is also who connects for a browser outside of WSL."""


def is_stranger(address: str, port: int) -> bool:
    """True where the system says that another account's program holds that end of a connection.

    Linux says so, and there alone do other accounts see with which address a browser was started.
    Where the system says nothing, the address itself must do.

    Args:
        address: the other end's IPv4 address.
        port: the other end's port.
    """
    owners = set(owners_of(address, port, _rows()))
    return bool(owners) and not owners <= {os.geteuid(), _ROOT}


def owners_of(address: str, port: int, rows: Iterable[str]) -> Iterator[int]:
    """The accounts that hold that end of a connection, as numbers.

    Args:
        address: the end's IPv4 address; anything else is nobody's.
        port: the end's port.
        rows: of `/proc/net/tcp` or `tcp6`; see proc_net_tcp(5).
    """
    try:
        plain = IPv4Address(address).packed[::-1].hex().upper()
    except ValueError:
        return
    ends = {f"{plain}:{port:04X}", f"{_MAPPED}{plain}:{port:04X}"}
    for row in rows:
        fields = row.split()
        if len(fields) > 7 and fields[1] in ends and fields[3] == _ESTABLISHED:
            yield int(fields[7])


def _rows() -> Iterator[str]:
    for table in _TABLES:
        with suppress(OSError):
            yield from table.read_text("ascii", "replace").splitlines()
