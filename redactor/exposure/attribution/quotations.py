"""Who says each quotation of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from redactor.detection.entities import Entity
from redactor.exposure.attribution.cast import Cast, Person
from redactor.exposure.attribution.extents import distance
from redactor.exposure.attribution.layout import Layout
from redactor.exposure.attribution.quotes import Quote
from redactor.exposure.attribution.reading import Speech
from redactor.spans import Span

NEAR = 40
"""Farthest a verb that reports speech only beside a quotation may be from it, in code points."""

_TERM = 3
"""A quotation of at most so many words, with no verb beside it, is a term and nobody's speech."""

_STOPS = ".,!?"
"""A quotation with one of these before its closing mark is speech, however short."""

_RUNS_ON = 3
"""Sentences after which a quotation is no longer said by whom its paragraph was about."""


class Quotations:
    """The quotations of one document; told of its sentences in order.

    Args:
        text: its analysis text.
        layout: its paragraphs and sentences.
        quotes: its quotations outside turns.
        verbs: that report speech, with their places in the text, in order.
        cast: everybody met so far.
        subjects: of each sentence read so far, whom it is about.
    """

    def __init__(
        self,
        text: str,
        layout: Layout,
        quotes: Sequence[Quote],
        verbs: Sequence[tuple[Entity, Span]],
        cast: Cast,
        subjects: Sequence[Person | None],
    ) -> None:
        self._text = text
        self._layout = layout
        self._quotes = quotes
        self._verbs = verbs
        self._cast = cast
        self._subjects = subjects
        self._speakers: dict[int, Person | None] = {}
        self._pending: list[int] = []

    def speeches(self) -> list[Speech]:
        """What each quotation says and who says it, once all sentences are told."""
        self._continue_quotes()
        return [Speech(q.span, self._speakers.get(i), True) for i, q in enumerate(self._quotes)]

    def assign(
        self,
        number: int,
        quotes: range,
        speakers: Mapping[int, Person | None],
        main: Person | None,
    ) -> None:
        """The speaker of each quotation of a sentence."""
        for i in quotes:
            quote = self._quotes[i]
            near = min(
                speakers, key=lambda v: distance(quote.span, self._verbs[v][1]), default=None
            )
            if (
                near is None
                and quote.words <= _TERM
                and self._text[quote.span.end - 2] not in _STOPS
            ):
                continue
            if near is None and main is None and self._clause_follows(number, quote):
                self._pending.append(i)
                continue
            person = (main or self._running(number, quote)) if near is None else speakers[near]
            self._speakers[i] = person
            if person is not None:
                self._cast.speaker = person

    def _clause_follows(self, number: int, quote: Quote) -> bool:
        """True when the quotation's own stop cuts off its clause, as in `"Go!" Quill said`."""
        if number + 1 >= len(self._layout.sentences):
            return False
        after = self._layout.sentences[number + 1]
        at = bisect_left(self._verbs, after.start, key=lambda pair: pair[1].start)
        return (
            self._layout.paragraph(after.start) == self._layout.paragraph(quote.span.start)
            and at < len(self._verbs)
            and self._verbs[at][1].end <= min(after.start + NEAR, after.end)
        )

    def settle(self, speakers: Mapping[int, Person | None]) -> None:
        """Quotations that waited for this sentence's clause are said by its subject."""
        person = next(iter(speakers.values()), None)
        for i in self._pending:
            self._speakers[i] = person or self._cast.speaker
        if self._pending and person is not None:
            self._cast.speaker = person
        self._pending.clear()

    def _running(self, number: int, quote: Quote) -> Person | None:
        """Who speaks on: the subject before it in the paragraph, else the last speaker."""
        before = number - 1
        paragraph = self._layout.paragraph(quote.span.start)
        while before >= 0 and number - before <= _RUNS_ON:
            sentence = self._layout.sentences[before]
            if self._layout.paragraph(sentence.start) != paragraph:
                break
            if self._subjects[before] is not None:
                return self._subjects[before]
            before -= 1
        if self._cast.speaker is not None:
            return self._cast.speaker
        return self._subjects[number - 1] if number else None

    def _continue_quotes(self) -> None:
        """A quotation that goes on in the next paragraph has one speaker, told at either end."""
        order = range(len(self._quotes) - 1)
        for i in reversed(order):
            if self._quotes[i].continues and self._speakers.get(i) is None:
                self._speakers[i] = self._speakers.get(i + 1)
        for i in order:
            if self._quotes[i].continues and self._speakers.get(i) is not None:
                self._speakers[i + 1] = self._speakers[i]
