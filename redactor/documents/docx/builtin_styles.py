"""The names of the styles that Word and LibreOffice bring along, which tell nothing of a writer."""

from __future__ import annotations

import re

_WORD = """
    Normal|Normal \\(Web\\)|Normal Indent|Normal Table|Default Paragraph Font|No List|No Spacing
    |Title|Subtitle|Body Text|Body Text Indent|Body Text First Indent|Closing|Signature|Salutation
    |Date|Message Header|E-mail Signature|Block Text|Hyperlink|FollowedHyperlink|Strong|Emphasis
    |Document Map|Plain Text|Balloon Text|Placeholder Text|Revision|List Paragraph|Quote
    |Intense Quote|Subtle Emphasis|Intense Emphasis|Subtle Reference|Intense Reference|Book Title
    |Bibliography|Mention|Smart Hyperlink|Hashtag|Unresolved Mention|Smart Link|Smart Link Error
    |header|footer|caption|table of figures|table of authorities|toa heading|macro|Macro Text
    |envelope address|envelope return|footnote text|footnote reference|endnote text
    |endnote reference|(?:annotation|comment) (?:text|reference|subject)|line number
    |page number|index heading|TOC Heading|Note Heading|Outline List [1-3]|Article / Section
    |HTML (?:Top of Form|Bottom of Form|Acronym|Address|Cite|Code|Definition|Keyboard|Preformatted
    |Sample|Typewriter|Variable)|1 / a / i|1 / 1\\.1 / 1\\.1\\.1|Table Grid|Table Grid Light
    |Table Theme|Grid Table Light|Table (?:Contemporary|Elegant|Professional)
    |(?:heading|toc|index) [1-9]|Body Text(?: First)?(?: Indent)? [23]
    |List(?: Bullet| Number| Continue)?(?: [2-5])?|Plain Table [1-5]
    |Table (?:Simple|Classic|Colorful|Columns|Grid|List|3D effects|Subtle|Web) [1-8]
    |(?:Light|Medium|Dark|Colorful) (?:Shading|List|Grid)(?: [123])?(?: Accent [1-6])?
    |(?:Grid|List) Table [1-7](?: (?:Light|Dark|Colorful))?(?: ?- ?Accent [1-6]| Accent [1-6])?
"""
"""ECMA-376 5th edition part 1, 17.7.4.9, and what later versions of Word added to it."""

_LIBREOFFICE = """
    Heading|Index|Text body|Quotations|Preformatted Text|Horizontal Line|Header and Footer
    |Header left|Header right|Footer left|Footer right|Table Contents|Table Heading|Illustration
    |Drawing|Figure|Text|Frame contents|Footnote|Endnote|Sender|Addressee|Caption Characters
    |(?:Footnote|Endnote) (?:Characters|anchor|Symbol)|Numbering Symbols|Bullets|Internet Link
    |Visited Internet Link|Source Text|Example|User Entry|Variable|Definition|Teletype|Drop Caps
    |Line numbering|Main index entry|Rubies|Vertical Numbering Symbols|Index Link
    |(?:Numbering|List) [1-5](?: (?:Start|End|Cont\\.))?|Bullet Symbols|Hanging indent
"""
"""The programmatic names of the styles of LibreOffice Writer 7 (its help, "Styles in Writer")."""

_BUILTIN = re.compile(
    "(?:"
    + "|".join(re.sub(r"\n\s*", "", names) for names in (_WORD, _LIBREOFFICE))
    + ")(?: Char)?",
    re.IGNORECASE,
)
"""`Char` ends the name of what Word makes of a style of paragraphs for words in one."""


def is_builtin(name: str) -> bool:
    """True for the name of a style that Word or LibreOffice brings along, as files have it."""
    return _BUILTIN.fullmatch(name) is not None
