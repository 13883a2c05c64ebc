"""Tests of the words by which a copy could still name a party."""

from __future__ import annotations

import pytest

from redactor.detection.entities import LOCATION, ORGANIZATION
from redactor.exposure.linking import Case, link, variants
from redactor.redaction.surfaces import Form, Surfaces
from tests.exposure.linking.drafts import parse


def _variants(marked: str, kind: str = "PERSON", party: int = 0) -> dict[str, Case]:
    entities, text = parse(marked, kind)
    return {v.key: v.case for v in variants(entities, link(entities, text), {party})}


@pytest.mark.parametrize(
    ("marked", "key", "case"),
    [
        pytest.param("[[Ri Chol-min]]", "richolmin", Case.ANY, id="whole"),
        pytest.param("[[Ri Chol-min]]", "cholminri", Case.ANY, id="family name last"),
        pytest.param("[[Ri Chol-min]]", "cholmin", Case.ANY, id="given name of two syllables"),
        pytest.param("[[Ri Chol-min]]", "rcholmin", Case.ANY, id="initial and given name"),
        pytest.param("[[Ri Chol-min]]", "rcm", Case.UPPER, id="initials"),
        pytest.param("[[Mr Chinedu Okafor]]", "okafor", Case.CAPITAL, id="surname"),
        pytest.param("[[Okafor]] or [[Chinedu Okafor]]", "cokafor", Case.ANY, id="later name"),
        pytest.param("[[Chinedu Okafor]] or [[C.O.]]", "co", Case.UPPER, id="initials written"),
        pytest.param("[[Chinedu Okafor]]", "co", Case.POINTS, id="initials nobody wrote"),
        pytest.param("[[Chinedu Okafor]]", "okafors", Case.CAPITAL, id="family"),
        pytest.param("[[Teo Vonx]]", "vonxes", Case.CAPITAL, id="family of a name in -x"),
        pytest.param("[[Aleksandr Velichko]]", "sasha", Case.CAPITAL, id="diminutive"),
        pytest.param("[[Mohammed Darwazi]]", "muhammad", Case.CAPITAL, id="other spelling"),
        pytest.param('[[Ri "Tiger" Chol-min]]', "tiger", Case.CAPITAL, id="nickname"),
        pytest.param("[[Kim Chol Su]]", "cholsu", Case.ANY, id="syllables apart"),
    ],
)
def test_variants_of_a_person(marked: str, key: str, case: Case) -> None:
    """A person is looked for by these words, in these letters."""
    assert _variants(marked)[key] is case


@pytest.mark.parametrize(
    ("marked", "key"),
    [
        pytest.param("[[Mr Okafor]]", "mr", id="title"),
        pytest.param("[[Joris van der Velde]]", "van", id="particle"),
        pytest.param("[[Wu Li]]", "wu", id="two letters"),
        pytest.param("[[Uma Sato]]", "us", id="initials of something else"),
        pytest.param("[[Witness 404]]", "404", id="number"),
    ],
)
def test_words_that_name_nobody_are_no_variants(marked: str, key: str) -> None:
    """What would be found all over a copy is not looked for."""
    assert key not in _variants(marked)


@pytest.mark.parametrize(
    ("kind", "marked", "found"),
    [
        pytest.param(LOCATION, "[[the city of Hyesan]]", {"hyesan"}, id="city"),
        pytest.param(LOCATION, "[[North Kivu]]", {"northkivu"}, id="direction"),
        pytest.param(
            ORGANIZATION,
            "[[Blackbridge Cannery]]",
            {"blackbridgecannery", "blackbridge"},
            id="firm",
        ),
        pytest.param(ORGANIZATION, "[[MPS]]", {"mps"}, id="acronym"),
        pytest.param(
            ORGANIZATION,
            "[[Ministry of State Security (Bowibu)]]",
            {"ministryofstatesecurity", "bowibu", "mss", "moss"},
            id="ministry",
        ),
    ],
)
def test_variants_of_places_and_organisations(kind: str, marked: str, found: set[str]) -> None:
    """Places are looked for without their noun, organisations also in short."""
    assert set(_variants(marked, kind)) == found


def test_variant_that_names_another_party_too_is_shared() -> None:
    """The surname of two people is shared, their given names are not."""
    entities, text = parse("[[Chinedu Okafor]] met [[Adaeze Okafor]].")
    found = {v.key: v.shared for v in variants(entities, link(entities, text), {0})}
    assert found["okafor"] is True
    assert found["chinedu"] is False


def test_variants_keep_the_names_out_of_their_repr() -> None:
    """A traceback shows no word of the draft."""
    entities, text = parse("[[Chinedu Okafor]]")
    linked = link(entities, text)
    assert "kafor" not in repr(variants(entities, linked, {0})) + repr(linked)


@pytest.mark.parametrize(
    "copy",
    [
        "see ri-chol-min.jpg",
        "see RiCholMin",
        "write to rcholmin@post.example",
        "ri.cholmin wrote",
        "Chol-min Ri left",
        "the note bore R.C.M. alone",
    ],
)
def test_variants_are_found_by_the_words_they_are_made_of(copy: str) -> None:
    """Looked for as surfaces are, the variants of a name find it in slugs, handles and initials."""
    entities, text = parse("[[Ri Chol-min]]")
    forms = {
        v.key: Form(v.key, len(v.words), v.case, entities[0])
        for v in variants(entities, link(entities, text), {0})
    }
    starts = frozenset(key[:n] for key in forms for n in range(1, len(key) + 1))
    surfaces = Surfaces(forms, starts, max(map(len, forms)))
    assert surfaces.occur_in(copy)
