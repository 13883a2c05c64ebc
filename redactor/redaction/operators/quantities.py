"""Sums and counts, said less precisely: "3,200 yuan" -> "a four-figure sum", "62" -> "10–99"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.redaction.operators.mention import Mention


def _list(text: str) -> list[str]:
    return text.split()


_UNITS = _list("zero one two three four five six seven eight nine ten eleven twelve")
_TEENS = _list("thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBERS = {
    **{word: n for n, word in enumerate(_UNITS + _TEENS)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
}
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_AT_LEAST = ("more than", "at least", "over", "well over", "just over", "as many as")
_AT_MOST = ("less than", "fewer than", "at most", "up to", "under", "just under", "as few as")
_NEARLY = ("nearly", "almost", "close to")
_ROUGHLY = ("about", "around", "some", "roughly", "approximately")
_PLAIN = ("only", "all", "exactly", "another")
_PREFIX = re.compile(
    rf"({'|'.join((*_AT_LEAST, *_AT_MOST, *_NEARLY, *_ROUGHLY, *_PLAIN))}) ", re.IGNORECASE
)
_DIGITS = re.compile(r"\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SIGN = re.compile(
    r"[^\W\d_]{0,3}[$€£¥₩₹₦₱₫₽₴₺₵₪฿₾₸]|(?:[A-Z]{1,4}|Rs|Rp|Tk|K?Sh|Bs|Br)\.?(?= ?\d)"
)
_RATE = re.compile(r" (?:a|an|per) (year|month|week|day|hour|head|kilo|tonne)$")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_CURRENCY = re.compile(
    r"[ -](?:US |CFA |Swiss |Congolese )?(?:dollars?|cents?|euros?|pounds?|pence|quid|yuan|renminbi"
    r"|won|yen|rupees?|rupiah|ringgit|baht|dong|kip|riel|kyats?|pesos?|reais|real|soles?|bolívares"
    r"|bolivianos?|quetzals?|lempiras?|roubles?|rubles?|hryvnias?|tenge|soms?|somoni|manats?|lari"
    r"|drams?|liras?|dinars?|dirhams?|riyals?|rials?|tomans?|shekels?|afghanis?|takas?|shillings?"
    r"|naira|cedis?|francs?|birr|nakfa|rand|kwacha|pula|meticais|kwanza|leones?|zlotys?|koruna"
    r"|crowns?|forints?|lei|leva|kuna|kronor|kroner|krona|krone|kina|CFA|[A-Z]{3})$"
)
_FIGURES = (_UNITS + _TEENS)[1:16]
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]|[\"'(*•–—])\s*$")
_VOWEL = ("eight", "eleven")
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"}
)
_RATES = ("year", "month", "week", "day", "hour", "head", "kilo", "tonne")


def generalize(mention: Mention) -> str | None:
    """A coarser truth about a sum, a count or a share.

    A sum becomes the number of its figures, without its currency ("a six-figure sum a month"; after
    a determiner "six-figure" alone). A count becomes the band of its order of magnitude ("10–99",
    "1,000–9,999"), bounded on one side after "more than" or "up to". A share becomes "less than
    half", "half" or "more than half".

    Returns:
        The words without brackets; `None` for whatever is no plain number (goods, things, events,
        scores, fractions) or would not fit its sentence.
    """
    text = mention.text.replace("’", "'").strip()
    if mention.after[:1] in ("-", "–") or (mention.after[:1] and mention.after[0].isalnum()):
        return None
    prefix = _PREFIX.match(text)
    how = prefix[1].lower() if prefix else ""
    bare = text[prefix.end() :] if prefix else text
    if how in _NEARLY:
        return None
    share = _PERCENT.fullmatch(bare)
    if share:
        words = _share(float(share[1]), how, mention)
    else:
        words = _sum(bare, how, mention) or _count(bare, how, mention)
    opens = words is not None and _SENTENCE_START.search(mention.before)
    return words[:1].upper() + words[1:] if words and opens else words


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL or (words[:1].lower() + words[1:]) in _ALL


def _share(percent: float, how: str, mention: Mention) -> str | None:
    follows = re.match(r" ?(?:of\b|[.,;:)]|$)", mention.after)
    if how not in ("", *_PLAIN) or percent > 100 or not follows or _determined(mention):
        return None
    if percent == 50:
        return "half"
    return "less than half" if percent < 50 else "more than half"


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
    value = _value(amount)
    if value is None or value < 1:
        return None
    figures = _FIGURES[len(str(int(value))) - 1] if value < 10**15 else None
    if figures is None or (how in _ROUGHLY and _near_power(value)):
        return None
    article = "an" if figures in _VOWEL else "a"
    if _determined(mention):
        fits = (
            _last_word(mention.before) not in ("a", "an") or _last_word(mention.before) == article
        )
        return f"{figures}-figure" if fits and not how and not rate else None
    bound = "at least " if how in _AT_LEAST else "at most " if how in _AT_MOST else ""
    tail = f" a {rate[1]}".replace("a hour", "an hour") if rate else ""
    return f"{bound}{article} {figures}-figure sum{tail}"


def _count(text: str, how: str, mention: Mention) -> str | None:
    value = _value(text)
    if value is None or value < 2 or value >= 10**12 or value != int(value):
        return None
    if how in _ROUGHLY and _near_power(value):
        return None
    low, high = _band(int(value))
    if how in _AT_LEAST:
        return None if _determined(mention) else f"at least {_written(low)}"
    if how in _AT_MOST:
        return None if _determined(mention) else f"at most {_written(high)}"
    return f"{_written(low)}–{_written(high)}"


def _band(value: int) -> tuple[int, int]:
    low = 10 ** (len(str(value)) - 1)
    return (2 if low == 1 else low), low * 10 - 1


def _near_power(value: float) -> bool:
    """True when a number said roughly may lie in another band than the one it is written in."""
    low: int = 10 ** (len(str(int(value))) - 1)
    return value < 1.2 * low or value > 8.5 * low


def _written(number: int) -> str:
    return f"{number:,}"


def _value(text: str) -> float | None:
    """The number that `text` is, digits or words, with a scale word or none."""
    words = re.split(r"[ -]", text.lower().replace("\u00a0", " "))
    scale = 1
    digits = _DIGITS.match(text)
    if digits:
        rest = text[digits.end() :].strip().lower()
        if rest and rest not in _SCALES:
            return None
        scale = _SCALES.get(rest, 1)
        return float(re.sub(r"[, \u00a0]", "", digits[0])) * scale
    if words[:1] == ["a"]:
        words[0] = "one"
    return _spelled([word.strip(",") for word in words if word.strip(",") != "and"])


def _spelled(words: list[str]) -> float | None:
    total = part = 0
    previous = ""
    for word in words:
        if word in _NUMBERS:
            if previous in _NUMBERS and not (_NUMBERS[previous] >= 20 and _NUMBERS[word] < 10):
                return None
            part += _NUMBERS[word]
        elif word == "hundred" and part:
            part *= 100
        elif word in ("thousand", "million", "billion") and part:
            total, part = total + part * _SCALES[word], 0
        else:
            return None
        previous = word
    return float(total + part) if words else None


def _determined(mention: Mention) -> bool:
    last = _last_word(mention.before)
    return last in _DETERMINERS or last.endswith("'s")


def _last_word(before: str) -> str:
    words = re.findall(r"[^\W\d_]+(?:'s)?$", before.replace("’", "'").rstrip().lower())
    return words[0] if words else ""


def _outputs() -> Iterator[str]:
    yield from ("less than half", "half", "more than half")
    for figures in _FIGURES:
        yield f"{figures}-figure"
        article = "an" if figures in _VOWEL else "a"
        for bound in ("", "at least ", "at most "):
            for tail in ("", *(f" a {r}".replace("a hour", "an hour") for r in _RATES)):
                yield f"{bound}{article} {figures}-figure sum{tail}"
    for power in range(12):
        low, high = _band(10**power)
        yield f"{_written(low)}–{_written(high)}"
        yield f"at least {_written(low)}"
        yield f"at most {_written(high)}"


_ALL = frozenset(_outputs())
