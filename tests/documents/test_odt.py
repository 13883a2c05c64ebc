"""OpenDocument texts: all words are read, edits change words alone, and nothing hides in a copy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor import documents
from redactor.documents.document import Document, Edit
from redactor.documents.formats import format_named
from redactor.errors import (
    DamagedFileError,
    EncryptedFileError,
    ExpansionError,
    FormatMismatchError,
    ReadError,
    RedactionError,
    UnknownPartError,
)
from redactor.spans import Span
from tests.documents import odts, pictures

CANARY = "Zofia Quillon"
HIDDEN = odts.everywhere(CANARY)
SEEN = odts.seen(CANARY)


def read(data: bytes, name: str = "a.odt") -> Document:
    """The document of a file."""
    return documents.read(data, name)


def copy_of(data: bytes, name: str = "a.odt", *, keep_comments: bool = False) -> bytes:
    """A file as it is copied when nothing in its text is redacted."""
    return documents.write(documents.cleaned(read(data, name), keep_comments=keep_comments), [])


def replaced(document: Document, words: str, instead: str) -> bytes:
    """The document's file with words replaced wherever its text has them."""
    edits, at = [], document.text.find(words)
    while at >= 0:
        edits.append(Edit(Span(at, at + len(words)), instead))
        at = document.text.find(words, at + len(words))
    assert edits
    return documents.write(document, edits)


def left(data: bytes, words: str = CANARY) -> list[str]:
    """The places in a file where words stand, by a raw scan."""
    parts = odts.members(data) if data.startswith(b"PK") else {"document": data}
    named = [part for part in parts if odts.says(part.encode(), words)]
    return named + [part for part, held in parts.items() if odts.says(held, words)]


def page(document: Document) -> str:
    """What a reader of the page reads, which is before the first name of a font."""
    return document.text.partition("\n\nQuayside Hand")[0]


@pytest.mark.parametrize("place", [*HIDDEN, *SEEN])
def test_every_word_is_read(place: str) -> None:
    """A check sees what stands in any place, on the page or not."""
    text = read(odts.odt({**HIDDEN, **SEEN}[place])).text
    assert CANARY in text or CANARY.replace(" ", "_20_") in text


@pytest.mark.parametrize("place", HIDDEN)
def test_a_copy_has_nothing_that_does_not_show(place: str) -> None:
    """What is behind the page is gone from every part; what shows stays."""
    data = odts.odt(HIDDEN[place], styles_xml=odts.styles(CANARY))
    cleaned = documents.cleaned(read(data))
    assert left(documents.write(cleaned, [])) == []
    assert page(cleaned) == "AB"


@pytest.mark.parametrize("place", HIDDEN)
def test_a_copy_of_a_single_file_has_nothing_that_does_not_show(place: str) -> None:
    """The same of a file that is no archive."""
    cleaned = documents.cleaned(read(odts.flat(HIDDEN[place], CANARY), "a.fodt"))
    assert left(documents.write(cleaned, [])) == []
    assert page(cleaned) == "AB\n\nFerry times"


@pytest.mark.parametrize("place", SEEN)
@pytest.mark.parametrize("form", ["a.odt", "a.fodt"])
def test_words_are_replaced_wherever_they_show(place: str, form: str) -> None:
    """No word is left in any part, and reading the copy gives the text with the edits."""
    data = odts.odt(SEEN[place]) if form == "a.odt" else odts.flat(SEEN[place])
    cleaned = documents.cleaned(read(data, form))
    written = replaced(cleaned, CANARY, "[a witness]")
    assert left(written) == []
    assert read(written, form).text == cleaned.text.replace(CANARY, "[a witness]")


@pytest.mark.parametrize("place", [*HIDDEN, *SEEN])
def test_cleaning_twice_equals_cleaning_once(place: str) -> None:
    """There is nothing left to clean."""
    once = documents.cleaned(read(odts.odt({**HIDDEN, **SEEN}[place])))
    again = documents.cleaned(once)
    assert (again.text, again.origin) == (once.text, once.origin)


