"""How a newsroom wants its copies written, beside what policy and audience say."""

from __future__ import annotations

from dataclasses import dataclass

from redactor.redaction.brackets import Brackets


@dataclass(frozen=True, slots=True)
class Style:
    """How replacements are written.

    Args:
        brackets: what sets them off.
        neutral_pronouns: whether pronouns that tell the gender of a protected person are replaced.
    """

    brackets: Brackets = Brackets.SQUARE
    neutral_pronouns: bool = False


PLAIN_STYLE = Style()
"""In square brackets; pronouns stay."""
