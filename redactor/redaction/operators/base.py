"""What all operators share: the replacement to make, and the choice of its words."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from presidio_anonymizer.operators import Operator, OperatorType

from redactor.errors import RedactionError
from redactor.redaction.brackets import BAR, Brackets, Setting, set_off
from redactor.redaction.operators.mention import Mention

ADDRESS_WORDS = ("redacted", "withheld")
"""What replaces part of a link target or slug, where brackets would break the address; best first.
"""

JOB = "job"
"""The one operator parameter: a `Job`."""


@dataclass(frozen=True, slots=True)
class Job:
    """One replacement to make.

    Args:
        mention: the words and their surroundings.
        setting: where they stand.
        brackets: what sets the replacement off.
        address_word: what stands for words in an address.
        before: markup from inside the words, to be written before the replacement.
        after: likewise, after it.
        spell: gives the replacement's words as they are written where it stands.
        allowed: false for a wording that repeats something redacted elsewhere; the entity type, in
            brackets, never does.
    """

    mention: Mention
    setting: Setting
    brackets: Brackets
    address_word: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    spell: Callable[[str], str] = field(repr=False)
    allowed: Callable[[str], bool] = field(repr=False)


class JobOperator(Operator):
    """A Presidio operator that writes the first wording allowed, set off as its place needs."""

    def operate(self, text: str, params: dict[str, Any] | None = None) -> str:
        """The replacement of `text`, which is `params["job"].mention` with its markup."""
        job: Job = (params or {})[JOB]
        words = self._set_off(job)
        if job.setting is not Setting.ADDRESS:
            words = job.spell(words)
        return job.before + words + job.after

    def _set_off(self, job: Job) -> str:
        if job.setting is Setting.ADDRESS:
            return job.address_word
        for words in self.wordings(job.mention):
            if words == job.mention.type:
                marked = Brackets.SQUARE if job.brackets is Brackets.NONE else job.brackets
                return set_off(words, job.setting, marked)
            if job.allowed(words):
                return set_off(words, job.setting, job.brackets)
        return f'"{BAR}"' if job.setting is Setting.BARE_VALUE else BAR

    @abstractmethod
    def wordings(self, mention: Mention) -> Iterator[str]:
        """What may replace the mention, without brackets, best first."""

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Check that the one parameter is there.

        Raises:
            RedactionError: RED301.
        """
        if not isinstance((params or {}).get(JOB), Job):
            raise RedactionError(f"the operator {self.operator_name()} was given no job")

    def operator_type(self) -> OperatorType:
        """Ours all anonymize."""
        return OperatorType.Anonymize
