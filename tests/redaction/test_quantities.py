"""Sums and counts: the words that replace them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import MISC
from redactor.redaction.operators.mention import Mention
from redactor.redaction.operators.quantities import generalize, is_generalization


def generalized(sentence: str) -> str:
    """The sentence with what stands between [[ and ]] generalized, or tagged."""
    parts = re.split(r"\[\[|\]\]", sentence)
    plain = "".join(parts)
    written, at = "", 0
    for i, part in enumerate(parts):
        after = plain[at + len(part) :]
        mention = Mention(MISC, part, plain[:at][-80:], after[:80])
        written += f"[{generalize(mention) or MISC}]" if i % 2 else part
        at += len(part)
    return written


@pytest.mark.parametrize(
    ("sentence", "copy"),
    [
        ("She paid [[3,200 yuan]] for it.", "She paid [a four-figure sum] for it."),
        ("It cost [[$400]].", "It cost [a three-figure sum]."),
        ("He earns [[4,000 yuan a year]].", "He earns [a four-figure sum a year]."),
        ("They asked [[about 600,000 won]].", "They asked [a six-figure sum]."),
        ("They asked [[about 990,000 won]].", "They asked [MISC]."),
        ("A [[$610,000]] mortgage.", "A [six-figure] mortgage."),
        ("The [[$12 million]] loan.", "The [eight-figure] loan."),
        ("A [[$12 million]] loan.", "A [MISC] loan."),
        ("[[62]] girls fled.", "[10–99] girls fled."),
        ("The [[62]] girls fled.", "The [10–99] girls fled."),
        ("[[Two]] boys ran.", "[2–9] boys ran."),
        ("[[Ninety-six]] houses burned.", "[10–99] houses burned."),
        ("[[More than 2,500]] people came.", "[At least 1,000] people came."),
        ("[[At least two]] died.", "[At least 2] died."),
        ("[[Up to 40]] were held.", "[At most 99] were held."),
        ("[[Nearly 1,000]] fell.", "[MISC] fell."),
        ("[[About 1,500]] stood.", "[1,000–9,999] stood."),
        ("[[About 1,050]] stood.", "[MISC] stood."),
        ("It fell by [[57%]].", "It fell by [more than half]."),
        ("[[19 per cent]] of them stayed.", "[Less than half] of them stayed."),
        ("A [[19%]] rise.", "A [MISC] rise."),
        ("[[50%]] of it.", "[Half] of it."),
        ("[[Two hundred and six]] stairs.", "[100–999] stairs."),
        ("An [[eleven]]-hour play.", "An [MISC]-hour play."),
        ("He keeps [[two sacks of corn]].", "He keeps [MISC]."),
        ("He drove a [[red Lada]].", "He drove a [MISC]."),
        ("They won [[52-35]].", "They won [MISC]."),
        ("She took [[one]].", "She took [MISC]."),
        ("[[4.7 million]] people were hit.", "[1,000,000–9,999,999] people were hit."),
        ("[[Half a million]] people left.", "[MISC] people left."),
        (
            "It sold for [[two hundred thousand won a month]].",
            "It sold for [a six-figure sum a month].",
        ),
        ("[[£86.3million]] was spent.", "[An eight-figure sum] was spent."),
        ("[[RM4,000 a head]], he said.", "[A four-figure sum a head], he said."),
        ("Some [[$5]] an hour.", "Some [a one-figure sum] an hour."),
        ("He got [[$0.50]].", "He got [MISC]."),
        ("[[45,756]] crossed.", "[10,000–99,999] crossed."),
    ],
)
def test_generalizes_in_the_sentence(sentence: str, copy: str) -> None:
    """A number becomes its order of magnitude, in the grammar of the sentence."""
    assert generalized(sentence) == copy


@given(st.integers(2, 10**11))
def test_the_band_holds_the_count(number: int) -> None:
    """A count lies in the band that replaces it, and the band gives one order of magnitude."""
    words = generalize(Mention(MISC, f"{number:,}", after=" people"))
    assert words is not None
    low, high = (int(part.replace(",", "")) for part in words.split("–"))
    assert low <= number <= high < 10 * max(low, 5)


@given(st.integers(1, 10**14), st.sampled_from(["${}", "€{}", "RM{}", "{} won", "{} US dollars"]))
def test_the_figures_are_counted(number: int, money: str) -> None:
    """A sum's figures are those of its whole part, whatever the currency."""
    words = generalize(Mention(MISC, money.format(f"{number:,}")))
    names = "one two three four five six seven eight nine ten eleven twelve"
    names += " thirteen fourteen fifteen"
    figures = names.split()[len(str(number)) - 1]
    assert words is not None
    assert words.split(" ", 1)[1].lower() == f"{figures}-figure sum"


@given(st.text(alphabet="0123456789,.$% abdehilmnorstuvwy-", max_size=25))
def test_every_output_is_recognized(text: str) -> None:
    """What is written once is known as done, whatever the mention."""
    words = generalize(Mention(MISC, text))
    assert words is None or is_generalization(words)


@pytest.mark.parametrize("words", ["62", "3,200 yuan", "10–62", "a red Lada", "MISC", "", "57%"])
def test_finer_words_are_no_generalization(words: str) -> None:
    """A number that is still exact is not taken for done."""
    assert not is_generalization(words)
