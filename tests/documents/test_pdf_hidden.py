"""Where words hide in a PDF: a check sees them, and no copy has them."""

from __future__ import annotations

import codecs
from typing import Any

import pikepdf
import pypdfium2
import pytest

from redactor import documents
from redactor.documents import Document
from redactor.documents.pdf.format import Pdf
from redactor.documents.pdf.rasterizing import rasterize
from tests.documents import pdfs
from tests.documents.pdfs import Array, Change, Dictionary, Name, Stream, String

CANARY = "Quadrille"
SEEN = f"Jo {CANARY}"
WORDS = pdfs.text(SEEN, 35, 110)
XMP = f"""<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{SEEN}</rdf:li></rdf:Seq>
</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>""".encode()


def off_layer(file: Any, page: Any) -> None:
    """A layer that is switched off."""
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    off = Dictionary(OFF=Array([layer]))
    file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    page.Resources.Properties = Dictionary(L=layer)


def with_picture(file: Any, page: Any) -> None:
    """A picture to draw as /P."""
    page.Resources.XObject = Dictionary(P=pdfs.picture(file, 90))


UNSEEN: dict[str, tuple[str, Change | None]] = {
    "white on white": (WORDS.replace("BT", "1 g BT"), None),
    "nearly white": (WORDS.replace("BT", ".97 g BT"), None),
    "without ink": (pdfs.text(SEEN, before="3 Tr"), None),
    "under a bar": (f"{WORDS} 0 g 30 100 120 25 re f", None),
    "under a bar that is too small": (f"{WORDS} 0 g 36 110 70 8 re f", None),
    "under a picture": (f"{WORDS} q 200 0 0 40 20 90 cm /P Do Q", with_picture),
    "under a bar drawn as a note": (WORDS, pdfs.note("Square", IC=Array([0, 0, 0]))),
    "on a layer that is off": (f"/OC /L BDC {WORDS} EMC", off_layer),
    "left of the page": (pdfs.text(SEEN, x=-300), None),
    "above the page": (pdfs.text(SEEN, y=900), None),
    "cut off": (f"q 0 0 9 9 re W n {WORDS} Q", None),
    "tiny": (pdfs.text(SEEN, size=0.4), None),
}


def info(file: Any, page: Any) -> None:
    """An author in the information dictionary."""
    file.docinfo["/Author"] = SEEN


def xmp(file: Any, page: Any) -> None:
    """An author in XMP."""
    file.Root.Metadata = Stream(file, XMP, Type=Name.Metadata, Subtype=Name.XML)


def bookmark(file: Any, page: Any) -> None:
    """An outline."""
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SEEN, 0))


def field(file: Any, page: Any) -> None:
    """A form that somebody filled in."""
    made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("who"))
    made.V, made.Rect = String(SEEN), Array([30, 100, 200, 120])
    page.Annots = Array([file.make_indirect(made)])
    file.Root.AcroForm = Dictionary(Fields=Array([page.Annots[0]]))


def script(file: Any, page: Any) -> None:
    """A script that runs when the file is opened."""
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SEEN}')"))


def link(file: Any, page: Any) -> None:
    """A link's target."""
    action = Dictionary(S=Name.URI, URI=String(f"https://desk.example/{CANARY}"))
    pdfs.note("Link", A=action)(file, page)


def launch(file: Any, page: Any) -> None:
    """A program that is to be started."""
    file.Root.OpenAction = Dictionary(S=Name.Launch, F=String(f"/home/{CANARY}/open.exe"))


def layer_name(file: Any, page: Any) -> None:
    """A layer's name."""
    off_layer(file, page)
    file.Root.OCProperties.OCGs[0].Name = String(SEEN)


def alternative(file: Any, page: Any) -> None:
    """What a screen reader is told."""
    element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(SEEN))
    file.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([element]))


def piece(file: Any, page: Any) -> None:
    """What a program noted for itself."""
    private = Dictionary(Editor=String(SEEN))
    page.PieceInfo = Dictionary(Draw=Dictionary(Private=private))


