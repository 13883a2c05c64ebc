"""Reading marked drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redactor.errors import GoldError
from redactor.evaluation import read_gold
from tests.evaluation.drafts import as_lines, gold

FIRST = gold("Ri Sol-a left.", ("Ri Sol-a", "PERSON", "direct"), kind="dense")
SECOND = gold("Nobody\u2028came. 가")
MARK = {"start": 0, "end": 5, "label": "PERSON", "level": "direct"}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """Ids, texts, marks and kinds come through; blank lines, CRLF and unknown keys do no harm."""
    path = tmp_path / "gold.jsonl"
    text = as_lines([FIRST, SECOND]).replace("\n", "\r\n\r\n").replace('{"id"', '{"by": 1, "id"')
    path.write_bytes(text.encode())
    drafts = read_gold(path)
    assert [(d.id, d.text, d.spans, d.kind) for d in drafts] == [
        (d.id, d.text, d.spans, d.kind) for d in (FIRST, SECOND)
    ]
    assert [draft.name for draft in drafts] == [f"{path}:1", f"{path}:3"]


def _line(**changes: object) -> str:
    return json.dumps({"id": "x", "text": "Sorim left.", "spans": [MARK], **changes})


def _marked(**changes: object) -> str:
    return _line(spans=[MARK, {**MARK, **changes}])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param("Sorim left.", "is not JSON", id="prose"),
        pytest.param('{"id": "x", "text": "Sorim', "is not JSON", id="cut off"),
        pytest.param('["Sorim"]', "is no JSON object", id="a list"),
        pytest.param('{"id": "x", "text": "Sorim"}', "has no spans", id="no spans"),
        pytest.param(_line(id=None), "has no valid id", id="null id"),
        pytest.param(_line(text=["Sorim"]), "has no valid text", id="text in a list"),
        pytest.param(_line(meta={"kind": 3}), "has no valid meta.kind", id="kind no text"),
        pytest.param(_line(spans=[{"start": 1}]), "has no spans.0.end", id="no end"),
        pytest.param(_marked(start="0"), "has no valid spans.1.start", id="start as text"),
        pytest.param(_marked(start=0.5), "has no valid spans.1.start", id="start broken"),
        pytest.param(_marked(level="Sorim"), "has no valid spans.1.level", id="no such level"),
        pytest.param(
            _marked(label="Sorim left"), "has no valid spans.1.label", id="words as label"
        ),
        pytest.param(_marked(end=0), "has an empty or reversed span, spans.1", id="empty"),
        pytest.param(_marked(start=7), "has an empty or reversed span, spans.1", id="reversed"),
        pytest.param(_marked(start=-1), "has a span outside its text, spans.1", id="negative"),
        pytest.param(_marked(end=12), "has a span outside its text, spans.1", id="too far"),
    ],
)
def test_broken_lines(tmp_path: Path, line: str, fault: str) -> None:
    """A broken line is told with its place and what is wrong, without a word of it."""
    path = tmp_path / "gold.jsonl"
    path.write_text(_line(id="fine") + "\n" + line + "\n")
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"RED405 {path}:2 the line {fault}. ")
    assert "Sorim" not in str(caught.value)
    assert caught.value.__context__ is None


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A line that is not UTF-8 is not JSON either."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(_line().encode().replace(b"left", b"\xff\xfe"))
    with pytest.raises(GoldError, match="the line is not JSON"):
        read_gold(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("\n \n", "the file holds no draft", id="empty"),
        pytest.param(
            f"{_line()}\n\n{_line()}\n", ":3 the id stands on an earlier line", id="twice"
        ),
    ],
)
def test_broken_files(tmp_path: Path, text: str, fault: str) -> None:
    """A file without drafts, and an id that stands twice, are refused."""
    path = tmp_path / "gold.jsonl"
    path.write_text(text)
    with pytest.raises(GoldError, match=fault):
        read_gold(path)


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."])
def test_unreadable_files(tmp_path: Path, name: str) -> None:
    """A missing file or a folder is refused."""
    with pytest.raises(GoldError, match=r"RED405 .* cannot read the drafts"):
        read_gold(tmp_path / name)
