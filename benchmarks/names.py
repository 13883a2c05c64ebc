"""Share of people's names hidden, by where the names come from.

    pip install faker
    python benchmarks/names.py [--people 40]

Invented people, in sentences of our own about nobody: each is named in full, then by family name,
then by given name alone. A name counts as hidden when all its letters lie in findings of any type:
of rules alone, the model alone and both; and of both where the text has no capitals. Names come
from the package Faker (MIT), drawn with a fixed seed, and for languages that Faker has only in
other scripts from a list of ours (marked *).
The rules have lists of names that hold many of these; the model learned from none of them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass

from faker import Faker

from redactor.detection.engine import Engine
from redactor.documents.document import Document
from redactor.rulepacks import load_packs

LOCALES = {
    "English": ("en_GB", "en_US", "en_NZ"),
    "Irish": ("ga_IE",),
    "French": ("fr_FR", "fr_CA"),
    "German, Dutch": ("de_DE", "nl_NL"),
    "Nordic": ("sv_SE", "no_NO", "da_DK", "fi_FI", "is_IS"),
    "Baltic, Estonian": ("lt_LT", "lv_LV", "et_EE"),
    "Spanish, Portuguese": ("es_MX", "es_CO", "pt_BR"),
    "Italian, Romanian": ("it_IT", "ro_RO"),
    "Czech, Polish, Croatian": ("cs_CZ", "pl_PL", "hr_HR"),
    "Hungarian": ("hu_HU",),
    "Turkish, Azerbaijani": ("tr_TR", "az_AZ"),
    "Algerian": ("fr_DZ",),
    "Indian": ("en_IN",),
    "Pakistani": ("en_PK",),
    "Indonesian": ("id_ID",),
    "Vietnamese": ("vi_VN",),
    "Thai": ("en_TH",),
    "Hausa": ("ha_NG",),
    "Yoruba, Igbo": ("yo_NG", "ig_NG"),
    "Kenyan, Swahili": ("en_KE", "sw"),
    "Ghanaian": ("tw_GH",),
    "Zulu": ("zu_ZA",),
}

OWN = {
    "Korean*": (
        "Chol-su Hyon-u Kum-ok Sun-hui Yong-chol Un-byol Ji-won Min-jae Seo-yeon Kyong-ae Myong-ho "
        "Song-mi",
        "Kim Pak Ri Choe Jong Kang Yun Jang Han O So Sin Ryu Paek Ho Nam Sim Ro Ha Kwak",
    ),
    "Russian, Ukrainian*": (
        "Oksana Artyom Lyudmila Ruslan Zhanna Gennady Taras Yaroslava Timur Galina Bohdan Rimma",
        "Shevchuk Zaitsev Kravets Belova Tkachenko Mironov Hrytsenko Gusev Panchuk Orlova "
        "Dyachenko Lytvyn",
    ),
    "Arabic*": (
        "Samira Khaled Rania Mazen Abdulrahman Huda Yousef Nawal Bassam Ghada Tareq Zaynab",
        "al-Masri Haddad Khalil al-Jubouri Nasser Darwish Qasim Sabbagh al-Hashimi Barakat Mansour "
        "Zoubi",
    ),
    "Persian, Afghan*": (
        "Parisa Farhad Shirin Behrouz Golnaz Ramin Zarmina Najib Freshta Kaveh Mahsa Wahid",
        "Rostami Karimi Sadeghi Hashemi Stanekzai Popal Ghaffari Moradi Wardak Azizi "
        "Kazemi Ebrahimi",
    ),
    "Chinese*": (
        "Xiuying Guoqiang Meiling Jianhua Yuting Zhiyuan Lihua Haoran Chunyan Weimin Ruoxi Dequan",
        "Zhao Qian Zhou Xu Deng Cai Peng Xie Ouyang Gu Luo Yan Tan Bai Hu",
    ),
    "Burmese*": (
        "Thiri Zaw Khin Nilar Kyaw Htet Aung Moe Wai Sandar Myint Phyo",
        "Htun Naing Lwin Oo Thein Hlaing Soe Swe Win Zin Tun Maung",
    ),
    "Ethiopian, Eritrean*": (
        "Selamawit Tesfaye Bereket Hirut Yohannes Almaz Getachew Meseret Kidane Tsegay Abeba Dawit",
        "Gebremariam Wolde Tekle Haile Mekonnen Desta Abraha Negash Bekele Weldu Asfaw Hagos",
    ),
}
"""Given names and family names (or fathers' names). Source: general knowledge, 2026."""

SENTENCES = (
    "{full}, who mends nets by the harbour, counted the boats that week. “I had nothing else to "
    "do,” {family} said. Only {given} kept the list.",
    "The list was kept by a cook. Her name is {full}, and she is from the hills. Nobody asked "
    "{family} for it, and {given} told nobody.",
    "Police spokesman {full} denied it on Monday. According to {family}, no list exists. Friends "
    "of {given} disagree.",
    "It rained when they came for the baker, {full}. The neighbours heard {family} shout, and "
    "then {given} was gone.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, and the ranges of its names."""

    text: str
    names: tuple[tuple[int, int], ...]


def drafts(people: list[tuple[str, str]]) -> Iterator[Draft]:
    """One draft a person."""
    for index, (given, family) in enumerate(people):
        values = {"full": f"{given} {family}", "family": family, "given": given}
        text, names = "", []
        for piece in SENTENCES[index % len(SENTENCES)].replace("}", "{").split("{"):
            if piece in values:
                names.append((len(text), len(text) + len(values[piece])))
            text += values.get(piece, piece)
        yield Draft(text, tuple(names))


def groups(count: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each group's name and `count` people of given and family name."""
    for group, locales in LOCALES.items():
        fakes = [Faker(locale) for locale in locales]
        for index, fake in enumerate(fakes):
            fake.seed_instance(index)
        ordered = [fakes[n % len(fakes)] for n in range(count)]
        yield group, [(fake.first_name(), fake.last_name()) for fake in ordered]
    for group, (given, family) in OWN.items():
        draw = random.Random(0)  # noqa: S311 - nothing depends on it but which names are drawn
        yield (
            group,
            [(draw.choice(given.split()), draw.choice(family.split())) for _ in range(count)],
        )


def plain(draft: Draft) -> Draft:
    """The draft without capitals; a letter that would become two stays."""
    letters = (c.lower() if len(c.lower()) == 1 else c for c in draft.text)
    return Draft("".join(letters), draft.names)


def share(engine: Engine, texts: list[Draft]) -> float:
    """Share of names of which every letter lies in findings."""
    hidden = total = 0
    for draft in texts:
        found = engine.detect(Document(draft.text, "text"), "en", lambda *_: [])
        covered = {i for e in found.entities for i in range(e.span.start, e.span.end)}
        for start, end in draft.names:
            total += 1
            hidden += all(i in covered for i in range(start, end) if draft.text[i].isalnum())
    return hidden / total


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--people", type=int, default=40, help="people a group")
    count = options.parse_args().people
    packs = load_packs()
    engines = {
        "rules": Engine(packs, threads=None),
        "model": Engine(packs, model_only=True),
        "both": Engine(packs),
    }
    columns = [*engines, "both, no capitals"]
    print("| names | mentions | " + " | ".join(columns) + " |\n|---|---|" + "---|" * len(columns))
    for group, people in groups(count):
        texts = list(drafts(people))
        shares = [share(engine, texts) for engine in engines.values()]
        shares.append(share(engines["both"], [plain(text) for text in texts]))
        cells = " | ".join(f"{value:.3f}" for value in shares)
        print(f"| {group} | {sum(len(text.names) for text in texts)} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
