"""Reads instructors' notebooks for nbgrader and Otter: solutions between their marks, tests in their cells.

What a student should not read stays out of the statement: written answers are solutions too.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from grader import syntax
from grader.content.scaffold.foreign.tasks import ForeignError, Probe, Task
from grader.messages import Message
from grader.messages import Message as _

_SOLUTION: Final = re.compile(r"^\s*#+\s*(BEGIN|END) SOLUTION.*$")
_OF_LINE: Final = re.compile(r"\s*#\s*SOLUTION(?: NO PROMPT)?\s*$")
_PROMPT: Final = re.compile(r'^[ \t]*(?:"""\s*)?#\s*BEGIN PROMPT.*?#\s*END PROMPT[^\n]*\n?', re.MULTILINE | re.DOTALL)
_HIDDEN: Final = re.compile(
    r"^\s*#+\s*BEGIN HIDDEN TESTS[^\n]*$(.*?)^\s*#+\s*END HIDDEN TESTS[^\n]*$", re.MULTILINE | re.DOTALL
)
_AUTOTEST: Final = re.compile(r"^\s*#+\s*(?:HIDDEN )?AUTOTEST\s+(.*)$", re.MULTILINE)
_CONFIG: Final = re.compile(r'"""\s*#\s*BEGIN TEST CONFIG(.*?)"""\s*#\s*END TEST CONFIG[^\n]*\n?', re.DOTALL)
_BOUND: Final = re.compile(r"^\s*#+\s*(BEGIN|END)\s+(QUESTION|PROMPT|SOLUTION|TESTS)\b")
_OLD_QUESTION: Final = re.compile(r"```\s*\n?\s*BEGIN QUESTION(.*?)```", re.DOTALL)
_OLD_TEST: Final = re.compile(r"^\s*#+\s*(HIDDEN\b|HIDDEN TEST|TEST)\b")
_POINTS: Final = re.compile(r"^\s*points:\s*([0-9.]+)\s*$", re.MULTILINE)
_MISSING: Final = frozenset(
    {"matplotlib", "seaborn", "plotly", "pandas", "IPython", "ipywidgets", "otter", "nose", "nbgrader"}
)


@dataclass
class _Reader:
    """What was read so far; ``block`` is the kind of Otter's block that the cell stands in."""

    words: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    tests: list[Probe] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    block: str = ""
    points: float | None = None  # of the question, for those of its tests that say nothing themselves
    open: list[Probe] = field(default_factory=list)  # tests of the question

    def close(self) -> None:
        """The question is at its end: its points are its tests', each the same share."""
        share = self.points / len(self.open) if self.points and self.open else 1.0
        self.tests += [replace(one, points=one.points or share) for one in self.open]
        self.points, self.open = None, []


def notebook(text: str, title: str) -> list[Task]:
    """One task of all of a notebook's functions. Raises ForeignError."""
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, RecursionError, KeyError, TypeError):
        raise ForeignError(_("it is no notebook")) from None
    reader = _Reader()
    for cell in cells if isinstance(cells, list) else ():
        source = cell.get("source") if isinstance(cell, dict) else None
        lines = "".join(source) if isinstance(source, list) and all(isinstance(one, str) for one in source) else source
        if isinstance(lines, str):
            _read(reader, cell, lines)
    reader.close()
    solution = "\n\n".join(part for part in reader.code if part.strip())
    return [Task(title, "\n\n".join(reader.words), solution, tuple(reader.tests), notes=reader.notes)]


def _read(reader: _Reader, cell: Mapping[str, Any], lines: str) -> None:
    kind, metadata = cell.get("cell_type"), cell.get("metadata")
    held = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    held = held if isinstance(held, dict) else {}
    if kind == "raw":
        _bound(reader, lines)
    elif reader.block == "PROMPT":
        return
    elif kind == "markdown":
        if reader.block == "SOLUTION" or held.get("solution"):
            reader.notes.append(_("a written answer is left out"))
            return
        for old in _OLD_QUESTION.findall(lines):
            reader.close()
            reader.points = _number(_POINTS.search(old))
        reader.words.append(_OLD_QUESTION.sub("", lines).strip())
    elif kind == "code" and _is_test(reader, held, lines):
        points = held.get("points")
        reader.open += _tests(lines, float(points) if isinstance(points, int | float) else 0.0)
        if held:
            reader.close()
    elif kind == "code":
        reader.code.append(_solution(lines, reader.notes))


