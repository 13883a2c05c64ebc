"""A Presidio recognizer that finds what the shipped token classifier finds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.entities import ORGANIZATION, PERSON
from redactor.detection.modelfiles import FOLDER
from redactor.detection.names import common_words
from redactor.errors import MissingDataError

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

    from redactor.detection.ahead import ModelAhead
    from redactor.detection.model import Finding

NAME = "model"

PREFIX = "MODEL/"
"""Before the model's entity types, since Presidio drops what lies in another result of its type,
and which of a rule and the model wins is for `ensemble.combine` to say."""

SETTLED = "\uffff"
"""Stands in an analysis text for every character of a replacement made before. Normalization drops
it from drafts, so that none can raise the bar for the model by holding it."""

_SHORTENED = re.compile(r"\b[^\W\d_]+(?P<ending>n't|'(?:s|d|m|ll|re|ve))\b", re.IGNORECASE)
_REACH = 16
"""Characters around an edge in which a shortened word that it divides is sought."""

SECOND_LOOK = 0.5
"""Probability from which findings count in a text that holds replacements. What is less likely was
passed over when the draft was read, or is an echo of the replacement beside it."""


class ModelRecognizer(EntityRecognizer):
    """Finds entities of every type with the token classifier, and how they bear on a source.

    `recognition_metadata` holds `protected`, `direct` and `within`: calibrated probabilities that
    the entity helps to find a protected person, that it does so by itself, and that it would if it
    were sure that the text protects anybody.

    Args:
        supported_language: ISO 639 code; the model was trained on English.
        threads: processor threads that one text may use.
        folder: where the model's files are; they are read on first use.
        ahead: the model of that folder, if it is being loaded already.
    """

    def __init__(
        self,
        supported_language: str = "en",
        threads: int = 1,
        folder: Path = FOLDER,
        ahead: ModelAhead | None = None,
    ) -> None:
        self._folder = folder
        self._threads = threads
        self._model = ahead
        super().__init__(
            supported_entities=[f"{PREFIX}{kind}" for kind in self._types()],
            name=NAME,
            supported_language=supported_language,
            score_thresholds={"default": 0.0},
        )

    def _types(self) -> tuple[str, ...]:
        from redactor.detection.model import read_settings

        try:
            return read_settings(self._folder).types
        except (ValueError, KeyError) as problem:
            raise MissingDataError("the model's files cannot be read") from problem

    def load(self) -> None:
        """Nothing yet: the network is loaded with the first text."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The model's findings in `text`, in order and disjoint.

        Raises:
            MissingDataError: RED203: the model's files are missing or damaged.
        """
        least = SECOND_LOOK if SETTLED in text else 0.0
        likely = [
            without_half_words(finding, text)
            for finding in self._loaded().find(text)
            if finding.probability >= least and _is_likely(finding, text)
        ]
        return [self._result(finding) for finding in likely if finding.start < finding.end]

    def _loaded(self) -> ModelAhead:
        from redactor.detection.ahead import ModelAhead

        if self._model is None:
            self._model = ModelAhead(self._threads, folder=self._folder)
        try:
            self._model.model()
        except MissingDataError:
            raise
        except Exception as problem:
            # Whatever onnxruntime and tokenizers raise on files of theirs.
            raise MissingDataError("the model's files cannot be read") from problem
        return self._model

    def _result(self, finding: Finding) -> RecognizerResult:
        return RecognizerResult(
            entity_type=f"{PREFIX}{finding.type}",
            start=finding.start,
            end=finding.end,
            score=finding.probability,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "rule": f"model.{finding.type.lower().replace('_', '-')}",
                "protected": finding.protected,
                "direct": finding.direct,
                "within": finding.within,
            },
        )


def without_half_words(finding: Finding, text: str) -> Finding:
    """The finding without half of a shortened word at its edges: `hadn'` of `hadn't`.

    A verb that is shortened goes as a whole; of a name only the apostrophe before its ending does.
    """
    start, end = finding.start, finding.end
    if divided := _divided(text, start):
        start = divided.end()
        start += len(text[start:end]) - len(text[start:end].lstrip())
    if divided := _divided(text, end):
        end = divided.start() if _is_negated(divided) else divided.start("ending")
        end -= len(text[start:end]) - len(text[start:end].rstrip())
    unchanged = (start, end) == (finding.start, finding.end)
    return finding if unchanged else replace(finding, start=start, end=end)


def _divided(text: str, edge: int) -> re.Match[str] | None:
    """The shortened word whose ending the edge divides, or that it cuts before `n't`."""
    for word in _SHORTENED.finditer(text, max(0, edge - _REACH), edge + _REACH):
        inside = word.start("ending") < edge or (_is_negated(word) and edge == word.start("ending"))
        if inside and edge < word.end():
            return word
    return None


def _is_negated(word: re.Match[str]) -> bool:
    return word["ending"].lower() == "n't"


def _is_likely(finding: Finding, text: str) -> bool:
    """False for a name made of the language's ordinary words alone, in lower case."""
    if finding.type not in (PERSON, ORGANIZATION):
        return True
    words = re.findall(r"\w+", text[finding.start : finding.end])
    return not words or not common_words().issuperset(words)
