"""A name planted in every place of a text format where words can stand, and then gone."""

from __future__ import annotations

import re

import pytest

from redactor import Redactor, documents
from redactor.config import Config
from redactor.detection.entities import PERSON
from redactor.wordlists import Listing, Wordlists

NAME = "Tessa Vorn"
ONE, TWO = "00:00:01.000 --> 00:00:02.000", "00:00:02.000 --> 00:00:03.000"
CUE = f"\n\n{ONE}\n{NAME} left.\n"
SRT_ONE, SRT_TWO = ONE.replace(".", ","), TWO.replace(".", ",")

RST = {
    "title": "Of Tessa Vorn\n=============\n",
    "over emphasis": "*Tessa* Vorn left.\n",
    "within words": "Tes\\ **sa** Vorn left.\n",
    "link": "`Tessa Vorn <https://a.example/tessa-vorn>`_ left.\n",
    "target": "She, `Tessa Vorn`_, left.\n\n.. _Tessa Vorn: https://a.example\n",
    "short target": "She, Vorn_, left, Tessa Vorn did.\n\n.. _Vorn: https://a.example\n",
    "citation": "So [Vorn2024]_ by Tessa Vorn.\n\n.. [Vorn2024] A book.\n",
    "substitution": "So |vorn|.\n\n.. |vorn| replace:: Tessa Vorn\n",
    "field": ":Author: Tessa Vorn\n",
    "field's name": ":Tessa Vorn: left\n",
    "name of a field": ":vorn: so\n\nTessa Vorn left.\n",
    "slug": ":slug: tessa-vorn\n\nTessa Vorn left.\n",
    "comment": ".. Tessa\n   Vorn said so\n",
    "figure": ".. figure:: tessa-vorn.png\n   :alt: Tessa\n      Vorn\n\n   Tessa Vorn left.\n",
    "role": ":ref:`Tessa Vorn <vorn>`, :doc:`/vorn`\n",
    "code": "So::\n\n  name = 'Tessa Vorn'\n",
    "raw HTML": ".. raw:: html\n\n   <b>Tes</b>sa V<i>or</i>n left&nbsp;us.\n",
    "caption of code": ".. code-block:: py\n   :caption: Tessa Vorn\n\n   x\n",
    "list": "- Tessa Vorn\n- Teo\n",
    "admonition": ".. note:: Tessa Vorn\n\n   left\n",
    "contents": ".. toctree::\n\n   Tessa Vorn <a/tessa-vorn>\n",
    "meta": ".. meta::\n   :description: Tessa Vorn left\n",
    "session": ">>> 'Tessa Vorn'\n",
    "definition": "Tessa Vorn\n   left\n",
}
ASCIIDOC = {
    "front matter": "---\ntitle: Of Tessa Vorn\nslug: tessa-vorn\n---\n= Title\n",
    "title": "= Of Tessa Vorn\n",
    "author": "= Title\nTessa Vorn <tessa.vorn@a.example>\n",
    "attribute": ":vorn: Tessa Vorn\n\n{vorn} left.\n",
    "description": ":description: Of Tessa \\\n  Vorn\n",
    "over emphasis": "*Tessa* _Vo_{zwsp}__rn__ left.\n",
    "link": "link:tessa-vorn.html[Tessa Vorn] left.\n",
    "URL": "https://a.example/tessa-vorn[Tessa Vorn] left.\n",
    "reference": "[[vorn]]\n== Tessa Vorn\n\nSo <<vorn,Tessa Vorn>>, <<vorn>>.\n",
    "footnote": "So{empty}footnote:[Of *Tessa* Vorn.] it was.\n",
    "index": "So (((Vorn, Tessa))) ((Tessa Vorn)).\n",
    "image": 'image::img/tessa-vorn.png[Tessa Vorn at home, title="Tessa Vorn"]\n',
    "inline image": "So image:tessa-vorn.png[Tessa Vorn] it was.\n",
    "quotation": '[quote, Tessa Vorn, "The mill"]\n____\nSo.\n____\n',
    "title of a block": ".Of Tessa Vorn\n----\nname = 'Tessa Vorn'\n----\n",
    "role": "[.tessa-vorn]#Tessa Vorn# left.\n",
    "table": "|===\n|Tessa Vorn |left\n|===\n",
    "comment": "// Tessa Vorn said so\n\n////\nTessa Vorn\n////\n",
    "beginning of a line": "Tessa Vorn\nleft.\n",
    "alone": "Tessa Vorn\n",
    "term": "Tessa Vorn:: a nurse\n",
    "references to characters": "Tessa&#32;V&#111;rn left.\n",
    "passed text": "++++\n<b>Tes</b>sa V<i>or</i>n left.\n++++\n",
}
LATEX = {
    "title": "\\title{Of Tessa Vorn}\\author{Tessa Vorn\\thanks{Tessa Vorn}}\n",
    "over fonts": "\\textbf{Tessa}~\\emph{Vo}rn left.\n",
    "no ligature": "Tes\\textcompwordmark sa Vorn left.\n",
    "hyphenation": "Tes\\-sa V\\'orn, Tes\\/sa\\ Vorn left.\n",
    "over a line end": "Tes%\n  sa Vorn left.\n",
    "over a comment": "Tessa % so\nVorn left.\n",
    "footnote": "So\\footnote{Of \\emph{Tessa} Vorn.} it was.\n",
    "index": "So\\index{Vorn, Tessa} it was, Tessa Vorn said.\n",
    "comment": "% Tessa Vorn said\n% so\nIt was.\n",
    "caption": "\\caption[Tessa Vorn]{Of Tessa Vorn}\\label{fig:vorn} \\ref{fig:vorn}\n",
    "heading": "\\section[Tessa Vorn]{Of Tessa Vorn}\n",
    "link": "\\href{https://a.example/tessa-vorn}{Tessa Vorn} \\url{https://b.example/Tessa_Vorn}\n",
    "image": "\\includegraphics[alt={Tessa Vorn}]{img/tessa-vorn.png}\n",
    "citation": "So \\cite[Tessa Vorn]{vorn2024}.\n",
    "command": "\\newcommand{\\vorn}{Tessa Vorn}\n\\vorn{} left, \\vorn\\ did.\n",
    "keys": "\\hypersetup{pdfauthor={Tessa Vorn},pdftitle=Tessa Vorn}\n",
    "verbatim": "\\begin{verbatim}\nTessa Vorn\n\\end{verbatim}\n\\verb|Tessa Vorn|\n",
    "item": "\\begin{itemize}\n\\item Tessa Vorn\n\\item[Tessa Vorn] x\n\\end{itemize}\n",
    "cells": "\\begin{tabular}{l}a & Tessa Vorn \\\\ Tessa Vorn\\end{tabular}\n",
    "unknown command": "\\foo{Tessa Vorn}[Tessa Vorn]\n",
    "accents": 'Tess\\"a V\\"{o}rn left.\n',
    "after the end": "\\end{document}\nTessa Vorn\n",
    "environment": "\\newenvironment{vorn}{}{}\n\\begin{vorn}\nTessa Vorn\n\\end{vorn}\n",
    "colour": "\\definecolor{vorn}{rgb}{1,0,0}\\textcolor{vorn}{Tessa Vorn}\n",
    "conditional": "\\iffalse Tessa Vorn \\fi\n",
}
MDX = {
    "export": "export const meta = { author: 'Tessa Vorn' }\n",
    "import": "import vorn from './tessa-vorn'\n\nTessa Vorn left. {vorn}\n",
    "element": "<Quote by=\"Tessa Vorn\" id='vorn'>Tessa Vorn</Quote>\n",
    "over elements": "<b>Tessa</b> <Tip>Vo</Tip>rn left.\n",
    "expression": 'So {"Tessa Vorn"} left.\n',
    "comment": "{/* Tessa Vorn said so */}\n",
    "name of an element": "<VornPhoto />\n\nTessa Vorn left.\n",
    "front matter": "---\ntitle: Of Tessa Vorn\nslug: tessa-vorn\n---\n",
    "attribute in braces": "<A b={{c: 'Tessa Vorn'}} />\n",
}
SRT = {
    "cue": f"1\n{SRT_ONE}\nTessa Vorn left.\n",
    "two lines": f"1\n{SRT_ONE}\nSo Tessa\nVorn left.\n",
    "two cues": f"1\n{SRT_ONE}\nSo Tessa\n\n2\n{SRT_TWO}\nVorn left.\n",
    "two cues alone": f"1\r\n{SRT_ONE}\r\nTessa\r\n\r\n2\r\n{SRT_TWO}\r\nVorn\r\n\r\n",
    "tags": f"1\n{SRT_ONE}\n{{\\an8}}<i>Tes</i>sa <font color=red>Vorn</font>\n",
    "label": f"1\n{SRT_ONE}\nTESSA VORN: I left.\n",
    "settings": f"1\n{SRT_ONE} Tessa Vorn\nTessa Vorn left.\n",
    "between cues": f"1\n{SRT_ONE}\nSo.\n\nTessa Vorn\n\n2\n{SRT_TWO}\nx\n",
}
VTT = {
    "header": f"WEBVTT - Of Tessa Vorn\nTitle: Tessa Vorn{CUE}",
    "note": f"WEBVTT\n\nNOTE Of Tessa\nVorn{CUE}",
    "style": f'WEBVTT\n\nSTYLE\n::cue(v[voice="Tessa Vorn"]) {{ color: red }}{CUE}',
    "region": f"WEBVTT\n\nREGION\nid:vorn\n\n{ONE} region:vorn\nTessa Vorn left.\n",
    "name of a cue": f"WEBVTT\n\ntessa-vorn\n{ONE}\nTessa Vorn left.\n",
    "words before a timing": f"WEBVTT\n\nOf Tessa Vorn\n{ONE}\nx\n",
    "voice": f"WEBVTT\n\n{ONE}\n<v.vorn Tessa Vorn>I left.</v> Tessa Vorn did.\n",
    "times and classes": f"WEBVTT\n\n{ONE}\nTes<00:00:01.500>sa <c.vorn>Vorn</c> left.\n",
    "references": f"WEBVTT\n\n{ONE}\nTessa&nbsp;V&#111;rn left.\n",
    "two named cues": f"WEBVTT\n\nc-a\n{ONE}\nSo Tessa\n\nc-b\n{TWO} line:0\nVorn left.\n",
}
PLACES = [
    pytest.param(f"a.{suffix}", text, id=f"{suffix}: {place}")
    for suffix, texts in (
        ("rst", RST), ("adoc", ASCIIDOC), ("tex", LATEX), ("mdx", MDX), ("srt", SRT), ("vtt", VTT)
    )
    for place, text in texts.items()
]  # fmt: skip


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """One that looks for a name that its newsroom never prints."""
    deny = tuple(Listing(words, PERSON) for words in (NAME, "Vorn"))
    config = Config("names-only", operator="tag", wordlists=Wordlists(deny=deny), language="en")
    return Redactor.from_config(config, rules_only=True)


