"""Tells markup, addresses and prose apart in an HTML tag."""

from __future__ import annotations

import re

from redactor.documents.document import Side
from redactor.documents.markdown.marking import Marking

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd "  # noqa: SIM905
    "mark meter nobr q ruby s samp small span strike strong time tt u var wbr".split()
)
_BLOCK = frozenset(
    "address applet area article aside audio base blockquote body br button canvas "  # noqa: SIM905
    "caption center col colgroup datalist dd details dialog dir div dl dt embed fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
    "iframe img input label legend li link main map menu meta nav noscript object ol optgroup "
    "option output p param picture pre progress rp rt script section select slot source style "
    "sub summary sup svg table tbody td template textarea tfoot th thead title tr track "
    "ul video".split()
)
"""Element names. Source: WHATWG HTML Living Standard (CC BY 4.0), with the obsolete ones. Anything
else in angle brackets is prose: `<Ana Ruiz>` is a name, whatever a browser makes of it."""

_PROSE_ATTRIBUTES = frozenset(
    "abbr alt aria-description aria-label caption content label placeholder "  # noqa: SIM905
    "summary title value".split()
)

_SWITCHES = frozenset(
    "allowfullscreen async autofocus autoplay checked controls default defer "  # noqa: SIM905
    "disabled hidden loop multiple muted nomodule open playsinline readonly required reversed "
    "selected".split()
)
"""Attributes without a value. Source: as above."""

_VOID = frozenset("area base br col embed hr img input link source track wbr".split())  # noqa: SIM905
"""Elements without an end. Source: as above."""

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(
    r"""\s+([A-Za-z_:@][\w:.@-]*)
        (?:\s*=\s*(?:"(?P<double>[^"]{0,4000})"|'(?P<single>[^']{0,4000})'|(?P<bare>[^\s"'=<>`]+)))?
    """,
    re.VERBOSE,
)
_CLOSE = re.compile(r"\s*/?>")


def mark_tag(text: str, start: int, marking: Marking) -> int:
    """Mark the HTML tag that begins at `start`; return where it ends, or `start` if it is none.

    Names of elements and attributes are markup. The value of an attribute that readers see (`alt`,
    `title`) is prose, as is one of several words; any other is an address.
    """
    name = _NAME.match(text, start)
    if name is None or name[1].lower() not in _INLINE | _BLOCK:
        return start
    stand_in = "" if name[1].lower() in _INLINE else "\n"
    found = Marking()
    side: Side | None = _side(name[0])
    done, at = start, name.end()
    while attribute := _ATTRIBUTE.match(text, at):
        at = attribute.end()
        if attribute.lastgroup is None:
            if attribute[1].lower() not in _SWITCHES:
                return start
            continue
        value_start, value_end = attribute.span(attribute.lastgroup)
        value = text[value_start:value_end]
        if attribute[1].lower() in _PROSE_ATTRIBUTES or re.search(r"\s", value):
            found.markup(done, value_start, "\n", side)
            stand_in = "\n"
        else:
            found.markup(done, value_start, stand_in, side)
            found.address(value_start, value_end)
        done, side = value_end, None
    close = _CLOSE.match(text, at)
    if close is None:
        return start
    found.markup(done, close.end(), stand_in, side)
    marking.regions += found.regions
    return close.end()


def _side(opening: str) -> Side:
    if opening.startswith("</"):
        return Side.CLOSING
    return Side.ALONE if opening[1:].lower() in _VOID else Side.OPENING
