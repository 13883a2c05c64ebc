"""A newsroom's own named-entity model as one more recognizer, through Presidio's classes.

Nothing is ever downloaded, nor is a draft sent anywhere: what is named must be installed, or be a
folder, and neither loading it nor asking it may open a connection.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import (
    GLiNERRecognizer,
    HuggingFaceNerRecognizer,
    SpacyRecognizer,
)

from redactor.detection.recognizers.added_offline import cut_off, hub_offline
from redactor.detection.recognizers.labels import PROMPTS, SCHEMES, bare, entity_type
from redactor.detection.recognizers.model import SECOND_LOOK, SETTLED
from redactor.errors import ConfigError, DetectionError

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts
    from spacy.language import Language

PREFIX = "ADDED/"
"""Before the entity types, for the reason that `model.PREFIX` gives."""

_OURS = "redactor downloads nothing: install the pipeline, or name the folder that holds the model."


class AddedRecognizer(EntityRecognizer):
    """Passes on what another recognizer finds, of the types it claims to find.

    In a text that holds replacements, only what it is sure of counts, as with the shipped model.

    Args:
        inner: any recognizer of Presidio's.
        name: what to call it.
        supported_language: ISO 639 code of the drafts that it reads.
    """

    def __init__(self, inner: EntityRecognizer, name: str, supported_language: str) -> None:
        self._inner = inner
        self._name = name
        self._kinds = list(inner.supported_entities)
        super().__init__(
            supported_entities=[f"{PREFIX}{kind}" for kind in self._kinds],
            name=name,
            supported_language=supported_language,
            score_thresholds={"default": 0.0},
        )

    def load(self) -> None:
        """Nothing: the other recognizer is loaded."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The other recognizer's findings; whatever it raises."""
        least = SECOND_LOOK if SETTLED in text else 0.0
        with cut_off():
            found = self._inner.analyze(text, self._kinds, nlp_artifacts)
        return [
            self._result(result)
            for result in found
            if result.entity_type in self._kinds and result.score >= least
        ]

    def _result(self, result: RecognizerResult) -> RecognizerResult:
        return RecognizerResult(
            entity_type=f"{PREFIX}{result.entity_type}",
            start=result.start,
            end=result.end,
            score=float(result.score),
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self._name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "rule": f"added.{result.entity_type.lower().replace('_', '-')}",
            },
        )


def added_recognizers(name: str, languages: Iterable[str]) -> list[AddedRecognizer]:
    """The model called `name`, once for each of the languages that it can read.

    Args:
        name: an installed spaCy pipeline (`en_core_web_sm`), or a folder that holds a spaCy
            pipeline, a GLiNER or a Hugging Face token classifier with its tokenizer.
        languages: ISO 639 codes of the drafts.

    Raises:
        ConfigError: RED404: nothing of that name is installed, the folder holds no model that can
            be used, a package that it needs is missing, none of its labels means anything to us, or
            it is for another language.
    """
    languages = sorted(languages)
    folder = Path(name)
    loading = _kind(folder) if folder.is_dir() else _package(name)
    try:
        with cut_off():
            inner, own = loading(name)
    except ConfigError:
        raise
    except Exception as problem:
        # Whatever spaCy, GLiNER or transformers raise on files that they cannot use.
        message = f"the model cannot be loaded ({type(problem).__name__})"
        raise ConfigError(message, path=name, next_step=_OURS) from problem
    readable = [language for language in languages if own in {None, "xx", language}]
    if not readable:
        message = f"the model is for the language {own}, the rules are for {', '.join(languages)}"
        raise ConfigError(message, path=name)
    return [AddedRecognizer(inner, folder.name, language) for language in readable]


Loading = Callable[[str], tuple[EntityRecognizer, str | None]]
"""Loads what a name or path stands for, and says which language it reads; `None`: any."""


def _package(name: str) -> Loading:
    if not name.isidentifier() or not spacy.util.is_package(name) or find_spec(name) is None:
        message = "there is no installed spaCy pipeline and no folder of that name"
        raise ConfigError(message, path=name, next_step=_OURS)
    return _spacy_pipeline


def _kind(folder: Path) -> Loading:
    if (folder / "meta.json").is_file() and (folder / "config.cfg").is_file():
        return _spacy_pipeline
    if (folder / "gliner_config.json").is_file():
        return _gliner
    if any(a.endswith("ForTokenClassification") for a in _config(folder).get("architectures", ())):
        return _token_classifier
    message = "the folder holds no spaCy pipeline, GLiNER or Hugging Face token classifier"
    raise ConfigError(message, path=str(folder), next_step=_OURS)


