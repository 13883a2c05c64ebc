"""What a copy calls people."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redactor import documents
from redactor.detection.normalization import normalize
from redactor.redaction.operators.persons import is_generalization
from redactor.redaction.operators.pronouns import Case, Pronoun
from redactor.redaction.parties import party_names
from redactor.redaction.pronouns import pronoun_decisions, with_pronouns
from redactor.redaction.roles import MOST_LETTERED, letters
from tests.redaction.people import marked


def names(sentence: str, operator: str = "generalize") -> list[str]:
    document, decisions, roles = marked(sentence, operator)
    found = party_names(document, decisions, roles)
    return [found.get(d.entity.span, "") for d in decisions]


def test_a_name_in_an_address_is_no_first_mention() -> None:
    """Addresses hold no names, so the first mention is the first in prose."""
    text = "![x](ri.jpg) Then Ri left."
    document = documents.parse(text, "markdown")
    _, decisions, _ = marked("![x]([[PERSON#1|ri]].jpg) Then [[PERSON#1|Ri]] left.", "generalize")
    assert list(party_names(document, decisions).values()) == ["a person"]


def test_other_operators_give_no_names() -> None:
    """Tags and bars name nobody."""
    assert names("[[PERSON#1|Ri]] left.", "tag") == [""]


def test_letters_go_on_after_z() -> None:
    """The twenty-seventh person is AA, and every name is known again."""
    people = [f"[[PERSON#{n}|P{n}]]" for n in range(1, 760)]
    found = names(", ".join(people))
    assert found[25:27] == ["Person Z", "Person AA"]
    assert len(set(found[:702])) == 702
    assert all(map(is_generalization, found))


def test_letters_are_shared_where_the_draft_has_them_all() -> None:
    """A draft that uses every name itself is written with the first ones again."""
    taken = " ".join(f"Person {letters(number)}." for number in range(1, MOST_LETTERED + 1))
    assert names(f"[[PERSON#1|Ri]] and [[PERSON#2|Om]]. {taken}") == ["Person A", "Person B"]


def test_those_whom_only_pronouns_stand_for_take_no_letter() -> None:
    """A source that the draft itself leaves unnamed makes no other `Source A`."""
    document, decisions, roles = marked(
        "[[PERSON#1:source|Ri]] left. One of us wept. [[DEMOGRAPHIC#2:source|He]] sat.",
        "generalize",
    )
    pronoun = Pronoun(Case.SUBJECT, short=False)
    decisions[1] = replace(decisions[1], entity=replace(decisions[1].entity, value=pronoun))
    found = party_names(document, decisions, roles)
    assert list(found.values()) == ["the source", "the source"]


def test_pronouns_inside_what_is_redacted_are_left() -> None:
    """`her` in `her mother` goes with the relation."""
    document, decisions, _ = marked(
        "[[PERSON#1|Ri]] left. [[FAMILY_RELATION|Her mother]] wept.", "generalize"
    )
    assert pronoun_decisions(normalize(document), decisions) == []


PIECES = st.sampled_from(
    [
        "Ri",
        "Pak",
        " she ",
        " he ",
        "her ",
        " his",
        " him.",
        '"',
        ". ",
        "\n\n",
        " and ",
        " Mr ",
        ": ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_decisions_on_pronouns_are_disjoint(text: str) -> None:
    """Whatever the text, decisions stay disjoint and in order, and each name is known again."""
    sentence = re.sub(r"Ri|Pak", lambda m: f"[[PERSON#{len(m[0]) - 1}|{m[0]}]]", text)
    document, decisions, _ = marked(sentence, "generalize")
    found = with_pronouns(normalize(document), decisions)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert {d.entity.span for d in found} >= {d.entity.span for d in decisions}
    assert all(map(is_generalization, party_names(document, found).values()))
