"""The slim spaCy pipeline behind Presidio: tokens and sentences, no downloaded model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.pipeline import Sentencizer
from spacy.util import get_lang_class

from redactor.detection.tokenizing import tokenizer_factory

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LINE_ENDS = ["\n" * n for n in range(1, 5)]
"""White-space tokens that end a sentence: a heading or list item does not run on into the next."""


class _Artifacts(NlpArtifacts):
    @staticmethod
    def set_keywords(nlp_engine: NlpEngine, lemmas: list[str], language: str) -> list[str]:
        """None: only Presidio's context enhancer reads them, at a cost for every word."""
        return []


class BlankNlpEngine(NlpEngine):
    """Presidio NLP engine on `spacy.blank(language)` with a `sentencizer`.

    Like Presidio's `SlimSpacyNlpEngine`, but it never looks for a model to download, and gives no
    lemmas: only Presidio's context enhancer reads them, at a cost for every word.

    Args:
        languages: ISO 639 codes; spaCy must have tokenizer rules for each.
    """

    engine_name = "blank"
    is_available = True

    def __init__(self, languages: Iterable[str]) -> None:
        self.languages = sorted(languages)
        self.nlp: dict[str, Language] = {}

    def load(self) -> None:
        """Build a pipeline for each language."""
        for language in self.languages:
            # What `spacy.blank` makes, without checking a configuration that is the default.
            kind = get_lang_class(language)
            nlp = kind(create_tokenizer=tokenizer_factory(kind))
            marks = [*Sentencizer.default_punct_chars, *LINE_ENDS]
            nlp.add_pipe("sentencizer", config={"punct_chars": marks})
            self.nlp[language] = nlp

    def is_loaded(self) -> bool:
        """True once the pipelines are built."""
        return bool(self.nlp)

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """The tokens of `text`."""
        return self._artifacts(self.nlp[language](text), language)

    def process_batch(
        self,
        texts: Iterable[str],
        language: str,
        batch_size: int = 1,
        n_process: int = 1,
        **kwargs: Any,
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """The tokens of each text, in order."""
        pipeline = self.nlp[language]
        for doc in pipeline.pipe(texts, batch_size=batch_size, n_process=n_process, **kwargs):
            yield doc.text, self._artifacts(doc, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """True when spaCy's list for the language holds the word."""
        return bool(self.nlp[language].vocab[word].is_stop)

    def is_punct(self, word: str, language: str) -> bool:
        """True when the word is punctuation."""
        return bool(self.nlp[language].vocab[word].is_punct)

    def get_supported_entities(self) -> list[str]:
        """None: the recognizers find everything."""
        return []

    def get_supported_languages(self) -> list[str]:
        """The languages given."""
        return self.languages

    def _artifacts(self, doc: Doc, language: str) -> NlpArtifacts:
        return _Artifacts(
            entities=[],
            tokens=doc,
            tokens_indices=doc.to_array("IDX").tolist(),
            lemmas=[],
            nlp_engine=self,
            language=language,
            scores=[],
        )
