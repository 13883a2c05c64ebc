"""What a source agreed may be said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from redactor.errors import AgreedWordsError

LONGEST = 80
"""Code points; a longer bracket is not recognized as a replacement."""

_UNFIT = re.compile(r"[\[\]()⟨⟩<>*_`\\|#&\n\r\t]")


@dataclass(frozen=True, slots=True)
class Agreed:
    """Words agreed with a source, to be printed in brackets in place of what they stand for.

    As the value of an entity they are the first choice of `generalize`.

    Args:
        words: a noun phrase as it stands within a sentence (`a resident of the north`), 1-80 code
            points on one line, without brackets or marks of Markdown.

    Raises:
        AgreedWordsError: RED204.
    """

    words: str = field(repr=False)

    def __post_init__(self) -> None:
        words = self.words
        if not any(c.isalpha() for c in words) or words != words.strip():
            raise AgreedWordsError("agreed words begin and end with a word")
        if len(words) > LONGEST:
            raise AgreedWordsError(f"agreed words are longer than {LONGEST} characters")
        if _UNFIT.search(words) or not words.isprintable():
            raise AgreedWordsError("agreed words hold brackets, line ends or marks of Markdown")
