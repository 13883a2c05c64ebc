"""Which languages a draft may be in."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection import language
from redactor.detection.language import identify, require_supported
from redactor.detection.languages import COMMON_WORDS, LANGUAGE_NAMES
from redactor.documents import parse
from redactor.errors import LanguageError

ENGLISH = frozenset({"en"})

FOREIGN = {
    "Korean": (
        "국경 마을에 사는 한 주민은 지난달 아버지에게서 전화가 왔다고 말했다. "
        "그는 창고 앞에서 트럭 두 대를 보았다고 했다. "
        "이웃들은 봄까지 아무 말도 하지 않았다."
    ),
    "Russian": (
        "Житель пограничного города рассказал, что в прошлом месяце ему "
        "позвонил отец. Он видел два грузовика у склада. Соседи молчали до "
        "самой весны."
    ),
    "Ukrainian": (
        "Мешканець прикордонного міста розповів, що минулого місяця йому "
        "зателефонував батько. Він бачив дві вантажівки біля складу. Сусіди "
        "мовчали аж до весни."
    ),
    "Arabic": (
        "قال أحد سكان البلدة الحدودية إن والده اتصل به في نهاية الشهر الماضي. "
        "ورأى شاحنتين أمام المستودع. ولم يقل الجيران شيئا حتى الربيع."
    ),
    "Persian": (
        "یکی از ساکنان شهر مرزی گفت که پدرش در پایان ماه گذشته با او تماس گرفت."
        " او دو کامیون را در کنار انبار دیده بود. همسایه\u200cها تا بهار چیزی "
        "نگفتند."
    ),
    "Chinese": (
        "边境小镇的一名居民说，上个月底他的父亲打来电话。他在仓库前看到了两辆卡车。邻居们"
        "直到春天都没有说什么。"
    ),
    "Japanese": (
        "国境の町に住む男性は、先月末に父親から電話があったと話した。倉庫の前にトラックが"
        "二台止まっていたという。"
    ),
    "Burmese": (
        "နယ်စပ်မြို့မှ နေထိုင်သူတစ်ဦးက ပြီးခဲ့သည့်လကုန်တွင် သူ့အဖေ ဖုန်းဆက်ခဲ့သည်ဟု ပြောသည်။ ဂိုဒေါင်ရှေ့တွင် ထရပ်ကားနှစ်စီးကို တွေ့ခဲ့သည်။"
    ),
    "Hindi": (
        "सीमावर्ती शहर के एक निवासी ने बताया कि पिछले महीने के अंत में उसके "
        "पिता ने फोन किया था। उसने गोदाम के सामने दो ट्रक देखे थे।"
    ),
    "Greek": (
        "Ένας κάτοικος της παραμεθόριας πόλης είπε ότι ο πατέρας του τηλεφώνησε"
        " στα τέλη του περασμένου μήνα. Είδε δύο φορτηγά μπροστά στην αποθήκη."
    ),
    "Spanish": (
        "Un vecino del pueblo fronterizo contó que su padre lo llamó a finales "
        "del mes pasado. Había visto dos camiones delante del almacén. Los "
        "demás no dijeron nada hasta la primavera."
    ),
    "French": (
        "Un habitant de la ville frontalière a raconté que son père l'avait "
        "appelé à la fin du mois dernier. Il avait vu deux camions devant "
        "l'entrepôt. Les voisins n'ont rien dit jusqu'au printemps."
    ),
    "German": (
        "Ein Bewohner der Grenzstadt erzählte, dass sein Vater ihn Ende des "
        "letzten Monats angerufen habe. Er hatte zwei Lastwagen vor dem Lager "
        "gesehen. Die Nachbarn schwiegen bis zum Frühjahr."
    ),
    "Vietnamese": (
        "Một người dân ở thị trấn biên giới kể rằng cha anh đã gọi điện vào "
        "cuối tháng trước. Anh thấy hai chiếc xe tải trước nhà kho. Hàng xóm "
        "không nói gì cho đến mùa xuân."
    ),
    "Swahili": (
        "Mkazi wa mji wa mpakani alisema kwamba baba yake alimpigia simu "
        "mwishoni mwa mwezi uliopita. Aliona malori mawili mbele ya ghala. "
        "Majirani hawakusema kitu hadi wakati wa masika."
    ),
    "Portuguese": (
        "Um morador da cidade fronteiriça contou que o pai lhe telefonou no fim"
        " do mês passado. Tinha visto dois caminhões em frente ao armazém. Os "
        "vizinhos não disseram nada até a primavera."
    ),
    "Dutch": (
        "Een inwoner van de grensstad vertelde dat zijn vader hem eind vorige "
        "maand had gebeld. Hij had twee vrachtwagens voor het magazijn gezien. "
        "De buren zeiden niets tot in het voorjaar."
    ),
    "Italian": (
        "Un abitante della città di confine ha raccontato che suo padre lo ha "
        "chiamato alla fine del mese scorso. Aveva visto due camion davanti al "
        "magazzino. I vicini non hanno detto nulla fino a primavera."
    ),
    "Turkish": (
        "Sınır kasabasında yaşayan biri, babasının geçen ayın sonunda kendisini"
        " aradığını söyledi. Deponun önünde iki kamyon görmüştü. Komşular "
        "bahara kadar hiçbir şey söylemedi."
    ),
    "Polish": (
        "Mieszkaniec przygranicznego miasta opowiedział, że jego ojciec "
        "zadzwonił pod koniec zeszłego miesiąca. Widział dwie ciężarówki przed "
        "magazynem. Sąsiedzi milczeli aż do wiosny."
    ),
    "Indonesian": (
        "Seorang warga kota perbatasan mengatakan bahwa ayahnya menelepon pada "
        "akhir bulan lalu. Ia melihat dua truk di depan gudang. Para tetangga "
        "tidak berkata apa-apa sampai musim semi."
    ),
    "Tagalog": (
        "Ayon sa isang residente ng bayan sa hangganan, tumawag ang kanyang ama"
        " noong katapusan ng nakaraang buwan. Nakita niya ang dalawang trak sa "
        "harap ng bodega."
    ),
    "Somali": (
        "Qof deggan magaalada xuduudda ayaa sheegay in aabihiis soo wacay "
        "dhammaadka bishii hore. Wuxuu arkay laba baabuur oo yaalla bakhaarka "
        "hortiisa. Deriska waxba ma odhan ilaa gu'ga."
    ),
    "Haitian Creole": (
        "Yon moun ki rete nan vil fwontyè a di ke papa l te rele l nan fen mwa "
        "pase a. Li te wè de kamyon devan depo a. Vwazen yo pa t di anyen jouk "
        "prentan."
    ),
}
"""The same few sentences of ours in each language."""

ACCEPTED = {
    "prose": (
        "A resident of the border town said his father had called at the end of last"
        " month. He had seen two lorries in front of the depot."
    ),
    "headline": ("Mill owner flees border town; police seek witnesses"),
    "headlines": (
        "Border guards arrest mill owner\n"
        "Grain prices double overnight\n"
        "Schools close early\n"
        "Police seek three witnesses\n"
        "Floods cut rail link"
    ),
    "short": ("Call Teo."),
    "korean names": (
        "Kim Chol-su, Ri Yong-hee and Pak Myong-il left Hoeryong. Choe Kum-song and "
        "Han Sol-mi stayed in Musan with Jang Hyon-u."
    ),
    "name list": (
        "Kim Chol-su\n"
        "Ri Yong-hee\n"
        "Pak Myong-il\n"
        "Choe Kum-song\n"
        "Han Sol-mi\n"
        "Jang Hyon-u\n"
        "O Kwang-chol\n"
        "Sin Un-ju\n"
        "Paek Song-min\n"
        "Ryu Mi-gyong\n"
        "Mun Chol-ho\n"
        "Kang Yong-ae"
    ),
    "spanish names": (
        "María Fernanda Gutiérrez Salazar\n"
        "José Luis Peña Castañeda\n"
        "Juan Carlos Rodríguez Zapata\n"
        "Ana Lucía Villanueva Ortiz\n"
        "Rosa Elena Domínguez Paz\n"
        "Miguel Ángel Quispe Mamani"
    ),
    "telegraphic": (
        "met source nr bridge 0430. 3 men, red truck, no plates. driver nervous. "
        "paid cash. wife pregnant, due march. brother army, posted north. next meet "
        "thurs same place."
    ),
    "caps": (
        "TWO MEN SEEN AT BRIDGE. POLICE ARRIVED BEFORE DAWN. THE MILL OWNER WAS "
        "TAKEN AWAY IN A RED TRUCK. HIS WIFE SAW EVERYTHING."
    ),
    "caps head": (
        "BORDER GUARDS ARREST MILL OWNER; GRAIN PRICES DOUBLE OVERNIGHT; SCHOOLS "
        "CLOSE EARLY; POLICE SEEK WITNESSES"
    ),
    "table": (
        "Name | Age | Town | Job\n"
        "Ana Ruiz | 34 | Hoeryong | nurse\n"
        "Teo Marsh | 51 | Musan | driver\n"
        "Ok Mi-ran | 29 | Hyesan | teacher\n"
        "Ri Chol | 40 | Onsong | clerk"
    ),
    "letterless": ("12 - 45 / 2024\n***"),
    "places": (
        "Chongjin, Hoeryong, Musan, Onsong, Hyesan, Kanggye, Sinuiju, Manpo, "
        "Kimchaek, Tanchon, Hamhung, Wonsan, Sariwon, Haeju, Kaesong, Nampho"
    ),
    "quote es": (
        "The widow from the border town refused to leave when the police came to her"
        ' door. "No me voy de aquí, esta es mi casa", she told the officers, and '
        "closed the door behind her."
    ),
    "quote ko": (
        "The poster on the factory wall read 우리는 이긴다 and nobody dared to take it "
        "down, residents of the town said."
    ),
    "notes": (
        "- nurse, night shift\n"
        "- two kids, elder studying law\n"
        "- husband away (fishing)\n"
        "- afraid of neighbours\n"
        "- phone broken\n"
        "- prefers evenings"
    ),
    "recipe": (
        "flour 2 kg, sugar, yeast, salt, eggs, butter, milk, dried beans, rice, "
        "cooking oil, matches, candles, batteries, soap"
    ),
    "bullets nato": (
        "Recce NW sector. Convoy eastbound, heavy armour, bridging gear. Comms down."
        " Casualties unknown. Resupply overdue."
    ),
    "pidgin-ish": (
        "Oga say make we no go that side. Dem don close road since morning. My "
        "brother dey there with him wife."
    ),
    "caption": ("Women carry firewood past burnt-out shops, Hoeryong, Tuesday. Photo: Ana Ruiz"),
    "code": (
        "def redact(text):\n"
        "    return text.replace(name, tag)\n"
        "\n"
        "for path in paths:\n"
        "    print(path.name, len(text))"
    ),
    "byline": ("By Ana Ruiz and Teo Marsh\nHOERYONG, North Hamgyong"),
    "gloss": (
        "Glossary: juche (self-reliance), songun (military first), jangmadang "
        "(market), inminban (neighbourhood unit), bowibu (secret police), kotjebi "
        "(homeless children)"
    ),
}
"""What an English newsroom may hand in."""

PARAGRAPH = (
    "A resident of the border town said her father had called at the end of last month, after the "
    "census, and that two lorries had been standing in front of the depot."
)


def language_of(text: str, supported: frozenset[str] = ENGLISH) -> str:
    return require_supported(parse(text, "markdown"), supported)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_draft_in_another_language_is_refused(name: str) -> None:
    """The error names the language recognized and those supported, and how to insist."""
    with pytest.raises(LanguageError) as caught:
        language_of(FOREIGN[name])
    assert caught.value.message == f"the draft is in {name}"
    assert "Supported: English." in caught.value.next_step
    assert "--language en" in caught.value.next_step


@pytest.mark.parametrize("kind", ACCEPTED)
def test_english_in_any_form_is_accepted(kind: str) -> None:
    """Headlines, lists of names, tables and notes are no other language."""
    assert language_of(ACCEPTED[kind]) == "en"


@pytest.mark.parametrize(
    "name", ["Spanish", "French", "German", "Swahili", "Russian", "Vietnamese"]
)
def test_capitals_hide_no_language(name: str) -> None:
    """A draft in capital letters is recognized too."""
    with pytest.raises(LanguageError, match=f"the draft is in {name}"):
        language_of(FOREIGN[name].upper())


@pytest.mark.parametrize("name", FOREIGN)
def test_a_draft_of_which_much_is_foreign_is_refused(name: str) -> None:
    """Half of a draft without rules cannot be vouched for."""
    with pytest.raises(LanguageError, match=rf"part of the draft \(\d\d% of it\) is in {name}\."):
        language_of(f"{PARAGRAPH}\n\n{FOREIGN[name]}")


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_quotation_is_accepted(name: str) -> None:
    """A few sentences in another language do not make a draft foreign."""
    draft = "\n\n".join([PARAGRAPH] * 4 + [f"> {FOREIGN[name]}"] + [PARAGRAPH] * 2)
    assert language_of(draft) == "en"


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        pytest.param("", True, id="empty"),
        pytest.param("12/4 -- 7", True, id="no letters"),
        pytest.param("Hola, Teo.", True, id="too short to tell"),
        pytest.param("전화해", False, id="short, of another script"),
        pytest.param("Call 미란 now", True, id="one word of another script"),
        pytest.param("Kоwаlskа", True, id="look-alike letters"),
    ],
)
def test_short_texts(text: str, accepted: bool) -> None:
    """A text too short to tell is read as English unless its letters are another script's."""
    if accepted:
        assert language_of(text) == "en"
    else:
        with pytest.raises(LanguageError):
            language_of(text)


