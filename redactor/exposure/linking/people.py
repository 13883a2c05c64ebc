"""Links the mentions of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.detection.romanization import fold_korean
from redactor.exposure.genders import Gender
from redactor.exposure.linking.index import Index
from redactor.exposure.linking.links import Basis, Doubts
from redactor.exposure.linking.names import Name, initial_forms
from redactor.exposure.linking.spelling import Keys, Tier, name_keys, squeezed

CANDIDATES = 16
"""People compared with a full name, the latest that bear its rarest word."""

_BASES = {Tier.SAME: Basis.PART, Tier.SPELLING: Basis.SPELLING, Tier.SHORT: Basis.DIMINUTIVE}


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's mention.

    Args:
        index: the caller's number of it.
        position: where it stands.
        name: its words, taken apart.
    """

    index: int
    position: int
    name: Name = field(repr=False)


@dataclass(slots=True)
class Person:
    """What is known of one person; parts and aliases as in `Name`."""

    parts: tuple[str, ...] = field(repr=False)
    initials: list[str] = field(default_factory=list, repr=False)
    aliases: dict[str, None] = field(default_factory=dict, repr=False)
    gender: Gender | None = None
    generation: str = ""

    @property
    def family(self) -> str:
        """The family name: the first word before a given name of syllables, else the last."""
        first = any(" " in word for word in (*self.parts[1:], *self.aliases))
        return self.parts[0 if first else -1] if len(self.parts) > 1 else ""

    def fits(self, name: Name) -> bool:
        """Whether titles and generations do not contradict; nobody's full name says `Auntie`."""
        return not (
            (name.familiar and name.parts == (self.family,))
            or (name.gender and self.gender and name.gender is not self.gender)
            or (name.generation and self.generation and name.generation != self.generation)
        )

    def learn(self, name: Name) -> None:
        """Take over what a mention of this person adds."""
        self.gender = self.gender or name.gender
        self.generation = self.generation or name.generation
        self.aliases.update(dict.fromkeys(name.aliases))


@dataclass(slots=True)
class People:
    """People by number, and which mention is whose.

    Args:
        people: by number.
        links: mention's index -> person's number and evidence.
        doubts: people who share a name, and the mentions that fit several.
        index: finds people by the keys of their names.
    """

    people: list[Person] = field(default_factory=list, repr=False)
    links: dict[int, tuple[int, Basis]] = field(default_factory=dict)
    doubts: Doubts = field(default_factory=Doubts)
    index: Index = field(default_factory=Index, repr=False)


def link_people(mentions: Sequence[Mention]) -> People:
    """Link mentions of people.

    Full names first, those of most words before those of fewer: a mention whose every word and
    initial a person bears is that person's, in any order of the words. Then words alone, in the
    order of the text: each belongs to the person last mentioned by a full name with that word, or
    else to the next one; spelt the same, else spelt alike, else as a diminutive. Titles that
    contradict (`Mr`, `Mrs`; `Jr`, `Sr`) keep people apart. Initials alone come last.
    """
    linker = _Linker()
    ordered = sorted(mentions, key=lambda m: (m.position, m.index))
    full = [m for m in ordered if len(m.name.parts) + len(m.name.initials) > 1 and m.name.parts]
    full.sort(key=lambda m: (-len(m.name.parts), -len(m.name.initials)))
    for mention in full:
        linker.add_full(mention)
    linker.settle_full(full)
    for mention in ordered:
        name = mention.name
        if len(name.parts) == 1 and not name.initials and not name.letters:
            linker.add_bare(mention)
    for mention in ordered:
        if mention.index not in linker.result.links:
            linker.add_letters(mention)
    linker.note_shared()
    return linker.result


