"""Sums, counts and shares, said less precisely: "3,200 yuan" -> "a four-figure sum"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.redaction.operators.grammar import (
    DETERMINERS,
    OMITTED,
    after_an,
    article_fits,
    capitalized,
    clause_goes_on,
    is_possessive,
    last_word,
    next_word,
    opens_sentence,
    uncapitalized,
    word_set,
)
from redactor.redaction.operators.mention import Mention
from redactor.redaction.operators.numbers import number

_AT_LEAST = ("more than", "at least", "over", "well over", "just over", "as many as", "upwards of")
_AT_MOST = ("less than", "fewer than", "at most", "up to", "under", "just under", "as few as")
_ROUGHLY = ("nearly", "almost", "close to", "about", "around", "some", "roughly", "approximately")
_PLAIN = ("only", "all", "exactly", "another")
_PREFIX = re.compile(rf"({'|'.join((*_AT_LEAST, *_AT_MOST, *_ROUGHLY, *_PLAIN))}) ", re.IGNORECASE)
_SIGN = re.compile(
    r"[^\W\d_]{0,3}[$€£¥₩₹₦₱₫₽₴₺₵₪฿₾₸]|(?:[A-Z]{1,4}|Rs|Rp|Tk|K?Sh|Bs|Br)\.?(?= ?\d)"
)
_CURRENCY = re.compile(
    r"[ -](?:US |CFA |Swiss |Congolese )?(?:dollars?|cents?|euros?|pounds?|pence|quid|yuan|renminbi"
    r"|won|yen|rupees?|rupiah|ringgit|baht|dong|kip|riel|kyats?|pesos?|reais|real|soles?|bolívares"
    r"|bolivianos?|quetzals?|lempiras?|roubles?|rubles?|hryvnias?|tenge|soms?|somoni|manats?|lari"
    r"|drams?|liras?|dinars?|dirhams?|riyals?|rials?|tomans?|shekels?|afghanis?|takas?|shillings?"
    r"|naira|cedis?|francs?|birr|nakfa|rand|kwacha|pula|meticais|kwanza|leones?|zlotys?|koruna"
    r"|crowns?|forints?|lei|leva|kuna|kronor|kroner|krona|krone|kina|CFA|[A-Z]{3})$"
)
_RATES = ("year", "month", "week", "day", "hour", "head", "kilo", "tonne")
_RATE = re.compile(rf" (?:a|an|per) ({'|'.join(_RATES)})$")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_FRACTIONS = {
    **dict.fromkeys(("a third", "one third", "one-third", "a quarter", "one quarter"), 0.3),
    **dict.fromkeys(("a fifth", "one in ten", "one in four", "one in three", "one in five"), 0.2),
    **dict.fromkeys(("two-thirds", "two thirds", "three-quarters", "three quarters"), 0.7),
    **dict.fromkeys(("nine in ten", "four in five", "two in three", "three in four"), 0.7),
}
_GOODS = re.compile(
    r"(?:\d[\d,.]*|[a-z-]+)?(?: [a-z-]+)* ?\b(?:sacks?|bags?|boxes|box|kilos?|kilograms?|grams?"
    r"|tonnes?|tons?|litres?|liters?|bottles?|crates?|cartons?|packets?|packs?|bundles?|cans?|jars?"
    r"|barrels?|baskets?|buckets?|trucks?|truckloads?|loads?|cups?|bowls?|loaves|loaf|pounds?|tins?"
    r"|ounces?|gallons?|pieces?|pairs?|heads?|rolls?|sheets?) of .+",
)
_POWERS = (
    *("ten", "a hundred", "a thousand", "ten thousand", "a hundred thousand", "a million"),
    *("ten million", "a hundred million", "a billion", "ten billion", "a hundred billion"),
)
"""The powers of ten from 10 to 10**11."""

_FIGURES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen"),
)
_NAMED_BY_NUMBER = word_set("""
    room block cell house number bus unit page chapter ward platform flat apartment camp school mine
    farm shaft level floor gate hall route road line lot section episode call scene act part item
    annex draft version picture figure table article clause paragraph par para volume issue note
    step question track take file exhibit verse class grade form team group batch series season
    round stage phase zone area district sector site point marker post checkpoint terminal pier
    train flight bed seat row lane exit junction slide appendix option
