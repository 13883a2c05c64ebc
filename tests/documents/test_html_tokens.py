"""HTML is cut into tokens as browsers cut it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from redactor.documents.html.references import references
from redactor.documents.html.tokens import Kind, Token, tokens


def cut(text: str) -> list[tuple[str, str]]:
    """Kind and text of each token."""
    return [(token.kind.name, token.span.of(text)) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("a<b>c</b>", "TEXT START TEXT END", id="tags"),
        pytest.param("a < b <3 </ c> </>", "TEXT COMMENT TEXT COMMENT", id="angle brackets"),
        pytest.param("<a title='>' href=\">\">b", "START TEXT", id="brackets in quotes"),
        pytest.param("<a title='x", "DROPPED", id="cut short in a value"),
        pytest.param("<a b", "DROPPED", id="cut short in a name"),
        pytest.param("<!-- a > b -->c", "COMMENT TEXT", id="comment"),
        pytest.param("<!-->c<!--->d<!-- --!>e", "COMMENT TEXT COMMENT TEXT COMMENT TEXT", id="odd"),
        pytest.param("<!-- a", "COMMENT", id="open comment"),
        pytest.param("<?php a ?>b<!x y>c", "COMMENT TEXT COMMENT TEXT", id="bogus comments"),
        pytest.param("<!doctype html>a", "DOCTYPE TEXT", id="doctype"),
        pytest.param("<script>a<b></script>c", "START RAW END TEXT", id="script"),
        pytest.param(
            "<script><!--<script></script>--></script>c", "START RAW END TEXT", id="script in it"
        ),
        pytest.param("<script>a</scripts>b", "START RAW", id="open script"),
        pytest.param("<title>a<b>&amp;</TITLE >c", "START PLAIN END TEXT", id="title"),
        pytest.param("<textarea></p></textarea>", "START PLAIN END", id="text area"),
        pytest.param("<xmp><b></xmp><plaintext></b>", "START RAW END START RAW", id="verbatim"),
        pytest.param("<![CDATA[a>b]]>", "COMMENT TEXT", id="CDATA in HTML"),
        pytest.param("<svg><![CDATA[a>b]]></svg>", "START RAW END", id="CDATA in SVG"),
        pytest.param(
            "<?xml version='1.0'?><p><![CDATA[a>b]]></p>", "COMMENT START RAW END", id="XHTML"
        ),
        pytest.param(
            "<svg><style>a</style><title><b>c",
            "START START RAW END START START TEXT",
            id="style and title of SVG",
        ),
        pytest.param("<script src=a />b</p>", "START TEXT END", id="script without an end"),
    ],
)
def test_tokens(text: str, kinds: str) -> None:
    """Each construct is the token that the standard makes of it."""
    assert [kind for kind, _ in cut(text)] == kinds.split()


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        pytest.param(
            "<p a=1 b='2' c=\"3\" d>", {"a": "1", "b": "2", "c": "3", "d": None}, id="all"
        ),
        pytest.param("<p a = x/y>", {"a": "x/y"}, id="slash in a value"),
        pytest.param("<p/a/b=c/>", {"a": None, "b": "c/"}, id="slashes between"),
        pytest.param("<p a=''b>", {"a": "", "b": None}, id="no space between"),
        pytest.param("<p =a b=>", {"=a": None, "b": ""}, id="equals signs"),
        pytest.param("<p\na\n=\n'x\ny'>", {"a": "x\ny"}, id="line ends"),
        pytest.param("<p \"a' b>", {"\"a'": None, "b": None}, id="stray quotes"),
    ],
)
def test_attributes(tag: str, attributes: dict[str, str | None]) -> None:
    """Names and values stand where the tokens say."""
    (token,) = tokens(tag)
    found = {
        a.name.of(tag): None if a.value is None else tag[slice(*a.value)] for a in token.attributes
    }
    assert found == attributes


@given(st.text(alphabet="<>/!-='\"&; \nab[]CDATAscriptvge?", max_size=200))
def test_tokens_leave_no_gaps(text: str) -> None:
    """The tokens follow one another and make up the text, whatever it is."""
    assert "".join(token.span.of(text) for token in tokens(text)) == text


@given(st.text(alphabet="&#xXa1;ampltcopyno=tin ", max_size=40))
@example("&notit; &amp &ampx &#x41 &#65; &copy=1")
def test_references_are_read_as_by_another_parser(text: str) -> None:
    """References in text write what html5lib makes of them."""
    read, at = "", 0
    for span, characters in references(text, 0, len(text)):
        read += text[at : span.start] + characters
        at = span.end
    tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
    assert read + text[at:] == (tree.text or "")


@given(st.text(alphabet="&#xXa1;ampltcopyno=tin ", max_size=40))
@example("&copy=1 &copyx &amp; &ampx &notin;")
def test_references_in_attributes_are_read_as_by_another_parser(text: str) -> None:
    """References in attributes write what html5lib makes of them."""
    read, at = "", 0
    for span, characters in references(text, 0, len(text), attribute=True):
        read += text[at : span.start] + characters
        at = span.end
    tree = html5lib.parseFragment(f'<p title="{text}">', namespaceHTMLElements=False)
    assert read + text[at:] == tree[0].attrib["title"]


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            "<p> </p> <div> </div> <b> </b> <i> </i> <a> </a> <table> <tr> <td> </table> "  # noqa: SIM905
            "</td> "
            "<ul> <li> </ul> <h1> </h1> <br> <hr> <img> <span> </span> <pre> </pre> <template> "
            "</template> <noscript> </noscript> <form> </form> <button> </button> <dl> <dd> "
            "<title> </title> <textarea> </textarea> <script> </script> <style> </style> <xmp> "
            "</xmp> <iframe> </iframe> <noembed> </noembed> <!-- --> --!> <!--> <!doctype_html> "
            "<?pi ?> <![CDATA[ ]]> </x-y> <x-y> <Word> < > </ </> <!x <p/> <svg> </svg> <math> "
            "</math> <g> </g> <circle/> <body> <html> <head> </body> </html>".split()
        ),
        st.just("WORD"),
        st.sampled_from(
            [
                "<p title='WORD'>",
                '<a href="WORD" alt=WORD>',
                "<p alt='WORD",
                '<b x=">WORD">',
                "<i/x",
            ]
        ),
        st.sampled_from([" ", "\n", "&amp;", "'", '"', "=", "/"]),
    ),
    max_size=30,
)


def numbered(pieces: list[str]) -> str:
    """The pieces joined, each word another."""
    count = iter(range(1000, 10**6))
    return re.sub("WORD", lambda _: f"w{next(count)}w", "".join(pieces).replace("_", " "))


def seen(pieces: str) -> Counter[str]:
    return Counter(re.findall(r"w\d+w", pieces))


def ours(text: str) -> dict[str, Counter[str]]:
    """The words in text, in attributes and in comments, as we read them."""
    shown, valued, said = [], [], []
    for token in tokens(text):
        if token.kind in (Kind.TEXT, Kind.PLAIN, Kind.RAW):
            shown.append(token.span.of(text))
        elif token.kind is Kind.START:
            valued += [text[slice(*a.value)] for a in first(text, token) if a]
        elif token.kind is Kind.COMMENT:
            said.append(text[token.start : token.end])
    return {
        "text": seen(" ".join(shown)),
        "values": seen(" ".join(valued)),
        "said": seen(" ".join(said)),
    }


def first(text: str, token: Token) -> Iterator[object]:
    names = set()
    for attribute in token.attributes:
        name = attribute.name.of(text).lower()
        if name not in names and attribute.value is not None:
            names.add(name)
            yield attribute


def theirs(text: str) -> dict[str, Counter[str]]:
    """The same as the tree of html5lib has them."""
    tree = html5lib.parse(text, treebuilder="dom")
    tree.normalize()
    shown, valued, said, waiting = [], [], [], [tree]
    while waiting:
        node = waiting.pop()
        waiting += node.childNodes
        if node.nodeType == node.TEXT_NODE:
            shown.append(node.data)
        elif node.nodeType == node.COMMENT_NODE:
            said.append(node.data)
        elif node.nodeType == node.ELEMENT_NODE:
            valued += [value for _, value in node.attributes.items()]
    return {
        "text": seen(" ".join(shown)),
        "values": seen(" ".join(valued)),
        "said": seen(" ".join(said)),
    }


@settings(max_examples=400)
@given(SOUP)
def test_words_are_where_another_parser_has_them(pieces: list[str]) -> None:
    """Whatever the tags, text is text, values are values and comments comments as in html5lib."""
    text = numbered(pieces)
    assert ours(text)["text"] == theirs(text)["text"]
    assert ours(text)["said"] == theirs(text)["said"]
    # A tree may drop a second <body>, and copy a formatting element; the file has it once.
    assert set(theirs(text)["values"]) <= set(ours(text)["values"])
