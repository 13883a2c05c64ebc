"""Whom the words of a document are about, as far as its own wording tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.detection.entities import (
    ANONYMITY,
    CREDIT,
    PERSON,
    SOURCE_MENTION,
    SPEECH,
    Entity,
    Found,
)
from redactor.exposure.attribution.cast import Person
from redactor.exposure.attribution.credits import credit_spans, datelines
from redactor.exposure.attribution.evidence import Evidence, Standing
from redactor.exposure.attribution.layout import Layout, lay_out, paragraphs
from redactor.exposure.attribution.mentions import STRONG, find_mentions
from redactor.exposure.attribution.nouns import FIRST_PERSON
from redactor.exposure.attribution.placing import Placing
from redactor.exposure.attribution.quotes import cut_dialogue, find_quotes
from redactor.exposure.attribution.ranges import Ranges
from redactor.exposure.attribution.reading import Reading, Speech
from redactor.exposure.attribution.speakers import Reader
from redactor.exposure.attribution.strength import standing, strengths
from redactor.exposure.attribution.transcripts import find_turns
from redactor.spans import Span

NARRATION = (0.12, 0.3)
"""Shares of first-person sentences from which on a document is told partly, or wholly, so."""

HAS_SOURCE = 2
"""From this strength on a document has a source, and not only passers-by without a name."""


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A mention of a source by what it is called.

    Args:
        span: where it stands in the document.
        strong: the words are used of confidential sources alone.
    """

    span: Span
    strong: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of the document that somebody says.

    Args:
        span: where it stands in the document.
        quoted: between quotation marks or in a transcript; else reported.
        standing: of whoever says it; `UNKNOWN` when nothing tells who does.
        mentions: where the document mentions them outside quotations, in order.
    """

    span: Span
    quoted: bool
    standing: Standing
    mentions: tuple[Span, ...]


def attribute(found: Found) -> Attribution:
    """Tie what was found to the people of the document, in time linear in its length."""
    text = found.prose.text
    placing = Placing(found.prose)
    entities = _placed(placing, found.entities)
    signals = _placed(placing, found.signals)
    lines = paragraphs(text)
    turns = find_turns(text, lines)
    verbs = [span for signal, span in signals if signal.type == SPEECH]
    quotes = cut_dialogue(text, find_quotes(text, lines), verbs)
    layout = lay_out(text, lines, [quote.span for quote in quotes])
    spoken = Ranges([turn.span for turn in turns])
    outside = [quote for quote in quotes if spoken.at(quote.span.start) is None]
    told = [span for signal, span in signals if signal.type == CREDIT]
    credits = Ranges(credit_spans(text, layout, told))
    mentions = find_mentions(text, [*entities, *signals])
    mentions = [mention for mention in mentions if credits.at(mention.span.start) is None]
    reading = Reader(text, layout, outside, turns, mentions, signals).read()
    return Attribution(found, placing, layout, reading, signals, credits)


class Attribution:
    """Whom a document's words are about.

    Made by `attribute`.

    Args:
        found: what was found.
        placing: the way into the analysis text.
        layout: its paragraphs and sentences.
        reading: its people and what they say.
        signals: with their places in the analysis text.
        credits: what in it credits its makers.
    """

    def __init__(
        self,
        found: Found,
        placing: Placing,
        layout: Layout,
        reading: Reading,
        signals: Sequence[tuple[Entity, Span]],
        credits: Ranges,
    ) -> None:
        text = found.prose.text
        self._prose = found.prose
        self._placing = placing
        self._layout = layout
        self._reading = reading
        self._strength = strengths(reading.cast.people)
        self._quoted = Ranges([speech.span for speech in reading.speeches])
        self._reported = _by_sentence(layout, reading.reported)
        self._meant = Ranges([span for span, _ in reading.meant])
        self._credits = credits
        self._datelines = Ranges(datelines(found.prose.written, layout))
        self._first_person = [
            bool(FIRST_PERSON.search(text, s.start, s.end)) for s in layout.sentences
        ]
        self._narrated = [self._narrates(text, s) for s in layout.sentences]
        self._narrated_paragraphs = {
            layout.paragraph(sentence.start)
            for sentence, narrated in zip(layout.sentences, self._narrated, strict=True)
            if narrated
        }
        share = sum(self._narrated) / max(1, len(self._narrated))
        self._narration = sum(share >= least for least in NARRATION)
        strong = [s for e, s in signals if e.type == ANONYMITY and e.score >= STRONG]
        self._promised_sentences = {layout.sentence(span.start) for span in strong}
        self._promised_paragraphs = {layout.paragraph(span.start) for span in strong}
        self._sentence_strength = [
            max((self._strength[p] for p in people), default=0)
            for people in self._people_of_sentences()
        ]
        self._carried = self._carry()
        self._paragraph_strength = self._of_paragraphs()
        self._strength_before: list[int] = []
        for strength in self._sentence_strength:
            self._strength_before.append(max([strength, *self._strength_before[-1:]]))
        self.sources = tuple(
            SourceMention(signal.span, signal.score >= STRONG)
            for signal, _ in signals
            if signal.type == SOURCE_MENTION
        )
        """Mentions of sources by what they are called, in order."""
        self.strength = max([0, *self._strength.values(), *(2 for _ in strong[:1])])
        """Strength of the strongest source in the document, 0-3 as in `Evidence`."""
        self._names = frozenset(e.span for e in found.entities if e.type == PERSON)

    @property
    def speeches(self) -> tuple[Said, ...]:
        """Who says what: quotations and turns, then what is reported without quotation marks."""
        original = self._prose.original
        mentions: dict[Person, list[Span]] = {}
        for span, person in self._reading.meant:
            mentions.setdefault(person, []).append(original(span))
        return tuple(
            Said(
                span=original(speech.span),
                quoted=speech.quoted,
                standing=self._standing_of(speech.speaker),
                mentions=tuple(mentions.get(speech.speaker, ())) if speech.speaker else (),
            )
            for speech in (*self._reading.speeches, *self._reading.reported)
        )

    def evidence(self, span: Span) -> Evidence:
        """What bears on whom `span` of the document is about; nothing for what is no prose."""
        place = self._placing.find(span)
        if place is None or not self._layout.sentences:
            return Evidence(source_in_document=self.strength)
        number = max(0, self._layout.sentence(place.start))
        paragraph = max(0, self._layout.paragraph(place.start))
        speech = self._speech(place, number)
        speaker = None if speech is None else speech.speaker
        about = self._reading.subjects[number]
        person = self._person(place)
        said = 0 if speaker is None else self._strength[speaker]
        strength = 0 if person is None else self._strength[person]
        return Evidence(
            is_source=strength,
            about_source=0 if about is None else self._strength[about],
            carried_source=self._carried[number],
            source_in_sentence=self._sentence_strength[number],
            source_in_paragraph=self._paragraph_strength[paragraph],
            source_before=self._strength_before[number],
            source_in_document=self.strength,
            said_by_source=said,
            said_by_public=speaker is not None and speaker.public and not said,
            said_on_record=speaker is not None and speaker.full_name and not said,
            quoted=speech is not None and speech.quoted,
            first_person=self._first_person[number],
            narrated=2 if self._narrated[number] else int(paragraph in self._narrated_paragraphs),
            narration=self._narration,
            about_public=about is not None
            and not self._strength[about]
            and (about.public or about.full_name),
            anonymity=self._anonymity(number, paragraph),
            public_role=person is not None and person.public and not strength,
            on_record=person is not None and standing(person, strength) is Standing.ON_RECORD,
            pseudonym=person is not None and person.pseudonym and span in self._names,
            real_name=person is not None and person.real and self._is_hidden(person),
            credit=self._credits.at(place.start) is not None,
            dateline=self._datelines.at(place.start) is not None,
        )

    def _is_hidden(self, person: Person) -> bool:
        return self._strength[person] > 0 or self.strength >= HAS_SOURCE

    def _anonymity(self, sentence: int, paragraph: int) -> int:
        if sentence in self._promised_sentences:
            return 2
        near = (paragraph - 1, paragraph, paragraph + 1)
        return int(any(number in self._promised_paragraphs for number in near))

    def _speech(self, place: Span, sentence: int) -> Speech | None:
        index = self._quoted.at(place.start)
        if index is not None:
            return self._reading.speeches[index]
        reported = self._reported.get(sentence, ())
        return next((s for s in reported if s.span.start <= place.start < s.span.end), None)

    def _person(self, place: Span) -> Person | None:
        index = self._meant.over(place)
        return None if index is None else self._reading.meant[index][1]

    def _standing_of(self, person: Person | None) -> Standing:
        return Standing.UNKNOWN if person is None else standing(person, self._strength[person])

    def _narrates(self, text: str, sentence: Span) -> bool:
        written = sentence.of(self._prose.written)
        # A heading in capitals is the newsroom's ("WHAT WE KNOW").
        if written.isupper() and not written.rstrip("\"')*_ \n").endswith((".", "!", "?")):
            return False
        found = FIRST_PERSON.finditer(text, sentence.start, sentence.end)
        return any(self._quoted.at(match.start()) is None for match in found)

    def _people_of_sentences(self) -> list[list[Person]]:
        people = [list(met) for met in self._reading.people]
        for speech in self._reading.speeches:
            if speech.speaker is not None:
                first = max(0, self._layout.sentence(speech.span.start))
                for number in range(first, self._layout.sentence(speech.span.end - 1) + 1):
                    people[number].append(speech.speaker)
        return people

    def _carry(self) -> list[int]:
        """For each sentence that mentions nobody, the strength of whom those before are about."""
        carried: list[int] = []
        topic = 0
        paragraph = -1
        for number, sentence in enumerate(self._layout.sentences):
            previous, paragraph = paragraph, self._layout.paragraph(sentence.start)
            subject = self._reading.subjects[number]
            if subject is not None:
                topic = self._strength[subject]
            elif previous != paragraph:
                topic = 0
            carried.append(0 if self._reading.people[number] else topic)
        return carried

    def _of_paragraphs(self) -> list[int]:
        strengths_of = [0] * len(self._layout.paragraphs)
        for sentence, strength in zip(self._layout.sentences, self._sentence_strength, strict=True):
            paragraph = self._layout.paragraph(sentence.start)
            strengths_of[paragraph] = max(strengths_of[paragraph], strength)
        return strengths_of


def _by_sentence(layout: Layout, reported: Iterable[Speech]) -> dict[int, list[Speech]]:
    found: dict[int, list[Speech]] = {}
    for speech in reported:
        found.setdefault(layout.sentence(speech.span.start), []).append(speech)
    return found


def _placed(placing: Placing, entities: Iterable[Entity]) -> list[tuple[Entity, Span]]:
    places = ((entity, placing.find(entity.span)) for entity in entities)
    return [(entity, place) for entity, place in places if place is not None]
