"""The text of a submission as a tree, and what it says about the line in which it failed."""

from __future__ import annotations

import ast
import re

from grader import syntax

_MOST_DOTS = 200  # in one name
_MOST_FIELDS = 5_000  # of all f-strings together
_SPACE, _NAME = re.compile(r"[\s\\]+"), re.compile(r"[\w.]+")
# Comments and strings, whole: each alternative goes on from where the last one ended, so a text is read once. A string
# that does not end goes to the end of its line, or of the file.
_APART = re.compile(
    r"#[^\n]*"
    r"|(?P<prefix>\b[A-Za-z]{1,2})?"
    r"(?:\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*+(?:\"\"\"|\Z)|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\Z)"
    r"|\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?)",
    re.DOTALL,
)


class UnreadableError(Exception):
    """A file too deeply nested, or with too much of what takes a parser seconds, to be read outside a jail."""


def tree_of(source: str) -> ast.Module | None:
    """The file as a tree; None where it is not Python. Raises ``UnreadableError``."""
    # Of `import a.a.a...` the parser joins the name anew at each dot: 200 KB of it take 10 GB and half a minute. Dots
    # of neighbouring words may be counted together, which costs such a file no more than this reading.
    # The fields of an f-string are each looked for from its beginning: 80,000 of them take 8 seconds.
    if source.count("{") > _MOST_FIELDS and _fields(source) > _MOST_FIELDS:
        raise UnreadableError
    if source.count(".") > _MOST_DOTS:
        bare = _APART.sub('""', source)
        if any(n[0].count(".") > _MOST_DOTS for n in _NAME.finditer(_SPACE.sub("", bare))):
            raise UnreadableError
    try:
        return syntax.parse(source)
    except (RecursionError, MemoryError) as error:
        raise UnreadableError from error
    except (SyntaxError, ValueError):
        return None


def parsed(source: str) -> ast.Module | None:
    """The file as a tree; None where it is not Python, or cannot be read here."""
    try:
        return tree_of(source)
    except UnreadableError:
        return None


def _fields(source: str) -> int:
    """The opening braces in the f-strings of a file."""
    strings = (found for found in _APART.finditer(source) if "f" in (found["prefix"] or "").lower())
    return sum(found[0].count("{") for found in strings)


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
