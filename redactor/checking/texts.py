"""The text that offsets and lines of findings are of."""

from __future__ import annotations

import codecs

from redactor import documents
from redactor.checking.tasks import Task
from redactor.documents.formats import format_of
from redactor.documents.textual import TextFormat
from redactor.errors import RedactorError


def is_its_text(path: str) -> bool:
    """Whether lines of a file of that name are lines of its document's text."""
    return isinstance(format_of(path), TextFormat)


def text_of(task: Task) -> str | None:
    """The text of a task's document, without reading more than that takes.

    `None` where it cannot be read any more.
    """
    form = None if task.message else format_of(task.path)
    if form is not None and not isinstance(form, TextFormat):
        try:
            return documents.read(task.data, task.path).text
        except RedactorError:
            return None
    is_marked = task.data.startswith(codecs.BOM_UTF8)
    encoding = "utf-8" if is_marked or form is None else form.encoding(task.data)
    try:
        return task.data.removeprefix(codecs.BOM_UTF8).decode(encoding)
    except UnicodeDecodeError:
        return None
