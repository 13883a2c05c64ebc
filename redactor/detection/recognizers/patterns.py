"""Compiles a rule pack's patterns to spaCy `Matcher` token patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from redactor.rulepacks import RulePack, TokenPattern

if TYPE_CHECKING:
    from spacy.language import Language

BUILT_IN: dict[str, TokenPattern] = {
    "Cap": {"IS_ALPHA": True, "IS_LOWER": False},
    "UPPER": {"IS_ALPHA": True, "IS_UPPER": True},
    "lower": {"IS_ALPHA": True, "IS_LOWER": True},
    "word": {"IS_ALPHA": True},
    "num": {"LIKE_NUM": True},
    "digits": {"IS_DIGIT": True},
    "any": {},
    "poss-s": {"LOWER": {"IN": ["'s", "'"]}},
    "hyphen": {"ORTH": "-"},
}
"""Token specs that every pack may name."""

_OPERATORS = "?*+"
_NATIVE_OPERATORS = ("", "!", *_OPERATORS)
_NAMED = re.compile(r"<([^<>]+)>")
_STAND_IN = "qzq"
"""Stands for a `<name>` while a chunk such as `<kin>-in-law` is split as spaCy splits words."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready for spaCy's `Matcher`.

    Args:
        tokens: one token pattern each.
        first: index of the first token pattern that belongs to the entity.
        last: one past the index of the last.
    """

    tokens: tuple[TokenPattern, ...]
    first: int
    last: int


class PatternCompiler:
    """Compiles the patterns of one pack; what is written alike is compiled once.

    Args:
        pack: the pack.
        nlp: the pipeline whose tokens will be matched.
    """

    def __init__(self, pack: RulePack, nlp: Language) -> None:
        self._pack = pack
        self._nlp = nlp
        self._chunks: dict[str, list[TokenPattern]] = {}

    def compile(
        self, pattern: str | tuple[TokenPattern, ...], location: tuple[str | int, ...]
    ) -> Compiled:
        """Compile one pattern, which stands at `location` in the pack's file.

        Raises:
            RulePackError: RED401, with the line.
        """
        if not isinstance(pattern, str):
            for token in pattern:
                if token.get("OP", "") not in _NATIVE_OPERATORS:
                    raise self._pack.error("an OP is none of ! ? * and +", location)
            return Compiled(pattern, 0, len(pattern))
        tokens: list[TokenPattern] = []
        first = last = None
        for chunk in pattern.split():
            if chunk == "[" and first is None:
                first = len(tokens)
            elif chunk == "]" and first is not None and last is None:
                last = len(tokens)
            elif chunk in ("[", "]"):
                raise self._pack.error("[ and ] do not pair up", location)
            else:
                if chunk not in self._chunks:
                    compiled = _chunk(chunk, self._pack, location, self._nlp)
                    self._chunks[chunk] = list(compiled)
                tokens.extend(self._chunks[chunk])
        if (first is None) != (last is None) or (first == last and first is not None):
            raise self._pack.error("[ and ] do not enclose a token", location)
        if not tokens:
            raise self._pack.error("the pattern is empty", location)
        return Compiled(tuple(tokens), first or 0, len(tokens) if last is None else last)


def check_words(pack: RulePack, nlp: Language) -> None:
    """Refuse words of token specs and contexts that can be no token, and so never match.

    Raises:
        RulePackError: RED401, with the line.
    """
    specs = {("tokens", name): spec for name, spec in pack.tokens.items()}
    contexts = {("rules", i, "context"): rule.context for i, rule in enumerate(pack.rules)}
    for location, words in (*specs.items(), *contexts.items()):
        for number, word in enumerate(() if isinstance(words, dict) else words):
            if not _is_token(word, nlp):
                where = (*location, number) if isinstance(words, tuple) else location
                raise pack.error("a word is not one token; use phrases or a pattern", where)


def _is_token(word: str, nlp: Language) -> bool:
    """True when some way of writing the word is one token; 's and the like are, after a word."""
    if word.isalpha() or word.startswith("'"):
        return True
    forms = (word, word.capitalize(), word.title(), word.upper())
    return any(len(nlp.make_doc(form)) == 1 for form in forms)


def _chunk(
    chunk: str, pack: RulePack, location: tuple[str | int, ...], nlp: Language
) -> Iterable[TokenPattern]:
    operator = chunk[-1] if len(chunk) > 1 and chunk[-1] in _OPERATORS else ""
    body = chunk.removesuffix(operator) if operator else chunk
    if body.startswith("="):
        if len(nlp.make_doc(body[1:])) != 1:
            raise pack.error("what follows = is not one token", location)
        return [_with(operator, {"ORTH": body[1:]})]
    if "|" in body:
        words = body.lower().split("|")
        for word in words:
            if not word or len(_tokens(word, nlp)) != 1:
                raise pack.error("an alternative is not one token", location)
        return [_with(operator, {"LOWER": {"IN": words}})]
    names: list[str] = _NAMED.findall(body)
    if len(names) > len(ascii_lowercase):
        raise pack.error(f"more than {len(ascii_lowercase)} token specs in a chunk", location)
    if any(mark in _NAMED.sub("", body) for mark in "<>[]"):
        raise pack.error("<name> is to be closed, [ and ] to stand alone", location)
    letters = iter(ascii_lowercase)
    plain = _NAMED.sub(lambda _: f"{_STAND_IN}{next(letters)}", body)
    words = _tokens(plain, nlp)
    tokens = [
        _named(names[ascii_lowercase.index(word[-1])], pack, location)
        if word[:-1] == _STAND_IN and names
        else {"LOWER": word}
        for word in words
    ]
    if operator and len(tokens) > 1:
        raise pack.error(f"{operator} follows several tokens", location)
    return [_with(operator, token) for token in tokens]


def _tokens(chunk: str, nlp: Language) -> list[str]:
    """The tokens of a chunk, lower-cased."""
    # spaCy splits letters alone only where its list of exceptions says so.
    exceptions = getattr(nlp.tokenizer, "rules", None)
    if exceptions is not None and chunk.isascii() and chunk.isalpha() and chunk not in exceptions:
        return [chunk.lower()]
    return [token.lower_ for token in nlp.make_doc(chunk)]


def _named(name: str, pack: RulePack, location: tuple[str | int, ...]) -> TokenPattern:
    spec = pack.tokens.get(name, BUILT_IN.get(name))
    if spec is None:
        known = ", ".join(sorted({*pack.tokens, *BUILT_IN}))
        raise pack.error(f"there is no token spec of that name; known are: {known}", location)
    return {"LOWER": {"IN": list(spec)}} if isinstance(spec, tuple) else dict(spec)


def _with(operator: str, token: TokenPattern) -> TokenPattern:
    return {**token, "OP": operator} if operator else token