@pytest.mark.parametrize("place", [*HIDDEN, *SEEN])
def test_the_raw_scan_finds_every_word(place: str) -> None:
    """The words that verification searches are found without reading the file as we do."""
    data = odts.odt({**HIDDEN, **SEEN}[place])
    found = [extract.text for extract in format_named("odt").extracts(data, "a.odt")]
    assert any(CANARY in text or CANARY.replace(" ", "_20_") in text for text in found)


def test_the_raw_scan_sees_what_a_namespace_is_called() -> None:
    """A prefix is a name that whoever wrote the file has chosen."""
    data = odts.odt("<text:p xmlns:Quillon='urn:q' Quillon:a='1'>AB</text:p>")
    found = [extract.text for extract in format_named("odt").extracts(data, "a.odt")]
    assert any("Quillon" in text for text in found)


def test_the_raw_scan_leaves_out_the_words_of_the_format() -> None:
    """A surname such as Center or Standard is no leak because of how a paragraph is set."""
    body = "<text:p text:style-name='Standard' fo:text-align='center' draw:name='center'>x</text:p>"
    content = [
        e for e in format_named("odt").extracts(odts.odt(body), "a") if e.place == "content.xml"
    ]
    found = "\n".join(each.text for each in content).split("\n")
    assert found.count("center") == 1
    assert "Standard" not in found


PARTS: dict[str, dict[str, str | bytes]] = {
    "meta": {"meta_xml": f"<a>{odts.meta(CANARY)}</a>".replace("<a>", f"<a {odts.XMLNS}>")},
    "settings": {"settings_xml": f"<a {odts.XMLNS}>{odts.settings(CANARY)}</a>"},
    "thumbnail": {"Thumbnails__thumbnail.png": odts.picture(CANARY)},
    "RDF": {"manifest.rdf": f"<rdf>{CANARY}</rdf>"},
    "window": {"Configurations2__menubar__m_xml": f"<a b='{CANARY}'/>"},
    "layout": {"layout-cache": CANARY.encode()},
    "macro": {"Basic__Standard__Module1_xml": f"<a>{CANARY}</a>"},
    "dialog": {"Dialogs__Standard__d_xml": f"<a>{CANARY}</a>"},
    "script": {"Scripts__python__a.py": f"# {CANARY}"},
    "version": {"Versions__Version1": odts.odt(f"<text:p>{CANARY}</text:p>")},
    "versions": {"VersionList_xml": f"<a b='{CANARY}'/>"},
    "signature": {"META-INF__documentsignatures_xml": f"<a>{CANARY}</a>"},
    "replacement": {"ObjectReplacements__Object 1": CANARY.encode("utf-16-le")},
    "font": {"Fonts__f.ttf": CANARY.encode("utf-16-be")},
    "unused picture": {"Pictures__1.jpg": odts.picture(CANARY)},
    "header": {"styles_xml": odts.styles("Quote", header=CANARY)},
    "style": {"styles_xml": odts.styles(CANARY)},
}


@pytest.mark.parametrize("place", PARTS)
def test_every_part_is_read(place: str) -> None:
    """A check sees the words of every part."""
    text = read(odts.odt("<text:p>AB</text:p>", **PARTS[place])).text
    assert CANARY in text or CANARY.replace(" ", "_20_") in text


@pytest.mark.parametrize("place", [place for place in PARTS if place != "header"])
def test_a_copy_has_no_part_that_no_page_shows(place: str) -> None:
    """Parts that tell of makers, machines and earlier versions are gone, from the list as well."""
    data = odts.odt("<text:p>AB</text:p>", **PARTS[place])
    written = copy_of(data)
    assert left(written) == []
    kept = set(odts.members(written))
    listed = odts.members(written)["META-INF/manifest.xml"].decode()
    assert all(part in kept for part in odts.members(data) if f'path="{part}"' in listed)


