"""`tag`: the entity type in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.redaction.operators.base import JobOperator
from redactor.redaction.operators.mention import Mention


class Tag(JobOperator):
    """`Ri Chol-min` -> `[PERSON]`."""

    def operator_name(self) -> str:
        """The name policies use."""
        return "tag"

    def wordings(self, mention: Mention) -> Iterator[str]:
        """The entity type."""
        yield mention.type
