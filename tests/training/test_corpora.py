"""Behaviour of reading public corpora."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from redactor.training.corpora import apart, public
from redactor.training.examples import ALL, Example, newsroom
from redactor.training.mappers import gum, litbank, meantime, redocred, tweets


def write(path: Path, text: str, spans: list[dict[str, Any]], **more: object) -> None:
    """Write one row of a corpus."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for span in spans:
        span["start"] = text.index(span["words"])
        span["end"] = span["start"] + len(span["words"])
    row = {"id": "1", "text": text, "spans": spans, **more}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_marks_lose_article_and_possessive(tmp_path: Path) -> None:
    """A public corpus's span gives its name without "the" and "'s", of its mapped type."""
    write(
        tmp_path / "ner" / "wikigold.all.jsonl",
        "He left the Quill Mill's gate in Oban.",
        [{"words": "the Quill Mill's", "label": "ORG"}, {"words": "Oban", "label": "LOC"}],
    )
    (document,) = public("wikigold", tmp_path)
    assert [(document.text[m.start : m.end], set(m.types)) for m in document.marks] == [
        ("Quill Mill", {"ORGANIZATION"}),
        ("Oban", {"LOCATION"}),
    ]
    assert {m.level for m in document.marks} == {"none"}
    assert document.exposed is False


@pytest.mark.parametrize(("genre", "count"), [("news", 1), ("fiction", 0)])
def test_gum_genres_with_other_licences_stay_out(tmp_path: Path, genre: str, count: int) -> None:
    """Only genres whose texts may be trained on are read."""
    write(tmp_path / "ner" / "gum.train.jsonl", "Rain.", [], meta={"genre": genre})
    assert len(public("gum", tmp_path)) == count


def test_newsroom_drafts_tell_who_is_protected(tmp_path: Path) -> None:
    """Marks keep type and level; a draft with a quasi-identifier protects somebody."""
    path = tmp_path / "drafts.jsonl"
    span = {"words": "cook", "label": "OCCUPATION", "level": "quasi"}
    write(path, "A cook.", [span], meta={"kind": "dense"})
    (draft,) = newsroom(path)
    assert draft.exposed is True
    assert draft.kind == "dense"
    assert draft.marks[0].types == {"OCCUPATION"}


@pytest.mark.parametrize(
    ("mapper", "span", "text", "types"),
    [
        pytest.param(redocred, {"label": "LOC"}, "Hull", {"LOCATION"}, id="place"),
        pytest.param(
            redocred, {"label": "LOC"}, "Norwegian", {"LOCATION", "DEMOGRAPHIC"}, id="demonym"
        ),
        pytest.param(
            gum,
            {"label": "person", "mention": "nominal"},
            "her younger brother",
            {"FAMILY_RELATION"},
            id="kin",
        ),
        pytest.param(
            gum, {"label": "person", "mention": "name"}, "Ada Quill", {"PERSON"}, id="name"
        ),
        pytest.param(
            litbank, {"label": "PER"}, "my aunt", {"FAMILY_RELATION"}, id="kin in fiction"
        ),
        pytest.param(litbank, {"label": "GPE"}, "Oban", {"LOCATION"}, id="town in fiction"),
        pytest.param(meantime, {"label": "TIMEX-DATE"}, "Friday", {"DATE_TIME"}, id="time"),
        pytest.param(tweets, {"label": "PER"}, "@ada", ALL, id="handle may be anything"),
    ],
)
def test_mappers(mapper: Any, span: dict[str, str], text: str, types: set[str]) -> None:
    """Labels of public corpora map to the types their words may have."""
    assert mapper(span, text)[0] == types


def test_apart_leaves_out_documents_that_overlap_a_measured_draft() -> None:
    """A document that shares a long passage with a measured draft is not learned from."""
    passage = " ".join(f"word{n}" for n in range(20))

    def example(text: str) -> Example:
        return Example("x", text, (), "c", "c", ALL, False)

    shared, other = example(f"Start. {passage}"), example("Nothing alike is written here at all.")
    assert apart([shared, other], [example(f"{passage} End.")]) == [other]
