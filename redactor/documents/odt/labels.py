"""Names that programs give to styles, lists, tables and frames, told from those of people.

Source: LibreOffice's built-in styles by their names in files, 7.4; OpenDocument 1.3.
"""

from __future__ import annotations

import re

from redactor.documents.odt.namespaces import local, name, names

_BUILT_IN = re.compile(
    r"""(?:
    Standard | Default(?:_20_.*_20_Style|_20_Drawing_20_Style|_20_Paragraph_20_Style)? | default
    | Text_20_body(?:_20_(?:indent|single))? | (?:First_20_line|Hanging|Marginalia)(?:_20_indent)?
    | First_20_line_20_indent | Hanging_20_indent | Salutation | Signature | List(?:_20_Indent)?
    | Heading(?:_20_\d+)? | Title | Subtitle | Chapter | Appendix | Contents(?:_20_(?:Heading|\d+))?
    | (?:List|Numbering)_20_\d(?:_20_(?:Start|End|Cont\.))? | Numbering_20_(?:ABC|abc|IVX|ivx|123)
    | (?:Index|User_20_Index|Illustration_20_Index|Table_20_[Ii]ndex|Object_20_[Ii]ndex)
      (?:_20_(?:Heading|Separator|\d+|heading))? | table_20_index_20_heading
    | Bibliography_20_(?:Heading|1) | Figure_20_Index_20_(?:Heading|1)
    | Header(?:_20_(?:left|right|and_20_Footer))? | Footer(?:_20_(?:left|right))?
    | Header_20_and_20_Footer | Table(?:_20_(?:Contents|Heading|Index|Text))? | Caption
    | Illustration | Text | Drawing | Figure | Frame(?:_20_contents)? | Footnote | Endnote
    | (?:Footnote|Endnote)_20_(?:Symbol|anchor|Text|Reference) | Addressee | Sender | Marginalia
    | Quotations? | Preformatted_20_Text | Horizontal_20_Line | List_20_(?:Contents|Heading)
    | local-table | HTML | Envelope | Index | (?:Right|Left|First)_20_Page | Landscape
    | Emphasis | Strong_20_Emphasis | Source_20_Text | Example | Teletype | User_20_Entry
    | Variable | Definition
    | (?:Internet_20_[Ll]ink|Visited_20_Internet_20_Link|Page_20_Number|Caption_20_characters)
    | Numbering_20_Symbols | Bullet_20_Symbols | Placeholder | Main_20_index_20_entry
    | Line_20_numbering
    | (?:Index_20_Link|Rubies|Drop_20_Caps|Vertical_20_Numbering_20_Symbols|Citation|Comment)
    | (?:Graphics|OLE|Formula|Labels|Watermark|Outline|No_20_List|Author|Object|Marginalia)
    | (?:standard|objectwith(?:out)?(?:fill|arrow|shadow)?(?:andnoline)?|text|textbody\w*|title\d?)
    | (?:headline\d?|measure|Shapes|Filled|Lines|Outlined|Graphic)
    | (?:Arrow(?:heads)?|Line|Circle|Square|Dimension|Short|Long|Double|Ultrafine|Fine|Rounded)
      (?:_20_(?:Arrow|Line|Dashed|Dots?|\d))* | (?:Transparency|Gradient|Hatch|Bitmap|Dash)_20_\d+
    )""",
    re.VERBOSE,
)
_AUTOMATIC = re.compile(
    r"(?:M?(?:P|T|L|fr|gr|Sect|N|R|G|C|ru|pm|dp|co|ro|ta|ce|a|WW8Num(?:\d*z)?|WWNum|MR|Ta|Tb)\d+"
    r"|(?:Table|Frame|Image|Object|Section|Shape|Picture|Text Frame|control|a|imp|ct|ftn|edn)"
    r" ?\d+(?:\.(?:[A-Z]+\d*|\d+))?|Name\d+(?:\.[A-Z]+\d*)?|\d+)"
)

_REFERRING = names(
    "draw:marker-start", "draw:marker-end", "draw:stroke-dash", "draw:stroke-dash-names",
    "text:class-names", "draw:class-names", "text:continue-list", "xml:id", "draw:id", "text:id",
    "form:id", "form:for", "draw:control", "draw:shape-id", "draw:start-shape", "draw:end-shape",
    "draw:caption-id", "text:change-id", "text:next-style", "draw:nav-order",
)  # fmt: skip

_FONTS = re.compile(r"font-(?:name|family|style-name|adornments|family-generic)(?:-\w+)?")
_FONT_NAMES = re.compile(r"font-(?:name|family)(?:-(?:asian|complex))?")
_NO_LABELS = names(
    "office:target-frame-name", "config:name", "form:service-name", "script:event-name",
    "draw:display-name", "style:display-name", "text:database-name", "text:table-name",
    "text:column-name", "form:column-name", "meta:name", "dc:name",
)  # fmt: skip
_FONT_FACE = name("style:font-face")


def is_label(tag: str, attribute: str) -> bool:
    """Whether an attribute names something, or refers to it by its name.

    Fonts are no such thing, nor is what has a name outside the file.
    """
    own = local(attribute)
    if attribute in _NO_LABELS or _FONTS.fullmatch(own) or tag == _FONT_FACE:
        return False
    return own == "name" or own.endswith("-name") or attribute in _REFERRING


def is_font(tag: str, attribute: str) -> bool:
    """Whether an attribute holds the name of a font, or the names of several."""
    own = local(attribute)
    return _FONT_NAMES.fullmatch(own) is not None or (tag == _FONT_FACE and own == "name")


def is_programs(label: str) -> bool:
    """Whether a program gives that name by itself, so that it says nothing."""
    return bool(_BUILT_IN.fullmatch(label) or _AUTOMATIC.fullmatch(label))


class Labels:
    """Neutral names for those that people gave, the same for the same."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def neutral(self, label: str) -> str:
        """The name to write instead; a program's own stays."""
        if not label or is_programs(label):
            return label
        return self._given.setdefault(label, f"Name{len(self._given) + 1}")
