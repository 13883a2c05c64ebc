"""The formats there are, and which one a file is of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType

from redactor.documents.format import Format
from redactor.documents.textual import TextFormat
from redactor.errors import FormatMismatchError, UnknownFormatError

_MODULES = (
    "plain",
    "markdown.format",
    "docx.format",
    "odt.format",
    "html.format",
    "mail.format",
    "asciidoc.format",
    "latex.format",
    "restructuredtext.format",
    "subtitles.format",
    "images.format",
    "images.svg",
    "pdf.format",
)
"""Each offers its formats as `FORMATS`."""

STANDARD = "-"
"""The name of standard input, which is read as Markdown if its bytes tell nothing else."""


@cache
def formats() -> Mapping[str, Format]:
    """The formats by name, in the order in which they are listed."""
    modules = (import_module(f"redactor.documents.{name}") for name in _MODULES)
    found: list[Format] = [form for module in modules for form in module.FORMATS]
    return MappingProxyType({form.name: form for form in found})


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        UnknownFormatError: RED106.
    """
    found = formats().get(name)
    if found is None:
        raise UnknownFormatError(
            "no reader for that format", next_step=f"Known: {', '.join(sorted(formats()))}."
        )
    return found


def text_format(name: str) -> TextFormat:
    """The text format of that name.

    Raises:
        UnknownFormatError: RED106; also for a format whose file is more than its text.
    """
    found = format_named(name)
    if not isinstance(found, TextFormat):
        raise UnknownFormatError("that format is no text", next_step="Read it from a file.")
    return found


def is_text(name: str) -> bool:
    """True for the name of a format whose file is its text."""
    return isinstance(formats().get(name), TextFormat)


def format_of(name: str) -> Format:
    """The format that a file of this name is read as.

    Raises:
        UnknownFormatError: RED106, no reader for its extension.
    """
    # Plain text comes through the reading as Markdown unharmed; Markdown read as text may not.
    if name == STANDARD:
        return format_named("markdown")
    suffix = PurePath(name).suffix.lower()
    for form in formats().values():
        if suffix in form.suffixes:
            return form
    supported = ", ".join(sorted(s for form in formats().values() for s in form.suffixes if s))
    raise UnknownFormatError(
        "no reader for this kind of file",
        path=name,
        next_step=f"Supported are {supported} and plain text without an extension.",
    )


def copy_suffix(name: str) -> str:
    """The extension of a copy of a file of this name; empty when it keeps its own.

    Raises:
        UnknownFormatError: RED106.
    """
    form = format_of(name)
    return "" if form.copy_format is None else format_named(form.copy_format).suffixes[0]


def format_in(data: bytes, name: str) -> Format:
    """The format that a file's name and bytes agree on; of standard input, what its bytes tell.

    Raises:
        UnknownFormatError: RED106.
        FormatMismatchError: RED108.
    """
    form = format_of(name)
    found = next((other for other in formats().values() if other.recognizes(data)), form)
    if found is not form and name != STANDARD:
        raise FormatMismatchError(
            f"its name says {form.title}, and its bytes say {found.title}", path=name
        )
    return found
