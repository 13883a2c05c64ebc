"""Has the model loaded, and a draft read by it, while the rest is still being made ready."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from redactor.detection.model import Finding, Model
from redactor.detection.modelfiles import FOLDER
from redactor.detection.normalization import Normalized, readings
from redactor.detection.segments import segments

if TYPE_CHECKING:
    from redactor.documents.document import Document

MOST = 2
"""Segments read ahead. By then the rest is ready, and a process that fails ends the sooner."""


class ModelAhead:
    """A model that another thread loads, and reads a draft with, from the moment this is made.

    The thread ends when that is done. Nearly all of its time is spent in compiled code, beside
    which Python runs on.

    Args:
        threads: processor threads that one text may use.
        document: the draft that is going to be asked for, if one is known.
        folder: where the model's files are.
    """

    def __init__(
        self, threads: int, document: Document | None = None, folder: Path = FOLDER
    ) -> None:
        self.threads = threads
        self._folder = folder
        self._model: Future[Model] = Future()
        self._found: dict[str, Future[list[Finding]]] = {}
        self._readings: tuple[Document, tuple[Normalized, Normalized]] | None = None
        # Whatever is wrong with the draft is told by the engine, which reads it all the same.
        with suppress(Exception):
            if document is not None:
                self._readings = document, readings(document)
                texts = islice(_texts(*self._readings[1]), MOST)
                self._found = {text: Future() for text in texts}
        Thread(target=self._work, args=(dict(self._found),), name="model").start()

    def model(self) -> Model:
        """The model, once it is loaded; see `Model.load` for what it raises."""
        return self._model.result()

    def readings(self, document: Document) -> tuple[Normalized, Normalized] | None:
        """What `normalization.readings` gives of the draft, once; `None` for another document."""
        known, self._readings = self._readings, None
        return known[1] if known is not None and _are_alike(known[0], document) else None

    def find(self, text: str) -> list[Finding]:
        """What `Model.find` finds in a text.

        A text that was not expected shows that others are not going to be asked for either, and
        they are let go.
        """
        model = self.model()
        found = self._found.pop(text, None)
        if found is not None:
            return found.result()
        for unwanted in self._found.values():
            unwanted.cancel()
        self._found.clear()
        return model.find(text)

    def _work(self, wanted: dict[str, Future[list[Finding]]]) -> None:
        try:
            model = Model.load(self._folder, self.threads)
        except BaseException as problem:  # noqa: BLE001 - it is raised where the model is asked for
            self._model.set_exception(problem)
            return
        self._model.set_result(model)
        while wanted:
            text = next(iter(wanted))
            future = wanted.pop(text)
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(model.find(text))
            except BaseException as problem:  # noqa: BLE001 - likewise
                future.set_exception(problem)


def _texts(*texts: Normalized) -> Iterator[str]:
    """What the engine is going to ask for, unless replacements stand in the draft."""
    for normalized in texts:
        for _, segment in segments(normalized.text):
            yield segment


def _are_alike(one: Document, other: Document) -> bool:
    """Whether two documents are read alike, since one was made of the other."""
    return one.text is other.text and one.regions is other.regions and one.asides is other.asides
