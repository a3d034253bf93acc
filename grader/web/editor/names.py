"""Writes static/web/names.json: the names of numpy, torch and triton that the exercises' own code uses, for completion.

``python -m grader.web.editor.names`` from the repository's root, with all three installed. Each name has its
signature and the first line of its documentation, as the installed library says them; the editor asks for the file when
somebody types ``np.`` for the first time, and nothing is asked of any other site.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT / "grader" / "web" / "static" / "web" / "names.json"
MODULES = {
    "np": "numpy",
    "torch": "torch",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
    "triton": "triton",
    "tl": "triton.language",
}
ARRAY = "array"
ALWAYS = {
    "np": "abs all any arange argmax argmin array asarray ceil clip concatenate cumsum dot einsum exp eye expand_dims "
    "flip floor full linspace log matmul max maximum mean min minimum newaxis ones ones_like outer pad prod repeat "
    "reshape roll sign sqrt stack std sum tensordot tile transpose tril triu var where zeros zeros_like",
    ARRAY: "T argmax astype copy dtype flatten max mean min ndim prod reshape shape size std sum transpose var",
}
LONGEST = 90


def used() -> dict[str, set[str]]:
    """The names after ``np.``, ``torch.`` and the like, by what stands before them."""
    found = {owner: set(names.split()) for owner, names in ALWAYS.items()} | {
        owner: set(ALWAYS.get(owner, "").split()) for owner in MODULES
    }
    for path in sorted([*ROOT.glob("exercises/**/*.py"), *ROOT.glob("reference/*.py")]):
        try:
            tree = ast.parse(path.read_text())
        except SyntaxError:
            continue  # a wrong solution that is meant not to parse
        for owner, name in _attributes(tree):
            found[owner].add(name)
    return found


def _attributes(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in MODULES:
            yield node.value.id, node.attr


def described(owner: str, name: str) -> dict[str, str] | None:
    """One completion; None for what the library does not have: a solution may be wrong on purpose."""
    numpy = importlib.import_module("numpy")
    holder: Any = numpy.ndarray if owner == ARRAY else importlib.import_module(MODULES[owner])
    thing = getattr(holder, name, None)
    if (thing is None and name != "newaxis") or name.startswith("_"):
        return None
    kind = "function" if callable(thing) and not isinstance(thing, type) else "class" if callable(thing) else "constant"
    if owner == ARRAY:
        kind = "method" if callable(thing) else "property"
    return {"label": name, "type": kind, "detail": _signature(thing, name), "info": _first_line(thing)}


def _signature(thing: Any, name: str) -> str:
    doc = inspect.getdoc(thing) or ""
    if found := re.match(rf"(?:\w+\.)*{re.escape(name)}(\(.*?\))(?:\s*->.*)?\s*$", doc.splitlines()[0] if doc else ""):
        return re.sub(r"(, /)?, out=None, \*, where=True, casting=.*", ")", found[1])[:LONGEST]
    try:
        found_there = inspect.signature(getattr(thing, "fn", thing))  # what triton.jit wraps
        plain = [one.replace(annotation=one.empty) for one in found_there.parameters.values() if one.name[0] != "_"]
        bare = found_there.replace(parameters=plain, return_annotation=found_there.empty)
        text = re.sub(r"=<no value>", "", str(bare))
    except (TypeError, ValueError):
        return ""
    return re.sub(r"(, /)?, out=None, \*, where=True, casting=.*", ")", text)[:LONGEST]  # what all of them take


def _first_line(thing: Any) -> str:
    if not callable(thing) and not isinstance(thing, property) and not inspect.isgetsetdescriptor(thing):
        return ""
    paragraphs = re.split(r"\n\s*\n", inspect.getdoc(thing) or "")
    for text in paragraphs:
        line = " ".join(text.split())
        if line and not re.match(r"(?:\w+\.)*\w+\(.*\)(\s*->.*)?$", line) and "(" not in line.split(" ")[0]:
            sentence = re.split(r"(?<=[.])\s", line)[0]
            plain = re.sub(r":\w+:`~?([^`]*)`", r"\1", sentence).replace("\\times", "×")
            plain = plain.replace("``", "").replace("`", "")
            return plain.split("\\")[0].strip()[:160] + ("…" if "\\" in plain else "")
    return ""


def main() -> None:
    names = {
        owner: [one for name in sorted(some, key=str.lower) if (one := described(owner, name)) is not None]
        for owner, some in sorted(used().items())
    }
    FILE.write_text(json.dumps(names, ensure_ascii=False, separators=(",", ":")) + "\n")
    count = sum(map(len, names.values()))
    sys.stdout.write(f"{FILE.relative_to(ROOT)}: {count} names, {FILE.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
