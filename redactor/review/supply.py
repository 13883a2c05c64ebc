"""A redactor that is made when it is first needed, while the page is shown already."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redactor.pipeline import Redactor


class Supply:
    """Gives a redactor, made once by whichever thread asks first; the others wait for it.

    Args:
        make: makes it; what it raises is raised anew for whoever asks later.
    """

    def __init__(self, make: Callable[[], Redactor]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: Redactor | None = None
        self._problem: Exception | None = None

    def __call__(self) -> Redactor:
        """The redactor.

        Raises:
            RedactorError: whatever making it raises.
        """
        with self._lock:
            if self._problem is not None:
                raise self._problem.with_traceback(None)
            if self._made is None:
                try:
                    self._made = self._make()
                except Exception as problem:
                    self._problem = problem
                    raise
            return self._made
