"""XML parts are parsed without entities, network or deep recursion, and written as they were."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.documents.xmltree import TAGS, parse, serialise
from redactor.errors import DamagedFileError, ExpansionError, ReadError

BOMB = (
    '<?xml version="1.0"?><!-- a --><!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>'
)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", DamagedFileError, id="nothing"),
        pytest.param(b"<a><b></a>", DamagedFileError, id="not closed"),
        pytest.param(b"<a>&b;</a>", DamagedFileError, id="unknown entity"),
        pytest.param(b"plain words", DamagedFileError, id="no XML"),
        pytest.param(BOMB.encode(), DamagedFileError, id="entities"),
        pytest.param(BOMB.encode("utf-16"), DamagedFileError, id="entities in UTF-16"),
        pytest.param(BOMB.encode("utf-16-be"), DamagedFileError, id="entities in UTF-16 unmarked"),
        pytest.param(
            b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', DamagedFileError, id="fetched type"
        ),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
            DamagedFileError,
            id="entity from a file",
        ),
        pytest.param(b'<?xml version="1.0" encoding="UTF-7"?><a/>', DamagedFileError, id="UTF-7"),
        pytest.param('<?xml version="1.0"?>'.encode("cp037"), DamagedFileError, id="EBCDIC"),
        pytest.param(b"<a>" * 5000, ExpansionError, id="deep, not closed"),
        pytest.param(b"<a>" * 5000 + b"</a>" * 5000, ExpansionError, id="deep"),
        pytest.param(b"<a>" + b"x" * 11_000_000 + b"</a>", ExpansionError, id="long text"),
        pytest.param(b"<a>" + b"<b/>" * TAGS + b"</a>", ExpansionError, id="many elements"),
    ],
)
def test_hostile_and_damaged_parts_are_refused(data: bytes, error: type[ReadError]) -> None:
    """Each is an error that names the file and the part, and repeats none of its words."""
    with pytest.raises(error, match="word/document\\.xml") as caught:
        parse(data, "draft.docx", "word/document.xml")
    assert caught.value.path == "draft.docx"
    assert caught.value.__cause__ is None
    assert "words" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        pytest.param(
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a b="c"/>',
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a b="c"/>',
            id="declared",
        ),
        pytest.param(b"<a/>", b'<?xml version="1.0" encoding="UTF-8"?>\n<a/>', id="not declared"),
        pytest.param(
            '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16"),
            '<?xml version="1.0" encoding="UTF-8"?>\n<a>é</a>'.encode(),
            id="UTF-16",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="windows-1252"?><a>\x93\xe9\x94</a>',
            '<?xml version="1.0" encoding="UTF-8"?>\n<a>“é”</a>'.encode(),
            id="Windows-1252",
        ),
        pytest.param(
            b"<!-- before --><a>x<!-- in -->y<?p i?></a>",
            b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- before --><a>x<!-- in -->y<?p i?></a>',
            id="comments",
        ),
        pytest.param(
            b'<a xmlns:w="urn:w" w:b="&quot;&#10;"><![CDATA[<!DOCTYPE>]]></a>',
            b'<?xml version="1.0" encoding="UTF-8"?>\n'
            b'<a xmlns:w="urn:w" w:b="&quot;&#10;">&lt;!DOCTYPE&gt;</a>',
            id="escaped",
        ),
    ],
)
def test_a_part_is_written_as_it_was(data: bytes, written: bytes) -> None:
    """What it says stays, in UTF-8."""
    assert serialise(parse(data, "draft.docx", "a.xml")) == written


def test_what_is_around_the_root_can_be_left_out() -> None:
    """No comment before or after the root is in a bare part."""
    root = parse(b"<!-- a --><?b c?><d>e<!-- f -->g</d><!-- h -->", "draft.docx", "a.xml")
    assert serialise(root, bare=True).endswith(b"?>\n<d>e<!-- f -->g</d>")


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


@given(words)
def test_any_words_come_through(text: str) -> None:
    """Written and parsed again, a part has the same words."""
    root = parse(b"<a/>", "draft.docx", "a.xml")
    root.text = text
    root.set("b", text)
    again = parse(serialise(root), "draft.docx", "a.xml")
    assert (again.text or "", again.get("b")) == (text, text)


@given(st.binary(max_size=60), st.sampled_from([b"", b"<a>", b'<?xml version="1.0"', b"\xff\xfe"]))
def test_any_bytes_are_a_tree_or_an_error(junk: bytes, start: bytes) -> None:
    """Parsing ends with a tree or a read error."""
    with contextlib.suppress(ReadError):
        parse(start + junk, "draft.docx", "a.xml")
