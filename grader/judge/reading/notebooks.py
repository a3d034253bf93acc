"""A Jupyter notebook handed in as a file: its code cells as one Python file.

The pages of the web read one too, so each step takes no longer than the notebook is long.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from grader.judge.reading.code import Function, bound
from grader.judge.reading.source import parsed

MOST_CELLS = 1_000  # with code in them: more than anybody writes
_COMMAND = re.compile(r"^[ \t]*(?:[%!?].*|[\w.]+\?{1,2}[ \t]*)$", re.MULTILINE)
_KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_SETTING = (ast.Assign, ast.AnnAssign, ast.If, ast.Try)


def cells_of(text: str) -> list[str] | None:
    """The code cells of a notebook, in order, the first ``MOST_CELLS`` that are not blank; None where it is none."""
    if not text.lstrip().startswith("{") or '"cells"' not in text:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    lists = list(_lists(data))
    cells = [cell for one in lists for cell in one if isinstance(cell, dict)]
    texts = (_text(cell) for cell in cells if cell.get("cell_type") == "code")
    return list(islice((text for text in texts if text.strip()), MOST_CELLS)) if lists else None


def _lists(data: object) -> Iterator[list[Any]]:
    """The lists of cells of a notebook of format 4, or of the worksheets of format 3."""
    sheets = data.get("worksheets") if isinstance(data, dict) else None
    for holder in (data, *(sheets if isinstance(sheets, list) else ())):
        cells = holder.get("cells") if isinstance(holder, dict) else None
        if isinstance(cells, list):
            yield cells


def _text(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input"))
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_file(cells: Sequence[str], entry: Sequence[str]) -> str | None:
    """The code cells as a single file; None unless each name of ``entry`` is defined in exactly one cell.

    Of a cell that defines none of them only imports, functions, classes and plain constants are taken, and the
    assignments that these read: what tries the code, trains and plots is left behind, and so are commands to the
    notebook (``%matplotlib``, ``!pip``).
    """
    bare = [cell if parsed(cell) else _COMMAND.sub("", cell) for cell in cells]
    trees = [parsed(cell) for cell in bare]
    names = [_defined(tree) for tree in trees]
    if any(sum(name in one for one in names) != 1 for name in entry):
        return None
    whole = {cell for cell, own in enumerate(names) if own & set(entry)}
    statements = [(cell, node) for cell, tree in enumerate(trees) if tree for node in tree.body]
    taken = _taken(statements, whole)
    own: dict[int, list[ast.stmt]] = {}
    for place in sorted(taken):
        own.setdefault(statements[place][0], []).append(statements[place][1])
    parts: list[str] = []
    for cell, text in enumerate(bare):
        parts += [text] if cell in whole else _segments(text, own.get(cell, ()))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _taken(statements: Sequence[tuple[int, ast.stmt]], whole: set[int]) -> set[int]:
    """The places of the statements of the cells in ``whole``, of what is taken of every cell, and of what all these
    read."""
    taken = {place for place, (cell, node) in enumerate(statements) if cell in whole or _always(node)}
    binding: dict[str, list[int]] = {}
    for place, (_, node) in enumerate(statements):
        if place not in taken and isinstance(node, _SETTING):
            for name in _bound_by(node):
                binding.setdefault(name, []).append(place)
    waiting = list(taken)
    while waiting:
        for name in _free(statements[waiting.pop()][1]):
            more = set(binding.pop(name, ())) - taken
            taken |= more
            waiting += more
    return taken


def _segments(text: str, nodes: Sequence[ast.stmt]) -> Iterator[str]:
    """The source of each statement, its decorators included.

    ``ast.get_source_segment`` takes the whole text apart for each of them.
    """
    rows = text.encode(errors="surrogatepass").split(b"\n")
    for node in nodes:
        assert node.end_lineno is not None
        decorators = getattr(node, "decorator_list", [])
        lines = rows[(decorators[0] if decorators else node).lineno - 1 : node.end_lineno]
        if not decorators:
            lines[-1] = lines[-1][: node.end_col_offset]
            lines[0] = lines[0][node.col_offset :]
        yield b"\n".join(lines).decode(errors="surrogatepass")


def _always(node: ast.stmt) -> bool:
    if isinstance(node, _KEPT):
        return True
    if not isinstance(node, ast.Assign):
        return False
    if isinstance(node.value, ast.Lambda):
        return True
    return not any(isinstance(part, ast.Call | ast.Subscript | ast.Attribute) for part in ast.walk(node.value))


def _bound_by(node: ast.stmt) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}


def _free(node: ast.AST) -> set[str]:
    """The names that are read in a statement and not bound by the functions and lambdas it is made of."""
    own: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, Function):
            own |= bound(part)
        elif isinstance(part, ast.Lambda):
            own |= {arg.arg for arg in part.args.args}
    read = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}
    return read - own


def _defined(tree: ast.Module | None) -> set[str]:
    found: set[str] = set()
    for node in tree.body if tree else []:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            found |= _bound_by(node)
    return found
