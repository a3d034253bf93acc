"""Files that are no Python file of this version: a chat's code block, an input method's characters, a newer Python."""

from __future__ import annotations

import ast
import re
import sys

from grader.judge.reading.code import Function, read
from grader.judge.words.sentences import Sentence, say

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
_BINARY = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "zip"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
)
_LINES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\s*(```|~~~)"), "form.fence"),
    (re.compile(r"^\s*(>>>|\.\.\.\s|In \[\d*\]:)"), "form.prompt"),
    (re.compile(r"^\s*[%!]\s*\S"), "form.command"),
    (re.compile(r"^\s*<(!DOCTYPE|html|\?xml)", re.IGNORECASE), "form.page"),
)
_NUMBERED = re.compile(r"^\s*\d+([\s:.|)]|$)")
_CHARACTER = re.compile(r"invalid (?:non-printable )?character '?(.)?'? ?\(?U\+([0-9A-Fa-f]{4,6})\)?")
_PLAIN = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{"，": ",", "。": ".", "；": ";", "：": ":", "（": "(", "）": ")", "【": "[", "】": "]", "、": ",", "《": "<"},
    **{"》": ">", "“": '"', "”": '"', "‘": "'", "’": "'", "！": "!", "？": "?", "—": "-", "–": "-", "−": "-"},
    **{"×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!="},
}
_NEWER: tuple[tuple[re.Pattern[str], str, str], ...] = (  # the line, the version that reads it, the key of what it is
    (re.compile(r"^\s*type\s+[^\W\d]\w*\s*(\[.*\])?\s*=(?!=)"), "3.12", "newer.type"),
    (re.compile(r"^\s*(async\s+)?def\s+[^\W\d]\w*\[[^\]]*\]\s*\("), "3.12", "newer.parameters"),
    (re.compile(r"^\s*class\s+[^\W\d]\w*\[[^\]]*\]\s*[:(]"), "3.12", "newer.parameters"),
    (re.compile(r"^\s*except\*?\s+[A-Z]\w*(\s*,\s*[A-Z]\w*)+\s*:"), "3.14", "newer.except"),
)
_PRINTS = re.compile(r"^\s*print\s+[^(=\s]", re.MULTILINE)


def binary_form(data: bytes) -> str:
    """What a file is that is no text at all: "zip", "pdf", "image"; "" for none of those."""
    return next((form for start, form in _BINARY if data.startswith(start)), "")


def file_form(source: str, line: int, message: str) -> Sentence | None:
    """What a file that does not parse is instead, or what stands in its ``line`` that is no part of a program."""
    lines = source.splitlines()
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    for pattern, key in _LINES:
        if pattern.search(text):
            return say(key, line=line)
    filled = [one for one in lines if one.strip()]
    if len(filled) >= 3 and sum(bool(_NUMBERED.match(one)) for one in filled) >= 0.8 * len(filled):
        return say("form.numbered")
    return _character(line, message)


def _character(line: int, message: str) -> Sentence | None:
    found = _CHARACTER.search(message)
    if not found:
        return None
    character = chr(int(found[2], 16))
    if character in _PLAIN:
        return say("form.full-width", line=line, character=character, plain=_PLAIN[character])
    if not character.isprintable() or character.isspace():
        return say("form.invisible", line=line, code=f"U+{found[2].upper()}")
    return None


def newer(source: str, line: int, message: str) -> Sentence | None:
    """That a line is of a newer Python than the one that runs here, and which."""
    lines = source.splitlines()
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    for pattern, version, key in _NEWER:
        if pattern.search(text) and _later(version):
            return say("form.newer", line=line, needs=version, runs=RUNNING, what={"key": key, "facts": {}})
    if _later("3.12") and ("f-string" in message or _nested_quotes(text)) and _nested(text, message):
        return say("form.newer", line=line, needs="3.12", runs=RUNNING, what={"key": "newer.f-string", "facts": {}})
    return None


def misplaced(source: str, name: str) -> Sentence | None:
    """Where the wanted ``name`` is defined, if not at the outermost level of the file."""
    code = read(source)
    if code is None or "." in name:
        return None
    for node in ast.walk(code.tree):
        if isinstance(node, ast.ClassDef | Function):
            for inner in node.body:
                if isinstance(inner, Function | ast.ClassDef) and inner.name == name:
                    key = "form.in-class" if isinstance(node, ast.ClassDef) else "form.in-function"
                    return say(key, name=name, outer=node.name, line=inner.lineno)
    return None


def prints(source: str) -> int:
    """How many lines print as Python 2 does."""
    return len(_PRINTS.findall(source))


def _later(version: str) -> bool:
    return tuple(map(int, version.split("."))) > sys.version_info[:2]


def _nested_quotes(text: str) -> bool:
    return bool(re.search(r"(?<!\w)(f|rf|fr)['\"]", text, re.IGNORECASE))


def _nested(text: str, message: str) -> bool:
    """Whether an f-string of the line has its own quote, or a backslash, within a field: 3.12 reads that."""
    if "cannot include a backslash" in message or "cannot include '#'" in message:
        return True
    for start in re.finditer(r"(?<!\w)(?:f|rf|fr)(['\"])", text, re.IGNORECASE):
        quote, depth, inside, offset = start[1], 0, False, start.end()
        while offset < len(text):
            character = text[offset]
            if character == "{":
                depth += 1
            elif character == "}":
                if depth and inside:
                    return True
                depth = max(0, depth - 1)
            elif character == quote:
                if not depth:
                    break
                inside = True
            offset += 1
    return False