class _Linker:
    def __init__(self) -> None:
        self.result = People()
        self._keys: dict[str, Keys] = {}
        self._bearers: dict[str, list[int]] = {}
        self._wholes: dict[str, list[int]] = {}
        self._known: dict[Name, tuple[int, Basis]] = {}
        self._alone = Index()

    def keys(self, word: str) -> Keys:
        found = self._keys.get(word)
        if found is None:
            found = self._keys[word] = name_keys(word)
        return found

    def add_full(self, mention: Mention) -> None:
        """Count a full name to the person it fits, or to a new one."""
        name = mention.name
        link = self._known.get(name) or self._same_whole(name) or self._compatible(mention)
        if link is None:
            link = self._new(name), Basis.NAME
            self._bear(link[0], name)
        number, basis = link
        self.result.people[number].learn(name)
        self._known[name] = number, basis
        self.result.links[mention.index] = number, basis

    def settle_full(self, mentions: Sequence[Mention]) -> None:
        """Let words alone find the people mentioned in full."""
        keys: dict[int, set[str]] = {}
        for mention in mentions:
            number, _ = self.result.links[mention.index]
            if number not in keys:
                person = self.result.people[number]
                words = (*person.parts, *person.aliases)
                keys[number] = {k for word in words for k in self.keys(word).every}
                keys[number] |= {f"i{form}" for form in initial_forms(person.parts)}
            self.result.index.add(keys[number], mention.position, number)

    def add_bare(self, mention: Mention) -> None:
        """Count one word to the person last mentioned in full with it, or to one known by it."""
        name, (word,) = mention.name, mention.name.parts
        keys = self.keys(word)

        def fits(number: int) -> bool:
            return self.result.people[number].fits(name)

        for tier in Tier:
            for index in (self.result.index, self._alone):
                found, doubt = index.nearest(keys.at(tier), mention.position, fits)
                if found is None:
                    continue
                if doubt:
                    self.result.doubts.add_keys(index, keys.at(tier), mention.index)
                person = self.result.people[found]
                person.learn(name)
                whole = tier is Tier.SAME and person.parts == name.parts
                self.result.links[mention.index] = found, Basis.NAME if whole else _BASES[tier]
                if index is self._alone:
                    self._alone.add(keys.every, mention.position, found)
                return
        number = self._new(name)
        self.result.links[mention.index] = number, Basis.NAME
        words = (word, *name.aliases)
        self._alone.add([k for w in words for k in self.keys(w).every], mention.position, number)

    def add_letters(self, mention: Mention) -> None:
        """Count initials alone to the person last mentioned who has them."""
        name = mention.name
        letters = name.letters or "".join(name.initials)
        if not letters:
            return
        index = self.result.index

        def fits(number: int) -> bool:
            return self.result.people[number].fits(name)

        if name.parts:
            keys = self.keys(name.parts[0]).same
            if index.parties(keys) or self._alone.parties(keys):
                self.add_bare(mention)
                return
        found, doubt = index.nearest([f"i{letters}"], mention.position, fits)
        if found is None:
            bare = name if name.parts else Name((letters,))
            self.add_bare(Mention(mention.index, mention.position, bare))
            return
        if doubt:
            self.result.doubts.add_keys(index, [f"i{letters}"], mention.index)
        self.result.links[mention.index] = found, Basis.INITIALS

    def note_shared(self) -> None:
        """Note the people who share a word of their names, spelt the same or alike."""
        seen: dict[str, dict[int, None]] = {}
        for index in (self.result.index, self._alone):
            for key, parties in index.all_parties():
                if key[0] in "=rsk":
                    seen.setdefault(key, {}).update(dict.fromkeys(parties))
        for parties in seen.values():
            self.result.doubts.add(parties)

    def _new(self, name: Name) -> int:
        person = Person(name.parts, list(name.initials))
        person.learn(name)
        self.result.people.append(person)
        return len(self.result.people) - 1

    def _bear(self, number: int, name: Name) -> None:
        for word in name.parts:
            for key in self.keys(word).every:
                self._bearers.setdefault(key, []).append(number)
        if len(name.parts) > 1:
            for key in _whole_keys(name.whole, name):
                self._wholes.setdefault(key, []).append(number)

    def _same_whole(self, name: Name) -> tuple[int, Basis] | None:
        """The person whose words in one, in this order or the family name moved, are the same."""
        if len(name.parts) < 2 or name.initials:
            return None
        parts = [squeezed(part) for part in name.parts]
        orders = (parts, [parts[-1], *parts[:-1]], [*parts[1:], parts[0]])
        for order in orders:
            for key in _whole_keys("".join(order), name):
                for number in self._wholes.get(key, ())[-CANDIDATES:]:
                    if self.result.people[number].fits(name):
                        return number, Basis.NAME if key[0] == "=" else Basis.SPELLING
        return None

    def _compatible(self, mention: Mention) -> tuple[int, Basis] | None:
        name = mention.name
        rarest = min(name.parts, key=self._frequency)
        latest = (self._bearers.get(key, [])[-CANDIDATES:] for key in self.keys(rarest).every)
        candidates = sorted({number for numbers in latest for number in numbers})
        found = [
            (tier, number)
            for number in candidates[-CANDIDATES:]
            if (tier := self._match(name, self.result.people[number])) is not None
        ]
        if not found:
            return None
        tier, number = max(found, key=lambda pair: (-pair[0], pair[1]))
        if len(found) > 1:
            self.result.doubts.add([n for _, n in found], mention.index)
        return number, _BASES[tier]

    def _frequency(self, word: str) -> int:
        return sum(len(self._bearers.get(key, ())) for key in self.keys(word).every)

    def _match(self, name: Name, person: Person) -> Tier | None:
        """How `person` bears every word and initial of `name`; `None` when one is not theirs."""
        if not person.fits(name):
            return None
        left = list(person.parts)
        worst = Tier.SAME
        for word in name.parts:
            ranked = [(t, p) for p in left if (t := self.keys(word).meet(self.keys(p))) is not None]
            if not ranked:
                return None
            tier, part = min(ranked)
            worst = max(worst, tier)
            left.remove(part)
        given = [part[0] for part in left] + [w[0] for p in left for w in p.split()[1:]]
        known = given + person.initials
        missing = [initial for initial in name.initials if initial not in known]
        if missing and (len(name.parts) < 2 or person.initials or left):
            return None
        person.initials += missing
        return worst


def _whole_keys(whole: str, name: Name) -> list[str]:
    """Keys of all words in one; alike as Korean only where a part has two syllables of its own."""
    korean = bool(name.aliases) or any(" " in part for part in name.parts)
    return [f"={whole}", *([f"k{fold_korean(whole)}"] if korean else ())]