def label(file: Any, page: Any) -> None:
    """A page's label."""
    file.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(SEEN))]))


def attachment(file: Any, page: Any) -> None:
    """An attached text."""
    pdfs.attached("list.txt", f"{SEEN} called.".encode())(file, page)


def attachment_name(file: Any, page: Any) -> None:
    """An attached text's name."""
    pdfs.attached(f"{CANARY}.txt", b"Nobody called.")(file, page)


def destination(file: Any, page: Any) -> None:
    """A place in the file that has a name."""
    file.Root.Dests = Dictionary({f"/{CANARY}": Array([page, Name.Fit])})


def destinations(file: Any, page: Any) -> None:
    """A place in the file that has a name, in a tree of names, and a link to it."""
    leaf = Dictionary(Names=Array([String(SEEN), Array([page, Name.Fit])]), Limits=Array([]))
    leaf.Limits = Array([String(SEEN), String(SEEN)])
    file.Root.Names = Dictionary(Dests=Dictionary(Kids=Array([file.make_indirect(leaf)])))
    pdfs.note("Link", A=Dictionary(S=Name.GoTo, D=String(SEEN)))(file, page)


def list_of_layers(file: Any, page: Any) -> None:
    """Labels in a list of layers."""
    off_layer(file, page)
    file.Root.OCProperties.D.Order = Array([Array([String(SEEN), *file.Root.OCProperties.OCGs])])
    file.Root.OCProperties.D.Creator = String(SEEN)


def title_of_element(file: Any, page: Any) -> None:
    """What somebody called a part of the page for themselves."""
    alternative(file, page)
    element = file.Root.StructTreeRoot.K[0]
    element.Alt, element.T = String("a pier"), String(SEEN)


def style(file: Any, page: Any) -> None:
    """A style of paragraphs."""
    tree = Dictionary(RoleMap=Dictionary({f"/{CANARY}": Name.P}))
    file.Root.StructTreeRoot = file.make_indirect(tree)


def article(file: Any, page: Any) -> None:
    """Who wrote one of the articles in the file."""
    thread = Dictionary(I=Dictionary(Author=String(SEEN)))
    file.Root.Threads = Array([file.make_indirect(thread)])


def font(file: Any, page: Any) -> None:
    """A font that somebody made."""
    page.Resources.Font.F.BaseFont = Name(f"/ABCDEF+{CANARY}-Bold")


def read_aloud(file: Any, page: Any) -> None:
    """What is copied in place of what is painted."""
    said = f"/Span <</ActualText ({SEEN})>> BDC 0 0 1 1 re f EMC".encode()
    page.Contents.write(page.Contents.read_bytes() + b"\n" + said)


def painting(content: str) -> Change:
    """More content on the page."""

    def change(file: Any, page: Any) -> None:
        page.Contents.write(page.Contents.read_bytes() + b"\n" + content.encode())

    return change


def mark_over_two_contents(file: Any, page: Any) -> None:
    """What is copied in place of what is painted, cut by the end of a content."""
    pieces = (page.Contents.read_bytes() + b" /Span <</ActualText ", f"({SEEN})>> BDC EMC".encode())
    page.Contents = Array([Stream(file, each) for each in pieces])


