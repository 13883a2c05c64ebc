"""Tests of linking people."""

from __future__ import annotations

import pytest

from redactor.exposure.linking import Basis
from tests.exposure.linking.drafts import linked

ONE = [
    ("surname", "[[Chinedu Okafor]] left. [[Okafor]] wept."),
    ("given name", "[[Chinedu Okafor]] left. [[Chinedu]] wept."),
    ("surname first in a heading", "[[OKAFOR]] weeps. [[Chinedu Okafor]] left."),
    ("honorific", "[[Chinedu Okafor]] left. [[Mr Okafor]] wept."),
    ("honorific with a point", "[[Dr. Orla Venn]] spoke. [[Venn]] left."),
    ("Burmese honorifics", "[[Daw Khin Thandar]] spoke. [[Khin Thandar]] left."),
    ("Haji", "[[Haji Yunus Karimi]] spoke. [[Karimi]] left."),
    ("Comrade", "[[Comrade Ri Chol-min]] spoke. [[Ri Chol-min]] left."),
    ("possessive", "[[Okafor's]] lawyer met [[Chinedu Okafor]]."),
    ("initials", "[[Ri Chol-min]] signed. The note bore [[R.C.M.]] alone."),
    ("initials without points", "[[Ri Chol-min]] signed. [[RCM]] signed again."),
    ("family name and initial", "[[Ri Chol-min]] signed. [[Ri C.]] left."),
    ("initial and family name", "[[Chinedu Okafor]] left. [[C. Okafor]] wept."),
    ("middle initial", "[[Chinedu Okafor]] left. [[Chinedu E. Okafor]] wept."),
    ("middle name", "[[Chinedu Emeka Okafor]] left. [[Chinedu Okafor]] wept."),
    ("family name last", "[[Ri Chol-min]] left. [[Chol-min Ri]] wept."),
    ("comma", "[[Okafor, Chinedu]] left. [[Chinedu Okafor]] wept."),
    ("syllables apart", "[[Kim Chol Su]] left. [[Kim Chol-su]] wept. [[Chol-su]] slept."),
    ("romanization", "[[Kim Chol-su]] left. [[Kim Cheol-su]] wept."),
    ("other romanization of the family", "[[Ri Chol-min]] left. [[Lee Cheol-min]] wept."),
    ("Arabic spelling", "[[Mohammed Darwazi]] left. [[Muhammad Darwazi]] wept."),
    ("Arabic spelling alone", "[[Mohammed Darwazi]] left. [[Mohamed]] wept."),
    ("Arabic article", "[[Salim al-Masri]] left. [[Masri]] wept. [[El-Masri]] slept."),
    ("Abd al-", "[[Abd al-Rahman Tarzi]] left. [[Abdulrahman Tarzi]] wept."),
    ("Russian spelling", "[[Sergei Velichko]] left. [[Sergey Velichko]] wept."),
    ("diacritics", "[[Zoë Núñez]] left. [[Zoe Nunez]] wept. [[Nuñez]] slept."),
    ("English diminutive", "[[Katherine Bellweather]] left. [[Kate]] wept."),
    ("diminutive in full", "[[Katherine Bellweather]] left. [[Kate Bellweather]] wept."),
    ("Spanish diminutive", "[[Guadalupe Arenas]] left. [[Lupita]] wept."),
    ("Russian diminutive", "[[Aleksandr Velichko]] left. [[Sasha]] wept."),
    ("two diminutives", "[[Sasha Velichko]] left. [[Shura]] wept."),
    ("Yoruba short form", "[[Babatunde Alade]] left. [[Tunde]] wept."),
    ("nickname in quotes", '[[Ri "Tiger" Chol-min]] left. [[Tiger]] wept.'),
    ("nickname in parentheses", "[[Chinedu (Duke) Okafor]] left. [[Duke]] wept."),
    ("kunya", "[[Ahmed Abu Yusuf]] left. [[Abu Yusuf]] wept."),
    ("particles", "[[Joris van der Velde]] left. [[Velde]] wept. [[Van der Velde]] slept."),
    ("hyphenated surname", "[[Esther Adeyemi-Clough]] left. [[Adeyemi-Clough]] wept."),
    ("name known by one word", "[[Ilinca]] left. [[Ilinca]] wept."),
    ("generation", "[[Obadiah Finch Jr]] left. [[Finch]] wept."),
    ("U", "[[U Win Thein]] spoke. [[Win Thein]] left."),
    ("aunt named in full", "[[Rosalba Arenas]] left. [[Aunt Rosalba]] wept."),
    ("aunt", "[[Aunt Rosalba]] left. [[Rosalba]] wept."),
    ("e-mail", "[[Ri Chol-min]] left: [[EMAIL_ADDRESS|ri.cholmin@post.example]]"),
    ("e-mail with an initial", "[[Ri Chol-min]] left: [[EMAIL_ADDRESS|rcholmin7@post.example]]"),
    ("handle", "[[Ri Chol-min]] left: [[ONLINE_HANDLE|@rcholmin]]"),
    ("handle before the name", "[[ONLINE_HANDLE|@RiCholMin]] is [[Ri Chol-min]]."),
    ("hashtag", "[[Ri Chol-min]] left: [[ONLINE_HANDLE|#RiCholMin]]"),
    ("slug", "[[Ri Chol-min]]: [[URL|https://news.example/2026/ri-chol-min-speaks]]"),
    ("file name", "[[Ri Chol-min]]: [[URL|photos/ri_chol_min.jpg]]"),
    ("handle of a diminutive", "[[Aleksandr Velichko]]: [[ONLINE_HANDLE|@sasha_velichko]]"),
    ("unlisted name", "[[Chinedu Okafor]] left. Then [[MISC|Okafor]] called."),
    ("kin named", "He rang [[FAMILY_RELATION|his wife]] [[Anna]]. [[Anna]] wept."),
    ("kin named after a comma", "[[FAMILY_RELATION|Her brother]], [[Emil]], left."),
    ("kin explained", "[[Anna]], [[FAMILY_RELATION|his wife]], left."),
]


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in ONE])
def test_mentions_of_one_person_link(marked: str) -> None:
    """Every mention in the sentence is of one party."""
    assert set(linked(marked).parties) == {0}


