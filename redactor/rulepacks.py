"""Rule packs: YAML files of patterns, each with its own tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from redactor.errors import RulePackError, UnknownRuleError
from redactor.yamlfile import YamlFile, read_yaml, validate

Text = Annotated[str, Field(pattern=r"\S")]
"""A string that says something."""

NAME = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ENTITY_TYPE = r"^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$"

TokenPattern = dict[str, Any]
"""One spaCy `Matcher` token pattern."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Tests(_Strict):
    catch: list[str] = Field(min_length=1)
    leave: list[str] = Field(min_length=1)

    @field_validator("catch")
    @classmethod
    def _marked(cls, texts: list[str]) -> list[str]:
        for text in texts:
            marked(text)
        return texts


class _Rule(_Strict):
    id: str = Field(pattern=NAME)
    why: str = Field(min_length=10)
    entity: str | None = Field(default=None, pattern=ENTITY_TYPE)
    score: float | None = Field(default=None, gt=0, le=1)
    veto: bool = False
    patterns: list[str | list[TokenPattern]] = []
    phrases: list[Text] = []
    regex: list[Text] = []
    context: list[Text] = []
    tests: _Tests

    @model_validator(mode="after")
    def _says_something(self) -> _Rule:
        if not (self.patterns or self.phrases or self.regex):
            raise ValueError("a rule needs patterns, phrases or regex")
        return self


class _Pack(_Strict):
    pack: str = Field(pattern=NAME)
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    entity: str | None = Field(default=None, pattern=ENTITY_TYPE)
    score: float = Field(default=0.85, gt=0, le=1)
    source: str = Field(min_length=10)
    tokens: dict[str, Annotated[list[Text], Field(min_length=1)] | TokenPattern] = {}
    rules: list[_Rule] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> _Pack:
        seen: set[str] = set()
        for rule in self.rules:
            if rule.id in seen:
                raise ValueError(f"the rule id {rule.id} stands twice")
            seen.add(rule.id)
            if rule.entity is None and self.entity is None:
                raise ValueError(f"the rule {rule.id} names no entity, nor does the pack")
        return self


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack.

    Args:
        id: `pack.rule`.
        entity: the entity type that its matches become.
        why: a sentence for editors.
        score: confidence of a match, 0.0-1.0.
        veto: matches are no entities; they remove overlapping entities of this type.
        patterns: strings or spaCy `Matcher` token patterns.
        phrases: matched on lower-cased tokens.
        regex: matched on the analysis text; a group named `entity` narrows the match.
        context: if any, one of these words must stand in the same sentence.
        catch: texts with what must be found between `[[` and `]]`.
        leave: texts in which nothing may be found.
        line: where the rule stands in its file.
    """

    id: str
    entity: str
    why: str
    score: float
    veto: bool
    patterns: tuple[str | tuple[TokenPattern, ...], ...]
    phrases: tuple[str, ...]
    regex: tuple[str, ...]
    context: frozenset[str]
    catch: tuple[str, ...]
    leave: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of one file.

    Args:
        name: the pack's name.
        language: ISO 639 code of the drafts it is for.
        source: where its words come from, with their licence.
        tokens: named token specs: lower-cased words, or a spaCy token pattern.
        rules: in file order.
        path: the file, as named by the user.
        digest: SHA-256 of the file, hexadecimal.
        file: the file as read, for errors found later.
    """

    name: str
    language: str
    source: str
    tokens: dict[str, tuple[str, ...] | TokenPattern]
    rules: tuple[Rule, ...]
    path: str
    digest: str
    file: YamlFile = field(repr=False)

    @property
    def bundled(self) -> bool:
        """Whether it ships with the package, whose tests it has passed."""
        return Path(self.path).parent.parent == bundled_folder()

    def error(self, message: str, location: Sequence[str | int]) -> RulePackError:
        """A `RulePackError` that points at `location` in this pack's file."""
        return RulePackError(message, path=self.path, line=self.file.line(location))


def bundled_folder() -> Path:
    """The folder of rule packs and policies that ship with the package."""
    package = Path(__file__).parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def bundled_paths() -> list[Path]:
    """The rule packs that ship with the package, sorted."""
    folder = bundled_folder()
    return sorted(p for p in folder.glob("*/*.yaml") if p.parent.name != "policies")


def load_pack(path: Path) -> RulePack:
    """Read and validate one rule pack.

    Raises:
        RulePackError: RED401, with file and line.
    """
    file = read_yaml(path, RulePackError, keep=path.parent.parent == bundled_folder())
    model = validate(file, _Pack, RulePackError)
    return RulePack(
        name=model.pack,
        language=model.language,
        source=model.source,
        tokens={
            name: tuple(word.lower() for word in spec) if isinstance(spec, list) else spec
            for name, spec in model.tokens.items()
        },
        rules=tuple(_rule(model, rule, file, i) for i, rule in enumerate(model.rules)),
        path=file.path,
        digest=file.digest,
        file=file,
    )


def load_packs(extra: Iterable[Path] = ()) -> tuple[RulePack, ...]:
    """The bundled packs and a newsroom's own, in that order.

    Raises:
        RulePackError: RED401; also when two packs of a language have the same name.
    """
    packs = tuple(load_pack(path) for path in (*bundled_paths(), *extra))
    owner: dict[tuple[str, str], str] = {}
    for pack in packs:
        key = (pack.name, pack.language)
        if key in owner:
            message = f"the pack {pack.name} is already loaded from {owner[key]}"
            raise pack.error(message, ("pack",))
        owner[key] = pack.path
    return packs


def find_rule(packs: Iterable[RulePack], rule_id: str) -> tuple[RulePack, Rule]:
    """The rule of that id and its pack.

    Raises:
        UnknownRuleError: RED402.
    """
    for pack in packs:
        for rule in pack.rules:
            if rule.id == rule_id:
                return pack, rule
    raise UnknownRuleError("there is no rule of that id")


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A catch text without its marks, and the ranges that were between them.

    Raises:
        ValueError: no marks, or marks that do not pair up.
    """
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    start: int | None = None
    length = 0
    for part in re.split(r"(\[\[|\]\])", text):
        if part == "[[" and start is None:
            start = length
        elif part == "]]" and start is not None and length > start:
            spans.append((start, length))
            start = None
        elif part in ("[[", "]]"):
            raise ValueError("[[ and ]] do not pair up in a catch text")
        else:
            plain.append(part)
            length += len(part)
    if start is not None or not spans:
        raise ValueError("a catch text marks what must be found between [[ and ]]")
    return "".join(plain), tuple(spans)


def _rule(pack: _Pack, rule: _Rule, file: YamlFile, index: int) -> Rule:
    return Rule(
        id=f"{pack.pack}.{rule.id}",
        entity=rule.entity or pack.entity or "",
        why=rule.why,
        score=rule.score or pack.score,
        veto=rule.veto,
        patterns=tuple(p if isinstance(p, str) else tuple(p) for p in rule.patterns),
        phrases=tuple(rule.phrases),
        regex=tuple(rule.regex),
        context=frozenset(word.lower() for word in rule.context),
        catch=tuple(rule.tests.catch),
        leave=tuple(rule.tests.leave),
        line=file.line(("rules", index)),
    )
