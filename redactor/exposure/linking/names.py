"""What the words of a person's mention are: parts of the name, initials, nickname, title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product

from redactor.detection.names import Kind, family_names, given_names, kind
from redactor.detection.romanization import fold
from redactor.detection.vocabulary import NAME_PARTICLES
from redactor.exposure.genders import FEMALE_TITLES, MALE_TITLES, Gender
from redactor.exposure.linking.spelling import squeezed

_NICKNAME = re.compile(r'"([^"]+)"|\(([^()]+)\)|(?<!\w)\'([^\']{2,30})\'(?!\w)')
_WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’.·](?=[^\W_])|\.(?!\w))*")
_INITIALS = re.compile(r"(?:-?[^\W\d_]\.)+[^\W\d_]?\.?|[^\W\d_]")
_ACRONYM = re.compile(r"[^\W\d_]{2,4}")
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ed|ul|ur)[-'’](?=\w)", re.IGNORECASE)
_SUFFIX = re.compile(r"-(?:ssi|nim|san|sama|sensei|kun|chan|bhai|ji|jan|didi|bey|hanim)$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_JOINED = _words("abu abou umm um oum mama abd abdul abdel abdal abdur abder")
"""Words that make one name with the next: `Abu Yusuf` is his father, not Yusuf."""

_AFTER = _words("jr sr junior senior ii iii iv phd md mp obe mbe kc qc esq frs")
_GENERATIONS = {"junior": "jr", "senior": "sr"} | {w: w for w in ("jr", "sr", "ii", "iii", "iv")}
_TRAILING = _words(
    "bey hanim efendi khanum khanom sahib saheb sahab bhai bhaiya bhaijaan bhabi bhabhi apa apu"
    " didi chacha chachi khala babu garu akka ji jaan abla agabey teyze amca hoca ahjussi ajumma"
    " oppa unni noona hyung sensei senpai"
)
"""Titles that follow a name."""

_FAMILIAR = _words("aunt auntie aunty uncle grandma granny grandpa papa mama baba nana")
"""Titles by which neighbours call each other and no copy calls a public person."""
# Source of the lists above: our own, from general knowledge of naming customs, 2026; Apache-2.0.


@dataclass(frozen=True, slots=True)
class Name:
    """A person's mention, taken apart.

    Args:
        parts: words of the name, folded, hyphens kept; titles and particles (`van`, `al-`) dropped.
        initials: lone letters among them, folded.
        aliases: nicknames in quotation marks or parentheses, and syllables of a given name that
            are written apart (`Kim Chol Su`), joined; each as `parts`.
        letters: the mention when it may be initials and nothing else (`RCM`, `R.C.M.`), folded.
        gender: what its title says.
        generation: `jr`, `sr`, `ii` ...; empty for none.
        familiar: whether its title is one among neighbours (`Auntie`).
    """

    parts: tuple[str, ...] = field(repr=False)
    initials: tuple[str, ...] = field(default=(), repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    letters: str = field(default="", repr=False)
    gender: Gender | None = None
    generation: str = ""
    familiar: bool = False

    @property
    def whole(self) -> str:
        """The parts in one word."""
        return "".join(map(squeezed, self.parts))


def parse_name(text: str) -> Name:
    """Take a mention apart; one without letters or digits has no parts.

    Args:
        text: the words of a PERSON entity.
    """
    text = text.replace("’", "'").strip()
    nicknames = [next(filter(None, match)) for match in _NICKNAME.findall(text)]
    rest = _NICKNAME.sub(" ", text)
    if not _WORD.search(rest):
        rest, nicknames = " ".join(nicknames), []
    words = [_without_possessive(word) for word in _WORD.findall(rest)]
    words, gender = _without_titles(words)
    words, generation = _without_suffixes(words)
    words = [word for word in words if word.lower() != "the"]
    parts, initials = _sorted(_joined(words))
    parts = tuple(part for part in parts if part)
    alone = "".join(c for c in rest if c.isalpha())
    letters = fold(alone) if alone.isupper() and _ACRONYM.fullmatch(alone) else ""
    aliases = tuple(filter(None, (fold(name).replace(" ", "") for name in nicknames)))
    return Name(
        parts=parts,
        initials=initials,
        aliases=aliases + _syllables(parts),
        letters=letters,
        gender=gender,
        generation=generation,
        familiar=rest.split(" ")[0].lower() in _FAMILIAR if len(parts) == 1 else False,
    )


def initial_forms(parts: tuple[str, ...]) -> frozenset[str]:
    """The initials that may stand for a name: `rcm` and `cmr`, `rc` and `cr` for Ri Chol-min."""
    if not 2 <= len(parts) <= 4:
        return frozenset()
    letters = [_letters(part) for part in parts]
    forms: set[str] = set()
    for chosen in product(*letters):
        joined = "".join(chosen)
        forms |= {joined, "".join((chosen[-1], *chosen[:-1])), "".join((*chosen[1:], chosen[0]))}
    return frozenset(forms)


def _letters(part: str) -> list[str]:
    """The initials of a part: of its first syllable, and of all when it is hyphenated."""
    all_of_them = "".join(word[0] for word in part.split())
    return list(dict.fromkeys((part[0], all_of_them)))


def _without_possessive(word: str) -> str:
    return word[:-2] if word.lower().endswith("'s") else word


def _without_titles(words: list[str]) -> tuple[list[str], Gender | None]:
    gender: Gender | None = None
    while len(words) > 1 and _is_title(words[0], words[1]):
        lower = words[0].lower().rstrip(".")
        if lower in MALE_TITLES or lower in FEMALE_TITLES:
            gender = Gender.MALE if lower in MALE_TITLES else Gender.FEMALE
        words = words[1:]
    while len(words) > 1 and fold(words[-1]) in _TRAILING and fold(words[-1]) != fold(words[0]):
        words = words[:-1]
    return words, gender


def _is_title(word: str, following: str) -> bool:
    lower = word.lower().rstrip(".")
    if lower in _JOINED or not any(c.isalpha() for c in following):
        return False
    sort = kind(word)
    listed = lower in given_names() or lower in family_names()
    return sort is Kind.HONORIFIC or (sort is Kind.ROLE and not listed)


def _without_suffixes(words: list[str]) -> tuple[list[str], str]:
    generation = ""
    while len(words) > 1 and fold(words[-1]) in _AFTER:
        generation = _GENERATIONS.get(fold(words[-1]), generation)
        words = words[:-1]
    return words, generation


def _joined(words: list[str]) -> list[str]:
    """The words, those of `_JOINED` made one with the next."""
    result: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word.lower() in _JOINED and i + 1 < len(words):
            skip = 2 if words[i + 1].lower() in ("al", "el") and i + 2 < len(words) else 1
            tail = _ARTICLE.sub("", words[i + skip])
            head = "abdul" if word.lower().startswith("abd") else word
            result.append(head + tail)
            i += skip + 1
        else:
            result.append(word)
            i += 1
    return result


def _sorted(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts: list[str] = []
    initials: list[str] = []
    for word in words:
        if _INITIALS.fullmatch(word):
            initials += [fold(c) for c in word if c.isalpha()]
        elif word.lower() not in NAME_PARTICLES or len(words) == 1:
            folded = fold(_ARTICLE.sub("", word).rstrip("."))
            parts.append(_SUFFIX.sub("", folded.replace(" ", "-")).replace("-", " "))
    return tuple(parts), tuple(initials)


_SYLLABLE = re.compile(r"[bcdfghjklmnprstwyz]{0,2}[aeiou]{1,3}(?:ng|[nmlkpt])?")


def _syllables(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The given name whose two syllables stand apart after a family name: `Kim Chol Su`."""
    if len(parts) != 3 or parts[0] not in family_names():
        return ()
    if not all(_SYLLABLE.fullmatch(part) for part in parts[1:]):
        return ()
    return (f"{parts[1]} {parts[2]}",)
