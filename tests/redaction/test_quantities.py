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
    """The sentence with what stands between [[ and ]] generalized."""
    parts = re.split(r"\[\[|\]\]", sentence)
    plain = "".join(parts)
    written, at = "", 0
    for i, part in enumerate(parts):
        after = plain[at + len(part) :]
        mention = Mention(MISC, part, plain[:at][-80:], after[:80])
        written += f"[{generalize(mention)}]" if i % 2 else part
        at += len(part)
    return written


@pytest.mark.parametrize(
    ("sentence", "copy"),
    [
        ("She paid [[3,200 yuan]] for it.", "She paid [a four-figure sum] for it."),
        ("We heard episode [[4]] of it.", "We heard episode [...] of it."),
        ("Play CALL [[3]] now.", "Play CALL [...] now."),
        ("It cost [[$400]].", "It cost [a three-figure sum]."),
        ("He earns [[4,000 yuan a year]].", "He earns [a four-figure sum a year]."),
        ("They asked [[about 600,000 won]].", "They asked [a six-figure sum]."),
        ("They asked [[about 990,000 won]].", "They asked [a sum of money]."),
        ("A [[$610,000]] mortgage.", "A [six-figure] mortgage."),
        ("The [[$12 million]] loan.", "The [eight-figure] loan."),
        ("A [[$12 million]] loan.", "A [...] loan."),
        ("[[62]] girls fled.", "[At least ten] girls fled."),
        ("The [[62]] girls fled.", "The [...] girls fled."),
        ("[[Two]] boys ran.", "[Some] boys ran."),
        ("[[Ninety-six]] houses burned.", "[At least ten] houses burned."),
        ("[[More than 2,500]] people came.", "[At least a thousand] people came."),
        ("[[At least two]] died.", "[Some] died."),
        ("[[Up to 40]] were held.", "[Fewer than a hundred] were held."),
        ("[[Nearly 1,000]] fell.", "[At least a hundred] fell."),
        ("[[About 1,500]] stood.", "[At least a thousand] stood."),
        ("[[About 1,050]] stood.", "[At least a hundred] stood."),
        ("It fell by [[57%]].", "It fell by [more than half]."),
        ("[[19 per cent]] of them stayed.", "[Less than half] of them stayed."),
        ("A [[19%]] rise.", "A [...] rise."),
        ("[[50%]] of it.", "[About half] of it."),
        ("[[Two hundred and six]] stairs.", "[At least a hundred] stairs."),
        ("An [[eleven]]-hour play.", "An [...]-hour play."),
        ("He keeps [[two sacks of corn]].", "He keeps [a quantity of goods]."),
        ("He drove a [[red Lada]].", "He drove a [...]."),
        ("They won [[52-35]].", "They won [...]."),
        ("She took [[one]].", "She took [at least one]."),
        ("[[4.7 million]] people were hit.", "[At least a million] people were hit."),
        ("[[Half a million]] people left.", "[At least a hundred thousand] people left."),
        ("[[£86.3million]] was spent.", "[An eight-figure sum] was spent."),
        ("[[RM4,000 a head]], he said.", "[A four-figure sum a head], he said."),
        ("Some [[$5]] an hour.", "Some [...] an hour."),
        ("He got [[$0.50]].", "He got [a sum of money]."),
        ("[[45,756]] crossed.", "[At least ten thousand] crossed."),
    ],
)
def test_generalizes_in_the_sentence(sentence: str, copy: str) -> None:
    """A number becomes its order of magnitude, in the grammar of the sentence."""
    assert generalized(sentence) == copy


POWERS = {
    "ten": 1,
    "a hundred": 2,
    "a thousand": 3,
    "ten thousand": 4,
    "a hundred thousand": 5,
    "a million": 6,
    "ten million": 7,
    "a hundred million": 8,
    "a billion": 9,
    "ten billion": 10,
    "a hundred billion": 11,
}


@given(st.integers(10, 10**12 - 1), st.sampled_from(["", "about ", "nearly ", "over ", "up to "]))
def test_the_count_is_bounded_truly(count: int, how: str) -> None:
    """What is said of a count holds for it, and within an order of magnitude or two."""
    words = generalize(Mention(MISC, f"{how}{count:,}", "We saw ", " people"))
    if words == "...":
        assert how == "up to "
        assert count >= 10**11
    elif how == "up to ":
        bound = 10 ** POWERS[words.removeprefix("fewer than ")]
        assert count < bound <= 10 * count
    else:
        low = 10 ** POWERS[words.removeprefix("at least ")] if words != "some" else 2
        least = count * 0.8 if how in ("about ", "nearly ") else count
        assert low <= least < 10 * max(low, 1)


@given(st.integers(1, 10**14), st.sampled_from(["${}", "€{}", "RM{}", "{} won", "{} US dollars"]))
def test_the_figures_are_counted(number: int, money: str) -> None:
    """A sum's figures are those of its whole part, whatever the currency."""
    words = generalize(Mention(MISC, money.format(f"{number:,}")))
    names = "one two three four five six seven eight nine ten eleven twelve"
    names += " thirteen fourteen fifteen"
    figures = names.split()[len(str(number)) - 1]
    assert words.split(" ", 1)[1].lower() == f"{figures}-figure sum"


@given(
    st.text(alphabet="0123456789,.$% abdehilmnorstuvwy-", max_size=25)
    | st.sampled_from(
        ["two sacks of corn", "$3,000", "about 40", "52%", "two-thirds", "8,000 won"]
    ),
    st.sampled_from(["", "the ", "a ", "an ", "only ", "nearly ", "Room ", "He saw "]),
    st.sampled_from(["", ".", " people", " were", " of them", "-hour", " loan"]),
)
def test_every_output_is_recognized(text: str, before: str, after: str) -> None:
    """What is written once is known as done, whatever the mention."""
    assert is_generalization(generalize(Mention(MISC, text, before, after)))


@pytest.mark.parametrize("words", ["62", "3,200 yuan", "10–62", "a red Lada", "MISC", "", "57%"])
def test_finer_words_are_no_generalization(words: str) -> None:
    """A number that is still exact is not taken for done."""
    assert not is_generalization(words)
