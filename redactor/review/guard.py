"""Lets nobody but the editor's own tab speak to the review, and that tab to nobody else."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from redactor.review.peers import is_stranger

_SAFE: Final = frozenset({"GET", "HEAD"})

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer."""


@dataclass(slots=True)
class Guard:
    """Who may ask.

    The token in the first address is exchanged for a cookie and is worth nothing from then on, so
    that an address in the browser's history opens nothing. Others on the machine may see with which
    address a browser was started, and be faster than it: whoever connects from another account
    than ours gets no cookie, and spends no token.

    Args:
        origin: the one that the page is served from, such as `http://127.0.0.1:51234`.
        token: of the first address.
        session: of the cookie.
        is_stranger: tells by the address and port of a connection's other end whether that is
            another account's.
    """

    origin: str
    token: str = field(repr=False)
    session: str = field(repr=False)
    is_stranger: Callable[[str, int], bool] = is_stranger
    _is_used: bool = False

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers share cookies between ports, reviews must not."""
        return f"redactor-{self.origin.rpartition(':')[2]}"

    def check(self, request: Request) -> Response | None:
        """What is answered in the application's place: a refusal, the cookie; `None`: nothing."""
        return self._refusal(request) or self._admission(request)

    def _refusal(self, request: Request) -> Response | None:
        headers = request.headers
        if headers.get("host") != self.origin.removeprefix("http://"):
            return _refused("this address is not served here")
        if request.method not in _SAFE:
            if headers.get("origin") != self.origin:
                return _refused("the request came from another page")
            if headers.get("content-type", "").partition(";")[0] != "application/json":
                return _refused("only JSON is taken")
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            return _refused("the request came from another page")
        return None

    def _admission(self, request: Request) -> Response | None:
        """The exchange of token and cookie; `None` for who has the cookie."""
        cookie = request.cookies.get(self.cookie, "")
        if hmac.compare_digest(cookie.encode(), self.session.encode()):
            return None
        given = request.query_params.get("token", "")
        right = hmac.compare_digest(given.encode(), self.token.encode())
        if self._is_used or not right or request.url.path != "/":
            return _refused("this page opens only from the address that redactor review printed")
        if request.client is None or self.is_stranger(*request.client):
            return _refused("another account of this machine asked")
        self._is_used = True
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(self.cookie, self.session, httponly=True, samesite="strict", path="/")
        return response


def _refused(why: str) -> Response:
    return PlainTextResponse(f"Refused: {why}.\n", status_code=403)
