"""Links the mentions of organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redactor.detection.names import COMMON_ENDING, common_words
from redactor.detection.romanization import fold
from redactor.exposure.linking.index import Index
from redactor.exposure.linking.links import Basis, Doubts

_WORD = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*")
_BRACKET = re.compile(r"^(?P<name>.*?\S)\s*\(\s*(?:the\s+)?(?P<short>[^()\s][^()]*)\)$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.?){2,7}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL = _words(
    """
    the a an of and for in on at to with by de del la las los des du da do di e y et und der die
    das für
    """
)
_LEGAL = _words(
    """
    ltd limited inc incorporated llc llp lp plc corp co gmbh ag kg ug sa sas sarl srl spa bv nv ab
    as oy aps pty bhd sdn pte jsc ojsc cjsc pjsc ooo oao zao too kk pt tbk sl slu lda ltda eirl
    """
)
_OFFICES = _words("ministry department office bureau agency embassy directorate")
"""Heads that stand before or after what they are for: `Ministry of Water`, `Water Ministry`."""
_HEADS = _OFFICES | _words(
    """
    academy administration airline airlines airport alliance army assembly association authority
    bank base battalion board brewery brigade brothers cannery center centre chamber church clinic
    club coalition college commission committee company congress consulate cooperative corporation
    council court division factory faculty farm federation force forces foundation front fund group
    guard hospital hotel inspectorate institute laboratory league library militia mill mine mission
    mosque movement museum newspaper orchestra organisation organization party plant police port
    prison project refinery regiment school senate service services shipyard society squadron
    station steelworks store synod team temple theatre tribunal trust union unit university works
    """
)
"""Nouns for kinds of organisations; a name that ends in one is whole."""
# Source of the lists above: our own, from general knowledge, 2026; Apache-2.0.


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """An organisation's mention, taken apart.

    Args:
        words: folded, in order, without article and legal form.
        acronyms: the acronyms that its initials make, folded.
        short: the acronym or short name it gives in parentheses, folded; empty for none.
        is_acronym: whether it may be an acronym itself.
        begins: whether it may be the beginning of another's name: one or two words that are not
            generic, or a distinctive word and others without a noun like `Hospital` at the end.
        ends: whether it may be the end of another's name: one or two words, the first capitalised.
    """

    words: tuple[str, ...] = field(repr=False)
    acronyms: frozenset[str] = field(default=frozenset(), repr=False)
    short: str = field(default="", repr=False)
    is_acronym: bool = False
    begins: bool = False
    ends: bool = False

    @property
    def whole(self) -> str:
        """The words in one."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """An organisation's mention; see `Mention`."""

    index: int
    position: int
    name: OrganizationName = field(repr=False)


@dataclass(slots=True)
class Organizations:
    """Organisations by number, and which mention is whose; see `People`."""

    organizations: list[OrganizationName] = field(default_factory=list, repr=False)
    links: dict[int, tuple[int, Basis]] = field(default_factory=dict)
    doubts: Doubts = field(default_factory=Doubts)


def parse_organization(text: str) -> OrganizationName:
    """Take a mention apart: `the Ministry of People's Security (MPS)`, `Mercado Verde Ltd`.

    Args:
        text: the words of an ORGANIZATION entity.
    """
    plain = re.sub(r"'s?$", "", " ".join(text.replace("’", "'").split()))
    bracket = _BRACKET.match(plain)
    short = ""
    if bracket is not None:
        plain, short = bracket["name"], fold(bracket["short"]).replace(" ", "")
    written = _WORD.findall(plain)
    while len(written) > 1 and written[0].lower() in ("the", "el", "la", "a", "an"):
        written = written[1:]
    while len(written) > 1 and fold(written[-1]).replace(" ", "") in _LEGAL:
        written = written[:-1]
    singular = (re.sub(r"(?<=\w)'s?$", "", word) for word in written)
    words = tuple(filter(None, (fold(word).replace(" ", "") for word in singular)))
    alone = "".join(written)
    is_acronym = len(written) == 1 and alone.isupper() and bool(_ACRONYM.fullmatch(alone))
    ends = len(words) < 3 and not is_acronym and bool(written) and written[0][0].isupper()
    return OrganizationName(words, _acronyms(words), short, is_acronym, _begins(words), ends)


