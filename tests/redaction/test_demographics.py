"""Ages, sexes and standings: the words that replace them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import DEMOGRAPHIC
from redactor.redaction.operators.demographics import generalize, is_generalization
from redactor.redaction.operators.mention import Mention


def generalized(sentence: str) -> str:
    """The sentence with what stands between [[ and ]] generalized, or tagged."""
    parts = re.split(r"\[\[|\]\]", sentence)
    plain = "".join(parts)
    written, at = "", 0
    for i, part in enumerate(parts):
        after = plain[at + len(part) :]
        mention = Mention(DEMOGRAPHIC, part, plain[:at][-80:], after[:80])
        written += f"[{generalize(mention) or DEMOGRAPHIC}]" if i % 2 else part
        at += len(part)
    return written


@pytest.mark.parametrize(
    ("sentence", "copy"),
    [
        ("A [[thirty-odd-year-old]] welder spoke.", "A [young adult] welder spoke."),
        ("A [[58-year-old]] welder spoke.", "A [middle-aged] welder spoke."),
        ("The [[58-year-old]] said so.", "The [middle-aged person] said so."),
        ("An [[85-year-old]] sang.", "An [older person] sang."),
        ("A [[93-year-old]] sang.", "A [person over sixty] sang."),
        ("An [[eighteen-year-old]] enlisted.", "An [adolescent] enlisted."),
        ("A [[nineteen-year-old girl]] listened.", "A [teenager] listened."),
        ("An [[8-year-old boy]] swam.", "An [under-thirteen] swam."),
        ("A [[six-year-old]] cried.", "A [child] cried."),
        ("An [[11-month-old]] slept.", "An [infant] slept."),
        ("A guard with a [[harelip]] came.", "A guard with a [health condition] came."),
        (
            "Her aunt, who has [[Parkinson's]], came.",
            "Her aunt, who has [a health condition], came.",
        ),
        ("He is a [[Methodist]] lay preacher.", "He is a [...] lay preacher."),
        ("Her aunt is [[on dialysis]] here.", "Her aunt is [...] here."),
        ("A [[woman like me]] stays.", "A [person] stays."),
        ("Her [[first language]] is of use.", "Her [certain way of speaking] is of use."),
        ("They met a clerk in a [[chador]].", "They met a clerk in a [...]."),
        ("A guard with a [[lazy eye]] came.", "A guard with a [...] came."),
        ("With a [[lazy eye]], he came.", "With a [...], he came."),
        ("A boy, a [[Pashtun]], came.", "A boy, a [person], came."),
        ("Two [[thirty-year-olds]] met.", "Two [young adults] met."),
        ("Three [[ten-year-olds]] hid.", "Three [children] hid."),
        ("Some [[95-year-olds]] voted.", "Some [older people] voted."),
        ("The baker, [[45]], said nothing.", "The baker, [in middle age], said nothing."),
        ("The nurse, [[thirty-four]], has left.", "The nurse, [in early adulthood], has left."),
        ("He is [[sixty-one]].", "He is [in later life]."),
        ("She is [[34 years old]].", "She is [in early adulthood]."),
        ("The boy is [[nine months old]].", "The boy is [in childhood]."),
        ("A man [[aged 72]] wept.", "A man [in later life] wept."),
        ("He is [[in his forties]].", "He is [in middle age]."),
        ("They were [[in their early twenties]].", "They were [in early adulthood]."),
        ("The clerk, [[late 50s]], bald, laughed.", "The clerk, [middle age], bald, laughed."),
        ("A [[man of about sixty]] slept.", "A [person of a certain age] slept."),
        ("An [[old woman of ninety]] slept.", "An [unspecified person in later life] slept."),
        ("Two [[girls aged fifteen]] ran.", "Two [people in adolescence] ran."),
        ("A [[man]] waved.", "A [person] waved."),
        ("An [[old woman]] waved.", "An [unspecified person] waved."),
        ("Two [[men]] waved.", "Two [people] waved."),
        ("The [[boys]] fled.", "The [people] fled."),
        ("The [[child]] was found.", "The [person] was found."),
        ("The [[child]] welfare bill failed.", "The [...] welfare bill failed."),
        ("The [[refugees]] crossed.", "The [people] crossed."),
        ("A [[refugee]] from Bor sang.", "A [person] from Bor sang."),
        ("A [[refugee]] camp burned.", "A [...] camp burned."),
        ("A [[Ghanaian]] cook left.", "A [...] cook left."),
        ("She is [[diabetic]].", "She is [...]."),
        ("He is [[Muslim]].", "He is [of a certain background]."),
        ("Chapter [[45]] opens.", "Chapter [DEMOGRAPHIC] opens."),
        ("He left at [[twelve]].", "He left at [a certain point]."),
        ("The registered ones, [[29]].", "The registered ones, [DEMOGRAPHIC]."),
        ("Ten [[elderly men]] sat.", "Ten [people] sat."),
        ("A [[Chinese woman]] sang.", "A [person] sang."),
        ("The [[teenagers]] sang.", "The [people] sang."),
    ],
)
def test_generalizes(sentence: str, copy: str) -> None:
    """Ages become a band, persons lose their sex, other traits are left out."""
    assert generalized(sentence) == copy


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (0, "baby"),
        (2, "child"),
        (12, "child"),
        (13, "teenager"),
        (19, "teenager"),
        (20, "young adult"),
        (39, "young adult"),
        (40, "middle-aged person"),
        (59, "middle-aged person"),
        (60, "person over sixty"),
        (117, "person over sixty"),
    ],
)
def test_bands_meet_at_their_limits(age: int, words: str) -> None:
    """Each age falls into the band that holds it."""
    assert generalize(Mention(DEMOGRAPHIC, f"{age}-year-old", "A ", " sang")) == words


MENTIONS = st.builds(
    Mention,
    type=st.just(DEMOGRAPHIC),
    text=st.one_of(
        st.text(),
        st.integers(0, 130).map(str),
        st.integers(0, 130).map("{}-year-old".format),
        st.integers(0, 130).map("aged {}".format),
        st.integers(0, 130).map("{} years old".format),
        st.integers(0, 130).map("woman of {}".format),
        st.integers(2, 9).map("in his {}0s".format),
        st.sampled_from(["people", "person", "teens", "adolescents", "baby", "men", "refugee"]),
        st.sampled_from(["Korean", "blind in one eye", "scar", "of Han descent", "HIV", "Twi"]),
    ),
    before=st.sampled_from(["", "an ", "a ", "The ", "He is ", "the baker, ", "two ", "speaks "]),
    after=st.sampled_from(["", ", said", " said", " camp", " were"]),
)


@given(MENTIONS)
def test_every_output_is_recognized(mention: Mention) -> None:
    """Whatever is written is known again, so that a second run leaves it alone."""
    words = generalize(mention)
    assert words is None or is_generalization(words)


@given(MENTIONS)
def test_no_figure_survives(mention: Mention) -> None:
    """No output holds a digit, or the very words that it replaces."""
    words = generalize(mention)
    assert words is None or (words != mention.text and not re.search(r"\d", words))


@pytest.mark.parametrize("words", ["58", "man", "a person", "aged 45", "fifty-eight", "", "Roma"])
def test_finer_words_are_no_generalization(words: str) -> None:
    """Words that the operator cannot write are not taken for its own."""
    assert not is_generalization(words)


@pytest.mark.parametrize(
    ("sentence", "copy"),
    [
        pytest.param("The [[300-year-old]] oak fell.", "The [older] oak fell.", id="of a thing"),
        pytest.param("The oak is [[about 300]].", "The oak is [...].", id="a lone number"),
        pytest.param("A man, [[999]], said so.", "A man, [DEMOGRAPHIC], said so.", id="the most"),
    ],
)
def test_a_number_that_is_nobodys_age_is_replaced_too(sentence: str, copy: str) -> None:
    """What is taken for an age may be too much for one."""
    assert generalized(sentence) == copy
