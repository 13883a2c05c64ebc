"""Properties that linking has whatever the draft."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import LOCATION, ORGANIZATION, PERSON, Entity
from redactor.exposure.linking import link, variants
from redactor.spans import Span

WORDS = ["Ri", "Chol-min", "Okafor", "Mr", "Mrs", "Abu", "Sasha", "Aleksandr", "K.", "Kivu"]
MORE = ["Lake", "City", "Bank", "MPS", "Mohammed", "Muhammad", "de", "(Duke)", '"Tiger"', "7", "'"]
words = st.lists(st.sampled_from(WORDS + MORE), min_size=1, max_size=4).map(" ".join)
anything = st.text(min_size=1, max_size=12)
kinds = st.sampled_from(
    [PERSON, LOCATION, ORGANIZATION, "FAMILY_RELATION", "MISC", "ONLINE_HANDLE", "URL", "DATE_TIME"]
)
drafts = st.lists(st.tuples(kinds, words | anything), max_size=14)


def _entities(drawn: Sequence[tuple[str, str]]) -> tuple[list[Entity], str]:
    entities: list[Entity] = []
    text = ""
    for kind, said in drawn:
        entities.append(Entity(kind, Span(len(text), len(text) + len(said)), 1.0, "test", said))
        text += said + " "
    return entities, text


@given(drafts, st.randoms())
def test_order_in_which_entities_are_given_does_not_matter(drawn, random) -> None:
    """Shuffled entities keep their party, basis and conflicts."""
    entities, text = _entities(drawn)
    found = link(entities, text)
    order = list(range(len(entities)))
    random.shuffle(order)
    again = link([entities[i] for i in order], text)
    assert again.parties == [found.parties[i] for i in order]
    assert again.bases == [found.bases[i] for i in order]
    said = sorted((c.parties, sorted(order[m] for m in c.mentions)) for c in again.conflicts)
    assert said == sorted((c.parties, sorted(c.mentions)) for c in found.conflicts)


@given(drafts)
def test_dates_between_mentions_change_nothing(drawn) -> None:
    """Entities that never link leave the parties of all others as they are."""
    entities, text = _entities(drawn)
    kept = [entity for entity in entities if entity.type != "DATE_TIME"]
    found = link(entities, text)
    parties = [p for p, e in zip(found.parties, entities, strict=True) if e.type != "DATE_TIME"]
    kin = any(entity.type == "FAMILY_RELATION" for entity in entities)
    assert kin or link(kept, text).parties == parties


@given(drafts)
def test_people_places_and_organisations_do_not_mix(drawn) -> None:
    """No party is mentioned by entities of two of these types."""
    entities, text = _entities(drawn)
    found = link(entities, text)
    kinds_of: dict[int, set[str]] = {}
    for entity, party in zip(entities, found.parties, strict=True):
        if party is not None and entity.type in (PERSON, LOCATION, ORGANIZATION):
            kinds_of.setdefault(party, set()).add(entity.type)
    assert all(len(kinds) == 1 for kinds in kinds_of.values())


@given(drafts)
def test_same_untitled_place_is_one_party(drawn) -> None:
    """Places of the same words link."""
    entities, text = _entities(drawn)
    found = link(entities, text)
    for (i, one), (j, other) in combinations(enumerate(entities), 2):
        if one.type == other.type == LOCATION and one.text == other.text:
            assert found.parties[i] == found.parties[j]


@given(drafts)
def test_parties_are_numbered_by_first_mention(drawn) -> None:
    """Numbers start at 0 and rise by one where a party is first mentioned."""
    entities, text = _entities(drawn)
    numbers = [party for party in link(entities, text).parties if party is not None]
    assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))


@given(drafts)
def test_conflicts_name_parties_and_mentions_that_exist(drawn) -> None:
    """A conflict is between two or more parties, and each doubtful mention is of one of them."""
    entities, text = _entities(drawn)
    found = link(entities, text)
    for conflict in found.conflicts:
        assert len(set(conflict.parties)) > 1
        assert set(conflict.parties) <= set(found.parties)
        assert {found.parties[mention] for mention in conflict.mentions} <= set(conflict.parties)


@given(drafts)
def test_variants_are_of_the_parties_asked_for(drawn) -> None:
    """Variants have words, and are of no other party."""
    entities, text = _entities(drawn)
    found = link(entities, text)
    wanted = {0, 2}
    for variant in variants(entities, found, wanted):
        assert variant.party in wanted
        assert variant.key == "".join(variant.words) != ""
