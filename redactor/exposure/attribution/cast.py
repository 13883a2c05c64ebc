"""The people of a document, and which of them a mention means."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.exposure.attribution.mentions import STRONG, Kind, Mention
from redactor.exposure.attribution.nouns import INDEFINITE, POSSESSIVES
from redactor.exposure.genders import Gender

REACH = 12
"""How many sentences later a pronoun may still mean somebody."""

RECENT = 8
"""How many of the people mentioned last a pronoun may mean."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody the document mentions; filled in as it is read.

    Args:
        number: in order of first mention, from 0.
        kind: how the first mention names them.
        gender: as far as told.
        heads: nouns they are called by, and parts of their names; lower case.
        owner: whose relative they are, or whose name theirs is said to be.
        source: how surely they are a source: 0 not, 1 unnamed, 2 unnamed and followed through the
            copy, 3 called a source or promised anonymity.
        public: in office, speaking for a body, or a body.
        full_name: named with more than one word.
        initials: named by initials alone, so that the rest of the name is kept back.
        pseudonym: the name is declared not to be theirs.
        real: the name is declared to be their real one, and they are no public person.
        speaks: is quoted or reported.
        mentions: how often they are mentioned, pronouns included.
        last: index of the last sentence that mentions them.
    """

    number: int
    kind: Kind
    gender: Gender = Gender.UNKNOWN
    heads: set[str] = field(default_factory=set, repr=False)
    owner: Person | None = None
    source: int = 0
    public: bool = False
    full_name: bool = False
    initials: bool = False
    pseudonym: bool = False
    real: bool = False
    speaks: bool = False
    mentions: int = 0
    last: int = 0

    @property
    def named(self) -> bool:
        """True when the document gives a name, be it made up."""
        return self.kind is Kind.NAME

    def fits(self, gender: Gender) -> bool:
        """True when a pronoun of that gender may mean them."""
        return gender in (self.gender, Gender.UNKNOWN) or self.gender is Gender.UNKNOWN


class Cast:
    """Everybody mentioned so far, and who is in focus.

    Mentions are given in order of the text.
    """

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.subjects: deque[Person] = deque(maxlen=3)
        self.speaker: Person | None = None
        self._names: dict[str, Person] = {}
        self._heads: dict[str, Person] = {}
        self._recent: deque[Person] = deque(maxlen=RECENT)

    def meet(self, mention: Mention, sentence: int, same: Person | None = None) -> Person | None:
        """Whom a mention means; `None` when nobody fits a pronoun.

        Args:
            mention: the next mention.
            sentence: index of its sentence.
            same: whom an apposition says that it means.
        """
        if mention.kind is Kind.PRONOUN:
            person = self._pronoun(mention, sentence)
        elif same is not None:
            person = same
            if mention.kind is Kind.RELATIVE:
                self.tie(person, self._owner(mention, sentence))
        elif mention.kind is Kind.NAME:
            person = self._named(mention)
        elif mention.kind is Kind.RELATIVE:
            person = self._relative(mention, sentence)
        else:
            person = self._described(mention)
        if person is None:
            return None
        self._note(person, mention, sentence)
        return person

    def turn(self, label: str, asks: bool) -> Person:
        """The speaker of a transcript's turn."""
        head = label.lower()
        person = self._names.get(head.rsplit(" ", 1)[-1]) or self._heads.get(head)
        if person is None:
            person = self._new(Kind.SOURCE)
            person.heads.add(head)
            self._heads[head] = person
            self._names.setdefault(head, person)
        person.speaks = True
        person.public = person.public or asks
        return person

    def _new(self, kind: Kind) -> Person:
        person = Person(len(self.people), kind)
        self.people.append(person)
        return person

    def _note(self, person: Person, mention: Mention, sentence: int) -> None:
        person.mentions += 1
        person.last = sentence
        if person.gender is Gender.UNKNOWN and mention.gender is not Gender.PLURAL:
            person.gender = mention.gender
        if mention.kind in (Kind.SOURCE, Kind.ROLE, Kind.DESCRIPTION, Kind.RELATIVE):
            person.heads.add(mention.head)
            self._heads[mention.head] = person
        if mention.kind is Kind.SOURCE:
            person.source = max(person.source, 3 if mention.score >= STRONG else 1)
        elif mention.kind is Kind.BODY or (mention.kind is Kind.ROLE and mention.score >= STRONG):
            person.public = True
        if person.kind is not Kind.BODY and (not self._recent or self._recent[-1] is not person):
            self._recent.append(person)

    def _named(self, mention: Mention) -> Person:
        parts = _parts(mention.words)
        surname = parts[-1]
        person = self._names.get(surname)
        if person is None or (len(parts) > 1 and person.full_name and parts[0] not in person.heads):
            person = self._new(Kind.NAME)
            person.initials = True
        person.initials = person.initials and all(len(p.strip(".")) == 1 for p in parts)
        person.full_name = person.full_name or len(parts) > 1
        for part in parts:
            person.heads.add(part)
            self._names.setdefault(part, person)
        self._names[surname] = person
        return person

    def tie(self, person: Person, owner: Person | None) -> None:
        """Make `person` a relative of `owner`, unless they are somebody's already."""
        if person.owner is None and owner is not person:
            person.owner = owner

    def _owner(self, mention: Mention, sentence: int) -> Person | None:
        """Whose relative a mention means; `None` when nothing tells."""
        if mention.determiner in POSSESSIVES:
            return self._focus(_POSSESSORS[mention.determiner], sentence)
        if mention.determiner.endswith(("'s", "'")):
            possessor = mention.determiner.removesuffix("s").removesuffix("'")
            return self._names.get(possessor) or self._heads.get(possessor)
        return (self._recent[-1].owner or self._recent[-1]) if self._recent else None

    def _relative(self, mention: Mention, sentence: int) -> Person:
        possessed = mention.determiner in POSSESSIVES or mention.determiner.endswith(("'s", "'"))
        known = self._heads.get(mention.head)
        if known is not None and not possessed and mention.determiner not in INDEFINITE:
            return known
        owner = self._owner(mention, sentence)
        if known is not None and known.owner is owner and owner is not None:
            return known
        person = self._new(Kind.RELATIVE)
        person.gender = mention.gender
        person.owner = owner
        return person

    def _described(self, mention: Mention) -> Person:
        known = self._heads.get(mention.head)
        bodies = mention.kind is Kind.BODY, known is not None and known.kind is Kind.BODY
        if (
            known is not None
            and bodies[0] is bodies[1]
            and (mention.determiner not in INDEFINITE or bodies[0])
        ):
            return known
        official = mention.kind is Kind.ROLE and mention.score >= STRONG
        person = self._new(
            Kind.DESCRIPTION if mention.kind is Kind.ROLE and not official else mention.kind
        )
        person.gender = mention.gender
        return person

    def _pronoun(self, mention: Mention, sentence: int) -> Person | None:
        """Whom a pronoun means; somebody new when it opens a story without a name."""
        person = self._focus(mention.gender, sentence)
        if person is None and mention.gender is not Gender.PLURAL and not self._recent:
            person = self._new(Kind.PRONOUN)
        return person

    def _focus(self, gender: Gender, sentence: int) -> Person | None:
        for person in self._candidates():
            plural = person.gender is Gender.PLURAL
            near = sentence - person.last <= REACH
            if near and person.fits(gender) and (gender is Gender.PLURAL or not plural):
                return person
        return None

    def _candidates(self) -> Iterator[Person]:
        """Who may be meant, likeliest first: subjects, then the last speaker, then the recent."""
        yield from (p for p in reversed(self.subjects) if p.kind is not Kind.BODY)
        if self.speaker is not None and self.speaker.kind is not Kind.BODY:
            yield self.speaker
        yield from reversed(self._recent)


_POSSESSORS = {"his": Gender.MALE, "her": Gender.FEMALE, "their": Gender.PLURAL}


def _parts(name: str) -> list[str]:
    """The words of a name, initials left out unless there is nothing else."""
    return [part for part in name.replace(".", " ").split() if len(part) > 1] or [name]
