"""The whole way of a draft, through the public API."""

from __future__ import annotations

import socket
from datetime import datetime, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from redactor import Action, Redaction, Redactor
from redactor.config import Config
from redactor.errors import LanguageError
from redactor.wordlists import Listing, Wordlists

WHEN = datetime(2025, 1, 1, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def tagging() -> Redactor:
    return Redactor.from_policy("everything", operator="tag", language="en", threads=None)


@pytest.fixture(scope="module")
def generalizing() -> Redactor:
    return Redactor.from_policy("everything", language="en", threads=None)


@pytest.fixture(scope="module")
def protecting() -> Redactor:
    return Redactor.from_policy(language="en", threads=None)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Her sister-in-law called on 14 March 2021.",
            "A nurse from Hyesan spoke by phone, she said.",
            "“My father was moved to Chongjin last month,” said Dok Sun-hui.",
            "The **elder** of her daughters lives in [Hoeryŏng](https://news.example/hoeryong).",
            "Write to tessa.vorn@mail.example or +47 22 22 55 55.",
            "| Hyesan | 3 May | a widow |",
            "- two cousins, since 2019",
            "> Mr Tessel Vorn paid $3,200.",
            "It rained, and the ferry was late.",
            "In May she may march to the sea.",
            "[a relative] said so in [LOCATION].",
            "`Hyesan` and <b>Hye</b>san; Hye­san, HYESAN, hyesan.",
            "He said no.[^1]\n\n[^1]: Mr Tessel Vorn: “yes”.",
            "![Hyesan by night](/img/hyesan2021.jpg)",
            "1. Hyesan: quiet\n2. Chongjin(1) and Chongjin: not",
            "- Dr Tessel\n  Quill\n  Vorn said so\n- and left",
            "[it][Hyesan] and [Chongjin]\n\n[Hyesan]: https://a.example/1\n[Chongjin]: /hyes%61n",
            "Dr *Tessel Vorn*, on the **17th** of May, at 9 `p.m.`, met her [father](https://a.example).",
            "```hyesan\nHyesan: 1, [x](hyesan)\n```",
            "``` 1. Hyesan: x\nHyesan[1]\n```",
            "Hoery&#335;ng and &#72;yesan burned; `Hyesan(1)` did not.",
            "# Ryanggang\n\nRyanggang\nProvince - it burned.",
        ]
    ),
    max_size=8,
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "\n> "])


def text_of(redaction: Redaction) -> str:
    assert redaction.leaks == ()
    return redaction.text


@settings(max_examples=60, deadline=None)
@given(SENTENCES, BREAKS, st.sampled_from(["markdown", "text"]))
def test_redacting_twice_is_redacting_once(
    tagging: Redactor, generalizing: Redactor, sentences: list[str], line_end: str, form: str
) -> None:
    """A copy redacted again stays as it is, and verification finds nothing left in it."""
    draft = line_end.join(sentences)
    for redactor in (tagging, generalizing):
        once = text_of(redactor.redact(draft, format=form))
        assert text_of(redactor.redact(once, format=form)) == once


def structure(text: str) -> tuple[list[str], list[str]]:
    """The kinds of blocks in Markdown, and of marks within them, in order."""
    blocks = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [child for token in blocks for child in token.children or ()]
    words = {"text", "text_special", "softbreak"}
    return (
        [f"{token.type} {token.tag}" for token in blocks],
        [f"{token.type} {token.tag}" for token in inline if token.type not in words],
    )


@settings(max_examples=60, deadline=None)
@given(SENTENCES, BREAKS)
def test_a_copy_has_the_blocks_of_its_draft(
    tagging: Redactor, generalizing: Redactor, sentences: list[str], line_end: str
) -> None:
    """Every block stays what it was; marks within blocks go only with the words they stood in."""
    draft = line_end.join(sentences)
    blocks, marks = structure(draft)
    for redactor in (tagging, generalizing):
        copied_blocks, copied_marks = structure(text_of(redactor.redact(draft)))
        assert copied_blocks == blocks
        left = iter(marks)
        assert all(mark in left for mark in copied_marks)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, BREAKS)
