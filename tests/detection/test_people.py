"""Names: what is found, what is left, and how parts of names are followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.people import PeopleRecognizer

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
PEOPLE = PeopleRecognizer()


def found(text: str) -> list[str]:
    results = PEOPLE.analyze(text, [], ENGINE.process_text(text, "en"))
    return [text[r.start : r.end] for r in sorted(results, key=lambda r: r.start)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("The clerk, Ada Quill, nodded.", ["Ada Quill"], id="given and family"),
        pytest.param("Senator Ada Quill spoke.", ["Ada Quill"], id="role before"),
        pytest.param("On Friday Mrs Okafor came.", ["Mrs Okafor"], id="honorific stays"),
        pytest.param("Dr. Teo Marsh wrote.", ["Dr. Teo Marsh"], id="honorific with a stop"),
        pytest.param("A man, Ri Chol-min, waited.", ["Ri Chol-min"], id="Korean"),
        pytest.param("Then Nguyen Van Binh left.", ["Nguyen Van Binh"], id="Vietnamese"),
        pytest.param("He met Zhang Wei there.", ["Zhang Wei"], id="Chinese"),
        pytest.param("It was Keiko Tanaka's.", ["Keiko Tanaka"], id="Japanese"),
        pytest.param("For Lucía Peña Duarte it ended.", ["Lucía Peña Duarte"], id="Spanish"),
        pytest.param("She is Inês da Costa Lobo.", ["Inês da Costa Lobo"], id="Portuguese"),
        pytest.param("With Pavlo Hryvenko he ran.", ["Pavlo Hryvenko"], id="Ukrainian"),
        pytest.param("Only Vera Ilinichna Sobol knew.", ["Vera Ilinichna Sobol"], id="patronymic"),
        pytest.param("He saw Omar al-Jubran.", ["Omar al-Jubran"], id="Arabic article"),
        pytest.param("Ask Khalid bin Saud first.", ["Khalid bin Saud"], id="Arabic bin"),
        pytest.param("And Priya Raman left.", ["Priya Raman"], id="South Asian"),
        pytest.param("Near noon Ko Aung Myint came.", ["Ko Aung Myint"], id="Burmese"),
        pytest.param("Yet Thandiwe Ndlovu stayed.", ["Thandiwe Ndlovu"], id="southern African"),
        pytest.param(
            "It was J. R. van der Moreau.", ["J. R. van der Moreau"], id="initials, particle"
        ),
        pytest.param('So Ri "Tiger" Chol-min ran.', ['Ri "Tiger" Chol-min'], id="nickname inside"),
        pytest.param("Surnamed Kim, he left.", ["Kim"], id="surnamed at the start"),
        pytest.param("Detained Ri Chol-min fled.", ["Ri Chol-min"], id="another participle"),
        pytest.param("Interviewed Ri Chol-min fled.", ["Ri Chol-min"], id="a participle in -wed"),
        pytest.param("Mohamed Quill left.", ["Mohamed Quill"], id="a name like a participle"),
        pytest.param("Jawed Quill left.", ["Jawed Quill"], id="another name like a participle"),
        pytest.param("Obed Quill left.", ["Obed Quill"], id="a short name like a participle"),
        pytest.param(
            "The supervisor, Selim bhai, wrote. Selim slept.",
            ["Selim bhai", "Selim"],
            id="a title after",
        ),
        pytest.param("Sub-Inspector K. Reis left.", ["K. Reis"], id="a hyphened title"),
        pytest.param("A woman surnamed only Temek left.", ["Temek"], id="surnamed only"),
        pytest.param("A man identified as Temek left.", ["Temek"], id="identified as"),
        pytest.param("A clerk n\u00e9e Temek left.", ["Temek"], id="n\u00e9e"),
        pytest.param("Her brother Temek came.", ["Temek"], id="unknown name after kin"),
        pytest.param("We met Oksana at dusk.", ["Oksana"], id="a given name alone"),
        pytest.param("They hid Will at dusk.", ["Will"], id="a function word that is a name"),
        pytest.param("That day Wexa Tombal arrived.", ["Wexa Tombal"], id="two unknown words"),
        pytest.param(
            "FARHANAH AZIZ\nThe rest is here.", ["FARHANAH AZIZ"], id="byline in capitals"
        ),
    ],
)
def test_finds(text: str, names: list[str]) -> None:
    """Names of many shapes are found whole."""
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The Ministry of Water said on Monday that it may act.", id="body and weekday"
        ),
        pytest.param("Will the Supreme Court hear it in May?", id="ambiguous first word, month"),
        pytest.param("He said so. An hour later, They left.", id="function words that are names"),
        pytest.param("What Will Happen to Grain", id="a modal verb in a heading"),
        pytest.param("Green Energy Prices Rise Again In Northern Province", id="heading"),
        pytest.param("Band A customers use Windows and Google Search.", id="a letter, brands"),
        pytest.param("Q. Were you there?\nA. He came.", id="question and answer"),
        pytest.param("Mother Nature and Father Time agree.", id="figures of speech"),
        pytest.param("The Christian Brothers met the Ursuline Sisters.", id="orders"),
        pytest.param("I'm sure. We've asked. They'd gone.", id="contractions"),
        pytest.param("nothing here is capitalized at all", id="lower case"),
        pytest.param("Nicknamed and dubbed, codenamed.", id="words for naming"),
        pytest.param("In Wexa Tombal it rained.", id="two unknown words as a place"),
    ],
)
def test_leaves(text: str) -> None:
    """Capitalized words that are no names are left."""
    assert found(text) == []


def test_parts_of_a_name_are_followed() -> None:
    """The family name and the given name of somebody named in full count alone, in capitals too."""
    text = "Teo Marsh left. Nobody saw Marsh go.\n\nMARSH: Yes.\n\nThe marsh dried. Teo ran."
    assert found(text) == ["Teo Marsh", "Marsh", "MARSH", "Teo"]


def test_a_title_alone_makes_no_name_of_a_common_word() -> None:
    """A role before a common word is no name."""
    assert found("The President The Guardian met was Minister On Tuesday.") == []


def test_speakers_of_a_transcript_are_found() -> None:
    """A name before a colon at the start of lines is a speaker."""
    assert found("ZORBEN: Yes.\nQ: And?\nZORBEN: No.") == ["ZORBEN", "ZORBEN"]


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_name_is_found_in_any_company(before: str, after: str) -> None:
    """Whatever paragraphs stand around, a full name on its own line is covered."""
    text = f"{before}\n\nIt was Ada Quill who came.\n\n{after}"
    at = text.index("It was Ada Quill who") + len("It was ")
    results = PEOPLE.analyze(text, [], ENGINE.process_text("", "en"))
    assert any(r.start <= at and at + len("Ada Quill") <= r.end for r in results)
    assert all(0 <= r.start < r.end <= len(text) for r in results)
