"""Files that are no Python file of this version: a chat's code block, an input method's characters, a newer Python."""

from __future__ import annotations

import ast
import re
import sys

from grader.judge.reading.code import Function, parameters, read
from grader.judge.reading.source import parsed
from grader.judge.stopped.running import RUNNING, later
from grader.judge.words.sentences import Sentence, say

LONGEST_LINE = 1_000  # characters of a line that are looked at: no line that somebody wrote is longer
_BINARY = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "zip"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"\xd0\xcf\x11\xe0", "document"),
    (b"{\\rtf", "document"),
)
_OFFICE = b"[Content_Types].xml"  # the first file of the archive that a .docx is
_LINES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\s*(```|~~~)"), "form.fence"),
    (re.compile(r"^\s*(>>>|\.\.\.\s|In \[\d*\]:)"), "form.prompt"),
    (re.compile(r"^\s*([%!]\s*\S|(pip3?|conda)\s+install\s)"), "form.command"),
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
_STRINGS = re.compile(r"#.*|(?P<prefix>\b[A-Za-z]{1,2})?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")
_FIELD_OF_LINES = re.compile(  # from the first line on
    r"\A[^\n]*(?<!\w)(?:f|rf|fr)(['\"])(?:(?!\1)[^{\n])*\{[^{}'\"\n]*\n[^{}'\"]*\}(?:(?!\1)[^\n])*\1", re.IGNORECASE
)
_PRINTS = re.compile(r"^[^\S\n]*print[^\S\n]+[^(=\s]", re.MULTILINE)


def binary_form(data: bytes) -> str:
    """What a file is that is no plain text: "zip", "pdf", "image", "document", "compiled"; "" for none of those."""
    if data[2:4] == b"\r\n" and b"\0" in data[4:16]:  # how each version of Python begins its .pyc
        return "compiled"
    form = next((form for start, form in _BINARY if data.startswith(start)), "")
    return "document" if form == "zip" and _OFFICE in data[:4096] else form


def file_form(source: str, line: int, message: str) -> Sentence | None:
    """What a file that does not parse is instead, or what stands in its ``line`` that is no part of a program."""
    lines = source.splitlines()
    text = lines[line - 1][:LONGEST_LINE] if 0 < line <= len(lines) else ""
    around = _fenced(lines, line)
    if around:
        return around
    for pattern, key in _LINES:
        if pattern.search(text):
            return say(key, line=line)
    filled = [one for one in lines if one.strip()]
    if len(filled) >= 3 and sum(bool(_NUMBERED.match(one)) for one in filled) >= 0.8 * len(filled):
        return say("form.numbered")
    return _character(line, message)


def _fenced(lines: list[str], line: int) -> Sentence | None:
    """That a block of code stands between two marks, and the ``line`` in other text before it."""
    marks = [number for number, text in enumerate(lines, 1) if _LINES[0][0].search(text)]
    if len(marks) < 2 or line >= marks[0]:
        return None
    before = "\n".join(lines[: marks[0] - 1])
    quoted = any(before.count(quotes) % 2 for quotes in ('"""', "'''"))  # the marks stand in a docstring
    if quoted or parsed("\n".join(lines[marks[0] : marks[-1] - 1])) is None:
        return None
    return say("form.fences", first=marks[0], last=marks[-1])


def _character(line: int, message: str) -> Sentence | None:
    found = _CHARACTER.search(message)
    if not found:
        return None
    code = int(found[2], 16)
    if code > sys.maxunicode:  # a jail may say anything
        return None
    character = chr(code)
    if character == "\u3000":
        return say("form.full-space", line=line)
    if character in _PLAIN:
        return say("form.full-width", line=line, character=character, plain=_PLAIN[character])
    if not character.isprintable() or character.isspace():
        return say("form.invisible", line=line, code=f"U+{found[2].upper()}")
    return None


def newer(source: str, line: int, message: str) -> Sentence | None:
    """That a line is of a newer Python than the one that runs here, and which."""
    lines = source.splitlines()
    text = lines[line - 1][:LONGEST_LINE] if 0 < line <= len(lines) else ""
    for pattern, version, key in _NEWER:
        if pattern.search(text) and later(version):
            return say("form.newer", line=line, needs=version, runs=RUNNING, what={"key": key, "facts": {}})
    if later("3.14") and "invalid syntax" in message and _template(text):
        return say("form.newer", line=line, needs="3.14", runs=RUNNING, what={"key": "newer.t-string", "facts": {}})
    if later("3.12") and ("f-string" in message or _nested_quotes(text)) and _nested(text, message):
        return say("form.newer", line=line, needs="3.12", runs=RUNNING, what={"key": "newer.f-string", "facts": {}})
    if (
        later("3.12")
        and message.startswith("unterminated")
        and _FIELD_OF_LINES.search("\n".join(one[:LONGEST_LINE] for one in lines[line - 1 : line + 20]))
    ):
        return say(
            "form.newer", line=line, needs="3.12", runs=RUNNING, what={"key": "newer.f-string-lines", "facts": {}}
        )
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
                    key = _within(node, inner)
                    return say(key, name=name, outer=node.name, line=inner.lineno)
    return None


def _within(outer: ast.stmt, inner: Function | ast.ClassDef) -> str:
    if not isinstance(outer, ast.ClassDef):
        return "form.in-function"
    first = parameters(inner)[:1] if isinstance(inner, Function) else []
    return "form.in-class" if first and first[0].arg == "self" else "form.in-class-plain"


def prints(source: str) -> int:
    """How many lines print as Python 2 does."""
    return len(_PRINTS.findall(source))


def _template(text: str) -> bool:
    """Whether the line has a template string: t"..."."""
    return any((found["prefix"] or "").lower() in ("t", "rt", "tr") for found in _STRINGS.finditer(text))


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