def test_what_was_left_out_is_told() -> None:
    """An editor hears of comments, changes, macros, versions and fonts, without a word of them."""
    body = HIDDEN["comment"] + HIDDEN["tracked deletion"] + HIDDEN["hidden text"]
    parts = PARTS["macro"] | PARTS["version"] | PARTS["font"]
    notes = documents.cleaned(read(odts.odt(body, **parts))).notes
    assert notes[0] == "Left out: 1 comment, 1 tracked change, 1 hidden passage."
    assert [note.split()[0] for note in notes[1:]] == ["Macros", "Earlier", "Embedded"]
    assert "Zofia" not in "".join(notes)


def test_comments_are_kept_on_request_without_their_authors() -> None:
    """Their words are there to be redacted, and whoever wrote them is not."""
    body = HIDDEN["comment"].replace(f"<text:p>{CANARY}</text:p>", "<text:p>Check this.</text:p>")
    cleaned = documents.cleaned(read(odts.odt(body)), keep_comments=True)
    written = documents.write(cleaned, [])
    assert "Check this." in cleaned.text
    assert left(written) == []
    assert b"annotation-end" in odts.members(written)["content.xml"]


def test_reading_goes_in_the_order_of_the_page() -> None:
    """Notes and boxes follow their paragraph, headers and footers the text."""
    body = (
        "<text:h>Ferry</text:h><text:p>She<text:note text:note-class='footnote'>"
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note> rang<text:s text:c='2'/>at<text:tab/>noon,<text:line-break/>"
        "from <text:bookmark text:name='b'/>the <text:span>pi</text:span>er.</text:p>"
        "<text:p>Next.</text:p>"
    )
    data = odts.odt(body, styles_xml=odts.styles("Q", header="Top", footer="Bottom"))
    assert page(read(data)) == (
        "Ferry\n\nShe rang  at\tnoon,\nfrom the pier.\n\nA note.\n\nNext.\n\nTop\n\nBottom"
    )


def test_white_space_reads_as_a_page_shows_it() -> None:
    """Line feeds and blanks in a row are a space, and at the beginning of a paragraph nothing."""
    body = "<text:p>\n   She \n rang <text:span> at </text:span> noon</text:p>\n<text:p>x</text:p>"
    assert page(read(odts.odt(body))) == "She rang at noon\n\nx"


def test_a_name_over_several_spans_is_replaced_as_one() -> None:
    """Its first span's formatting stays, and the rest of the text is as it was."""
    body = (
        "<text:p>Met <text:span text:style-name='T1'>Zof</text:span>ia <text:span>Qui</text:span>"
        "llon.</text:p>"
    )
    written = replaced(read(odts.odt(body)), CANARY, "[a witness]")
    content = odts.members(written)["content.xml"]
    assert b'<text:span text:style-name="T1">[a witness]</text:span>' in content
    assert page(read(written)) == "Met [a witness]."


def test_a_document_without_edits_keeps_its_bytes() -> None:
    """Nothing is written anew without need."""
    data = odts.odt("<text:p>AB</text:p>")
    assert documents.write(read(data), []) == data


def test_only_the_parts_with_edits_change() -> None:
    """Every other part holds the bytes that it held."""
    data = odts.odt(f"<text:p>{CANARY}</text:p>", meta_xml=b"<a/>")
    before, after = odts.members(data), odts.members(replaced(read(data), CANARY, "[x]"))
    assert list(before) == list(after)
    assert [part for part in before if before[part] != after[part]] == ["content.xml"]


def test_the_type_comes_first_and_is_not_packed() -> None:
    """A copy begins as the format demands."""
    written = copy_of(odts.odt("<text:p>AB</text:p>"))
    assert written[30:38] == b"mimetype"
    assert written[38:].startswith(odts.TYPE.encode())


