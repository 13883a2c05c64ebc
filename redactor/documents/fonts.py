"""Names of fonts that come with programs and systems, told from those that say whose a file is.

Source: our own list of fonts of Windows, macOS, Microsoft Office, LibreOffice and Linux, 2026;
Apache-2.0.
"""

from __future__ import annotations

import re

_NAMES = """
    aharoni | al bayan | aldhabi | algerian | american typewriter | andale mono | andale sans ui
    | andalus | angsana new | angsanaupc | apple chancery | apple color emoji |
    apple sd gothic neo | apple symbols | aptos | aptos display | aptos mono | aptos narrow |
    aptos serif | arabic typesetting | aparajita | arial | arial black | arial narrow |
    arial rounded mt bold | arial unicode ms | avenir | avenir next | bahnschrift | baskerville
    | baskerville old face | batang | bauhaus 93 | bell mt | berlin sans fb | bierstadt |
    bitstream charter | bitstream vera sans | bitstream vera sans mono | bitstream vera serif |
    bodoni 72 | bodoni mt | book antiqua | bookman old style | bookshelf symbol 7 | bradley hand
    | bradley hand itc | britannic bold | broadway | browallia new | browalliaupc |
    brush script mt | caladea | calibri | calibri light | californian fb | calisto mt | cambria
    | cambria math | candara | candara light | cantarell | carlito | castellar | centaur |
    century | century gothic | century schoolbook | chalkboard | chalkduster | charter | cochin
    | colonna mt | comfortaa | comic sans | comic sans ms | consolas | constantia | cooper black
    | copperplate | copperplate gothic bold | corbel | corbel light | cordia new | cordiaupc |
    courier | courier 10 pitch | courier new | curlz mt | daunpenh | david | david libre |
    dejavu sans | dejavu sans condensed | dejavu sans mono | dejavu serif | devanagari mt |
    didot | dilleniaupc | dokchampa | dotum | droid sans | droid sans fallback | droid sans mono
    | droid serif | ebrima | edwardian script itc | engravers mt | eras itc | estrangelo edessa
    | eucrosiaupc | euphemia | fangsong | fira code | fira mono | fira sans | footlight mt light
    | franklin gothic | franklin gothic book | franklin gothic demi | franklin gothic medium |
    frankruehl | freemono | freesans | freeserif | freesiaupc | french script mt | futura |
    gabriola | gadugi | garamond | gautami | geeza pro | geneva | gentium | gentium basic |
    gentium book basic | georgia | georgia pro | gigi | gill sans | gill sans mt |
    gill sans nova | gisha | gloucester mt | goudy old style | goudy stout | grandview | gulim |
    gungsuh | haettenschweiler | harlow solid italic | harrington | helvetica | helvetica neue |
    hiragino sans | hoefler text | impact | imprint mt shadow | informal roman | ink free |
    irisupc | iskoola pota | jasmineupc | javanese text | jokerman | juice itc | kalinga |
    kartika | khmer ui | kodchiangupc | kokila | kristen itc | kunstler script | lao ui | latha
    | lato | leelawadee | leelawadee ui | levenim mt | liberation mono | liberation sans |
    liberation sans narrow | liberation serif | libre baskerville | libre franklin | lilyupc |
    linux biolinum g | linux libertine g | linux libertine | lohit devanagari | lucida bright |
    lucida calligraphy | lucida console | lucida fax | lucida grande | lucida handwriting |
    lucida sans | lucida sans typewriter | lucida sans unicode | magneto | maiandra gd |
    malgun gothic | mangal | marker felt | marlett | matura mt script capitals | meiryo |
    meiryo ui | menlo | merriweather | microsoft himalaya | microsoft jhenghei |
    microsoft new tai lue | microsoft phagspa | microsoft sans serif | microsoft tai le |
    microsoft uighur | microsoft yahei | microsoft yi baiti | mingliu | mingliu_hkscs | miriam |
    mistral | modern no. 20 | monaco | mongolian baiti | monospace | montserrat |
    monotype corsiva | moolboran | ms gothic | ms mincho | ms outlook | ms pgothic | ms pmincho
    | ms reference sans serif | ms sans serif | ms serif | ms shell dlg | ms song | ms ui gothic
    | mt extra | mv boli | myanmar text | narkisim | neue haas grotesk text pro | new york |
    niagara solid | nimbus mono l | nimbus roman | nimbus roman no9 l | nimbus sans |
    nimbus sans l | nirmala ui | noto color emoji | noto emoji | noto mono | noto sans |
    noto sans arabic | noto sans cjk sc | noto sans devanagari | noto sans mono | noto serif |
    noto serif cjk sc | nsimsun | nyala | ocr a extended | old english text mt | onyx |
    open sans | opensymbol | optima | oswald | palace script mt | palatino | palatino linotype |
    papyrus | perpetua | pingfang sc | plantagenet cherokee | playbill | playfair display |
    pmingliu | poor richard | poppins | pt mono | pt sans | pt serif | pristina | quattrocento |
    raavi | raleway | ravie | roboto | roboto mono | roboto slab | rockwell | rod |
    sakkal majalla | sans | sans-serif | san francisco | script mt bold | seaford |
    segoe fluent icons | segoe print | segoe script | segoe ui | segoe ui black | segoe ui emoji
    | segoe ui historic | segoe ui light | segoe ui semibold | segoe ui semilight |
    segoe ui symbol | segoe mdl2 assets | serif | shonar bangla | showcard gothic | shruti |
    simhei | simplified arabic | simsun | simsun-extb | sitka | sitka text | skeena | snap itc |
    source code pro | source han sans | source han sans sc | source han serif | source sans pro
    | source serif pro | standard symbols l | starsymbol | stencil | stix | stix two math |
    sylfaen | symbol | system | system-ui | tahoma | tempus sans itc | tenorite | times |
    times new roman | traditional arabic | trebuchet ms | tunga | tw cen mt | twemoji mozilla |
    ubuntu | ubuntu mono | univers | urdu typesetting | urw bookman l | urw chancery l |
    urw gothic l | urw palladio l | utsaah | vani | verdana | verdana pro | vijaya |
    viner hand itc | vivaldi | vladimir script | vrinda | walbaum | webdings | wide latin |
    wingdings | wingdings 2 | wingdings 3 | work sans | yu gothic | yu gothic light |
    yu gothic ui | yu mincho | zapf chancery | zapf dingbats | zapfino
    """