""")
_AFTER_WORDS = word_set("nearly almost about around some over under roughly than least most up")
_BEFORE_NUMBERS = DETERMINERS - {"some", "no", "any", "that", "whose", "one"}
_THE_LAST = re.compile(
    r"\b(?:the|his|her|my|our|your|their|its|these|those) (?:last|first|next|past|other|same|only"
    r"|remaining|final|previous|best|top|following|additional) \Z",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:(?:up|close) to|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen"
    r"|[a-z]+ty|none|half|most|all|each|any|some|many|few) of) \Z",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = _NAMED_BY_NUMBER | _AFTER_WORDS | word_set("all both only just not")
_SUM = "a sum of money"
_FUNDS = "funds"
_LOT = "quantity of goods"


def generalize(mention: Mention) -> str:
    """A coarser truth about a sum, a count or a share.

    A sum becomes the number of its figures, without its currency ("a six-figure sum a month";
    before a noun "six-figure" alone). A count becomes "some", or its power of ten ("at least a
    hundred"), also where it was said to be rough. A share becomes "less than half", "about half" or
    "more than half". Goods become "a quantity of goods"; things, events, scores, and numbers that
    nothing vague can stand for in their sentence, are left out.

    Returns:
        The words without brackets; never `None`.
    """
    text = mention.text.replace("’", "'").strip()
    words = _words(text, mention)
    opens = text[:1].isupper() or text[:1].isdigit() or not text[:1].isalnum()
    return capitalized(words) if opens and opens_sentence(mention.before) else words


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL or uncapitalized(words) in _ALL


def _words(text: str, mention: Mention) -> str:
    if mention.after[:1] in ("-", "–") or (mention.after[:1] and mention.after[0].isalnum()):
        return OMITTED
    prefix = _PREFIX.match(text)
    how = prefix[1].lower() if prefix else ""
    bare = text[prefix.end() :] if prefix else text
    share = _PERCENT.fullmatch(bare)
    if share or bare.lower() in _FRACTIONS:
        percent = float(share[1]) if share else 100 * _FRACTIONS[bare.lower()]
        return _share(percent, how, mention)
    if _GOODS.fullmatch(bare.lower()):
        return _goods(mention)
    sum_of_money = _sum(bare, how, mention)
    if sum_of_money is not None:
        return OMITTED if last_word(mention.before) == "some" else sum_of_money
    return _count(bare, how, mention) or OMITTED


def _share(percent: float, how: str, mention: Mention) -> str:
    follows = re.match(r" ?(?:of\b|[.,;:)]|$)", mention.after) or clause_goes_on(mention.after)
    unsure = percent > 100 or last_word(mention.before) in _AFTER_WORDS or _determined(mention)
    if unsure or not follows or (how and how not in _PLAIN and 40 <= percent <= 60):
        return OMITTED
    if 45 <= percent <= 55:
        return "about half"
    if how in _AT_LEAST + _AT_MOST and (percent < 50) == (how in _AT_LEAST):
        return OMITTED
    return "less than half" if percent < 50 else "more than half"


def _goods(mention: Mention) -> str:
    if not _determined(mention):
        return f"a {_LOT}"
    return f"unspecified {_LOT}" if after_an(mention.before) else _LOT


def _sum(text: str, how: str, mention: Mention) -> str | None:
    rate = _RATE.search(text)
    amount = text[: rate.start()] if rate else text
    sign, currency = _SIGN.match(amount), _CURRENCY.search(amount)
    if not (sign or currency):
        return None
    if sign:
        amount = amount[sign.end() :].lstrip()
    elif currency:
        amount = amount[: currency.start()]
    value = number(amount)
    if value is None:
        return None
    known = 1 <= value < 10**15 and not (how in _ROUGHLY and _near_power(value))
    figures = _FIGURES[len(str(int(value))) - 1] if known else None
    if _determined(mention):
        return _sum_determined(figures, mention) if not (how or rate) else OMITTED
    if next_word(mention.after) in ("were", "are", "have"):
        return _FUNDS
    if figures is None:
        return _SUM
    bound = "at least " if how in _AT_LEAST else "at most " if how in _AT_MOST else ""
    return bound + _written(figures) + (f" {_per(rate[1])}" if rate else "")


def _sum_determined(figures: str | None, mention: Mention) -> str:
    words = f"{figures}-figure"
    if figures is None or not article_fits(words, mention.before):
        return OMITTED
    return f"{words} sum" if clause_goes_on(mention.after) else words


def _written(figures: str) -> str:
    return f"{'an' if figures in ('eight', 'eleven') else 'a'} {figures}-figure sum"


def _per(unit: str) -> str:
    return f"{'an' if unit == 'hour' else 'a'} {unit}"


def _count(text: str, how: str, mention: Mention) -> str | None:
    value = number(text)
    if value is None or value < 1 or value >= 10**12 or value != int(value):
        return None
    before = last_word(mention.before)
    if before in ("only", "just") and value < 10:
        return "a few"
    bounded = _PART_OF.search(mention.before) is not None
    bounded = bounded or (before == "to" and value < 10 and clause_goes_on(mention.after))
    if bounded or _determined(mention) or before in _NO_COUNT_AFTER:
        return OMITTED
    if how in _AT_MOST:
        power = len(str(int(value)))
        return f"fewer than {_POWERS[power - 1]}" if power <= len(_POWERS) else OMITTED
    power = len(str(int(value * 0.8 if how in _ROUGHLY else value))) - 1
    if power:
        return f"at least {_POWERS[power - 1]}"
    return "some" if value >= 2 else "at least one"


def _near_power(value: float) -> bool:
    """True when a number said roughly may lie in another band than the one it is written in."""
    low: int = 10 ** (len(str(int(value))) - 1)
    return value < 1.2 * low or value > 8.5 * low


def _determined(mention: Mention) -> bool:
    last = last_word(mention.before)
    preceded = last in _BEFORE_NUMBERS or is_possessive(last)
    return preceded or _THE_LAST.search(mention.before) is not None


def _outputs() -> Iterator[str]:
    yield from ("less than half", "about half", "more than half", OMITTED, _SUM, _FUNDS)
    yield from (f"a {_LOT}", f"unspecified {_LOT}", _LOT)
    yield from ("some", "a few", "at least one")
    for figures in _FIGURES:
        yield from (f"{figures}-figure", f"{figures}-figure sum")
        for bound in ("", "at least ", "at most "):
            for tail in ("", *(f" {_per(unit)}" for unit in _RATES)):
                yield f"{bound}{_written(figures)}{tail}"
    for power in _POWERS:
        yield from (f"at least {power}", f"fewer than {power}")


_ALL = frozenset(_outputs())
