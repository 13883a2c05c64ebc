"""Occupations: the words that replace them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import OCCUPATION
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
        ("[[Senator]] Ada Quill spoke.", "[OCCUPATION] Ada Quill spoke."),
        ("The [[teachers]]' union met.", "The [OCCUPATION]' union met."),
        ("The [[judge]]'s car was hit.", "The [legal professional]'s car was hit."),
        ("He [[drives a bread van]] for them.", "He [drives a vehicle] for them."),
        ("She [[taught maths]] in town.", "She [taught] in town."),
        ("He holds a [[degree in economics]].", "He holds a [qualification]."),
        ("An [[MA in history]] hung there.", "An [unspecified qualification] hung there."),
        ("He [[worked at the shoe factory]] then.", "He [worked] then."),
        ("She [[served in the border guard]] once.", "She [served] once."),
        ("Some [[fishermen and traders]] left.", "Some [OCCUPATION] left."),
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
        ("A [[worker]] fell.", "A [OCCUPATION] fell."),
        ("The [[prison guards]] laughed.", "The [security workers] laughed."),
    ],
)
def test_generalizes_in_the_sentence(sentence: str, copy: str) -> None:
    """A job becomes its trade, in the number and grammar of the sentence."""
    assert generalized(sentence) == copy


@given(st.sampled_from(["a ", "an ", "the ", "two ", ""]), st.text(max_size=30))
def test_every_output_is_recognized(before: str, text: str) -> None:
    """What is written once is known as done, whatever the mention."""
    words = generalize(Mention(OCCUPATION, text, before))
    assert words is None or is_generalization(words)


@pytest.mark.parametrize(
    "words",
    [
        "nurse",
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
