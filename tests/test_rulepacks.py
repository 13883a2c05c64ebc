"""Rule packs: what loads, and what is refused with file, rule and line."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.rules import RulePackRecognizer
from redactor.detection.ruletests import run_tests
from redactor.errors import PolicyError, RulePackError, UnknownRuleError
from redactor.exposure.policy import load_policy
from redactor.rulepacks import bundled_paths, find_rule, load_pack, load_packs, marked

PACK = """\
pack: desk
language: en
entity: MISC
source: The desk's own list, for a test.
tokens:
  colour: [red, blue]
rules:
  - id: car
    why: A coloured car narrows down who drove it.
    patterns: ["<colour> car"]
    tests:
      catch: ["She drove a [[red car]]."]
      leave: ["She drove a car."]
"""


@pytest.fixture(scope="module")
def nlp() -> BlankNlpEngine:
    engine = BlankNlpEngine(["en"])
    engine.load()
    return engine


def write(folder: Path, text: str) -> Path:
    path = folder / "desk.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def compiled_error(path: Path, nlp: BlankNlpEngine) -> RulePackError:
    with pytest.raises(RulePackError) as caught:
        RulePackRecognizer(load_pack(path), nlp.nlp["en"])
    return caught.value


def test_a_pack_passes_its_own_tests(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A well-formed pack loads, and its tests run and pass."""
    outcomes = list(run_tests(load_pack(write(tmp_path, PACK)), nlp))
    assert [(o.kind, o.passed) for o in outcomes] == [("catch", True), ("leave", True)]


def test_a_rule_that_finds_too_little_fails(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A catch text whose marks are not met exactly fails, and says what was found."""
    path = write(tmp_path, PACK.replace("a [[red car]]", "[[a red car]]"))
    failed = [o for o in run_tests(load_pack(path), nlp) if not o.passed]
    assert len(failed) == 1
    assert "'red car'" in failed[0].fault()


def test_a_rule_that_finds_too_much_fails(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A leave text in which the rule finds something fails."""
    path = write(tmp_path, PACK.replace("She drove a car.", "A blue car."))
    assert [o.kind for o in run_tests(load_pack(path), nlp) if not o.passed] == ["leave"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        pytest.param("why:", "wy:", 9, "no such key", id="unknown key"),
        pytest.param("id: car", "id: Car", 8, "id", id="id not lower case"),
        pytest.param("entity: MISC", "entity: misc", 3, "entity", id="entity not upper case"),
        pytest.param("[[red car]]", "[[red car", 12, "marks", id="marks not paired"),
        pytest.param('leave: ["She drove a car."]', "leave: []", 13, "leave", id="no leave test"),
        pytest.param('patterns: ["<colour> car"]', "score: 0.5", 8, "needs", id="finds nothing"),
        pytest.param("language: en", "language: en\nlanguage: fr", 3, "twice", id="key twice"),
        pytest.param("[red, blue]", "&a [red, *a]", 6, "aliases", id="alias"),
        pytest.param("[red, blue]", "!!python/name:os.system", 6, "not allowed", id="tag"),
        pytest.param("pack: desk", "pack: [desk", 2, "YAML", id="not YAML"),
        pytest.param("[red, blue]", "[]", 6, "colour", id="empty word list"),
        pytest.param("[red, blue]", "[red, '']", 6, "colour", id="empty word"),
        pytest.param("[red, blue]", "[!!int 'x']", 6, "no int", id="not of its kind"),
        pytest.param('patterns: ["<colour> car"]', "phrases: ['']", 10, "phrases", id="no phrase"),
        pytest.param('patterns: ["<colour> car"]', "regex: [' ']", 10, "regex", id="no regex"),
        pytest.param("score", "score", 1, "", id="unchanged"),
    ],
)
def test_a_broken_pack_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    """What is wrong with a pack is told with file and line."""
    path = write(tmp_path, PACK.replace(old, new))
    if old == new:
        assert load_pack(path).name == "desk"
        return
    with pytest.raises(RulePackError) as caught:
        load_pack(path)
    assert caught.value.path == str(path)
    assert caught.value.line == line
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        pytest.param("<color> car", "no token spec of that name", id="unknown spec"),
        pytest.param("[ <colour> car", "enclose", id="bracket not closed"),
        pytest.param("<colour> ] car", "pair", id="bracket not opened"),
        pytest.param("[ ] car", "enclose", id="nothing enclosed"),
        pytest.param("sister-in-law?", "several tokens", id="operator after several tokens"),
        pytest.param("sister-in-law|aunt", "one token", id="alternative of several tokens"),
        pytest.param("=Mar-a-Lago", "one token", id="several tokens in one case"),
        pytest.param("<colour car", "closed", id="spec not closed"),
        pytest.param("the [<colour> car]", "stand alone", id="brackets without spaces"),
        pytest.param("-".join(["<colour>"] * 27), "more than 26", id="too many specs"),
    ],
)
def test_a_broken_pattern_is_refused(
    tmp_path: Path, nlp: BlankNlpEngine, pattern: str, says: str
) -> None:
    """A pattern that cannot be compiled is told with its line."""
    error = compiled_error(write(tmp_path, PACK.replace("<colour> car", pattern)), nlp)
    assert says in error.message
    assert error.line == 10


