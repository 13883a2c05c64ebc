"""What an editor decides is what is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from redactor.cli import review as command
from redactor.errors import (
    ConfigError,
    DecisionsChangedError,
    DecisionsError,
    DraftChangedError,
    LeakError,
    OutputIsInputError,
    PolicyError,
    ReadError,
    RedactionError,
    ReviewError,
    WriteError,
)
from redactor.exposure.decisions import Action
from redactor.pipeline import Redactor
from redactor.review.copies import Proposed
from redactor.review.decisionsfile import DecisionsFile
from redactor.review.requests import Request
from redactor.review.saved import Decisions
from redactor.review.sitting import Sitting
from redactor.spans import Span
from redactor.wordlists import read_wordlists
from tests.documents.pdfs import pdf, text

from .conftest import DRAFT, MakeSitting


def at(words: str, number: int = 0) -> Span:
    """Where words stand in the draft for the n-th time."""
    start = -1
    for _ in range(number + 1):
        start = DRAFT.index(words, start + 1)
    return Span(start, start + len(words))


def keep(span: Span, **options: Any) -> Request:
    return Request(span, Action.KEEP, "LOCATION", **options)


def records(sitting: Sitting) -> list[dict[str, Any]]:
    return [json.loads(line) for line in sitting.draft(0).files.log.read_bytes().splitlines()]


def test_nothing_is_written_before_saving(draft: Path, sit: MakeSitting) -> None:
    """Opening, ruling and undoing leave the folder as it was."""
    sitting = sit(draft)
    sitting.rule(0, keep(at("Brindleford")))
    sitting.draft(0).review.undo()
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]


def test_a_save_writes_what_was_decided_and_by_whom(draft: Path, sit: MakeSitting) -> None:
    """The copy keeps what the editor kept; the log names her where she decided."""
    sitting = sit(draft)
    sitting.rule(0, keep(at("Brindleford", 1), reason="the mayor is public"))
    written = sitting.save(0)
    copy = draft.with_name("mill.redacted.txt")
    assert copy in written.files
    assert "left Brindleford." in copy.read_text()
    assert "lives in Brindleford" not in copy.read_text()
    header, *decisions, footer = records(sitting)
    assert header["reviewers"] == ["Vera"]
    assert footer["seal"] is not None
    own = [record for record in decisions if record["decided_by"] == "reviewer"]
    assert [(r["reviewer"], r["action"], r["reason"]) for r in own] == [
        ("Vera", "keep", "the mayor is public")
    ]
    assert draft.read_text() == DRAFT


def test_all_mentions_are_ruled_at_once_and_undone_at_once(draft: Path, sit: MakeSitting) -> None:
    """One word on a place is enough for every mention of it; one undo takes it back."""
    sitting = sit(draft)
    review = sitting.draft(0).review
    before = review.redaction.text
    sitting.rule(0, keep(at("Brindleford"), all_mentions=True))
    assert review.redaction.text.count("Brindleford") == 2
    assert review.redaction.leaks == ()
    review.undo()
    assert review.redaction.text == before
    assert not review.can_undo


def test_a_later_ruling_takes_the_place_of_an_earlier_one(draft: Path, sit: MakeSitting) -> None:
    """An editor may change her mind; the last word counts."""
    sitting = sit(draft)
    review = sitting.draft(0).review
    sitting.rule(0, keep(at("Brindleford"), all_mentions=True))
    words = Request(at("Brindleford"), Action.REDACT, "LOCATION", "a town", all_mentions=True)
    sitting.rule(0, words)
    assert review.redaction.text.count("[a town]") == 2
    assert len(review.rulings) == 2


def test_what_was_missed_can_be_added(draft: Path, sit: MakeSitting) -> None:
    """Words that nothing found go everywhere."""
    sitting = sit(draft)
    sitting.rule(0, Request(at("the mayor"), Action.REDACT, "OCCUPATION", "an official"))
    assert "She met [an official]" in sitting.draft(0).review.redaction.text


def test_nobody_decides_without_a_name(draft: Path, sit: MakeSitting) -> None:
    """A log without a name would say nothing of who decided."""
    sitting = sit(draft, reviewer="")
    for act in (lambda: sitting.rule(0, keep(at("Brindleford"))), lambda: sitting.save(0)):
        with pytest.raises(ReviewError, match="RED551"):
            act()
    sitting.name_reviewer("  Vera Lindqvist ")
    sitting.save(0)
    assert records(sitting)[0]["reviewers"] == ["Vera Lindqvist"]


@pytest.mark.parametrize("name", ["", "  ", "Vera\nLindqvist"])
def test_a_name_is_on_one_line(name: str, draft: Path, sit: MakeSitting) -> None:
    """What would break a log's line or says nothing is no name."""
    with pytest.raises(ReviewError):
        sit(draft).name_reviewer(name)


