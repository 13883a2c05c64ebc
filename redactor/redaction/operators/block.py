"""`block`: a bar, the same for everything."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.redaction.operators.base import JobOperator
from redactor.redaction.operators.mention import Mention


class Block(JobOperator):
    """`Ri Chol-min` -> `█████`."""

    def operator_name(self) -> str:
        """The name policies use."""
        return "block"

    def wordings(self, mention: Mention) -> Iterator[str]:
        """No words: the bar stands where no wording is left."""
        return iter(())
