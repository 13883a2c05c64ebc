"""The table of trades: which broader trade each occupation belongs to.

Our own, from general knowledge, 2026; Apache-2.0. A word stands in it only where every bearer of it
belongs to the broader trade; a word with several meanings ("secretary", "minister" of a church)
gets a trade wide enough for all of them, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from redactor.inflection import plural


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


HEADS: dict[Trade, str] = {
    Trade.HEALTH: """nurse midwife doctor physician surgeon dentist pharmacist paramedic medic
        radiographer radiologist physiotherapist psychiatrist paediatrician pediatrician
        gynaecologist obstetrician anaesthetist cardiologist oncologist neurologist dermatologist
        optician optometrist orthodontist hygienist dietician dietitian phlebotomist hospital-porter
        haematologist urologist orderly veterinarian vet""",
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
        headman sheriff prefect ceo cfo cto""",
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
        messenger contractor builder baker painter photographer artist author librarian
        social-worker counsellor therapist psychologist undertaker embalmer veteran recruit major
        private monitor observer user partner coordinator campaigner organiser organizer auditor
        executive negotiator aide deputy chair referee rapporteur trustee scholar
        marshal scribe novice consul dignitary ombudsman cadre counsel lead king queen
        prince princess emperor resident witness native citizen source colleague laureate graduate
        banker landlord landlady landowner businessman businesswoman entrepreneur headhunter""",
}
_AT_WORK = frozenset(
    {Trade.HEALTH, Trade.SECURITY, Trade.TRANSPORT, Trade.MANUAL, Trade.LAND, Trade.COMMERCE}
    | {Trade.MEDIA, Trade.KNOWLEDGE, Trade.CLERICAL, Trade.SERVICE, Trade.CRAFT}
)
"""Trades of which everybody may be called a worker where the trade may not be told."""

_PERSON_ENDINGS = re.compile(
    r"(?!(?:water|paper|power|career|order|number|letter|matter|center|server|computer)\Z)[a-z]{2,}(?:er|or|ist|ian|eer|man|woman|person|ant|ress|smith|wright|monger|keeper)"
)
"""How words for persons end that are not in the table."""


def neutral(trade: Trade) -> Trade:
    """What may be said of somebody of that trade without telling it."""
    return Trade.WORKER if trade in _AT_WORK | {Trade.WORKER} else Trade.PERSON


def trade_of(tokens: list[str]) -> tuple[Trade, bool] | None:
    """The trade that the last one or two words name, and whether they are plural."""
    found = _NOUNS.get("-".join(tokens[-2:])) or _NOUNS.get(tokens[-1])
    if found is not None:
        return found
    if _PERSON_ENDINGS.fullmatch(tokens[-1]):
        return Trade.PERSON, False
    last = tokens[-1]
    if last.endswith("s") and _PERSON_ENDINGS.fullmatch(last[:-1]):
        return Trade.PERSON, True
    return None


def _forms() -> Iterator[tuple[str, tuple[Trade, bool]]]:
    for trade, heads in HEADS.items():
        for head in heads.split():
            yield head, (trade, False)
            yield plural(head), (trade, True)


_GROUPS = "staff troops clergy personnel crew crews colleagues cadre cadres counsel"
"""Nouns for several persons at once."""

_NOUNS = dict(_forms()) | dict.fromkeys(_GROUPS.split(), (Trade.PERSON, True))
