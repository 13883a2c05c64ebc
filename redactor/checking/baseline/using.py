"""A baseline in its file, for one check."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from redactor.checking.baseline.comparing import Comparison, Manner
from redactor.checking.baseline.entries import Baseline, ensure_is, read_baseline
from redactor.checking.baseline.keys import Key
from redactor.checking.findings import Finding
from redactor.checking.targets import Target
from redactor.checking.working import Answer
from redactor.writing import write_together


@dataclass(frozen=True, slots=True)
class InUse:
    """A baseline that a check is compared with.

    Args:
        path: its file, absolute.
        comparison: compares.
    """

    path: Path
    comparison: Comparison

    def new(self, target: Target, answer: Answer) -> list[Finding]:
        """The findings of a target that are not in the baseline; see `Comparison.new`."""
        whole = answer.problem is None
        return self.comparison.new(self._name(target), answer.findings, whole=whole)

    def stale(self) -> dict[tuple[str, str], int]:
        """What the baseline has and is there no more; see `Comparison.stale`."""
        return self.comparison.stale(self._is_there)

    def write(self) -> int:
        """Write the baseline anew; how many entries it has.

        Raises:
            BaselineError: RED807: somebody else wrote to it since it was read.
            WriteError: RED501.
        """
        updated = self.comparison.updated(self._is_there)
        unchanged = partial(ensure_is, self.comparison.baseline, self.path)
        write_together([(self.path, updated.render())], check=unchanged)
        return len(updated.entries)

    def _name(self, target: Target) -> str:
        """The target's path from the folder of the baseline; on another drive, all of it."""
        try:
            return PurePath(os.path.relpath(target.location, self.path.parent)).as_posix()
        except ValueError:
            return target.location.as_posix()

    def _is_there(self, name: str) -> bool:
        return os.path.lexists(self.path.parent / name)


def use_baseline(path: Path, key: Key | None, manner: Manner) -> InUse:
    """A baseline made ready; one that is to be written need not exist.

    Args:
        path: its file, absolute.
        key: see `Comparison`.
        manner: see `Comparison`.

    Raises:
        BaselineError: RED807.
        BaselineKeyError: RED808.
    """
    is_new = manner.writing and not os.path.lexists(path)
    baseline = Baseline() if is_new else read_baseline(path)
    return InUse(path, Comparison(baseline, key, manner))
