"""Occupations, said less precisely: "night-shift nurse" -> "health worker".

The table of trades is our own, from general knowledge, 2026; Apache-2.0. A word stands in it only
where every bearer of it belongs to the broader trade; a word with several meanings ("secretary",
"minister" of a church) gets a trade wide enough for all of them, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from redactor.redaction.operators.mention import Mention


class Trade(Enum):
    """What may be said of somebody's work: singular and plural, neither opening with a vowel."""

    HEALTH = ("health worker", "health workers")
    EDUCATION = ("person in education", "people in education")
    FORCES = ("member of a police or armed force", "members of police or armed forces")
    SECURITY = ("security worker", "security workers")
    TRANSPORT = ("transport worker", "transport workers")
    MANUAL = ("manual worker", "manual workers")
    LAND = ("farm or fishing worker", "farm or fishing workers")
    COMMERCE = ("person in trade", "people in trade")
    MEDIA = ("media worker", "media workers")
    LAW = ("legal professional", "legal professionals")
    FAITH = ("religious figure", "religious figures")
    POLITICS = ("politician", "politicians")
    AUTHORITY = ("person in authority", "people in authority")
    KNOWLEDGE = ("technical or research worker", "technical or research workers")
    ARTS = ("person in the arts", "people in the arts")
    SPORT = ("sportsperson", "sportspeople")
    CLERICAL = ("clerical worker", "clerical workers")
    SERVICE = ("service worker", "service workers")
    CRAFT = ("craft worker", "craft workers")
    WORKER = ("worker", "workers")
    PERSON = ("person", "people")


_HEADS: dict[Trade, str] = {
    Trade.HEALTH: """nurse midwife doctor physician surgeon dentist pharmacist paramedic medic
        radiographer radiologist physiotherapist psychiatrist paediatrician pediatrician
        gynaecologist obstetrician anaesthetist cardiologist oncologist neurologist dermatologist
        optician optometrist orthodontist hygienist dietician dietitian phlebotomist hospital-porter
        haematologist urologist""",
    Trade.EDUCATION: """teacher schoolteacher lecturer professor tutor headmaster headmistress
        headteacher schoolmaster schoolmistress educator student undergraduate postgraduate pupil
        schoolboy schoolgirl freshman sophomore postdoc""",
    Trade.FORCES: """soldier conscript policeman policewoman police-officer border-guard sergeant
        corporal colonel brigadier gendarme paratrooper infantryman gunner sapper
        rifleman commando constable coastguard reservist draftee airman midshipman
        admiral ensign militiaman""",
    Trade.SECURITY: """security-guard watchman bodyguard bouncer jailer warder wardress doorman
        prison-guard prison-officer night-watchman gatekeeper prison-warder""",
    Trade.TRANSPORT: """driver trucker docker stevedore bargeman ferryman railwayman signalman
        chauffeur cabbie boatman helmsman longshoreman dockworker courier deckhand""",
    Trade.MANUAL: """welder fitter machinist miner bricklayer carpenter plumber electrician mechanic
        roofer plasterer labourer laborer scaffolder steelworker metalworker ironworker glazier
        joiner lathe-hand quarryman driller stonemason boilermaker millwright shipwright
        lumberjack logger woodcutter""",
    Trade.LAND: """farmer fisherman fisherwoman shepherd herder herdsman farmhand farmworker
        goatherd cowherd sharecropper smallholder beekeeper shrimper trawlerman crofter planter
        ploughman dairyman""",
    Trade.COMMERCE: """trader merchant shopkeeper vendor grocer greengrocer fishmonger bookseller
        peddler pedlar hawker salesman saleswoman salesperson wholesaler retailer importer exporter
        stallholder florist butcher tobacconist newsagent broker moneychanger pawnbroker""",
    Trade.MEDIA: """journalist reporter editor correspondent photojournalist columnist broadcaster
        cameraman camerawoman newsreader newscaster sub-editor""",
    Trade.LAW: """lawyer judge prosecutor barrister solicitor attorney notary magistrate paralegal
        jurist""",
    Trade.FAITH: """priest imam monk nun bishop archbishop pastor rabbi vicar deacon chaplain mullah
        clergyman clergywoman lama abbot abbess muezzin preacher missionary cleric friar""",
    Trade.POLITICS: """senator lawmaker legislator mp mep parliamentarian councillor councilman
        councilwoman congressman congresswoman politician alderman""",
    Trade.AUTHORITY: """minister president mayor governor director chairman chairwoman chairperson
        chief head manager boss commissioner superintendent inspector supervisor foreman forewoman
        ambassador chancellor premier rector dean principal overseer commander official warden
        headman sheriff prefect""",
    Trade.KNOWLEDGE: """engineer technician scientist researcher analyst economist programmer
        chemist biologist physicist geologist mathematician statistician archaeologist historian
        anthropologist sociologist linguist meteorologist epidemiologist agronomist botanist
        zoologist ecologist seismologist volcanologist demographer surveyor geophysicist
        microbiologist biochemist""",
    Trade.ARTS: """actor actress singer musician writer poet dancer composer sculptor novelist
        playwright pianist violinist cellist guitarist drummer soprano choreographer puppeteer
        illustrator screenwriter dramatist filmmaker accordionist organist""",
    Trade.SPORT: """footballer athlete boxer wrestler swimmer cyclist gymnast weightlifter
        goalkeeper midfielder sprinter cricketer skier jockey golfer rower""",
    Trade.CLERICAL: """clerk bookkeeper typist receptionist stenographer cashier registrar
        archivist""",
    Trade.SERVICE: """cook waiter waitress cleaner maid nanny hairdresser barber bartender barman
        barmaid housekeeper janitor caretaker chambermaid steward stewardess babysitter chef
        manicurist bellboy masseuse butler""",
    Trade.CRAFT: """tailor seamstress dressmaker shoemaker cobbler weaver potter jeweller goldsmith
        silversmith blacksmith watchmaker bookbinder embroiderer upholsterer tanner locksmith
        milliner""",
    Trade.WORKER: """worker employee staffer""",
    Trade.PERSON: """developer detective lieutenant milkman
        owner member volunteer candidate leader founder expert specialist agent activist
        spokesman spokeswoman spokesperson secretary assistant officer guard operator captain
        general coach guide pilot accountant translator interpreter consultant adviser advisor
        diplomat envoy trainee apprentice intern sailor seaman smuggler dispatcher porter keeper
        messenger negotiator contractor builder baker painter photographer artist author librarian
        social-worker counsellor therapist psychologist undertaker embalmer veteran recruit major
        private monitor observer user partner coordinator campaigner organiser organizer auditor
        banker landlord landlady landowner businessman businesswoman entrepreneur headhunter""",
}
_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "midwife": "midwives"}
_FORMER = frozenset({"former", "ex", "retired", "onetime", "then", "erstwhile"})
_TAIL = re.compile(r" (?:of|for|on|in|at|with|to|from|i/c) |,")
_WORD = re.compile(r"[^\W\d_]+")
_VERBS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(drives?|drove|driving)\b"), "{} a vehicle"),
    (re.compile(r"(teach(?:es|ing)?|taught|stud(?:y|ies|ied|ying)|lectur(?:es|ed|ing))\b"), "{}"),
    (re.compile(r"(work(?:s|ed|ing)?|serv(?:es?|ed|ing))\b"), "{}"),
)
_VERB_FORMS = (
    *(f"{verb} a vehicle" for verb in ("drive", "drives", "drove", "driving")),
    *("teach", "teaches", "teaching", "taught", "study", "studies", "studied", "studying"),
    *("lectures", "lectured", "lecturing", "work", "works", "worked", "working"),
    *("serve", "serves", "served", "serving"),
)
_QUALIFICATION = re.compile(
    r"(?:\w+ )?(degree|diploma|doctorate|phd|ph\.d\.|ma|msc|ba|bsc)(s?) (?:in|of) "
)
_QUALIFICATIONS = ("qualification", "qualifications")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]|[\"'(*•–—])\s*$")