APART = [
    ("other given name", "[[Chinedu Okafor]] met [[Adaeze Okafor]]."),
    ("other family name", "[[Chinedu Okafor]] met [[Chinedu Balewa]]."),
    ("other initial", "[[Chinedu Okafor]] met [[A. Okafor]]."),
    ("other middle name", "[[Maria Lopez Garcia]] met [[Maria Soto Garcia]]."),
    ("contradicting titles", "[[Mr Okafor]] met [[Mrs Okafor]]."),
    ("generations", "[[Obadiah Finch Jr]] met [[Obadiah Finch Sr]]."),
    ("neighbour with a leader's surname", "[[Kim Chol-su]] spoke. [[Auntie Kim]] left."),
    ("neighbour with a mayor's surname", "[[Ada Quill]] spoke. [[Uncle Quill]] left."),
    ("father of", "[[Abu Yusuf]] met [[Yusuf]]."),
    ("a longer word", "[[Ann Marsh]] met [[Marshall]]."),
    ("numbered witnesses", "[[Witness 4]] met [[Witness 5]]."),
    ("lettered sources", "[[Source A]] met [[Source B]]."),
    ("two sounds", "[[Elena Markovic]] met [[Alina]]."),
    ("other diminutive", "[[Katherine Bellweather]] met [[Bill]]."),
    ("handle of another", "[[Chinedu Okafor]]: [[ONLINE_HANDLE|@quiet_river]]"),
    ("host is no name", "[[Chinedu Okafor]]: [[EMAIL_ADDRESS|desk@okafor.example]]"),
    ("kin of a named person", "[[Teodora]]'s [[FAMILY_RELATION|sister]] left."),
    ("place of that name", "[[Adelaide Venn]] left [[LOCATION|Adelaide]]."),
    ("organisation of that name", "[[Adelaide Venn]] left [[ORGANIZATION|Adelaide]]."),
]


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in APART])
def test_mentions_of_two_people_stay_apart(marked: str) -> None:
    """The two mentions are of two parties."""
    assert linked(marked).parties == [0, 1]


