"""Assessments: what a draft's wording says of whom its entities are about; rules only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from redactor import documents
from redactor.detection.engine import Engine
from redactor.detection.entities import COORDINATES, PERSON
from redactor.detection.modelfiles import SUMS, pin
from redactor.errors import MissingDataError
from redactor.exposure import combination
from redactor.exposure.assess import NAMED_SOURCE, Assessed, assess
from redactor.exposure.audience import PUBLIC, Audience
from redactor.exposure.combination import FLOORS, Combination, Logistic
from redactor.exposure.confusion import confused
from redactor.exposure.decide import decide
from redactor.exposure.features import FEATURES
from redactor.exposure.policy import load_policy
from redactor.exposure.wording import COMPANION, PRINTED
from redactor.rulepacks import load_packs

TOLD = """\
# The mill

A worker at the mill in Hoeryong said that her mother had signed a blank sheet on 3 May.
She asked not to be named. "My brother drives a lorry," she said.

Mayor Georg Sandvik said on 9 May that his office in Stavanger had received no complaint.
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load_packs(), None)


def assessed(engine: Engine, text: str, audience: Audience = PUBLIC) -> Assessed:
    document = documents.parse(text, "markdown")
    found = engine.detect(document, "en", lambda *_: ())
    return assess(found, document.text, combination.load(model=False), audience)


def test_what_a_source_says_is_likelier_exposed(engine: Engine) -> None:
    """Entities of the source's sentences outrank every one of the mayor's."""
    found = assessed(engine, TOLD).assessments
    border = TOLD.index("Mayor")
    source = [a.protected for a in found if a.entity.span.start < border]
    public = [a.protected for a in found if a.entity.span.start >= border]
    assert source
    assert public
    assert max(public) < max(source)
    assert sum(public) / len(public) < sum(source) / len(source) / 2


def test_direct_is_part_of_protected(engine: Engine) -> None:
    """Nothing finds somebody by itself that does not help to find somebody."""
    assert all(0 <= a.direct <= a.protected <= 1 for a in assessed(engine, TOLD).assessments)


def test_all_mentions_of_a_party_are_exposed_alike(engine: Engine) -> None:
    """A surname elsewhere in the draft shares what the full name's sentence tells."""
    text = TOLD + "\nHer friend Ama Kwarteng, whom she hides, was there. Kwarteng left.\n"
    parties: dict[int, set[float]] = {}
    for assessment in assessed(engine, text).assessments:
        if assessment.party is not None:
            parties.setdefault(assessment.party, set()).add(assessment.protected)
    assert parties
    assert all(len(probabilities) == 1 for probabilities in parties.values())


@pytest.mark.parametrize(
    ("floor", "alike"),
    [pytest.param(500_000, False, id="may be told"), pytest.param(5_000_000, True, id="may not")],
)
def test_a_city_is_exposed_alike_where_the_audience_may_not_be_told_of_it(
    engine: Engine, floor: int, alike: bool
) -> None:
    """What is large to one audience is a place of the source's to another."""
    text = "A source in Hamhung asked not to be named.\n\nMayor Georg Sandvik flew to Hamhung.\n"
    found = assessed(engine, text, replace(PUBLIC, min_population=floor)).assessments
    cities = {a.protected for a in found if a.entity.text == "Hamhung"}
    assert len(cities) == (1 if alike else 2)


@pytest.mark.parametrize("said", ["real", "birth"])
def test_a_real_name_is_exposed_whatever_else_speaks(engine: Engine, said: str) -> None:
    """What a draft calls a source's real name is redacted; other words for a name say less."""
    text = f"The singer Brill, whose {said} name is Ama Kwarteng, sang. A source in Bergen rang.\n"
    found = {a.entity.text: a for a in assessed(engine, text).assessments}
    name = found["Ama Kwarteng"]
    assert (name.protected >= NAMED_SOURCE) is (name.direct >= NAMED_SOURCE) is (said == "real")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ama Kwarteng, who asked not to be named, said it froze.\n", id="who"),
        pytest.param("Ama Kwarteng, a nurse who asked not to be named, left.\n", id="a nurse who"),
        pytest.param("A source, Ama Kwarteng, spoke on condition of anonymity.\n", id="a source"),
        pytest.param(
            "A nurse asked not to be named. Her name is Ama Kwarteng.\n", id="her name is"
        ),
    ],
)
def test_whoever_is_promised_anonymity_is_not_named(engine: Engine, text: str) -> None:
    """A full name is exposed, whatever the weights make of it, if its bearer must not be named."""
    found = {a.entity.text: a for a in assessed(engine, text).assessments}
    assert found["Ama Kwarteng"].direct >= NAMED_SOURCE


