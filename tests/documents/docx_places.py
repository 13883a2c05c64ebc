"""Every place of a Word file in which words can stand, with a word planted there."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.docx_files import (
    NAMESPACES,
    PIXEL,
    complex_field,
    docx,
    drawing,
    packed,
    paragraph,
    part,
    relationships,
    run,
    text_box,
)
from tests.documents.docx_makers import (
    AUTHORED,
    PLAIN,
    X,
    app,
    charted,
    commented,
    control,
    core,
    custom,
    diagram,
    fields,
    headed,
    linked,
    noted,
    pictured,
    texted_picture,
    with_part,
)

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
    "header": lambda: headed("header", paragraph(run(X))),
    "footer": lambda: headed("footer", paragraph(run(X))),
    "footnote": lambda: noted("footnote", paragraph(run(X))),
    "endnote": lambda: noted("endnote", paragraph(run(X))),
    "text box": lambda: docx(paragraph(text_box(X, "Plain"))),
    "text box, for older programs": lambda: docx(paragraph(text_box("Plain", X))),
    "content control": lambda: control("", X),
    "result of a field": lambda: fields(complex_field(" PAGE ", X)),
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
    "chart's title": lambda: charted(
        f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{X}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    ),
    "chart's category": lambda: charted(
        f"<c:cat><c:strRef><c:f>'{X}'!$A$1</c:f><c:strCache><c:pt><c:v>{X}</c:v></c:pt>"
        "</c:strCache></c:strRef></c:cat>"
    ),
    "diagram": lambda: diagram("data"),
    "diagram as drawn": lambda: diagram("drawing"),
    "label of a list": lambda: with_part(
        "word/numbering.xml",
        part("w:numbering", f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText '
             f'w:val="{X} %1"/></w:lvl></w:abstractNum>'),
        "numbering",
    ),
    # What pages show when asked to.
    "alternative text": lambda: pictured(PIXEL, descr=f"Portrait of {X}"),
    "title of a picture": lambda: pictured(PIXEL, title=X),
    "alternative text in VML": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape alt="{X}"/></w:pict></w:r>')
    ),
    "alternative text of a table": lambda: docx(
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{X}"/><w:tblDescription w:val="{X}"/></w:tblPr>'
        f"<w:tr><w:tc>{PLAIN}</w:tc></w:tr></w:tbl>"
    ),
    "tooltip of a link": lambda: linked("https://example.org/", tooltip=X),
    "address of a link": lambda: linked(f"https://example.org/{X.lower()}"),
    "address in a field": lambda: fields(
        complex_field(f' HYPERLINK "https://example.org/{X.lower()}" \\o "{X}" ', "a page")
    ),
    "list of a control": lambda: control(
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
    "name of a style that is not there": lambda: docx(
        PLAIN, styles=f'<w:latentStyles><w:lsdException w:name="{X}"/></w:latentStyles>'
    ),
    "name and tag of a control": lambda: control(
        f'<w:alias w:val="{X}"/><w:tag w:val="{X}"/><w:docPartObj><w:docPartGallery w:val="{X}"/>'
        f'<w:docPartCategory w:val="{X}"/></w:docPartObj>'
    ),
    # What no page shows.
    "comment": lambda: commented(paragraph(run(f"Ask {X} again."))),
    "author of a comment": lambda: commented(paragraph(run("Ask.")), X),
    "deleted text": lambda: docx(
        paragraph(run("It was "), f"<w:del {AUTHORED}><w:r><w:delText>{X}</w:delText></w:r>"
                  "</w:del>", run("her."))
    ),
    "author of a change": lambda: docx(
        paragraph(run("It was"), f"<w:ins {AUTHORED}>{run(' her')}</w:ins>")
    ),
    "moved text": lambda: docx(
        paragraph(f'<w:moveFromRangeStart w:id="1" w:author="{X}" w:name="{X}"/>'
                  f"<w:moveFrom {AUTHORED}>{run(X)}</w:moveFrom>"
                  '<w:moveFromRangeEnd w:id="1"/>', run("It was her."))
    ),
    "changed properties": lambda: docx(
        paragraph(run("It was her.", f'<w:b/><w:rPrChange {AUTHORED}><w:rPr>'
                  f'<w:rStyle w:val="{X}"/></w:rPr></w:rPrChange>'))
    ),
    "deleted row": lambda: docx(
        f"<w:tbl><w:tr><w:tc>{PLAIN}</w:tc></w:tr><w:tr><w:trPr><w:del {AUTHORED}/></w:trPr>"
        f"<w:tc>{paragraph(run(X))}</w:tc></w:tr></w:tbl>"
    ),
    "note whose mark is deleted": lambda: docx(
        paragraph(run("It was her."), f'<w:del {AUTHORED}><w:r><w:footnoteReference w:id="2"/>'
                  "</w:r></w:del>"),
        parts={"word/footnotes.xml": part(
            "w:footnotes", f'<w:footnote w:id="2">{paragraph(run(X))}</w:footnote>')},
        relations=[("rId16", "footnotes", "footnotes.xml")],
    ),
    "field for the author": lambda: fields(complex_field(f' AUTHOR "{X}" ', "a reporter")),
    "field for a file": lambda: fields(
        f'<w:fldSimple w:instr=" FILENAME {X} ">{run("draft")}</w:fldSimple>'
    ),
    "entry of an index": lambda: fields(complex_field(f' XE "{X}" ', "")),
    "field within a field": lambda: fields(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText></w:r>'
        + complex_field(" MERGEFIELD name ", X)
        + '<w:r><w:instrText> = "a" "b" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("b") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "data of a field": lambda: fields(
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
    "binding of a control": lambda: control(
        f'<w:dataBinding w:xpath="/{X}" w:storeItemID="{{1}}"/><w:placeholder><w:docPart '
        f'w:val="{X}"/></w:placeholder><w:date w:fullDate="2026-05-04T00:00:00Z"/>'
    ),
    "name of a picture": lambda: pictured(PIXEL, name="word/media/image1.png", inner_name=X),
    "name of a shape by LibreOffice": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape ID="{X}" type="_x0000_t202"/></w:pict></w:r>')
    ),
    "attribute of several words": lambda: docx(
        f'<w:p w:remark="a word from {X}" w:note="of {X}">{run("It was her.")}</w:p>'
    ),
    "drawing for a program that is not known": lambda: docx(
        paragraph(f'<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>{X}</w:t></mc:Choice>'
                  "<mc:Fallback><w:t>It was her.</w:t></mc:Fallback></mc:AlternateContent></w:r>")
    ),
    "what Word could not take out": lambda: docx(
        PLAIN, parts={"[trash]/0000.dat": X.encode()}
    ),
    "style of a shape in VML": lambda: docx(
        paragraph(
            '<w:r><w:pict><v:shape style="position:absolute;font-family:&quot;'
            f'{X}&quot;;mso-next-textbox:#{X};width:12pt"/></w:pict></w:r>'
        )
    ),
    "path of a shape in VML": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape path="m0,0l{X}xe"/></w:pict></w:r>')
    ),
    "name of a shape in VML": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape id="{X}" o:spid="{X}" o:gfxdata="{X}"/></w:pict></w:r>')
    ),
    "metadata of a picture": lambda: pictured(texted_picture()),
    "name of a part": lambda: pictured(PIXEL, f"word/media/{X.lower()}.png"),
    "name of a relationship": lambda: docx(
        paragraph(f'<w:hyperlink r:id="{X}">{run("a page")}</w:hyperlink>'),
        relations=[(X, "hyperlink", "https://example.org/")],
    ),
    "picture from elsewhere": lambda: docx(
        PLAIN + paragraph(drawing(
            f'<a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:blipFill>'
            '<a:blip r:link="rId24"/></pic:blipFill></pic:pic></a:graphicData>')),
        relations=[("rId24", "image", f"file:///C:/{X}/portrait.png")],
    ),
    "extension of a drawing": lambda: docx(
        paragraph(drawing(f'<a:graphicData uri="u"><a:extLst><a:ext uri="{{1}}"><x:y>{X}</x:y>'
                          f'<a:t>{X}</a:t></a:ext></a:extLst></a:graphicData>'))
    ),
    "table behind a chart": lambda: charted(
        "<c:plotArea/>", table=packed({"xl/sharedStrings.xml": f"<sst><t>{X}</t></sst>"})
    ),
    "link of the table behind a chart": lambda: charted(
        "<c:plotArea/>",
        table=packed(
            {
                "xl/worksheets/_rels/sheet1.xml.rels": relationships(
                    [("rId1", "hyperlink", f"file:///C:/{X}/pay.xlsx")]
                )
            }
        ),
    ),
    "shape of the table behind a chart": lambda: charted(
        "<c:plotArea/>",
        table=packed({"xl/drawings/vmlDrawing1.vml": f"<xml><div>{X}<br></div></xml>"}),
    ),
    "printer of the table behind a chart": lambda: charted(
        "<c:plotArea/>",
        table=packed({"xl/printerSettings/printerSettings1.bin": X.encode("utf-16-le")}),
    ),
    "picture of the table behind a chart": lambda: charted(
        "<c:plotArea/>", table=packed({"xl/media/image1.png": texted_picture()})
    ),
    "damaged picture of the table behind a chart": lambda: charted(
        "<c:plotArea/>", table=packed({"xl/media/image1.emf": X.encode("utf-16-le")})
    ),
    "text in the table behind a chart": lambda: charted(
        "<c:plotArea/>",
        table=packed({"xl/embeddings/a.docx": packed({"word/document.xml": f"<t>{X}</t>"})}),
    ),
    "comment in the XML": lambda: docx(paragraph(run("It was her.")) + f"<!-- {X} -->"),
    "comment around the XML": lambda: docx(
        "",
        parts={
            "word/document.xml": part("w:document", f"<w:body>{PLAIN}</w:body>").replace(
                "<w:document", f"<!-- {X} --><?{X} {X}?><w:document"
            )
            + f"<!-- {X} -->"
        },
    ),
    "instruction in the XML": lambda: docx(paragraph(run("It was her.")) + f"<?{X} {X}?>"),
    "element of another program": lambda: docx(
        paragraph(run("It was her."), f'<x:note x:by="{X}">{X}</x:note>')
    ),
    "attribute of another program": lambda: docx(f'<w:p x:by="{X}">{run("It was her.")}</w:p>'),
    "text between elements": lambda: docx(f"<w:p>{X}{run('It was her.')}{X}</w:p>"),
    "core properties": core,
    "extended properties": app,
    "custom properties": custom,
    "thumbnail": lambda: docx(
        PLAIN,
        parts={"docProps/thumbnail.jpeg": b"\xff\xd8" + X.encode()},
        root_relations=[("rId23", "metadata/thumbnail", "docProps/thumbnail.jpeg")],
    ),
    "label of confidentiality": lambda: with_part(
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
        relations=[("rId20", "customXml", "../customXml/item1.xml")],
    ),
    "people": lambda: with_part(
        "word/people.xml",
        part("w15:people", f'<w15:person w15:author="{X}"><w15:presenceInfo w15:providerId="AD" '
             f'w15:userId="S::{X.lower()}@example.org"/></w15:person>'),
        "http://schemas.microsoft.com/office/2011/relationships/people",
    ),
    "building blocks": lambda: with_part(
        "word/glossary/document.xml",
        part("w:glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{paragraph(run(X))}"
             "</w:docPartBody></w:docPart></w:docParts>"),
        "glossaryDocument",
    ),
    "macros": lambda: with_part(
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
    "fonts": lambda: with_part(
        "word/fontTable.xml", part("w:fonts", f'<w:font w:name="{X} Hand"/>'), "fontTable"
    ),
    "web settings": lambda: with_part(
        "word/webSettings.xml",
        part("w:webSettings", f'<w:frameset><w:frame><w:name w:val="{X}"/></w:frame></w:frameset>'),
        "webSettings",
    ),
    "theme": lambda: with_part(
        "word/theme/theme1.xml", part("a:theme", "<a:themeElements/>", also=f'name="{X}"'), "theme"
    ),
    "font": lambda: docx(
        paragraph(run("Mill", f'<w:rFonts w:ascii="{X} Sans" w:hAnsi="{X} Sans"/>'))
    ),
    "path of a picture": lambda: docx(
        paragraph(f'<w:r><w:pict><v:shape><v:imagedata src="C:\\{X}\\a.png" o:althref="{X}"/>'
                  f'<v:fill src="{X}" althref="{X}"/></v:shape></w:pict></w:r>')
    ),
    "type of a relationship": lambda: docx(
        paragraph(f'<w:hyperlink r:id="rId18">{run("Mill")}</w:hyperlink>'),
        relations=[("rId18", f"urn:{X}/hyperlink", "https://example.org/")],
    ),
    "name of a list": lambda: with_part(
        "word/numbering.xml",
        part("w:numbering", f'<w:abstractNum w:abstractNumId="0"><w:name w:val="{X}"/>'
             "</w:abstractNum>"),
        "numbering",
    ),
}  # fmt: skip
"""By what the place is called."""

UNREAD = frozenset(
    {
        "thumbnail", "macros", "data of a field",
        "what Word could not take out", "type of a relationship",
    }
)  # fmt: skip
"""Places whose words are encoded, or in files of other kinds: gone from a copy, and not read."""
