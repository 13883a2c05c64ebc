"""Reads audiences: those that ship with the package, and what a policy changes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel

from redactor.errors import PolicyError
from redactor.exposure.audience import Audience
from redactor.rulepacks import NAME, bundled_folder
from redactor.yamlfile import YamlFile, read_yaml, validate

AudienceName = Annotated[str, Field(pattern=NAME)]


class Figures(BaseModel):
    """What a file says of an audience; the fields are those of `Audience`, all optional."""

    model_config = ConfigDict(extra="forbid", strict=True)

    min_population: int | None = Field(default=None, ge=0)
    min_days: int | None = Field(default=None, ge=1)
    recurring: bool | None = None
    gender: bool | None = None
    trade: bool | None = None
    origin: bool | None = None


class _Audiences(RootModel[dict[AudienceName, Figures]]):
    pass


def bundled_audiences() -> dict[str, Audience]:
    """The audiences of rules/audiences.yaml, by name.

    Raises:
        PolicyError: RED403, with file and line.
    """
    file = read_yaml(bundled_folder() / "audiences.yaml", PolicyError)
    return amended({}, validate(file, _Audiences, PolicyError).root, file, ())


def amended(
    known: Mapping[str, Audience],
    figures: Mapping[str, Figures],
    file: YamlFile,
    location: tuple[str, ...],
) -> dict[str, Audience]:
    """The known audiences with a file's figures in place of theirs, and its own.

    Args:
        known: by name.
        figures: by name; a known audience keeps what they leave out.
        file: where the figures stand.
        location: keys from the file's root to the figures.

    Raises:
        PolicyError: RED403: a new audience leaves a figure out; with file and line.
    """
    audiences = dict(known)
    for name, own in figures.items():
        given: dict[str, Any] = own.model_dump(exclude_none=True)
        if name in known:
            kept = {key: getattr(known[name], key) for key in Figures.model_fields}
            audiences[name] = Audience(name, **(kept | given))
            continue
        lacking = [key for key in Figures.model_fields if key not in given]
        if lacking:
            line = file.line((*location, name))
            message = f"the audience {name} lacks {', '.join(lacking)}"
            raise PolicyError(message, path=file.path, line=line)
        audiences[name] = Audience(name, **given)
    return audiences
