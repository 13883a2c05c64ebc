"""Regular expressions for capitalized words that may be people's names, and for their company.

Source: our own patterns, from general knowledge of English news copy, 2026; Apache-2.0.
"""

from __future__ import annotations

import regex

from redactor.detection.vocabulary import CALLED, NAMED, RELATIONS, SPEECH

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Fr|Sr|Sra|Hon|Gen|Col|Lt|Sgt|Capt|Maj|Brig|Cpl|Pvt|Adm|Cmdr|Sen"
    "|Gov|Rep|Supt|Insp|Messrs|Md|Ven|St"
)
_LETTERS = r"[\p{L}\p{M}]"
WORD = (
    rf"(?:(?:{_ABBREVIATED})\.|\p{{Lu}}\.(?:-?\p{{Lu}}\.)*|(?:[aA]l|[eE]l|as|ash|ad|ar|at|an)-\p{{Lu}}{_LETTERS}+"
    rf"|(?:d'|D'|O'|N'|M')?\p{{Lu}}{_LETTERS}*(?:'(?!s\b){_LETTERS}+)?(?:-{_LETTERS}+)*)"
)
_PARTICLE = (
    r"(?:de la|de los|de las|van der|van den|van de|von der|von|van|de|da|do|dos|das|di|del|della"
    r"|du|des|ter|ten|bin|binti|bint|ibn|ben|abu|umm|el|al|la|le|y|e|zu|af|av)"
)
_NICKNAME = r'(?:"[^"\n]{2,25}"|\(\p{Lu}[^()\n]{1,20}\))'
RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}@_/\-]){WORD}(?: (?:{_NICKNAME} )?(?:{_PARTICLE} )?{WORD})*+"
)
"""Capitalized words in a row, with initials, particles and nicknames between them."""
PART = regex.compile(rf"{WORD}|{_NICKNAME}|{_PARTICLE}")
"""One word of such a run."""
INITIAL = regex.compile(r"(?:-?\p{Lu}\.)+|\p{Lu}")
TITLE_AFTER = regex.compile(
    r" (?:bhai|bhaiya|bhaijaan|bhabi|bhabhi|apa|apu|didi|chacha|chachi|khala|saheb|sahib|sahab|babu"
    r"|garu|akka|ji|jaan|khanum|khanom|hanim|hanım|bey|abla|ağabey|teyze|amca|hoca|ahjussi|ajumma"
    r"|oppa|unni|noona|hyung|sensei|senpai)(?![\p{L}\p{N}\-])"
)
"""A title that stands after the name: Bengali, Hindi, Urdu, Telugu, Persian, Turkish, Korean,
Japanese."""
SENTENCE_START = regex.compile(r"(?:^|[.!?:;\n\"'(*#>|\-\u2013\u2014\u2022]\s*|\d\.\s*)\Z")
"""What stands before the first word of a sentence, line or quotation."""
_RELATION = rf"(?:{'|'.join(sorted(RELATIONS, key=len, reverse=True))})s?"
_SPEECH = (
    "|".join(sorted(SPEECH))
    + "|answered|knows|knew|wants|wanted|lives|lived|works|worked|was born|grew up|died|has been"
)
AFTER = regex.compile(
    rf",? (?:{_SPEECH})\b|, (?:aged )?\d{{1,3}}\b|, (?:a|an|who|whose|then) "
    r"|'s (?:mother|father|wife|husband|son|daughter|brother|sister|cousin|uncle|aunt"
    r"|family|widow|parents|lawyer)\b"
)
"""What follows a person who speaks, has an age, a description or kin."""
BEFORE = regex.compile(
    r"\b(?:(?:said|says|told|asked|according to|named|called|calls?|calling|known as|surnamed|alias"
    r"|nicknamed|as|thanks to|to|with|and|for|from|ring|ask|met|dear)"
    rf"|(?:{_RELATION}),?) ['\"]?\Z",
    regex.IGNORECASE,
)
"""What may stand before a person, and before much else."""
STRONG_BEFORE = regex.compile(
    rf"\b(?:(?:said|(?:{NAMED}|n\u00e9e"
    r"|(?:real |first |last |family |sur|nick|code|fore)name|names? (?:is|was|are|were))"
    r"(?: only| simply| just)?"
    r"|(?:author|editor|reporter|translator|by|byline|contact|name|from|to|cc|producer|writer|photo):"
    rf"|{CALLED}|signs off as|signed)"
    r"|(?:(?:his|her|my|their|our|your|whose|'s|a|the|one|and|two|three|four) (?:[a-z]+ )?"
    rf"(?:{_RELATION}),?)) ['\"]?\Z",
    regex.IGNORECASE,
)
"""What stands before a person and little else."""
PARTICIPLE = regex.compile(r"[a-z]*(?:named|[cdfgknpstxz]ed|[a-z]{3}[bw]ed)")
"""A word that may open a sentence before a name (`Surnamed Kim`, `Detained Kim`). Those of other
letters before the ending, or of few before `b` or `w`, are names too often (`Mohamed`, `Khaled`,
`Rashed`, `Javed`, `Jawed`, `Obed`)."""
PLACE_BEFORE = regex.compile(r"\b(?:in|at|near|outside|inside|around|across|via|the) \Z", regex.I)
LONGEST_HEADING = 160
"""Code points; a longer line is running text."""
LABEL = regex.compile(
    rf"^(?:\[?\d\d?[:.]\d\d(?:[:.]\d\d)?\]? ?)?(?P<name>\p{{Lu}}{_LETTERS}+)(?=:\s)",
    regex.MULTILINE,
)
"""A word and a colon at the start of a line, after a clock time or none."""


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether the line is a heading: most of its words capitalized, and no full stop at its end."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : len(text) if line_end < 0 else line_end].strip()
    if len(line) > LONGEST_HEADING or line.endswith((".", ",", "!", "?", '"')):
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 2 > len(words)
