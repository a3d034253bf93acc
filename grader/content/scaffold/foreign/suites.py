"""Reads suites of tests: Gradescope's, of unittest or pytest, with a reference given or held, and PrairieLearn's."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from grader import syntax
from grader.content.python_files import said_of
from grader.content.scaffold.foreign.tasks import ForeignError, NoSolutionError, Probe, Task, defined
from grader.messages import Message as _

_HIDDEN = ("hidden", "after_due_date", "after_published")
_LIBRARIES = ("numpy", "torch", "math", "random", "unittest", "pytest")
_SET_UP = ("setUp", "setUpClass", "setup_method", "setup_class")


def gradescope(suites: Sequence[str], reference: str, title: str) -> list[Task]:
    """The tests of unittest or pytest files on functions of ``reference``, which such files do not hold themselves."""
    notes = [_("what a test asserts is not carried over: the reference gives what is expected")]
    functions = frozenset(defined(reference))
    tests = tuple(test for suite in suites for test in _tests(suite, functions))
    return [Task(title, "", reference, tests, notes=notes)]


def gradescope_files(files: Mapping[str, str], title: str, reference: str | None) -> list[Task]:
    """The same of the Python files of an autograder's ZIP archive: ``tests/``, and ``solution/`` where there is one."""
    tests = [text for path, text in sorted(files.items()) if _is_suite(path)]
    held = [text for path, text in sorted(files.items()) if "solution" in PurePosixPath(path).parts[:-1]]
    if not tests:
        raise ForeignError(_("there is no test_….py in it"))
    if reference is None and not held:
        raise NoSolutionError(_("there is no solution/ in it"))
    return gradescope(tests, reference if reference is not None else "\n\n".join(held), title)


def prairie_learn(suite: str, reference: str, title: str, statement: str, *, draws: bool = False) -> list[Task]:
    """The tests of ``tests/test.py`` on functions of ``tests/ans.py``; ``draws``: setup_code.py gives them numbers."""
    notes = [_("what a test checks is not carried over: the reference gives what is expected")]
    if draws:
        notes.append(_("the numbers that setup_code.py gives are not carried over"))
    return [Task(title, statement, reference, tuple(_tests(suite, frozenset(defined(reference)))), notes=notes)]


def asked_in(page: str) -> str:
    """Of PrairieLearn's question.html what is asked: nothing that shows a result, nor what takes an answer."""
    for name in ("pl-submission-panel", "pl-answer-panel", "pl-hidden-hints"):
        page = re.sub(rf"<{name}\b.*?</{name}>", "", page, flags=re.DOTALL | re.IGNORECASE)
    return re.sub(
        r"<pl-[\w-]+[^>]*/>|<pl-(?:file-editor|file-upload|order-blocks)\b.*?</pl-[\w-]+>", "", page, flags=re.DOTALL
    )


def _is_suite(path: str) -> bool:
    name = PurePosixPath(path).name
    return name.startswith("test") or name.removesuffix(".py").endswith("_test")


class _Plain(ast.NodeTransformer):
    """Makes every call of the student's code a call by the function's own name.

    So are ``Feedback.call_user(self.st.f, x)``, ``self.st.f(x)``, ``hw1.f(x)`` of an imported module and ``g(x)`` of
    ``from hw1 import f as g``. ``self.x`` of what ``setUp`` made is the name ``self_x``.
    """

    def __init__(self, modules: Collection[str], others: Mapping[str, str], made: Collection[str]) -> None:
        self._modules, self._others, self._made = modules, others, made

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "call_user" and node.args:
            name = self._student(node.args[0])
            if name:
                return ast.Call(ast.Name(name, ast.Load()), node.args[1:], node.keywords)
        name = self._student(node.func)
        return ast.Call(ast.Name(name, ast.Load()), node.args, node.keywords) if name else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls") and node.attr in self._made
        return ast.Name(f"self_{node.attr}", node.ctx) if own else node

    def _student(self, node: ast.expr) -> str:
        """``f`` of ``self.st.f``, of ``hw1.f``, and of another name for it."""
        if isinstance(node, ast.Name):
            return self._others.get(node.id, "")
        inner = node.value if isinstance(node, ast.Attribute) else None
        of_student = isinstance(inner, ast.Attribute) and inner.attr == "st"
        of_module = isinstance(inner, ast.Name) and inner.id in self._modules
        return node.attr if (of_student or of_module) and isinstance(node, ast.Attribute) else ""


