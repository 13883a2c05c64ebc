"""The kinds of parts that Word documents are made of, and what becomes of each in a copy."""

from __future__ import annotations

import re
from enum import Enum

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = _OFFICE + "wordprocessingml."


class Kind(Enum):
    """What a part is; the value is its name in a copy, without number and extension."""

    DOCUMENT = "word/document"
    HEADER = "word/header"
    FOOTER = "word/footer"
    FOOTNOTES = "word/footnotes"
    ENDNOTES = "word/endnotes"
    COMMENTS = "word/comments"
    STYLES = "word/styles"
    NUMBERING = "word/numbering"
    SETTINGS = "word/settings"
    THEME = "word/theme/theme"
    CHART = "word/charts/chart"
    CHART_SHAPES = "word/drawings/drawing"
    DIAGRAM_DATA = "word/diagrams/data"
    DIAGRAM_LAYOUT = "word/diagrams/layout"
    DIAGRAM_STYLE = "word/diagrams/quickStyle"
    DIAGRAM_COLORS = "word/diagrams/colors"
    DIAGRAM_DRAWING = "word/diagrams/drawing"
    PICTURE = "word/media/image"
    TOLD = "told"
    """XML about the document, its makers and their tools: read, and never in a copy."""
    GLOSSARY = "glossary"
    """Stories that no page shows, such as building blocks: read, and never in a copy."""
    TABLE = "table"
    """The workbook that a chart was made of: read, and never in a copy."""
    DROPPED = "dropped"
    """What holds no words of a page, and is never in a copy: fonts, macros, thumbnails."""


STORIES = frozenset(
    {
        Kind.DOCUMENT,
        Kind.HEADER,
        Kind.FOOTER,
        Kind.FOOTNOTES,
        Kind.ENDNOTES,
        Kind.COMMENTS,
        Kind.GLOSSARY,
    }
)
"""Parts of paragraphs and tables."""

DRAWINGS = frozenset(
    {
        Kind.CHART,
        Kind.CHART_SHAPES,
        Kind.DIAGRAM_DATA,
        Kind.DIAGRAM_LAYOUT,
        Kind.DIAGRAM_STYLE,
        Kind.DIAGRAM_COLORS,
        Kind.DIAGRAM_DRAWING,
    }
)
"""Parts of pictures that are drawn from XML, with words in them."""

LEFT_OUT = frozenset({Kind.TOLD, Kind.GLOSSARY, Kind.TABLE, Kind.DROPPED})
"""Never in a copy."""

SINGLE = frozenset(
    {
        Kind.DOCUMENT,
        Kind.FOOTNOTES,
        Kind.ENDNOTES,
        Kind.COMMENTS,
        Kind.STYLES,
        Kind.NUMBERING,
        Kind.SETTINGS,
    }
)
"""Of which a document has one at most, so that its name has no number."""

