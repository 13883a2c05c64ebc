"""`pseudonym`: a name with a letter, the same throughout a document."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.redaction.operators.base import JobOperator
from redactor.redaction.operators.mention import Mention


class Pseudonym(JobOperator):
    """`Ri Chol-min` -> `[Source A]`; what has no name of that kind (dates, numbers) -> tag."""

    def operator_name(self) -> str:
        """The name policies use."""
        return "pseudonym"

    def wordings(self, mention: Mention) -> Iterator[str]:
        """The name that the document has settled; last the entity type."""
        if mention.party_name is not None:
            yield mention.party_name
        yield mention.type
