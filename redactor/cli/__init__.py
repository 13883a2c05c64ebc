"""The command line: one module a command."""

from __future__ import annotations

import gc
import os
import sys

import typer

from redactor.cli import version
from redactor.cli.commands import CommandGroup
from redactor.cli.streams import tell
from redactor.crashes import leave_nothing, told
from redactor.errors import RedactorError
from redactor.garbage import collect_seldom

app = typer.Typer(
    name="redactor",
    cls=CommandGroup,
    help="Finds what could identify a confidential source and writes a copy without it.",
    no_args_is_help=True,
    rich_markup_mode=None,  # rich alone takes longer to import than all of --help may
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback()(version.options)


def main() -> None:
    """Run the command line; exit 0 fine, 1 leaks or failed checks, 2 could not do it."""
    collect_seldom()
    # What another package adds to pydantic may look at all that is validated, source sheets too.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    leave_nothing()
    try:
        app()
    except RedactorError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit:
        raise
    except BaseException as problem:  # noqa: BLE001 - a traceback's message may quote the draft
        _fail(str(told(type(problem))))
    finally:
        # The process ends, and with it what is going to be looked through for garbage.
        gc.freeze()


def _fail(message: str) -> None:
    tell(message)
    sys.exit(2)
