"""Reads tests that are classes: Gradescope's unittest suites, with a reference given, and PrairieLearn's."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader import syntax
from grader.content.scaffold.foreign.tasks import ForeignError, Probe, Task

_HIDDEN = ("hidden", "after_due_date", "after_published")


def gradescope(suite: str, reference: str, title: str) -> list[Task]:
    """The tests of a unittest file on functions of ``reference``, which such a suite does not hold itself."""
    notes = ["what a test asserts is not carried over: the reference gives what is expected"]
    return [Task(title, "", reference, tuple(_tests(suite)), notes=notes)]


def prairie_learn(suite: str, reference: str, title: str, statement: str) -> list[Task]:
    """The tests of ``tests/test.py`` on functions of ``tests/ans.py``."""
    notes = ["what a test checks is not carried over: the reference gives what is expected"]
    return [Task(title, statement, reference, tuple(_tests(suite)), notes=notes)]


class _Plain(ast.NodeTransformer):
    """``Feedback.call_user(self.st.f, x)`` is ``f(x)``; so is ``self.st.f(x)``. The reference's own calls go."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "call_user" and node.args:
            name = _student(node.args[0])
            if name:
                return ast.Call(ast.Name(name, ast.Load()), node.args[1:], node.keywords)
        name = _student(node.func)
        return ast.Call(ast.Name(name, ast.Load()), node.args, node.keywords) if name else node


def _student(node: ast.expr) -> str:
    """``f`` of ``self.st.f``."""
    inner = node.value if isinstance(node, ast.Attribute) else None
    of_student = isinstance(inner, ast.Attribute) and inner.attr == "st"
    return node.attr if of_student and isinstance(node, ast.Attribute) else ""


def _tests(suite: str) -> Iterator[Probe]:
    try:
        tree = syntax.parse(suite)
    except (SyntaxError, ValueError) as error:
        raise ForeignError(f"the tests are not Python: {error}") from None
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom) and _known(node)]
    for holder in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for method in holder.body:
            if not isinstance(method, ast.FunctionDef) or not method.name.startswith("test"):
                continue
            said = dict(_decorators(method))
            body = [_Plain().visit(statement) for statement in method.body]
            module = ast.fix_missing_locations(ast.Module([*imports, *body], []))
            points = said.get("weight", said.get("points", 1))
            yield Probe(
                ast.unparse(module),
                hidden=said.get("visibility") in _HIDDEN,
                points=float(points) if isinstance(points, int | float) and 0 < points <= 1000 else 1.0,
                name=str(said.get("name", method.name)),
            )


def _decorators(method: ast.FunctionDef) -> Iterator[tuple[str, object]]:
    for one in method.decorator_list:
        if isinstance(one, ast.Call) and one.args and isinstance(one.args[0], ast.Constant):
            yield ast.unparse(one.func).rpartition(".")[2], one.args[0].value


def _known(node: ast.Import | ast.ImportFrom) -> bool:
    """Of the imports those of the libraries that cases have."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
    return all(name.partition(".")[0] in ("numpy", "torch", "math") for name in names)
