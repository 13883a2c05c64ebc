"""Why a PDF is not read: what the process that reads tells the one that asked."""

from __future__ import annotations

from redactor.errors import (
    DamagedFileError,
    EncryptedFileError,
    ExpansionError,
    MissingExtraError,
    MissingProgramError,
    NoTextError,
    ReadError,
    RedactionError,
    RedactorError,
    UnknownPartError,
)

DAMAGED = "damaged"
ENCRYPTED = "encrypted"
TOO_LARGE = "too large"
NO_TEXT = "no text"
NO_LETTERS = "no letters"
UNSEEN = "unseen"
XFA = "xfa"
NO_TESSERACT = "no tesseract"
NO_EXTRA = "no extra"
CHANGED = "changed"
ODD_PICTURE = "odd picture"
UNVERIFIED = "unverified"


class Refusal(Exception):  # noqa: N818 - no error of the program, but an answer
    """A file that is not read.

    Args:
        cause: one of the names above.
    """

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


_OCR = "Pass --ocr to read them with tesseract."

_ERRORS: dict[str, tuple[type[RedactorError], str, str | None]] = {
    DAMAGED: (DamagedFileError, "the file cannot be read as PDF", None),
    ENCRYPTED: (EncryptedFileError, "the file is locked with a password", None),
    TOO_LARGE: (
        ExpansionError,
        "the file has too many or too large pages, or takes too much time or memory",
        "Split it, or export the draft as text or Markdown.",
    ),
    NO_TEXT: (NoTextError, "pages are pictures, without text that could be read", _OCR),
    NO_LETTERS: (NoTextError, "a font does not tell which letters its signs are", _OCR),
    UNSEEN: (
        NoTextError,
        "a page is a picture with a text laid under it, which may not say all that it shows",
        "Leave --rasterize out, or pass --ocr as well.",
    ),
    XFA: (
        UnknownPartError,
        "the file is a form of the kind XFA, which is not read",
        "Print it to PDF, or export the draft as text or Markdown.",
    ),
    NO_TESSERACT: (
        MissingProgramError,
        "the program tesseract with its English data is not installed",
        "Install it; on Debian: apt install tesseract-ocr tesseract-ocr-eng",
    ),
    NO_EXTRA: (
        MissingExtraError,
        "PDF files need packages that are not installed",
        "Install them: pip install 'redactor[pdf]'",
    ),
    ODD_PICTURE: (
        DamagedFileError,
        "a picture in the file is damaged, so that what it says of its makers cannot be taken out",
        "Print the file to PDF anew, or make a copy of pictures: redactor redact --rasterize",
    ),
    UNVERIFIED: (
        RedactionError,
        "pdftotext cannot read the file that was made, so that nothing vouches for it",
        None,
    ),
    CHANGED: (RedactionError, "the pages cannot be matched with the text that was read", None),
}


def error_for(cause: str, name: str) -> RedactorError:
    """The error that tells a user of a refusal.

    Args:
        cause: of the `Refusal`; any other counts as damage.
        name: the file's path or name.
    """
    kind, message, step = _ERRORS.get(cause, _ERRORS[DAMAGED])
    path = name if issubclass(kind, ReadError) else None
    return kind(message, path=path, next_step=step)
