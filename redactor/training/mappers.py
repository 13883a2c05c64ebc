"""Maps the labels of public corpora to ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from redactor.training.examples import ALL, TYPES, Row

# Each mapper takes a span's row and its text; it returns the types it may have and whether it may
# also be no entity, or None to leave the words unmarked.
Mapped = tuple[frozenset[str], bool] | None
Mapper = Callable[[Row, str], Mapped]


def by_table(table: Mapping[str, tuple[str, ...]], loose: Mapping[str, tuple[str, ...]]) -> Mapper:
    """Map by table; a label of `loose` or of neither may also be no entity."""

    def mapper(span: Row, text: str) -> Mapped:
        label = span["label"]
        if label in table:
            return frozenset(table[label]), False
        return frozenset(loose.get(label, TYPES)), True

    return mapper


_DEMONYM = re.compile(r"(?:[a-z](?:an|ese|ish|ch|i|ek))$")
# Our own list of English kinship terms, 2026; Apache-2.0.
_KIN = re.compile(
    r"\b(?:mother|father|mum|mom|dad|papa|mamma|parents?|sisters?|brothers?|siblings?|sons?"
    r"|daughters?|child|children|wife|husband|widow|widower|uncles?|aunts?|cousins?|nephews?"
    r"|nieces?|grand\w+|step\w+|fianc\w+|spouse|family)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:my|your|his|her|its|our|their|whose)\b", re.IGNORECASE)


def _kin(text: str) -> bool:
    return bool(_KIN.search(text) and _POSSESSIVE.match(text) and text.count(" ") <= 3)


def redocred(span: Row, text: str) -> Mapped:
    """Re-DocRED: places may be demonyms."""
    label = span["label"]
    if label == "LOC":
        if _DEMONYM.search(text):
            return frozenset({"LOCATION", "DEMOGRAPHIC"}), True
        return frozenset({"LOCATION"}), False
    table = {"PER": "PERSON", "ORG": "ORGANIZATION", "TIME": "DATE_TIME"}
    if label in table:
        return frozenset({table[label]}), False
    return (frozenset({"MISC", "DATE_TIME"}), True) if label == "NUM" else (ALL - {"ID"}, True)


def gum(span: Row, text: str) -> Mapped:
    """GUM: names, times and kin; other nouns may be anything."""
    label, named = span["label"], span["mention"] == "name"
    if label == "person" and _kin(text):
        return frozenset({"FAMILY_RELATION"}), False
    if label == "time" and span["mention"] != "pronoun" and text.count(" ") <= 4:
        return frozenset({"DATE_TIME"}), not named
    table = {"person": "PERSON", "place": "LOCATION", "organization": "ORGANIZATION"}
    if named and label in table and text.count(" ") <= 3:
        return frozenset({table[label]}), False
    if span["mention"] == "pronoun" or text.count(" ") > 6:
        return None
    return ALL, True


def litbank(span: Row, text: str) -> Mapped:
    """LitBank: capitalised names and kin; other nouns may be anything."""
    label = span["label"]
    if label == "PER" and _kin(text):
        return frozenset({"FAMILY_RELATION"}), False
    if all(word[:1].isupper() or word in {"of", "the", "and"} for word in text.split()):
        table = {"PER": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "ORG": "ORGANIZATION"}
        if label in table and text not in {"I", "Sir", "Madam"}:
            return frozenset({table[label]}), False
    return (ALL, True) if text.count(" ") <= 6 else None


def meantime(span: Row, text: str) -> Mapped:
    """MEANTIME: names and times; other nouns may be anything."""
    label = span["label"]
    if label.startswith("TIMEX"):
        return frozenset({"DATE_TIME"}), False
    table = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION"}
    if label in table and span["syntactic_type"] in {"NAM", "PRE.NAM"} and text.count(" ") <= 5:
        return frozenset({table[label]}), False
    return (ALL, True) if text.count(" ") <= 6 else None


def tweets(span: Row, text: str) -> Mapped:
    """BTC: handles and tags may be anything."""
    table = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION"}
    if "@" in text or text.startswith("#"):
        return ALL, True
    return frozenset({table[span["label"]]}), False


CROSSNER = by_table(
    {
        **dict.fromkeys(("person", "writer", "politician", "scientist"), ("PERSON",)),
        **dict.fromkeys(("country", "location"), ("LOCATION",)),
        **dict.fromkeys(("organisation", "politicalparty", "university"), ("ORGANIZATION",)),
        **dict.fromkeys(("award", "book", "poem"), ("MISC",)),
    },
    {"magazine": ("MISC", "ORGANIZATION"), "academicjournal": ("MISC", "ORGANIZATION")},
)
SIMPLE = {"PER": ("PERSON",), "LOC": ("LOCATION",), "ORG": ("ORGANIZATION",)}
