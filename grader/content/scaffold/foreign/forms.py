"""Reads tasks of Deep-ML, CodeRunner, nbgrader and Otter notebooks: files that hold solution and tests together."""

from __future__ import annotations

import json
import re
from typing import Any

from grader.content.scaffold.foreign.tasks import ForeignError, Probe, Task
from grader.questions.exchange.items import ExchangeError
from grader.questions.exchange.markup import markdown_of
from grader.questions.exchange.xml import children, first, parse_xml

_DIFFICULTY = {"easy": 1, "medium": 2, "hard": 4}
_BEGIN, _END = re.compile(r"^\s*#+\s*BEGIN SOLUTION.*$"), re.compile(r"^\s*#+\s*END SOLUTION.*$")
_HIDDEN = re.compile(
    r"^\s*#+\s*BEGIN HIDDEN TESTS[^\n]*$(.*?)^\s*#+\s*END HIDDEN TESTS[^\n]*$", re.MULTILINE | re.DOTALL
)
_AUTOTEST = re.compile(r"^\s*#+\s*(?:HIDDEN )?AUTOTEST\s+(.*)$", re.MULTILINE)


def deep_ml(text: str) -> list[Task]:
    """A built problem of Deep-ML: one JSON object. Raises ForeignError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ForeignError("it is not JSON") from None
    if not isinstance(data, dict) or not isinstance(data.get("test_cases"), list) or not data.get("solution"):
        raise ForeignError("it is no built problem of Deep-ML: test_cases and solution are missing")
    notes = ["what tests printed is not compared: the reference gives what is expected"]
    for name in ("tinygrad", "pytorch"):
        if data.get(f"{name}_solution"):
            notes.append(f"the {name} form of the task is left out")
    if data.get("learn_section"):
        notes.append("the text about the theory is left out")
    tests = [Probe(_string(one, "test")) for one in data["test_cases"] if isinstance(one, dict)]
    statement = _string(data, "description")
    return [
        Task(
            _string(data, "title"),
            statement,
            _string(data, "solution"),
            tuple(tests),
            _DIFFICULTY.get(_string(data, "difficulty").lower(), 2),
            notes,
        )
    ]


def code_runner(data: bytes) -> list[Task]:
    """The CodeRunner questions of a Moodle XML file that are Python functions. Raises ForeignError."""
    try:
        root = parse_xml(data)
    except ExchangeError as error:
        raise ForeignError(str(error)) from None
    found = []
    for question in children(root, "question"):
        if question.get("type") != "coderunner":
            continue
        title = _text(question, "name") or "CodeRunner"
        notes: list[str] = ["what tests printed is not compared: the reference gives what is expected"]
        kind = _plain(question, "coderunnertype")
        if not kind.startswith("python3"):
            notes.append(f"the question's type is {kind or 'not said'}; its template is not carried over")
        tests = []
        for case in (
            children(first(question, "testcases"), "testcase") if first(question, "testcases") is not None else ()
        ):
            if _text(case, "stdin").strip():
                notes.append("a test types on standard input, which no case does")
            code = "\n".join(part for part in (_text(case, "testcode"), _text(case, "extra")) if part.strip())
            hidden = _text(case, "display").strip().upper() in ("HIDE", "HIDE_IF_FAIL", "HIDE_IF_SUCCEED")
            tests.append(Probe(code, hidden, _number(case.get("mark"))))
        statement = markdown_of(_text(question, "questiontext"), notes)
        found.append(Task(title, statement, _plain(question, "answer"), tuple(tests), notes=notes))
    if not found:
        raise ForeignError("it holds no CodeRunner question")
    return found


def notebook(text: str, title: str) -> list[Task]:
    """An instructor's notebook for nbgrader or Otter: solutions between their marks, tests in their cells."""
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, RecursionError, KeyError, TypeError):
        raise ForeignError("it is no notebook") from None
    words: list[str] = []
    code: list[str] = []
    tests: list[Probe] = []
    notes = ["points of cells are left out: each case counts 1"]
    for cell in cells if isinstance(cells, list) else ():
        source = cell.get("source") if isinstance(cell, dict) else None
        lines = "".join(source) if isinstance(source, list) and all(isinstance(one, str) for one in source) else source
        if not isinstance(lines, str):
            continue
        held = (cell.get("metadata") or {}).get("nbgrader") or {}
        marked = any(_BEGIN.match(line) for line in lines.splitlines())
        if cell.get("cell_type") == "markdown":
            words.append(lines)
        elif (held.get("grade") and not held.get("solution") and not marked) or (
            re.search(r"^\s*assert\b", lines, re.MULTILINE) and not re.search(r"^def ", lines, re.MULTILINE)
        ):
            tests += _tests(lines)
        elif cell.get("cell_type") == "code":
            kept = [one for one in lines.splitlines() if not (_BEGIN.match(one) or _END.match(one))]
            code.append("\n".join(one for one in kept if not one.lstrip().startswith(("%", "!"))))
    return [Task(title, "\n\n".join(words), "\n\n".join(code), tuple(tests), notes=notes)]


def _tests(source: str) -> list[Probe]:
    hidden = "\n".join(part for part in _HIDDEN.findall(source))
    shown = _HIDDEN.sub("", source)
    drawn = [f"print({one})" for one in _AUTOTEST.findall(shown)]
    found = [Probe("\n".join([shown, *drawn]))] if shown.strip() or drawn else []
    return [*found, *([Probe(hidden, hidden=True)] if hidden.strip() else [])]


def _string(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _plain(element: Any, name: str) -> str:
    found = first(element, name)
    return (found.text or "") if found is not None else ""


def _text(element: Any, name: str) -> str:
    found = first(element, name)
    return _plain(found, "text") if found is not None else ""


def _number(text: str | None) -> float:
    try:
        value = float(text or 1)
    except ValueError:
        return 1.0
    return value if 0 < value <= 1000 else 1.0
