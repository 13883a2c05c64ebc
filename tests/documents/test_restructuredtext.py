"""What of a reStructuredText draft is prose, what markup and what an address."""

from __future__ import annotations

import pytest

from redactor.documents import parse, spell
from tests.documents.marked import addresses, code, lines_read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("*Tessa* **Vo**\\ rn ``left``", ["Tessa Vorn left"], id="inline"),
        pytest.param(":emphasis:`Tes`\\ sa `Vorn`:strong:", ["Tessa Vorn"], id="roles"),
        pytest.param("a_b 2 * 3 * 4 \\*x\\*", ["a_b 2 * 3 * 4 *x*"], id="no marks"),
        pytest.param("`the *mill* <https://a.example>`_ x_ `y`__", ["the *mill* x y"], id="links"),
        pytest.param("Title\n=====\n\nText", ["Title", "Text"], id="title"),
        pytest.param("=====\nTitle\n=====\nText", ["Title", "Text"], id="overline"),
        pytest.param(
            "- Tessa\n- Teo\n\n1. Ok\n#. Mo\n(a) Ri", ["Tessa", "Teo", "Ok", "Mo", "Ri"], id="lists"
        ),
        pytest.param("| Tessa\n| Teo", ["Tessa", "Teo"], id="lines"),
        pytest.param(
            ":Author: Tessa Vorn\n:Date: today\n:slug: x", ["By Tessa Vorn", "today"], id="fields"
        ),
        pytest.param(":Tessa Vorn: yes", ["Tessa Vorn", "yes"], id="a name is no key"),
        pytest.param(
            ".. figure:: a.png\n   :alt: Tessa at\n      home\n   :width: 5\n\n   The mill",
            ["Tessa at home", "The mill"],
            id="figure",
        ),
        pytest.param(".. note:: Of Tessa\n\n   More", ["Of Tessa", "More"], id="admonition"),
        pytest.param(
            ".. a comment of\n   Tessa Vorn\n\nText",
            ["a comment of Tessa Vorn", "Text"],
            id="comment",
        ),
        pytest.param(
            ".. [1] To Tessa\n.. |x| replace:: Teo *Lind*", ["To Tessa", "Teo Lind"], id="notes"
        ),
        pytest.param(
            "+----+----+\n| Te | Vo |\n+====+====+\n| a  | b  |\n+----+----+",
            ["Te", "Vo", "a", "b"],
            id="grid",
        ),
        pytest.param(
            "==  ==\nTe  Vo\n==  ==\na   b\n==  ==\n\nText of it",
            ["Te", "Vo", "a", "b", "Text of it"],
            id="simple table",
        ),
        pytest.param(".. toctree::\n\n   Of Tessa <a/b>\n   c", ["Of Tessa"], id="contents"),
        pytest.param("Said::\n\n  x *y*\n\nText", ["Said:", "x *y*", "Text"], id="literal"),
    ],
)
def test_what_is_read(text: str, read: list[str]) -> None:
    """Marks vanish or part what they part, and the words between them are read."""
    assert lines_read(text, "rst") == read


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        pytest.param(
            "`x <https://a.example/b_>`_ `y <z_>`_",
            ["https://a.example/b_"[:-1], "z"],
            id="embedded",
        ),
        pytest.param(
            ".. _The mill: https://a.example\n.. _a: b_\n__ c.d",
            ["The mill", "https://a.example", "a", "b", "c.d"],
            id="targets",
        ),
        pytest.param(
            "x [1]_ [#n]_ [Vorn2024]_ |sub|", ["1", "#n", "Vorn2024", "sub"], id="references"
        ),
        pytest.param(
            ".. [Vorn2024] x\n.. |sub| image:: a.png",
            ["Vorn2024", "sub", "a.png"],
            id="definitions",
        ),
        pytest.param(":ref:`x <lab>` :ref:`lab` :doc:`/a/b`", ["lab", "lab", "/a/b"], id="roles"),
        pytest.param(
            ".. image:: a.png\n   :target: b.html\n   :width: 5",
            ["a.png", "b.html", "5"],
            id="image",
        ),
        pytest.param(".. code-block:: python\n\n   x", ["python"], id="language"),
        pytest.param(":slug: tessa-vorn", ["tessa-vorn"], id="slug"),
    ],
)
def test_addresses(text: str, addressed: list[str]) -> None:
    """Targets, labels, paths and substitutions are addresses."""
    assert addresses(text, "rst") == addressed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a::\n\n  *x*\n\n  y\n\nb", ["  *x*", "  y"], id="literal block"),
        pytest.param(".. code:: py\n   :name: a\n\n   *x*\n\nb", ["   *x*"], id="directive"),
        pytest.param("``*x*`` :code:`y`", ["*x*", "y"], id="inline"),
        pytest.param(">>> x\n*y*\n\nb", [">>> x", "*y*"], id="session"),
    ],
)
def test_code(text: str, found: list[str]) -> None:
    """A document knows where marks are letters."""
    assert code(text, "rst") == found


def test_replacements_are_no_markup() -> None:
    """Marks in words are escaped, but not in code."""
    document = parse("x ``y``", "rst")
    assert spell(document, 0, "[a *b* c_]") == r"[a \*b\* c\_]"
    assert spell(document, 4, "[a *b*]") == "[a *b*]"
    assert lines_read(r"[a \*b\* c\_]", "rst") == ["[a *b* c_]"]