def _bound(reader: _Reader, lines: str) -> None:
    """A raw cell: the beginning or the end of a block of Otter's."""
    found = _BOUND.match(lines)
    if found is None:
        return
    begins, what = found[1] == "BEGIN", found[2]
    if what == "QUESTION":
        reader.close()
        reader.block, reader.points = "", _number(_POINTS.search(lines)) if begins else None
    else:
        reader.block = what if begins else ""


def _is_test(reader: _Reader, held: Mapping[str, Any], lines: str) -> bool:
    if reader.block or held:
        return reader.block == "TESTS" or bool(held.get("grade") and not held.get("solution"))
    marked = any(_SOLUTION.match(line) for line in lines.splitlines())
    asserts = re.search(r"^\s*assert\b", lines, re.MULTILINE) and not re.search(r"^def ", lines, re.MULTILINE)
    return not marked and bool(_OLD_TEST.match(lines) or asserts)


def _tests(source: str, points: float) -> list[Probe]:
    """The tests of one cell: what is shown, and what stands between the marks of hidden ones, for ``points`` in all."""
    hidden = bool(re.match(r"\s*#+\s*HIDDEN\b", source))
    for said in _CONFIG.findall(source):
        points = _number(_POINTS.search(said)) or points
        hidden = hidden or bool(re.search(r"^\s*hidden:\s*true\s*$", said, re.MULTILINE | re.IGNORECASE))
    plain = _CONFIG.sub("", source)
    plain = "\n".join(line for line in plain.splitlines() if not re.search(r"#\s*IGNORE\s*$", line))
    inside = "\n".join(_HIDDEN.findall(plain))
    shown = _HIDDEN.sub("", plain)
    drawn = [f"print({one})" for one in _AUTOTEST.findall(shown)]
    name = _first_words(shown)
    found = [Probe("\n".join([shown, *drawn]), hidden=hidden, name=name)] if shown.strip() or drawn else []
    found += [Probe(inside, hidden=True, name=name)] if inside.strip() else []
    return [replace(one, points=points / len(found)) for one in found]


def _first_words(source: str) -> str:
    """What a cell says of its tests in its first line."""
    found = re.match(r'\s*"""\s*([^\n"]+)', source)
    return found[1].strip() if found else ""


def _solution(lines: str, notes: list[Message]) -> str:
    """A cell's code without marks, prompts and magics, and without statements that only show something."""
    kept = [_OF_LINE.sub("", one) for one in _PROMPT.sub("", lines).splitlines() if not _SOLUTION.match(one)]
    kept = [one for one in kept if not one.lstrip().startswith(("%", "!"))]
    source = "\n".join(kept)
    try:
        body = syntax.parse(source).body
    except (SyntaxError, ValueError):
        return source
    dropped: set[int] = set()
    for statement in body:
        if _only_shows(statement) or (missing := _missing(statement)):
            dropped.update(range(statement.lineno, (statement.end_lineno or statement.lineno) + 1))
            if not _only_shows(statement):
                notes.append(_("the import of {name} is left out: solutions have numpy and torch", name=missing))
    return "\n".join(line for number, line in enumerate(kept, start=1) if number not in dropped)


def _only_shows(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant)


def _missing(statement: ast.stmt) -> str:
    """The module that an import names and no jail has; "" for all else."""
    names: Iterator[str] = iter(())
    if isinstance(statement, ast.Import):
        names = (alias.name for alias in statement.names)
    elif isinstance(statement, ast.ImportFrom):
        names = iter([statement.module or ""])
    elif isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
        names = iter(_roots([statement.value.func]))  # grader = otter.Notebook()
    return next((name for name in names if name.partition(".")[0] in _MISSING), "")


def _roots(values: Sequence[ast.expr]) -> Iterator[str]:
    for value in values:
        if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
            yield value.value.id


def _number(found: re.Match[str] | None) -> float:
    try:
        value = float(found[1]) if found else 0.0
    except ValueError:
        return 0.0
    return value if 0 < value <= 1000 else 0.0
