"""Who says what: reads a document sentence by sentence and ties speech to people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from redactor.detection.entities import ANONYMITY, SPEECH, Entity
from redactor.exposure.attribution.apposition import appositions
from redactor.exposure.attribution.cast import REACH, Cast, Person
from redactor.exposure.attribution.evidence import SURELY
from redactor.exposure.attribution.extents import content, distance, outside, without
from redactor.exposure.attribution.layout import Layout
from redactor.exposure.attribution.mentions import STRONG, Kind, Mention
from redactor.exposure.attribution.naming import namings
from redactor.exposure.attribution.nouns import DEFINITE
from redactor.exposure.attribution.promises import keep_promise
from redactor.exposure.attribution.quotations import NEAR, Quotations
from redactor.exposure.attribution.quotes import Quote
from redactor.exposure.attribution.reading import Reading, Speech
from redactor.exposure.attribution.subjects import first_subject, subject
from redactor.exposure.attribution.transcripts import Part, Turn
from redactor.spans import Span


class Reader:
    """Reads one document.

    Args:
        text: its analysis text.
        layout: its paragraphs and sentences.
        quotes: its quotations outside turns.
        turns: the turns of a transcript.
        mentions: of people, in order.
        signals: with their places in the text, in order.
    """

    def __init__(
        self,
        text: str,
        layout: Layout,
        quotes: Sequence[Quote],
        turns: Sequence[Turn],
        mentions: Sequence[Mention],
        signals: Sequence[tuple[Entity, Span]],
    ) -> None:
        self._text = text
        self._layout = layout
        self._quotes = quotes
        self._turns = turns
        told = [q.span for q in quotes] + [t.span for t in turns]
        narrated = outside(sorted(told), [m.span for m in mentions])
        self._mentions = [mentions[i] for i in narrated]
        self._same = appositions(text, self._mentions)
        self._namings = namings(text, self._mentions)
        self._real = {self._start(i) for i, naming in self._namings.items() if naming.real}
        self._verbs = [(e, s) for e, s in signals if e.type == SPEECH]
        self._promises = [(e, s) for e, s in signals if e.type == ANONYMITY]
        inside = outside([q.span for q in quotes], [s for _, s in self._verbs])
        self._verbs = [self._verbs[i] for i in inside]
        self._cast = Cast()
        self._reported: list[Speech] = []
        self._subjects: list[Person | None] = []
        self._quotations = Quotations(text, layout, quotes, self._verbs, self._cast, self._subjects)
        self._people: list[list[Person]] = []
        self._meant: dict[int, Person] = {}

    def read(self) -> Reading:
        """Read from start to end."""
        starts = [
            [m.span.start for m in self._mentions],
            [s.start for _, s in self._verbs],
            [q.span.start for q in self._quotes],
            [s.start for _, s in self._promises],
        ]
        for number, sentence in enumerate(self._layout.sentences):
            ranges = [
                range(bisect_left(column, sentence.start), bisect_left(column, sentence.end))
                for column in starts
            ]
            self._sentence(number, sentence, *ranges)
        told = [*self._quotations.speeches(), *self._turn_speeches()]
        spoken = sorted(told, key=lambda s: s.span)
        for speech in (*spoken, *self._reported):
            if speech.speaker is not None:
                speech.speaker.speaks = True
        meant = [(m.span, p) for m in self._mentions if (p := self._meant.get(m.span.start))]
        return Reading(self._cast, spoken, self._reported, self._subjects, self._people, meant)

    def _sentence(
        self, number: int, span: Span, mentions: range, verbs: range, quotes: range, promises: range
    ) -> None:
        here = [self._mentions[i] for i in mentions]
        verb_mentions = {
            v: subject(self._text, span, self._verbs[v][1], here)
            for v in self._telling(verbs, quotes)
        }
        for i in mentions:
            mention = self._mentions[i]
            name = self._same.get(i)
            same = None if name is None or name > i else self._meant.get(self._start(name))
            person = self._cast.meet(mention, number, same)
            if person is not None:
                self._meant[mention.span.start] = person
                self._give(i, person)
        for i in mentions:
            name = self._same.get(i)
            if name is not None and name > i:
                self._merge(i, name)
        main = self._main(here, verb_mentions)
        self._subjects.append(main)
        met = dict.fromkeys(p for m in here if (p := self._meant.get(m.span.start)) is not None)
        owners = [p.owner for p in met if p.owner is not None]
        self._people.append([*met, *owners])
        for i in promises:
            self._promise(i, here, main)
        speakers = {
            v: self._meant.get(m.span.start) if m is not None else self._implied(number)
            for v, m in verb_mentions.items()
        }
        self._quotations.settle(speakers)
        self._quotations.assign(number, quotes, speakers, main)
        self._report(span, quotes, speakers, verb_mentions)
        if main is not None:
            self._cast.subjects.append(main)

    def _telling(self, verbs: range, quotes: range) -> list[int]:
        """The verbs that report speech here; weak ones only beside a quotation."""
        spans = [self._quotes[i].span for i in quotes]
        return [
            v
            for v in verbs
            if self._verbs[v][0].score >= STRONG
            or any(distance(q, self._verbs[v][1]) <= NEAR for q in spans)
        ]

    def _main(
        self, here: Sequence[Mention], verb_mentions: dict[int, Mention | None]
    ) -> Person | None:
        """Whom the sentence is about: who says it, else its first subject."""
        speaking = next((m for m in verb_mentions.values() if m is not None), None)
        mention = speaking or first_subject(self._text, here)
        return None if mention is None else self._meant.get(mention.span.start)

    def _implied(self, number: int) -> Person | None:
        return self._subjects[number - 1] if number else None

    def _start(self, index: int) -> int:
        return self._mentions[index].span.start

    def _give(self, index: int, person: Person) -> None:
        """Tie a name that is said to be somebody's to them; one that is real is kept back."""
        naming = self._namings.get(index)
        if naming is None:
            return
        owner = self._meant.get(self._start(naming.owner))
        if owner is None or owner.public:
            return
        self._cast.tie(person, owner)
        if naming.real:
            person.real = True
            if owner.pseudonym or not owner.named:
                person.source = owner.source = SURELY

    def _merge(self, described: int, name: int) -> None:
        """A description before a name means whoever the name does; who was promised, still is."""
        person = self._meant.get(self._start(name))
        if person is None:
            return
        mention = self._mentions[described]
        before = self._meant.get(mention.span.start)
        self._meant[mention.span.start] = person
        person.heads.add(mention.head)
        person.public = person.public or (before is not None and before.public)
        if before is not None and (before.mentions == 1 or mention.determiner in DEFINITE):
            person.source = max(person.source, before.source)
        if before is not None and mention.kind is Kind.RELATIVE:
            self._cast.tie(person, before.owner)

    def _promise(self, index: int, here: Sequence[Mention], main: Person | None) -> None:
        if self._promises[index][0].score < STRONG:
            return
        made_up = keep_promise(self._promises[index], here, self._meant, main, self._real)
        if made_up is not None:
            self._stand_for(made_up, self._promises[index][1])

    def _stand_for(self, pseudonym: Person, promise: Span) -> None:
        """A made-up name that is new is of whoever the paragraph followed without one before."""
        paragraph = self._layout.paragraph(promise.start)
        last = len(self._people) - 1
        for number in range(last, max(-1, last - REACH), -1):
            if self._layout.paragraph(self._layout.sentences[number].start) != paragraph:
                return
            for person in self._people[number]:
                if person is not pseudonym and not person.named and not person.public:
                    person.source = SURELY
                    return

    def _report(
        self,
        sentence: Span,
        quotes: range,
        speakers: dict[int, Person | None],
        verb_mentions: dict[int, Mention | None],
    ) -> None:
        """What the sentence says somebody said, quotations left out."""
        spans = [self._quotes[i].span for i in quotes]
        for v, person in speakers.items():
            signal, verb = self._verbs[v]
            if person is None or signal.score < STRONG:
                continue
            mention = verb_mentions[v]
            said_by = verb if mention is None else mention.span
            said = content(self._text, sentence, verb, said_by)
            if said is not None:
                self._reported += [Speech(part, person, False) for part in without(said, spans)]

    def _turn_speeches(self) -> list[Speech]:
        speeches = []
        for turn in self._turns:
            label = "interviewee" if turn.label is None else turn.label.of(self._text)
            person = self._cast.turn(label, turn.part is Part.ASKS)
            if turn.part is Part.ANSWERS and not person.full_name:
                person.source = max(person.source, 2)
            speeches.append(Speech(turn.span, person, True))
        return speeches
