"""The review as a web application: the page, and what it asks for, as JSON."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from redactor.detection.entities import CONCEPTS
from redactor.errors import InternalError, RedactorError, ReviewError
from redactor.exposure.decisions import Action
from redactor.printable import printable
from redactor.review.copies import Made, Proposed
from redactor.review.gate import Gate
from redactor.review.guard import Guard
from redactor.review.opened import Opened, Unopened, Written
from redactor.review.requests import Request
from redactor.review.sitting import Sitting
from redactor.review.view import ruled, standing, summary, view
from redactor.review.waiting import Waits
from redactor.rulepacks import ENTITY_TYPE
from redactor.spans import Span

_HERE = Path(__file__).parent
_PAGE = _HERE / "page.html"
_STATIC = _HERE / "static"
_SCRIPTS = (
    "text.js",
    "server.js",
    "reading.js",
    "selecting.js",
    "findings.js",
    "deciding.js",
    "panes.js",
    "acting.js",
    "review.js",
    "keys.js",
)
"""Sent as one, in this order: each request waits for the thread that looks for findings."""

_LARGEST = 100_000
"""Bytes of a request at most."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class _Ruling(_Strict):
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    action: Action
    type: Annotated[str, Field(pattern=ENTITY_TYPE)]
    words: str | None = None
    reason: Annotated[str, Field(max_length=500)] = ""
    all: bool = False


class _Allowed(_Strict):
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    reason: Annotated[str, Field(max_length=200)]


class _Known(_Strict):
    version: Annotated[int, Field(ge=0)] | None = None


class _Name(_Strict):
    name: Annotated[str, Field(max_length=200)]


class _Nothing(_Strict):
    pass


Show = Callable[[Sitting, int], dict[str, Any]]
"""Gives a draft with its findings."""

Act = Callable[[Sitting, int, Any], dict[str, Any]]
"""Does what is asked of a draft, and gives what is to be told besides how the draft stands."""


def application(
    sitting: Sitting,
    guard: Guard,
    touch: Callable[[], None],
    end: Callable[[], None],
    failed: Callable[[], None] = lambda: None,
    waits: Waits | None = None,
) -> Starlette:
    """The application.

    Args:
        sitting: what is reviewed.
        guard: who may ask.
        touch: called on every request of the editor's, so that idling shows.
        end: called when the editor is done.
        failed: called when a tab was told why a draft cannot be reviewed.
        waits: what tabs wait for; may be given up.
    """
    waiting = Waits() if waits is None else waits

    async def page(_: HttpRequest) -> Response:
        return HTMLResponse(_PAGE.read_bytes())

    async def state(_: HttpRequest) -> Response:
        return JSONResponse(_state(sitting))

    async def close(request: HttpRequest) -> Response:
        await _body(request, _Nothing)
        end()
        return JSONResponse({})

    async def reviewer(request: HttpRequest) -> Response:
        sitting.name_reviewer((await _body(request, _Name)).name)
        return JSONResponse(_state(sitting))

    async def text(request: HttpRequest) -> Response:
        return JSONResponse(_text(sitting, _number(request)))

    def showing(show: Show) -> Callable[[HttpRequest], Awaitable[Response]]:
        async def answer(request: HttpRequest) -> Response:
            try:
                return JSONResponse(await waiting.answer(show, sitting, _number(request)))
            except RedactorError as problem:
                response = await _told(request, problem)
                response.background = BackgroundTask(failed)
                return response

        return answer

    def acting(model: type[BaseModel], act: Act) -> Callable[[HttpRequest], Awaitable[Response]]:
        async def answer(request: HttpRequest) -> Response:
            body, number = await _body(request, model), _number(request)
            told = await run_in_threadpool(act, sitting, number, body)
            stands = standing(sitting.draft(number).review)
            return JSONResponse({"number": number, "written": [], **stands, **told})

        return answer

    number = "/api/drafts/{number:int}"
    return Starlette(
        routes=[
            Route("/", page),
            Route("/api/state", state),
            Route("/api/reviewer", reviewer, methods=["POST"]),
            Route("/api/close", close, methods=["POST"]),
            Route(number, showing(_verified)),
            Route(f"{number}/proposal", showing(_proposed)),
            Route(f"{number}/text", text),
            Route(f"{number}/rulings", acting(_Ruling, _rule), methods=["POST"]),
            Route(f"{number}/allow", acting(_Allowed, _allow), methods=["POST"]),
            Route(f"{number}/undo", acting(_Nothing, _undo), methods=["POST"]),
            Route(f"{number}/save", acting(_Known, _save), methods=["POST"]),
            Route(f"{number}/keep", acting(_Nothing, _keep), methods=["POST"]),
            Route(f"{number}/take-in", acting(_Nothing, _take_in), methods=["POST"]),
            Route("/static/review.css", _static("text/css", "review.css")),
            Route("/static/icon.svg", _static("image/svg+xml", "icon.svg")),
            Route("/static/page.js", _static("text/javascript", *_SCRIPTS)),
        ],
        middleware=[Middleware(Gate, guard=guard, touch=touch)],
        exception_handlers={RedactorError: _told},
    )