MAIN = (
    _WORD + "document.main+xml",
    _WORD + "template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)

COMMENTS_TYPE = _WORD + "comments+xml"

_BY_TYPE = {
    **dict.fromkeys(MAIN, Kind.DOCUMENT),
    _WORD + "header+xml": Kind.HEADER,
    _WORD + "footer+xml": Kind.FOOTER,
    _WORD + "footnotes+xml": Kind.FOOTNOTES,
    _WORD + "endnotes+xml": Kind.ENDNOTES,
    COMMENTS_TYPE: Kind.COMMENTS,
    _WORD + "styles+xml": Kind.STYLES,
    _WORD + "numbering+xml": Kind.NUMBERING,
    _WORD + "settings+xml": Kind.SETTINGS,
    _WORD + "document.glossary+xml": Kind.GLOSSARY,
    _WORD + "fontTable+xml": Kind.TOLD,
    _WORD + "webSettings+xml": Kind.TOLD,
    _WORD + "commentsExtended+xml": Kind.TOLD,
    _WORD + "commentsIds+xml": Kind.TOLD,
    _WORD + "commentsExtensible+xml": Kind.TOLD,
    _WORD + "people+xml": Kind.TOLD,
    _OFFICE + "theme+xml": Kind.THEME,
    _OFFICE + "themeOverride+xml": Kind.TOLD,
    _OFFICE + "drawingml.chart+xml": Kind.CHART,
    _OFFICE + "drawingml.chartshapes+xml": Kind.CHART_SHAPES,
    _OFFICE + "drawingml.diagramData+xml": Kind.DIAGRAM_DATA,
    _OFFICE + "drawingml.diagramLayout+xml": Kind.DIAGRAM_LAYOUT,
    _OFFICE + "drawingml.diagramStyle+xml": Kind.DIAGRAM_STYLE,
    _OFFICE + "drawingml.diagramColors+xml": Kind.DIAGRAM_COLORS,
    "application/vnd.ms-office.drawingml.diagramDrawing+xml": Kind.DIAGRAM_DRAWING,
    "application/vnd.ms-office.chartstyle+xml": Kind.TOLD,
    "application/vnd.ms-office.chartcolorstyle+xml": Kind.TOLD,
    "application/vnd.openxmlformats-package.core-properties+xml": Kind.TOLD,
    _OFFICE + "extended-properties+xml": Kind.TOLD,
    _OFFICE + "custom-properties+xml": Kind.TOLD,
    _OFFICE + "customXmlProperties+xml": Kind.TOLD,
    "application/vnd.ms-word.stylesWithEffects+xml": Kind.TOLD,
    "application/vnd.ms-word.keyMapCustomizations+xml": Kind.TOLD,
    "application/vnd.ms-word.vbaData+xml": Kind.TOLD,
    "application/vnd.ms-word.mailMergeRecipientData+xml": Kind.TOLD,
    _WORD + "mailMergeRecipientData+xml": Kind.TOLD,
    "application/vnd.ms-office.documenttasks+xml": Kind.TOLD,
    "application/vnd.ms-office.classificationlabels+xml": Kind.TOLD,
    "application/vnd.ms-office.intelligence2+xml": Kind.TOLD,
    "application/vnd.ms-office.webextension+xml": Kind.TOLD,
    "application/vnd.ms-office.webextensiontaskpanes+xml": Kind.TOLD,
    "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml": Kind.TOLD,
    "application/vnd.openxmlformats-package.digital-signature-certificate": Kind.DROPPED,
    "application/vnd.openxmlformats-package.digital-signature-origin": Kind.DROPPED,
    "application/vnd.ms-word.attachedToolbars": Kind.DROPPED,
    "application/vnd.ms-office.vbaProject": Kind.DROPPED,
    "application/vnd.ms-office.vbaProjectSignature": Kind.DROPPED,
    _OFFICE + "obfuscatedFont": Kind.DROPPED,
    _OFFICE + "spreadsheetml.printerSettings": Kind.DROPPED,
    _WORD + "printerSettings": Kind.DROPPED,
    "application/x-font-ttf": Kind.DROPPED,
    "application/x-fontdata": Kind.DROPPED,
    # Of both Word keeps another picture beside it.
    "image/svg+xml": Kind.TOLD,
    "image/vnd.ms-photo": Kind.DROPPED,
}
"""ECMA-376 5th edition part 1, 11 and 15; [MS-DOCX] 2.1; [MS-OFFMACRO2] 2.3."""

_PICTURE = re.compile(r"image/[a-z0-9-]+")

_BY_RELATION = {
    "customXml": Kind.TOLD,
    "thumbnail": Kind.DROPPED,
    "font": Kind.DROPPED,
    "attachedToolbars": Kind.DROPPED,
    "ui": Kind.TOLD,
    "extensibility": Kind.TOLD,
    "userCustomization": Kind.TOLD,
}
"""Parts whose content type says nothing."""

MACROS = frozenset({"vbaProject", "keyMapCustomizations", "attachedToolbars", "wordVbaData"})
"""The ends of the relationship types of macros and of what calls them."""


_TRASH = "[trash]/"
"""Where Word leaves what it had no time to take out of a file."""


def kind_of(
    part: str, content_type: str, relations: frozenset[str], source: Kind | None
) -> Kind | None:
    """What a part is; `None` when nothing is known of its kind.

    Args:
        part: its name.
        content_type: as the package says.
        relations: the ends of the types of the relationships that lead to it.
        source: the kind of a part that it belongs to.
    """
    if part.startswith(_TRASH):
        return Kind.DROPPED
    for relation in relations:
        if relation in _BY_RELATION:
            return _BY_RELATION[relation]
    # A chart is drawn from what it keeps of its table, so that nobody misses the table.
    if source is Kind.CHART and relations == {"package"}:
        return Kind.TABLE
    kind = _BY_TYPE.get(content_type)
    if _PICTURE.fullmatch(content_type):
        kind = Kind.PICTURE
    # The pictures, headers and tables of what is left out go with it.
    if source is Kind.GLOSSARY and kind is not None and kind not in STORIES:
        return Kind.DROPPED if kind is Kind.PICTURE else Kind.TOLD
    return kind