def test_only_prose_counts() -> None:
    """Markup and link targets are in no language."""
    target = "https://beispiel.example/" + "die-nachbarn-schwiegen-bis-zum-fruehjahr-" * 9
    assert language_of(f"[The mill]({target}) stands still.") == "en"


def test_the_language_asked_for_is_taken_at_its_word() -> None:
    """`--language` reads a draft as that language whatever it is in."""
    document = parse(FOREIGN["Korean"], "text")
    assert require_supported(document, ENGLISH, "en") == "en"


def test_a_language_asked_for_without_rules_is_refused() -> None:
    """Nobody can insist on a language that has no rules."""
    with pytest.raises(LanguageError, match=r"no rules for French\. Supported: English\."):
        require_supported(parse(PARAGRAPH, "text"), ENGLISH, "fr")


def test_a_language_with_rules_is_accepted_and_told() -> None:
    """Which languages are supported is the caller's to say, and the main one is returned."""
    both = frozenset({"en", "es"})
    assert language_of(FOREIGN["Spanish"], both) == "es"
    assert language_of(PARAGRAPH, both) == "en"


def test_the_error_repeats_nothing_of_the_draft() -> None:
    """The message holds no word of the draft."""
    with pytest.raises(LanguageError) as caught:
        language_of(FOREIGN["Spanish"])
    assert not {"vecino", "fronterizo", "padre"} & set(str(caught.value).split())


def test_english_prose_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual draft is known by its words alone."""

    def fail(text: str) -> dict[str, float]:
        raise AssertionError

    monkeypatch.setattr(language, "identify", fail)
    assert language_of(f"{PARAGRAPH}\n\n{PARAGRAPH}") == "en"


def test_identification_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model is the one that came with the library."""

    def refuse(*args: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    language._identifier.cache_clear()
    likely = identify(FOREIGN["German"])
    assert next(iter(likely)) == "de"
    assert sum(likely.values()) == pytest.approx(1, abs=0.01)


def test_every_language_that_can_be_recognized_has_a_name() -> None:
    """No message falls back to a code."""
    assert not identify("text").keys() - LANGUAGE_NAMES.keys()


def test_common_words_are_lower_case_words() -> None:
    """A common word that is not one lower-case word could never be met."""
    for words in COMMON_WORDS.values():
        assert all(word.isalpha() and word.islower() for word in words)


@given(st.text(max_size=80))
def test_any_text_is_accepted_or_refused(text: str) -> None:
    """No text breaks the check."""
    try:
        assert language_of(text) == "en"
    except LanguageError:
        assert any(character.isalpha() for character in text)
