"""A marked draft and a tokenizer of a few words."""

from __future__ import annotations

from random import Random

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from redactor.training.examples import ALL, Example, Mark

TEXT = "# The mill\n\nBy **Ada Quill** in Oban\n\nHer brother, a “clerk”, left on Friday."
MARKED = (
    ("Ada Quill", "PERSON", "none"),
    ("Oban", "LOCATION", "none"),
    ("Her brother", "FAMILY_RELATION", "quasi"),
    ("clerk", "OCCUPATION", "quasi"),
    ("Friday", "DATE_TIME", "direct"),
)


def seeded(seed: int) -> Random:
    """A generator whose draws repeat."""
    return Random(seed)  # noqa: S311


@pytest.fixture
def draft() -> Example:
    """A draft with one public and one protected paragraph."""
    marks = []
    for words, kind, level in MARKED:
        start = TEXT.index(words)
        marks.append(Mark(start, start + len(words), frozenset({kind}), level))
    return Example("d", TEXT, tuple(marks), "newsroom", "realistic", ALL, True)


@pytest.fixture
def tokenizer() -> Tokenizer:
    """Splits the draft's words as MiniLM's tokenizer would, "quill" and "brother" in two."""
    words = "[PAD] [UNK] the mill by ada qu ##ill in ob ##an her bro ##ther a clerk left on friday"
    vocabulary = {word: index for index, word in enumerate([*words.split(), *"#*“”,."])}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made
