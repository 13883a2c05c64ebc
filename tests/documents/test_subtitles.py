"""What of subtitles is prose, what markup and what an address; cues stay."""

from __future__ import annotations

import pytest

from tests.documents.marked import addresses, code, lines_read

ONE, TWO = "00:00:01.000 --> 00:00:02.000", "00:00:02.000 --> 00:00:03.000"
SRT_ONE, SRT_TWO = ONE.replace(".", ","), TWO.replace(".", ",")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param(
            f"1\n{SRT_ONE}\nTessa\n\n2\n{SRT_TWO}\nVorn left.\n",
            ["Tessa Vorn left."],
            id="name over two cues",
        ),
        pytest.param(
            f"1\n{SRT_ONE}\nTessa\nVorn left.\n", ["Tessa Vorn left."], id="name over two lines"
        ),
        pytest.param(
            f"1\n{SRT_ONE}\nShe left.\n\n2\n{SRT_TWO}\nVorn stayed.\n",
            ["She left.", "Vorn stayed."],
            id="sentences",
        ),
        pytest.param(
            f"1\n{SRT_ONE}\nDr.\n\n2\n{SRT_TWO}\nVorn left\n", ["Dr. Vorn left"], id="abbreviation"
        ),
        pytest.param(
            f"1\r\n{SRT_ONE}\r\nTessa\r\n\r\n2\r\n{SRT_TWO}\r\nVorn\r\n\r\n",
            ["Tessa Vorn"],
            id="CRLF",
        ),
        pytest.param(
            f"1\n{SRT_ONE}\n- Who left?\n- Tessa did\n", ["Who left?", "Tessa did"], id="dialogue"
        ),
        pytest.param(
            f"1\n{SRT_ONE}\nand then\nTESSA: I left\n", ["and then", "TESSA: I left"], id="label"
        ),
        pytest.param(
            f'1\n{SRT_ONE}\n{{\\an8}}<i>Tes</i>sa <font color="#fff">Vorn</font>\n',
            ["Tessa Vorn"],
            id="tags",
        ),
        pytest.param(
            f"1\n{SRT_ONE}\nTessa\n\nVorn left\n", ["Tessa Vorn left"], id="blank line in a cue"
        ),
        pytest.param(f"1\n{SRT_ONE}\nTessa <Vorn> 5 < 6\n", ["Tessa <Vorn> 5 < 6"], id="no tags"),
        pytest.param(f"1\n{SRT_ONE}\n17\n{SRT_TWO}\n\nlater\n", ["later"], id="cues without words"),
        pytest.param(
            f"{SRT_ONE}\nTessa\n{SRT_TWO}\nVorn\n", ["Tessa Vorn"], id="heads without numbers"
        ),
    ],
)
def test_subrip(text: str, read: list[str]) -> None:
    """Numbers and timings are not read, and a sentence runs on from cue to cue."""
    assert lines_read(text, "srt") == read


@pytest.mark.parametrize(
    ("text", "read", "addressed"),
    [
        pytest.param(
            f"\n{ONE}\n<v.loud Tessa Vorn>I left</v>\n",
            ["Tessa Vorn: I left"],
            ["loud"],
            id="voice",
        ),
        pytest.param(
            f"\n{ONE}\n<v Tessa>I left\n\n{TWO}\n<v Teo>and so\n",
            ["Tessa: I left", "Teo: and so"],
            [],
            id="voices",
        ),
        pytest.param(
            f"\n{ONE}\nTes<00:00:01.500>sa <c.tessa>Vorn</c>\n",
            ["Tessa Vorn"],
            ["tessa"],
            id="times, classes",
        ),
        pytest.param(
            f"\n{ONE}\n&lt;Tessa&gt; &amp;&nbsp;Teo\n", ["<Tessa> & Teo"], [], id="references"
        ),
        pytest.param(
            f" - On Tessa\nKind: captions\n\n{ONE}\nx\n",
            ["On Tessa", "Kind: captions", "x"],
            [],
            id="header",
        ),
        pytest.param(
            f"\nNOTE Of Tessa\n\nNOTE\nand Teo\n\n{ONE}\nx\n",
            ["Of Tessa", "and Teo", "x"],
            [],
            id="notes",
        ),
        pytest.param(
            f"\ncue-a\n{ONE}\nTessa\n\ncue-b\n{TWO}\nVorn\n",
            ["Tessa Vorn"],
            ["cue-a", "cue-b"],
            id="names of cues",
        ),
        pytest.param(f"\nOn Tessa\n{ONE}\nx\n", ["On Tessa", "x"], [], id="words before a timing"),
        pytest.param(
            f"\nREGION\nid:tessa\nwidth:40%\n\n{ONE} region:tessa line:0\nx\n",
            ["x"],
            ["tessa", "40%", "tessa"],
            id="regions",
        ),
        pytest.param(f"\n{ONE}\nNOTE to self\n", ["NOTE to self"], [], id="no note"),
    ],
)
def test_webvtt(text: str, read: list[str], addressed: list[str]) -> None:
    """Header, notes, voices and words are read; names of cues, classes and regions addressed."""
    whole = f"WEBVTT{text}" if text.startswith(" ") else f"WEBVTT\n{text}"
    assert lines_read(whole, "vtt") == read
    assert addresses(whole, "vtt") == addressed


def test_colours_are_no_addresses() -> None:
    """A colour in digits, which reads like a tag of a network, is kept; a made-up name is not."""
    text = f'1\n{SRT_ONE}\n<font color="#ffffff" face="tessa">Ok</font>\n'
    assert addresses(text, "srt") == ["tessa"]


def test_styles_are_code() -> None:
    """A selector can hold the name of a voice."""
    text = f'WEBVTT\n\nSTYLE\n::cue(v[voice="Tessa"]) {{}}\n\n{ONE}\nx\n'
    assert code(text, "vtt") == ['::cue(v[voice="Tessa"]) {}']
    assert '::cue(v[voice="Tessa"]) {}' in lines_read(text, "vtt")
