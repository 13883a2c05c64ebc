"""What a reader reads of a text in some format, and what is an address in it."""

from __future__ import annotations

from redactor.detection.normalization import aside_text, normalize
from redactor.documents import parse
from redactor.documents.document import RegionKind


def lines_read(text: str, form: str) -> list[str]:
    """The lines of the analysis text that hold anything, stripped."""
    return _lines(normalize(parse(text, form)).text)


def asides_read(text: str, form: str) -> list[str]:
    """Likewise of its asides."""
    return _lines(aside_text(parse(text, form)).text)


def addresses(text: str, form: str) -> list[str]:
    """The addresses, in order."""
    regions = parse(text, form).regions
    return [r.span.of(text) for r in regions if r.kind is RegionKind.ADDRESS]


def code(text: str, form: str) -> list[str]:
    """The code, in order."""
    return [span.of(text) for span in parse(text, form).code]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
