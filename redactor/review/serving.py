"""Serves a review on this machine alone, until the editor is done or has gone."""

from __future__ import annotations

import asyncio
import secrets
import socket
import time
from collections.abc import Callable
from functools import partial

import uvicorn

from redactor.errors import ReviewError
from redactor.review.app import application
from redactor.review.guard import Guard
from redactor.review.sitting import Sitting
from redactor.review.waiting import Waits

LOOPBACK = "127.0.0.1"
_LOOKS = 0.2
"""Seconds between two looks at whether the review is over."""


def serve(
    sitting: Sitting,
    *,
    port: int,
    idle: float,
    announce: Callable[[str], None],
    patience: float = 0.0,
) -> None:
    """Serve until the tab says that it is done, or nobody has asked for anything for a while.

    What is in the first draft is sought meanwhile, and may still be when it ends. When no draft can
    be reviewed, it ends as soon as a tab was told so; see `Sitting.problem`.

    Args:
        sitting: what is reviewed.
        port: to listen on; 0: any that is free.
        idle: seconds without a request after which it ends.
        announce: called with the one address that opens the page, once it is served.
        patience: seconds that a tab may take to come, to be told that no draft can be reviewed.

    Raises:
        ReviewError: RED551: the port is taken.
    """
    sitting.begin()
    listening = _listen(port)
    origin = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
    token = secrets.token_urlsafe(32)
    guard = Guard(origin, token, secrets.token_urlsafe(32))
    waits = Waits()
    watch = _Watch(sitting, idle, patience)
    # Neither errors nor requests are logged: both may quote the draft.
    config = uvicorn.Config(
        application(sitting, guard, watch.touch, watch.end, watch.tell, waits),
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=5,
    )
    address = f"{origin}/?token={token}"
    server = uvicorn.Server(config)
    asyncio.run(_run(server, listening, watch, waits, partial(announce, address)))


class _Watch:
    """Knows when a review is over."""

    def __init__(self, sitting: Sitting, idle: float, patience: float) -> None:
        self._sitting = sitting
        self._idle = idle
        self._patience = patience
        self._last = time.monotonic()
        self._failed: float | None = None
        self._ended = False
        self._told = False

    @property
    def is_over(self) -> bool:
        now = time.monotonic()
        if self._failed is None and self._sitting.problem is not None:
            self._failed = now
        failed = self._failed is not None and (self._told or now - self._failed > self._patience)
        return self._ended or failed or now - self._last > self._idle

    def touch(self) -> None:
        self._last = time.monotonic()

    def end(self) -> None:
        self._ended = True

    def tell(self) -> None:
        """A tab was told why a draft cannot be reviewed."""
        self._told = True


async def _run(
    server: uvicorn.Server,
    listening: socket.socket,
    watch: _Watch,
    waits: Waits,
    announce: Callable[[], None],
) -> None:
    # What nobody waits for is not logged either.
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not (server.started or serving.done()):
        await asyncio.sleep(0.01)
    # A browser may take its time to start, and asks for the page meanwhile.
    await asyncio.to_thread(announce)
    while not (watch.is_over or server.should_exit or serving.done()):
        await asyncio.sleep(_LOOKS)
    server.should_exit = True
    # A tab that waits for findings would keep the server waiting for as long as they take.
    waits.give_up()
    await serving


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as problem:
        listening.close()
        reason = (problem.strerror or "the system gives no reason").lower()
        raise ReviewError(
            f"port {port} cannot be used: {reason}", next_step="Leave --port out, or name another."
        ) from problem
    return listening
