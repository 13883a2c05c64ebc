"""Reads a source sheet's YAML; errors name the line, never what stands on it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pydantic import ValidationError

from redactor.errors import SheetKeyError, SourceSheetError
from redactor.exposure.agreed import Agreed
from redactor.exposure.sources.schema import (
    AgreedSchema,
    ContactsSchema,
    EntrySchema,
    RelativeSchema,
    SheetSchema,
    SourceSchema,
)
from redactor.exposure.sources.sheet import Entry, Kind, Sheet, Source
from redactor.yamlfile import Location, YamlFile, parse_yaml

_KEYS: Final = frozenset(
    key
    for model in (
        AgreedSchema, ContactsSchema, EntrySchema, RelativeSchema, SheetSchema, SourceSchema,
    )
    for key in model.model_fields
)  # fmt: skip

_CAUSES: Final = {
    "extra_forbidden": "there is no such key here",
    "missing": "it is missing",
    "string_type": "words are expected; a number or date in figures needs quotation marks",
    "list_type": "a list is expected",
    "model_type": "keys and values are expected",
    "dict_type": "keys and values are expected",
    "string_too_short": "it is empty",
    "string_too_long": "it is too long",
    "too_short": "at least one is needed",
}
"""What is told of pydantic's errors; its own words may quote."""

_SECTIONS: Final = {
    Kind.NAME: "names",
    Kind.ALIAS: "names",
    Kind.PLACE: "places",
    Kind.DATE: "dates",
    Kind.EMPLOYER: "employers",
    Kind.FACT: "facts",
}
"""The key in `agreed` for each kind that stands in a source itself."""

_CONTACTS: Final = (Kind.PHONE, Kind.EMAIL, Kind.HANDLE, Kind.PLATE, Kind.NUMBER)


def parse_sheet(raw: bytes, path: str) -> Sheet:
    """The sheet in a file's bytes, decrypted.

    Args:
        raw: YAML as UTF-8.
        path: the file as the user named it, for messages.

    Raises:
        SourceSheetError: RED701, with the line.
    """
    file = _yaml(raw, path)
    schema = _valid(file)
    sources = tuple(_source(source, file, index) for index, source in enumerate(schema.sources))
    return Sheet(sources, tuple(schema.recipients))


def with_recipients(raw: bytes, recipients: Sequence[str], path: str) -> bytes:
    """A sheet's text with recipients, in place of an empty list of them.

    Args:
        raw: YAML as UTF-8.
        recipients: public keys.
        path: the file as the user named it, for messages.

    Raises:
        SheetKeyError: RED702: it names recipients itself.
        SourceSheetError: RED701, with the line.
    """
    text = _NOBODY.sub(b"", raw, count=1)
    file = _yaml(text, path)
    if isinstance(file.data, dict) and "recipients" in file.data:
        hint = "Leave out --recipient, or take them off the sheet."
        line = file.line(("recipients",))
        raise SheetKeyError(
            "the sheet names its recipients itself", path=path, line=line, next_step=hint
        )
    lines = text.splitlines(keepends=True)
    first = file.line(()) - 1
    before, rest = lines[:first], b"".join(lines[first:])
    mark = codecs.BOM_UTF8 if rest.startswith(codecs.BOM_UTF8) else b""
    rest = rest.removeprefix(mark)
    indent = rest[: len(rest) - len(rest.lstrip(b" "))]
    listed = f"recipients: {json.dumps(list(recipients))}\n".encode()
    return b"".join([*before, mark, indent, listed, rest])


_NOBODY: Final = re.compile(rb"^ *recipients:[ \t]*\[\s*\][ \t]*(#.*)?(\r?\n|\Z)", re.MULTILINE)
"""A list of recipients with nobody on it."""


def _yaml(raw: bytes, path: str) -> YamlFile:
    try:
        return parse_yaml(raw, path, SourceSheetError)
    except SourceSheetError as error:
        # Its words may quote a key or a tag.
        line = error.line
    raise SourceSheetError("not valid YAML, or not plain enough", path=path, line=line)


def _valid(file: YamlFile) -> SheetSchema:
    try:
        return SheetSchema.model_validate(file.data)
    except ValidationError as problem:
        errors = problem.errors(include_input=False, include_url=False, include_context=False)
    unknown = [e for e in errors if e["type"] == "extra_forbidden"]
    first = (unknown or errors)[0]
    where = ".".join(str(part) for part in first["loc"] if part in _KEYS or isinstance(part, int))
    own = first["msg"].removeprefix("Value error, ") if first["type"] == "value_error" else None
    what = own or _CAUSES.get(first["type"], "it does not fit")
    line = file.line(first["loc"])
    raise SourceSheetError(f"{where or 'the sheet'}: {what}", path=file.path, line=line)


def _source(schema: SourceSchema, file: YamlFile, index: int) -> Source:
    where: Location = ("sources", index)
    entries: list[Entry] = []
    for kind, section in _SECTIONS.items():
        listed: list[EntrySchema] = getattr(schema, kind.value)
        common: str | None = getattr(schema.agreed, section)
        entries += _entries(kind, listed, common, file, (*where, kind.value))
    for kind in _CONTACTS:
        listed = getattr(schema.contacts, kind.value)
        place = (*where, "contacts", kind.value)
        entries += _entries(kind, listed, schema.agreed.contacts, file, place)
    entries += _relatives(schema.relatives, schema.agreed.relatives, file, where)
    return Source(schema.id or str(index + 1), tuple(sorted(entries, key=lambda e: e.line)))


def _entries(
    kind: Kind, listed: Iterable[EntrySchema], common: str | None, file: YamlFile, where: Location
) -> Iterator[Entry]:
    for index, entry in enumerate(listed):
        words = entry.agreed or common
        yield Entry(kind, entry.text, file.line((*where, index)), _agreed(words))


def _relatives(
    listed: Iterable[RelativeSchema], common: str | None, file: YamlFile, where: Location
) -> Iterator[Entry]:
    for index, relative in enumerate(listed):
        line = file.line((*where, "relatives", index))
        if not (relative.name or relative.relation):
            raise SourceSheetError("a name or a relation is needed", path=file.path, line=line)
        agreed = _agreed(relative.agreed or common)
        yield Entry(Kind.RELATIVE, relative.name, line, agreed, relative.relation)


def _agreed(words: str | None) -> Agreed | None:
    return None if words is None else Agreed(words)
