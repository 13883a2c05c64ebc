"""The names of the styles that Word brings along, which tell nothing of who wrote with them."""

from __future__ import annotations

import re

_SINGLE = """
    Normal|Normal \\(Web\\)|Normal Indent|Normal Table|Default Paragraph Font|No List|No Spacing
    |Title|Subtitle|Body Text|Body Text Indent|Body Text First Indent|Closing|Signature|Salutation
    |Date|Message Header|E-mail Signature|Block Text|Hyperlink|FollowedHyperlink|Strong|Emphasis
    |Document Map|Plain Text|Balloon Text|Placeholder Text|Revision|List Paragraph|Quote
    |Intense Quote|Subtle Emphasis|Intense Emphasis|Subtle Reference|Intense Reference|Book Title
    |Bibliography|Mention|Smart Hyperlink|Hashtag|Unresolved Mention|Smart Link|Smart Link Error
    |Hashtag|header|footer|caption|table of figures|table of authorities|toa heading|macro
    |envelope address|envelope return|footnote text|footnote reference|endnote text
    |endnote reference|annotation text|annotation reference|annotation subject|line number
    |page number|index heading|TOC Heading|Note Heading|Outline List|Article / Section
    |HTML (?:Top of Form|Bottom of Form|Acronym|Address|Cite|Code|Definition|Keyboard|Preformatted
    |Sample|Typewriter|Variable)|1 / a / i|1 / 1\\.1 / 1\\.1\\.1|Table Grid|Table Grid Light
    |Table Theme|Grid Table Light|Table (?:Contemporary|Elegant|Professional)
"""

_NUMBERED = """
    (?:heading|toc|index) [1-9]|Body Text(?: First)?(?: Indent)? [23]
    |List(?: Bullet| Number| Continue)?(?: [2-5])?|Plain Table [1-5]
    |Table (?:Simple|Classic|Colorful|Columns|Grid|List|3D effects|Subtle|Web) [1-8]
    |(?:Light|Medium|Dark|Colorful) (?:Shading|List|Grid)(?: [123])?(?: Accent [1-6])?
    |(?:Grid|List) Table [1-7](?: (?:Light|Dark|Colorful))?(?: ?- ?Accent [1-6]| Accent [1-6])?
"""

_BUILTIN = re.compile(
    "|".join(re.sub(r"\n\s*", "", names) for names in (_SINGLE, _NUMBERED)), re.IGNORECASE
)
"""ECMA-376 5th edition part 1, 17.7.4.9, and what later versions of Word added to it."""


def is_builtin(name: str) -> bool:
    """True for the name of a style that Word brings along, in English, as files have it."""
    return _BUILTIN.fullmatch(name) is not None