def generalize(mention: Mention) -> str | None:
    """A coarser truth about somebody's work, in the grammar of its sentence.

    The trade stands for the job ("deputy section chief" -> "person in authority"); number and
    "former" are kept ("retired nurses" -> "former health workers"); after "an" the words open with
    "unspecified". Of work told as a verb the verb is kept ("taught maths" -> "taught").

    Returns:
        The words without brackets; `None` for titles before a name, several jobs at once, and
        words that are not in the table.
    """
    text = mention.text.replace("’", "'").strip()
    lowered = text.lower()
    if re.match(r" [^\W\d_a-z]", mention.after) and not mention.after.startswith(" I "):
        return None
    words = _qualification(lowered) or _verb(lowered) or _trade(lowered)
    if words is None or words == lowered or _cannot_take_apostrophe(words, mention.after):
        return None
    if _last_word(mention.before) == "an":
        words = f"unspecified {words}"
    opens = text[:1].isupper() and _SENTENCE_START.search(mention.before)
    return words[:1].upper() + words[1:] if opens else words


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return (words[:1].lower() + words[1:]) in _ALL


def _cannot_take_apostrophe(words: str, after: str) -> bool:
    """True for "people in trade" where the draft goes on as in "traders' union"."""
    return re.match(r"['’](?!s\b)", after) is not None and not words.endswith("s")


def _qualification(text: str) -> str | None:
    match = _QUALIFICATION.match(text)
    return _QUALIFICATIONS[bool(match[2])] if match else None


def _verb(text: str) -> str | None:
    for pattern, words in _VERBS:
        match = pattern.match(text)
        if match and match.end() < len(text):
            return words.format(match[1])
    return None


def _trade(text: str) -> str | None:
    head = _TAIL.split(text, maxsplit=1)[0]
    tokens = _WORD.findall(head)
    if not tokens or " and " in head:
        return None
    found = _NOUNS.get("-".join(tokens[-2:])) or _NOUNS.get(tokens[-1])
    if found is None:
        return None
    trade, plural = found
    former = any(token in _FORMER for token in tokens[:-1])
    return ("former " if former else "") + trade.value[plural]


def _last_word(before: str) -> str:
    words = _WORD.findall(re.split(r"[.,;:!?()\"\n]", before.lower())[-1])
    return words[-1] if words and not before.endswith("-") else ""


def _forms() -> Iterator[tuple[str, tuple[Trade, bool]]]:
    for trade, heads in _HEADS.items():
        for head in heads.split():
            yield head, (trade, False)
            yield _plural(head), (trade, True)


def _plural(word: str) -> str:
    ending = next((e for e in sorted(_IRREGULAR, key=len)[::-1] if word.endswith(e)), "")
    if ending and word not in ("shaman", "human"):
        return word.removesuffix(ending) + _IRREGULAR[ending]
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


_NOUNS = dict(_forms())


def _outputs() -> Iterator[str]:
    nouns = [noun for trade in Trade for noun in trade.value]
    phrases = [*nouns, *(f"former {noun}" for noun in nouns), *_QUALIFICATIONS, *_VERB_FORMS]
    yield from phrases
    yield from (f"unspecified {phrase}" for phrase in phrases)


_ALL = frozenset(_outputs())
