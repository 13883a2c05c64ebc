"""YAML read for validation: plain data, and the line every value stands on."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from pathlib import Path

from redactor.errors import RedactorError

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


def read_yaml(path: Path, error: type[RedactorError]) -> YamlFile:
    """Read a YAML file of ours or a newsroom's; never waits for a pipe or device.

    Aliases, tags and repeated keys are refused: the first expand without bound, the second name
    Python objects, the third hide a value.

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
    return parse_yaml(raw, name, error)


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
        raise error("the file is not UTF-8", path=name, line=line) from problem
    try:
        _refuse_aliases(text, name, error)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(problem, "problem", None) or "it cannot be parsed"
        raise error(f"not valid YAML: {what}", path=name, line=line) from problem
    lines: dict[Location, int] = {}
    data = None if node is None else _build(node, (), lines, name, error)
    return YamlFile(name, data, lines, hashlib.sha256(raw).hexdigest())


def validate(file: YamlFile, model: type[Model], error: type[RedactorError]) -> Model:
    """The file's data as `model`.

    Raises:
        error: the first thing that does not fit, with its line and the way to it.
    """
    try:
        return model.model_validate(file.data)
    except ValidationError as problem:
        errors = problem.errors(include_input=False, include_url=False)
        # A mistyped key also makes the right one missing; the key is what the user can see.
        unknown = [e for e in errors if e["type"] == "extra_forbidden"]
        first = (unknown or errors)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        what = "there is no such key" if unknown else first["msg"].removeprefix("Value error, ")
        raise error(f"{where}: {what}", path=file.path, line=file.line(first["loc"])) from problem


def _refuse_aliases(text: str, name: str, error: type[RedactorError]) -> None:
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, (yaml.AliasToken, yaml.AnchorToken)):
            line = token.start_mark.line + 1
            raise error("anchors and aliases are not allowed", path=name, line=line)


def _build(
    node: yaml.Node,
    where: Location,
    lines: dict[Location, int],
    name: str,
    error: type[RedactorError],
) -> Any:
    line = node.start_mark.line + 1
    lines[where] = line
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, name, error)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*where, i), lines, name, error) for i, item in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise error("a key must be a plain word", path=name, line=key_line)
        key = str(key_node.value)
        if key in mapping:
            raise error(f"the key {key} stands twice", path=name, line=key_line)
        mapping[key] = _build(value_node, (*where, key), lines, name, error)
        here = (*where, key)
        lines[here] = key_line
    return mapping


_SCALARS = {"str", "int", "float", "bool", "null"}


def _scalar(node: yaml.ScalarNode, name: str, error: type[RedactorError]) -> Any:
    line = node.start_mark.line + 1
    kind = node.tag.removeprefix("tag:yaml.org,2002:")
    if kind == "timestamp" or (kind == "bool" and node.value.lower() not in ("true", "false")):
        # As in YAML 1.2: `on`, `no` and the like are words, and word lists hold them.
        return node.value
    if kind not in _SCALARS:
        raise error(f"values of the kind {node.tag} are not allowed", path=name, line=line)
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (ValueError, IndexError) as problem:
        raise error(f"the value is no {kind}", path=name, line=line) from problem
