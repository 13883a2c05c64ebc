"""Who says what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.exposure.attribution import Attribution, Standing

Attribute = Callable[[str], Attribution]


def _first(attributed: Attribute, text: str) -> tuple[list[str], Standing]:
    """How the speaker of the first quotation is mentioned, and how they stand."""
    said = next(s for s in attributed(text).speeches if s.quoted)
    return [mention.of(text) for mention in said.mentions], said.standing


@pytest.mark.parametrize(
    ("text", "mention", "standing"),
    [
        pytest.param(
            '"It froze," said Ada Quill.', "Ada Quill", Standing.ON_RECORD, id="said-name"
        ),
        pytest.param(
            '"It froze," Ada Quill said.', "Ada Quill", Standing.ON_RECORD, id="name-said"
        ),
        pytest.param(
            'Ada Quill said: "It froze."', "Ada Quill", Standing.ON_RECORD, id="name-before"
        ),
        pytest.param(
            '"It froze," said Ada Quill, the mayor of Brindle.',
            "Ada Quill",
            Standing.PUBLIC,
            id="name-with-office",
        ),
        pytest.param(
            '"It froze," said Mayor Ada Quill.', "Ada Quill", Standing.PUBLIC, id="office-and-name"
        ),
        pytest.param(
            '"It froze," a company spokeswoman said.',
            "spokeswoman",
            Standing.PUBLIC,
            id="spokeswoman",
        ),
        pytest.param('"It froze," the ministry said.', "ministry", Standing.PUBLIC, id="body"),
        pytest.param('"It froze," the source said.', "the source", Standing.SOURCE, id="source"),
        pytest.param(
            "“It froze,” a source in the town said.", "a source", Standing.SOURCE, id="curly"
        ),
        pytest.param(
            "« It froze », said a source in the town.", "a source", Standing.SOURCE, id="guillemets"
        ),
        pytest.param(
            "‘It froze,’ a source in the town said.", "a source", Standing.SOURCE, id="single"
        ),
        pytest.param(
            "– It froze, said a source in the town.", "a source", Standing.SOURCE, id="dash"
        ),
        pytest.param('"It froze!" Ada Quill said.', "Ada Quill", Standing.ON_RECORD, id="own-stop"),
        pytest.param(
            'A nurse came in. She sat down. "It froze," she said.',
            "nurse",
            Standing.SOURCE,
            id="pronoun",
        ),
        pytest.param(
            'A nurse who asked not to be named shrugged. "It froze."',
            "nurse",
            Standing.SOURCE,
            id="clause-before",
        ),
        pytest.param(
            'We met a welder and a widow.\n\n"It froze," the welder said.',
            "welder",
            Standing.SOURCE,
            id="description",
        ),
        pytest.param(
            '"It froze," said the woman. Ada Quill, who leads the council, left.',
            "woman",
            Standing.SOURCE,
            id="not-the-next-name",
        ),
    ],
)
def test_a_quotation_has_its_speaker(
    attributed: Attribute, text: str, mention: str, standing: Standing
) -> None:
    """The subject of the verb of saying beside it, however it is mentioned."""
    mentions, stands = _first(attributed, text)
    assert any(mention in found for found in mentions)
    assert stands is standing


def _speakers(attributed: Attribute, text: str) -> list[list[str]]:
    quoted = [said for said in attributed(text).speeches if said.quoted]
    return [[mention.of(text) for mention in said.mentions] for said in quoted]


def test_paragraphs_that_open_a_quotation_again_have_one_speaker(attributed: Attribute) -> None:
    """The speaker named after the last paragraph says the first."""
    text = 'It rained.\n\n"The mill shut.\n\n"We left," said a cook from the mill.'
    first, second = _speakers(attributed, text)
    assert "cook" in " ".join(first)
    assert first == second


def test_a_quotation_alone_goes_on_with_the_last_speaker(attributed: Attribute) -> None:
    """A paragraph that is all quotation has the speaker of the paragraph before."""
    text = '"The mill shut," said Ada Quill.\n\n"Nobody told us."'
    first, second = _speakers(attributed, text)
    assert first == second == ["Ada Quill"]


def test_speakers_take_turns(attributed: Attribute) -> None:
    """Each quotation of a paragraph goes with the verb beside it."""
    text = '"It froze," said Ada Quill. "It thawed," said Bo Reis.'
    assert _speakers(attributed, text) == [["Ada Quill"], ["Bo Reis"]]


def test_a_term_in_quotation_marks_is_nobodys(attributed: Attribute) -> None:
    """Words set off as a term are no speech."""
    text = 'Ada Quill mended the "long net" by herself.'
    assert _speakers(attributed, text) == [[]]


@pytest.mark.parametrize(
    ("text", "words", "standing"),
    [
        pytest.param(
            "A source in the town said that the mill shut.",
            "the mill shut.",
            Standing.SOURCE,
            id="clause-after",
        ),
        pytest.param(
            "The mill shut in the spring, Mayor Ada Quill said.",
            "The mill shut in the spring",
            Standing.PUBLIC,
            id="clause-before",
        ),
        pytest.param(
            "According to Ada Quill, the mill shut.",
            "the mill shut.",
            Standing.ON_RECORD,
            id="according-to",
        ),
    ],
)
def test_reported_speech_is_attributed(
    attributed: Attribute, text: str, words: str, standing: Standing
) -> None:
    """A clause that a verb of saying governs is said by its subject."""
    reported = [said for said in attributed(text).speeches if not said.quoted]
    assert any(words in said.span.of(text) and said.standing is standing for said in reported)


def test_who_is_told_something_does_not_say_it(attributed: Attribute) -> None:
    """A passive verb of saying reports no speech of its subject."""
    assert attributed("Ada Quill was told that the mill shut.").speeches == ()


def test_answers_of_an_interview_are_the_interviewees(attributed: Attribute) -> None:
    """Whoever answers without a name is a source; whoever asks is public."""
    text = "Q: When did you go?\nA: In spring, with my sister.\nQ: Why?\nA: I had to."
    standings = [said.standing for said in attributed(text).speeches]
    assert standings == [Standing.PUBLIC, Standing.SOURCE] * 2
