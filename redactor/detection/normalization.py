"""The analysis text: what recognizers see of a document, with a map back to it."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

import regex

from redactor.detection.homoglyphs import fold_look_alikes
from redactor.detection.lines import HARD_BREAK, join_lines
from redactor.detection.offsets import OffsetMap, Rewriter
from redactor.detection.truecasing import truecase
from redactor.documents.document import Document, Region, RegionKind
from redactor.errors import SpanError
from redactor.spans import Span

_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"

_DROPPED = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Controls, and what Unicode calls Default_Ignorable_Code_Point (DerivedCoreProperties.txt)."""

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛‹›ʹʻʼʽˈ´′‵՚׳ꞌ❛❜", "'"),
        **dict.fromkeys("“”„‟«»〝〞〟ʺ″‶״❝❞", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\u02d7\u2043", "-"),
        "\u1680": " ",
        "\u2044": "/",
    }
)

_REFERENCE_MARKS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹™℠")
"""Signs that NFKC would glue to the word or number they follow, as digits or letters."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """A text for analysis, made from a document.

    Args:
        text: lines end in a line feed, quotes are straight, markup and invisible characters gone.
        maps: from `text` back to `Document.text`, applied first to last.
        written: the same with the capitals of the document; differs only if `recased`.
    """

    text: str = field(repr=False)
    maps: tuple[OffsetMap, ...] = field(repr=False)
    written: str = field(repr=False)

    def original(self, span: Span) -> Span:
        """The code points of `Document.text` that `span` of `text` stands for.

        From the first one of its first character to the last one of its last: combining marks,
        ligatures and whatever was dropped in between are covered, what was dropped around is not.

        Raises:
            SpanError: RED201, the span reaches past the text.
        """
        if span.end > len(self.text):
            raise SpanError(f"span {span.start}:{span.end} reaches past the text")
        start, end = span.start, span.end
        for offsets in self.maps:
            start, end = offsets.start(start), offsets.end(end - 1)
        return Span(start, end)


def normalize(document: Document) -> Normalized:
    """Make the analysis text of a document; any text will do, in time linear in its length.

    NFKC by combining sequence; quotes straightened; hyphens and spaces made plain; line ends made
    line feeds; soft hyphens, zero-width and other invisible characters dropped, and reference marks
    after a word or number; regions replaced by their stand-in, asides by nothing; look-alike
    letters made Latin; broken words and wrapped lines joined (`join_lines`).
    """
    rewriter = Rewriter(document.text)
    done = 0
    for aside in document.asides:
        _read(document, done, aside.start, rewriter)
        done = aside.end
    _read(document, done, len(document.text), rewriter)
    return _joined(rewriter)


def recased(normalized: Normalized) -> Normalized:
    """The same with words in capitals as they would stand in running text; see `truecase`.

    For what concludes from capitals. What looks for words that were redacted reads them as written.
    """
    return replace(normalized, text=truecase(normalized.written))


def readings(document: Document) -> tuple[Normalized, Normalized]:
    """What is looked through for everything: a document's prose and its asides, recased."""
    return recased(normalize(document)), recased(aside_text(document))


def aside_text(document: Document) -> Normalized:
    """Make an analysis text of the document's asides alone, with a blank line after each.

    The line feeds after an aside stand for its last code point.
    """
    rewriter = Rewriter(document.text)
    for aside in document.asides:
        _read(document, aside.start, aside.end, rewriter)
        rewriter.put(2 * HARD_BREAK, aside.end - 1, aside.end)
    return _joined(rewriter)


def address_text(document: Document, *, names: bool = False) -> Normalized:
    """Make a text of the document's addresses alone, one a line, with separators as written.

    Names that programs alone read stand among them if asked for.

    What `%` and two digits stand for (RFC 3986, as UTF-8), and character references, is written
    out. The line feed after an address stands for its last code point.
    """
    decoder = Rewriter(document.text)
    for region in document.regions:
        if region.kind is not RegionKind.ADDRESS and not (names and region.kind.is_address):
            continue
        _decode(document.text, region.span, decoder)
    return _characters(*decoder.finish())


def escaped_text(prose: Normalized) -> Normalized:
    """Make a text of the words of an analysis text that hold `%` and two digits, written out.

    One a line; whether such a word is an address, nobody marked.
    """
    decoder = Rewriter(prose.text)
    for word in _WORDS.finditer(prose.text) if "%" in prose.text else ():
        if _ENCODED.search(word[0]):
            _decode(prose.text, Span(*word.span()), decoder)
    return _characters(*decoder.finish(), *prose.maps)


def _read(document: Document, start: int, end: int, rewriter: Rewriter) -> None:
    """Append a part of the document as prose; no region is cut."""
    regions = document.regions
    first = bisect_left(regions, start, key=lambda region: region.span.start)
    last = bisect_left(regions, end, key=lambda region: region.span.start)
    for region in regions[first:last]:
        _fold(document.text, start, region.span.start, rewriter)
        rewriter.put(_stand_in(region), region.span.start, region.span.end)
        start = region.span.end
    _fold(document.text, start, end, rewriter)


