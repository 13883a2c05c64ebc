"""Every place of a Word file in which words can stand, with a word planted there."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.documents.docx_files import (
    NAMESPACES,
    PIXEL,
    SCHEMAS,
    complex_field,
    docx,
    drawing,
    paragraph,
    part,
    picture,
    relationships,
    run,
    text_box,
)

X = "Orlovskaya"
"""Nobody's name, and in no vocabulary."""

PLAIN = paragraph(run("The mill closed on Monday."))
_AUTHORED = f'w:id="7" w:author="{X}" w:date="2026-05-04T10:11:12Z"'


def _fields(inner: str) -> bytes:
    return docx(PLAIN + paragraph(inner))


def _control(properties: str, content: str = "a control") -> bytes:
    return docx(
        paragraph(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(content)}"
                  "</w:sdtContent></w:sdt>")
    )  # fmt: skip


def _with_part(
    name: str, content: str | bytes, kind: str, *, root: bool = False, body: str = PLAIN
) -> bytes:
    relation = [("rIdNew", kind, name if root else name.removeprefix("word/"))]
    return docx(
        body,
        parts={name: content},
        relations=[] if root else relation,
        root_relations=relation if root else [],
    )


def _noted(kind: str, inner: str) -> bytes:
    notes = part(
        f"w:{kind}s",
        f'<w:{kind} w:type="separator" w:id="-1">{paragraph("<w:r><w:separator/></w:r>")}'
        f'</w:{kind}><w:{kind} w:id="2">{inner}</w:{kind}>',
    )
    body = paragraph(run("See"), f'<w:r><w:{kind}Reference w:id="2"/></w:r>')
    return _with_part(f"word/{kind}s.xml", notes, f"{kind}s", body=body)


def _headed(kind: str, inner: str) -> bytes:
    return docx(
        PLAIN,
        parts={f"word/{kind}1.xml": part("w:hdr" if kind == "header" else "w:ftr", inner)},
        relations=[("rIdH", kind, f"{kind}1.xml")],
        section=f'<w:{kind}Reference w:type="default" r:id="rIdH"/>',
    )


def _commented(inner: str, author: str = "A. Editor") -> bytes:
    comment = (
        f'<w:comment w:id="5" w:author="{author}" w:initials="AE" w:date="2026-05-04T10:11:12Z">'
        f"{inner}</w:comment>"
    )
    body = paragraph(
        '<w:commentRangeStart w:id="5"/>', run("The mill"), '<w:commentRangeEnd w:id="5"/>',
        '<w:r><w:commentReference w:id="5"/></w:r>', run(" closed."),
    )  # fmt: skip
    return _with_part("word/comments.xml", part("w:comments", comment), "comments", body=body)


def _charted(inner: str, *, table: bytes | None = None) -> bytes:
    body = PLAIN + paragraph(
        drawing(
            f'<a:graphicData uri="{NAMESPACES["c"]}"><c:chart r:id="rIdC"/></a:graphicData>',
            name="Chart 1",
        )
    )
    external = '<c:externalData r:id="rIdX"/>' if table else ""
    parts: dict[str, str | bytes] = {
        "word/charts/chart1.xml": part("c:chartSpace", f"<c:chart>{inner}</c:chart>{external}")
    }
    if table:
        parts["word/embeddings/sheet1.xlsx"] = table
        parts["word/charts/_rels/chart1.xml.rels"] = relationships(
            [("rIdX", "package", "../embeddings/sheet1.xlsx")]
        )
    return docx(body, parts=parts, relations=[("rIdC", "chart", "charts/chart1.xml")])


def _diagram(where: str) -> bytes:
    words = {"data": "Plain", "drawing": "Plain", where: X}
    body = PLAIN + paragraph(
        drawing(
            f'<a:graphicData uri="{NAMESPACES["dgm"]}"><dgm:relIds r:dm="rIdD"/></a:graphicData>'
        )
    )
    text = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    return docx(
        body,
        parts={
            "word/diagrams/data1.xml": part(
                "dgm:dataModel", f"<dgm:ptLst><dgm:pt><dgm:t>{text.format(words['data'])}</dgm:t>"
                "</dgm:pt></dgm:ptLst>"
            ),
            "word/diagrams/drawing1.xml": part(
                "dsp:drawing", f"<dsp:txBody>{text.format(words['drawing'])}</dsp:txBody>",
                also='xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"',
            ),
        },
        relations=[
            ("rIdD", "diagramData", "diagrams/data1.xml"),
            ("rIdW", "diagramDrawing", "diagrams/drawing1.xml"),
        ],
    )  # fmt: skip