def _tests(suite: str, functions: Collection[str]) -> Iterator[Probe]:
    try:
        tree = syntax.parse(suite)
    except (SyntaxError, ValueError) as error:
        raise ForeignError(_("the tests are not Python: {why}", why=said_of(error))) from None
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    kept = [node for node in imports if _known(node)]
    constants = [node for node in tree.body if isinstance(node, ast.Assign) and not _calls_any(node, functions)]
    modules, others = _names(imports, functions)
    for holder in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        before = _set_up(holder)
        made = {name for statement in before for name in _attributes(statement)}
        plain = _Plain(modules, others, made)
        for method in holder.body:
            if isinstance(method, ast.FunctionDef) and method.name.startswith("test"):
                yield _probe(method, [*kept, *constants, *before], plain)
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.name.startswith("test"):
            yield _probe(function, [*kept, *constants], _Plain(modules, others, ()))


def _probe(method: ast.FunctionDef, before: Sequence[ast.stmt], plain: _Plain) -> Probe:
    said = dict(_decorators(method))
    body = [plain.visit(statement) for statement in _copied([*before, *method.body])]
    points = said.get("weight", said.get("points", 1))
    words = (ast.get_docstring(method) or "").strip().partition("\n")[0]
    return Probe(
        ast.unparse(ast.fix_missing_locations(ast.Module(body, []))),
        hidden=said.get("visibility") in _HIDDEN,
        points=float(points) if isinstance(points, int | float) and 0 < points <= 1000 else 1.0,
        name=str(said.get("name") or words or method.name),
    )


def _copied(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Statements that several tests begin with, for each its own."""
    return syntax.parse(ast.unparse(ast.fix_missing_locations(ast.Module(list(body), [])))).body


def _set_up(holder: ast.ClassDef) -> list[ast.stmt]:
    """What a class makes before each test: its own constants, and the assignments of ``setUp``."""
    found: list[ast.stmt] = []
    for node in holder.body:
        if isinstance(node, ast.Assign) and all(isinstance(target, ast.Name) for target in node.targets):
            targets = [ast.Attribute(ast.Name("self", ast.Load()), one.id, ast.Store()) for one in node.targets
                       if isinstance(one, ast.Name)]  # fmt: skip
            found.append(ast.Assign(list(targets), node.value))
        elif isinstance(node, ast.FunctionDef) and node.name in _SET_UP:
            found += [one for one in node.body if isinstance(one, ast.Assign)]
    return found


def _attributes(statement: ast.stmt) -> Iterator[str]:
    for target in statement.targets if isinstance(statement, ast.Assign) else ():
        if (
            isinstance(target, ast.Attribute)
            and isinstance(target.value, ast.Name)
            and target.value.id in ("self", "cls")
        ):
            yield target.attr


def _decorators(method: ast.FunctionDef) -> Iterator[tuple[str, object]]:
    for one in method.decorator_list:
        if isinstance(one, ast.Call) and one.args and isinstance(one.args[0], ast.Constant):
            yield ast.unparse(one.func).rpartition(".")[2], one.args[0].value


def _names(
    imports: Sequence[ast.Import | ast.ImportFrom], functions: Collection[str]
) -> tuple[set[str], dict[str, str]]:
    """The names under which a suite has the student's module, and other names that it gives its functions."""
    modules: set[str] = set()
    others: dict[str, str] = {}
    for node in imports:
        for alias in node.names:
            if isinstance(node, ast.Import) and alias.name.partition(".")[0] not in _LIBRARIES:
                modules.add(alias.asname or alias.name)
            elif isinstance(node, ast.ImportFrom) and alias.name in functions and alias.asname:
                others[alias.asname] = alias.name
    return modules, others


def _calls_any(statement: ast.stmt, functions: Collection[str]) -> bool:
    return any(isinstance(node, ast.Name) and node.id in functions for node in ast.walk(statement))


def _known(node: ast.Import | ast.ImportFrom) -> bool:
    """Of the imports those of the libraries that cases have."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
    return all(name.partition(".")[0] in ("numpy", "torch", "math", "random") for name in names)
