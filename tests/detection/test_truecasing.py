"""Words in capitals, read in the case of running text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redactor.detection.normalization import normalize, recased
from redactor.detection.truecasing import truecase
from redactor.detection.truecasing.usual import Usual, acronyms, usual
from redactor.documents.document import Document


@pytest.mark.parametrize(
    ("text", "running"),
    [
        pytest.param(
            "NURSE IN HYESAN TELLS OF ARRESTS", "Nurse in Hyesan tells of arrests", id="headline"
        ),
        pytest.param("SEOUL (Agency) — It rained.", "Seoul (Agency) — It rained.", id="dateline"),
        pytest.param("She rang her BROTHER.", "She rang her brother.", id="emphasis"),
        pytest.param("She rang her SON.", "She rang her son.", id="short word after her"),
        pytest.param("He is DIABETIC.", "He is diabetic.", id="emphasised trait"),
        pytest.param("PETROVA OLENA", "Petrova Olena", id="card"),
        pytest.param("Surname: PETROVA", "Surname: Petrova", id="form"),
        pytest.param("OKONMAH, JULIETTE", "Okonmah, Juliette", id="name with a comma"),
        pytest.param('"GIVE US BREAD!" he cried.', '"Give us bread!" he cried.', id="shouting"),
        pytest.param("a man from HUNCHUN", "a man from Hunchun", id="town"),
        pytest.param("it was signed by ROSE", "it was signed by Rose", id="name that is a word"),
        pytest.param("he came with MARK", "he came with Mark", id="name that is a verb"),
        pytest.param("a man from TARNWICKLE", "a man from Tarnwickle", id="unknown long name"),
        pytest.param("a man from TARN", "a man from Tarn", id="unknown short name after from"),
        pytest.param("PORT AU PRINCE", "Port Au Prince", id="place of several words"),
        pytest.param("TWO MEN IN NEW DELHI", "Two men in New Delhi", id="place in a headline"),
        pytest.param("CHOL-MIN WAS THERE", "Chol-min was there", id="Korean given name"),
        pytest.param("JEAN-PIERRE O'BRIEN", "Jean-Pierre O'Brien", id="hyphen and apostrophe"),
        pytest.param("THE NIGHT-SHIFT NURSE", "The night-shift nurse", id="compound"),
        pytest.param("HER SISTER'S HUSBAND", "Her sister's husband", id="possessive"),
        pytest.param("WE DIDN'T GO. THEY'LL COME", "We didn't go. They'll come", id="short forms"),
        pytest.param("MRS OKAFOR SAW DR. RUIZ", "Mrs Okafor saw Dr. Ruiz", id="titles"),
        pytest.param("on the 17TH OF MARCH", "on the 17th of March", id="ordinal and month"),
        pytest.param("in the 1990S", "in the 1990s", id="decade"),
        pytest.param("at 9 P.M. she left", "at 9 p.m. she left", id="clock time"),
        pytest.param("A MARCH IN MAY 2021", "A march in May 2021", id="march and May"),
        pytest.param("SHE SAW A NURSE", "She saw a nurse", id="article"),
        pytest.param("IN A HAMHUNG ACCENT", "In a Hamhung accent", id="article before a town"),
        pytest.param("FOR A UN CREW", "For a UN crew", id="article before an abbreviation"),
        pytest.param("HE TOLD ADA A OKONMAH", "He told Ada A Okonmah", id="initial"),
        pytest.param("THEY TOLD MARIA TO GO", "They told Maria to go", id="chiefly a name"),
        pytest.param("THE CONSCRIPT PAID 40 YUAN", "The conscript paid 40 yuan", id="rarer words"),
        pytest.param("kin of the EMBALMER", "kin of the embalmer", id="stressed rarer word"),
        pytest.param("kin of KESTREL", "kin of Kestrel", id="code name, a rarer word"),
        pytest.param("MARIA KESTREL SPOKE", "Maria Kestrel spoke", id="surname, a rarer word"),
        pytest.param("THE MINISTRY OF WATER said", "The Ministry of Water said", id="body"),
        pytest.param("BEHIND HYESAN MARKET", "Behind Hyesan Market", id="named market"),
        pytest.param("He met Maria LANTERN.", "He met Maria Lantern.", id="surname after given"),
        pytest.param("to Maria LANTERN. I left", "to Maria Lantern. I left", id="before a letter"),
        pytest.param("Dr. POND and Lt DRUM", "Dr. Pond and Lt Drum", id="surname after title"),
        pytest.param("the officer REFUSED", "the officer refused", id="emphasis after a role"),
        pytest.param(
            "We told STONE. Then STONE left. A BAKER came.",
            "We told Stone. Then Stone left. A baker came.",
            id="surnames that are words",
        ),
        pytest.param("Maria NEVER came", "Maria never came", id="emphasis after given"),
        pytest.param("they call him HADDOCK", "they call him Haddock", id="nickname"),
        pytest.param("at GATE 4 today", "at Gate 4 today", id="numbered place"),
        pytest.param("PRICES ROSE", "Prices rose", id="verb that is a name too"),
        pytest.param("SHE TOLD GRACE OKONMAH", "She told Grace Okonmah", id="name that is a word"),
        pytest.param("at 14 QUARRY LANE", "at 14 Quarry Lane", id="street"),
        pytest.param("that of a dead MAN", "that of a dead man", id="short word"),
        pytest.param("US AND EU TALK AGAIN", "US and EU talk again", id="the country"),
        pytest.param("TALKS OF US AND EU", "Talks of US and EU", id="the country, listed"),
        pytest.param("THEY MET US OFFICIALS", "They met US officials", id="the country's"),
        pytest.param("ONE OF US. THEY SAW US AT NOON", "One of us. They saw us at noon", id="we"),
        pytest.param("THE COLÓN ROAD", "The Colón Road", id="accent tells a name"),
        pytest.param("NADÈGE, ŁUCJA, MÁTÉ", "Nadège, Łucja, Máté", id="accents"),
    ],
)
def test_capitals_are_read_as_running_text(text: str, running: str) -> None:
    """Headlines, emphasis, cards and shouting read as the same words in a sentence would."""
    assert truecase(text) == running


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She fled to Hyesan. He did not, said Dr. Ruiz on May 5.", id="no capitals"),
        pytest.param("NATO, the BBC and the UN sent USAID staff.", id="abbreviations"),
        pytest.param("UNICEF", id="abbreviation alone"),
        pytest.param("The US and the WHO gave AID to the IRA.", id="abbreviations that are words"),
        pytest.param("the KCTP and the UPDK said", id="unlisted, no vowel or few letters"),
        pytest.param("The firm ORZA paid.", id="unknown brand"),
        pytest.param("Staff (SELKA) rose. A man from SELKA left.", id="introduced in brackets"),
        pytest.param("The SELKA rose, the SELKA fell, and at SELKA", id="mostly after the"),
        pytest.param("a man from the FBI, the LAPD and the SEC", id="listed, no look of one"),
        pytest.param("Elizabeth II and World War II, part XIV", id="Roman numerals"),
        pytest.param("J. R. Moreau and K.M. came, A. too", id="initials"),
        pytest.param("plate KA 1234 BO, case AB-12/77, ref MDRX9", id="plate and codes"),
        pytest.param("COVID-19, T-34, MI5, H5N1", id="names with digits"),
        pytest.param("@QUIET_RIVER #FREEBREAD QUIET.RIVER@EXAMPLE.ORG", id="handles"),
        pytest.param("HTTPS://EXAMPLE.ORG/NURSE", id="address"),
        pytest.param("NURSE: I saw it.\nREPORTER: When?", id="speakers' labels"),
        pytest.param("NGOs and MPs, PhDs", id="plurals"),
        pytest.param("Save it as a PDF on the USB stick", id="file kinds"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_written_in_capitals_stays(text: str) -> None:
    """Abbreviations, codes, numerals, labels and unknown short words stay as they are."""
    assert truecase(text) == text


@pytest.mark.parametrize(
    ("text", "running"),
    [
        pytest.param(
            "TARN SPEAKS\n\nIn Tarn the mill stood still.",
            "Tarn speaks\n\nIn Tarn the mill stood still.",
            id="capital elsewhere",
        ),
        pytest.param(
            "he sold QOLAM\n\nQolam is bread, and qolam is dear.",
            "he sold qolam\n\nQolam is bread, and qolam is dear.",
            id="lower case elsewhere",
        ),
        pytest.param(
            "MCGRAIL AND SONS\n\nIt is McGrail who paid.",
            "McGrail and sons\n\nIt is McGrail who paid.",
            id="capital inside",
        ),
        pytest.param(
            "He saw BISHOP.\n\nThe guard, whom Bishop knew, left.",
            "He saw Bishop.\n\nThe guard, whom Bishop knew, left.",
            id="word that is a name here",
        ),
        pytest.param(
            "WHO STAFF LEFT HYESAN\n\nStaff of the WHO left.",
            "WHO staff left Hyesan\n\nStaff of the WHO left.",
            id="abbreviation elsewhere",
        ),
        pytest.param(
            "the UN said\n\nOfficials met Kim Jong Un then.",
            "the UN said\n\nOfficials met Kim Jong Un then.",
            id="a short name is no evidence against an abbreviation",
        ),
    ],
)
def test_the_text_itself_tells_first(text: str, running: str) -> None:
    """How the draft writes a word elsewhere counts for more than any list."""
    assert truecase(text) == running


_WORDS = "NURSE nurse Nurse A UN İSTANBUL ΣΟΦΟΣ STRAẞE O'BRIEN'S XIV 17TH P.M. E\u0301 ﬁ Ri OF 4"
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n", " ", ". ", ": ", '"', "-", "_", "@"])
_TEXTS = (
    st.text(max_size=60)
    | st.lists(_PIECES, max_size=25).map("".join)
    | (st.lists(_PIECES, max_size=25).map(" ".join))
)


@given(_TEXTS)
@example("i\u0307sTanbul is far. SHE LEFT \u0130STANBUL NOW")
def test_nothing_but_case_changes(text: str) -> None:
    """Each code point stays where it is, as itself or as its own lower case."""
    running = truecase(text)
    assert len(running) == len(text)
    assert all(new in (old, old.lower()) for new, old in zip(running, text, strict=True))


@given(_TEXTS)
def test_text_without_two_capitals_together_stays(text: str) -> None:
    """Where no capital follows another, and no number has one, nothing changes."""
    plain = "".join(" " if c.isdigit() or c in ".'-\u0301" else c for c in text.lower().title())
    if not any(one.isupper() and other.isupper() for one, other in pairwise(plain)):
        assert truecase(plain) == plain


@given(st.lists(st.sampled_from(["NURSE", "HYESAN", "UN", "Ri", "left", "OF", "ROSE", "\n"])))
def test_reading_it_again_changes_nothing(words: list[str]) -> None:
    """What has been put into running case is left alone the second time."""
    running = truecase(" ".join(words))
    assert truecase(running) == running


@pytest.mark.parametrize(
    ("word", "case"),
    [
        pytest.param("nurse", Usual.LOWER, id="word"),
        pytest.param("petrova", Usual.TITLE, id="name"),
        pytest.param("hyesan", Usual.TITLE, id="town"),
        pytest.param("tuesday", Usual.TITLE, id="weekday"),
        pytest.param("grace", Usual.EITHER, id="word and name"),
        pytest.param("unicef", Usual.ABBREVIATION, id="listed abbreviation"),
        pytest.param("kctp", Usual.ABBREVIATION, id="no vowel"),
        pytest.param("who", Usual.BOTH, id="word and abbreviation"),
        pytest.param("tarnwickle", Usual.UNKNOWN, id="unknown"),
    ],
)
def test_the_lists_tell_of_a_word(word: str, case: Usual) -> None:
    """Each kind of word is known by the package's lists."""
    assert usual(word) is case


