"""Mutants of a reference: the small mistakes an exercise's cases must be able to see.

Each mutant differs from the reference in one place, written as a change of its text (not a new print-out of the
syntax tree), so that the difference a person reads is one line. Only the entry and what it reaches within its module
is changed. Left alone on purpose: raised errors and the guards before them (what a call with bad arguments does is
not asked of a student), assertions, annotations, decorators and documentation.

Source of the idea: DeMillo, Lipton and Sayward, "Hints on test data selection", IEEE Computer 11(4), 1978.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader import syntax
from grader.grading.check.mutation_operators import edits
from grader.grading.check.mutation_text import Edit, Text


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed copy of a reference. ``line`` and ``becomes`` are the changed lines, without indentation."""

    operator: str  # "comparison", "range", "axis", ...
    number: int  # of the first changed line, from 1
    line: str
    becomes: str
    source: str

    @property
    def name(self) -> str:
        """What exercise.toml calls it: the old line and the new one."""
        return f"{self.line} -> {self.becomes}".replace("\n", " ")

    def diff(self, original: str, name: str = "reference") -> str:
        """The change as a unified diff with one line of context."""
        return "".join(
            difflib.unified_diff(
                original.splitlines(keepends=True), self.source.splitlines(keepends=True), name, "mutant", n=1
            )
        )


def mutants(source: str, entries: Sequence[str]) -> tuple[Mutant, ...]:
    """All mutants of ``source`` within ``entries`` (function or class names) and what they reach, in text order.

    Raises ``SyntaxError`` if ``source`` does not parse, ``LookupError`` if it does not define an entry.
    """
    text = Text(source)
    tree = syntax.parse(source)
    found: dict[str, Mutant] = {}
    for definition in _reached(tree, entries):
        for edit in edits(text, definition):
            mutant = _mutant(text, edit)
            if mutant is not None:
                found.setdefault(mutant.source, mutant)
    return tuple(sorted(found.values(), key=lambda mutant: (mutant.number, mutant.operator, mutant.becomes)))


def _mutant(text: Text, edit: Edit) -> Mutant | None:
    source = text.replaced(edit)
    try:
        changed = syntax.parse(source)
    except SyntaxError:
        return None
    if ast.dump(changed) == ast.dump(syntax.parse(text.source)):
        return None  # only parentheses or spacing moved
    number, old, new = text.changed_lines(edit)
    return Mutant(edit.operator, number, old, new, source)


def _reached(tree: ast.Module, entries: Sequence[str]) -> Iterator[ast.stmt]:
    definitions = {
        node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    waiting = [entry.partition(".")[0] for entry in entries]
    # An entry may be imported from support/, where it is given to the student as it is.
    seen = {
        alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name not in definitions:
            raise LookupError(f"the reference does not define {name!r}")
        definition = definitions[name]
        yield definition
        names = {node.id for node in ast.walk(definition) if isinstance(node, ast.Name)}
        waiting.extend(sorted(names & definitions.keys() - seen))
