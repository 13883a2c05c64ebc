"""Finds what pictures' files say that leads to somebody by itself: where they were taken, by whom.

Most pictures say something of how they were made. What counts is a position, the number of a
camera, and the names of its owner, of the picture's author and of people shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from redactor.checking.findings import Code, Finding
from redactor.checking.tasks import Task, quoted
from redactor.detection.entities import LOCATION, MISC, PERSON
from redactor.documents.format import Property
from redactor.exposure.decisions import Action, Exposure
from redactor.exposure.policy import Policy

_FIELD: Final = re.compile(r"(?:\A|: )(?:(?:EXIF|XMP|IPTC): |text )(?P<name>[\w-]+)(?: [^:]*)?\Z")
"""The name of a field in the place of a property that a picture's file has."""

_LETTER: Final = re.compile(r"[^\W_]")
_NOBODY: Final = frozenset({"unknown", "none", "null", "anonymous", "n/a", "user", "admin"})
"""What programs write for want of a name."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A kind of field.

    Args:
        rule: the id of its findings.
        entity_type: see docs/entity-types.md.
        names: of the fields, in lower case.
        reason: a sentence for an editor.
    """

    rule: str
    entity_type: str
    names: re.Pattern[str]
    reason: str


_KINDS: Final = (
    _Telling(
        "metadata.position",
        LOCATION,
        re.compile(r"(?:abs)?gps.*(?:latitude|longt?itude|position|coordinates|areainformation)"
                   r"|sub-?location"),
        "a picture's file says where it was taken",
    ),
    _Telling(
        "metadata.owner",
        PERSON,
        re.compile(r"(?:camera)?owner(?:name)?"),
        "a picture's file names the owner of the camera",
    ),
    _Telling(
        "metadata.author",
        PERSON,
        re.compile(r"artist|(?:xp)?author|creator|by-line|photographer"),
        "a picture's file names its author",
    ),
    _Telling(
        "metadata.person",
        PERSON,
        re.compile(r"personinimage|person(?:display)?name|regionname"),
        "a picture's file names somebody who is shown",
    ),
    _Telling(
        "metadata.serial-number",
        MISC,
        re.compile(r"(?:camera|body|lens|internal|drone|gimbal)?serialnumber"),
        "a picture's file has the serial number of a camera, by which all its pictures are known",
    ),
)  # fmt: skip
"""Names of fields. Source: CIPA DC-008 (EXIF) 3.0; IPTC Photo Metadata Standard 2023.1; XMP
Specification part 2; Microsoft's schema for people tagged in photos; Metadata Working Group,
guidelines 2.0."""


def find_in_metadata(told: Iterable[Property], policy: Policy, task: Task) -> Iterator[Finding]:
    """A finding for each kind of telling field of pictures, as far as the policy hides such things.

    Args:
        told: what the file says besides what it shows.
        policy: tells of which entity types nothing is hidden.
        task: tells the file, and whether findings hold their words.
    """
    found: dict[str, list[str]] = {}
    for each in told:
        field = _FIELD.search(each.place)
        kind = None if field is None else _kind(field["name"])
        if kind is not None and _says(each.value):
            found.setdefault(kind.rule, []).append(each.value)
    for kind in _KINDS:
        hides = policy.treatment(kind.entity_type).action is Action.REDACT
        if kind.rule in found and hides:
            yield Finding(
                code=Code.METADATA,
                rule=kind.rule,
                path=task.path,
                line=1,
                column=1,
                entity_type=kind.entity_type,
                exposure=Exposure.DIRECT,
                probability=1.0,
                reason=kind.reason,
                next_step=f"Run: redactor clean {quoted(task.path)}",
                words="; ".join(found[kind.rule]) if task.manner.with_words else None,
            )


def _kind(name: str) -> _Telling | None:
    return next((kind for kind in _KINDS if kind.names.fullmatch(name.lower())), None)


def _says(value: str) -> bool:
    """False for zeros, and for what stands for nobody's name."""
    said = value.strip().lower()
    nothing = said in _NOBODY or ("0" in said and not said.strip("0.,/ nsew+-"))
    return not nothing and _LETTER.search(said) is not None