def _pictured(data: bytes, name: str = "word/media/image1.png", **properties: str) -> bytes:
    inner_name = properties.pop("inner_name", "image1.png")
    return docx(
        PLAIN + paragraph(drawing(picture(name=inner_name), **properties)),
        parts={name: data},
        relations=[("rIdPicture", "image", name.removeprefix("word/"))],
    )


def _texted_picture() -> bytes:
    """The picture with a comment of its own (PNG specification, 11.3.3.3)."""
    body = b"Author\0" + X.encode()
    chunk = b"tEXt" + body
    length, checksum = len(body).to_bytes(4, "big"), zlib.crc32(chunk).to_bytes(4, "big")
    return PIXEL[:33] + length + chunk + checksum + PIXEL[33:]


def _linked(target: str, *, tooltip: str = "") -> bytes:
    link = f'<w:hyperlink r:id="rIdL" w:tooltip="{tooltip}">{run("the page")}</w:hyperlink>'
    return docx(paragraph(link), relations=[("rIdL", "hyperlink", target)])


def _custom() -> bytes:
    inner = f'<property fmtid="{{0}}" pid="2" name="{X}"><vt:lpwstr>{X}</vt:lpwstr></property>'
    root = (
        f'<Properties xmlns="{SCHEMAS}officeDocument/2006/custom-properties" '
        f'xmlns:vt="{SCHEMAS}officeDocument/2006/docPropsVTypes">{inner}</Properties>'
    )
    return _with_part("docProps/custom.xml", root, "custom-properties", root=True)


def _core() -> bytes:
    root = (
        f'<cp:coreProperties xmlns:cp="{SCHEMAS}package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Notes of a talk with '
        f"{X}</dc:title><dc:creator>{X}</dc:creator><cp:lastModifiedBy>{X}</cp:lastModifiedBy>"
        "</cp:coreProperties>"
    )
    return _with_part("docProps/core.xml", root, "metadata/core-properties", root=True)


def _app() -> bytes:
    root = (
        f'<Properties xmlns="{SCHEMAS}officeDocument/2006/extended-properties">'
        f"<Template>{X}.dotm</Template><Company>{X}</Company><Manager>{X}</Manager></Properties>"
    )
    return _with_part("docProps/app.xml", root, "extended-properties", root=True)


