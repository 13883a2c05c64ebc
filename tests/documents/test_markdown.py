"""What of a Markdown draft is prose, what markup and what an address."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.documents import parse, read, spell
from redactor.documents.document import Document, Region, RegionKind


def markdown_regions(text: str) -> tuple[Region, ...]:
    return parse(text, "markdown").regions


def prose(text: str) -> str:
    """What is left to read: regions give way to their stand-in."""
    read, at = "", 0
    for region in markdown_regions(text):
        read += text[at : region.span.start] + region.stand_in
        at = region.span.end
    return read + text[at:]


def words(text: str) -> list[str]:
    """The lines of prose that hold anything, stripped."""
    return [line.strip() for line in prose(text).splitlines() if line.strip()]


def addresses(text: str) -> list[str]:
    regions = markdown_regions(text)
    return [r.span.of(text) for r in regions if r.kind is RegionKind.ADDRESS]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("A **Ri** *Chol*-min __x__ _y_", ["A Ri Chol-min x y"], id="emphasis"),
        pytest.param("***Ri** Chol*", ["Ri Chol"], id="nested emphasis"),
        pytest.param("**K**im ~~Ok~~", ["Kim Ok"], id="within a word, struck out"),
        pytest.param("chol_min_ri 2 * 3 * 4", ["chol_min_ri 2 * 3 * 4"], id="no emphasis"),
        pytest.param("# The *mill* #\nIt stands.", ["The mill", "It stands."], id="heading"),
        pytest.param(
            "The mill\n===\nIt stands.", ["The mill", "It stands."], id="underlined heading"
        ),
        pytest.param(
            "- Ana\n* Teo\n+ Ok\n1. Ri\n2) Mo", ["Ana", "Teo", "Ok", "Ri", "Mo"], id="lists"
        ),
        pytest.param("- Ana\n  - Teo\n\n    more", ["Ana", "Teo", "more"], id="nested list"),
        pytest.param("- \n-\n- a", ["a"], id="empty items"),
        pytest.param("1987. It was warm.", ["1987. It was warm."], id="a year is no list number"),
        pytest.param("> Ana\n> Teo\n>\n> > Ok", ["Ana", "Teo", "Ok"], id="quotes"),
        pytest.param("> - Ana\n>   Teo", ["Ana", "Teo"], id="list in a quote"),
        pytest.param("Ana\n\n---\n\nTeo\n***", ["Ana", "Teo"], id="rules"),
        pytest.param("`Ana` and ``Teo ` Ok``", ["Ana and Teo  Ok"], id="code spans"),
        pytest.param("\\*Ana\\* C:\\dir", ["*Ana* C:\\dir"], id="escapes"),
        pytest.param("Ana  \nTeo\\\nOk", ["Ana", "Teo", "Ok"], id="hard breaks"),
        pytest.param(
            "Jos&eacute;&nbsp;Ruiz &#65; &nosuch;", ["José\xa0Ruiz A &nosuch;"], id="references"
        ),
        pytest.param("A&#10;B", ["A", "B"], id="a line feed by number"),
    ],
)
def test_marks_are_not_prose(text: str, read: list[str]) -> None:
    """Marks vanish or part what they part, and the words between them are read."""
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "read", "addressed"),
    [
        pytest.param(
            "See [the mill](https://a.example/ri_chol).",
            ["See the mill."],
            ["https://a.example/ri_chol"],
            id="link",
        ),
        pytest.param(
            "[a](<b c.d>) [e](f_(g).h)",
            ["a e"],
            ["b c.d", "f_(g).h"],
            id="targets with spaces and brackets",
        ),
        pytest.param('[a](/b "Ri\'s mill") c', ["a", "Ri's mill", "c"], ["/b"], id="title"),
        pytest.param(
            "![Ana at the mill](img/ana.jpg)", ["Ana at the mill"], ["img/ana.jpg"], id="image"
        ),
        pytest.param("[![Ana](a.png)](b.html)", ["Ana"], ["a.png", "b.html"], id="image in a link"),
        pytest.param("[*Ana* [Ruiz]](b.html)", ["Ana [Ruiz]"], ["b.html"], id="brackets in a link"),
        pytest.param("[a]() b", ["a b"], [], id="empty target"),
        pytest.param(
            "[Teo](Chol-min) [x](two words)",
            ["[Teo](Chol-min) [x](two words)"],
            [],
            id="words in round brackets",
        ),
        pytest.param(
            "<https://a.example/x> <ana@b.example>",
            ["https://a.example/x ana@b.example"],
            [],
            id="autolinks",
        ),
        pytest.param("https://a.example/_x_", ["https://a.example/_x_"], [], id="bare address"),
        pytest.param(
            "[Ana][m] [m] [M][]\n\n[m]: http://a.example 'Mill'",
            ["Ana m M", "Mill"],
            ["m", "m", "http://a.example"],
            id="reference",
        ),
        pytest.param(
            "[PERSON][LOCATION] [sic]",
            ["[PERSON][LOCATION] [sic]"],
            [],
            id="brackets without a definition",
        ),
        pytest.param("[Kim]: Hoeryong", ["[Kim]: Hoeryong"], [], id="a definition of words"),
        pytest.param(
            "Ana[^1] said\n\n[^1]: To Teo.", ["Ana said", "To Teo."], ["1", "1"], id="footnote"
        ),
    ],
)
def test_links(text: str, read: list[str], addressed: list[str]) -> None:
    """Link texts, titles and descriptions are prose; targets and labels are addresses."""
    assert words(text) == read
    assert addresses(text) == addressed


@pytest.mark.parametrize(
    ("text", "read", "addressed"),
    [
        pytest.param("A <b>Ri</b> <EM class='x'>Mo</EM>", ["A Ri Mo"], ["x"], id="inline"),
        pytest.param("<div id=ana>\nRi<br/>Mo</div>", ["Ri", "Mo"], ["ana"], id="block"),
        pytest.param(
            '<img alt="Ana Ruiz" src="ana.png">', ["Ana Ruiz"], ["ana.png"], id="attributes"
        ),
        pytest.param("<p id='Ana left'>", ["Ana left"], [], id="words as a value"),
        pytest.param("<video controls src=a.mp4>", [], ["a.mp4"], id="switch"),
        pytest.param("a <!-- Teo rang --> b", ["a", "Teo rang", "b"], [], id="comment"),
        pytest.param("<!--\nTeo\nrang\n-->\n", ["Teo", "rang"], [], id="comment block"),
        pytest.param("a <Ana Ruiz> b", ["a <Ana Ruiz> b"], [], id="a name in angle brackets"),
        pytest.param("a <i Ruiz> b", ["a <i Ruiz> b"], [], id="no attribute"),
        pytest.param("a <b and c", ["a <b and c"], [], id="never closed"),
    ],
)
def test_html(text: str, read: list[str], addressed: list[str]) -> None:
    """Tags are markup, what readers see of them prose, and names in angle brackets are words."""
    assert words(text) == read
    assert addresses(text) == addressed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("```python\nname = 'Ri'\n```\nx", ["name = 'Ri'", "x"], id="fence"),
        pytest.param("~~~ {.x}\nRi\n~~~", ["Ri"], id="tildes"),
        pytest.param("```\nRi\nMo", ["Ri", "Mo"], id="never closed"),
        pytest.param(
            '```js title="Ana"\nRi\n```', ['title="Ana"', "Ri"], id="words after the language"
        ),
        pytest.param("> - ```\n>   **Ri**\n>   ```", ["**Ri**"], id="in a list in a quote"),
        pytest.param("a\n\n    **Ri**\n    [x](y.z)", ["a", "**Ri**", "[x](y.z)"], id="indented"),
    ],
)
def test_code_is_prose_as_it_stands(text: str, read: list[str]) -> None:
    """A name in code is a name; only the fences are marks."""
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        pytest.param("```ri\nx\n```", ["ri"], id="language"),
        pytest.param("~~~ {.ri}\nx\n~~~", ["{.ri}"], id="attributes"),
        pytest.param("```\nx\n```", [], id="none"),
    ],
)
def test_the_language_of_code_is_an_address(text: str, addressed: list[str]) -> None:
    """The word after a fence is no prose, but it is not skipped either."""
    assert words(text) == ["x"]
    assert addresses(text) == addressed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("a `b` c", ["b"], id="span"),
        pytest.param("a ``b ` c`` `d`", ["b ` c", "d"], id="runs of other lengths"),
        pytest.param("a ` b", [], id="never closed"),
        pytest.param("a \\`b` c", [], id="escaped"),
        pytest.param("> ```\n> a\n> b\n> ```\nc", ["a", "b"], id="fence in a quote"),
        pytest.param("a\n\n    b\n", ["b"], id="indented"),
        pytest.param("``` 1. a: b\nc\n```", ["1. a: b", "c"], id="after a fence"),
    ],
)
def test_code(text: str, code: list[str]) -> None:
    """A document knows where marks are letters."""
    assert [span.of(text) for span in parse(text, "markdown").code] == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "| Name | Town |\n|---|:-:|\n| Ri **Mo** | a \\| b |\n| | c |\n", id="bars around"
        ),
        pytest.param("> Name | Town\n> ---|---\n> Ri **Mo** | a \\| b\n>  | c", id="in a quote"),
    ],
)
def test_cells_do_not_run_together(text: str) -> None:
    """Each cell is a line of its own, in whatever container the table stands."""
    assert words(text) == ["Name", "Town", "Ri Mo", "a | b", "c"]


@pytest.mark.parametrize(
    ("text", "read", "addressed"),
    [
        pytest.param(
            '---\ntitle: "Ri\'s mill"\ndate: 2024-05-17\nslug: ri-mill\naliases:\n  - /old/ri\n'
            "  - '/older'\ntags: [a, b]\n---\nText",
            ["Ri's mill", "2024-05-17", "[a, b]", "Text"],
            ["ri-mill", "/old/ri", "/older"],
            id="YAML",
        ),
        pytest.param(
            "---\ntags: [tessa-vorn, Karwen, mill town, 'mill']\n"
            "categories:\n- tessa\n- Teo\n---\nText",
            ["[, Karwen, mill town, '']", "Teo", "Text"],
            ["tessa-vorn", "mill", "tessa"],
            id="catchwords",
        ),
        pytest.param(
            "---\r\nsummary: >-\r\n  source: Ana\r\n\r\n  rang\r\nauthor: Teo\r\n---\r\n",
            ["source: Ana", "rang", "By Teo"],
            [],
            id="block of text",
        ),
        pytest.param(
            "+++\ntitle = 'Ri'\nurl = \"/ri\"\n+++\nText", ["Ri", "Text"], ["/ri"], id="TOML"
        ),
        pytest.param(
            "+++\n[params.ri]\nold = 1\n[[ri]]\n+++\nText",
            ["1", "Text"],
            ["params.ri", "ri"],
            id="TOML tables",
        ),
        pytest.param(
            "---\nAna Ruiz: yes\n---\n", ["---", "Ana Ruiz: yes"], [], id="no key, no front matter"
        ),
        pytest.param(
            "---\ntitle: Ri\nAna: yes\n---\n", ["Ri", "Ana: yes"], [], id="a name is no key"
        ),
        pytest.param("---\n\nRi: a\n\n---\n", ["Ri: a"], [], id="text between rules"),
        pytest.param("---\ntitle: Ri\n", ["title: Ri"], [], id="never closed"),
    ],
)
def test_front_matter(text: str, read: list[str], addressed: list[str]) -> None:
    """Keys are markup, slugs are addresses, every other value is prose."""
    assert words(text) == [line for line in read if line != "---"]
    assert addresses(text) == addressed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("---\ntitle: Ri\n---\nText", "---\ntitle: Ri\n---\n", id="YAML"),
        pytest.param("+++\ntitle = 'Ri'\n+++\n", "+++\ntitle = 'Ri'\n+++\n", id="TOML"),
        pytest.param("Text\n---\ntitle: Ri\n---\n", None, id="not at the head"),
    ],
)
def test_a_document_knows_its_front_matter(text: str, found: str | None) -> None:
    """The span covers the delimiters, and nothing else is front matter."""
    span = read(text.encode(), "mill.md").front_matter
    assert (span and span.of(text)) == found


def test_a_wrap_next_to_an_address_is_a_space() -> None:
    """Where an address made a line long, the marks say that the paragraph runs on."""
    assert (
        prose("See [Ri](https://a.example/x)\nChol-min of\nthe mill.")
        == "See Ri Chol-min of\nthe mill."
    )


MARKS = (
    "---\n ¦+++\n¦key: v\n¦# ¦> ¦- ¦1. ¦```\n¦~~~py\n¦    code\n¦| a | b |\n¦|---|---|\n¦**¦*¦_"
    "¦`¦[¦](¦](x.y)¦)¦![¦|¦<b>¦</b>¦<!--¦-->¦<div title='a'>¦<div class=\"¦&eacute;¦\\¦\n¦\n\n"
    "¦\r\n¦\r¦\t¦ ¦  \n¦\\\n¦word¦===\n¦[a]: b.c 'd'\n¦[^1]¦[^1]: n\n¦é¦\u00a0¦\u2028¦\x0b¦\x00"
    "¦\ufeff¦<a@b.c>¦bor-\nder¦~~"
)
TROUBLE = st.lists(st.one_of(st.sampled_from(MARKS.split("¦")), st.characters()), max_size=40).map(
    "".join
)


@given(TROUBLE)
def test_regions_are_sorted_and_disjoint(text: str) -> None:
    """Any text has regions that lie within it, one after another."""
    regions = markdown_regions(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(regions))
    assert all(region.span.end <= len(text) for region in regions)


@given(TROUBLE, TROUBLE)
def test_no_sentence_is_hidden(text: str, more: str) -> None:
    """A line of plain words is read, whatever stands around it."""
    assert "Ana Ruiz left home" in prose(f"{text}\n\nAna Ruiz left home\n\n{more}")


def test_source_text_stays_out_of_the_repr() -> None:
    """A document in a traceback shows no words and no positions of markup."""
    document = Document("**Ana**", "a.md", "markdown", markdown_regions("**Ana**"))
    assert (
        repr(document) == "Document(name='a.md', format='markdown', bom=False, front_matter=None)"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("a <img alt='X'> b", "it&#x27;s &lt;so&gt;", id="apostrophes"),
        pytest.param('<p>\n<img src="/x" title="a &amp; X">', "it&#x27;s &lt;so&gt;", id="title"),
        pytest.param("<img alt=X>", "it&#x27;s&#32;&lt;so&gt;", id="no quotation marks"),
        pytest.param("a <b>X</b>", "it's <so>", id="text"),
        pytest.param('[a](/b "X")', "it's <so>", id="title of a link"),
        pytest.param("<img alt='a'> X", "it's <so>", id="after a tag"),
    ],
)
def test_words_in_attributes_are_escaped(text: str, written: str) -> None:
    """In an attribute of a tag nothing that is written ends it, and it is read as it was meant."""
    document = parse(text, "markdown")
    at = text.index("X")
    assert spell(document, at, "it's <so>") == written
    assert "it's <so>" in prose(text.replace("X", written))


@pytest.mark.parametrize("opening", [":::tip[", ":::note ", "::::{warning} ", "::: "])
def test_names_of_directives_are_markup(opening: str) -> None:
    """What a directive is called is not read with its title, nor that with what stands in it."""
    assert words(f"{opening}Ana Ruiz\nTeo left.\n:::\n") == ["Ana Ruiz", "Teo left."]


@pytest.mark.parametrize(
    ("text", "read", "addressed"),
    [
        pytest.param(
            '{{< figure src="/a.png" title="Teo at the pier" caption=`Ri` >}} b',
            ["Teo at the pier", "Ri", "b"],
            ["/a.png"],
            id="Hugo",
        ),
        pytest.param(
            'a {{% box tip "Teo Ri" %}}\nMo\n{{% /box %}}',
            ["a", "Teo Ri", "Mo"],
            ["box", "tip", "/box"],
            id="Hugo, with Markdown in it",
        ),
        pytest.param("a {{/* Teo Ri */}} b", ["a", "Teo Ri", "b"], [], id="comment of Hugo"),
        pytest.param(
            "[a]({{< ref \"teo-ri.md\" >}}) {% include a.html by='Teo Ri' %}",
            ["[a](", ")", "Teo Ri"],
            ["teo-ri.md", "a.html"],
            id="reference, and Jekyll",
        ),
        pytest.param(
            "{{ page.by | default: 'Teo Ri' }} left",
            ["Teo Ri", "left"],
            ["page.by"],
            id="Liquid",
        ),
        pytest.param(
            'Teo Ri{: .teo title="Of Ri" #ri} [Ok]{.x}',
            ["Teo Ri", "Of Ri", "[Ok]"],
            [".teo", "#ri", ".x"],
            id="attributes",
        ),
        pytest.param("{{ Mr. Teo Ri left }}", ["{{ Mr. Teo Ri left }}"], [], id="no code"),
        pytest.param("{{< never closed", ["{{< never closed"], [], id="never closed"),
    ],
)
def test_shortcodes(text: str, read: list[str], addressed: list[str]) -> None:
    """In tags of site generators strings are read, words of programs are addresses."""
    assert (words(text), addresses(text)) == (read, addressed)


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        pytest.param("{% a by='Of ", " so' %}", "[a nurse’s son]", id="in apostrophes"),
        pytest.param('{{< a by="Of ', ' so" >}}', "[a nurse's son]", id="in quotation marks"),
        pytest.param("{% a by='Of Ri' %} ", " so", "[a nurse's son]", id="after it"),
        pytest.param("{ <a title='", "'>b</a>", "[a nurse&#x27;s son]", id="in a tag in a brace"),
    ],
)
def test_replacements_end_no_string_of_a_shortcode(before: str, after: str, written: str) -> None:
    """A mark that would end it is written as another."""
    assert spell(parse(f"{before}x{after}", "markdown"), len(before), "[a nurse's son]") == written
