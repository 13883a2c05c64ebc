"""A newsroom's lists: words that stay, and words that never do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from redactor.detection.wordings import Key, key
from redactor.errors import ConfigError
from redactor.rulepacks import ENTITY_TYPE
from redactor.yamlfile import read_yaml, validate


def _says_something(words: str) -> str:
    if not any(part[0].isalnum() for part in key(words)):
        raise ValueError("it holds no word or number")
    return words


def _on_one_line(sentence: str) -> str:
    if not sentence.isprintable() or not sentence.strip():
        raise ValueError("it must be a sentence on one line")
    return sentence


Words = Annotated[str, Field(max_length=200), AfterValidator(_says_something)]
Sentence = Annotated[str, Field(max_length=200), AfterValidator(_on_one_line)]
EntityType = Annotated[str, Field(pattern=ENTITY_TYPE)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class AllowEntry(_Strict):
    """An entry of an allow list, as a file holds it."""

    text: Words
    type: EntityType | None = None
    reason: Sentence


class DenyEntry(_Strict):
    """An entry of a deny list, as a file holds it."""

    text: Words
    type: EntityType
    reason: Sentence | None = None


class _Lists(_Strict):
    allow: list[AllowEntry] = []
    deny: list[DenyEntry] = []


@dataclass(frozen=True, slots=True)
class Listing:
    """Words on a list.

    Args:
        text: the words; matched whole, whatever their case, diacritics, hyphens and white space.
        type: the entity type that they are listed as; `None`: any.
        reason: why they are listed, for editors; of a denied one it may hold words that must not be
            printed.
    """

    text: str = field(repr=False)
    type: str | None
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Wordlists:
    """The lists of one desk.

    Args:
        allow: an entity with just these words counts as public.
        deny: these words are redacted wherever they stand; each has a type.
    """

    allow: tuple[Listing, ...] = ()
    deny: tuple[Listing, ...] = ()

    def __add__(self, other: Wordlists) -> Wordlists:
        """The entries of both."""
        return Wordlists((*self.allow, *other.allow), (*self.deny, *other.deny))


NO_LISTS = Wordlists()
"""Nothing is listed."""


def wordlists(allow: Iterable[AllowEntry], deny: Iterable[DenyEntry]) -> Wordlists:
    """The lists of a file's entries."""
    return Wordlists(
        tuple(Listing(entry.text, entry.type, entry.reason) for entry in allow),
        tuple(Listing(entry.text, entry.type, entry.reason or "") for entry in deny),
    )


def read_wordlists(path: Path) -> Wordlists:
    """Read a YAML file with the keys `allow` and `deny`.

    Raises:
        ConfigError: RED404, with file and line.
    """
    file = read_yaml(path, ConfigError)
    model = validate(file, _Lists, ConfigError)
    found = wordlists(model.allow, model.deny)
    number = contradiction(found)
    if number is not None:
        line = file.line(("allow", number))
        hint = "Take them off one of the lists, or allow them as another type."
        raise ConfigError("the words are denied too", path=file.path, line=line, next_step=hint)
    return found


def contradiction(lists: Wordlists) -> int | None:
    """Index of the first allowed entry whose words are also denied as its type; `None`: none is."""
    denied: dict[Key, set[str | None]] = {}
    for listing in lists.deny:
        denied.setdefault(key(listing.text), set()).add(listing.type)
    for number, listing in enumerate(lists.allow):
        types = denied.get(key(listing.text), set())
        if types and (listing.type is None or listing.type in types):
            return number
    return None
