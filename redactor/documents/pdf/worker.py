"""The process that reads PDF files: one command in, one answer out; see `process`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from redactor.crashes import leave_nothing
from redactor.documents.pdf.limits import MEMORY, SECONDS
from redactor.documents.pdf.refusals import NO_EXTRA, TOO_LARGE, Refusal

Answer = tuple[dict[str, Any], bytes]


def main() -> None:
    """Answer what standard input asks: a line of JSON, then the file."""
    line, _, data = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(line)
    _bound(asked["slow"])
    try:
        told, payload = _COMMANDS[asked["command"]](data, asked)
    except Refusal as refusal:
        told, payload = {"refused": refusal.cause}, b""
    except MemoryError:
        told, payload = {"refused": TOO_LARGE}, b""
    except ImportError:
        told, payload = {"refused": NO_EXTRA}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + payload)


def _bound(slow: bool) -> None:
    """Bound this process's memory, processor time and files, where the system can."""
    leave_nothing()
    if sys.platform == "win32":
        return
    import resource

    bounds = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_FSIZE: 0}
    if not slow:
        bounds[resource.RLIMIT_CPU] = SECONDS
    for what, bound in bounds.items():
        _, most = resource.getrlimit(what)
        least = bound if most == resource.RLIM_INFINITY else min(bound, most)
        # Some systems know a bound and do not let it be set.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (least, least))


def _read(data: bytes, asked: Mapping[str, Any]) -> Answer:
    import numpy as np

    from redactor.documents.pdf import objects, revisions
    from redactor.documents.pdf.extraction import read_pages

    pages = read_pages(data, ocr=asked["ocr"])
    file = objects.opened(data)
    objects.refuse_xfa(file)
    beside = objects.words(file)
    known = [*revisions.page_lines(data), *(each.text for each in beside)]
    beside += revisions.words_before(data, known)
    # A heading's bookmark says nothing that the heading does not.
    said = " ".join(pages.text.replace("\\", "").split())
    beside = [each for each in beside if each.address or " ".join(each.text.split()) not in said]
    files = objects.attachments(file)
    shown = np.array(pages.shown, dtype="<f4").tobytes()
    told = {
        "text": pages.text,
        "shown": len(shown),
        "hidden": pages.hidden,
        "faint": pages.faint,
        "overlaid": pages.overlaid,
        "recognized": pages.recognized,
        "beside": [[each.text, each.address] for each in beside],
        "attachments": [[each.name, len(each.data)] for each in files],
    }
    return told, b"".join([shown, *(each.data for each in files)])


def _metadata(data: bytes, asked: Mapping[str, Any]) -> Answer:
    from redactor.documents.pdf.properties import properties

    return {"properties": properties(data)}, b""


def _scrub(data: bytes, asked: Mapping[str, Any]) -> Answer:
    from redactor.documents.pdf.scrubbing import scrubbed

    return {}, scrubbed(data)


def _extract(data: bytes, asked: Mapping[str, Any]) -> Answer:
    from redactor.documents.pdf import objects, revisions

    found = [["pages", line] for line in revisions.page_lines(data)]
    found += [[each.key, each.text] for each in objects.words(objects.opened(data))]
    return {"found": found}, b""


def _rasterize(data: bytes, asked: Mapping[str, Any]) -> Answer:
    from redactor.documents.pdf.painting import painted

    return {}, painted(data, asked["regions"], asked["dpi"])


_COMMANDS: dict[str, Callable[[bytes, Mapping[str, Any]], Answer]] = {
    "read": _read,
    "metadata": _metadata,
    "scrub": _scrub,
    "extract": _extract,
    "rasterize": _rasterize,
}

if __name__ == "__main__":
    main()