@pytest.mark.parametrize(("name", "text"), PLACES)
def test_a_name_is_gone(redactor: Redactor, name: str, text: str) -> None:
    """Neither it nor a part of it is left in the copy, which a second run leaves as it is."""
    redaction = redactor.redact_document(documents.read(text.encode(), name))
    letters = re.sub(r"[^a-z]", "", redaction.text.lower())
    assert "tessa" not in letters
    assert "vorn" not in letters
    assert redaction.leaks == ()
    again = redactor.redact_document(documents.read(redaction.data, name))
    assert again.text == redaction.text


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_cues_stay(redactor: Redactor, name: str) -> None:
    """A name over two cues is replaced in the first, and numbers and timings are as they were."""
    head = "WEBVTT\n\n" if name == "a.vtt" else ""
    text = f"{head}1\n{ONE}\nSo Tessa\n\n2\n{TWO} line:0\nVorn left.\n"
    copy = redactor.redact_document(documents.read(text.encode(), name)).text
    assert copy == f"{head}1\n{ONE}\nSo [PERSON]\n\n2\n{TWO} line:0\nleft.\n"


@pytest.mark.parametrize(
    ("name", "text", "copy"),
    [
        pytest.param(
            "a.rst",
            "See `Tessa Vorn`_, Vorn_ and `Vorn`_.\n\n.. _Tessa Vorn: x.html\n.. _Vorn: y.html\n",
            "See `[PERSON] <redacted-1_>`__, `[PERSON] <redacted-2_>`__ and "
            "`[PERSON] <redacted-2_>`__.\n\n.. _redacted-1: x.html\n.. _redacted-2: y.html\n",
            id="reStructuredText, targets",
        ),
        pytest.param(
            "a.rst",
            "Tessa Vorn\n===============\n\nSee `Tessa Vorn`_.\n",
            "[PERSON]\n===============\n\nSee `[PERSON] <#>`__.\n",
            id="reStructuredText, heading",
        ),
        pytest.param(
            "a.adoc",
            "[[vorn]]\n== Tessa Vorn\n\n[[vorn-old]]x\n\nSee <<vorn>>, <<vorn-old,Tessa Vorn>>.\n",
            "[[redacted-1]]\n== [PERSON]\n\n[[redacted-2-old]]x\n\n"
            "See <<redacted-1>>, <<redacted-2-old,[PERSON]>>.\n",
            id="AsciiDoc",
        ),
        pytest.param(
            "a.tex",
            "\\newcommand{\\vorn}{Tessa Vorn}\\label{s:vorn}\\label{t:vorn} "
            "\\vorn, \\ref{t:vorn}\n",
            "\\newcommand{\\redactedA}{[PERSON]}\\label{s:redacted-2}\\label{t:redacted-3} "
            "\\redactedA, \\ref{t:redacted-3}\n",
            id="LaTeX",
        ),
        pytest.param(
            "a.vtt",
            f"WEBVTT\n\nREGION\nid:vorn\n\n{ONE} region:vorn\nTessa Vorn\n",
            f"WEBVTT\n\nREGION\nid:redacted-1\n\n{ONE} region:redacted-1\n[PERSON]\n",
            id="WebVTT",
        ),
    ],
)  # fmt: skip
def test_labels_stay_alike(redactor: Redactor, name: str, text: str, copy: str) -> None:
    """A label that is replaced is replaced at both ends, by one that is like no other."""
    assert redactor.redact_document(documents.read(text.encode(), name)).text == copy