@pytest.mark.parametrize("keeps", [False, True], ids=["no decisions", "decisions"])
def test_a_draft_that_changes_while_a_save_makes_its_copy_is_not_written(
    keeps: bool, draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at again right before the files appear; what is kept alone does not need it."""
    decisions = draft.with_name("kept.json") if keeps else None
    sitting = sit(draft, decisions=decisions)
    whole = Redactor.redact_document

    def slow(self: Any, *args: Any, **options: Any) -> Any:
        draft.write_text(DRAFT + "And again.\n")
        return whole(self, *args, **options)

    monkeypatch.setattr("redactor.pipeline.Redactor.redact_document", slow)
    with pytest.raises(DraftChangedError, match="RED552"):
        sitting.save(0)
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]
    if keeps:
        assert sitting.keep(0).files == (decisions,)


def test_a_draft_that_changed_on_disk_is_not_written(draft: Path, sit: MakeSitting) -> None:
    """What was decided on was another text."""
    sitting = sit(draft)
    draft.write_text(DRAFT + "More.\n")
    with pytest.raises(DraftChangedError, match="RED552"):
        sitting.save(0)
    assert not sitting.draft(0).files.copy.exists()


def test_a_copy_that_leaks_is_not_saved(
    draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verification has the last word, not the page."""
    monkeypatch.setattr("redactor.pipeline.ROUNDS", 1)
    monkeypatch.setattr("redactor.pipeline.Redactor._repeats", lambda *_: [])
    monkeypatch.setattr("redactor.pipeline.find_hidden", _something_hidden)
    sitting = sit(draft)
    with pytest.raises(LeakError, match="RED310"):
        sitting.save(0)
    assert not sitting.draft(0).files.copy.exists()


def _something_hidden(*_: object) -> Any:
    from redactor.detection.entities import Entity

    return [(Entity("LOCATION", Span(0, 2), 1.0, "places.town", "My"), "a part")]


def test_a_save_that_cannot_be_written_leaves_nothing(draft: Path, sit: MakeSitting) -> None:
    """Copy, log and decisions come together or not at all."""
    sitting = sit(draft, decisions=draft.with_name("kept.json"))
    draft.with_name("mill.redacted.txt").mkdir()
    with pytest.raises(WriteError):
        sitting.save(0)
    assert sorted(path.name for path in draft.parent.iterdir()) == ["mill.redacted.txt", "mill.txt"]


def test_a_ruling_beyond_the_draft_is_refused(draft: Path, sit: MakeSitting) -> None:
    """No request can name a place that is not there."""
    sitting = sit(draft)
    with pytest.raises(ReviewError):
        sitting.rule(0, keep(Span(0, len(DRAFT) + 1)))
    with pytest.raises(ReviewError):
        sitting.draft(1)


def test_folders_give_their_drafts_and_no_copies(tmp_path: Path, sit: MakeSitting) -> None:
    """What redactor wrote itself, hidden files and files of other kinds are left out."""
    for name in ("b.md", "a.txt", "a.redacted.txt", ".c.md", "d.py", "sub/e.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Words.\n")
    names = [opened.files.draft.name for opened in sit(tmp_path).opened]
    assert names == ["a.txt", "b.md", "e.md"]


def test_two_names_of_one_sitting_are_both_kept(
    draft: Path, tmp_path: Path, sit: MakeSitting
) -> None:
    """Whoever decides after the first one, at the same page, does not take her place."""
    kept = tmp_path / "kept.json"
    sitting = sit(draft, decisions=kept)
    sitting.rule(0, keep(at("Brindleford")))
    sitting.name_reviewer("Tom")
    sitting.rule(0, keep(at("Anna")))
    sitting.name_reviewer("Ines")
    sitting.save(0)
    assert records(sitting)[0]["reviewers"] == ["Vera", "Tom", "Ines"]
    assert sit(draft, decisions=kept).draft(0).reviewers == ("Vera", "Tom", "Ines")


def test_a_second_editor_goes_on_and_countersigns(
    draft: Path, tmp_path: Path, sit: MakeSitting
) -> None:
    """Decisions kept by one are there for the other; the log names both."""
    kept = tmp_path / "kept.json"
    first = sit(draft, decisions=kept)
    first.rule(0, keep(at("Brindleford"), reason="public"))
    first.keep(0)
    second = sit(draft, reviewer="Tom", decisions=kept)
    second.rule(0, Request(at("Anna"), Action.REDACT, "PERSON", "a woman"))
    second.save(0)
    header, *decisions, _ = records(second)
    assert header["reviewers"] == ["Vera", "Tom"]
    deciders = {r["reviewer"] for r in decisions if r["decided_by"] == "reviewer"}
    assert deciders == {"Vera", "Tom"}


def test_public_from_now_on_is_on_the_list_and_in_every_draft(
    draft: Path, sit: MakeSitting
) -> None:
    """The newsroom's list gets the words with a reason, and they stay wherever they stand."""
    other = draft.with_name("other.txt")
    other.write_text("My aunt lives in Brindleford.\n")
    draft.with_name("redactor.toml").write_text('lists = ["public.yaml"]\n')
    public = draft.with_name("public.yaml")
    public.write_text("# Ours.\nallow:\n  - text: Oslo\n    reason: a capital\n")
    sitting = sit(draft, other)
    sitting.allow(0, at("Brindleford"), "the county town")
    assert public.read_text().startswith("# Ours.\n")
    assert [(e.text, e.type, e.reason) for e in read_wordlists(public).allow][1:] == [
        ("Brindleford", "LOCATION", "the county town")
    ]
    assert sitting.draft(0).review.redaction.text.count("Brindleford") == 2
    assert "Brindleford" in sitting.draft(1).review.redaction.text


def test_nothing_is_public_without_list_or_reason(draft: Path, sit: MakeSitting) -> None:
    """There must be a file to write to, and a reason that colleagues can read."""
    with pytest.raises(ReviewError, match="no list"):
        sit(draft).allow(0, at("Brindleford"), "the county town")
    draft.with_name("redactor.toml").write_text('lists = ["public.yaml"]\n')
    draft.with_name("public.yaml").write_text("allow: []\n")
    with pytest.raises(ReviewError, match="reason"):
        sit(draft).allow(0, at("Brindleford"), " ")
    with pytest.raises(ConfigError, match="by hand"):
        sit(draft).allow(0, at("Brindleford"), "the county town")
    assert draft.with_name("public.yaml").read_text() == "allow: []\n"


def test_what_a_smaller_ruling_leaves_of_a_redaction_stays_redacted(
    draft: Path, sit: MakeSitting
) -> None:
    """An editor who keeps a word of what she took out has not put the rest back."""
    sitting = sit(draft)
    sitting.rule(0, Request(at("the mayor, who has left"), Action.REDACT, "MISC", "somebody"))
    sitting.rule(0, keep(at("mayor")))
    text = sitting.draft(0).review.redaction.text
    assert "mayor" in text
    assert "has left" not in text
    assert {ruling.by for ruling in sitting.draft(0).review.rulings} == {"Vera"}
    assert len(sitting.draft(0).review.rulings) == 3


def test_linked_mentions_keep_their_types(draft: Path, sit: MakeSitting) -> None:
    """A ruling on all mentions of somebody makes no name of a relation."""
    sitting = sit(draft)
    review = sitting.draft(0).review
    before = {d.entity.span: d.entity_type for d in review.redaction.decisions}
    name = next(d for d in review.redaction.decisions if d.entity.text == "Anna")
    sitting.rule(0, Request(name.entity.span, Action.KEEP, name.entity_type, all_mentions=True))
    for ruling in review.rulings:
        assert ruling.entity_type == before[ruling.span]


def test_added_words_go_wherever_they_stand_whole(tmp_path: Path, sit: MakeSitting) -> None:
    """Also an ordinary word, of which nothing would be known elsewhere; never part of another."""
    path = tmp_path / "mill.txt"
    path.write_text("It was the mill. A millpond is near the mill.\n")
    sitting = sit(path)
    where = Span(11, 15)
    sitting.rule(0, Request(where, Action.REDACT, "MISC", "a place", all_mentions=True))
    review = sitting.draft(0).review
    assert [one.span for one in review.rulings] == [where, Span(40, 44)]
    assert review.redaction.text.count("[place]") == 2
    sitting.draft(0).review.undo()
    assert sitting.draft(0).review.rulings == ()


def test_a_draft_that_cannot_be_read_leaves_the_others(draft: Path, sit: MakeSitting) -> None:
    """It stands among them with its reason; alone, it ends the sitting at once."""
    broken = draft.with_name("a.docx")
    broken.write_bytes(b"no package")
    sitting = sit(draft.parent)
    assert [one.files.draft.name for one in sitting.opened] == ["mill.txt"]
    with pytest.raises(ReadError):
        sitting.draft(0)
    sitting.save(1)
    with pytest.raises(ReadError):
        sit(broken)


@pytest.mark.parametrize("name", ["mill.redacted.txt", "mill.txt", "folder"])
def test_decisions_that_no_save_could_write_are_refused_at_once(
    name: str, draft: Path, sit: MakeSitting
) -> None:
    """They would take the place of copy or draft, or go nowhere."""
    (draft.parent / "folder").mkdir()
    with pytest.raises((WriteError, DecisionsError)):
        sit(draft, decisions=draft.parent / name)


def test_two_drafts_never_have_one_copy(draft: Path, sit: MakeSitting) -> None:
    """The later one is told that its copy would take the place of the other's."""
    draft.with_name("notes.md").write_text("Words.\n")
    draft.with_name("notes.pdf").write_bytes(pdf(text("Words.")))
    sitting = sit(draft.with_name("notes.md"), draft.with_name("notes.pdf"))
    with pytest.raises(ReviewError, match="another draft's"):
        sitting.draft(1)


def test_a_copy_never_takes_the_place_of_a_draft(draft: Path, sit: MakeSitting) -> None:
    """Not of another one of the sitting either."""
    other = draft.with_name("mill.redacted.txt")
    other.write_text("Words.\n")
    with pytest.raises(OutputIsInputError):
        sit(draft, other).save(0)
    assert other.read_text() == "Words.\n"


def test_decisions_are_kept_on_drafts_of_different_names(
    draft: Path, tmp_path: Path, sit: MakeSitting
) -> None:
    """Two of one name would lose each other's; without decisions nothing is in the way."""
    other = tmp_path / draft.name
    other.write_text(DRAFT)
    assert len(sit(draft, other).drafts) == 2
    with pytest.raises(ReviewError, match="have this name"):
        sit(draft, other, decisions=tmp_path / "kept.json")


def test_decisions_are_kept_by_somebody(draft: Path, tmp_path: Path, sit: MakeSitting) -> None:
    """Without a name no file is written that could not be countersigned."""
    with pytest.raises(ReviewError, match="who decides"):
        sit(draft, reviewer="", decisions=tmp_path / "kept.json").keep(0)
    with pytest.raises(ReviewError, match="one line"):
        sit(draft, reviewer="Vera\nLindqvist")


def test_what_became_public_after_saving_is_not_saved(draft: Path, sit: MakeSitting) -> None:
    """The copy on disk is another one than the page shows."""
    draft.with_name("redactor.toml").write_text('lists = ["public.yaml"]\n')
    draft.with_name("public.yaml").write_text("allow:\n  - text: Oslo\n    reason: a capital\n")
    sitting = sit(draft)
    sitting.save(0)
    assert sitting.draft(0).review.is_saved
    sitting.allow(0, at("Brindleford"), "the county town")
    assert not sitting.draft(0).review.is_saved
    sitting.save(0)
    assert sitting.draft(0).review.is_saved


def test_a_ruling_made_while_saving_is_not_saved(draft: Path, sit: MakeSitting) -> None:
    """What was decided in another tab meanwhile is in no file, and counts as such."""
    sitting = sit(draft)
    review = sitting.draft(0).review
    rulings = review.made().rulings
    sitting.rule(0, keep(at("Brindleford")))
    review.mark_saved(rulings)
    assert not review.is_saved


@pytest.mark.parametrize("data", [b"\xff", b"allow: [", b"- a\n"])
def test_a_list_that_was_broken_meanwhile_is_told(
    data: bytes, draft: Path, sit: MakeSitting
) -> None:
    """Nothing is added to what is no list."""
    draft.with_name("redactor.toml").write_text('lists = ["public.yaml"]\n')
    public = draft.with_name("public.yaml")
    public.write_text("allow:\n  - text: Oslo\n    reason: a capital\n")
    sitting = sit(draft)
    public.write_bytes(data)
    with pytest.raises(ConfigError, match="RED404"):
        sitting.allow(0, at("Brindleford"), "the county town")
    assert public.read_bytes() == data


def test_what_others_add_to_a_list_at_the_same_moment_stays(
    draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for the folder looks at the list once more, and writes nothing."""
    draft.with_name("redactor.toml").write_text('lists = ["public.yaml"]\n')
    public = draft.with_name("public.yaml")
    public.write_text("allow:\n  - text: Oslo\n    reason: a capital\n")
    theirs = public.read_text() + "  - text: Bergen\n    reason: a port\n"

    @contextmanager
    def locked(_: object) -> Iterator[None]:
        public.write_text(theirs)
        yield

    sitting = sit(draft)
    sitting.draft(0).review.made()
    monkeypatch.setattr("redactor.writing.locked", locked)
    with pytest.raises(ConfigError, match="same moment"):
        sitting.allow(0, at("Brindleford"), "the county town")
    assert public.read_text() == theirs
    assert "Brindleford" not in sitting.draft(0).review.redaction.text


def test_a_ruling_is_taken_before_its_copy_is_made(draft: Path, sit: MakeSitting) -> None:
    """What was made last is there meanwhile; what is asked for carries the ruling out."""
    review = sit(draft).draft(0).review
    first = review.made()
    review.rule(keep(at("Brindleford")), "Vera")
    assert review.latest is first
    assert (len(review.rulings), review.is_saved) == (1, False)
    made = review.made()
    assert made.version == review.version > first.version
    assert made.rulings == review.rulings
    assert "lives in Brindleford" in made.redaction.text


def test_a_ruling_is_taken_before_anything_is_verified(
    draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings are there before their copy is; nothing is saved before, and then what was ruled."""
    gate = Event()
    whole = Redactor._verify

    def slow(self: Any, *args: Any) -> Any:
        gate.wait(30)
        return whole(self, *args)

    monkeypatch.setattr("redactor.pipeline.Redactor._verify", slow)
    sitting = sit(draft)
    review = sitting.draft(0).review
    proposed = review.proposed()
    assert isinstance(proposed, Proposed)
    assert review.latest is proposed
    sitting.rule(0, keep(at("Brindleford"), reason="public", all_mentions=True))
    saving = Thread(target=sitting.save, args=(0,))
    saving.start()
    saving.join(0.2)
    assert saving.is_alive()
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]
    gate.set()
    saving.join()
    assert sitting.draft(0).files.copy.read_text().count("Brindleford") == 2
    reasons = [r["reason"] for r in records(sitting) if r.get("decided_by") == "reviewer"]
    assert reasons == ["public", "public"]
    found = {placed.decision.entity.span for placed in proposed.placed}
    assert found == {placed.decision.entity.span for placed in review.made().placed}


@pytest.mark.parametrize(
    ("by", "code"), [(None, 0), (KeyboardInterrupt(), 130), (SystemExit(143), 143)], ids=repr
)
def test_the_process_does_not_end_over_a_save(
    by: BaseException | None,
    code: int,
    draft: Path,
    sit: MakeSitting,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However long its copy takes; what else is looked for is not waited for."""
    gate, saving = Event(), Event()
    whole = Redactor._verify

    def slow(self: Any, *args: Any) -> Any:
        gate.wait(30)
        return whole(self, *args)

    def unchanged(_: object) -> None:
        saving.set()

    other = draft.with_name("other.txt")
    other.write_text("My aunt lives in Brindleford.\n")
    sitting = sit(draft, other)
    sitting.draft(0).review.made()
    sitting.rule(0, keep(at("Brindleford")))
    copy = sitting.draft(0).files.copy
    ended: list[tuple[int, bool]] = []
    monkeypatch.setattr("redactor.pipeline.Redactor._verify", slow)
    monkeypatch.setattr("redactor.review.sitting.ensure_unchanged", unchanged)
    monkeypatch.setattr(command, "_leave", lambda code: ended.append((code, copy.exists())))

    def end() -> None:
        with suppress(KeyboardInterrupt, SystemExit), command._ending_at_once(sitting):
            saving.wait(30)
            if by is not None:
                raise by

    ending = Thread(target=end)
    ending.start()
    work = Thread(target=sitting.save, args=(0,))
    work.start()
    ending.join(0.2)
    assert ending.is_alive()
    with sitting.draft(1).review._making:
        gate.set()
        work.join(30)
        ending.join(30)
    assert ended == [(code, True)]


@pytest.mark.parametrize("is_ruled", [False, True], ids=["nothing ruled", "a ruling"])
def test_what_is_proposed_and_cannot_be_verified(
    is_ruled: bool, draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no review; but what was ruled on it meanwhile stands, and is saved when it can be."""
    gate = Event()

    def failing(*_: Any) -> Any:
        gate.wait(30)
        raise RedactionError("redaction failed")

    sitting = sit(draft)
    review = sitting.draft(0).review
    with monkeypatch.context() as broken:
        broken.setattr("redactor.pipeline.Redactor._verify", failing)
        review.proposed()
        for place in (at("Brindleford"), at("3 May")) if is_ruled else ():
            sitting.rule(0, keep(place))
        gate.set()
        for ask in (review.made, lambda: sitting.save(0)):
            with pytest.raises(RedactionError, match="RED301"):
                ask()
    assert isinstance(sitting.problem, RedactionError) is not is_ruled
    assert (review.latest is None, review.refused) == (not is_ruled, None)
    assert "Brindleford" not in review.proposed().text
    assert len(review.rulings) == (2 if is_ruled else 0)
    sitting.save(0)
    assert ("lives in Brindleford" in sitting.draft(0).files.copy.read_text()) is is_ruled


def test_a_ruling_is_not_taken_back_for_what_passes(
    draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory that ran out once, and not the next time, is no fault of what was ruled."""
    whole, failed = Redactor.redact_document, Event()

    def failing(self: Any, *args: Any, **options: Any) -> Any:
        if not failed.is_set():
            failed.set()
            raise MemoryError
        return whole(self, *args, **options)

    sitting = sit(draft)
    review = sitting.draft(0).review
    review.made()
    monkeypatch.setattr("redactor.pipeline.Redactor.redact_document", failing)
    sitting.rule(0, keep(at("Brindleford")))
    sitting.save(0)
    assert (failed.is_set(), review.refused, len(review.rulings)) == (True, None, 1)


def test_a_ruling_that_no_copy_can_be_made_of_is_taken_back(
    draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before it stands, the reason is told, and nothing is saved in its place unseen."""
    sitting = sit(draft)
    review = sitting.draft(0).review
    sitting.rule(0, keep(at("Brindleford")))
    review.made()
    whole = Redactor.redact_document

    def failing(self: Any, *args: Any, **options: Any) -> Any:
        if len(self._rulings) > 1:
            raise RedactionError("redaction failed")
        return whole(self, *args, **options)

    monkeypatch.setattr("redactor.pipeline.Redactor.redact_document", failing)
    sitting.rule(0, keep(at("Anna")))
    with pytest.raises(RedactionError, match="RED301"):
        sitting.save(0)
    assert not sitting.draft(0).files.copy.exists()
    assert [ruling.span for ruling in review.rulings] == [at("Brindleford")]
    assert isinstance(review.refused, RedactionError)
    sitting.save(0)
    sitting.rule(0, keep(at("Anna")))
    known = review.version
    review.made()
    with pytest.raises(RedactionError, match="RED301"):
        sitting.save(0, known)
    sitting.rule(0, keep(at("Brindleford", 1), reason="the mayor is public"))
    with pytest.raises(RedactionError, match="RED301"):
        sitting.save(0, known)
    review.undo()
    sitting.save(0, review.version)


def test_what_fails_for_a_while_costs_no_earlier_ruling(
    draft: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rulings of which a copy was made stand, whatever goes wrong later, and can be saved then."""
    sitting = sit(draft)
    review = sitting.draft(0).review
    for ruled in (at("Brindleford"), at("Brindleford", 1)):
        sitting.rule(0, keep(ruled))
        review.made()

    def failing(*_: Any, **__: Any) -> Any:
        raise RedactionError("redaction failed")

    with monkeypatch.context() as broken:
        broken.setattr("redactor.pipeline.Redactor.redact_document", failing)
        sitting.rule(0, keep(at("Anna")))
        with pytest.raises(RedactionError, match="RED301"):
            sitting.save(0)
        for _ in range(2):
            review.undo()
        with pytest.raises(RedactionError, match="RED301"):
            review.made()
    assert [ruling.span for ruling in review.rulings] == [at("Brindleford")]
    assert review.problem is None
    sitting.save(0)
    assert "lives in Brindleford" in sitting.draft(0).files.copy.read_text()


def test_a_draft_of_which_nothing_can_be_made_ends_the_sitting(
    draft: Path, sit: MakeSitting
) -> None:
    """It is known once it was tried; one that can be reviewed beside it keeps the sitting going."""

    def never(_: object) -> Redactor:
        raise PolicyError("the policy is broken")

    sitting = sit(draft, engine=never)
    assert sitting.problem is None
    sitting.prepare()
    assert isinstance(sitting.problem, PolicyError)
    other = draft.with_name("dutch.txt")
    other.write_text("Het is een mooie dag, en de burgemeester weet niet wat er gebeurd is.\n")
    both = sit(other, draft)
    both.prepare()
    assert both.problem is None


def test_an_engine_is_made_once_for_all_drafts(draft: Path, sit: MakeSitting) -> None:
    """And not before it is needed; it knows which draft comes first, to begin with that."""
    other = draft.with_name("other.txt")
    other.write_text("My aunt lives in Brindleford.\n")
    made: list[object] = []

    def engine(first: object) -> Redactor:
        made.append(first)
        return Redactor.from_policy("everything", threads=None, language="en")

    sitting = sit(draft, other, engine=engine)
    assert made == []
    sitting.draft(1).review.made()
    sitting.draft(0).review.made()
    assert made == [sitting.draft(0).review.document]


def test_a_copy_goes_where_it_is_told_to(draft: Path, tmp_path: Path, sit: MakeSitting) -> None:
    """With its log beside it, and nothing beside the draft; a missing folder is told at once."""
    sitting = sit(draft, output=tmp_path / "mine.txt")
    sitting.save(0)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "drafts",
        "mine.txt",
        "mine.txt.audit.jsonl",
    ]
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]
    with pytest.raises(WriteError, match="folder is missing"):
        sit(draft, output=tmp_path / "nowhere" / "mine.txt")
    with pytest.raises(OutputIsInputError):
        sit(draft, output=draft)
    other = draft.with_name("other.txt")
    other.write_text("Words.\n")
    with pytest.raises(ReviewError, match="one copy"):
        sit(draft, other, output=tmp_path / "mine.txt")


@pytest.mark.parametrize(
    ("name", "output", "refused"),
    [
        pytest.param("mill.txt", "mine.pdf", True, id="text named PDF"),
        pytest.param("notes.pdf", "mine.pdf", True, id="what comes of a PDF named PDF"),
        pytest.param("notes.pdf", "mine.md", False, id="what comes of a PDF"),
        pytest.param("mill.txt", "mine.docx", True, id="text named Word"),
        pytest.param("mill.txt", "mine.md", False, id="text named as other text"),
        pytest.param("mill.txt", "mine", False, id="no ending"),
        pytest.param("mill.txt", "mine.copy", False, id="nobody's ending"),
    ],
)
def test_a_copy_is_named_as_what_it_is(
    name: str, output: str, refused: bool, tmp_path: Path, sit: MakeSitting
) -> None:
    """By the format of the draft, also where a folder was named that holds it."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / name).write_bytes(pdf(text("Words.")) if name.endswith(".pdf") else b"Words.\n")
    if not refused:
        assert sit(folder, output=tmp_path / output).draft(0).files.copy.name == output
        return
    with pytest.raises(ReviewError, match="its name says"):
        sit(folder, output=tmp_path / output)


def test_two_editors_do_not_overwrite_each_other(
    draft: Path, tmp_path: Path, sit: MakeSitting
) -> None:
    """Who keeps later is refused, takes in what the other kept, and then both are there."""
    kept = tmp_path / "kept.json"
    vera = sit(draft, decisions=kept)
    tom = sit(draft, reviewer="Tom", decisions=kept)
    vera.rule(0, keep(at("Brindleford"), reason="public"))
    vera.rule(0, keep(at("Brindleford", 1)))
    vera.keep(0)
    before = kept.read_bytes()
    tom.rule(0, Request(at("Anna"), Action.REDACT, "PERSON", "a woman"))
    tom.rule(0, Request(at("Brindleford", 1), Action.REDACT, "LOCATION", "a town"))
    for act in (tom.keep, tom.save):
        with pytest.raises(DecisionsChangedError, match="RED554"):
            act(0)
    assert kept.read_bytes() == before
    assert not tom.draft(0).files.copy.exists()
    assert tom.take_in(0) == 1
    tom.save(0)
    header, *decisions, _ = records(tom)
    assert header["reviewers"] == ["Vera", "Tom"]
    by = {r["reviewer"]: r["action"] for r in decisions if r["decided_by"] == "reviewer"}
    assert by == {"Vera": "keep", "Tom": "redact"}
    again = sit(draft, decisions=kept).draft(0).review.rulings
    assert sorted((one.by, one.action.value) for one in again) == [
        ("Tom", "redact"),
        ("Tom", "redact"),
        ("Vera", "keep"),
    ]


def test_what_a_second_editor_changed_gives_way_only_to_what_is_ruled_here(
    draft: Path, tmp_path: Path, sit: MakeSitting
) -> None:
    """Decisions that both began with are nobody's own: whoever rules on them anew is followed."""
    kept = tmp_path / "kept.json"
    first = sit(draft, decisions=kept)
    for span in (at("Brindleford"), at("Brindleford", 1), at("Anna")):
        first.rule(0, keep(span))
    first.keep(0)
    vera = sit(draft, decisions=kept)
    tom = sit(draft, reviewer="Tom", decisions=kept)
    for number in (0, 1):
        vera.rule(0, Request(at("Brindleford", number), Action.REDACT, "LOCATION"))
    vera.keep(0)
    tom.rule(0, Request(at("Brindleford", 1), Action.REDACT, "LOCATION", "a town"))
    tom.rule(0, Request(at("Anna"), Action.REDACT, "PERSON"))
    assert tom.take_in(0) == 1
    assert [(one.by, one.action, one.words) for one in tom.draft(0).review.rulings] == [
        ("Tom", Action.REDACT, None),
        ("Vera", Action.REDACT, None),
        ("Tom", Action.REDACT, "a town"),
    ]


def test_a_save_that_waits_for_others_decisions_names_them(
    draft: Path, tmp_path: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for in a second tab while the first one takes them in."""
    kept = tmp_path / "kept.json"
    vera = sit(draft, decisions=kept)
    tom = sit(draft, reviewer="Tom", decisions=kept)
    vera.rule(0, keep(at("Brindleford")))
    vera.keep(0)
    saving = Thread(target=tom.save, args=(0,))
    whole = DecisionsFile.read_again

    def slow(file: DecisionsFile, name: str) -> None:
        saving.start()
        saving.join(0.2)
        whole(file, name)

    monkeypatch.setattr(DecisionsFile, "read_again", slow)
    tom.take_in(0)
    saving.join()
    assert records(tom)[0]["reviewers"] == ["Vera", "Tom"]


def test_what_is_kept_on_another_draft_meanwhile_stays(
    draft: Path, tmp_path: Path, sit: MakeSitting
) -> None:
    """Nobody is in anybody's way there."""
    kept = tmp_path / "kept.json"
    other = draft.with_name("other.txt")
    other.write_text(DRAFT)
    vera = sit(draft, other, decisions=kept)
    tom = sit(draft, other, reviewer="Tom", decisions=kept)
    vera.rule(0, keep(at("Brindleford")))
    vera.keep(0)
    tom.rule(1, keep(at("Anna")))
    tom.keep(1)
    again = sit(draft, other, decisions=kept)
    assert [[one.by for one in opened.review.rulings] for opened in again.opened] == [
        ["Vera"],
        ["Tom"],
    ]


def test_what_is_written_on_one_draft_hides_no_change_on_another(
    draft: Path, tmp_path: Path, sit: MakeSitting
) -> None:
    """Who has kept something on a first draft is told of the other's decisions on a second one."""
    kept = tmp_path / "kept.json"
    other = draft.with_name("other.txt")
    other.write_text(DRAFT)
    vera = sit(draft, other, decisions=kept)
    tom = sit(draft, other, reviewer="Tom", decisions=kept)
    vera.rule(0, keep(at("Brindleford")))
    vera.keep(0)
    vera.rule(1, keep(at("Brindleford")))
    vera.keep(1)
    assert tom.take_in(0) == 0
    tom.keep(0)
    with pytest.raises(DecisionsChangedError, match="RED554"):
        tom.keep(1)
    again = sit(draft, other, decisions=kept).draft(1).review.rulings
    assert [one.by for one in again] == ["Vera"]


def test_decisions_that_come_while_others_are_written_are_not_lost(
    draft: Path, tmp_path: Path, sit: MakeSitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is looked at once more when nobody else can write to it."""
    kept = tmp_path / "kept.json"
    vera = sit(draft, decisions=kept)
    tom = sit(draft, reviewer="Tom", decisions=kept)
    dump = Decisions.dump

    def late(decisions: Decisions) -> bytes:
        monkeypatch.setattr(Decisions, "dump", dump)
        vera.keep(0)
        return dump(decisions)

    monkeypatch.setattr(Decisions, "dump", late)
    with pytest.raises(DecisionsChangedError, match="same moment"):
        tom.keep(0)
    assert sit(draft, decisions=kept).draft(0).reviewers == ("Vera",)
