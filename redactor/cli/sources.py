"""`redactor sources`: make, edit, check and show an encrypted source sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from redactor.cli.streams import emit, tell
from redactor.cli.unlocking import (
    Identity,
    PassphraseFile,
    PlainSheet,
    keys,
    new_passphrase,
    unlock,
)
from redactor.printable import printable

app = typer.Typer(
    help="Make, edit and check an encrypted source sheet: what must never be printed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help="The source sheet, an age file.")]

TEMPLATE = """\
# What the newsroom knows of its sources. Leave out what is not known. See docs/source-sheet.md.
# What stands here, however it is spelt, never stays in a copy. Quote what is all figures.
sources:
  - id: A
    names: []        # full names: [Anna Example]
    aliases: []      # nicknames, names in use among friends
    contacts:
      phones: []     # with country code: ["+99 1234 5678"]
      emails: []
      handles: []
      plates: []
      numbers: []    # passport, badge, case
    places: []       # where they live, work, come from, were seen
    dates: []        # days that could place them: [17 March 2026]
    relatives: []    # [{name: Ben Example, relation: younger brother}]
    employers: []
    facts: []        # telling phrases: [keeps bees in the old chapel]
    agreed: {}       # what they agreed may be said: {names: a resident of the north}
"""


@app.command("init")
def init(
    sheet: Sheet,
    recipient: Annotated[
        list[str] | None,
        typer.Option(
            "--recipient",
            metavar="KEY",
            help="A public key, age1... or ssh-...; may be given repeatedly. Else: a passphrase.",
        ),
    ] = None,
    plain: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="An unencrypted sheet to start with."),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a source sheet, encrypted to recipients or a passphrase."""
    from redactor.errors import WriteError
    from redactor.exposure.sources.reading import parse_sheet, with_recipients
    from redactor.exposure.sources.store import Opened, open_plain_sheet, save, seal

    if sheet.exists() or sheet.is_symlink():
        raise WriteError("there is a file of that name already", path=str(sheet))
    text = TEMPLATE.encode() if plain is None else open_plain_sheet(plain).text
    if recipient:
        text = with_recipients(text, recipient, str(plain or sheet))
    ready = Opened(text, parse_sheet(text, str(plain or sheet)))
    save(sheet, seal(ready, lambda: new_passphrase(passphrase_file), sheet))
    tell(f"Written, encrypted: {printable(str(sheet))}")
    if plain is None:
        tell(f"Fill it in with: redactor sources edit {printable(str(sheet))}")
    else:
        tell(f"Not encrypted, and still there: {printable(str(plain))}. Remove it safely.")


@app.command("edit")
def edit(sheet: Sheet, identity: Identity = None, passphrase_file: PassphraseFile = None) -> None:
    """Edit a source sheet with your editor (VISUAL, EDITOR); encrypted again when that ends."""
    from redactor.cli.editing import edit as run_editor

    changed = run_editor(sheet, keys(identity, passphrase_file))
    tell(f"{'Written, encrypted' if changed else 'Nothing changed'}: {printable(str(sheet))}")


@app.command("check")
def check(
    sheet: Sheet,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
    plain_sheet: PlainSheet = False,
) -> None:
    """Check that a source sheet can be used; count its entries and tell what is hard to find.

    Nothing of what is on the sheet is printed.
    """
    from redactor.exposure.sources.checking import counts, warnings

    found = unlock(sheet, identity, passphrase_file, plain=plain_sheet).sheet
    listed = counts(found)
    lines = [
        f"{printable(str(sheet))}: {_number(len(found.sources), 'source')}, "
        f"{_number(len(found.entries), 'entry', 'entries')}"
    ]
    lines += [f"  {kind.value}: {count}" for kind, count in listed.items()]
    lines += [f"line {warned.line}: {warned.message}" for warned in warnings(found)]
    emit("".join(f"{line}\n" for line in lines))


@app.command("show")
def show(
    sheet: Sheet,
    plain: Annotated[
        bool, typer.Option("--plain", help="Yes, print the sheet's text on standard output.")
    ] = False,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Print what is on a source sheet, if you insist with --plain."""
    if not plain:
        raise typer.BadParameter("pass --plain to print the sheet's text", param_hint="--plain")
    opened = unlock(sheet, identity, passphrase_file, plain=False)
    tell("Warning: what follows is not encrypted; leave it in no file, log or shared terminal.")
    emit(opened.text)


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