def test_decisions_are_disjoint_and_say_what_happened(
    tagging: Redactor, sentences: list[str], line_end: str
) -> None:
    """Decisions are in order and disjoint, and account for every change to the text."""
    draft = line_end.join(sentences)
    redaction = tagging.redact(draft)
    assert all(a.end <= b.start for a, b in pairwise(redaction.decisions))
    rebuilt, at = "", 0
    for decision in redaction.decisions:
        if decision.action is Action.REDACT:
            rebuilt += draft[at : decision.start] + (decision.replacement or "")
            at = decision.end
    assert rebuilt + draft[at:] == redaction.text


@settings(max_examples=30, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\r\n\t"), max_size=200
    )
)
def test_any_text_comes_through(tagging: Redactor, text: str) -> None:
    """Any text is redacted without an error and verified."""
    text_of(tagging.redact(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("It rained.\r\n\r\nNothing else happened.", id="CRLF"),
        pytest.param("\tIt rained.  \n\n\n", id="white space"),
        pytest.param("# It rained\n\n- and `nothing`\n\n```\nelse\n```\n", id="Markdown"),
        pytest.param("לא קרה דבר, it rained, لم يحدث شيء", id="right to left"),
        pytest.param("cafe\u0301 na\u00efve \ufb01ne", id="combining marks and ligatures"),
    ],
)
def test_nothing_found_nothing_changed(generalizing: Redactor, text: str) -> None:
    """Text without entities comes through byte for byte."""
    redaction = generalizing.redact(text)
    assert (redaction.text, redaction.decisions) == (text, ())


@pytest.mark.parametrize(
    ("draft", "copy"),
    [
        pytest.param("Hye\u00adsan slept.", "[LOCATION] slept.", id="soft hyphen"),
        pytest.param("H\u200byesan slept.", "[LOCATION] slept.", id="zero width"),
        pytest.param("\u041dyesan slept.", "[LOCATION] slept.", id="homoglyph"),
        pytest.param("Her sister-\nin-law slept.", "[FAMILY_RELATION]\nslept.", id="line break"),
        pytest.param("**Hye**san slept.", "**[LOCATION]** slept.", id="inside markup"),
        pytest.param(
            "Hyesan and hyesan.", "[LOCATION] and [LOCATION].", id="repeated in lower case"
        ),
        pytest.param(
            "[Hyesan](https://x.example/in-hyesan)",
            "[[LOCATION]](https://x.example/in-redacted)",
            id="slug",
        ),
        pytest.param(
            "Hoeryŏng [x](/Hoery%C5%8Fng/%68oery%6Fng/a)",
            "[LOCATION] [x](/redacted/redacted/a)",
            id="percent-encoded",
        ),
        pytest.param(
            "Ciudad Juárez [x](/ciudad%20ju%C3%A1rez) <a href='ciudad-ju&aacute;rez'>",
            "[LOCATION] [x](/redacted) <a href='redacted'>",
            id="encoded in an address",
        ),
        pytest.param(
            "Hyesan ![x](/hyesan2021.jpg)",
            "[LOCATION] ![x](/redacted2021.jpg)",
            id="joined in an address",
        ),
        pytest.param(
            "Hyesan\n\n```hyesan\nx\n```", "[LOCATION]\n\n```redacted\nx\n```", id="fence"
        ),
        pytest.param("&#72;yes&#x61;n slept.", "[LOCATION] slept.", id="character references"),
        pytest.param("```\nHyesan\n```\n", "```\n[LOCATION]\n```\n", id="code block"),
    ],
)
def test_disguises_do_not_help(tagging: Redactor, draft: str, copy: str) -> None:
    """Words are found through what a page hides, splits or repeats."""
    assert text_of(tagging.redact(draft)) == copy


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("sister of a rider", id="as it is"),
        pytest.param("SISTER OF A RIDER", id="capitals"),
        pytest.param("sister\nof a rider", id="line break"),
    ],
)
def test_words_that_join_two_parts_of_a_description_go_with_them(
    tagging: Redactor, words: str
) -> None:
    """Nothing of a description is left between its parts, however it is written."""
    assert " of " not in text_of(tagging.redact(f"She is the {words}, and left.")).lower()