def test_pictures_are_stripped_and_get_neutral_names() -> None:
    """A picture that the text shows stays, and neither its name nor its metadata does."""
    body = (
        "<text:p>AB<draw:frame draw:name='x'>"
        "<draw:image xlink:href='Pictures/Zofia%20Quillon.jpg'/></draw:frame></text:p>"
    )
    data = odts.odt(body, **{f"Pictures__{CANARY}.jpg": odts.picture(CANARY)})
    written = copy_of(data)
    assert left(written) == []
    members = odts.members(written)
    assert b'xlink:href="Pictures/1.jpg"' in members["content.xml"]
    assert members["Pictures/1.jpg"].startswith(b"\xff\xd8")
    assert b"Pictures/1.jpg" in members["META-INF/manifest.xml"]


def test_a_film_that_a_text_shows_is_refused() -> None:
    """What is said and seen in it nobody can tell."""
    body = "<text:p><draw:frame><draw:plugin xlink:href='media/a.mp4'/></draw:frame></text:p>"
    with pytest.raises(UnknownPartError, match=r"RED111 a\.odt: media/\[\.\.\.\]\.mp4"):
        copy_of(odts.odt(body, **{"media__a.mp4": b"\0\0\0\x18ftypmp42"}))


def test_a_picture_in_a_single_file_is_stripped() -> None:
    """Its pixels stay, its metadata does not."""
    from base64 import b64encode

    body = (
        "<text:p>AB<draw:frame><draw:image><office:binary-data>"
        f"{b64encode(odts.picture(CANARY)).decode()}</office:binary-data></draw:image>"
        "</draw:frame></text:p>"
    )
    data = odts.flat(body)
    assert CANARY in read(data, "a.fodt").text
    written = copy_of(data, "a.fodt")
    assert left(written) == []
    assert b"<office:binary-data>/9j/" in written


def test_of_a_picture_in_several_kinds_the_one_that_can_be_read_stays() -> None:
    """A drawing of lines beside a picture of dots is left out; alone it is refused."""
    frame = "<draw:image xlink:href='Pictures/a.svg'/>"
    both = f"{frame}<draw:image xlink:href='Pictures/b.png'/>"
    parts: dict[str, str | bytes] = {
        "Pictures__a.svg": f"<svg><text>{CANARY}</text></svg>",
        "Pictures__b.png": pictures.plain_png(),
    }
    body = "<text:p>AB<draw:frame>{}</draw:frame></text:p>"
    written = copy_of(odts.odt(body.format(both), **parts))
    assert left(written) == []
    assert "Pictures/2.png" in odts.members(written)
    with pytest.raises(UnknownPartError, match=r"RED111 a\.odt: Pictures/\[\.\.\.\]\.svg"):
        copy_of(odts.odt(body.format(frame), **parts))


def test_a_link_to_a_picture_on_somebodys_machine_is_gone() -> None:
    """Nobody else could see the picture, and its path names people."""
    body = (
        f"<text:p>AB<draw:frame><draw:image xlink:href='../../home/{CANARY}/a.png'/></draw:frame>"
        "</text:p>"
    )
    assert left(copy_of(odts.odt(body))) == []


def test_formulas_and_charts_are_read_and_redacted() -> None:
    """The words of an object are words of the document."""
    formula = (
        f'{odts.HEAD}<math xmlns="http://www.w3.org/1998/Math/MathML"><mtext>{CANARY}</mtext>'
        f'<annotation encoding="StarMath 5.0">{CANARY} over 2</annotation></math>'
    )
    body = "<text:p>AB<draw:frame><draw:object xlink:href='./Object 1'/></draw:frame></text:p>"
    parts: dict[str, str | bytes] = {
        "Object 1__content_xml": formula,
        "Object 1__meta_xml": f"<a>{CANARY}</a>",
        "ObjectReplacements__Object 1": CANARY.encode("utf-16-le"),
    }
    cleaned = documents.cleaned(read(odts.odt(body, **parts)))
    written = replaced(cleaned, CANARY, "[a witness]")
    assert left(written) == []
    assert b"[a witness] over 2" in odts.members(written)["Object 1/content.xml"]


