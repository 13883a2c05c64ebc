"""What every request goes through: the guard, the headers, and what a failure may tell."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from redactor.errors import InternalError
from redactor.review.guard import HEADERS, Guard


class Gate:
    """Lets to an application who may ask, and nothing out of it without `HEADERS`.

    Args:
        app: the application.
        guard: who may ask.
        touch: called on every request that it lets through.
    """

    def __init__(self, app: ASGIApp, guard: Guard, touch: Callable[[], None]) -> None:
        self._app = app
        self._guard = guard
        self._touch = touch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI has it."""
        begun = False

        async def closed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        instead = self._guard.check(Request(scope))
        if instead is not None:
            await instead(scope, receive, closed)
            return
        self._touch()
        try:
            await self._app(scope, receive, closed)
        except Exception as error:  # noqa: BLE001 - a server's log of it may quote the draft
            if not begun:
                told = InternalError(f"internal error: {type(error).__name__}")
                answer = {"code": told.code, "error": str(told)}
                await JSONResponse(answer, status_code=500)(scope, receive, closed)