def test_abbreviations_are_listed_in_lower_case_once() -> None:
    """The list holds lower-case words of two letters or more."""
    assert len(acronyms()) > 100
    assert all(word.islower() and len(word) > 1 for word in acronyms())


def test_the_analysis_text_knows_how_it_was_written() -> None:
    """A recased text maps to the same places, and keeps the capitals of the document beside it."""
    normalized = normalize(Document("NURSE  IN\nHYE\u00adSAN"))
    running = recased(normalized)
    assert normalized.text == running.written == "NURSE IN HYESAN"
    assert running.text == "Nurse in Hyesan"
    assert running.maps == normalized.maps


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They hid [GRACE] in the cellar.", id="hidden"),
        pytest.param("She told [WILL] about the raid.", id="modal that is told"),
        pytest.param("She told [WILL] to leave.", id="modal before an infinitive"),
        pytest.param("They had hidden [CAN] from the soldiers.", id="modal that is hidden"),
        pytest.param("The man they call [WILL] left.", id="modal that is called"),
        pytest.param("the man known as [WILL]", id="modal after known as"),
        pytest.param("Then [WILL] said nothing.", id="modal that spoke"),
        pytest.param("It rained, said [WILL].", id="modal after said"),
        pytest.param("We saw [WILL] leave.", id="modal seen to do"),
        pytest.param("They told [STONE] nothing that day, and left.", id="surname that is told"),
        pytest.param("They arrested [STONE] on Monday.", id="surname that is arrested"),
        pytest.param("They met [MARK] outside.", id="met"),
        pytest.param("It rained, said [ROSE].", id="inverted speech"),
        pytest.param("Neighbours said that [ROSE] had fled.", id="subject of a clause"),
        pytest.param("They told him [GRACE] had fled.", id="subject of what somebody is told"),
        pytest.param("They told her [ROSE] was dead.", id="subject after an object"),
        pytest.param("They expelled [STONE] at noon.", id="expelled"),
        pytest.param("They paid [STONE] and left.", id="paid"),
        pytest.param("It froze while [STONE] slept.", id="surname that is a subject"),
        pytest.param("We saw [HOPE] leave.", id="seen to do"),
        pytest.param("We saw [STONE] leave.", id="surname seen to do"),
        pytest.param("Neighbours said that [STONE] had fled.", id="surname in a clause"),
        pytest.param("her cousin [GRACE] and a lorry", id="cousin"),
        pytest.param("She spoke to [MARK].", id="spoken to"),
        pytest.param("They waited for [FAITH] all night.", id="waited for"),
        pytest.param("He went into [GRACE]'s kitchen.", id="possessive"),
        pytest.param("A cook, [ROSE], ran.", id="between commas"),
    ],
)
def test_a_word_in_capitals_is_a_name_where_names_stand(text: str) -> None:
    """A miss can cost a life: what is done to people is not done to words that are stressed."""
    word = text[text.index("[") + 1 : text.index("]")]
    plain = text.replace("[", "").replace("]", "")
    assert truecase(plain) == plain.replace(word, word.title())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("You MUST go.", id="modal"),
        pytest.param("She was told WILL they come or not.", id="question"),
        pytest.param("Those we met WILL come.", id="modal verb goes on"),
        pytest.param("They do NOT know.", id="negation"),
        pytest.param("He refused to MARK the day.", id="infinitive"),
        pytest.param("They met a BAKER outside.", id="article"),
        pytest.param("They hid her ROSE in a book.", id="possessor"),
        pytest.param("They arrested YOUNG men.", id="adjective"),
        pytest.param("Prices ROSE again.", id="verb"),
        pytest.param("The two COOK at night.", id="plain form"),
        pytest.param("They said HE knew.", id="pronoun"),
        pytest.param("She hid THEM, told ALL and met BOTH.", id="pronouns that are objects"),
        pytest.param("They said that EVERY man had NEVER slept.", id="every and never"),
        pytest.param("She told him NOW and met them TWICE.", id="adverbs"),
    ],
)
def test_a_stressed_word_is_no_name(text: str) -> None:
    """Where no name stands, capitals are stress."""
    assert truecase(text) == text[0] + text[1:].lower().replace(" monday", " Monday")


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("MR BEN STONE SAYS HE SAW IT", "Mr Ben Stone says he saw it"),
        ("MRS LE HUONG LEFT", "Mrs Le Huong Left"),
        ("MARIA DE LOS ANGELES LEFT", "Maria de Los Angeles Left"),
    ],
)
def test_a_particle_that_is_somebodys_name_keeps_its_capital(text: str, spelt: str) -> None:
    """`Ben` and `Le` are names by themselves; `de` is none."""
    assert truecase(text) == spelt


def test_headlines_have_verbs_that_are_names() -> None:
    """In a line of capitals no slot tells names from stress."""
    assert truecase("PRICES ROSE AS MARKETS FALL") == "Prices rose as markets fall"
