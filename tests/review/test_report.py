"""The page for a colleague or a lawyer."""

from __future__ import annotations

from html.parser import HTMLParser

import html5lib
import pytest

from redactor import Redactor
from redactor.exposure.decisions import Action
from redactor.exposure.rulings import Ruling
from redactor.review.report import report
from redactor.spans import Span

from .conftest import DRAFT, NOON

SLY = 'My aunt <script>alert(1)</script> rang & "asked".\n'


def page(redactor: Redactor, text: str = DRAFT, *rulings: Ruling, originals: bool = False) -> str:
    redaction = redactor.bound_by(rulings).redact(text, format="text")
    reviewers = ("Vera",) if rulings else ()
    return report(redaction, redactor.policy, NOON, reviewers, originals=originals).decode()


def test_no_word_that_was_taken_out_is_on_the_page(redactor: Redactor) -> None:
    """Safe to send: the copy, the decisions, the reasons."""
    made = page(redactor)
    for words in ("Brindleford", "Anna", "sister", "3 May"):
        assert words not in made
    assert "no word that was taken out" in made
    assert "places." in made


def test_originals_are_shown_on_request_and_that_is_said(redactor: Redactor) -> None:
    """Loudly, on the page itself."""
    made = page(redactor, originals=True)
    assert "Brindleford" in made
    assert "can find the source" in made


def test_an_editor_is_named_with_what_she_decided(redactor: Redactor) -> None:
    """Who decided stands in the decision's row, and reviewers at the top."""
    start = DRAFT.index("Brindleford")
    ruling = Ruling(Span(start, start + 11), Action.KEEP, "LOCATION", "Vera", "the county town")
    made = page(redactor, DRAFT, ruling)
    assert "<td>the county town</td>" in made
    assert "<td>Vera</td>" in made
    assert "<dt>Reviewed by</dt><dd>Vera</dd>" in made


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("originals", [False, True])
def test_the_page_loads_and_runs_nothing(redactor: Redactor, originals: bool) -> None:
    """Self-contained: no script, image, link or form, whatever the draft says; valid HTML."""
    made = page(redactor, SLY, originals=originals)
    tags = _Tags()
    tags.feed(made)
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in tags.found}
    assert all((a.get("href") or "#").startswith("#") for _, a in tags.found)
    assert not any(name.startswith("on") for _, attributes in tags.found for name in attributes)
    parser = html5lib.HTMLParser()
    parser.parse(made)
    assert parser.errors == []


def test_each_number_in_the_copy_leads_to_its_decision(redactor: Redactor) -> None:
    """Every mark has a row, and every row is there once."""
    tags = _Tags()
    tags.feed(page(redactor))
    links = {str(a["href"])[1:] for tag, a in tags.found if tag == "a"}
    rows = [a["id"] for tag, a in tags.found if tag == "tr" and "id" in a]
    assert links == set(rows)
    assert len(rows) == len(set(rows))
