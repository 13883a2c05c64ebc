"""YAML read for validation: plain data, and the line every value stands on."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from redactor.errors import RedactorError
from redactor.rulecache import kept
from redactor.suggestions import misfit

MAX_BYTES = 2_000_000
"""Largest YAML file read, in bytes; ours are under 100 kB."""

Location = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file's data.

    Args:
        path: as the user named it, for messages.
        data: mappings, sequences and scalars.
        lines: location (keys and indices from the root) to 1-based line.
        digest: SHA-256 of the file's bytes, hexadecimal.
    """

    path: str
    data: Any
    lines: Mapping[Location, int]
    digest: str

    def line(self, location: Sequence[str | int]) -> int:
        """The line of the value at `location`, or of the nearest thing around it."""
        where = tuple(location)
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read_yaml(path: Path, error: type[RedactorError], *, keep: bool = False) -> YamlFile:
    """Read a YAML file of ours or a newsroom's; never waits for a pipe or device.

    Aliases, tags and repeated keys are refused: the first expand without bound, the second name
    Python objects, the third hide a value.

    Args:
        path: the file.
        error: what is raised.
        keep: whether what it holds is kept beside it, which is sooner read; see `rulecache`.

    Raises:
        error: the file cannot be read or is no such YAML, with its line.
    """
    name = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise error("this is a directory, device or pipe, not a file", path=name)
        raw = path.read_bytes()
        if len(raw) > MAX_BYTES:
            raise error(f"the file is larger than {MAX_BYTES} bytes", path=name)
    except OSError as problem:
        reason = (problem.strerror or "it cannot be read").lower()
        raise error(f"cannot read the file: {reason}", path=name) from problem
    if not keep:
        return parse_yaml(raw, name, error)
    digest = hashlib.sha256(raw).hexdigest()

    def parsed() -> tuple[Any, dict[Location, int]]:
        file = parse_yaml(raw, name, error)
        return file.data, dict(file.lines)

    data, lines = kept(path, "yaml", f"{_READER} {digest}", parsed)
    return YamlFile(name, data, lines, digest)


_READER = f"{yaml.__version__} {hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}"
"""What reads. Of what another made of the same file, an earlier version's, nothing is taken up."""


def parse_yaml(raw: bytes, name: str, error: type[RedactorError]) -> YamlFile:
    """The YAML in a file's bytes; see `read_yaml`.

    Args:
        raw: the bytes.
        name: the file as the user named it, for messages.
        error: what is raised.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        # Without the cause, here as below: it quotes what the file holds.
        raise error("the file is not UTF-8", path=name, line=line) from None
    try:
        reader = _Reader(text, name, error)
        data = reader.document()
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = min(mark.line + 1, len(text.splitlines()) or 1) if mark else 1
        what = getattr(problem, "problem", None) or "it cannot be parsed"
        raise error(f"not valid YAML: {_QUOTED.sub('...', what)}", path=name, line=line) from None
    return YamlFile(name, data, reader.lines, hashlib.sha256(raw).hexdigest())


def validate(file: YamlFile, model: type[Model], error: type[RedactorError]) -> Model:
    """The file's data as `model`.

    Raises:
        error: the first thing that does not fit, with its line and the way to it.
    """
    try:
        return model.model_validate(file.data)
    except ValidationError as problem:
        first = misfit(problem, model)
        line = file.line(first.location)
        # Without the cause: its message quotes what the file holds.
        raise error(first.message, path=file.path, line=line, next_step=first.hint) from None


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it: ten times faster, the same events."""

_QUOTED = re.compile(r"'.*'|\".*\"")
"""What a parser quotes of the file."""

_SCALARS = {"str", "int", "float", "bool", "null"}


class _Reader:
    """Builds plain data from a parser's events."""

    def __init__(self, text: str, name: str, error: type[RedactorError]) -> None:
        self._loader = _Loader(text)
        self._constructor = yaml.constructor.SafeConstructor()
        self._name = name
        self._error = error
        self.lines: dict[Location, int] = {}

    def document(self) -> Any:
        """The file's only document; `None` for an empty file."""
        self._loader.get_event()
        if self._loader.check_event(yaml.StreamEndEvent):
            return None
        self._loader.get_event()
        data = self._value(self._loader.get_event(), ())
        self._loader.get_event()
        if not self._loader.check_event(yaml.StreamEndEvent):
            raise self._refusal("a file holds one document", self._loader.get_event())
        return data

    def _value(self, event: Any, where: Location) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._refusal("anchors and aliases are not allowed", event)
        self.lines[where] = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(where)
        return self._mapping(where)

    def _sequence(self, where: Location) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*where, len(items))))
        return items

    def _mapping(self, where: Location) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := self._loader.get_event(), yaml.MappingEndEvent):
            if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
                raise self._refusal("anchors and aliases are not allowed", event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refusal("a key must be a plain word", event)
            key, line = str(event.value), _line(event)
            if key in mapping:
                raise self._refusal("a key stands twice", event)
            here = (*where, key)
            mapping[key] = self._value(self._loader.get_event(), here)
            self.lines[here] = line
        return mapping

    def _scalar(self, event: Any) -> Any:
        tag = event.tag
        if tag is None or tag == "!":
            tag = self._loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        kind = tag.removeprefix("tag:yaml.org,2002:")
        is_word = kind == "bool" and event.value.lower() not in ("true", "false")
        if kind in ("str", "timestamp") or is_word:
            # As in YAML 1.2: `on`, `no` and the like are words, and word lists hold them.
            return event.value
        if kind not in _SCALARS:
            raise self._refusal("values with a tag are not allowed", event)
        try:
            return self._constructor.construct_object(yaml.ScalarNode(tag, event.value))
        except (ValueError, IndexError):
            raise self._refusal(f"the value is no {kind}", event) from None

    def _refusal(self, message: str, event: Any) -> RedactorError:
        return self._error(message, path=self._name, line=_line(event))


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
