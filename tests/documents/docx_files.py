"""Makes Word files as Word writes them, with words in every place that they can stand in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

SCHEMAS = "http://schemas.openxmlformats.org/"
MICROSOFT = "http://schemas.microsoft.com/office/"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = OFFICE + "wordprocessingml."
RELATIONS = SCHEMAS + "officeDocument/2006/relationships/"

NAMESPACES = {
    "w": SCHEMAS + "wordprocessingml/2006/main",
    "r": SCHEMAS + "officeDocument/2006/relationships",
    "m": SCHEMAS + "officeDocument/2006/math",
    "wp": SCHEMAS + "drawingml/2006/wordprocessingDrawing",
    "a": SCHEMAS + "drawingml/2006/main",
    "pic": SCHEMAS + "drawingml/2006/picture",
    "c": SCHEMAS + "drawingml/2006/chart",
    "dgm": SCHEMAS + "drawingml/2006/diagram",
    "mc": SCHEMAS + "markup-compatibility/2006",
    "w14": MICROSOFT + "word/2010/wordml",
    "w15": MICROSOFT + "word/2012/wordml",
    "wp14": MICROSOFT + "word/2010/wordprocessingDrawing",
    "wps": MICROSOFT + "word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:example:x",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
IGNORABLE = 'mc:Ignorable="w14 w15 wp14 x"'

TYPES = {
    "word/document.xml": WORD + "document.main+xml",
    "word/styles.xml": WORD + "styles+xml",
    "word/settings.xml": WORD + "settings+xml",
    "word/numbering.xml": WORD + "numbering+xml",
    "word/fontTable.xml": WORD + "fontTable+xml",
    "word/webSettings.xml": WORD + "webSettings+xml",
    "word/header1.xml": WORD + "header+xml",
    "word/footer1.xml": WORD + "footer+xml",
    "word/footnotes.xml": WORD + "footnotes+xml",
    "word/endnotes.xml": WORD + "endnotes+xml",
    "word/comments.xml": WORD + "comments+xml",
    "word/commentsExtended.xml": WORD + "commentsExtended+xml",
    "word/people.xml": WORD + "people+xml",
    "word/theme/theme1.xml": OFFICE + "theme+xml",
    "word/glossary/document.xml": WORD + "document.glossary+xml",
    "word/charts/chart1.xml": OFFICE + "drawingml.chart+xml",
    "word/diagrams/data1.xml": OFFICE + "drawingml.diagramData+xml",
    "word/diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "word/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    "word/embeddings/sheet1.xlsx": OFFICE + "spreadsheetml.sheet",
    "word/embeddings/object1.bin": OFFICE + "oleObject",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": OFFICE + "extended-properties+xml",
    "docProps/custom.xml": OFFICE + "custom-properties+xml",
    "docMetadata/LabelInfo.xml": "application/vnd.ms-office.classificationlabels+xml",
    "customXml/itemProps1.xml": OFFICE + "customXmlProperties+xml",
}

STYLES = """<w:docDefaults/><w:latentStyles w:count="2">
<w:lsdException w:name="heading 1" w:uiPriority="9"/></w:latentStyles>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:rsid w:val="00AB12CD"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/></w:style>"""

SETTINGS = """<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:rsids><w:rsidRoot w:val="00AB12CD"/><w:rsid w:val="00AB12CD"/></w:rsids>"""

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""A picture of one transparent pixel, in PNG."""


def part(root: str, inner: str, *, also: str = "") -> str:
    """An XML part of Word's, by its root element."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f"<{root} {DECLARED} {IGNORABLE} {also}>{inner}</{root}>"
    )


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidRPr="00AB12CD">{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inner: str, properties: str = "") -> str:
    """A paragraph of runs."""
    marks = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return (
        '<w:p w14:paraId="1A2B3C4D" w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">'
        f"{marks}{''.join(inner)}</w:p>"
    )


def complex_field(instruction: str, result: str) -> str:
    """A field as Word writes it, its instruction over two runs."""
    half = len(instruction) // 2
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(instruction[:half])}</w:instrText></w:r>"
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction[half:])}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(inner: str, *, name: str = "Picture 1", descr: str = "", title: str = "") -> str:
    """A drawing in a run."""
    return (
        '<w:r><w:drawing><wp:inline wp14:anchorId="5E6F7A8B"><wp:extent cx="914400" cy="914400"/>'
        f'<wp:docPr id="1" name="{escape(name)}" descr="{escape(descr)}" title="{escape(title)}"/>'
        f"<a:graphic>{inner}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture(relation: str = "rId11", name: str = "image1.png") -> str:
    """The picture of a relationship."""
    return (
        f'<a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{escape(name)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>'
    )


def text_box(choice: str, fallback: str) -> str:
    """A text box as Word writes it: for itself, and for programs before 2010."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:extent cx="914400" cy="914400"/><wp:docPr id="2" name="Text Box 2"/><a:graphic>'
        f'<a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:txbx><w:txbxContent>'
        f"{paragraph(run(choice))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        '<v:shape id="_x0000_s1026" type="#_x0000_t202"><v:textbox><w:txbxContent>'
        f"{paragraph(run(fallback))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def relationships(some: Sequence[tuple[str, str, str]]) -> str:
    """A part of relationships: identifier, type, and target; those with a colon lead outside."""
    inner = "".join(
        f'<Relationship Id="{identifier}" Type="{kind if ":" in kind else RELATIONS + kind}" '
        f'Target="{escape(target)}"{_mode(target)}/>'
        for identifier, kind, target in some
    )
    return f'<Relationships xmlns="{SCHEMAS}package/2006/relationships">{inner}</Relationships>'


def _mode(target: str) -> str:
    return ' TargetMode="External"' if ":" in target else ""


def docx(
    body: str,
    *,
    parts: Mapping[str, str | bytes] | None = None,
    relations: Sequence[tuple[str, str, str]] = (),
    root_relations: Sequence[tuple[str, str, str]] = (),
    types: Mapping[str, str] | None = None,
    styles: str = "",
    settings: str = "",
    section: str = "",
) -> bytes:
    """A Word file.

    Args:
        body: the XML of its paragraphs and tables.
        parts: more parts, by name.
        relations: of the main document: identifier, type, target.
        root_relations: of the package.
        types: content types of parts that are not in `TYPES`.
        styles: more styles.
        settings: more settings.
        section: what is in the properties of its section.
    """
    members: dict[str, str | bytes] = {
        "_rels/.rels": relationships(
            [("rId1", "officeDocument", "word/document.xml"), *root_relations]
        ),
        "word/document.xml": part(
            "w:document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
        ),
        "word/styles.xml": part("w:styles", STYLES + styles),
        "word/settings.xml": part("w:settings", SETTINGS + settings),
        "word/_rels/document.xml.rels": relationships(
            [("rId91", "styles", "styles.xml"), ("rId92", "settings", "settings.xml"), *relations]
        ),
        **(parts or {}),
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{said}"/>'
        for name, said in {**TYPES, **(types or {})}.items()
        if name in members
    )
    content_types = (
        f'<Types xmlns="{SCHEMAS}package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/>{overrides}</Types>'
    )
    return packed({"[Content_Types].xml": content_types, **members})


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def stands_in(word: str, data: bytes) -> list[str]:
    """The members of an archive in which a word stands, whatever its case, or in their names."""
    found = []
    for name, content in unpacked(data).items():
        flat = content.lower()
        needles = [word.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        if any(needle in flat for needle in needles) or word.lower() in name.lower():
            found.append(name)
    return found
