"""The folder of a task from elsewhere: a draft for ``check_exercise``, whose author adds what no other system has."""

from __future__ import annotations

import ast
import json
from collections.abc import Sequence

from grader.content.bundle import statement_path
from grader.content.scaffold.foreign.tasks import Call, Task, calls_of, defined
from grader.languages import Language
from grader.messages import Message as _
from grader.text import fit_text

_WRITE = {"en": "## Your task\n\nWrite {names}.", "zh-hans": "## 任务\n\n编写 {names}。"}


def task_files(task: Task, topic: str, alone: Language | None = None) -> dict[str, bytes]:
    """The files, by path; {} where none of its tests is a call. ``task.notes`` grows by what is not carried over.

    ``alone``: the one language that it is written in and has to be; None: English, and Chinese is to follow.
    """
    calls = calls_of(task)
    if not calls:
        return {}
    functions = defined(task.solution)
    entry = [name for name in functions if any(call.name == name for call in calls)]
    for name in entry:
        if not _returns(functions[name]):
            task.notes.append(
                _(
                    "{name} returns nothing: what it prints or changes is not judged, so have it return a result",
                    name=name,
                )
            )
    title = " ".join(fit_text(task.title).split())[:200] or "Exercise"
    task.notes.append(
        _("accepted solutions, misconceptions, cheats and Chinese are to be written")
        if alone is None
        else _("accepted solutions, misconceptions and cheats are to be written")
    )
    language = alone or "en"
    statement = fit_text(task.statement).strip()
    if any(f"`{name}" not in statement for name in entry):
        names = ", ".join(f"`{_head(functions[name])}`" for name in entry)
        statement += "\n\n" + _WRITE[language].format(names=names)
    arrays = "torch" if _imports(task.solution, "torch") else "numpy"
    toml = [
        "format = 1",
        f"title = {{ {language} = {json.dumps(title, ensure_ascii=False)} }}",
        'kind = "code"',
        f"topic = {json.dumps(topic)}",
        f"difficulty = {min(max(task.difficulty, 1), 5)}",
        "minutes = 15",
        *([f'languages = ["{alone}"]'] if alone else []),
        "",
        "[code]",
        f"entry = {json.dumps(entry[0] if len(entry) == 1 else entry)}",
        f'arrays = "{arrays}"',
        'reference = "reference.py"',
    ]
    texts = {
        "exercise.toml": "\n".join(toml),
        statement_path(language): statement.strip(),
        "starter.py": _starter([functions[name] for name in entry], arrays),
        "reference.py": fit_text(task.solution).strip(),
        "cases.py": _cases(calls, task),
    }
    return {path: f"{text}\n".encode() for path, text in texts.items()}


def _cases(calls: Sequence[Call], task: Task) -> str:
    modules = {"numpy as np", *(["torch"] if _imports(task.solution, "torch") else [])}
    parts = ['"""Carried over: what each test called."""', "", *(f"import {name}" for name in sorted(modules)), "", ""]
    for number, call in enumerate(calls, start=1):
        parts += [f"def case_{number}():", *(f"    {line}" for line in call.setup.splitlines())]
        args = "".join(f"{one}, " for one in call.args)
        kwargs = ", ".join(f"{json.dumps(name)}: {value}" for name, value in call.kwargs)
        parts += [f"    return dict(args=({args}), kwargs={{{kwargs}}})", "", ""]
    parts.append("def cases(rng):")
    hidden_all = all(call.test.hidden for call in calls)
    seen: dict[str, int] = {}
    for number, call in enumerate(calls, start=1):
        name = " ".join(call.test.name.split())[:80] or f"test {number}"
        seen[name] = seen.get(name, 0) + 1
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        keys = f"name={json.dumps(name, ensure_ascii=False)}, call={json.dumps(call.name)}"
        if call.test.hidden and not (hidden_all and number == 1):
            keys += ", visible=False"
        if call.test.points not in (1, 0):
            keys += f", points={call.test.points:g}"
        if call.group:
            keys += f", group={json.dumps(call.group, ensure_ascii=False)}"
        parts.append(f"    yield dict({keys}, **case_{number}())")
    if hidden_all:
        task.notes.append(_("all tests were hidden; the first is visible now, as one has to be"))
    return "\n".join(parts)


def _starter(functions: Sequence[ast.FunctionDef], arrays: str) -> str:
    parts = ["import torch" if arrays == "torch" else "import numpy as np"]
    for one in functions:
        said = json.dumps(f"{one.name} is still empty: return the result from here.")
        parts += ["", "", f"def {_head(one)}:", f"    raise NotImplementedError({said})"]
    return "\n".join(parts)


def _head(function: ast.FunctionDef) -> str:
    """The name and the parameters, without annotations, which may need imports."""
    bare = ast.parse(ast.unparse(function.args).join(("def f(", "): ..."))).body[0]
    assert isinstance(bare, ast.FunctionDef)
    for node in ast.walk(bare.args):
        if isinstance(node, ast.arg):
            node.annotation = None
    return f"{function.name}({ast.unparse(bare.args)})"


def _returns(function: ast.FunctionDef) -> bool:
    """Whether it gives back anything."""
    inside = list(ast.walk(function))
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in inside) or any(
        isinstance(node, ast.Return) and node.value is not None for node in inside
    )


def _imports(source: str, module: str) -> bool:
    names = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    return module in names