def test_references_between_parts_hold() -> None:
    """What was renamed is renamed wherever it is referred to."""
    body = (
        f"<text:p text:style-name='Zofia_20_Quillon'><text:bookmark text:name='{CANARY}'/>"
        f"<text:a xlink:href='#{CANARY}'>A</text:a><text:bookmark-ref text:ref-name='{CANARY}'>B"
        "</text:bookmark-ref></text:p>"
    )
    members = odts.members(copy_of(odts.odt(body, styles_xml=odts.styles(CANARY))))
    content, styles = members["content.xml"].decode(), members["styles.xml"].decode()
    label = content.partition('text:style-name="')[2].partition('"')[0]
    mark = content.partition('text:bookmark text:name="')[2].partition('"')[0]
    assert f'style:name="{label}"' in styles
    assert f'xlink:href="#{mark}"' in content
    assert f'text:ref-name="{mark}"' in content


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pictures.emf(), id="EMF"),
        pytest.param(pictures.jpeg()[:400], id="photograph cut short"),
    ],
)
def test_metadata_passes_over_no_picture(data: bytes) -> None:
    """What an EMF picture, or one cut short, says is told."""
    body = '<text:p><draw:frame><draw:image xlink:href="Pictures/1.emf"/></draw:frame></text:p>'
    told = format_named("odt").metadata(odts.odt(body, **{"Pictures/1.emf": data}), "a.odt")
    assert any(pictures.CANARY in each.value for each in told)


def test_metadata_is_listed_by_place() -> None:
    """Authors, templates, printers, revisions, comments' authors and pictures."""
    body = HIDDEN["comment"] + HIDDEN["tracked deletion"]
    parts = PARTS["meta"] | PARTS["settings"] | PARTS["version"]
    parts |= {"Pictures__1.jpg": odts.picture(CANARY)}
    told = format_named("odt").metadata(odts.odt(body, **parts), "a.odt")
    found = {each.place: each.value for each in told}
    for place in (
        "meta.xml: creator",
        "meta.xml: template",
        "meta.xml: user-defined Desk",
        "settings.xml: PrinterName",
        "content.xml: comment: creator",
        "content.xml: change: creator",
        "Pictures/1.jpg: EXIF: Artist",
    ):
        assert found[place] == CANARY, place
    assert found["content.xml: revisions"] == "1 sessions of editing"
    assert found["Versions/Version1"] == "an earlier version of the document"


@pytest.mark.parametrize("form", ["a.odt", "a.fodt"])
def test_scrubbing_takes_the_metadata_alone(form: str) -> None:
    """Text, comments and changes stay; nothing of their authors does."""
    body = HIDDEN["comment"].replace(f"<text:p>{CANARY}</text:p>", "<text:p>Check.</text:p>")
    body = body.replace(f"office:name='{CANARY}'", "office:name='1'")
    data = odts.odt(body, **(PARTS["meta"] | PARTS["settings"] | PARTS["version"]))
    if form == "a.fodt":
        data = odts.flat(body).replace(b"<dc:creator>Quote", f"<dc:creator>{CANARY}".encode())
    scrubbed = format_named("odt").scrub(data, form)
    assert format_named("odt").metadata(scrubbed, form) == []
    assert left(scrubbed) == []
    assert "Check." in read(scrubbed, form).text


def test_the_label_of_a_list_is_replaced() -> None:
    """Wherever a program keeps what stands before and after the number, and the bullet."""
    style = (
        f"<text:list-style style:name='L1'><text:list-level-style-number text:level='1'"
        f" style:num-prefix='{CANARY} ' style:num-format='1' style:num-suffix=' {CANARY}'"
        f" style:num-list-format='{CANARY} %1% {CANARY}'/><text:list-level-style-bullet"
        f" text:level='2' text:bullet-char='{CANARY.lower()}'/><text:list-level-style-number"
        " text:level='3' style:num-format='1' style:num-list-format='%1%.%3%.'/></text:list-style>"
    )
    automatic = f"<office:automatic-styles>{style}</office:automatic-styles>"
    data = odts.odt("", content_xml=odts.content("<text:p>AB</text:p>", automatic))
    cleaned = documents.cleaned(read(data))
    assert cleaned.text.lower().count(CANARY.lower()) == 3
    written = replaced(cleaned, CANARY, "[a witness]")
    assert left(written) == []
    assert b"%1%.%3%." in odts.members(written)["content.xml"]