_COMMON = frozenset(name.strip() for name in _NAMES.split("|"))
_APART = re.compile(r"[,;]")
_AROUND = re.compile(r"^['\"@\s]+|(?<!['\"\s])['\"\s]+$")
_NUMBER = re.compile(r"(?<=[^\W\d])\d$")
_FEATURES = re.compile(r":[a-z][a-z0-9]{3}(?:=\d)?(?:&[a-z][a-z0-9]{3}(?:=\d)?)*$")
_OF_THE_THEME = re.compile(r"\+m[nj]-(?:lt|ea|cs)")
_CJK = re.compile(r"(?:[^\x00-\u1fff\u2026\u2588]|[\s\d()_-])*")


def is_common(fonts: str) -> bool:
    """True for names of fonts that many people have, or names in East Asian script alone.

    Args:
        fonts: one or several, by commas or semicolons, with quotation marks or without; as
            LibreOffice numbers them, and with the features that it appends.
    """
    return all(_is_common(font) for font in _APART.split(fonts))


def _is_common(font: str) -> bool:
    plain = _FEATURES.sub("", _AROUND.sub("", font)).lower()
    if _CJK.fullmatch(plain) or _OF_THE_THEME.fullmatch(plain):
        return True
    return plain in _COMMON or _NUMBER.sub("", plain) in _COMMON