def _acronyms(words: Sequence[str]) -> frozenset[str]:
    if len(words) < 2:
        return frozenset()
    content = [word for word in words if word not in _SMALL]
    forms = {"".join(word[0] for word in content), "".join(word[0] for word in words)}
    return frozenset(form for form in forms if len(form) > 1)


def _begins(words: Sequence[str]) -> bool:
    if not words or _is_generic(words[0]):
        return False
    return words[-1] not in _HEADS and (len(words) < 2 or words[-1] not in _SMALL)


def _is_generic(word: str) -> bool:
    return len(word) < 3 or word in common_words() or COMMON_ENDING.search(word) is not None


def link_organizations(
    mentions: Sequence[OrganizationMention], expansions: Mapping[int, int]
) -> Organizations:
    """Link mentions of organisations.

    Mentions link by the same words, `X Ministry` being the `Ministry of X`; an acronym or short
    name in parentheses to what stands before it; an acronym to the organisation last mentioned
    whose initials it is; distinctive words to the organisation last mentioned whose name they
    begin (`Blackbridge` is `Blackbridge Cannery`, `Blackbridge Cannery` is not its union); and one
    or two capitalised words to the only organisation whose name they end (`Ledger` is `Prairie
    Ledger`, `the Ministry` is nobody's).

    Args:
        mentions: in any order.
        expansions: index of a short mention -> index of the mention that it abbreviates.
    """
    result = Organizations()
    index = Index()
    by_index = {mention.index: mention for mention in mentions}
    aliases: dict[str, str] = {}
    for short, full in sorted(expansions.items()):
        if short not in by_index or full not in by_index:
            continue
        aliases.setdefault(by_index[short].name.whole, by_index[full].name.whole)
    for mention in mentions:
        if mention.name.short:
            aliases.setdefault(mention.name.short, mention.name.whole)
    ordered = sorted(mentions, key=lambda m: (-len(m.name.words), m.position, m.index))
    for mention in ordered:
        if mention.name.words:
            _add(mention, result, index, aliases)
    return result


def _add(
    mention: OrganizationMention, result: Organizations, index: Index, aliases: Mapping[str, str]
) -> None:
    name = mention.name
    tries = [([f"={name.whole}", *_inverted(name)], Basis.NAME)]
    if name.whole in aliases:
        tries.append(([f"={aliases[name.whole]}"], Basis.ACRONYM))
    if name.is_acronym:
        tries.append(([f"a{name.whole}"], Basis.ACRONYM))
    if name.begins:
        tries.append(([f"p{name.whole}"], Basis.PART))
    if name.ends:
        tries.append(([f"e{name.whole}"], Basis.PART))
    for keys, basis in tries:
        found, doubt = index.nearest(keys, mention.position, lambda _: True)
        if found is None or (doubt and keys[0][0] == "e"):
            continue
        if doubt:
            result.doubts.add_keys(index, keys, mention.index)
        result.links[mention.index] = found, basis
        index.add(_keys(result.organizations[found]), mention.position, found)
        return
    result.organizations.append(name)
    number = len(result.organizations) - 1
    result.links[mention.index] = number, Basis.NAME
    index.add(_keys(name), mention.position, number)


def _keys(name: OrganizationName) -> list[str]:
    words = name.words
    begins = ["".join(words[:n]) for n in range(1, len(words)) if n < 5]
    ends = ["".join(words[-n:]) for n in (1, 2) if n < len(words)]
    return [
        f"={name.whole}",
        *_inverted(name),
        *(f"a{form}" for form in sorted(name.acronyms)),
        *(f"p{begin}" for begin in begins),
        *(f"e{end}" for end in ends),
    ]


def _inverted(name: OrganizationName) -> list[str]:
    content = sorted(word for word in name.words if word not in _SMALL)
    return [f"w{' '.join(content)}"] if _OFFICES.intersection(content) and content[1:] else []
