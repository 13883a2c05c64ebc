"""What sets a replacement off from the draft's own words."""

from __future__ import annotations

from enum import Enum

BAR = "█████"
"""The block operator's bar: the same width for everything, so that it tells no length."""


class Brackets(Enum):
    """A style of brackets; the value is its name in configuration files.

    Copies in any style but `NONE` are known again: redacting one twice equals redacting it once. A
    copy without brackets cannot be told from a draft, neither by a reader nor by a second run.
    """

    SQUARE = "square"
    """`[the source]`."""
    ROUND = "round"
    """`(the source)`."""
    ANGLE = "angle"
    """`⟨the source⟩` (U+27E8, U+27E9), which mean nothing in Markdown, YAML or HTML."""
    NONE = "none"
    """`the source`; names of entity types, which are no copy, keep square brackets."""

    @property
    def marks(self) -> tuple[str, str]:
        """What opens and what closes."""
        return _MARKS[self]


_MARKS = {
    Brackets.SQUARE: ("[", "]"),
    Brackets.ROUND: ("(", ")"),
    Brackets.ANGLE: ("⟨", "⟩"),
    Brackets.NONE: ("", ""),
}


class Setting(Enum):
    """Where a replacement stands."""

    PROSE = "prose"
    ESCAPED = "escaped"
    """Markdown in which plain brackets would become a link or a link definition."""
    FRONT_MATTER = "front matter"
    """YAML, in which a value that starts with a square bracket is a list."""
    BARE_VALUE = "bare value"
    """TOML, in which words stand in quotation marks: here are none yet."""
    ADDRESS = "address"


def set_off(words: str, setting: Setting, brackets: Brackets) -> str:
    """The words as they stand in their place; not for addresses."""
    opening, closing = brackets.marks
    if setting in (Setting.FRONT_MATTER, Setting.BARE_VALUE) and brackets is Brackets.SQUARE:
        opening, closing = Brackets.ROUND.marks
    elif setting is Setting.ESCAPED and brackets is not Brackets.ANGLE:
        opening, closing = (f"\\{mark}" if mark else "" for mark in (opening, closing))
    whole = f"{opening}{words}{closing}"
    return f'"{whole}"' if setting is Setting.BARE_VALUE else whole
