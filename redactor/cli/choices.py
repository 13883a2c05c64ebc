"""What several commands let a user choose, and the redactor that this makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.unlocking import unlocked_terms

if TYPE_CHECKING:
    from redactor.config import Config
    from redactor.pipeline import Redactor

PolicyChoice = Annotated[
    str | None,
    typer.Option(metavar="POLICY", help="A bundled policy's name or the path of your own."),
]
AudienceChoice = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Hidden from whom: public, authorities or community."),
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


def settled(
    config: Config, policy: str | None, audience: str | None, language: str | None
) -> Config:
    """The configuration with what the user chose in place of what the newsroom settled."""
    return replace(
        config,
        policy=config.policy if policy is None else policy,
        audience=config.audience if audience is None else audience,
        language=config.language if language is None else language,
    )


def built(
    config: Config,
    sources: Path | None,
    identity: Sequence[Path] | None,
    passphrase_file: Path | None,
    *,
    plain_sheet: bool,
    rules_only: bool,
) -> Redactor:
    """The redactor of a configuration, with its source sheet or the one chosen unlocked.

    See `unlocked_terms` and `Redactor.from_config` for what it raises.
    """
    sheet = config.sources if sources is None else sources
    terms = None
    if sheet is not None:
        terms = unlocked_terms(sheet, identity, passphrase_file, plain=plain_sheet)
    from redactor.detection.lean import import_spacy

    import_spacy()
    from redactor.pipeline import Redactor

    return Redactor.from_config(config, terms=terms, rules_only=rules_only)
