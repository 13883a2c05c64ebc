"""Makes Word files with something in one place of theirs."""

from __future__ import annotations

import zlib

from tests.documents.docx_files import (
    NAMESPACES,
    PIXEL,
    SCHEMAS,
    docx,
    drawing,
    paragraph,
    part,
    picture,
    relationships,
    run,
)

X = "Orlovskaya"
"""Nobody's name, and in no vocabulary."""

PLAIN = paragraph(run("The mill closed on Monday."))
AUTHORED = f'w:id="7" w:author="{X}" w:date="2026-05-04T10:11:12Z"'


def fields(inner: str) -> bytes:
    return docx(PLAIN + paragraph(inner))


def control(properties: str, content: str = "a control") -> bytes:
    return docx(
        paragraph(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(content)}"
                  "</w:sdtContent></w:sdt>")
    )  # fmt: skip


def with_part(
    name: str, content: str | bytes, kind: str, *, root: bool = False, body: str = PLAIN
) -> bytes:
    relation = [("rId12", kind, name if root else name.removeprefix("word/"))]
    return docx(
        body,
        parts={name: content},
        relations=[] if root else relation,
        root_relations=relation if root else [],
    )


def noted(kind: str, inner: str) -> bytes:
    notes = part(
        f"w:{kind}s",
        f'<w:{kind} w:type="separator" w:id="-1">{paragraph("<w:r><w:separator/></w:r>")}'
        f'</w:{kind}><w:{kind} w:id="2">{inner}</w:{kind}>',
    )
    body = paragraph(run("See"), f'<w:r><w:{kind}Reference w:id="2"/></w:r>')
    return with_part(f"word/{kind}s.xml", notes, f"{kind}s", body=body)


def headed(kind: str, inner: str) -> bytes:
    return docx(
        PLAIN,
        parts={f"word/{kind}1.xml": part("w:hdr" if kind == "header" else "w:ftr", inner)},
        relations=[("rId14", kind, f"{kind}1.xml")],
        section=f'<w:{kind}Reference w:type="default" r:id="rId14"/>',
    )


def commented(inner: str, author: str = "A. Editor") -> bytes:
    comment = (
        f'<w:comment w:id="5" w:author="{author}" w:initials="AE" w:date="2026-05-04T10:11:12Z">'
        f"{inner}</w:comment>"
    )
    body = paragraph(
        '<w:commentRangeStart w:id="5"/>', run("The mill"), '<w:commentRangeEnd w:id="5"/>',
        '<w:r><w:commentReference w:id="5"/></w:r>', run(" closed."),
    )  # fmt: skip
    return with_part("word/comments.xml", part("w:comments", comment), "comments", body=body)


def charted(inner: str, *, table: bytes | None = None) -> bytes:
    body = PLAIN + paragraph(
        drawing(
            f'<a:graphicData uri="{NAMESPACES["c"]}"><c:chart r:id="rId19"/></a:graphicData>',
            name="Chart 1",
        )
    )
    external = '<c:externalData r:id="rId20"/>' if table else ""
    parts: dict[str, str | bytes] = {
        "word/charts/chart1.xml": part("c:chartSpace", f"<c:chart>{inner}</c:chart>{external}")
    }
    if table:
        parts["word/embeddings/sheet1.xlsx"] = table
        parts["word/charts/_rels/chart1.xml.rels"] = relationships(
            [("rId20", "package", "../embeddings/sheet1.xlsx")]
        )
    return docx(body, parts=parts, relations=[("rId19", "chart", "charts/chart1.xml")])


def diagram(where: str) -> bytes:
    words = {"data": "Plain", "drawing": "Plain", where: X}
    body = PLAIN + paragraph(
        drawing(
            f'<a:graphicData uri="{NAMESPACES["dgm"]}"><dgm:relIds r:dm="rId21"/></a:graphicData>'
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
            ("rId21", "diagramData", "diagrams/data1.xml"),
            ("rId22", "diagramDrawing", "diagrams/drawing1.xml"),
        ],
    )  # fmt: skip


def pictured(data: bytes, name: str = "word/media/image1.png", **properties: str) -> bytes:
    inner_name = properties.pop("inner_name", "image1.png")
    return docx(
        PLAIN + paragraph(drawing(picture(name=inner_name), **properties)),
        parts={name: data},
        relations=[("rId11", "image", name.removeprefix("word/"))],
    )


def texted_picture() -> bytes:
    """The picture with a comment of its own (PNG specification, 11.3.3.3)."""
    body = b"Author\0" + X.encode()
    chunk = b"tEXt" + body
    length, checksum = len(body).to_bytes(4, "big"), zlib.crc32(chunk).to_bytes(4, "big")
    return PIXEL[:33] + length + chunk + checksum + PIXEL[33:]


def linked(target: str, *, tooltip: str = "") -> bytes:
    link = f'<w:hyperlink r:id="rId18" w:tooltip="{tooltip}">{run("the page")}</w:hyperlink>'
    return docx(paragraph(link), relations=[("rId18", "hyperlink", target)])


def custom() -> bytes:
    inner = f'<property fmtid="{{0}}" pid="2" name="{X}"><vt:lpwstr>{X}</vt:lpwstr></property>'
    root = (
        f'<Properties xmlns="{SCHEMAS}officeDocument/2006/custom-properties" '
        f'xmlns:vt="{SCHEMAS}officeDocument/2006/docPropsVTypes">{inner}</Properties>'
    )
    return with_part("docProps/custom.xml", root, "custom-properties", root=True)


def core() -> bytes:
    root = (
        f'<cp:coreProperties xmlns:cp="{SCHEMAS}package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Notes of a talk with '
        f"{X}</dc:title><dc:creator>{X}</dc:creator><cp:lastModifiedBy>{X}</cp:lastModifiedBy>"
        "</cp:coreProperties>"
    )
    return with_part("docProps/core.xml", root, "metadata/core-properties", root=True)


def app() -> bytes:
    root = (
        f'<Properties xmlns="{SCHEMAS}officeDocument/2006/extended-properties">'
        f"<Template>{X}.dotm</Template><Company>{X}</Company><Manager>{X}</Manager></Properties>"
    )
    return with_part("docProps/app.xml", root, "extended-properties", root=True)
