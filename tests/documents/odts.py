"""OpenDocument texts with words of invented people in every corner that a file has."""

from __future__ import annotations

import base64
import re
import zipfile
from io import BytesIO

from tests.documents import pictures

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    "office": f"{_ODF}:office:1.0",
    "style": f"{_ODF}:style:1.0",
    "text": f"{_ODF}:text:1.0",
    "table": f"{_ODF}:table:1.0",
    "draw": f"{_ODF}:drawing:1.0",
    "fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "svg": f"{_ODF}:svg-compatible:1.0",
    "meta": f"{_ODF}:meta:1.0",
    "config": f"{_ODF}:config:1.0",
    "form": f"{_ODF}:form:1.0",
    "script": f"{_ODF}:script:1.0",
    "number": f"{_ODF}:datastyle:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
    "officeooo": "http://openoffice.org/2009/office",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPE = "application/vnd.oasis.opendocument.text"

FONTS = (
    '<office:font-face-decls><style:font-face style:name="Quayside Hand"'
    " svg:font-family=\"'Quayside Hand'\"/></office:font-face-decls>"
)
STYLES = (
    '<office:styles><style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="{name}" style:display-name="{words}" style:family="paragraph"'
    ' style:parent-style-name="Standard"/></office:styles>'
)
AUTOMATIC = (
    "<office:automatic-styles>"
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold" officeooo:rsid="00abcdef"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style></office:automatic-styles>"
)
MASTER = (
    '<office:master-styles><style:master-page style:name="Standard"'
    ' style:page-layout-name="pm1"><style:header><text:p>{header}</text:p></style:header>'
    "<style:footer><text:p>{footer}</text:p></style:footer></style:master-page>"
    "</office:master-styles>"
)
LAYOUT = (
    '<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties'
    ' fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style/><style:footer-style/>'
    "</style:page-layout></office:automatic-styles>"
)


def meta(words: str) -> str:
    """What a document says of its makers."""
    return (
        f"<office:meta><dc:title>{words}</dc:title><dc:creator>{words}</dc:creator>"
        f"<meta:initial-creator>{words}</meta:initial-creator>"
        f'<meta:template xlink:type="simple" xlink:href="file:///home/{words}/t.ott"'
        f' xlink:title="{words}"/><meta:user-defined meta:name="Desk">{words}</meta:user-defined>'
        "</office:meta>"
    )


def settings(words: str) -> str:
    """What a program has set."""
    return (
        '<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
        f'<config:config-item config:name="PrinterName" config:type="string">{words}'
        '</config:config-item><config:config-item config:name="PrinterSetup"'
        f' config:type="base64Binary">{base64.b64encode(words.encode()).decode()}'
        '</config:config-item><config:config-item config:name="Rsid" config:type="int">99'
        '</config:config-item><config:config-item config:name="AddFrameOffsets"'
        ' config:type="boolean">true</config:config-item></config:config-item-set>'
        '<config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item config:name="ViewId" config:type="string">{words}'
        "</config:config-item></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings>"
    )


