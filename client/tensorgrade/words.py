"""The client's own few sentences in the reader's language. What the service says comes from it, in the same one."""

from __future__ import annotations

import locale
import os
from typing import Any


def language() -> str:
    """What the reader reads, by the environment."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not said:
        said = (locale.getlocale()[0] or "en").lower()
    return "zh-hans" if said.lower().startswith(("zh", "chinese")) else "en"


def say(sentence: str, **facts: Any) -> str:
    """``sentence`` with its ``{facts}``, in the reader's language; in English where nobody has put it into theirs."""
    if language() == "zh-hans":
        from tensorgrade.chinese import SENTENCES

        sentence = SENTENCES.get(sentence, sentence)
    return sentence.format(**facts) if facts else sentence
