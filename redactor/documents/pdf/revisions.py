"""Finds what earlier states of a PDF said, which saving it again has left in the file."""

from __future__ import annotations

import re
from collections.abc import Collection

from redactor.documents.pdf.extraction import opened
from redactor.documents.pdf.limits import CHARACTERS, REVISIONS
from redactor.documents.pdf.objects import Words
from redactor.documents.pdf.objects import opened as opened_objects
from redactor.documents.pdf.objects import words as words_beside
from redactor.documents.pdf.refusals import TOO_LARGE, Refusal

_END = re.compile(rb"%%EOF[ \t]*\r?\n?")


def earlier(data: bytes) -> list[bytes]:
    """The file as it was before each time it was added to, the latest first."""
    ends = [match.end() for match in _END.finditer(data)]
    states = [data[:end] for end in reversed(ends) if data[end:].strip()]
    return [state for state in states[:REVISIONS] if _is_file(state)]


def words_before(data: bytes, known: Collection[str]) -> list[Words]:
    """What earlier states said line by line, as far as the file says it no longer.

    Args:
        data: the file.
        known: lines and words that it still says.

    Raises:
        Refusal: it is more than is read.
    """
    seen = {_bare(text) for text in known}
    found: list[Words] = []
    length = 0
    for state in earlier(data):
        said = [Words("earlier", line) for line in page_lines(state)]
        for each in [*said, *words_beside(opened_objects(state))]:
            if _bare(each.text) not in seen:
                seen.add(_bare(each.text))
                found.append(each)
                length += len(each.text)
        if length > CHARACTERS:
            raise Refusal(TOO_LARGE)
    return found


def page_lines(data: bytes) -> list[str]:
    """The lines of all pages in the order of their content, seen or not.

    Raises:
        Refusal: it cannot be read.
    """
    found: list[str] = []
    file = opened(data)
    for index in range(len(file)):
        text = file[index].get_textpage().get_text_range(errors="replace")
        found += [line.strip() for line in text.splitlines() if line.strip()]
    file.close()
    return found


def _is_file(data: bytes) -> bool:
    """False for the first part of a file that was made for reading page by page."""
    try:
        opened(data).close()
        opened_objects(data).close()
    except Refusal:
        return False
    return True


def _bare(text: str) -> str:
    return "".join(text.split())
