"""Makes spaCy's tokenizer take linear time, whatever signs a text is made of."""

from __future__ import annotations

from collections.abc import Callable
from re import Match
from typing import TYPE_CHECKING

from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

Search = Callable[[str], Match[str] | None]

_SEEN = 64
"""Characters at a word's start or end in which an affix is looked for; none of spaCy's is as long,
but for runs of full stops, which become several."""


def tokenizer_factory(language: type[Language]) -> Callable[[Language], Tokenizer] | None:
    """What makes a language's tokenizer; `None` where the language has one of its own kind.

    Its tokens are those of spaCy's own. That searches all of a word for each affix that it takes
    off, so that a word of nothing but affixes, such as a line of a thousand equals signs, would
    take time that grows with the square of its length.
    """
    kind = language.default_config["nlp"]["tokenizer"]["@tokenizers"]
    return _tokenizer if kind == "spacy.Tokenizer.v1" else None


def _tokenizer(nlp: Language) -> Tokenizer:
    defaults = nlp.Defaults
    prefixes, suffixes, infixes = defaults.prefixes, defaults.suffixes, defaults.infixes
    return Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=_at_start(compile_prefix_regex(prefixes).search) if prefixes else None,
        suffix_search=_at_end(compile_suffix_regex(suffixes).search) if suffixes else None,
        infix_finditer=compile_infix_regex(infixes).finditer if infixes else None,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _at_start(search: Search) -> Search:
    return lambda word: search(word[:_SEEN])


def _at_end(search: Search) -> Search:
    return lambda word: search(word[-_SEEN:])
