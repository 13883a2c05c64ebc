"""Changes attachments that a copy cannot hold as they are."""

from __future__ import annotations

from dataclasses import replace

from redactor.documents import formats
from redactor.documents.document import Document
from redactor.documents.mail.entity import Entity, Header, parsed
from redactor.documents.mail.parts import content_of
from redactor.documents.mail.reading import FILE_NAMES
from redactor.documents.mail.words import read_parameters, write_parameters
from redactor.documents.mail.writing import with_bytes, with_content

LEFT_OUT = (
    "Attachments that nobody can read are not in the copy; the draft has them: "
    "redact each by itself in another format."
)
CONVERTED = "Attached PDF files are in the copy as Markdown, with the words of their pages alone."

_MARKDOWN = "text/markdown"


def converted(entity: Entity, document: Document, clean: Document) -> Entity:
    """An attachment as the text that a copy of it is.

    Args:
        entity: the part.
        document: of its body.
        clean: the copy, which is Markdown.
    """
    form = formats.text_format(clean.format)
    suffix = form.suffixes[0]
    old = formats.format_named(document.format).suffixes
    headers = tuple(_renamed(header, old, suffix) for header in entity.headers)
    renamed = replace(entity, headers=headers)
    return with_content(renamed, clean, lambda copy: form.write(copy, []))


def scrubbed(entity: Entity, document: Document, name: str) -> Entity:
    """An attachment of another format than its copy would have, without its metadata."""
    form = formats.format_named(document.format)
    return with_bytes(entity, form.scrub(content_of(entity, name), document.name))


def _renamed(header: Header, old: tuple[str, ...], suffix: str) -> Header:
    """A header that says what the part is now, and its file's name with another extension."""
    if header.name not in ("content-type", "content-disposition"):
        return header
    found = read_parameters(parsed((header,)), header.name)
    kind = (_MARKDOWN, "") if header.name == "content-type" else found[0]
    more = [
        (key, _with_suffix(value, old, suffix) if key in FILE_NAMES else value)
        for key, value in found[1:]
    ]
    return header.with_value(write_parameters([kind, *more]))


def _with_suffix(value: str, old: tuple[str, ...], suffix: str) -> str:
    known = next((each for each in old if value.lower().endswith(each)), "")
    return f"{value[: len(value) - len(known)]}{suffix}"
