"""Spells the words in capitals of a text as they would be spelt in running text."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from redactor.detection.gazetteer import default
from redactor.detection.names import TWO_SYLLABLES, days, given_names, is_title, proper_words
from redactor.detection.romanization import fold
from redactor.detection.truecasing.evidence import BEFORE_PLACES, Evidence, introduces
from redactor.detection.truecasing.naming import names
from redactor.detection.truecasing.runs import Run, runs, words
from redactor.detection.truecasing.slots import DETERMINERS
from redactor.detection.truecasing.usual import FUNCTION_WORDS, NAMES, TIMES, Usual, usual
from redactor.detection.truecasing.verbs import TAKING_PEOPLE
from redactor.detection.vocabulary import NAME_PARTICLES, SPEECH

PASSES = 4
"""How often a text is gone through at most: words spelt once are evidence for others."""

LONE_LETTERS = 3
"""Letters of the shortest ordinary word that is one, and no abbreviation, among words in lower
case."""

TOLD_LETTERS = 4
"""Likewise of a word that the text has elsewhere in another case."""

UNKNOWN_LETTERS = 7
"""Letters of the shortest unknown word that is a name there; hardly an abbreviation has as many."""

INTRODUCED_LETTERS = 4
"""Likewise after a word that stands before names (`in`, `Mrs`)."""

SHORT_NAME = 4
"""Letters of the longest name that is taken for an abbreviation if it always stands so."""

_CAPITALS = regex.compile(r"\p{Lu}\p{M}*\p{Lu}|\d[SH]|[AP]\.M\.")
_NUMERAL = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_./-])(?:\d{1,4}(?:TH|ST|ND|RD|ISH|H|KM|KG)|\d{1,3}0S|\d\d?H\d\d)(?![\p{L}\p{N}_])"
    r"|(?<![\p{L}\p{M}.])[AP]\.M\."
)
"""A number with letters that belong to it (`17TH`, `1990S`, `19H`, `19H30`), and `P.M.`"""
_START = regex.compile(
    r"(?:(?<![AaPp]\.[Mm])[.!?…:]['\")\]]*\s+|(?:^|[\s(\[])['\"(\[]+)[\s*_#>\-–—•|]*\Z|^[\s*_#>\-–—•|\d.)]*\Z",
    regex.MULTILINE,
)
"""What stands before the first word of a sentence, quotation or line."""
_LOOK_BACK = 12

_ENDINGS = frozenset({"s", "t", "m", "d", "ll", "re", "ve", "am"})
"""What may follow an apostrophe."""
_BEFORE_TIMES = frozenset(
    """
    in on since until till by last next this early late mid every from of before after during
    """.split()  # noqa: SIM905
)
_BEFORE_US = frozenset(
    """
    all both free gave give gives help let leave many most none save show some tell tells told
    """.split()  # noqa: SIM905
)
_BEFORE_US_AT_END = TAKING_PEOPLE | frozenset(
    """
    of to for with from at by on behind between among around before after against without like than
    """.split()  # noqa: SIM905
)
"""Words before `us` where nothing follows that would make it a country: a noun, or another."""
_LISTING = frozenset({"and", "or", "nor", "but"})
_PARTICLES = NAME_PARTICLES - {"al", "ben", "le", "y"}
"""But for those that are somebody's whole name as well (`BEN STONE`, `LE HUONG`)."""
_UNITS = frozenset(
    """
    h hr hrs min mins sec km kg cm mm ml lb ft
    baht birr cedi cedis crore dirham dong kip lakh lari lei leu manat naira pula rand riel riyal
    som won yuan
    """.split()  # noqa: SIM905
)
"""What is no name, nor an abbreviation in capitals, after a number."""


def truecase(text: str) -> str:
    """The text with its words in capitals in the case that they would have in running text.

    The same number of code points, each one the same but for case. What the text itself tells comes
    first (the same word elsewhere), then lists of words, names and places. Left in capitals are
    abbreviations, Roman numerals, initials, codes with digits, speakers' labels, and among words in
    lower case whatever is not known. Takes time linear in the length of the text.

    Args:
        text: an analysis text.
    """
    for _ in range(PASSES):
        running = _truecased(text) if _CAPITALS.search(text) else text
        if running == text:
            break
        text = running
    return text


