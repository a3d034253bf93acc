"""Reads tasks of Deep-ML and CodeRunner: files that hold solution and tests together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from grader.content.scaffold.foreign.tasks import ForeignError, Probe, Task
from grader.messages import Message as _
from grader.questions.exchange.items import ExchangeError
from grader.questions.exchange.markup import markdown_of
from grader.questions.exchange.xml import children, first, parse_xml

_DIFFICULTY = {"easy": 1, "medium": 2, "hard": 4}


def deep_ml(text: str) -> list[Task]:
    """A built problem of Deep-ML: one JSON object. Raises ForeignError."""
    return _deep_ml(_json(text))


def deep_ml_parts(files: Mapping[str, str]) -> list[Task]:
    """The same as its folder holds it: meta.json, description.md, solution.py, tests.json, example.json."""
    meta = _json(files.get("meta.json", "{}"))
    data = {
        **(meta if isinstance(meta, dict) else {}),
        "description": files.get("description.md", ""),
        "solution": files.get("solution.py", ""),
        "test_cases": _json(files.get("tests.json", "null")),
        "example": _json(files.get("example.json", "{}")),
        "learn_section": files.get("learn.md", ""),
    }
    return _deep_ml(data)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ForeignError(_("it is not JSON")) from None


def _deep_ml(data: Any) -> list[Task]:
    if not isinstance(data, dict) or not isinstance(data.get("test_cases"), list) or not data.get("solution"):
        raise ForeignError(_("it is no built problem of Deep-ML: test_cases and solution are missing"))
    notes = [_("what tests printed is not compared: the reference gives what is expected")]
    for name in ("tinygrad", "pytorch"):
        if data.get(f"{name}_solution"):
            notes.append(_("the {name} form of the task is left out", name=name))
    if data.get("learn_section"):
        notes.append(_("the text about the theory is left out"))
    tests = [Probe(_string(one, "test")) for one in data["test_cases"] if isinstance(one, dict)]
    statement = "\n\n".join(part for part in (_string(data, "description"), _example(data.get("example"))) if part)
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


def _example(example: Any) -> str:
    """Its worked example as Markdown; "" where it has none."""
    if not isinstance(example, dict) or not _string(example, "input").strip():
        return ""
    parts = [
        "## Worked example",
        f"```\n{_string(example, 'input').strip()}\n{_string(example, 'output').strip()}\n```",
    ]
    return "\n\n".join([*parts, _string(example, "reasoning")]).strip()


def code_runner(data: bytes) -> list[Task]:
    """The CodeRunner questions of a Moodle XML file that are Python functions. Raises ForeignError."""
    try:
        root = parse_xml(data)
    except ExchangeError as error:
        raise ForeignError(error.sentence) from None
    found = []
    for question in children(root, "question"):
        if question.get("type") != "coderunner":
            continue
        title = _text(question, "name") or "CodeRunner"
        notes = [_("what tests printed is not compared: the reference gives what is expected")]
        kind = _plain(question, "coderunnertype")
        if not kind.startswith("python3"):
            said = _("the question's type is {type}; its template is not carried over", type=kind or _("not said"))
            notes.append(said)
        tests = []
        for case in (
            children(first(question, "testcases"), "testcase") if first(question, "testcases") is not None else ()
        ):
            if _text(case, "stdin").strip():
                notes.append(_("a test types on standard input, which no case does"))
            code = "\n".join(part for part in (_text(case, "testcode"), _text(case, "extra")) if part.strip())
            hidden = _text(case, "display").strip().upper() in ("HIDE", "HIDE_IF_FAIL", "HIDE_IF_SUCCEED")
            tests.append(Probe(code, hidden, _number(case.get("mark"))))
        statement = markdown_of(_text(question, "questiontext"), notes)
        found.append(Task(title, statement, _plain(question, "answer"), tuple(tests), notes=notes))
    if not found:
        raise ForeignError(_("it holds no CodeRunner question"))
    return found


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
