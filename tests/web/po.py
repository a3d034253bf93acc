"""Reading translation files, as far as msgfmt and Django write them."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

_PART = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One message: ``key`` as a compiled file has it, its English text or texts, its translations."""

    key: str
    english: tuple[str, ...]
    translated: tuple[str, ...]
    fuzzy: bool


def entries(path: Path) -> list[Entry]:
    """The messages of a .po file, without the header."""
    found = []
    for block in path.read_text().split("\n\n"):
        parts = {name: _joined(lines) for name, lines in _PART.findall(f"{block}\n")}
        if block.lstrip().startswith("#~") or not parts.get("msgid"):
            continue
        context = f"{parts['msgctxt']}\x04" if "msgctxt" in parts else ""
        english = tuple(parts[name] for name in ("msgid", "msgid_plural") if name in parts)
        translated = tuple(text for name, text in parts.items() if name.startswith("msgstr"))
        found.append(Entry(context + parts["msgid"], english, translated, "#, fuzzy" in block))
    return found


def _joined(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.strip().splitlines())
