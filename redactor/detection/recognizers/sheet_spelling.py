"""Other spellings of a sheet's words: those listed, those that sound alike, slips of one letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

TRANSLITERATION = "sheet.transliteration"
NICKNAME = "sheet.nickname"
TYPO = "sheet.typo"

SHORTEST_SLIP = 7
"""Letters of the shortest word in which a slip counts."""

LONGEST = 32
"""Letters of the longest word that may be another spelling."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def within_one_edit(one: str, other: str) -> bool:
    """Whether a letter added, dropped, changed or swapped with the next makes one the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2][::-1] == long[at : at + 2]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])


class NearSpellings:
    """Finds the words of a sheet that another spelling may mean.

    Args:
        words: folded words of the sheet.
        listed: other spelling -> pairs of the word meant and the rule to name.
        sounds: keys of a folded word; words that share one may be romanisations of one name.
        is_common: true for a folded common word of the language.
    """

    def __init__(
        self,
        words: Iterable[str],
        listed: Mapping[str, tuple[tuple[str, str], ...]],
        sounds: Callable[[str], Iterable[str]],
        is_common: Callable[[str], bool],
    ) -> None:
        self._words = frozenset(words)
        self._listed = listed
        self._is_common = is_common
        self._keys = sounds
        self._sounds = _index((key, word) for word in self._words for key in sounds(word))
        slips = (w for w in self._words if len(w) >= SHORTEST_SLIP and w.isalpha())
        self._slips = _index((part, w) for w in slips for part in _deletions(w))

    def of(self, word: str) -> tuple[tuple[str, str], ...]:
        """Words of the sheet, each with the rule by which `word` may mean it.

        Args:
            word: folded. A word of the sheet means itself alone, a common one what is listed.
        """
        found = dict(self._listed.get(word, ()))
        if (
            word in self._words
            or len(word) > LONGEST
            or not word.isalpha()
            or self._is_common(word)
        ):
            return tuple(found.items())
        for key in self._keys(word):
            for meant in self._sounds.get(key, ()):
                found.setdefault(meant, TRANSLITERATION)
        for meant in self._slipped(word):
            found.setdefault(meant, TYPO)
        return tuple(found.items())

    def _slipped(self, word: str) -> Iterable[str]:
        if len(word) < SHORTEST_SLIP - 1:
            return ()
        candidates = {w for part in _deletions(word) for w in self._slips.get(part, ())}
        near = sorted(w for w in candidates if within_one_edit(word, w))
        return near if near and not any(map(self._is_common, _edits(word))) else ()


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for key, word in pairs:
        if word not in index.get(key, ()):
            index[key] = (*index.get(key, ()), word)
    return index


def _deletions(word: str) -> Iterator[str]:
    """The word, and what is left of it without one letter."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def _edits(word: str) -> Iterator[str]:
    """Every word one letter away from `word`."""
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _ALPHABET:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]
