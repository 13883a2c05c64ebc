"""The form of a source sheet's YAML; no message or representation holds its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from redactor.errors import AgreedWordsError
from redactor.exposure.agreed import Agreed

LONGEST_ENTRY = 300
"""Code points."""


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Nothing: what is on a sheet stays out of tracebacks."""
        return ()


def _as_entry(value: object) -> object:
    """`Port Vellan` is short for `{text: Port Vellan}`."""
    return {"text": value} if isinstance(value, str) else value


def _as_date(value: object) -> object:
    """A bare year is a number to YAML."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, dict) and isinstance(value.get("text"), int):
        value = {**value, "text": str(value["text"])}
    return _as_entry(value)


def _fit(words: str | None) -> str | None:
    if words is None:
        return None
    try:
        return Agreed(words).words
    except AgreedWordsError as error:
        # From nothing: the error holds no words, but its traceback would.
        message = error.message
    raise ValueError(message)


class EntrySchema(_Strict):
    """One thing known of a source, and what may be said instead."""

    text: str = Field(min_length=1, max_length=LONGEST_ENTRY)
    agreed: str | None = None

    _agreed = field_validator("agreed")(_fit)

    @field_validator("text")
    @classmethod
    def _says_something(cls, text: str) -> str:
        if not any(c.isalnum() for c in text):
            raise ValueError("there is no letter or digit in it")
        return text


class RelativeSchema(_Strict):
    """One relative."""

    name: str = Field(default="", max_length=LONGEST_ENTRY)
    relation: str = Field(default="", max_length=LONGEST_ENTRY)
    agreed: str | None = None

    _agreed = field_validator("agreed")(_fit)


Text = Annotated[EntrySchema, BeforeValidator(_as_entry)]
Date = Annotated[EntrySchema, BeforeValidator(_as_date)]


class ContactsSchema(_Strict):
    """Ways to reach a source, and numbers that it goes by."""

    phones: list[Text] = []
    emails: list[Text] = []
    handles: list[Text] = []
    plates: list[Text] = []
    numbers: list[Text] = []


class AgreedSchema(_Strict):
    """What a source agreed may be said, for all entries of a section that name nothing else."""

    names: str | None = None
    contacts: str | None = None
    places: str | None = None
    dates: str | None = None
    relatives: str | None = None
    employers: str | None = None
    facts: str | None = None

    _fits = field_validator("*")(_fit)


class SourceSchema(_Strict):
    """One source."""

    id: str | None = Field(default=None, min_length=1, max_length=LONGEST_ENTRY)
    names: list[Text] = []
    aliases: list[Text] = []
    contacts: ContactsSchema = ContactsSchema()
    places: list[Text] = []
    dates: list[Date] = []
    relatives: list[RelativeSchema] = []
    employers: list[Text] = []
    facts: list[Text] = []
    agreed: AgreedSchema = AgreedSchema()


class SheetSchema(_Strict):
    """A whole sheet."""

    recipients: list[str] = []
    sources: list[SourceSchema] = Field(min_length=1)