@pytest.mark.parametrize("form", ["a.odt", "a.fodt"])
@pytest.mark.parametrize("stray", [f"<!-- {CANARY} -->", f"<?editor {CANARY}?>"])
def test_nothing_stays_around_the_root_of_a_part(form: str, stray: str) -> None:
    """Comments and instructions before and behind the root go whole, cleaned or scrubbed."""
    body = "<text:p>AB</text:p>"
    if form == "a.fodt":
        head, _, rest = odts.flat(body).decode().partition("?>")
        data = f"{head}?>{stray}{rest}{stray}".encode()
    else:
        head, _, rest = odts.content(body).partition("?>")
        data = odts.odt(body, content_xml=f"{head}?>{stray}{rest}{stray}")
    cleaned = documents.cleaned(read(data, form)).origin
    assert cleaned is not None
    for copy in (cleaned.data, format_named("odt").scrub(data, form)):
        assert left(copy) == []
        parts = odts.members(copy) if form == "a.odt" else {"": copy}
        assert not any(b"<!--" in part or b"<?editor" in part for part in parts.values())


def locked() -> bytes:
    """A file with a password, as its list of parts tells."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    return odts.odt("", **{"META-INF__manifest_xml": manifest})


BOMB = '<!DOCTYPE a [<!ENTITY b "Zofia Quillon">]><a>&b;</a>'
DEEP = "<a>" * 3000 + "</a>" * 3000


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(odts.odt("")[:-60], DamagedFileError, "RED109", id="cut short"),
        pytest.param(odts.odt("<text:p>"), DamagedFileError, "content.xml", id="no XML"),
        pytest.param(
            odts.odt("", content_xml=BOMB), DamagedFileError, "type of its own", id="bomb"
        ),
        pytest.param(odts.odt("", content_xml=DEEP), ExpansionError, "RED112", id="deep"),
        pytest.param(locked(), EncryptedFileError, "RED110", id="locked"),
        pytest.param(
            odts.odt("", **{"encrypted-package": b"x"}), EncryptedFileError, "RED110", id="sealed"
        ),
        pytest.param(
            odts.odt("", **{"Object 1": b"\xd0\xcf"}), UnknownPartError, "part Object 1", id="OLE"
        ),
        pytest.param(
            odts.odt("", **{"film__a.mp4": b"x"}),
            UnknownPartError,
            r"part \[\.\.\.\]/\[\.\.\.\]\.mp4",
            id="film",
        ),
        pytest.param(
            odts.odt("", **{"Zofia.\x7f": b"x"}), DamagedFileError, "RED109", id="odd name"
        ),
        pytest.param(odts.packed({"styles.xml": "<a/>"}), DamagedFileError, "content", id="empty"),
        pytest.param(
            odts.packed({"content.xml": "<a/>"}, "application/vnd.oasis.opendocument.spreadsheet"),
            FormatMismatchError,
            "no text",
            id="a table",
        ),
        pytest.param(b"words", DamagedFileError, "RED109", id="no archive"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, error: type[ReadError], message: str) -> None:
    """The error says what is wrong, and no word of the file."""
    with pytest.raises(error, match=message) as caught:
        format_named("odt").read(data, "a.odt")
    assert "Zofia" not in str(caught.value)


def test_a_part_whose_name_says_too_much_is_refused_without_it() -> None:
    """A name that could be of a person stands in no message."""
    with pytest.raises(UnknownPartError, match=r"nothing is known of the part \[\.\.\.\]"):
        read(odts.odt("", **{"Zofia «Quillon»": b"x"}))


def test_a_page_that_begins_with_many_comments_is_told_apart_at_once() -> None:
    """Comments before the first element are gone through once, however many there are."""
    comment = b"<!-- a --> "
    assert not format_named("odt").recognizes(comment * 5000 + b"<html>")
    assert format_named("odt").recognizes(comment * 50 + odts.flat(""))


def test_other_formats_are_told_apart() -> None:
    """An OpenDocument file with another extension is named as what it is."""
    with pytest.raises(FormatMismatchError, match="its bytes say OpenDocument text"):
        documents.read(odts.odt(""), "a.docx")
    with pytest.raises(FormatMismatchError, match="its bytes say OpenDocument text"):
        documents.read(odts.flat(""), "a.html")


def test_an_edit_where_nothing_can_be_written_is_refused() -> None:
    """What a picture says is left out by cleaning, and never rewritten."""
    document = read(odts.odt("", **{f"Pictures__{CANARY}.jpg": odts.picture(CANARY)}))
    with pytest.raises(RedactionError, match="RED301"):
        replaced(document, CANARY, "[x]")


words = st.text(st.sampled_from("ab \t\n'\"&<>é‑"), min_size=1, max_size=6)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _piece(text: str, kind: str) -> str:
    inner = _escaped(text)
    return {
        "span": f"<text:span>{inner}</text:span>",
        "bare": inner,
        "spaces": "<text:s text:c='3'/>",
        "tab": "<text:tab/>",
        "break": "<text:line-break/>",
        "field": f"<text:page-number>{inner}</text:page-number>",
        "note": f"<text:note><text:note-body><text:p>{inner}</text:p></text:note-body></text:note>",
        "link": f'<text:a xlink:href="https://example.org/{inner}">{inner}</text:a>',
    }[kind]


kinds = st.sampled_from(["span", "bare", "spaces", "tab", "break", "field", "note", "link"])
paragraphs = st.lists(st.lists(st.tuples(words, kinds), min_size=1, max_size=5), max_size=3)


def _spans(document: Document, data: st.DataObject) -> Iterator[Edit]:
    at = 0
    separators = [region.span for region in document.regions if region.stand_in.isspace()]
    while at < len(document.text) and data.draw(st.booleans()):
        start = data.draw(st.integers(at, len(document.text) - 1))
        end = data.draw(st.integers(start + 1, min(len(document.text), start + 6)))
        span = Span(start, end)
        if not any(span.overlaps(border) for border in separators):
            instead = data.draw(words)
            # No replacement is white space alone, which a field drops.
            shown = end <= len(page(document)) and instead.strip()
            yield Edit(span, instead if shown else f"[{instead}]")
        at = end


@given(paragraphs, st.data())
def test_reading_a_copy_gives_the_text_with_the_edits(
    drawn: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    """Whatever is replaced by whatever, white space and all; in attributes by words in brackets."""
    body = "".join(
        f"<text:p>{''.join(_piece(*each) for each in piece)}</text:p>" for piece in drawn
    )
    document = read(odts.odt(body))
    edits = list(_spans(document, data))
    expected, at = "", 0
    for edit in edits:
        expected += document.text[at : edit.span.start] + edit.words
        at = edit.span.end
    assert read(documents.write(document, edits)).text == expected + document.text[at:]


starts = st.sampled_from([odts.odt(HIDDEN["comment"]), odts.flat(HIDDEN["bookmark"])])


@given(starts, st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=4))
def test_any_bytes_are_a_document_or_a_read_error(
    start: bytes, changes: list[tuple[int, int]]
) -> None:
    """A file with a few bytes changed is read and cleaned, or refused."""
    changed = bytearray(start)
    for at, value in changes:
        changed[at % len(changed)] = value
    try:
        document = format_named("odt").read(bytes(changed), "a.odt")
        documents.cleaned(document)
    except ReadError:
        return
