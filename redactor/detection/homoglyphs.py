"""Letters of other scripts that look like Latin ones.

Source: our own table, from general knowledge of the scripts, in the spirit of Unicode's
`confusables.txt` (Unicode License V3; not copied), 2026; Apache-2.0. One code point for one, so
that folding moves no offset. Full-width and mathematical letters need no entry: NFKC folds them.
"""

from __future__ import annotations

import re

_PAIRS = (
    # Cyrillic
    ("АВСЕНІЇЈКМОРЅТХУҮԚԜӀ", "ABCEHIIJKMOPSTXYYQWI"),
    ("асеёһіїјкморѕтхуүԁԛԝѵӏ", "aceehiijkmopstxyydqwvl"),
    # Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧͿ", "ABEZHIKMNOPTYXJ"),
    ("αγεικνορτυχωϳ", "ayeikvoptuxwj"),
    # Armenian
    ("ՕՍՏԼ", "OUSL"),
    ("օոսհցզյ", "onuhgqj"),
    # Cherokee
    ("ᎠᎡᎢᎪᎫᎬᎳᎷᎻᏀᏃᏙᏚᏟᏞᏢᏦᏴ", "DRTAJEWMHGZVSCLPKB"),
    # Lisu
    ("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPDTGKJCZFMNLSRVHWXYAEIOU"),
    # Latin small capitals and phonetic letters
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "ABCDEFGHIJKLMNOPRSTUVWYZ"),
    ("ɑɡ", "ag"),
)

LOOK_ALIKES: dict[int, str] = {
    ord(other): latin
    for others, latins in _PAIRS
    for other, latin in zip(others, latins, strict=True)
}
"""Code point of the look-alike to the Latin letter it passes for; for `str.translate`."""

_CLASS = "[" + "".join(map(chr, LOOK_ALIKES)) + "]"
_ANY = re.compile(_CLASS)
_ONLY = re.compile(_CLASS + "{3,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")


def fold_look_alikes(text: str) -> str:
    """Make Latin of the look-alikes in words that pass for Latin; the length stays the same.

    Such a word has Latin letters too, or is capitalised, has at least three letters and is made of
    look-alikes alone.
    """
    if not _ANY.search(text):
        return text
    return _WORD.sub(_fold_word, text)


def _fold_word(match: re.Match[str]) -> str:
    word = match[0]
    if word.isascii() or not _ANY.search(word):
        return word
    folded = word.translate(LOOK_ALIKES)
    if _LATIN.search(word) or (_ONLY.fullmatch(word) and folded[0].isupper()):
        return folded
    return word
