"""Text that came from a submission, made fit to be stored, shown and printed."""

from __future__ import annotations

import re

# NUL and lone surrogates, which no JSON column takes; control characters, which a terminal obeys; and the marks that
# turn the direction of writing, with which a text can be made to read as another (Unicode TR 36, 3.5).
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def fit_text(text: str) -> str:
    """``text`` with a replacement character for each that does harm. Tab, newline and carriage return stay."""
    return _UNFIT.sub("\ufffd", text)
