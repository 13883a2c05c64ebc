"""Refuses a draft in a language without rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from redactor.detection.languages import COMMON_WORDS, LANGUAGE_NAMES
from redactor.detection.normalization import normalize
from redactor.errors import LanguageError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

    from redactor.documents.document import Document

MOST_FOREIGN = 0.3
"""Share of a draft, by weight of its letters, from which on languages without rules are too much;
half of a draft of less than 60 letters, where one name weighs as much."""

_LONG_LINE = 80
_LATIN_LETTER = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_DENSE_LETTER = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
_AT_A_GLANCE = 0.15
_FEWEST_LETTERS = 20
_SHORT = 60
_WHOLE = 0.7
_UNLIKELY, _LIKELY, _SURE = 0.01, 0.3, 0.9
"""Probabilities: of a supported language, and of another one in ordinary and in capital letters.
Source: set on prose, headlines, notes and lists of names of our own in 28 languages, 2026."""

_NO_LANGUAGE = "zxx"

# Nigerian Pidgin is what the identifier makes of terse English.
_TAKEN_FOR = {"en": ("en", "pcm")}


def identify(text: str) -> dict[str, float]:
    """The likely languages of a text, likeliest first: ISO 639 code to probability, 0.0-1.0.

    Uses py3langid's bundled model, which is loaded on first use (about half a second and 120 MB);
    opens no connection.
    """
    return {code: float(probability) for code, probability in _identifier().rank(text)}


def require_supported(
    document: Document, supported: frozenset[str], language: str | None = None
) -> str:
    """The language to read a draft as: the one asked for, else the one most of it is in.

    Foreign names and quotations are fine; so are lists, tables and notes too short to tell, unless
    their letters are of another script. A letter of Chinese, Japanese or Korean counts twice, for
    what it says. English prose shows by its common words, without loading a model.

    Args:
        document: the draft.
        supported: ISO 639 codes of the languages with rules; not empty.
        language: the code that the user gave, which is taken at its word; `None`: recognize it.

    Raises:
        LanguageError: RED107, `language` is not supported, or `MOST_FOREIGN` of the draft or more
            is in languages that are not.
    """
    if language is not None:
        if language not in supported:
            raise LanguageError(
                f"there are no rules for {_name(language)}", next_step=_supported(supported)
            )
        return language
    passages = [_read(passage, supported) for passage in _passages(normalize(document).text)]
    weight = sum(passage.weight for passage in passages)
    found = Counter[str]()
    for passage in passages:
        found[passage.glance] += passage.latin if passage.glance else 0
    if sum(passage.doubt for passage in passages) >= MOST_FOREIGN * weight:
        for passage in passages:
            for code, count in _recognize(passage, supported):
                found[code] += count
    foreign = Counter({code: count for code, count in found.items() if code not in supported})
    most = MOST_FOREIGN if weight >= _SHORT else 0.5
    if weight and foreign.total() >= most * weight:
        share = foreign.total() / weight
        part = "the draft" if share >= _WHOLE else f"part of the draft ({share:.0%} of it)"
        raise LanguageError(
            f"{part} is in {_name(foreign.most_common(1)[0][0])}",
            path=document.name,
            next_step=_supported(supported),
        )
    return max(sorted(supported), key=lambda code: (found[code], code == "en"))


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph or a few lines, with how many letters speak for what.

    `glance` is the supported language that its words in Latin script show at a glance, or empty.
    """

    words: tuple[str, ...]
    others: str
    latin: int
    glance: str

    @property
    def other(self) -> int:
        return len(self.others) + len(_DENSE_LETTER.findall(self.others))

    @property
    def weight(self) -> int:
        return self.latin + self.other

    @property
    def doubt(self) -> int:
        return self.other + (0 if self.glance else self.latin)


def _passages(text: str) -> Iterator[str]:
    """Lines long enough to tell their language alone; shorter ones together."""
    short: list[str] = []
    length = 0
    for line in text.split("\n"):
        if len(line) >= _LONG_LINE:
            yield line
            continue
        short.append(line)
        length += len(line)
        if length >= 2 * _LONG_LINE:
            yield "\n".join(short)
            short, length = [], 0
    yield "\n".join(short)


def _read(passage: str, supported: frozenset[str]) -> _Passage:
    words: list[str] = []
    others: list[str] = []
    for word in _WORD.findall(passage):
        (words if word.isascii() or _LATIN_LETTER.match(word) else others).append(word)
    lower = [word.lower() for word in words]
    glance = ""
    for code in sorted(supported & COMMON_WORDS.keys()):
        common = sum(word in COMMON_WORDS[code] for word in lower)
        if words and common >= _AT_A_GLANCE * len(words):
            glance = code
    return _Passage(tuple(words), " ".join(others), sum(map(len, words)), glance)


def _recognize(passage: _Passage, supported: frozenset[str]) -> Iterator[tuple[str, int]]:
    """What could not be told at a glance: language codes and the weight of letters for each."""
    if passage.others:
        yield next(iter(identify(passage.others))), passage.other
    if passage.glance:
        return
    shouted = all(word.isupper() for word in passage.words)
    # Names are of any language, and so they say nothing of the text that they stand in.
    telling = [word for word in passage.words if shouted or word[0].islower()]
    if sum(map(len, telling)) < _FEWEST_LETTERS:
        return
    likely = identify(" ".join(telling).lower())
    code, probability = next(iter(likely.items()))
    home, at_home = max((_likelihood(own, likely), own) for own in supported)
    # Indonesian and Malay, or Serbian and Croatian, share what is likely.
    kindred = sum([*likely.values()][:2])
    if home >= _UNLIKELY:
        yield at_home, passage.latin
    elif code != _NO_LANGUAGE and (kindred >= _SURE if shouted else probability >= _LIKELY):
        yield code, passage.latin


def _likelihood(code: str, likely: dict[str, float]) -> float:
    return sum(likely.get(taken, 0.0) for taken in _TAKEN_FOR.get(code, (code,)))


def _name(code: str) -> str:
    return LANGUAGE_NAMES.get(code, f"a language of code {code}")


def _supported(supported: frozenset[str]) -> str:
    names = ", ".join(sorted(map(_name, supported)))
    codes = " or ".join(f"--language {code}" for code in sorted(supported))
    return f"Supported: {names}. To have it read as that all the same, pass {codes}."


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
