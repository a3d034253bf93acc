"""A programming task as another system has it, and what of its tests can be a case: one call with its arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from grader import syntax

MAX_BYTES = 4 << 20
MOST_TESTS = 200
_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.ListComp,
           ast.SetComp, ast.DictComp, ast.GeneratorExp)  # fmt: skip


class ForeignError(Exception):
    """Nothing of it can be read. ``str()`` is a sentence without its full stop."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A piece of a test's code; ``hidden`` from students, ``points`` of its own."""

    code: str
    hidden: bool = False
    points: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One task: ``solution`` is the reference, ``notes`` what could not be carried over."""

    title: str
    statement: str
    solution: str
    tests: tuple[Probe, ...]
    difficulty: int = 2
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a test: the name, the arguments as they are written, and the statements that made them."""

    name: str
    args: tuple[str, ...]
    kwargs: tuple[tuple[str, str], ...]
    setup: str
    test: Probe


def defined(source: str) -> dict[str, ast.FunctionDef]:
    """The functions of a file, by name. Raises ForeignError where it is not Python."""
    try:
        tree = syntax.parse(source)
    except (SyntaxError, ValueError) as error:
        raise ForeignError(f"the solution is not Python: {error}") from None
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def calls_of(task: Task) -> list[Call]:
    """What the task's tests call, in order; what is no plain call is noted."""
    functions = set(defined(task.solution))
    found: list[Call] = []
    for number, test in enumerate(task.tests[:MOST_TESTS], start=1):
        label = test.name or f"test {number}"
        try:
            body = syntax.parse(test.code).body
        except (SyntaxError, ValueError):
            task.notes.append(f"{label} is not Python by itself")
            continue
        before = len(found)
        found += _of_body(body, functions, test, label, task.notes)
        if len(found) == before:
            task.notes.append(f"{label} has no plain call of a function of the solution")
    return found


def _of_body(
    body: Sequence[ast.stmt], functions: set[str], test: Probe, label: str, notes: list[str]
) -> Iterator[Call]:
    setup: list[ast.stmt] = []
    for statement in body:
        calls = [node for node in ast.walk(statement) if _calls(node, functions)]
        if not calls:
            if not _only_says(statement):
                setup.append(statement)
            continue
        plain = len(calls) == 1 and not _is_nested(statement, calls[0])
        call = calls[0]
        assert isinstance(call, ast.Call)
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        if not plain:
            notes.append(f"{label} calls the solution more than once in a statement, or in a loop")
        elif any(isinstance(one, ast.Starred) for one in call.args) or any(not key.arg for key in call.keywords):
            notes.append(f"{label} unpacks its arguments")
        elif any(isinstance(node, ast.Lambda) for one in arguments for node in ast.walk(one)) or _functions_in(
            arguments, setup
        ):
            notes.append(f"{label} gives a function as an argument, which cannot travel into a jail")
        elif any(isinstance(node, ast.Name) and node.id == "self" for one in arguments for node in ast.walk(one)):
            notes.append(f"{label} takes an argument from its test class")
        else:
            yield _call(call, setup, test)
            if statement is not body[-1] and isinstance(statement, ast.Assign):
                continue
            if not isinstance(statement, ast.Assert | ast.Expr | ast.Assign):
                notes.append(f"{label} does more with the result than is judged here")


def _call(call: ast.Call, setup: Sequence[ast.stmt], test: Probe) -> Call:
    assert isinstance(call.func, ast.Name)
    kwargs = tuple((str(key.arg), ast.unparse(key.value)) for key in call.keywords)
    code = "\n".join(ast.unparse(statement) for statement in setup)
    return Call(call.func.id, tuple(ast.unparse(one) for one in call.args), kwargs, code, test)


def _calls(node: ast.AST, functions: set[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions


def _is_nested(statement: ast.stmt, call: ast.AST) -> bool:
    """Whether the call stands in something that may run it never or often."""
    holders = [node for node in ast.walk(statement) if isinstance(node, _NESTED)]
    return any(call in ast.walk(holder) for holder in holders)


def _only_says(statement: ast.stmt) -> bool:
    """Prints, asserts and words about a test make no arguments."""
    if isinstance(statement, ast.Assert):
        return True
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    shows = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"
    return shows or isinstance(value, ast.Constant)


def _functions_in(arguments: Sequence[ast.expr], setup: Sequence[ast.stmt]) -> bool:
    made = {node.name for node in setup if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    names = {node.id for one in arguments for node in ast.walk(one) if isinstance(node, ast.Name)}
    return bool(made & names)
