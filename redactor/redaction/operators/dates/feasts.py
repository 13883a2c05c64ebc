"""Feasts and days on which many people rest, so that they may be called holidays.

Source: our own list, 2026; Apache-2.0.
"""

from __future__ import annotations

import re

_FEASTS = re.compile(
    r"\b(?:new year(?:'s)?|christmas|xmas|easter|good friday|palm sunday|ash wednesday|pentecost"
    r"|whitsun|whit monday|ascension day|assumption day|epiphany|corpus christi|all saints"
    r"|all souls|michaelmas|candlemas|boxing day|thanksgiving|halloween|timkat|timket|meskel"
    r"|enkutatash|fasika|genna|pascha|maslenitsa|passover|pesach|hanukkah|chanukah|hanukah"
    r"|yom kippur|rosh hashanah?|sukkot|succoth|shavuot|purim|eid|aid el-|a\u00efd|ashura"
    r"|arba'?een|mawlid|mouloud|tabaski|korite|bayram|bakrid|lebaran|hari raya|nowruz|norouz"
    r"|newroz|navruz|nauryz|norooz|diwali|deepavali|dussehra|dasara|durga puja|navratri|navaratri"
    r"|janmashtami|holi|pongal|onam|baisakhi|vaisakhi|pohela boishakh|dashain|tihar"
    r"|raksha bandhan|vesak|wesak|waisak|songkran|thingyan|pchum ben|t\u1ebft|tet|seollal|solnal"
    r"|chuseok|chusok|qingming|mid-autumn|obon|tsagaan sar|losar|independence day|victory day"
    r"|may day|labou?r day|liberation day|republic day|national day|constitution day|unity day"
    r"|bank holiday|juneteenth|hangul day)\b"
)


def names_feast(text: str) -> bool:
    """Whether lower-cased `text` names a feast or day on which many people rest."""
    return _FEASTS.search(text) is not None