def test_a_tag_may_repeat_what_was_redacted(tagging: Redactor) -> None:
    """An entity's type stands where its word was redacted as a name, and stays in a second run."""
    draft = "@phone said so. Call +47 22 22 55 55."
    once = text_of(tagging.redact(draft))
    assert "[PHONE_NUMBER]" in once
    assert text_of(tagging.redact(once)) == once


def test_a_name_found_again_is_replaced_as_a_name(tagging: Redactor) -> None:
    """Not as the relation or address that the draft links to it first."""
    draft = "His brother Ri Chol-min fled. Write to cholmin."
    assert text_of(tagging.redact(draft)).endswith("Write to [PERSON].")


def listing(*allowed: str, denied: tuple[str, ...] = ()) -> Redactor:
    lists = Wordlists(
        tuple(Listing(words, None, "Known.") for words in allowed),
        tuple(Listing(words, "PERSON") for words in denied),
    )
    return Redactor.from_config(
        Config("everything", operator="tag", language="en", wordlists=lists), rules_only=True
    )


ALLOWED = "Ada Quill writes. Her cousin fled, said Quill. See /ada-quill.\n"


@pytest.mark.parametrize(
    ("denied", "copy"),
    [
        pytest.param((), "Ada Quill writes.", id="allowed"),
        pytest.param(("quill",), "[PERSON] [PERSON] writes.", id="a part denied"),
    ],
)
def test_allowed_words_stay_beside_their_like(denied: tuple[str, ...], copy: str) -> None:
    """Part of allowed words is redacted elsewhere; they stay, unless the part is denied."""
    redaction = listing("Ada Quill", denied=denied).redact(ALLOWED)
    assert text_of(redaction).startswith(copy)
    assert "said [PERSON]." in redaction.text


def test_the_log_holds_no_word_of_the_draft(tagging: Redactor) -> None:
    """No word found in the draft is in its log, nor in the repr of what was returned."""
    redaction = tagging.redact("Dok Sun-hui of Hyesan called tessa.vorn@mail.example on 14 March.")
    log = tagging.compose_log(redaction, "0" * 32, WHEN).decode()
    for word in ("Dok", "Sun-hui", "Hyesan", "tessa", "14 March"):
        assert word not in log
        assert word not in repr(redaction)