def _joined(rewriter: Rewriter) -> Normalized:
    characters, to_document = rewriter.finish()
    text, to_characters = join_lines(fold_look_alikes(characters))
    return Normalized(text, (to_characters, to_document), text)


def _decode(text: str, span: Span, decoder: Rewriter) -> None:
    """Append the decoded words at `span` and a line feed."""
    done = span.start
    for match in _ENCODED.finditer(text, span.start, span.end):
        decoder.copy(done, match.start())
        done = match.end()
        for first, last, character in _decoded(match):
            # No character may end the line that the address is on.
            decoder.put(character if character.isprintable() else _INVISIBLE, first, last)
    decoder.copy(done, span.end)
    decoder.put("\n", span.end - 1, span.end)


def _characters(decoded: str, *maps: OffsetMap) -> Normalized:
    rewriter = Rewriter(decoded)
    _fold(decoded, 0, len(decoded), rewriter)
    characters, to_decoded = rewriter.finish()
    text = fold_look_alikes(characters)
    return Normalized(text, (to_decoded, *maps), text)


_WORDS = re.compile(r"\S+")
_ENCODED = re.compile(
    r"(?P<bytes>(?:%[0-9A-Fa-f]{2})+)"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_INVISIBLE = "\u200b"


def _decoded(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and character of what is encoded; bytes that are not UTF-8 as they stand."""
    start, end = match.span()
    if match["bytes"] is None:
        character = html.unescape(match[0])
        yield from [(start, end, character)] if len(character) == 1 else _as_it_is(match[0], start)
        return
    octets = bytes.fromhex(match[0].replace("%", ""))
    at = 0
    while at < len(octets):
        size = next((n for n in range(1, 5) if _is_character(octets[at : at + n])), 0)
        first = start + 3 * at
        if size:
            yield first, first + 3 * size, octets[at : at + size].decode()
        else:
            yield from _as_it_is(match[0][3 * at : 3 * at + 3], first)
        at += size or 1


def _as_it_is(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    return ((at, at + 1, character) for at, character in enumerate(text, start))


def _is_character(octets: bytes) -> bool:
    try:
        return len(octets.decode()) == 1
    except UnicodeDecodeError:
        return False


def _stand_in(region: Region) -> str:
    plain = "".join(_replacement(character, "sequence") for character in region.stand_in)
    return plain.replace("\n", HARD_BREAK)


_DROP = re.compile(f"[{_DROPPED}]+")
# Vowels and finals of decomposed Hangul; half-width voicing marks of Japanese.
_MARK = rf"(?![{_DROPPED}])[\p{{M}}\u1161-\u11ff\ud7b0-\ud7fb\uff9e\uff9f]"
"""What joins the character before it into one combining sequence."""

_RUN = re.compile(r"[^\t\n\x20-\x7e]+\n?")
_SEQUENCE = regex.compile(
    rf"(?P<line>\r\n?|[{_BREAKS}])"
    rf"|(?P<hyphen>\xad[{_DROPPED}]*(?=[\n{_BREAKS}]))"
    rf"|(?P<dropped>[{_DROPPED}]+)"
    rf"|(?P<sequence>[^\n](?:[{_DROPPED}]*{_MARK})*)"
)
_MARK_AHEAD = regex.compile(rf"[{_DROPPED}]*{_MARK}")


def _fold(text: str, start: int, end: int, rewriter: Rewriter) -> None:
    """Append `text[start:end]` to the rewriter, character by character where it is not plain."""
    done = start
    for run in _RUN.finditer(text, start, end):
        first = run.start()
        if first > done and text[first - 1] >= " " and _MARK_AHEAD.match(text, first, end):
            first -= 1
        for match in _SEQUENCE.finditer(text, first, run.end()):
            found, kind = match[0], match.lastgroup
            replacement = _replacement(found, kind)
            if replacement == found and len(found) == 1 and found not in _REFERENCE_MARKS:
                continue
            rewriter.copy(done, match.start())
            done = match.end()
            if not (found in _REFERENCE_MARKS and rewriter.ends_in_word()):
                rewriter.put(replacement, *match.span())
    rewriter.copy(done, end)


@lru_cache(maxsize=4096)
def _replacement(found: str, kind: str | None) -> str:
    if kind == "line":
        return "\n"
    if kind == "hyphen":
        return "-"
    if kind == "dropped":
        return ""
    visible = _DROP.sub("", found).translate(_FOLDED)
    plain = _DROP.sub("", unicodedata.normalize("NFKC", visible)).translate(_FOLDED)
    # 2½ is not 21/2.
    return f" {plain}" if unicodedata.category(found[0]) == "No" and "/" in plain else plain