def state(file: Any, page: Any) -> None:
    """What a button stands for."""
    drawing = Stream(file, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    states = Dictionary({"/Off": drawing, f"/{CANARY}": file.make_indirect(drawing)})
    field(file, page)
    page.Annots[0].FT, page.Annots[0].AP = Name.Btn, Dictionary(N=states)
    del page.Annots[0].V


def choice(file: Any, page: Any) -> None:
    """What may be chosen, in an array of its own."""
    field(file, page)
    page.Annots[0].FT = Name.Ch
    del page.Annots[0].V
    page.Annots[0].Opt = file.make_indirect(Array([Array([String("a b"), String(SEEN)])]))


def figure(file: Any, page: Any) -> None:
    """Where a figure was on the disk of who typeset the page, as TeX notes it."""
    form = Stream(file, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form["/PTEX.FileName"] = String(f"/home/{CANARY}/pier.pdf")
    form["/PTEX.InfoDict"] = Dictionary(Author=String(SEEN))
    page.Resources.XObject = Dictionary(Im1=file.make_indirect(form))


def maker_of_layer(file: Any, page: Any) -> None:
    """Who made a layer, and for whom it is."""
    off_layer(file, page)
    user = Dictionary(Type=Name.Ind, Name=String(SEEN))
    layer = file.Root.OCProperties.OCGs[0]
    layer.Usage = Dictionary(CreatorInfo=Dictionary(Creator=String(SEEN)), User=user)


def noted(file: Any, page: Any) -> None:
    """What a program noted as text."""
    private = Stream(file, f"%!PS-Adobe-3.0\r%%For: ({SEEN}) ()\r\0\1".encode() + b"\0" * 300)
    page.PieceInfo = Dictionary(Illustrator=Dictionary(Private=Dictionary(Meta=private)))


def recipient(file: Any, page: Any) -> None:
    """To whom a page was to be sent."""
    file.Root.DPartRoot = Dictionary(DPartRootNode=Dictionary(DPM=Dictionary(To=String(SEEN))))


def rich_stream(file: Any, page: Any) -> None:
    """The rich text of a note in a stream of its own."""
    rich = Stream(file, f"<body><p>{SEEN}</p></body>".encode())
    pdfs.note("Text", RC=rich)(file, page)


def xmp_of_page(data: bytes) -> Change:
    """Metadata of a page in some encoding."""

    def change(file: Any, page: Any) -> None:
        page.Metadata = Stream(file, data)

    return change


BESIDE: dict[str, Change] = {
    "mark over two contents": mark_over_two_contents,
    "comment in a mark": painting(f"/Span <</ActualText %x\n({SEEN})>> BDC EMC"),
    "key by numbers": painting(f"/Span <</Actual#54ext ({SEEN})>> BDC EMC"),
    "private entry in a mark": painting(f"/P <</Note <</By [({SEEN})]>> >> BDC EMC"),
    "tag": painting(f"/Jo#20{CANARY} BMC EMC"),
    "comment in a content": painting(f"% {SEEN}\n"),
    "state of a button": state,
    "choice": choice,
    "path of a figure": figure,
    "maker of a layer": maker_of_layer,
    "notes of a program": noted,
    "recipient": recipient,
    "rich text in a stream": rich_stream,
    "XMP in UTF-16": xmp_of_page(f"\ufeff<a>{SEEN}</a>".encode("utf-16-be")),
    "XMP in UTF-32": xmp_of_page(f"\ufeff<a>{SEEN}</a>".encode("utf-32-be")),
    "XMP in a comment": xmp_of_page(f"<a><!-- {SEEN} --></a>".encode()),
    "property with a name": lambda file, page: file.docinfo.update({f"/{CANARY}": "x y"}),
    "destination": destination,
    "destination in a tree": destinations,
    "list of layers": list_of_layers,
    "title of an element": title_of_element,
    "style": style,
    "article": article,
    "font": font,
    "read aloud": read_aloud,
    "author": info,
    "XMP": xmp,
    "bookmark": bookmark,
    "form field": field,
    "script": script,
    "link": link,
    "program to start": launch,
    "layer's name": layer_name,
    "alternative text": alternative,
    "program's data": piece,
    "page label": label,
    "attachment": attachment,
    "attachment's name": attachment_name,
    "sticky note": pdfs.note("Text", Contents=String(f"Is this {SEEN}?")),
    "text note": pdfs.note("FreeText", Contents=String(SEEN), DA=String("/Helv 12 Tf 0 g")),
    "author of a note": pdfs.note("Highlight", T=String(SEEN)),
    "rich text of a note": pdfs.note("Text", RC=String(f"<body><p>{SEEN}</p></body>")),
}


def clean(data: bytes) -> Document:
    """The document that a copy is made of."""
    return documents.cleaned(documents.read(data, "x.pdf"))


def holds(data: bytes) -> bool:
    """Whether the canary is anywhere in a file's bytes, unpacked ones included."""
    forms = [CANARY.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-be")]
    forms.append(codecs.encode(CANARY.encode(), "hex"))
    return any(
        form in part or form.upper() in part for part in pdfs.everything_in(data) for form in forms
    )


@pytest.mark.parametrize("place", UNSEEN)
def test_words_that_nobody_sees(place: str) -> None:
    """A check reads what is hidden on a page; a copy in Markdown or pictures is without it."""
    content, change = UNSEEN[place]
    data = pdfs.pdf(f"{pdfs.STORY} {content}", change=change, compress_streams=False)
    assert holds(data)
    document = documents.read(data, "x.pdf")
    assert SEEN in document.text
    copy = documents.cleaned(document)
    assert copy.text == pdfs.READ
    assert CANARY not in documents.write(copy, []).decode()
    assert not holds(rasterize(copy, [], 100))


@pytest.mark.parametrize("place", BESIDE)
def test_words_beside_the_pages(place: str) -> None:
    """A check reads what a file says beside its pages; no copy has it."""
    data = pdfs.pdf(pdfs.STORY, change=BESIDE[place], compress_streams=False)
    assert holds(data)
    document = documents.read(data, "x.pdf")
    assert CANARY in document.text
    copy = documents.cleaned(document)
    assert copy.text == pdfs.READ
    assert not holds(rasterize(copy, [], 100))


def test_earlier_states() -> None:
    """What was changed after a file was first saved is still in it: a check reads it."""
    first = pdfs.pdf(f"{pdfs.STORY} {WORDS}", compress_streams=False)
    data = pdfs.revised(first, SEEN, "A friend")
    assert holds(data)
    document = documents.read(data, "x.pdf")
    copy = documents.cleaned(document)
    assert SEEN in document.text
    assert CANARY not in copy.text
    assert "A friend" in copy.text
    assert not holds(rasterize(copy, [], 100))
    assert ("earlier states", "1, which can be read") in [
        (p.place, p.value) for p in Pdf().metadata(data, "x.pdf")
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(WORDS, id="black"),
        pytest.param(WORDS.replace("BT", ".55 g BT"), id="grey"),
        pytest.param(pdfs.text(SEEN, size=30).replace("BT", ".88 g BT"), id="a watermark's grey"),
        pytest.param(WORDS.replace("BT", "0 1 0 rg BT"), id="green"),
        pytest.param(f"0 g 30 100 120 25 re f 1 g {WORDS}", id="white on black"),
        pytest.param(f"1 0 0 rg 30 100 120 25 re f 0 .6 0 rg {WORDS}", id="green on red"),
        pytest.param(pdfs.text(SEEN, size=4), id="small"),
        pytest.param(pdfs.text(SEEN, before="1 Tr"), id="outlined"),
        pytest.param(f"{WORDS} 0 g 30 114 120 .5 re f", id="struck through"),
        pytest.param(f"{WORDS} q 200 0 0 40 20 90 cm 7 Tr Q", id="after a change of mode"),
    ],
)
def test_words_that_are_seen_are_kept(content: str) -> None:
    """What a reader can read stays in the copy, whatever its colour or size."""
    assert SEEN in clean(pdfs.pdf(f"{pdfs.STORY} {content}")).text


def test_words_that_cut_out_a_picture_are_seen() -> None:
    """Letters through which a picture shows are letters."""
    content = f"q BT 7 Tr /F 40 Tf 30 100 Td ({CANARY}) Tj ET 0 0 1 rg 0 50 300 150 re f Q"
    assert CANARY in clean(pdfs.pdf(f"{pdfs.STORY} {content}")).text


def test_words_under_a_sticky_note_are_seen() -> None:
    """A note's sign lies over words, which stay in the copy; the note does not."""
    change = pdfs.note("Text", Contents=String("Is this so?"))
    copy = clean(pdfs.pdf(f"{pdfs.STORY} {WORDS}", change=change))
    assert SEEN in copy.text
    assert "so?" not in copy.text


def test_faint_words_are_bars() -> None:
    """What changes pixels too little to be seen is blackened, since it could be brought out."""
    copy = clean(pdfs.pdf(f"{pdfs.STORY} {WORDS.replace('BT', '.97 g BT')}"))
    page = pypdfium2.PdfDocument(rasterize(copy, [], 144))[0].render(scale=2, grayscale=True)
    assert page.to_numpy()[2 * (400 - 114), 2 * 40] == 0


def test_a_text_note_is_a_bar() -> None:
    """A note with words is not drawn, and what it covered does not come to light."""
    change = pdfs.note("FreeText", Contents=String(SEEN), DA=String("/Helv 12 Tf 0 g"))
    copy = clean(pdfs.pdf(pdfs.STORY, change=change))
    page = pypdfium2.PdfDocument(rasterize(copy, [], 72))[0].render(scale=1, grayscale=True)
    assert page.to_numpy()[400 - 129 : 400 - 101, 31:199].max() == 0


def test_a_shape_with_words_is_a_bar() -> None:
    """A shape that a program draws with words in it is treated as a note with words."""

    def change(file: Any, page: Any) -> None:
        drawing = Stream(
            file,
            f"1 g 0 0 170 30 re f 0 g BT /F 12 Tf 5 8 Td ({SEEN}) Tj ET".encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 170, 30]),
            Resources=page.Resources,
        )
        pdfs.note("Square", AP=Dictionary(N=file.make_indirect(drawing)))(file, page)

    copy = clean(pdfs.pdf(pdfs.STORY, change=change))
    page = pypdfium2.PdfDocument(rasterize(copy, [], 72))[0].render(scale=1, grayscale=True)
    assert page.to_numpy()[400 - 129 : 400 - 101, 31:199].max() == 0