def _config(folder: Path) -> dict[str, Any]:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return config if isinstance(config, dict) else {}


def _known(labels: Iterable[str], name: str) -> dict[str, str]:
    """The entity type of each label that has one."""
    known = {label: kind for label in sorted(labels) if (kind := entity_type(label))}
    if not known:
        message = "none of the model's labels means an entity type"
        raise ConfigError(message, path=name, next_step="See docs/added-models.md.")
    return known


class _LoadedEngine(SpacyNlpEngine):
    """Presidio's NLP engine on a pipeline that is loaded already, as Presidio's manual shows."""

    def __init__(self, pipeline: Language, language: str, kinds: dict[str, str]) -> None:
        super().__init__(
            ner_model_configuration=NerModelConfiguration(model_to_presidio_entity_mapping=kinds)
        )
        self.nlp = {language: pipeline}  # type: ignore[assignment]


class _SpacyPipeline(SpacyRecognizer):
    """Presidio's spaCy recognizer with a pipeline of its own: the engine's has no entities."""

    def __init__(self, pipeline: Language, kinds: dict[str, str]) -> None:
        language = pipeline.meta["lang"]
        self._engine = _LoadedEngine(pipeline, language, kinds)
        super().__init__(
            supported_language=language,
            supported_entities=sorted(set(kinds.values())),
            name="spacy",
        )

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        own = self._engine.process_text(text, self.supported_language)
        results: list[RecognizerResult] = super().analyze(text, entities, own)
        return results


def _spacy_pipeline(name: str) -> tuple[EntityRecognizer, str | None]:
    pipeline = spacy.load(name)
    labels = {
        label
        for component, of_component in pipeline.pipe_labels.items()
        if "doc.ents" in pipeline.get_pipe_meta(component).assigns
        for label in of_component
    }
    return _SpacyPipeline(pipeline, _known(labels, name)), pipeline.meta["lang"]


def _require(name: str, extra: str, *packages: str) -> None:
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        message = f"the model needs {' and '.join(missing)}, which is not installed"
        step = f"Run: pip install 'redactor[{extra}]'"
        raise ConfigError(message, path=name, next_step=step)


def _gliner(folder: str) -> tuple[EntityRecognizer, str | None]:
    _require(folder, "gliner", "gliner")
    # Its configuration may name an encoder and a tokenizer of the hub's instead of files beside it.
    with hub_offline():
        recognizer = GLiNERRecognizer(
            name="gliner",
            entity_mapping=PROMPTS,
            model_name=folder,
            map_location="cpu",
            local_files_only=True,
        )
    return recognizer, None


class _Watched:
    """A pipeline that remembers its failures.

    Presidio would log one with the text and go on as if nothing had been found.
    """

    def __init__(self, pipeline: Callable[[str], list[dict[str, Any]]]) -> None:
        self._pipeline = pipeline
        self.failure: str | None = None

    def __call__(self, text: str) -> list[dict[str, Any]]:
        try:
            return self._pipeline(text)
        except Exception as problem:  # noqa: BLE001 - told by `_TokenClassifier.analyze`
            self.failure = type(problem).__name__
            return []


class _TokenClassifier(HuggingFaceNerRecognizer):
    """Presidio's Hugging Face recognizer, offline, and failing where it fails."""

    def load(self) -> None:
        from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline

        path = self.model_name
        self._watched = _Watched(
            pipeline(
                self.DEFAULT_HF_TASK,
                model=AutoModelForTokenClassification.from_pretrained(path, local_files_only=True),
                tokenizer=AutoTokenizer.from_pretrained(path, local_files_only=True),
                aggregation_strategy=self.aggregation_strategy,
                device=self.device,
            )
        )
        self.ner_pipeline = self._watched  # type: ignore[assignment]

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        self._watched.failure = None
        results: list[RecognizerResult] = super().analyze(text, entities, nlp_artifacts)
        if self._watched.failure is not None:
            raise DetectionError(f"the added model failed with {self._watched.failure}")
        return results


def _token_classifier(folder: str) -> tuple[EntityRecognizer, str | None]:
    _require(folder, "transformers", "transformers", "torch")
    labels = {bare(str(label)) for label in _config(Path(folder)).get("id2label", {}).values()}
    with hub_offline():
        recognizer = _TokenClassifier(
            name="transformers",
            model_name=folder,
            label_mapping=_known(labels, folder),
            label_prefixes=list(SCHEMES),
            aggregation_strategy="first",
            device="cpu",
        )
    return recognizer, None