def test_a_long_text_is_searched_to_its_end(tagging: Redactor) -> None:
    """What stands at the end of a long text is found, and where it is said."""
    draft = "It rained, and the ferry was late.\n" * 3000 + "Her father slept."
    redaction = tagging.redact(draft)
    assert redaction.text.endswith("\n[FAMILY_RELATION] slept.")
    assert [draft[d.start : d.end] for d in redaction.decisions] == ["Her father"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft with addresses of every kind is redacted with the network cut."""

    def cut(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, cut)
    monkeypatch.setattr(socket, "getaddrinfo", cut)
    redactor = Redactor.from_policy("everything", operator="tag")
    copy = redactor.redact(
        "Write to a@b.example.co.uk, see www.example.org and 10.0.0.1, she said."
    )
    for tag in ("[EMAIL_ADDRESS]", "[URL]", "[IP_ADDRESS]"):
        assert tag in copy.text


def test_another_language_is_refused(tagging: Redactor) -> None:
    """A draft in a language without rules is an error, unless the language is forced."""
    korean = "혜산에 사는 그의 누나는 지난달 말에 전화를 했다고 말했다. " * 3
    with pytest.raises(LanguageError, match="Korean"):
        Redactor.from_policy("everything").redact(korean)
    assert tagging.redact(korean).language == "en"


def test_many(tagging: Redactor) -> None:
    """Texts are redacted in order."""
    copies = tagging.redact_many(["Her father.", "It rained."])
    assert [copy.text for copy in copies] == ["[FAMILY_RELATION].", "It rained."]


NAMELESS = "A source in Hyesan, who asked not to be named, said on Monday that"
"""How a source speaks who is protected."""


def test_the_public_stay_and_sources_do_not(protecting: Redactor) -> None:
    """A mayor keeps her name, and where a source lives and who is theirs goes."""
    mayor = "Mayor Anneke Quenzlorp opened the bridge in Oslo on Tuesday.\n\n"
    copy = protecting.redact(f"{mayor}{NAMELESS} her brother was taken.")
    assert copy.text.startswith(mayor)
    assert "Hyesan" not in copy.text
    assert "brother" not in copy.text
    assert copy.leaks == ()


POINT = "His photographs were taken at 59.9139° N, 10.7522° E."
MINISTER = f"Minister Georg Sandvik opened a bridge. {POINT}\n"
SOURCE = "A nurse who asked not to be named said that it froze.\n"


def test_a_point_on_the_map_goes_where_a_draft_has_a_source(protecting: Redactor) -> None:
    """Whoever stands beside it, unless the newsroom calls it public; else it stays."""
    told = MINISTER.replace("59.9139° N, 10.7522° E", "[a map position]")
    assert protecting.redact(f"{MINISTER}\n{SOURCE}").text.startswith(told)
    assert protecting.redact(MINISTER).text == MINISTER
    public = Listing("59.9139° N, 10.7522° E", None, "the bridge's own sign gives it")
    assert protecting.allowing(public).redact(f"{MINISTER}\n{SOURCE}").text.startswith(MINISTER)


def test_a_public_namesake_stays_and_is_doubtful(protecting: Redactor) -> None:
    """A mayor who shares a name with a protected person is told to an editor."""
    mayor = "Anneke Quenzlorp, the mayor of Oslo, opened a bridge."
    redaction = protecting.redact(f"{mayor}\n\n{NAMELESS} her sister Anneke Tarn was held.")
    assert redaction.text.startswith(mayor)
    assert "Tarn" not in redaction.text
    assert [entity.text for entity in redaction.doubtful] == ["Anneke Quenzlorp"]
    assert "Quenzlorp" not in repr(redaction)


def test_where_nobody_is_protected_nothing_is_doubtful(protecting: Redactor) -> None:
    """Two public people may share a name."""
    redaction = protecting.redact(
        "Anneke Quenzlorp, the mayor of Oslo, met Anneke Tarn, the minister of finance, on Monday."
    )
    assert redaction.doubtful == ()


@settings(max_examples=30, deadline=None)
@given(SENTENCES, st.integers(0, 8), BREAKS)
def test_a_copy_of_a_protecting_copy_is_the_same(
    protecting: Redactor, sentences: list[str], place: int, line_end: str
) -> None:
    """Under source-protection too, with a source who speaks somewhere in the draft."""
    told = [*sentences[:place], f"{NAMELESS} her sister Anneke Tarn was held.", *sentences[place:]]
    once = text_of(protecting.redact(line_end.join(told)))
    assert text_of(protecting.redact(once)) == once


def test_an_editors_ellipses_uncover_nobody() -> None:
    """A draft with bracketed ellipses is read as surely as without: they are no replacements."""
    redactor = Redactor.from_policy("source-protection", threads=None)
    told = "One man in Hyesan, a driver, said his brother had left."
    marks = "“We [...] wept [...] and [...] left [...] it [...] there.”"
    plain, marked = (redactor.redact(text).text for text in (told, f"{told} {marks}"))
    assert "brother" not in plain
    assert "brother" not in marked


@pytest.mark.parametrize("text", ["Vorn's diary lay open.", "They read Vorn\u2019s."])
def test_a_possessive_of_a_denied_name_is_one_replacement(text: str) -> None:
    """A listed name takes its possessive with it into no second tag."""
    lists = Wordlists(deny=(Listing("Vorn", "PERSON"),))
    redactor = Redactor.from_config(
        Config("everything", operator="tag", language="en", wordlists=lists), rules_only=True
    )
    redaction = redactor.redact(text)
    assert redaction.text == text.replace("Vorn", "[PERSON]")
    assert redaction.leaks == ()
