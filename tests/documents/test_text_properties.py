"""What holds of any text in any of the text formats."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor import Redactor, documents
from redactor.detection.normalization import address_text, aside_text, normalize
from redactor.documents import parse, write

MARKS = {
    "rst": (
        "*¦**¦`¦``¦`_¦_¦__¦ <¦>`_¦|¦:a:`¦.. ¦.. _a:¦.. [1] ¦.. a::¦"
        "   :b: c¦::¦====¦----¦+--+¦==  ==¦- ¦1. ¦| ¦:a: ¦>>> ¦\\¦[1]_"
    ),
    "asciidoc": (
        "*¦_¦`¦#¦^¦+¦++¦[¦]¦[[¦]]¦<<¦>>¦,¦link:a[¦footnote:[¦"
        "image::a[¦https://a.b[¦{a}¦{¦:a: b¦= ¦== ¦----¦////¦|===¦|¦"
        '.a¦[a,b=¦* ¦a:: ¦// ¦```a¦\\¦&amp;¦"`¦ +'
    ),
    "latex": (
        "\\¦{¦}¦[¦]¦$¦%¦&¦~¦``¦''¦--¦\\a{¦\\textbf{¦\\footnote{¦\\label{¦"
        "\\cite[¦\\'e¦\\begin{a}¦\\end{a}¦\\begin{verbatim}¦"
        "\\end{verbatim}¦\\verb|¦\\item¦\\\\¦\\hypersetup{a={¦\\(¦\\["
    ),
    "mdx": (
        "{¦}¦{/*¦*/}¦<A ¦</A>¦<a b='¦\"¦/>¦>¦import a from 'b'¦"
        "export ¦`¦```¦*¦[¦](a)¦---\na: b\n---\n¦\\¦|"
    ),
    "srt": ("1¦00:00:01,000 --> 00:00:02,000¦<i>¦</i>¦<font a='¦>¦{\\an8}¦{¦}¦- ¦A: ¦-->¦&amp;"),
    "vtt": (
        "WEBVTT¦NOTE ¦STYLE¦REGION¦a:b¦1¦00:01.000 --> 00:02.000¦"
        " region:a¦<v A>¦<c.a.b>¦<00:01.000>¦</c>¦&amp;¦<"
    ),
}
"""What means something in each format, with bars between."""
SPACES = ["\n", "\n\n", "\r\n", "\r", " ", "   ", "\t", "é", "\u2028", "word", "Ana"]


LETTERS = st.characters(exclude_categories=["Cc", "Cs"])


def texts(form: str) -> st.SearchStrategy[str]:
    parts = st.one_of(st.sampled_from([*MARKS[form].split("¦"), *SPACES]), LETTERS)
    return st.lists(parts, max_size=40).map("".join)


FORMATS = [pytest.param(form, id=form) for form in MARKS]


@pytest.mark.parametrize("form", FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_regions_are_sorted_and_disjoint(form: str, data: st.DataObject) -> None:
    """Regions, code and asides each lie one after another, and no aside cuts a region."""
    text = data.draw(texts(form))
    document = parse(text, form)
    regions = [region.span for region in document.regions]
    for spans in (regions, document.code, document.asides):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.end <= len(text) for span in spans)
    edges = {at for aside in document.asides for at in (aside.start, aside.end)}
    assert not any(span.start < at < span.end for span in regions for at in edges)
    for normalized in (normalize(document), aside_text(document), address_text(document)):
        assert isinstance(normalized.text, str)


@pytest.mark.parametrize("form", FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_what_is_not_edited_stays(form: str, data: st.DataObject) -> None:
    """A document written without edits is the file that was read."""
    text = data.draw(texts(form))
    assert write(parse(text, form), []) == text.encode()


@pytest.mark.parametrize("form", FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_no_sentence_is_hidden(form: str, data: st.DataObject) -> None:
    """A line of plain words is read, or searched as code or address, whatever stands around it."""
    before, after = data.draw(texts(form)), data.draw(texts(form))
    document = parse(f"{before}\n\nTessa Vorn left home\n\n{after}", form)
    read = f"{normalize(document).text}\n{aside_text(document).text}\n{address_text(document).text}"
    assert "Tessa Vorn left home" in " ".join(read.split())


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """One that redacts all that rules find."""
    return Redactor.from_policy("everything", operator="tag", language="en", threads=None)


@pytest.mark.parametrize("form", FORMATS)
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_copies_are_free_of_the_name(redactor: Redactor, form: str, data: st.DataObject) -> None:
    """Whatever marks surround a name on a line of its own, its copy does not show it."""
    before, after = data.draw(texts(form)), data.draw(texts(form))
    document = parse(f"{before}\n\nMr. Teo Lindqvist left home.\n\n{after}", form)
    copy = redactor.redact_document(document).text
    assert "lindqvist" not in copy.lower()
    assert documents.parse(copy, form).text == copy
