from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.romanization import fold, fold_korean


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Łódź", "lodz", id="Polish"),
        pytest.param("Türkiye", "turkiye", id="Turkish"),
        pytest.param("İzmir", "izmir", id="dotted capital I"),
        pytest.param("Tromsø", "tromso", id="Norwegian"),
        pytest.param("Đắk Lắk", "dak lak", id="Vietnamese"),
        pytest.param("Aix-en-Provence", "aix en provence", id="hyphens are spaces"),
        pytest.param("N'Mai  Hka", "nmai hka", id="apostrophe and runs of spaces"),
        pytest.param("St. Petersburg", "st petersburg", id="full stop"),
        pytest.param("Ch’ŏngjin", "chongjin", id="curly apostrophe"),
    ],
)
def test_fold_drops_what_spellings_differ_in(name: str, folded: str) -> None:
    """Case, diacritics, apostrophes, stops and hyphens do not tell names apart."""
    assert fold(name) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    """A folded name is its own folding."""
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet=st.characters(categories=("L", "M", "Zs", "Pd")), max_size=40))
def test_case_never_matters(name: str) -> None:
    """Case-folding a name first gives the same key."""
    assert fold(name.casefold()) == fold(name)


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(["Ryanggang", "Yanggang", "Yangkang", "Ryanggang-do"], id="Ryanggang"),
        pytest.param(["Hoeryong", "Hoeryŏng", "Hoeryeong", "Hoeryong-si"], id="Hoeryong"),
        pytest.param(
            ["Chongjin", "Ch'ŏngjin", "Ch’ŏngjin", "Cheongjin", "Chhongjin"], id="Chongjin"
        ),
        pytest.param(["Sinuiju", "Shinuiju", "Sinŭiju", "Sinuiju-si"], id="Sinuiju"),
        pytest.param(["Hyesan", "Hyesan-si", "Hyesan-dong", "HYESAN"], id="Hyesan"),
        pytest.param(["Pyongyang", "P'yŏngyang", "Phyongyang", "Pyeongyang"], id="Pyongyang"),
        pytest.param(["Kaesong", "Kaesŏng", "Gaeseong"], id="Kaesong"),
        pytest.param(["Rajin", "Najin"], id="Rajin"),
        pytest.param(["Nyongbyon", "Yongbyon", "Ryongbyon"], id="Yongbyon"),
        pytest.param(["Onsong-up", "Onsŏng-ŭp", "Onseong-eup"], id="Onsong, the town"),
        pytest.param(["Tanchon", "Tanch'ŏn", "Dancheon"], id="Tanchon"),
        pytest.param(["Kimchaek", "Gimchaek", "Kimch'aek"], id="Kimchaek"),
    ],
)
def test_korean_romanisations_meet(spellings: list[str]) -> None:
    """Every romanisation of a Korean name, with or without its suffix, has one key."""
    assert len({fold_korean(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Hyesan", "Hoeryong", id="two towns"),
        pytest.param("Wonsan", "Ulsan", id="one ending"),
        pytest.param("Musan", "Masan", id="one vowel"),
        pytest.param("Haeju", "Jeju", id="one syllable"),
    ],
)
def test_different_korean_names_stay_apart(one: str, other: str) -> None:
    """Folding keeps what tells two Korean places apart."""
    assert fold_korean(one) != fold_korean(other)


@given(
    st.text(alphabet="abcdeghijklmnoprstuwyŏŭ'", min_size=3, max_size=12),
    st.sampled_from(["si", "gun", "ri", "dong", "up"]),
)
def test_a_suffix_set_off_by_a_hyphen_is_dropped(name: str, suffix: str) -> None:
    """The word for the kind of place changes nothing."""
    assert fold_korean(f"{name}-{suffix}") == fold_korean(name)
