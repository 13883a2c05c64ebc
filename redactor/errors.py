"""The exception tree: one class per cause, one stable code each."""

from __future__ import annotations

from typing import ClassVar

from redactor.printable import printable


class RedactorError(Exception):
    """Base of every error the command line prints.

    Args:
        message: what went wrong, in words that hold nothing of the draft.
        path: the file it went wrong in, as the user named it.
        line: 1-based line in that file.
        col: 1-based column, in code points.
        next_step: what the user can do; the class's own `hint` when not given.

    `code` is stable: tests and docs cite it. As a string, everything is printable.
    """

    code: ClassVar[str] = "RED000"
    hint: ClassVar[str] = ""

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        col: int | None = None,
        next_step: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.col = col
        self.next_step = self.hint if next_step is None else next_step

    @property
    def place(self) -> str:
        """`path:line:col` as far as it is known, else an empty string."""
        parts = [self.path or "", *(str(n) for n in (self.line, self.col) if n is not None)]
        return ":".join(part for part in parts if part)

    def __str__(self) -> str:
        head = " ".join(part for part in (self.code, self.place) if part)
        tail = f" {self.next_step}" if self.next_step else ""
        return printable(f"{head} {self.message}.{tail}")


class InternalError(RedactorError):
    """Something that should not happen; the cause stays out of the message, since it may quote."""

    code = "RED001"
    hint = "Check whether a copy was written, and report the code and the command."


class MissingExtraError(RedactorError):
    """A command needs packages that are not installed."""

    code = "RED002"


class MissingProgramError(RedactorError):
    """A command needs a program of the system that is not installed."""

    code = "RED003"


# --- reading a draft: RED1xx


class ReadError(RedactorError):
    """Base of what can be wrong with an input file."""

    code = "RED100"


class FileMissingError(ReadError):
    """No file at that path."""

    code = "RED101"
    hint = "Check the path."


class NotAFileError(ReadError):
    """A directory, device or pipe where a file was expected."""

    code = "RED102"
    hint = "Name a file, or - for standard input."


class UnreadableFileError(ReadError):
    """The operating system refuses to read the file."""

    code = "RED103"
    hint = "Check the file's permissions."


class BinaryFileError(ReadError):
    """The file holds bytes that no text holds."""

    code = "RED104"
    hint = "Only text files can be read; export the draft as text or Markdown."


class EncodingError(ReadError):
    """The file is not UTF-8."""

    code = "RED105"
    hint = "Save the draft as UTF-8."


class UnknownFormatError(ReadError):
    """No reader for that kind of file."""

    code = "RED106"


class LanguageError(ReadError):
    """The draft is in a language without rules."""

    code = "RED107"


class FormatMismatchError(ReadError):
    """A file's bytes are of another format than its name says."""

    code = "RED108"
    hint = "Give the file the extension of what it is."


class DamagedFileError(ReadError):
    """A file is cut short, or not built as its format demands."""

    code = "RED109"
    hint = "Open it in the program that made it, and save it again."


class EncryptedFileError(ReadError):
    """A file is locked with a password."""

    code = "RED110"
    hint = "Save it without a password."


class UnknownPartError(ReadError):
    """A file holds something that no reader knows, and in which words may hide."""

    code = "RED111"
    hint = "Take it out, or export the draft as text or Markdown."


class ExpansionError(ReadError):
    """A file unpacks to more than is read: too large, too deep or too many parts."""

    code = "RED112"
    hint = "Export the draft as text or Markdown."


class NoTextError(ReadError):
    """Pages that are pictures: there is no text in them to read."""

    code = "RED113"


class AttachmentError(ReadError):
    """A file attached to a message is damaged or locked, so that no copy can be made with it."""

    code = "RED114"
    hint = "Take it out of the message, and redact it by itself once it can be opened."


# --- values and detection: RED2xx


class SpanError(RedactorError):
    """A range that is empty, reversed or negative."""

    code = "RED201"


class DetectionError(RedactorError):
    """A recognizer failed, so nothing can be said of the draft."""

    code = "RED202"
    hint = "Nothing was written."


class MissingDataError(RedactorError):
    """A data file of the package is missing or damaged."""

    code = "RED203"
    hint = "Reinstall redactor."


class AgreedWordsError(RedactorError):
    """Words agreed with a source that cannot be printed as a replacement."""

    code = "RED204"
    hint = "Give a short noun phrase, such as: a resident of the north."


# --- redaction and verification: RED3xx


class RedactionError(RedactorError):
    """An operator could not produce a replacement."""

    code = "RED301"
    hint = "Nothing was written."


class LeakError(RedactorError):
    """Verification still sees something protected in the copy."""

    code = "RED310"


# --- rule packs, policies, configuration: RED4xx


class RulePackError(RedactorError):
    """A rule pack that cannot be used."""

    code = "RED401"
    hint = "See docs/rule-packs.md."


