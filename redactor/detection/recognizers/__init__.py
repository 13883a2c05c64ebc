"""Presidio recognizers, one module a concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from redactor.rulepacks import RulePack

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer
    from spacy.language import Language

    from redactor.detection.ahead import ModelAhead


def build(
    language: str,
    packs: Iterable[RulePack],
    nlp: Language,
    threads: int | None = 1,
    ahead: ModelAhead | None = None,
) -> Iterator[EntityRecognizer]:
    """Every recognizer for `language`: Presidio's own, ours in code, one a rule pack, the model.

    Args:
        language: ISO 639 code.
        packs: rule packs of any language.
        nlp: the language's pipeline.
        threads: processor threads that the model may use; `None`: no model.
        ahead: the model, if it is being loaded already.

    Raises:
        RulePackError: RED401: a pattern that cannot be compiled.
        MissingDataError: RED203: the gazetteer or the model is missing or damaged.
    """
    from redactor.detection.recognizers.dates import DateRecognizer
    from redactor.detection.recognizers.model import ModelRecognizer
    from redactor.detection.recognizers.people import PeopleRecognizer
    from redactor.detection.recognizers.places import PlaceRecognizer
    from redactor.detection.recognizers.predefined import predefined_recognizers
    from redactor.detection.recognizers.rules import RulePackRecognizer
    from redactor.detection.recognizers.unlisted import UnlistedNameRecognizer

    yield from predefined_recognizers(language)
    yield PlaceRecognizer(language)
    yield PeopleRecognizer(language)
    yield UnlistedNameRecognizer(language)
    if threads is not None:
        yield ModelRecognizer(language, threads, ahead=ahead)
    for pack in packs:
        if pack.language == language:
            kind = DateRecognizer if pack.name == "dates" else RulePackRecognizer
            yield kind(pack, nlp, tested=pack.bundled)