def _static(kind: str, *names: str) -> Callable[[HttpRequest], Awaitable[Response]]:
    """Answers with what lies beside the page, one file after the other."""
    data = b"".join((_STATIC / name).read_bytes() for name in names)

    async def answer(_: HttpRequest) -> Response:
        return Response(data, media_type=kind)

    return answer


def _state(sitting: Sitting) -> dict[str, Any]:
    return {
        "reviewer": sitting.reviewer,
        "keepsDecisions": sitting.keeps_decisions,
        "drafts": [_listed(draft) for draft in sitting.drafts],
    }


def _listed(draft: Opened | Unopened) -> dict[str, Any]:
    if isinstance(draft, Unopened):
        return _unread(draft.path, draft.problem)
    if draft.review.problem is not None:
        return _unread(draft.files.draft, draft.review.problem)
    return {
        **summary(draft.review, draft.review.latest),
        "reviewers": list(draft.reviewers),
        "lost": draft.lost,
        "copy": _shown(draft.files.copy),
        "log": _shown(draft.files.log),
    }


def _unread(path: Path, problem: RedactorError) -> dict[str, Any]:
    name = printable(path.name)
    return {"name": name, "saved": True, "read": False, "problem": str(problem)}


def _text(sitting: Sitting, number: int) -> dict[str, Any]:
    """A draft as it reads, which is known before anything is found in it."""
    review = sitting.draft(number).review
    name = printable(review.path.name)
    return {"number": number, "name": name, "pieces": [review.document.text]}


def _verified(sitting: Sitting, number: int) -> dict[str, Any]:
    """A draft by the copy that carries out all that is ruled."""
    opened = sitting.draft(number)
    return _view(opened, number, opened.review.made())


def _proposed(sitting: Sitting, number: int) -> dict[str, Any]:
    """A draft as soon as it can be decided on, whether or not a copy of it is verified."""
    opened = sitting.draft(number)
    known = opened.review.proposed()
    if known.version != opened.review.version:
        # What was ruled meanwhile would not show.
        known = opened.review.made()
    return _view(opened, number, known)


def _view(opened: Opened, number: int, known: Proposed | Made) -> dict[str, Any]:
    redactor = opened.redactor()
    return {
        **view(opened.review, redactor.policy, known),
        "number": number,
        "types": sorted(redactor.entity_types, key=_by_use),
        "hasAllowList": opened.allow_list is not None,
    }


def _by_use(kind: str) -> tuple[bool, int, str]:
    """Orders types: what editors add most often, then identifiers."""
    common = kind in CONCEPTS
    return not common, CONCEPTS.index(kind) if common else 0, kind


def _rule(sitting: Sitting, number: int, body: _Ruling) -> dict[str, Any]:
    span = _span(body.start, body.end)
    request = Request(span, body.action, body.type, body.words, body.reason, body.all)
    return {"rulings": [ruled(one) for one in sitting.rule(number, request)]}


def _allow(sitting: Sitting, number: int, body: _Allowed) -> dict[str, Any]:
    return _told_files(sitting.allow(number, _span(body.start, body.end), body.reason))


def _span(start: int, end: int) -> Span:
    if end <= start:
        raise ReviewError("no such place in the draft")
    return Span(start, end)


def _undo(sitting: Sitting, number: int, _: _Nothing) -> dict[str, Any]:
    sitting.draft(number).review.undo()
    return {}


def _save(sitting: Sitting, number: int, body: _Known) -> dict[str, Any]:
    return _told_files(sitting.save(number, body.version))


def _keep(sitting: Sitting, number: int, _: _Nothing) -> dict[str, Any]:
    return _told_files(sitting.keep(number))


def _take_in(sitting: Sitting, number: int, _: _Nothing) -> dict[str, Any]:
    return {"otherwise": sitting.take_in(number)}


def _told_files(written: Written) -> dict[str, Any]:
    return {"written": [_shown(path) for path in written.files]}


def _shown(path: Path) -> str:
    """A path in full: the page does not know which folder the command was given in."""
    return printable(str(path.absolute()))


def _number(request: HttpRequest) -> int:
    return int(request.path_params["number"])


async def _body(request: HttpRequest, model: type[BaseModel]) -> Any:
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _LARGEST:
            raise ReviewError("the request is too large")
    try:
        return model.model_validate(json.loads(data or b"{}"))
    except (ValueError, ValidationError):
        pass
    raise ReviewError("the request is not understood")


async def _told(_: HttpRequest, error: Exception) -> Response:
    told = error if isinstance(error, RedactorError) else InternalError("")
    return JSONResponse({"code": told.code, "error": str(told)}, status_code=409)