def test_a_made_up_name_may_stay(engine: Engine) -> None:
    """A name that is declared not to be real is what readers are to be told."""
    found = {
        a.entity.text: a for a in assessed(engine, "Ama (not her real name) left.\n").assessments
    }
    assert found["Ama"].direct < NAMED_SOURCE


NARRATED = "Do not print my name. I teach here. We went to the ministry. My son is there. {}"


@pytest.mark.parametrize(
    ("text", "exposed"),
    [
        pytest.param("Ama Kwarteng, who organised us, was fined.", True, id="who did it"),
        pytest.param("Ama Kwarteng and I were fined.", True, id="and I"),
        pytest.param("They fined me and Ama Kwarteng.", True, id="me and"),
        pytest.param("Minister Ama Kwarteng, who fined us, smiled.", False, id="in office"),
    ],
)
def test_who_did_something_with_the_narrator_is_exposed(
    engine: Engine, text: str, exposed: bool
) -> None:
    """A companion who is named in full finds the source who tells of them; a minister does not."""
    found = {a.entity.text: a for a in assessed(engine, NARRATED.format(text)).assessments}
    assert (found["Ama Kwarteng"].protected >= COMPANION) is exposed


CREDITS = "(Reporting by Ama Kwarteng and Bo Reis; editing by Ines Calder)"


@pytest.mark.parametrize("name", ["Ama Kwarteng", "Bo Reis", "Ines Calder"])
def test_whom_a_credit_names_is_told(engine: Engine, name: str) -> None:
    """Reporters and editors who are credited at the end stay, though a source speaks before."""
    spoken = "A nurse who asked not to be named said that her mother wept.\n\n"
    found = {a.entity.text: a for a in assessed(engine, spoken + CREDITS).assessments}
    assert found[name].protected <= PRINTED


def test_whoever_is_credited_and_is_a_source_is_not_told(engine: Engine) -> None:
    """A promise counts for more than a credit."""
    text = f"Ama Kwarteng, who asked not to be named, said it froze.\n\n{CREDITS}"
    found = [a for a in assessed(engine, text).assessments if a.entity.text == "Ama Kwarteng"]
    assert min(a.direct for a in found) >= NAMED_SOURCE


HIDDEN = "A nurse who asked not to be named said that her mother wept. {}"


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        pytest.param("Oksana (not her real name) wept. Oksana left.", True, id="not her real name"),
        pytest.param('Use "Oksana" (not her real name), please.', True, id="in quotation marks"),
        pytest.param("Oksana, a pseudonym, wept.", True, id="a pseudonym"),
        pytest.param("We'll call her Oksana. Oksana left.", True, id="we'll call her"),
        pytest.param("She will be called Oksana here. Oksana left.", True, id="called here"),
        pytest.param('"We\'ll call her Oksana," her aunt said.', False, id="a relative names her"),
        pytest.param("They call her Oksana.", False, id="a nickname"),
        pytest.param("She will be called Oksana by the nuns.", False, id="called by others"),
        pytest.param(
            "We'll call her Oksana. Oksana Kwarteng left.", False, id="with a family name elsewhere"
        ),
    ],
)
def test_a_name_that_the_newsroom_made_up_is_told(engine: Engine, text: str, stays: bool) -> None:
    """It hides by design, wherever it stands; a name that others use, or a longer one, does not."""
    found = assessed(engine, HIDDEN.format(text)).assessments
    names = [a for a in found if a.entity.type == PERSON and a.entity.text.startswith("Oksana")]
    assert names
    assert all((a.protected <= PRINTED) is stays for a in names)


POINT = "Minister Georg Sandvik opened a bridge. His photographs were taken at {}."
SOURCE = "A nurse who asked not to be named said that her mother wept."


@pytest.mark.parametrize(
    "point",
    [
        pytest.param("59.9139° N, 10.7522° E", id="degrees"),
        pytest.param("31U AT 48251 11932", id="grid"),
        pytest.param("https://www.google.com/maps/@41.4034,2.1741,15z", id="link"),
        pytest.param("///FILLED.COUNT.SOAP", id="three words in capitals"),
    ],
)
@pytest.mark.parametrize(
    ("beside", "exposed"),
    [
        pytest.param(SOURCE, True, id="source elsewhere"),
        pytest.param("The bridge cost a lot, he said.", False, id="no source"),
    ],
)
def test_a_point_on_the_map_is_direct_wherever_a_draft_has_a_source(
    engine: Engine, point: str, beside: str, exposed: bool
) -> None:
    """It needs no tie to the source, and stays where there is none."""
    for text in (f"{POINT.format(point)}\n\n{beside}\n", f"{beside}\n\n{POINT.format(point)}\n"):
        (found,) = (a for a in assessed(engine, text).assessments if a.entity.type == COORDINATES)
        assert found.entity.text.lower() == point.lower()
        assert found.direct == found.protected
        assert (found.direct >= FLOORS[3]) is exposed


