"""A redactor that is made when it is first needed, while the page is shown already."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redactor.documents.document import Document
    from redactor.pipeline import Redactor

Make = Callable[["Document | None"], "Redactor"]
"""Makes a redactor; the draft that it is going to be asked for first may help it to be quick."""


class Supply:
    """Gives a redactor, made once by whichever thread asks first; the others wait for it.

    Args:
        make: makes it; what it raises is raised anew for whoever asks later.
    """

    def __init__(self, make: Make) -> None:
        self._make = make
        self._lock = Lock()
        self._draft: Document | None = None
        self._made: Redactor | None = None
        self._problem: Exception | None = None

    def expect(self, draft: Document) -> None:
        """Take note of a draft to come, as cleaned; of several the first one counts."""
        if self._draft is None:
            self._draft = draft

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
                    self._made = self._make(self._draft)
                except Exception as problem:
                    self._problem = problem
                    raise
            return self._made
