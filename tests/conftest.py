"""How properties are drawn, and that no test reaches a network.

How long anything takes is measured in `benchmarks/`, not here.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

WAYS_OUT = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
}
"""What Python audits before anything leaves, and which argument tells where it would go. Source:
Python's table of audit events, 3.10-3.14."""

HERE = {"127.0.0.1", "::1", "localhost", None}


def refuse(event: str, arguments: Sequence[Any]) -> None:
    """Fails a test that reaches beyond this machine, whatever it catches.

    Paths are of local sockets; names below `.invalid` belong to nobody, ever.
    """
    if event not in WAYS_OUT:
        return
    where = arguments[WAYS_OUT[event]]
    if isinstance(where, tuple):
        where = where[0]
    elif WAYS_OUT[event]:
        return
    if where not in HERE and not str(where).endswith(".invalid"):
        pytest.fail(f"a test reaches a network: {event}")


sys.addaudithook(refuse)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """A command that a test runs in this process tells of exceptions in its way, the next test not.

    Else an exception in a thread, which fails a test, would go unseen.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    try:
        return (yield)
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


@pytest.fixture
def usual_signals() -> Iterator[None]:
    """Signals end a process, and whatever it starts, also where the tests run under `nohup`."""
    usual = {
        getattr(signal, name): handler
        for name, handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL))
        if hasattr(signal, name)
    }
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