PLACES: dict[str, Callable[[], bytes]] = {
    # What pages show.
    "body": lambda: docx(paragraph(run(f"It was {X}."))),
    "over two runs": lambda: docx(
        paragraph(run("It was Orlo"), '<w:proofErr w:type="spellStart"/>',
                  '<w:bookmarkStart w:id="1" w:name="a"/>', run("vskaya", "<w:b/>"))
    ),
    "over a soft hyphen": lambda: docx(
        paragraph("<w:r><w:t>It was Orlo</w:t><w:softHyphen/><w:t>vskaya.</w:t></w:r>")
    ),
    "table": lambda: docx(
        f"<w:tbl><w:tr><w:tc>{paragraph(run('Town'))}</w:tc><w:tc>{paragraph(run(X))}</w:tc>"
        "</w:tr></w:tbl>"
    ),
    "header": lambda: _headed("header", paragraph(run(X))),
    "footer": lambda: _headed("footer", paragraph(run(X))),
    "footnote": lambda: _noted("footnote", paragraph(run(X))),
    "endnote": lambda: _noted("endnote", paragraph(run(X))),
    "text box": lambda: docx(paragraph(text_box(X, "Plain"))),
    "text box, for older programs": lambda: docx(paragraph(text_box("Plain", X))),
    "content control": lambda: _control("", X),
    "result of a field": lambda: _fields(complex_field(" PAGE ", X)),
    "link": lambda: docx(paragraph(f'<w:hyperlink w:anchor="a">{run(X)}</w:hyperlink>')),
    "hidden text": lambda: docx(paragraph(run(X, "<w:vanish/><w:webHidden/>"))),
    "ruby": lambda: docx(
        paragraph(f"<w:r><w:ruby><w:rt>{run(X)}</w:rt><w:rubyBase>{run('word')}</w:rubyBase>"
                  "</w:ruby></w:r>")
    ),
    "formula": lambda: docx(paragraph(f"<m:oMath><m:r><m:t>{X}</m:t></m:r></m:oMath>")),
    "smart tag": lambda: docx(
        paragraph(f'<w:smartTag w:uri="urn:{X}" w:element="{X}"><w:smartTagPr><w:attr '
                  f'w:name="{X}" w:val="{X}"/></w:smartTagPr>{run(X)}</w:smartTag>')
    ),
    "word art": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape><v:textpath string="{X}"/></v:shape></w:pict></w:r>')
    ),
    "chart's title": lambda: _charted(
        f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{X}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    ),
    "chart's category": lambda: _charted(
        f"<c:cat><c:strRef><c:f>'{X}'!$A$1</c:f><c:strCache><c:pt><c:v>{X}</c:v></c:pt>"
        "</c:strCache></c:strRef></c:cat>"
    ),
    "diagram": lambda: _diagram("data"),
    "diagram as drawn": lambda: _diagram("drawing"),
    "label of a list": lambda: _with_part(
        "word/numbering.xml",
        part("w:numbering", f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText '
             f'w:val="{X} %1"/></w:lvl></w:abstractNum>'),
        "numbering",
    ),
    # What pages show when asked to.
    "alternative text": lambda: _pictured(PIXEL, descr=f"Portrait of {X}"),
    "title of a picture": lambda: _pictured(PIXEL, title=X),
    "alternative text in VML": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape alt="{X}"/></w:pict></w:r>')
    ),
    "alternative text of a table": lambda: docx(
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{X}"/><w:tblDescription w:val="{X}"/></w:tblPr>'
        f"<w:tr><w:tc>{PLAIN}</w:tc></w:tr></w:tbl>"
    ),
    "tooltip of a link": lambda: _linked("https://example.org/", tooltip=X),
    "address of a link": lambda: _linked(f"https://example.org/{X.lower()}"),
    "address in a field": lambda: _fields(
        complex_field(f' HYPERLINK "https://example.org/{X.lower()}" \\o "{X}" ', "a page")
    ),
    "list of a control": lambda: _control(
        f'<w:dropDownList><w:listItem w:displayText="{X}" w:value="{X}"/></w:dropDownList>'
    ),
    "help text of a form": lambda: docx(
        paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/>'
                  f'<w:entryMacro w:val="{X}"/><w:helpText w:type="text" w:val="{X}"/>'
                  f'<w:textInput><w:default w:val="{X}"/></w:textInput></w:ffData></w:fldChar>'
                  "<w:instrText> FORMTEXT </w:instrText>"
                  '<w:fldChar w:fldCharType="separate"/><w:t>x</w:t>'
                  '<w:fldChar w:fldCharType="end"/></w:r>')
    ),
    "name of a style": lambda: docx(
        paragraph(run("A quote."), properties=f'<w:pStyle w:val="{X}quote"/>'),
        styles=f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{X}quote">'
        f'<w:name w:val="{X} quote"/><w:aliases w:val="{X}"/></w:style>',
    ),
    "name and tag of a control": lambda: _control(
        f'<w:alias w:val="{X}"/><w:tag w:val="{X}"/><w:docPartObj><w:docPartGallery w:val="{X}"/>'
        f'<w:docPartCategory w:val="{X}"/></w:docPartObj>'
    ),
    # What no page shows.
    "comment": lambda: _commented(paragraph(run(f"Ask {X} again."))),
    "author of a comment": lambda: _commented(paragraph(run("Ask.")), X),
    "deleted text": lambda: docx(
        paragraph(run("It was "), f"<w:del {_AUTHORED}><w:r><w:delText>{X}</w:delText></w:r>"
                  "</w:del>", run("her."))
    ),
    "author of a change": lambda: docx(
        paragraph(run("It was"), f"<w:ins {_AUTHORED}>{run(' her')}</w:ins>")
    ),
    "moved text": lambda: docx(
        paragraph(f'<w:moveFromRangeStart w:id="1" w:author="{X}" w:name="{X}"/>'
                  f"<w:moveFrom {_AUTHORED}>{run(X)}</w:moveFrom>"
                  '<w:moveFromRangeEnd w:id="1"/>', run("It was her."))
    ),
    "changed properties": lambda: docx(
        paragraph(run("It was her.", f'<w:b/><w:rPrChange {_AUTHORED}><w:rPr>'
                  f'<w:rStyle w:val="{X}"/></w:rPr></w:rPrChange>'))
    ),
    "deleted row": lambda: docx(
        f"<w:tbl><w:tr><w:tc>{PLAIN}</w:tc></w:tr><w:tr><w:trPr><w:del {_AUTHORED}/></w:trPr>"
        f"<w:tc>{paragraph(run(X))}</w:tc></w:tr></w:tbl>"
    ),
    "note whose mark is deleted": lambda: docx(
        paragraph(run("It was her."), f'<w:del {_AUTHORED}><w:r><w:footnoteReference w:id="2"/>'
                  "</w:r></w:del>"),
        parts={"word/footnotes.xml": part(
            "w:footnotes", f'<w:footnote w:id="2">{paragraph(run(X))}</w:footnote>')},
        relations=[("rIdF", "footnotes", "footnotes.xml")],
    ),
    "field for the author": lambda: _fields(complex_field(f' AUTHOR "{X}" ', "a reporter")),
    "field for a file": lambda: _fields(
        f'<w:fldSimple w:instr=" FILENAME {X} ">{run("draft")}</w:fldSimple>'
    ),
    "entry of an index": lambda: _fields(complex_field(f' XE "{X}" ', "")),
    "field within a field": lambda: _fields(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText></w:r>'
        + complex_field(" MERGEFIELD name ", X)
        + '<w:r><w:instrText> = "a" "b" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("b") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "data of a field": lambda: _fields(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{X}</w:fldData></w:fldChar>'
        '<w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "bookmark": lambda: docx(
        paragraph(f'<w:bookmarkStart w:id="1" w:name="{X}"/>', run("Here."),
                  '<w:bookmarkEnd w:id="1"/>', complex_field(f" REF {X} \\h ", "there"),
                  f'<w:hyperlink w:anchor="{X}" w:docLocation="{X}">{run("up")}</w:hyperlink>')
    ),
    "permission": lambda: docx(
        paragraph(f'<w:permStart w:id="1" w:ed="{X}@example.org"/>', run("Here."),
                  '<w:permEnd w:id="1"/>')
    ),
    "binding of a control": lambda: _control(
        f'<w:dataBinding w:xpath="/{X}" w:storeItemID="{{1}}"/><w:placeholder><w:docPart '
        f'w:val="{X}"/></w:placeholder><w:date w:fullDate="2026-05-04T00:00:00Z"/>'
    ),
    "name of a picture": lambda: _pictured(PIXEL, name="word/media/image1.png", inner_name=X),
    "name of a shape in VML": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape id="{X}" o:spid="{X}" o:gfxdata="{X}"/></w:pict></w:r>')
    ),
    "metadata of a picture": lambda: _pictured(_texted_picture()),
    "name of a part": lambda: _pictured(PIXEL, f"word/media/{X.lower()}.png"),
    "picture from elsewhere": lambda: docx(
        PLAIN + paragraph(drawing(
            f'<a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:blipFill>'
            '<a:blip r:link="rIdE"/></pic:blipFill></pic:pic></a:graphicData>')),
        relations=[("rIdE", "image", f"file:///C:/{X}/portrait.png")],
    ),
    "extension of a drawing": lambda: docx(
        paragraph(drawing(f'<a:graphicData uri="u"><a:extLst><a:ext uri="{{1}}"><x:y>{X}</x:y>'
                          f'<a:t>{X}</a:t></a:ext></a:extLst></a:graphicData>'))
    ),
    "table behind a chart": lambda: _charted("<c:plotArea/>", table=X.encode()),
    "comment in the XML": lambda: docx(paragraph(run("It was her.")) + f"<!-- {X} -->"),
    "instruction in the XML": lambda: docx(paragraph(run("It was her.")) + f"<?{X} {X}?>"),
    "element of another program": lambda: docx(
        paragraph(run("It was her."), f'<x:note x:by="{X}">{X}</x:note>')
    ),
    "attribute of another program": lambda: docx(f'<w:p x:by="{X}">{run("It was her.")}</w:p>'),
    "text between elements": lambda: docx(f"<w:p>{X}{run('It was her.')}{X}</w:p>"),
    "core properties": _core,
    "extended properties": _app,
    "custom properties": _custom,
    "thumbnail": lambda: docx(
        PLAIN,
        parts={"docProps/thumbnail.jpeg": b"\xff\xd8" + X.encode()},
        root_relations=[("rIdN", "metadata/thumbnail", "docProps/thumbnail.jpeg")],
    ),
    "label of confidentiality": lambda: _with_part(
        "docMetadata/LabelInfo.xml",
        f'<labelList xmlns="urn:l"><label name="{X}" id="{{1}}"/></labelList>',
        "classificationlabels",
        root=True,
    ),
    "custom XML": lambda: docx(
        PLAIN,
        parts={
            "customXml/item1.xml": f"<source><name>{X}</name></source>",
            "customXml/_rels/item1.xml.rels": relationships(
                [("rId1", "customXmlProps", "itemProps1.xml")]
            ),
            "customXml/itemProps1.xml": f'<ds xmlns="urn:d" uri="urn:{X}"/>',
        },
        relations=[("rIdX", "customXml", "../customXml/item1.xml")],
    ),
    "people": lambda: _with_part(
        "word/people.xml",
        part("w15:people", f'<w15:person w15:author="{X}"><w15:presenceInfo w15:providerId="AD" '
             f'w15:userId="S::{X.lower()}@example.org"/></w15:person>'),
        "http://schemas.microsoft.com/office/2011/relationships/people",
    ),
    "building blocks": lambda: _with_part(
        "word/glossary/document.xml",
        part("w:glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{paragraph(run(X))}"
             "</w:docPartBody></w:docPart></w:docParts>"),
        "glossaryDocument",
    ),
    "macros": lambda: _with_part(
        "word/vbaProject.bin", X.encode(),
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    ),
    "variables and mail merge": lambda: docx(
        PLAIN,
        settings=f'<w:docVars><w:docVar w:name="{X}" w:val="{X}"/></w:docVars><w:mailMerge>'
        f'<w:query w:val="table {X}"/></w:mailMerge>'
        f'<w:attachedSchema w:val="urn:{X}"/>',
    ),
    "template": lambda: docx(
        PLAIN,
        settings='<w:attachedTemplate r:id="rId1"/>',
        parts={
            "word/_rels/settings.xml.rels": relationships(
                [("rId1", "attachedTemplate", f"file:///C:/Users/{X}/news.dotm")]
            )
        },
    ),
    "fonts": lambda: _with_part(
        "word/fontTable.xml", part("w:fonts", f'<w:font w:name="{X} Hand"/>'), "fontTable"
    ),
    "web settings": lambda: _with_part(
        "word/webSettings.xml",
        part("w:webSettings", f'<w:frameset><w:frame><w:name w:val="{X}"/></w:frame></w:frameset>'),
        "webSettings",
    ),
    "theme": lambda: _with_part(
        "word/theme/theme1.xml", part("a:theme", "<a:themeElements/>", also=f'name="{X}"'), "theme"
    ),
    "name of a list": lambda: _with_part(
        "word/numbering.xml",
        part("w:numbering", f'<w:abstractNum w:abstractNumId="0"><w:name w:val="{X}"/>'
             "</w:abstractNum>"),
        "numbering",
    ),
}  # fmt: skip
"""By what the place is called."""

UNREAD = frozenset(
    {"metadata of a picture", "table behind a chart", "thumbnail", "macros", "data of a field"}
)
"""Places whose words are encoded, or in files of other kinds: gone from a copy, and not read."""
