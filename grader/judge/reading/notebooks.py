"""A Jupyter notebook handed in as a file: its code cells as one Python file."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Sequence

from grader.judge.reading.source import parsed

_COMMAND = re.compile(r"^\s*[%!?].*$", re.MULTILINE)
_KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def cells_of(text: str) -> list[str] | None:
    """The code cells of a notebook, in order; None where the text is none."""
    if not text.lstrip().startswith("{") or '"cells"' not in text:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    cells = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(cells, list):
        return None
    found = []
    for cell in cells:
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = cell.get("source")
            lines = source if isinstance(source, list) else [source]
            found.append("".join(line for line in lines if isinstance(line, str)))
    return found


def as_file(cells: Sequence[str], entry: Sequence[str]) -> str | None:
    """The code cells as a single file; None unless each name of ``entry`` is defined in exactly one cell.

    Of a cell that defines none of them only imports, functions, classes and plain constants are taken: what tries the
    code, trains and plots is left behind, and so are commands to the notebook (``%matplotlib``, ``!pip``).
    """
    bare = [_COMMAND.sub("", cell) for cell in cells]
    trees = [parsed(cell) for cell in bare]
    names = [_defined(tree) for tree in trees]
    if any(sum(name in one for one in names) != 1 for name in entry):
        return None
    parts = []
    for cell, tree, own in zip(bare, trees, names, strict=True):
        if own & set(entry):
            parts.append(cell)
        elif tree is not None:
            parts += [ast.get_source_segment(cell, node) or "" for node in tree.body if _taken(node)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _defined(tree: ast.Module | None) -> set[str]:
    body = tree.body if tree else []
    return {node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}


def _taken(node: ast.stmt) -> bool:
    if isinstance(node, _KEPT):
        return not getattr(node, "decorator_list", [])
    if not isinstance(node, ast.Assign):
        return False
    return not any(isinstance(part, ast.Call | ast.Subscript | ast.Attribute) for part in ast.walk(node.value))
