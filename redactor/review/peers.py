"""Tells whose program it is that connects from this machine, where the system says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Final, Literal

_TABLES: Final = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_WORD: Final = 4
"""Bytes of an address that the tables write as one number, in the order of the machine's own."""

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


def owners_of(
    address: str,
    port: int,
    rows: Iterable[str],
    byte_order: Literal["little", "big"] = sys.byteorder,
) -> Iterator[int]:
    """The accounts that hold that end of a connection, as numbers.

    Args:
        address: the end's IPv4 address; anything else is nobody's.
        port: the end's port.
        rows: of `/proc/net/tcp` or `tcp6`; see proc_net_tcp(5).
        byte_order: of the machine that wrote them.
    """
    try:
        plain = IPv4Address(address)
    except ValueError:
        return
    mapped = IPv6Address(f"::ffff:{plain}")
    ends = {f"{_written(end.packed, byte_order)}:{port:04X}" for end in (plain, mapped)}
    for row in rows:
        fields = row.split()
        if len(fields) > 7 and fields[1] in ends and fields[3] == _ESTABLISHED:
            yield int(fields[7])


def _written(address: bytes, byte_order: Literal["little", "big"]) -> str:
    words = (address[at : at + _WORD] for at in range(0, len(address), _WORD))
    return "".join(f"{int.from_bytes(word, byte_order):08X}" for word in words)


def _rows() -> Iterator[str]:
    for table in _TABLES:
        with suppress(OSError):
            yield from table.read_text("ascii", "replace").splitlines()