NOBODY = [
    ("date", "DATE_TIME", "[[Monday]] and [[Monday]]"),
    ("occupation", "OCCUPATION", "[[nurse]] and [[nurse]]"),
    ("demographic", "DEMOGRAPHIC", "[[Yezidi]] and [[Yezidi]]"),
    ("kin of nobody named", "FAMILY_RELATION", "[[my father]] and [[my father]]"),
    ("several kin", "FAMILY_RELATION", "[[PERSON|Teodora]]'s [[sisters]]"),
    ("a list of kin and names", "FAMILY_RELATION", "[[PERSON|Anna]], [[his wife]], and Ion"),
    ("object", "MISC", "[[a red van]] and [[a red van]]"),
    ("phone", "PHONE_NUMBER", "[[555 0101]] and [[555 0101]]"),
    ("URL without a name", "URL", "[[https://news.example/a]] [[https://news.example/a]]"),
]


@pytest.mark.parametrize(
    ("kind", "marked"), [pytest.param(kind, text, id=name) for name, kind, text in NOBODY]
)
def test_other_entities_do_not_link(kind: str, marked: str) -> None:
    """What names nobody has no party, not even by the same words."""
    assert linked(marked, kind).parties[-1] is None


def test_bare_surname_belongs_to_the_last_full_name_before_it() -> None:
    """A surname of two people counts to the one last named in full, and the doubt is reported."""
    found = linked("[[Chinedu Okafor]] met [[Adaeze Okafor]]. [[Okafor]] wept.")
    assert found.parties == [0, 1, 1]
    assert [(c.parties, c.mentions) for c in found.conflicts] == [((0, 1), (2,))]


def test_bare_surname_before_every_full_name_belongs_to_the_next() -> None:
    """A surname in a heading counts to the first person of that name, and is in doubt."""
    found = linked("[[Okafor]] weeps. [[Chinedu Okafor]] met [[Adaeze Okafor]].")
    assert found.parties == [0, 0, 1]
    assert found.conflicts[0].mentions == (0,)


def test_title_tells_which_bearer_of_a_surname_is_meant() -> None:
    """`Mrs` is not the person who was `Mr` before, however near he was named."""
    found = linked("[[Mrs Okafor]] met [[Mr Okafor]]. [[Mrs Okafor]] wept.")
    assert found.parties == [0, 1, 0]


def test_people_who_share_a_surname_are_reported() -> None:
    """Two full names with one surname are a conflict, though no mention is in doubt."""
    found = linked("[[Senator Ada Quill]] met [[Tobias Quill]].")
    assert [(c.parties, c.mentions) for c in found.conflicts] == [((0, 1), ())]


def test_people_without_a_common_name_are_no_conflict() -> None:
    """Two names with nothing in common are not reported."""
    assert linked("[[Ada Quill]] met [[Tobias Venn]].").conflicts == []


def test_kin_of_a_named_person_is_one_party_throughout() -> None:
    """`Teodora's sister` is the same person each time, and the one named after it."""
    found = linked(
        "[[Teodora]]'s [[FAMILY_RELATION|sister]] left. [[Teodora]]'s [[FAMILY_RELATION|sister]] "
        "[[Ilinca]] wept."
    )
    assert found.parties == [0, 1, 0, 1, 1]


def test_basis_tells_how_a_mention_was_linked() -> None:
    """Each mention says by which evidence it counts to its party."""
    found = linked(
        "[[Katherine Bellweather]], [[Bellweather]], [[Kate]], [[K.B.]], "
        "[[ONLINE_HANDLE|@kbellweather]], [[DATE_TIME|Monday]]"
    )
    assert found.bases == [
        Basis.NAME,
        Basis.PART,
        Basis.DIMINUTIVE,
        Basis.INITIALS,
        Basis.ADDRESS,
        None,
    ]


@pytest.mark.parametrize("text", ["0:AA", "!", "A", "'s", "Mr", "(Duke)", '""', "de", "Jr Jr"])
def test_odd_mentions_of_people_are_linked_or_left(text: str) -> None:
    """Mentions that are hardly names come through, twice the same as one party or as none."""
    first, second = linked(f"[[{text}]] and [[{text}]]").parties
    assert first == second


def test_neighbour_with_a_public_surname_is_reported() -> None:
    """`Auntie Kim` and a leader named Kim share a name, and an editor is told."""
    found = linked("[[Kim Chol-su]] spoke. [[Auntie Kim]] left. [[Auntie Kim]] wept.")
    assert found.parties == [0, 1, 1]
    assert [c.parties for c in found.conflicts] == [(0, 1)]
