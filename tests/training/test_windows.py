"""Behaviour of windows and their targets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tokenizers import Tokenizer

from redactor.training.examples import Example, Mark
from redactor.training.windows import ANY, IGNORED, LABELS, UNMARKED, samples


def allowed(bits: int) -> set[str]:
    """The labels of a bit set."""
    return {label for index, label in enumerate(LABELS) if bits >> index & 1}


def test_targets_follow_the_marks(draft: Example, tokenizer: Tokenizer) -> None:
    """Tokens of a mark begin and continue its type; other words are no entity of any type."""
    (sample,) = samples(draft, tokenizer, 64, 8, 8, 1.0)
    labels = [allowed(int(bits)) for bits in sample.allowed]
    names = [label for label in labels if label not in ({"O"}, set(LABELS))]
    assert names[:5] == [
        {"B-PERSON"},
        {"I-PERSON"},
        {"I-PERSON"},
        {"B-LOCATION"},
        {"I-LOCATION"},
    ]
    assert labels[0] == labels[-1] == set(LABELS)
    assert sample.levels.tolist().count(2) == 1
    assert sample.document == 1
    # One entity weighs 1, however many tokens it has.
    assert sample.weights.sum() == pytest.approx(len(draft.marks))


def test_sentences_that_bear_on_a_source_are_told(draft: Example, tokenizer: Tokenizer) -> None:
    """Every token of a sentence with a protected mark has passage target 1, others 0."""
    (sample,) = samples(draft, tokenizer, 64, 8, 8, 1.0)
    body = sample.passages[1:-1].tolist()
    first = body.index(1)
    assert set(body[:first]) == {0}
    assert set(body[first:]) == {1}


def test_incomplete_corpora_teach_only_their_types(draft: Example, tokenizer: Tokenizer) -> None:
    """Outside its marks a word may be of any type that the corpus does not mark."""
    public = replace(
        draft,
        marks=(Mark(2, 10, frozenset({"PERSON", "MISC"}), None),),
        complete=frozenset({"PERSON", "LOCATION"}),
        exposed=None,
    )
    (sample,) = samples(public, tokenizer, 64, 8, 8, 1.0)
    assert allowed(int(sample.allowed[2])) == {"B-PERSON", "B-MISC"}
    assert allowed(int(sample.allowed[3])) == {"I-PERSON", "I-MISC"}
    outside = allowed(int(sample.allowed[-2]))
    assert "O" in outside
    assert "B-DATE_TIME" in outside
    assert "B-LOCATION" not in outside
    assert set(sample.levels) == set(sample.passages) == {IGNORED}
    assert sample.document == IGNORED


def test_public_texts_teach_that_all_words_are_public(draft: Example, tokenizer: Tokenizer) -> None:
    """Where nobody is protected every token teaches level none, if weakly."""
    public = replace(draft, marks=(), complete=frozenset(), exposed=False)
    (sample,) = samples(public, tokenizer, 64, 8, 8, 1.0)
    assert set(sample.levels[1:-1]) == {0}
    assert sample.weights[1:-1] == pytest.approx(UNMARKED)


def test_long_drafts_learn_each_token_of_a_window_s_body(
    draft: Example, tokenizer: Tokenizer
) -> None:
    """Later windows repeat the start as context, and the context teaches nothing."""
    parts = list(samples(draft, tokenizer, 16, 3, 4, 1.0))
    assert len(parts) > 1
    for part in parts[1:]:
        assert part.tokens[1:4].tolist() == parts[0].tokens[1:4].tolist()
        assert set(part.allowed[:5]) == {ANY}