def test_a_chunk_may_hold_many_specs(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """Eleven specs joined by hyphens are as many tokens, and the hyphens."""
    text = PACK.replace("<colour> car", "-".join(["<colour>"] * 11))
    text = text.replace("red car", "-".join(["red", *["blue"] * 9, "red"]))
    assert all(o.passed for o in run_tests(load_pack(write(tmp_path, text)), nlp))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param("[red, blue]", "[red, dark blue]", 6, id="two words in a word list"),
        pytest.param("[red, blue]", "[red, sea-green]", 6, id="hyphen in a word list"),
        pytest.param("    tests:", "    context: [at night]\n    tests:", 11, id="context"),
    ],
)
def test_words_that_are_no_token_are_refused(
    tmp_path: Path, nlp: BlankNlpEngine, old: str, new: str, line: int
) -> None:
    """Words of word lists and contexts that no token can be would never match."""
    error = compiled_error(write(tmp_path, PACK.replace(old, new)), nlp)
    assert "one token" in error.message
    assert error.line == line


@pytest.mark.parametrize("word", ["'s", "dr.", "o'clock", "a.m."])
def test_words_with_marks_that_are_a_token_are_fine(
    tmp_path: Path, nlp: BlankNlpEngine, word: str
) -> None:
    """Abbreviations and clitics that spaCy keeps together may stand in a word list."""
    path = write(tmp_path, PACK.replace("[red, blue]", f'[red, "{word}"]'))
    assert all(o.passed for o in run_tests(load_pack(path), nlp))


@pytest.mark.parametrize("operator", ["{2}", "{2,3}", "{,3}", "x"])
def test_native_quantifiers_in_braces_are_refused(
    tmp_path: Path, nlp: BlankNlpEngine, operator: str
) -> None:
    """A native token pattern repeats by ? * or + alone."""
    token = f"[[{{LOWER: red}}, {{LOWER: car, OP: '{operator}'}}]]"
    error = compiled_error(write(tmp_path, PACK.replace('["<colour> car"]', token)), nlp)
    assert error.message == "an OP is none of ! ? * and +"
    assert error.line == 10


