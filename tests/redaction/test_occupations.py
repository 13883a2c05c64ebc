"""Occupations: the words that replace them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import OCCUPATION
from redactor.exposure.audience import PUBLIC, Audience
from redactor.redaction.operators.mention import Mention
from redactor.redaction.operators.occupations import generalize, is_generalization


def generalized(sentence: str) -> str:
    """The sentence with what stands between [[ and ]] generalized, or tagged."""
    parts = re.split(r"\[\[|\]\]", sentence)
    plain = "".join(parts)
    written, at = "", 0
    for i, part in enumerate(parts):
        after = plain[at + len(part) :]
        mention = Mention(OCCUPATION, part, plain[:at][-80:], after[:80])
        written += f"[{generalize(mention) or OCCUPATION}]" if i % 2 else part
        at += len(part)
    return written


@pytest.mark.parametrize(
    ("sentence", "copy"),
    [
        ("A [[night-shift nurse]] called us.", "A [health worker] called us."),
        ("An [[experienced midwife]] knew.", "An [unspecified health worker] knew."),
        ("The [[deputy section chief]] signed it.", "The [person in authority] signed it."),
        ("Two [[border guards]] slept.", "Two [members of police or armed forces] slept."),
        ("A [[retired kindergarten teacher]] sings.", "A [former person in education] sings."),
        ("Her husband is a [[taxi driver]] there.", "Her husband is a [transport worker] there."),
        (
            "An [[engineer]] at the mill agreed.",
            "An [unspecified technical or research worker] at the mill agreed.",
        ),
        ("She is a [[clerk at the street office]].", "She is a [clerical worker]."),
        ("[[Soldiers]] came at night.", "[Members of police or armed forces] came at night."),
        (
            "The [[former head of the southern gas company]] fled.",
            "The [former person in authority] fled.",
        ),
        ("[[Senator]] Ada Quill spoke.", "[...] Ada Quill spoke."),
        ("The [[teachers]]' union met.", "The [...]' union met."),
        ("The [[judge]]'s car was hit.", "The [legal professional]'s car was hit."),
        ("He [[drives a bread van]] for them.", "He [drives a vehicle] for them."),
        ("He was [[driving a bus]].", "He was [driving a vehicle]."),
        ("He was [[discharged from a unit]].", "He was [OCCUPATION]."),
        ("He wasn't [[discharged from a unit]].", "He wasn't [OCCUPATION]."),
        ("She’s never [[trained in a unit]].", "She’s never [OCCUPATION]."),
        ("She [[taught maths]] in town.", "She [taught] in town."),
        ("He holds a [[degree in economics]].", "He holds a [qualification]."),
        ("An [[MA in history]] hung there.", "An [unspecified qualification] hung there."),
        ("Imre, who [[mended boilers]], left.", "Imre, who [worked], left."),
        ("He met [[retired nurses]] there.", "He met [former health workers] there."),
        ("Pills that she [[gets from a doctor]] help.", "Pills that she [OCCUPATION] help."),
        ("He [[worked at the shoe factory]] then.", "He [worked] then."),
        ("She [[served in the border guard]] once.", "She [served] once."),
        ("Some [[fishermen and traders]] left.", "Some [workers] left."),
        (
            "An [[ex-soldier]] drank.",
            "An [unspecified former member of a police or armed force] drank.",
        ),
        ("His sister, a [[seamstress]], ran.", "His sister, a [craft worker], ran."),
        ("[[Nurses]] marched.", "[Health workers] marched."),
        ("The [[minister of water and sanitation]] smiled.", "The [person in authority] smiled."),
        ("He was a [[squid merchant]].", "He was a [person in trade]."),
        ("The [[imam]] prayed.", "The [religious figure] prayed."),
        ("A [[cardiologist]] and a [[cook]] met.", "A [health worker] and a [service worker] met."),
        ("The [[quantum widget]] spun.", "The [OCCUPATION] spun."),
        ("She trained as a [[welder]].", "She trained as a [manual worker]."),
        (
            "[[Retired police officers]] gathered.",
            "[Former members of police or armed forces] gathered.",
        ),
        ("A [[reporter]] asked.", "A [media worker] asked."),
        ("An [[official]] said so.", "An [unspecified person in authority] said so."),
        ("A [[secretary]] typed.", "A [person] typed."),
        ("A [[student]] fainted.", "A [person in education] fainted."),
        ("A [[worker]] fell.", "A [person] fell."),
        ("The [[prison guards]] laughed.", "The [security workers] laughed."),
    ],
)
def test_generalizes_in_the_sentence(sentence: str, copy: str) -> None:
    """A job becomes its trade, in the number and grammar of the sentence."""
    assert generalized(sentence) == copy


JOBS = st.one_of(
    st.sampled_from(["nurse", "border guards", "retired teacher", "taxi driver", "ex-soldiers"]),
    st.sampled_from(["taught maths", "MA in law", "clerks and judges", "military service"]),
    st.sampled_from(["drives a bread van", "worker", "a cook", "the judge", "ran a shop"]),
)
AUDIENCES = st.sampled_from([PUBLIC, replace(PUBLIC, trade=False)])


@given(
    st.sampled_from(["a ", "an ", "the ", "two ", "as ", ""]),
    JOBS | st.text(max_size=30),
    st.sampled_from(["", ".", " said", " Ada Quill", "' union", "'s car"]),
    AUDIENCES,
)
def test_every_output_is_recognized(before: str, text: str, after: str, audience: Audience) -> None:
    """What is written once is known as done, whatever the mention."""
    words = generalize(Mention(OCCUPATION, text, before, after, audience=audience))
    assert words is None or is_generalization(words)


@given(JOBS, st.sampled_from(["a ", "an ", "the ", "two ", "as ", ""]))
def test_no_trade_is_told_where_none_may_be(text: str, before: str) -> None:
    """Only words that fit anybody who works are left."""
    words = generalize(Mention(OCCUPATION, text, before, audience=replace(PUBLIC, trade=False)))
    neutral = "a an the former unspecified worker workers person people work works worked working"
    neutral += " time at qualification"
    assert words is not None
    assert set(words.lower().split()) <= set(neutral.split())


@pytest.mark.parametrize(
    "words",
    [
        "nurse",
        "former person",
        "packed pies",
        "unspecified nurse",
        "border guard",
        "health worker in Hyesan",
        "taught maths",
        "OCCUPATION",
        "",
        "driver",
    ],
)
def test_finer_words_are_no_generalization(words: str) -> None:
    """A job that still names the trade more closely is not taken for done."""
    assert not is_generalization(words)


@pytest.mark.parametrize(
    "job", ["nurse", "border guard", "retired teacher", "taxi driver", "drove a bus", "MA in law"]
)
def test_generalizing_twice_says_no_more(job: str) -> None:
    """A generalization has no coarser words that name a trade again."""
    words = generalize(Mention(OCCUPATION, job))
    assert words is not None
    again = generalize(Mention(OCCUPATION, words))
    assert again is None or is_generalization(again)
    assert job not in words
