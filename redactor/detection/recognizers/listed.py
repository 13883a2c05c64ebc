"""A Presidio recognizer that finds the words of a newsroom's deny list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.wordings import DENIED, Wordings

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

    from redactor.wordlists import Listing

NAME = "lists/deny"

PREFIX = "LISTED/"
"""Before the entity types, since Presidio drops what lies in another result of its type."""


class ListedRecognizer(EntityRecognizer):
    """Finds denied words whole, wherever they stand, as direct hits with the score 1.0.

    Presidio's own deny lists are one regex, which its decision trace prints; here nothing of a list
    leaves this object.

    Args:
        deny: the list; each entry has a type.
        supported_language: ISO 639 code.
    """

    def __init__(self, deny: Iterable[Listing], supported_language: str = "en") -> None:
        entries = [(listing.text, listing.type or "") for listing in deny]
        self._wordings = Wordings(entries)
        super().__init__(
            supported_entities=sorted({f"{PREFIX}{kind}" for _, kind in entries}),
            name=NAME,
            supported_language=supported_language,
        )

    def load(self) -> None:
        """Nothing to load: the list arrives ready."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The denied words in `text`, in order and disjoint."""
        return [
            RecognizerResult(
                entity_type=f"{PREFIX}{kind}",
                start=span.start,
                end=span.end,
                score=1.0,
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                    "rule": DENIED,
                    "value": None,
                    "protected": 1.0,
                    "direct": 1.0,
                },
            )
            for span, kind in self._wordings.find(text)
        ]