def content(body: str, automatic: str = AUTOMATIC) -> str:
    """A part with a text."""
    return (
        f'{HEAD}<office:document-content {XMLNS} office:version="1.3">{FONTS}{automatic}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def styles(words: str = "Quote", header: str = "", footer: str = "") -> str:
    """A part with styles."""
    name = words.replace(" ", "_20_")
    return (
        f'{HEAD}<office:document-styles {XMLNS} office:version="1.3">{FONTS}'
        + STYLES.format(name=name, words=words)
        + LAYOUT
        + MASTER.format(header=header, footer=footer)
        + "</office:document-styles>"
    )


def packed(parts: dict[str, str | bytes], mimetype: str = TYPE) -> bytes:
    """An archive of parts, with the list of them."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>'
        for part in parts
    )
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/>'
        f"{entries}</manifest:manifest>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for part, data in parts.items():
            archive.writestr(part, data)
        if "META-INF/manifest.xml" not in parts:
            archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def odt(body: str, **more: str | bytes) -> bytes:
    """A text with a body, and other parts by name, a slash written as two underscores."""
    parts: dict[str, str | bytes] = {"content.xml": content(body), "styles.xml": styles()}
    parts |= {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in more.items()}
    return packed(parts)


def flat(body: str, words: str = "Quote") -> bytes:
    """A text in a single XML file."""
    return (
        f'{HEAD}<office:document {XMLNS} office:version="1.3" office:mimetype="{TYPE}">'
        + meta(words)
        + settings(words)
        + f"{FONTS}{STYLES.format(name='Q', words=words)}{AUTOMATIC}"
        + MASTER.format(header="Ferry times", footer="")
        + f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def members(data: bytes) -> dict[str, bytes]:
    """What each member of an archive holds."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def everywhere(words: str) -> dict[str, str]:
    """Pieces of a body that hold words which no page shows or no copy keeps, by their place."""
    when = "<dc:date>2031-04-05T06:07:08</dc:date>"
    return {
        "comment": f"<text:p>A<office:annotation office:name='{words}'><dc:creator>{words}"
        f"</dc:creator>{when}<text:p>{words}</text:p></office:annotation>B"
        f"<office:annotation-end office:name='{words}'/></text:p>",
        "tracked deletion": "<text:tracked-changes><text:changed-region xml:id='ct1' text:id='ct1'>"
        f"<text:deletion><office:change-info><dc:creator>{words}</dc:creator>{when}"
        f"</office:change-info><text:p>{words}</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>A<text:change text:change-id='ct1'/>B</text:p>",
        "deletion in its place": "<text:tracked-changes><text:changed-region xml:id='ct1'"
        " text:id='ct1'><text:deletion/></text:changed-region></text:tracked-changes><text:p>AB"
        f"<text:change-start text:change-id='ct1'/>{words}<text:span>{words}</text:span></text:p>"
        f"<text:p>{words}<text:note><text:note-body><text:p>{words}</text:p></text:note-body>"
        f"</text:note></text:p><text:p><text:span>{words}<text:change-end text:change-id='ct1'/>"
        "</text:span></text:p>",
        "hidden text": f"<text:p>A<text:hidden-text text:condition='ooow:1' text:is-hidden='true'"
        f" text:string-value='{words}'>{words}</text:hidden-text>B</text:p>",
        "hidden paragraph": "<text:p>AB</text:p><text:p><text:hidden-paragraph"
        f" text:condition='ooow:1' text:is-hidden='true'/>{words}</text:p>",
        "hidden section": "<text:p>AB</text:p><text:section text:name='s' text:display='none'>"
        f"<text:p>{words}</text:p></text:section>",
        "hidden characters": f"<text:p>A<text:span text:style-name='T2'>{words}</text:span>B"
        "</text:p>",
        "section": f"<text:section text:name='{words}' text:protection-key='{words}'>"
        f"<text:section-source xlink:href='file:///home/{words}/a.odt'/>"
        "<text:p>AB</text:p></text:section>",
        "bookmark": f"<text:p><text:bookmark-start text:name='{words}'/>A<text:bookmark-end"
        f" text:name='{words}'/><text:bookmark-ref text:reference-format='text'"
        f" text:ref-name='{words}'>B</text:bookmark-ref></text:p>",
        "reference mark": f"<text:p>A<text:reference-mark text:name='{words}'/>B</text:p>",
        "link inside": f"<text:p><text:a xlink:type='simple' xlink:href='#{words}|table'>AB"
        "</text:a></text:p>",
        "link to a machine": "<text:p><text:a xlink:type='simple'"
        f" xlink:href='file:///home/{words}/a.odt'>AB</text:a></text:p>",
        "relative link": f"<text:p><text:a xlink:type='simple' xlink:href='../{words}/a.odt'>AB"
        "</text:a></text:p>",
        "table": f"<table:table table:name='{words}' table:protection-key='{words}'>"
        f"<table:table-column/><table:table-row><table:table-cell table:formula='ooow:{words}'>"
        "<text:p>AB</text:p></table:table-cell></table:table-row></table:table>",
        "frame": f"<text:p>AB<draw:frame draw:name='{words}' text:anchor-type='as-char'"
        " svg:width='5cm' svg:height='1cm'><draw:text-box><text:p/></draw:text-box></draw:frame>"
        "</text:p>",
        "variable": f"<text:variable-decls><text:variable-decl text:name='{words}'"
        "  office:value-type='string'/></text:variable-decls><text:p>A<text:variable-set"
        f" text:name='{words}' text:formula='ooow:{words}' office:value-type='string'"
        f" office:string-value='{words}'>B</text:variable-set></text:p>",
        "user field": "<text:user-field-decls><text:user-field-decl office:value-type='string'"
        f" office:string-value='{words}' text:name='{words}'/></text:user-field-decls><text:p>A"
        f"<text:user-field-get text:name='{words}'>B</text:user-field-get></text:p>",
        "database field": f"<text:p>A<text:database-display text:table-name='{words}'"
        f" text:column-name='{words}' text:database-name='{words}'>B</text:database-display>"
        "</text:p>",
        "conditional text": f"<text:p>A<text:conditional-text text:condition='ooow:{words}'"
        f" text:string-value-if-true='B' text:string-value-if-false='{words}'>B"
        "</text:conditional-text></text:p>",
        "placeholder": f"<text:p>A<text:placeholder text:placeholder-type='text'"
        f" text:description='{words}'>B</text:placeholder></text:p>",
        "macro": f"<text:p>A<text:script script:language='Basic'>{words}</text:script>"
        f"<text:execute-macro text:name='{words}'>B</text:execute-macro></text:p>",
        "event": f"<text:p><text:a xlink:type='simple' xlink:href='https://example.org/'>"
        "<office:event-listeners><script:event-listener script:language='ooo:script'"
        f" script:event-name='dom:click' xlink:href='vnd.sun.star.script:{words}'/>"
        "</office:event-listeners>AB</text:a></text:p>",
        "choices of a list": f"<text:p>A<text:drop-down text:name='{words}'><text:label"
        f" text:value='{words}'/>B</text:drop-down></text:p>",
        "field of another program": f"<text:p>A<field:fieldmark-start text:name='{words}'"
        f" field:type='{words}'><field:param field:name='{words}' field:value='{words}'/>"
        "</field:fieldmark-start>B<field:fieldmark-end/></text:p>",
        "statement": f"<text:p xhtml:about='{words}' xhtml:property='{words}'"
        f" xhtml:content='{words}'>AB</text:p>",
        "XML comment": f"<!-- {words} --><?editor {words}?><text:p>AB</text:p>",
        "bibliography": f"<text:p>A<text:bibliography-mark text:identifier='{words}'"
        f" text:bibliography-type='book' text:author='{words}'>B</text:bibliography-mark></text:p>",
        "style": f"<text:p text:style-name='{words.replace(' ', '_20_')}'>AB</text:p>",
        "foreign attribute": f"<text:p xmlns:q='urn:q' q:editor='{words}'>AB</text:p>",
        "DDE": f"<text:dde-connection-decls><text:dde-connection-decl office:name='{words}'"
        f" office:dde-application='{words}' office:dde-item='{words}' office:dde-topic='{words}'/>"
        "</text:dde-connection-decls><text:p>AB</text:p>",
    }


def seen(words: str) -> dict[str, str]:
    """Pieces of a body that hold words which a copy keeps, redacted, by their place."""
    return {
        "paragraph": f"<text:p>{words}</text:p>",
        "heading": f"<text:h text:outline-level='1'>{words}</text:h>",
        "list": f"<text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>",
        "cell": "<table:table><table:table-column/><table:table-row><table:table-cell>"
        f"<text:p>{words}</text:p></table:table-cell></table:table-row></table:table>",
        "footnote": "<text:p>A<text:note text:id='ftn1' text:note-class='footnote'>"
        f"<text:note-citation>1</text:note-citation><text:note-body><text:p>{words}</text:p>"
        "</text:note-body></text:note>B</text:p>",
        "text box": "<text:p>A<draw:frame text:anchor-type='as-char' svg:width='5cm'"
        f" svg:height='1cm'><draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame>"
        "</text:p>",
        "alternative text": "<text:p>A<draw:frame text:anchor-type='as-char' svg:width='5cm'"
        f" svg:height='1cm'><draw:text-box/><svg:title>{words}</svg:title><svg:desc>{words}"
        "</svg:desc></draw:frame></text:p>",
        "field": f"<text:p>A<text:author-name text:fixed='false'>{words}</text:author-name>"
        "</text:p>",
        "sender": f"<text:p>A<text:sender-lastname>{words}</text:sender-lastname></text:p>",
        "ruby": f"<text:p><text:ruby><text:ruby-base>A</text:ruby-base><text:ruby-text>{words}"
        "</text:ruby-text></text:ruby></text:p>",
        "index entry": f"<text:p>A<text:alphabetical-index-mark text:string-value='{words}'"
        f" text:key1='{words}'/></text:p>",
        "link": f"<text:p><text:a xlink:type='simple' xlink:href='https://example.org/?q={words}'"
        f" office:title='{words}'>A</text:a></text:p>",
        "form": "<office:forms form:automatic-focus='false'><form:form form:name='Form'>"
        f"<form:text form:name='a' form:label='{words}' form:value='{words}'"
        f" form:current-value='{words}' xml:id='control1' form:id='control1'/></form:form>"
        "</office:forms><text:p>A</text:p>",
        "number": f"<text:list><text:list-item><text:number>{words}</text:number><text:p>A"
        "</text:p></text:list-item></text:list>",
    }


def picture(words: str) -> bytes:
    """A picture that says words."""
    return pictures.jpeg().replace(pictures.CANARY.encode(), words.encode())


def says(data: bytes, words: str) -> bool:
    """Whether words stand in a file's bytes, in UTF-8, UTF-16, base 64 or percent-encoded."""
    forms = [words.encode(wide) for wide in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [each.replace(" ", joint).encode() for each in [words] for joint in ("%20", "_20_")]
    base = [base64.b64encode(words.encode()[at:])[4:-4] for at in range(3)]
    flat_data = re.sub(rb"\s", b" ", data)
    return any(form in flat_data for form in [*forms, *(b for b in base if len(b) > 5)])
