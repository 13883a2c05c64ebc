"""What several commands let a user choose, and the redactor that this makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.unlocking import unlock

if TYPE_CHECKING:
    from redactor.config import Config
    from redactor.detection.recognizers.sheet_terms import SheetTerms
    from redactor.documents import Document
    from redactor.exposure.sources.sheet import Sheet
    from redactor.pipeline import Redactor

PolicyChoice = Annotated[
    str | None,
    typer.Option(metavar="POLICY", help="A bundled policy's name or the path of your own."),
]
AudienceChoice = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Hidden from whom: public, authorities or community."),
]
OperatorChoice = Annotated[
    str | None,
    typer.Option(
        metavar="OPERATOR", help="generalize, tag, block or pseudonym, for every entity type."
    ),
]
NeutralPronouns = Annotated[
    bool,
    typer.Option(
        "--neutral-pronouns", help="Replace pronouns that tell a protected person's gender, too."
    ),
]
OwnRules = Annotated[
    list[Path] | None,
    typer.Option(metavar="PACK", help="A rule pack of your own; may be given repeatedly."),
]
NlpChoice = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Add an installed spaCy pipeline, or a model in a folder."),
]
SheetChoice = Annotated[
    Path | None,
    typer.Option(metavar="SHEET", help="What the newsroom knows of its source, encrypted."),
]
LanguageChoice = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Assume this language (ISO 639) instead of asking."),
]
RulesOnly = Annotated[
    bool, typer.Option("--rules-only", help="Leave the model out: faster, and misses more.")
]
KeepComments = Annotated[
    bool,
    typer.Option(
        "--keep-comments", help="Redact colleagues' comments instead of leaving them out."
    ),
]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user chose in place of what the newsroom settled; `None` and empty: nothing.

    Args:
        policy: a bundled policy's name, or the path of one.
        audience: from whom sources are hidden.
        operator: for every entity type.
        language: ISO 639 code to assume.
        nlp: a named-entity model to add.
        rules: rule packs besides the newsroom's.
        neutral_pronouns: whether pronouns that tell a gender are replaced, too.
    """

    policy: str | None = None
    audience: str | None = None
    operator: str | None = None
    language: str | None = None
    nlp: str | None = None
    rules: tuple[Path, ...] = ()
    neutral_pronouns: bool = False

    def settled(self, config: Config) -> Config:
        """The configuration with what was chosen."""
        neutral = self.neutral_pronouns or config.style.neutral_pronouns
        return replace(
            config,
            policy=config.policy if self.policy is None else self.policy,
            audience=config.audience if self.audience is None else self.audience,
            operator=config.operator if self.operator is None else self.operator,
            language=config.language if self.language is None else self.language,
            nlp=config.nlp if self.nlp is None else self.nlp,
            rules=(*config.rules, *self.rules),
            style=replace(config.style, neutral_pronouns=neutral),
        )


class Sheets:
    """Opens source sheets, each once, however many configurations name it.

    Args:
        chosen: the sheet to take in place of those that configurations name.
        identity, passphrase_file, plain: see `unlock`.
    """

    def __init__(
        self,
        chosen: Path | None,
        identity: Sequence[Path] | None,
        passphrase_file: Path | None,
        *,
        plain: bool,
    ) -> None:
        self._chosen = chosen
        self._identity = identity
        self._passphrase_file = passphrase_file
        self._plain = plain
        self._opened: dict[Path, Sheet] = {}

    def of(self, config: Config) -> Sheet | None:
        """The sheet for a configuration; `None`: there is none. See `unlock` for what it raises."""
        path = config.sources if self._chosen is None else self._chosen
        return None if path is None else self.at(path)

    def at(self, path: Path) -> Sheet:
        """The sheet of that path."""
        place = path.resolve()
        if place not in self._opened:
            opened = unlock(path, self._identity, self._passphrase_file, plain=self._plain)
            self._opened[place] = opened.sheet
        return self._opened[place]


def terms_of(sheet: Sheet) -> SheetTerms:
    """What an opened source sheet gives to look for."""
    from redactor.detection.lean import import_presidio

    import_presidio()
    from redactor.exposure.sources.terms import sheet_terms

    return sheet_terms(sheet)


def built(
    config: Config, sheet: Sheet | None, draft: Document | None = None, *, rules_only: bool
) -> Redactor:
    """The redactor of a configuration with an opened source sheet.

    Args:
        config: the configuration.
        sheet: the source sheet.
        draft: what is going to be redacted first, if that is known; the model begins with it.
        rules_only: see `Redactor.from_config`, also for what is raised.
    """
    ahead = None
    if not rules_only:
        from redactor.detection.ahead import ModelAhead

        ahead = ModelAhead(config.threads, draft)
    from redactor.detection.lean import import_presidio

    import_presidio()
    from redactor.pipeline import Redactor

    terms = None if sheet is None else terms_of(sheet)
    return Redactor.from_config(config, terms=terms, rules_only=rules_only, ahead=ahead)