class UnknownRuleError(RedactorError):
    """No rule of that id."""

    code = "RED402"
    hint = "Run: redactor rules list"


class PolicyError(RedactorError):
    """A policy that cannot be used."""

    code = "RED403"
    hint = "See docs/policies.md."


class ConfigError(RedactorError):
    """A configuration file or option that cannot be used."""

    code = "RED404"


class GoldError(RedactorError):
    """A file of marked drafts that cannot be used."""

    code = "RED405"
    hint = "Each line needs id, text and spans with start, end, label and level."


# --- writing: RED5xx


class WriteError(RedactorError):
    """The copy or its log could not be written."""

    code = "RED501"
    hint = "Nothing was written."


class OutputIsInputError(WriteError):
    """The output path names the draft itself."""

    code = "RED502"
    hint = "Choose another -o, or pass --in-place."


# --- audit logs: RED6xx


class AuditError(RedactorError):
    """A log that is not a log of ours."""

    code = "RED601"


class AuditTamperedError(AuditError):
    """A log whose chain or seal does not hold."""

    code = "RED602"


class AuditRecordError(AuditError):
    """A decision that cannot be written down as it is."""

    code = "RED603"
    hint = "Nothing was written."


class KeyFileError(AuditError):
    """A newsroom key that cannot be used or made."""

    code = "RED604"


class NoKeyError(AuditError):
    """A newsroom key is needed, and there is none."""

    code = "RED605"
    hint = "Make one with redactor key init, or name its file with --key."


class SignatureError(AuditError):
    """A signature that does not hold, or a file of signatures that is none."""

    code = "RED606"


class SigningKeyError(AuditError):
    """A key to sign with that cannot be used."""

    code = "RED607"


class VaultError(AuditError):
    """A vault that is none, or belongs to something else."""

    code = "RED608"
    hint = "Nothing was written."


class VaultExpiredError(AuditError):
    """A vault whose time is over."""

    code = "RED609"


# --- source sheets: RED7xx


class SourceSheetError(RedactorError):
    """A source sheet that cannot be used; the message names the line, never what is on it."""

    code = "RED701"
    hint = "See docs/source-sheet.md."


class SheetKeyError(RedactorError):
    """No key for a source sheet, or one that cannot be used."""

    code = "RED702"


class SheetLockedError(RedactorError):
    """A source sheet that the key given does not open."""

    code = "RED703"


class SheetDamagedError(RedactorError):
    """An encrypted source sheet that was cut off or changed."""

    code = "RED704"
    hint = "Take an earlier copy of the file."


class PlainSheetError(RedactorError):
    """A source sheet that is not encrypted, where an encrypted one was expected, or the reverse."""

    code = "RED705"


class SheetChangedError(RedactorError):
    """The source sheet was saved by somebody else while it was edited."""

    code = "RED706"
    hint = "Theirs stays. Take over what is missing with: redactor sources edit"


# --- checking: RED8xx


class GitError(RedactorError):
    """The repository could not be asked for what a check needs of it."""

    code = "RED801"


class CheckTimeoutError(RedactorError):
    """A file took longer to analyse than it may."""

    code = "RED802"
    hint = "Raise --timeout, or exclude the file."


class WorkerError(RedactorError):
    """The process that analysed a file ended before it was done."""

    code = "RED803"
    hint = "Check this file alone, and report the code and the command."


class FileChangedError(RedactorError):
    """A file changed while it was read, so what was read may never have stood in it."""

    code = "RED804"
    hint = "Check it again."


class FileTooLargeError(RedactorError):
    """A file is larger than is analysed at once."""

    code = "RED805"
    hint = "Split it, or exclude it."


class LinkOutsideError(RedactorError):
    """A symbolic link leads out of the tree that is checked."""

    code = "RED806"
    hint = "Name the file that it points to."


class BaselineError(RedactorError):
    """A baseline that cannot be used."""

    code = "RED807"
    hint = "See docs/baseline.md."


class BaselineKeyError(RedactorError):
    """No key for a baseline, or another than it was written with."""

    code = "RED808"
    hint = "See docs/baseline.md."


# --- reviewing: RED55x


class ReviewError(RedactorError):
    """Something asked of a review that cannot be."""

    code = "RED551"
    hint = "Load the page again."


class DraftChangedError(RedactorError):
    """A draft changed on disk while it was reviewed, or redacted in place."""

    code = "RED552"
    hint = "Nothing was written. Start the review again; saved decisions find their places anew."


class DecisionsError(RedactorError):
    """A file of decisions that cannot be used."""

    code = "RED553"


class DecisionsChangedError(RedactorError):
    """Somebody else wrote to a file of decisions meanwhile."""

    code = "RED554"
    hint = "Nothing was written. Take their decisions in, then save."
