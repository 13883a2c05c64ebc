"""What a document says of one place in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SURELY = 3
"""The strength, as in `Evidence`, of whoever is called a source or promised anonymity."""


class Standing(Enum):
    """How a person stands to the newsroom and the public."""

    SOURCE = "source"
    PSEUDONYM = "pseudonym"
    PUBLIC = "public"
    ON_RECORD = "on record"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What bears on whom a span is about.

    Strengths run from 0 to 3: 0 no source; 1 somebody unnamed who speaks; 2 somebody unnamed whom
    the copy quotes and follows, or who answers an interview; 3 somebody called a source or promised
    anonymity. A relative of a source has the strength of the source.

    Args:
        is_source: strength of the person that the span itself mentions.
        about_source: strength of the person that its sentence is about.
        carried_source: where its sentence mentions nobody, of the person that the sentences before
            it in the paragraph are about; else 0.
        source_in_sentence: of the strongest that its sentence mentions or quotes.
        source_in_paragraph: of the strongest that its paragraph does.
        source_before: of the strongest met up to its sentence.
        source_in_document: of the strongest in the document.
        said_by_source: of whoever says it, quoted or reported.
        said_by_public: said by a body, or by somebody in office or speaking for one.
        said_on_record: said by somebody named in full.
        quoted: inside a quotation or a turn of a transcript.
        first_person: its sentence speaks of itself (I, my, we).
        narrated: 2 when its sentence does, outside quotations and turns; 1 when its paragraph does.
        narration: 2 when a third of the document does, 1 when an eighth does.
        about_public: its sentence is about a body, or somebody in office or named in full.
        anonymity: 2 when its sentence promises anonymity, 1 when its paragraph or one beside it
            does.
        public_role: the span mentions, or is the role of, somebody public.
        on_record: the span mentions somebody named in full who is quoted, and no source.
        pseudonym: the span is a name that is declared not to be real.
        real_name: the span is a name that is declared to be the real one of a source, or of anybody
            who is not public in a document that has a source.
        credit: the span stands in a byline, credit or author's note.
        dateline: the span stands in a dateline.
    """

    is_source: int = 0
    about_source: int = 0
    carried_source: int = 0
    source_in_sentence: int = 0
    source_in_paragraph: int = 0
    source_before: int = 0
    source_in_document: int = 0
    said_by_source: int = 0
    said_by_public: bool = False
    said_on_record: bool = False
    quoted: bool = False
    first_person: bool = False
    narrated: int = 0
    narration: int = 0
    about_public: bool = False
    anonymity: int = 0
    public_role: bool = False
    on_record: bool = False
    pseudonym: bool = False
    real_name: bool = False
    credit: bool = False
    dateline: bool = False