def test_a_bar_drawn_as_a_note_stays() -> None:
    """A shape that covers a face in a picture is part of the page."""
    change = pdfs.note("Square", IC=Array([0, 0, 0]))
    copy = clean(pdfs.pdf(pdfs.STORY, change=change))
    page = pypdfium2.PdfDocument(rasterize(copy, [], 72))[0].render(scale=1, grayscale=True)
    assert page.to_numpy()[400 - 115, 100] < 30


def test_what_is_read_aloud_in_utf_16() -> None:
    """As word processors write it, in hexadecimal digits; what a ligature stands for is no word."""
    said = (b"\xfe\xff" + SEEN.encode("utf-16-be")).hex()
    content = f"/Span<</ActualText<{said}>>> BDC EMC /Span<</ActualText<FEFF006600660069>>> BDC EMC"
    text = documents.read(pdfs.pdf(f"{pdfs.STORY} {content}"), "x.pdf").text
    assert text.removeprefix(pdfs.READ).strip() == SEEN


@pytest.mark.parametrize(
    "said", ["Zofia (Anna) Quillon", "Zofia (An(n)a) Quillon", r"Zofia \(Anna"]
)
def test_what_is_read_aloud_with_parentheses(said: str) -> None:
    """Those that have another need no escape."""
    content = f"/Span <</ActualText ({said})>> BDC EMC"
    text = documents.read(pdfs.pdf(f"{pdfs.STORY} {content}"), "x.pdf").text
    assert text.removeprefix(pdfs.READ).strip() == said.replace("\\", "")


def test_names_that_are_no_utf_8_are_read() -> None:
    """Older programs write them in encodings of their own."""

    def change(file: Any, page: Any) -> None:
        file.Root.StructTreeRoot = pikepdf.Object.parse(b"<</RoleMap <</Caf#e9 /P>>>>")
        file.Root.Dests = pikepdf.Object.parse(b"<</P#e9age [0 /Fit]>>")
        about = pikepdf.Object.parse(b"<</R#e9dacteur (Jo) >>")
        file.trailer.Info = file.make_indirect(about)

    data = pdfs.pdf(pdfs.STORY, change=change)
    text = documents.read(data, "x.pdf").text
    assert "Café" in text
    assert "Péage" in text
    assert ("Info: Rédacteur", "Jo") in [
        (each.place, each.value) for each in Pdf().metadata(data, "x.pdf")
    ]
