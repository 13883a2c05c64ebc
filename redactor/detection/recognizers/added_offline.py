"""Keeps models that are added from reaching anything beyond this machine."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

_EVENTS: Final = frozenset(
    f"socket.{event}" for event in ("connect", "getaddrinfo", "gethostbyname", "sendmsg", "sendto")
)
"""What Python audits before anything is sent. Source: Python's table of audit events, 3.10-3.14."""

_HUB: Final = {
    "huggingface_hub": ("constants", "HF_HUB_OFFLINE"),
    "transformers": ("utils.hub", "_is_offline_mode"),
}
"""Where the packages keep, once imported, what the environment said of being offline."""

_VARIABLES: Final = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")

_cut_off: ContextVar[bool] = ContextVar("cut_off", default=False)


@contextmanager
def cut_off() -> Iterator[None]:
    """Within, this thread's connections fail with `OSError`, but for those to local sockets.

    Compiled code that opens a connection by itself is not seen, nor are other threads.
    """
    _watch()
    token = _cut_off.set(True)
    try:
        yield
    finally:
        _cut_off.reset(token)


@contextmanager
def hub_offline() -> Iterator[None]:
    """Within, Hugging Face's packages, where installed, believe that there is no hub."""
    # Imported first, so that none keeps what holds in here alone.
    modules = [
        (import_module(f"{package}.{module}"), name)
        for package, (module, name) in _HUB.items()
        if find_spec(package) is not None
    ]
    settings: list[tuple[MutableMapping[str, Any], str, object]] = [
        (vars(module), name, True) for module, name in modules if hasattr(module, name)
    ]
    settings += [(os.environ, name, "1") for name in _VARIABLES]
    with ExitStack() as stack:
        for where, name, value in settings:
            stack.callback(_put, where, name, where.get(name))
            where[name] = value
        yield


def _put(where: MutableMapping[str, Any], name: str, value: Any) -> None:
    if value is None:
        where.pop(name, None)
    else:
        where[name] = value


@cache
def _watch() -> None:
    """Audit this process's sockets; that cannot be taken back, but does nothing by itself."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _EVENTS and _cut_off.get() and not _is_local(arguments[0]):
        raise OSError("an added model may open no connection")


def _is_local(connecting: Any) -> bool:
    return isinstance(connecting, socket.socket) and connecting.family == getattr(
        socket, "AF_UNIX", None
    )