def test_a_native_pattern_must_be_spacys(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A token pattern with a key that spaCy does not know is refused."""
    path = write(tmp_path, PACK.replace('["<colour> car"]', "[[{COLOUR: red}]]"))
    assert "spaCy" in compiled_error(path, nlp).message


def test_a_broken_regex_is_refused(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A regex that does not compile is told with its line."""
    path = write(tmp_path, PACK.replace('patterns: ["<colour> car"]', "regex: ['(red']"))
    error = compiled_error(path, nlp)
    assert error.line == 10
    assert "regular expression" in error.message


def test_on_and_no_are_words(tmp_path: Path) -> None:
    """`no`, `on`, `yes` and `off` in a word list are words, as in YAML 1.2."""
    text = PACK.replace("[red, blue]", "[no, on, red]").replace("She drove a car", "She drove off")
    assert load_pack(write(tmp_path, text)).tokens["colour"] == ("no", "on", "red")


def test_brackets_narrow_the_entity(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """Only what stands between [ and ] of a pattern becomes the entity."""
    text = PACK.replace("<colour> car", "drove a [ <colour> car ]")
    assert all(o.passed for o in run_tests(load_pack(write(tmp_path, text)), nlp))


def test_specs_and_literals_share_a_word(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A chunk such as `<colour>-haired` is split as spaCy splits the word."""
    text = PACK.replace("<colour> car", "<colour>-haired").replace("red car", "red-haired")
    assert all(o.passed for o in run_tests(load_pack(write(tmp_path, text)), nlp))


def test_context_must_stand_in_the_same_sentence(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A rule with context words counts only in a sentence that holds one."""
    text = PACK.replace("    tests:", "    context: [drove]\n    tests:").replace(
        "She drove a car.", "She drove off. A red car stood there."
    )
    assert all(o.passed for o in run_tests(load_pack(write(tmp_path, text)), nlp))


def test_a_veto_removes_what_another_rule_finds(tmp_path: Path, nlp: BlankNlpEngine) -> None:
    """A veto rule's match is no entity and removes the overlapping one."""
    veto = (
        "  - id: toy\n    why: A toy tells nothing of anyone.\n    veto: true\n"
        '    phrases: ["red car toy"]\n    tests:\n      catch: ["a [[red car toy]]"]\n'
        '      leave: ["a red car"]\n'
    )
    text = PACK.replace("She drove a car.", "She bought a red car toy.") + veto
    assert all(o.passed for o in run_tests(load_pack(write(tmp_path, text)), nlp))


def test_two_packs_may_not_share_a_name(tmp_path: Path) -> None:
    """The second pack of a name is refused, naming the first."""
    one = write(tmp_path, PACK)
    two = tmp_path / "other.yaml"
    two.write_text(PACK, encoding="utf-8")
    with pytest.raises(RulePackError) as caught:
        load_packs([one, two])
    assert caught.value.path == str(two)
    assert str(one) in caught.value.message


def test_a_pack_twice_or_named_as_a_bundled_one_is_refused(tmp_path: Path) -> None:
    """The same file twice, or a bundled pack's name, is refused with the line of the name."""
    path = write(tmp_path, PACK)
    with pytest.raises(RulePackError, match="already loaded") as caught:
        load_packs([path, path])
    assert caught.value.line == 1
    with pytest.raises(RulePackError, match="already loaded"):
        load_packs([write(tmp_path, PACK.replace("pack: desk", "pack: kinship"))])


def test_a_pack_of_another_language_may_share_a_name(tmp_path: Path) -> None:
    """Packs of one concept in two languages have the same name."""
    path = write(tmp_path, PACK.replace("desk", "kinship").replace("en\n", "fr\n"))
    assert load_packs([path])[-1].language == "fr"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    """A pack or policy that is a named pipe is an error, not a wait."""
    os.mkfifo(tmp_path / "desk.yaml")
    with pytest.raises(RulePackError, match="pipe"):
        load_pack(tmp_path / "desk.yaml")
    with pytest.raises(PolicyError, match="pipe"):
        load_policy(str(tmp_path / "desk.yaml"))


def test_a_digest_is_of_the_bytes_read(tmp_path: Path) -> None:
    """The digest is SHA-256 of the file."""
    path = write(tmp_path, PACK)
    assert load_pack(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_missing_pack_is_an_error(tmp_path: Path) -> None:
    """A pack that is not there is told by its path."""
    with pytest.raises(RulePackError, match="RED401"):
        load_pack(tmp_path / "none.yaml")


def test_bundled_packs_load() -> None:
    """Every pack that ships loads, says where its words come from, and is found."""
    packs = load_packs()
    assert len(packs) == len(bundled_paths()) >= 3
    assert all(pack.source for pack in packs)


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        pytest.param("quantities", "1" * 50_000, id="digits"),
        pytest.param("quantities", "111 " * 12_500, id="groups of digits"),
        pytest.param("demographics", "a-" * 50_000, id="hyphens"),
    ],
)
def test_long_runs_do_not_exhaust_a_regex(nlp: BlankNlpEngine, concept: str, text: str) -> None:
    """One long line of digits or hyphens is searched within the time that a regex has."""
    path = next(path for path in bundled_paths() if path.parent.name == concept)
    recognizer = RulePackRecognizer(load_pack(path), nlp.nlp["en"])
    recognizer.analyze(text, [], nlp.process_text("", "en"))


def test_an_unknown_rule_is_an_error() -> None:
    """Asking for a rule that is not there names the command that lists them."""
    with pytest.raises(UnknownRuleError, match="rules list"):
        find_rule(load_packs(), "kinship.nonesuch")


@pytest.mark.parametrize("text", ["no marks", "[[a", "a]]", "[[]]", "[[a [[b]]"])
def test_marks_must_pair(text: str) -> None:
    """Catch texts need well-formed marks."""
    with pytest.raises(ValueError, match="catch text"):
        marked(text)


def test_marks_give_ranges() -> None:
    """Marks are taken out, and give the ranges of the text that is left."""
    assert marked("a [[b c]] d [[e]]") == ("a b c d e", ((2, 5), (8, 9)))
