"""Shapes of VML keep what draws them, and no words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.documents.docx.vml import settled


@pytest.mark.parametrize(
    ("style", "left"),
    [
        pytest.param(
            "position:absolute;margin-left:-5.4pt;width:12in;z-index:251658240;visibility:visible",
            None,
            id="as Word writes it",
        ),
        pytest.param(
            "mso-wrap-style:square;mso-position-horizontal:center;v-text-anchor:top;rotation:90",
            None,
            id="and its own",
        ),
        pytest.param(
            "direction:rtl;v-text-align:letter-justify;text-decoration:line-through;width:1e-3pt",
            None,
            id="of lettering",
        ),
        pytest.param("mso-next-textbox:#_x0000_s1026", None, id="another shape"),
        pytest.param('font-family:"Arial";font-size:1pt', None, id="common font"),
        pytest.param("", None, id="nothing"),
        pytest.param('font-family:"Orlovskaya";font-size:1pt', "font-size:1pt", id="own font"),
        pytest.param("width:1pt;mso-name:orlovskaya;top:0", "width:1pt;top:0", id="small letters"),
        pytest.param("Orlovskaya;top:0", "top:0", id="no property"),
        pytest.param("orlovskaya:0;mso-orlovskaya:0;top:0", "top:0", id="property of nobody"),
        pytest.param("mso-next-textbox:#Orlovskaya", "", id="named shape"),
    ],
)
def test_styles_keep_what_draws(style: str, left: str | None) -> None:
    """Known words, numbers and common fonts stay; all else goes."""
    assert settled(style) == (style if left is None else left)


@given(st.text(max_size=60))
def test_settling_twice_equals_settling_once(style: str) -> None:
    """There is nothing left to take out."""
    assert settled(settled(style)) == settled(style)