def _truecased(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, replacement in sorted(_changes(text)):
        if start < done:
            continue
        pieces += [text[done:start], replacement]
        done = end
    return "".join([*pieces, text[done:]])


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    found = [*words(text)]
    capitals = [*runs(text, found)]
    evidence = Evidence.of(
        text,
        ((word.start, word.end) for word in found if not word.in_capitals),
        {key for run in capitals for word in run.words for key in (word.lower, *word.parts)},
        [run for run in capitals if run.is_lone],
    )
    for run in capitals:
        for word, spelt in zip(run.words, _Speller(text, run, evidence).spelt(), strict=True):
            if spelt != word.text:
                yield word.start, word.end, spelt
    for match in _NUMERAL.finditer(text):
        yield *match.span(), _lower(match[0])


class _Speller:
    """Spells the words of one run.

    Args:
        text: the whole text.
        run: the words.
        evidence: what the text tells of them.
    """

    def __init__(self, text: str, run: Run, evidence: Evidence) -> None:
        self._text = text
        self._run = run
        self._evidence = evidence
        self._words = [word.lower for word in run.words]
        self._names = names(text, run, evidence)

    def spelt(self) -> list[str]:
        """The words as they would be spelt, each as long as before."""
        return [self._spell(index) for index in range(len(self._words))]

    def _spell(self, index: int) -> str:
        written = self._run.words[index].text
        if self._words[index] in _UNITS and self._is_counted(index):
            return _lower(written)
        if len(written) == 1:
            return self._letter(index)
        whole = _lower(written)
        known = self._evidence.spellings.get(self._words[index])
        if known is not None and len(known) <= len(whole):
            return known + whole[len(known) :]
        parts = regex.split("(['-])", written)
        if "-" in parts and TWO_SYLLABLES.fullmatch(self._words[index]) and not _are_words(parts):
            return written[0] + whole[1:]
        spelt = [self._part(parts, at, index) for at in range(0, len(parts), 2)]
        return "".join(part + mark for part, mark in zip(spelt, [*parts[1::2], ""], strict=True))

    def _part(self, parts: list[str], at: int, index: int) -> str:
        part = parts[at]
        lower = _lower(part)
        if at and parts[at - 1] == "'" and lower in _ENDINGS:
            return lower
        if parts[at + 1 : at + 3] in (["'", "t"], ["'", "T"]):
            case = Usual.LOWER
        else:
            case = Usual.ABBREVIATION if len(part) == 1 else self._case(lower, index)
        if case is Usual.ABBREVIATION:
            return part
        opens = at == 0 and self._opens(self._run.words[index].start)
        return lower if case is Usual.LOWER and not opens else part[0] + lower[1:]

    def _letter(self, index: int) -> str:
        """A single letter; `A` is an article, but for an initial between names."""
        word = self._run.words[index]
        before, following = self._beside(index)
        if word.text != "A" or len(following) < 2 or self._opens(word.start):
            return word.text
        named = len(before) == 1 or is_title(before) or before in given_names()
        if named and usual(following.partition("-")[0]) in NAMES:
            return word.text
        return "a" if self._text[word.end : word.end + 1] == " " else word.text

    def _case(self, lower: str, index: int) -> Usual:
        """The case of a word or of a part between hyphens."""
        if index in self._names:
            return Usual.TITLE
        known = usual(lower)
        told = self._evidence.case(lower)
        enough = not self._run.is_lone or len(lower) >= TOLD_LETTERS
        if told is Usual.TITLE and (enough or known in (Usual.TITLE, Usual.EITHER)):
            return told
        if told is Usual.LOWER and known is not Usual.TITLE and enough:
            return told
        if known is Usual.RARE and self._run.is_lone and self._run.before not in DETERMINERS:
            # Somebody's name in a code, rather than emphasis.
            known = Usual.UNKNOWN
        if known in (Usual.EITHER, Usual.RARE):
            known = self._either(lower, index)
        if known is Usual.LOWER and self._is_counted(index):
            return known
        if known is Usual.TITLE and len(lower) < 4 and self._is_code(lower, index):
            return Usual.ABBREVIATION
        return self._lone(lower, known) if self._run.is_lone else self._among(lower, known, index)

    def _lone(self, lower: str, known: Usual) -> Usual:
        """Of a word alone in capitals among others."""
        before = self._run.before
        if known is Usual.LOWER:
            ordinary = len(lower) >= LONE_LETTERS or lower in FUNCTION_WORDS
            return known if ordinary or before in DETERMINERS else Usual.ABBREVIATION
        if known is Usual.TITLE:
            return known if self._is_lone_name(lower) else Usual.ABBREVIATION
        if known in (Usual.UNKNOWN, Usual.TOWN):
            a_name = known is Usual.TOWN or not self._evidence.abbreviates(lower)
            enough = INTRODUCED_LETTERS if introduces(before) and a_name else UNKNOWN_LETTERS
            return Usual.TITLE if len(lower) >= enough else Usual.ABBREVIATION
        return Usual.ABBREVIATION

    def _is_lone_name(self, lower: str) -> bool:
        """Whether a listed name is one here: short ones are abbreviations too often."""
        before = self._run.before
        if len(lower) > SHORT_NAME or lower in days() or lower in proper_words():
            return True
        if before in given_names() or is_title(before):
            return True
        return len(lower) == SHORT_NAME and self._evidence.alone[lower] == 1

    def _among(self, lower: str, known: Usual, index: int) -> Usual:
        """Of a word among others in capitals."""
        if known is Usual.BOTH:
            shouted = self._run.count > 2 and lower not in self._evidence.alone
            # In headlines the country is more usual than the pronoun.
            if lower == "us":
                shouted = shouted and self._is_pronoun(index)
            return Usual.LOWER if shouted else Usual.ABBREVIATION
        if known in (Usual.UNKNOWN, Usual.TOWN):
            return Usual.TITLE
        if known is Usual.TITLE and lower in _PARTICLES and 0 < index < len(self._words) - 1:
            return Usual.LOWER
        return known

    def _is_pronoun(self, index: int) -> bool:
        """Whether `US` is no country."""
        before, after = self._beside(index)
        if before in _BEFORE_US:
            return True
        end = self._run.words[index].end
        ends = self._text[end : end + 1] in '.,;:!?)]"\n'
        follows = after in FUNCTION_WORDS and after not in _LISTING
        return before in _BEFORE_US_AT_END and (ends or follows)

    def _either(self, lower: str, index: int) -> Usual:
        """Of what is a word and a name."""
        before, after = self._beside(index)
        if lower in TIMES:
            word = self._run.words[index]
            near = self._text[max(0, word.start - 4) : word.end + 4]
            dated = before in _BEFORE_TIMES or any(c.isdigit() for c in near)
            return Usual.TITLE if dated else Usual.LOWER
        if before in DETERMINERS or lower in FUNCTION_WORDS or lower in SPEECH:
            return Usual.LOWER
        beside = is_title(before) or before in given_names() or len(before) == 1
        named = lower in given_names() and after and usual(after) in NAMES
        is_infinitive = before == "to" and after in DETERMINERS
        placed = before in BEFORE_PLACES and not is_infinitive and default().places(fold(lower))
        # Emphasis is rarely laid on the same word twice.
        often = self._run.is_lone and self._evidence.alone[lower] > 1
        if beside or named or placed or often or after in SPEECH:
            return Usual.TITLE
        return Usual.LOWER

    def _beside(self, index: int) -> tuple[str, str]:
        """The words before and after; empty where there are none in the line."""
        before = self._words[index - 1] if index else self._run.before
        after = self._words[index + 1] if index + 1 < len(self._words) else self._run.after
        return before, after

    def _is_counted(self, index: int) -> bool:
        """Whether a number stands before the word."""
        start = self._run.words[index].start
        return self._text[max(0, start - 2) : start - 1].isdigit() and self._text[start - 1] == " "

    def _is_code(self, lower: str, index: int) -> bool:
        """Whether a number stands beside the word, which is no part of a date."""
        end = self._run.words[index].end
        beside = self._is_counted(index) or self._text[end + 1 : end + 2].isdigit()
        return beside and lower not in days()

    def _opens(self, start: int) -> bool:
        return _START.search(self._text, max(0, start - _LOOK_BACK), start) is not None


def _are_words(parts: list[str]) -> bool:
    return all(usual(part.lower()) in (Usual.LOWER, Usual.BOTH) for part in parts[::2] if part)


def _lower(word: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
