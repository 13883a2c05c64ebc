"""Golden tables of sentences about people, who are linked and have a role.

`golden/people/<table>.tsv` has the columns of the other tables (see `golden.py`). A mark may say
more of a mention, each part only if given: `[[PERSON#2:source|Ri Chol-min]]` is party 2, a source;
`[[PERSON+|Quill]]` is found and kept. In the table `pronouns` pronouns are found, not marked; where
the audience may know a gender they stay.
"""

from __future__ import annotations

import re
from pathlib import Path

from redactor import documents
from redactor.detection.entities import Entity
from redactor.detection.normalization import normalize
from redactor.documents.document import Document
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.anonymizer import build_anonymizer
from redactor.redaction.apply import Copy, apply
from redactor.redaction.brackets import Brackets
from redactor.redaction.jobs import Manner
from redactor.redaction.parties import party_names
from redactor.redaction.pronouns import with_pronouns
from redactor.redaction.roles import Role
from redactor.redaction.surfaces import surfaces
from redactor.spans import Span
from tests.redaction.golden import Row

FOLDER = Path(__file__).parent / "golden" / "people"
MARK = re.compile(r"\[\[([A-Z_]+)(?:#(\d+))?(?::([a-z]+))?(\+)?\|(.*?)\]\]", re.DOTALL)
NO_FORMS = surfaces([], lambda word: False, lambda entity: False)
ANONYMIZER = build_anonymizer()


def marked(sentence: str, operator: str) -> tuple[Document, list[Decision], dict[int, Role]]:
    """The sentence without marks, the decisions they stand for, and roles by party."""
    decisions: list[Decision] = []
    roles: dict[int, Role] = {}
    removed = 0
    for mark in MARK.finditer(sentence):
        kind, party, role, kept, words = mark.groups()
        start = mark.start() - removed
        removed += len(mark[0]) - len(words)
        number = int(party) if party else None
        if number is not None and role:
            roles[number] = Role(role)
        entity = Entity(kind, Span(start, start + len(words)), 0.9, "t.r", words)
        action = Action.KEEP if kept else Action.REDACT
        chosen = "" if kept else operator
        decisions.append(
            Decision(entity, Exposure.DIRECT, 1.0, action, chosen, "because", None, number)
        )
    return documents.parse(MARK.sub(r"\5", sentence), "text"), decisions, roles


def copy_of(row: Row, brackets: Brackets = Brackets.SQUARE) -> Copy:
    """The row's sentence as the audience reads it."""
    operator = "pseudonym" if row.table == "pseudonyms" else "generalize"
    document, decisions, roles = marked(row.before.replace("¶", "\n\n"), operator)
    if row.table == "pronouns" and not row.audience.gender:
        decisions = with_pronouns(normalize(document), decisions)
    manner = Manner(row.audience, brackets, party_names(document, decisions, roles))
    return apply(document, decisions, ANONYMIZER, NO_FORMS, manner)
