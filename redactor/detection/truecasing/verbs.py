"""Verbs beside which names of people stand: what is done to people, and what they do."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.detection.vocabulary import SPEECH
from redactor.inflection import tenses

_DONE_TO_PEOPLE = """
    accompany accuse address adopt advise answer approach arrest ask assault assure attack avoid
    ban beg befriend betray blackmail blame bless bribe burn bury call capture charge
    chase comfort condemn confront congratulate console consult contact convince convict corner
    cremate cure curse dare date deceive denounce deport describe detain discharge dismiss
    divorce embrace employ envy escort evacuate evict examine execute expel fear film follow
    free fire flog frisk greet guard haunt handcuff harass hate help hire hospitalise
    hospitalize house hug humiliate hunt identify imitate impersonate imprison inform injure
    instruct insult interrogate interview introduce invite jail join kick kidnap kill kiss lash
    like locate love lure marry mention message miss mistreat mob murder mug name nominate nurse
    obey order outlive pardon pass persecute persuade phone photograph picture pity
    point poison praise promise promote prosecute protect punish question quote raid raise rape
    recall recognise recognize recruit release remember remind report rescue resemble respect
    reward ring rob sack save scold search sentence shelter shield shun smuggle spare spot stab
    starve strangle strip sue summon support suspect suspend telephone tail text thank threaten
    torture track transfer treat trust urge visit vouch warn watch welcome whip whisper worship
    wound
"""
"""Telling, asking, meeting, liking, knowing, seeing, hiding, helping, hiring, hurting, seizing and
judging. Our own list after the classes of verbs in grammars of English, from general knowledge,
2026; Apache-2.0."""

_IRREGULARLY = """
    babysit:babysat/babysat
    beat:beat/beaten bring:brought/brought catch:caught/caught choose:chose/chosen
    drive:drove/driven feed:fed/fed fight:fought/fought find:found/found forget:forgot/forgotten
    forgive:forgave/forgiven give:gave/given hang:hung/hanged hear:heard/heard hide:hid/hidden
    hold:held/held hurt:hurt/hurt keep:kept/kept know:knew/known lead:led/led leave:left/left
    lend:lent/lent let:let/let lose:lost/lost meet:met/met
    misunderstand:misunderstood/misunderstood overhear:overheard/overheard pay:paid/paid
    ring:rang/rung see:saw/seen seek:sought/sought
    send:sent/sent shoot:shot/shot show:showed/shown strike:struck/struck take:took/taken
    teach:taught/taught tell:told/told understand:understood/understood
"""
"""Likewise: plain form, past and participle."""

_DONE_BY_PEOPLE = """
    come:came cry:cried die:died faint:fainted flee:fled get:got go:went escape:escaped
    laugh:laughed live:lived nod:nodded run:ran scream:screamed sit:sat sleep:slept speak:spoke
    stand:stood swear:swore vanish:vanished wake:woke walk:walked weep:wept
"""
_AUXILIARIES = "is was has had does did would could might must should cannot"


def _to_people() -> Iterator[tuple[str, ...]]:
    yield from map(tenses, _DONE_TO_PEOPLE.split())
    for verb in _IRREGULARLY.split():
        base, _, pasts = verb.partition(":")
        past, _, participle = pasts.partition("/")
        yield (*tenses(base, past), participle)


def _by_people() -> Iterator[tuple[str, ...]]:
    yield from (tenses(*verb.split(":")) for verb in _DONE_BY_PEOPLE.split())


TAKING_PEOPLE = frozenset(form for forms in _to_people() for form in forms)
"""Verbs whose object is somebody, in all their forms."""

PLAIN = frozenset(forms[0] for forms in (*_to_people(), *_by_people())) | {"say"}
"""Plain forms of what people do."""

OF_PEOPLE = SPEECH.union(*(forms[1:3] for forms in (*_to_people(), *_by_people()))) - PLAIN
"""What somebody is the subject of, in the third person and the past, unless that is the plain form
as well."""

AUXILIARIES = frozenset(_AUXILIARIES.split())
"""What anything is the subject of, likewise."""