def test_a_point_is_direct_beside_what_stands_on_a_source_sheet(engine: Engine) -> None:
    """Whoever gives a sheet has a source, whatever the draft's wording tells."""
    document = documents.parse(POINT.format("59.9139° N, 10.7522° E"), "markdown")
    found = engine.detect(document, "en", lambda *_: ())
    sheet = [replace(e, rule="sheet.name") if e.type == PERSON else e for e in found.entities]
    weights = combination.load(model=False)
    point = assess(replace(found, entities=sheet), document.text, weights, PUBLIC).assessments[-1]
    assert point.entity.type == COORDINATES
    assert point.direct == 1.0


def test_nothing_found_is_nothing_assessed(engine: Engine) -> None:
    """A text without entities has no assessments."""
    assert assessed(engine, "So it goes.\n").assessments == []


def test_a_public_namesake_is_told_and_not_taken_for_the_source(engine: Engine) -> None:
    """Who shares a surname with somebody redacted, and stays, is named to the editor."""
    text = (
        "A source, Ama Kwarteng, said that she feared arrest. She asked not to be named.\n\n"
        "Minister Kofi Kwarteng opened a bridge. He said that it was long.\n"
    )
    found = assessed(engine, text)
    decisions = decide(found.assessments, load_policy("source-protection"))
    told = {entity.span for entity in confused(found, decisions)}
    kept = {d.entity.span for d in decisions if d.action.value == "keep"}
    assert told <= kept


def rows(**values: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array([[values.get(name, 0.0) for name in FEATURES]])


def test_a_source_told_in_so_many_words_is_never_ruled_out() -> None:
    """However sure the model is that a draft is public, a strong source keeps a floor."""
    never = Logistic({}, -50.0)
    certain = Logistic({}, 50.0)
    combine = Combination(never, certain, certain)
    for strength, floor in enumerate(FLOORS):
        protected, _ = combine(rows(), strength)
        assert protected[0] == pytest.approx(floor, abs=1e-9)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("{}", id="nothing in it"),
        pytest.param('{"model": 3, "rules": 3}', id="no table"),
        pytest.param(
            '{"rules": {"document": {"weights": {"nose": 1}, "bias": 0},'
            ' "within": {"weights": {}, "bias": 0}, "direct": {"weights": {}, "bias": 0}}}',
            id="another feature",
        ),
    ],
)
def test_damaged_weights_are_an_error(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is decided with weights that cannot be read or that are for other features."""
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")
    pin(tmp_path, [path.name])
    monkeypatch.setattr(combination, "FILE", path)
    with pytest.raises(MissingDataError, match="the exposure weights"):
        combination.load(model=False)


def test_other_weights_than_their_digest_names_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One digit changed, so that a source counts as public, is not used; nor weights unpinned."""
    path = tmp_path / "weights.json"
    content = combination.FILE.read_bytes()
    path.write_bytes(content)
    pin(tmp_path, [path.name])
    monkeypatch.setattr(combination, "FILE", path)
    assert combination.load(model=False)
    path.write_bytes(content.replace(b"0", b"1", 1))
    with pytest.raises(MissingDataError, match=r"RED203 the exposure.s weights\.json is"):
        combination.load(model=False)
    path.write_bytes(content)
    (tmp_path / SUMS).unlink()
    with pytest.raises(MissingDataError, match="RED203"):
        combination.load(model=False)


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        pytest.param("Ri Chol-min", True, id="source"),
        pytest.param("Hyesan", True, id="place"),
        pytest.param("Ada Quill", False, id="maker"),
    ],
)
def test_only_makers_keep_what_is_known_of_others_off(
    engine: Engine, words: str, shares: bool
) -> None:
    """A caption shows a source and a town: they share what the text says of them, its maker not."""
    text = (
        "Ri Chol-min, a nurse in Hyesan, spoke on condition of anonymity. She called Ada Quill.\n\n"
        "Photo: Ri Chol-min in Hyesan, by Ada Quill.\n"
    )
    mentions = [a for a in assessed(engine, text).assessments if a.entity.text == words]
    assert [a.evidence.credit for a in mentions] == [False, True]
    assert (mentions[0].protected == mentions[1].protected) is shares
