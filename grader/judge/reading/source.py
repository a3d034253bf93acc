"""What the text of a submission says about the line in which it failed."""

from __future__ import annotations

import ast
import re

from grader import syntax

_LARGEST = 200_000  # characters; no exercise's solution comes near
_MOST_DOTS = 200  # in one name
_MOST_BRACES = 5_000
_SPACE, _NAME = re.compile(r"[\s\\]+"), re.compile(r"[\w.]+")


def parsed(source: str) -> ast.Module | None:
    """The file as a tree; None where it is not Python, or too long or too deeply nested to be read here."""
    # Of `import a.a.a...` the parser joins the name anew at each dot: 200 KB of it take 10 GB and half a minute. Dots
    # of neighbouring words may be counted together, which costs such a file no more than this reading.
    # The fields of an f-string are each looked for from its beginning: 80,000 of them take 8 seconds.
    if (
        len(source) > _LARGEST
        or source.count("{") > _MOST_BRACES
        or any(n[0].count(".") > _MOST_DOTS for n in _NAME.finditer(_SPACE.sub("", source)))
    ):
        return None
    try:
        return syntax.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def import_of(top: str, source: str) -> tuple[int, bool] | None:
    """The line that imports ``top``, and whether any name it binds is used in the file."""
    tree = parsed(source)
    if tree is None:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name.split(".")[0] == top for alias in node.names):
            bound = {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == top:
            bound = {alias.asname or alias.name for alias in node.names}
        else:
            continue
        used = {name.id for name in ast.walk(tree) if isinstance(name, ast.Name)}
        return node.lineno, "*" in bound or bool(bound & used)
    return None
