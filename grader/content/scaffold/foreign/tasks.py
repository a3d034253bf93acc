"""A programming task as another system has it, and what of its tests can be a case: one call with its arguments."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from grader import syntax
from grader.content.python_files import said_of
from grader.messages import Message
from grader.messages import Message as _

MAX_BYTES = 4 << 20
MOST_TESTS = 200
_RAISES = frozenset({"assertRaises", "assertRaisesRegex", "assert_raises", "assert_raises_regex", "raises"})
_HAD = frozenset(dir(builtins)) | {"np", "torch"}  # names that cases.py begins with
_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.ListComp,
           ast.SetComp, ast.DictComp, ast.GeneratorExp)  # fmt: skip


class ForeignError(Exception):
    """Nothing of it can be read. ``sentence`` says why, without its full stop; ``str()`` is its English."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NoSolutionError(ForeignError):
    """The tests are without the solution that they are about: it has to come with them."""


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
    notes: list[Message] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a test: the name, the arguments as they are written, and the statements that made them."""

    name: str
    args: tuple[str, ...]
    kwargs: tuple[tuple[str, str], ...]
    setup: str
    test: Probe
    group: str = ""  # of several calls of one test, which count only together


def defined(source: str) -> dict[str, ast.FunctionDef]:
    """The functions of a file, by name. Raises ForeignError where it is not Python."""
    try:
        tree = syntax.parse(source)
    except (SyntaxError, ValueError) as error:
        raise ForeignError(_("the solution is not Python: {why}", why=said_of(error))) from None
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def calls_of(task: Task) -> list[Call]:
    """What the task's tests call, in order; what is no plain call is noted."""
    functions = set(defined(task.solution))
    found: list[Call] = []
    for number, test in enumerate(task.tests[:MOST_TESTS], start=1):
        label = test.name or _("test {number}", number=number)
        try:
            body = syntax.parse(test.code).body
        except (SyntaxError, ValueError):
            task.notes.append(_("{test} is not Python by itself", test=label))
            continue
        said = len(task.notes)
        some = list(_of_body(body, functions, test, label, task.notes))
        if len(some) > 1:
            group = f"{label} ({number})" if any(one.group == label for one in found) else label
            share = replace(test, points=test.points / len(some))
            some = [replace(one, test=share, group=group[:80]) for one in some]
        found += some
        if not some and len(task.notes) == said:
            task.notes.append(_("{test} has no plain call of a function of the solution", test=label))
    return found


def _of_body(
    body: Sequence[ast.stmt],
    functions: set[str],
    test: Probe,
    label: str,
    notes: list[Message],
    made: Sequence[ast.stmt] = (),
) -> Iterator[Call]:
    setup = list(made)
    for statement in body:
        if isinstance(statement, ast.FunctionDef) and statement.name.startswith("test"):
            yield from _of_body(statement.body, functions, test, label, notes, setup)
            continue
        if kind := _expects(statement, functions):
            notes.append(_("{test} expects {what}, which no case can: it is left out", test=label, what=kind))
            continue
        calls = [node for node in ast.walk(statement) if _calls(node, functions)]
        if not calls:
            if not _only_says(statement) and _unknown([statement], setup) == "":
                setup.append(statement)
            continue
        call = calls[0]
        assert isinstance(call, ast.Call)
        if why := _not_plain(statement, calls, call, setup):
            notes.append(_("{test} {why}", test=label, why=why))
            continue
        yield _call(call, setup, test)
        if isinstance(statement, ast.Assign) and statement is not body[-1]:
            continue
        if not isinstance(statement, ast.Assert | ast.Expr | ast.Assign):
            notes.append(_("{test} does more with the result than is judged here", test=label))


def _not_plain(
    statement: ast.stmt, calls: Sequence[ast.AST], call: ast.Call, setup: Sequence[ast.stmt]
) -> Message | None:
    """What keeps a call from being a case."""
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    within = [node for one in arguments for node in ast.walk(one)]
    if len(calls) != 1 or _is_nested(statement, call):
        return _("calls the solution more than once in a statement, or in a loop")
    if any(isinstance(one, ast.Starred) for one in call.args) or any(not key.arg for key in call.keywords):
        return _("unpacks its arguments")
    if any(isinstance(node, ast.Lambda) for node in within) or _functions_in(arguments, setup):
        return _("gives a function as an argument, which cannot travel into a jail")
    unknown = _unknown(arguments, setup)
    if unknown == "self":
        return _("takes an argument from its test class")
    if unknown:
        return _("takes an argument, {name}, from what is not carried over", name=unknown)
    return None


def _unknown(nodes: Sequence[ast.AST], setup: Sequence[ast.stmt]) -> str:
    """A name that these read and that neither Python, cases.py nor the statements before them have; ""."""
    bound = {name for statement in [*setup, *nodes] for name in _bound(statement)}
    used = (node.id for one in nodes for node in ast.walk(one) if isinstance(node, ast.Name))
    return next((name for name in used if name not in bound and name not in _HAD), "")


def _bound(statement: ast.AST) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]


def _expects(statement: ast.stmt, functions: set[str]) -> Message | None:
    """The exception that a statement expects of the solution, in words."""
    calls = [node for node in ast.walk(statement) if isinstance(node, ast.Call)]
    for node in calls:
        name = ast.unparse(node.func).rpartition(".")[2]
        if name in _RAISES:
            given = [one.id for one in node.args[1:2] if isinstance(one, ast.Name)]
            inside = isinstance(statement, ast.With) and any(_calls(one, functions) for one in calls)
            if inside or (given and given[0] in functions):
                return _exception(node.args[0] if node.args else None)
    if isinstance(statement, ast.Try) and any(
        _calls(node, functions) for one in statement.body for node in ast.walk(one)
    ):
        kinds = [one.type for one in statement.handlers if one.type is not None]
        return _exception(kinds[0] if kinds else None)
    return None


def _exception(kind: ast.expr | None) -> Message:
    return _("an exception ({kind})", kind=ast.unparse(kind)) if kind is not None else _("an exception")


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
    called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
    return called == "print" or called.startswith("test") or isinstance(value, ast.Constant)


def _functions_in(arguments: Sequence[ast.expr], setup: Sequence[ast.stmt]) -> bool:
    made = {node.name for node in setup if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    names = {node.id for one in arguments for node in ast.walk(one) if isinstance(node, ast.Name)}
    return bool(made & names)
