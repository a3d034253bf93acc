"""Causes of an exception that its message and the code around the line show together.

Each is told only where both agree: ``max`` hidden by ``from numpy import *`` only if the file has that import and the
failing line calls it.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from grader.judge.reading import slices
from grader.judge.reading.code import Code, Function, bound, parameters, read
from grader.judge.reading.imports import star_line
from grader.judge.words.sentences import Sentence, say

_HIDDEN = ("max", "min", "sum", "abs", "round", "any", "all", "pow")
_MODULES = ("math", "random", "itertools", "functools", "collections", "copy", "time", "os", "sys", "re", "json")
_LACKING = re.compile(r"^'(\w+)' object has no attribute '(\w+)'")
_JOINING = ("concatenate", "stack", "hstack", "vstack", "dstack", "column_stack")
_WORKERS_PLACE = 6  # of num_workers among DataLoader's arguments
_NO_FORWARD = re.compile(r'Module \[(\w+)\] is missing the required "forward" function')
_USED_AS_MODULE = re.compile(
    r"^'(\w+)' object (?:is not callable"
    r"|has no attribute '(?:state_dict|load_state_dict|train|eval|(?:named_)?parameters|to|zero_grad|modules)')"
)
_UNKNOWN = re.compile(r"name '(\w+)' is not defined")
_CALLED = re.compile(r"^([\w.<>]+)\(\) (?:takes |missing \d+ required |got an unexpected keyword)")


def code_cause(facts: Mapping[str, object], source: str) -> Sentence | None:
    """The cause of an exception (``type``, ``message``, ``line``, ``file``) of ``source``, where the code shows it."""
    kind, message = str(facts.get("type", "")).rsplit(".", 1)[-1], str(facts.get("message", ""))
    code = read(source)
    if code is None:
        return None
    here = facts.get("line")
    line = here if isinstance(here, int) and facts.get("file", "solution.py") == "solution.py" else 0
    return next((found for teller in _TELLERS if (found := teller(kind, message, line, code))), None)


def loading_line(traceback: str) -> int:
    """The line of ``solution.py`` outside every function in which loading the file stopped; 0 for none."""
    found = re.search(r'File "solution\.py", line (\d{1,7}), in <module>', traceback)
    return int(found[1]) if found else 0


def loading_cause(line: int, within: bool, source: str) -> Sentence | None:
    """That the file runs something of its own when it is loaded, which then failed in ``line``, or ``within`` what that
    calls."""
    code = read(source)
    statement = code.statement(line) if code else None
    tries = within or isinstance(statement, ast.Assert | ast.Expr)
    imports = isinstance(statement, ast.Import | ast.ImportFrom)
    return say("hint.loading", line=line) if statement is not None and tries and not imports else None


def _no_forward(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    found = _NO_FORWARD.search(message)
    if kind != "NotImplementedError" or not found:
        return None
    for node in code.defined(found[1]):
        if isinstance(node, ast.ClassDef):
            methods = {item.name: item.lineno for item in node.body if isinstance(item, Function)}
            near = get_close_matches("forward", [name for name in methods if name != "__init__"], n=1, cutoff=0.7)
            if near:
                return say("hint.forward-near", type=found[1], near=near[0], line=methods[near[0]])
    return say("hint.forward", type=found[1])


def _no_module(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    """A class that is used as a module of torch and is none."""
    found = _USED_AS_MODULE.search(message)
    if kind not in ("AttributeError", "TypeError") or not found:
        return None
    defined = [node for node in code.defined(found[1]) if isinstance(node, ast.ClassDef)]
    methods = {item.name for node in defined for item in node.body if isinstance(item, Function)}
    if len(defined) == 1 and not defined[0].bases and "forward" in methods:
        return say("hint.no-module", type=found[1], line=defined[0].lineno)
    return None


def _not_written(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    if kind == "NotImplementedError" and "NotImplemented" in code.line(line):
        return say("hint.not-written")
    return None


def _hidden_builtin(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    if kind not in ("AxisError", "TypeError"):
        return None
    starred, statement = star_line(code.tree), code.statement(line)
    if not starred or statement is None:
        return None
    called = {n.func.id for n in ast.walk(statement) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    taken = next((name for name in _HIDDEN if name in called and name not in bound(code.tree)), "")
    return say("hint.hidden-builtin", line=starred, name=taken) if taken else None


def _default_dtype(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    if kind != "RuntimeError" or not re.search(r"double|same dtype|scalar type", message):
        return None
    for node in ast.walk(code.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in (
            "set_default_dtype",
            "set_default_tensor_type",
        ):
            return say("hint.default-dtype", line=node.lineno)
    return None


def _name(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    found = _UNKNOWN.search(message)
    if kind != "NameError" or not found or "Did you mean" in message:
        return None
    name, around = found[1], code.functions(line)
    if name in ("np", "numpy", "torch", "nn", "F"):
        return None
    if name in _MODULES and f"{name}." in code.line(line):
        return say("hint.import-torch", name=name)
    here = set().union(bound(code.tree), *(bound(function) for function in around))
    if name in here:  # bound further down
        return say("hint.name-later", name=name)
    alike = [other for other in sorted(here) if other.casefold() == name.casefold()]
    if alike:
        return say("hint.name-near", name=name, near=alike[0])
    selves = {
        node.attr
        for node in ast.walk(code.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
    }
    if name in selves and around and any(arg.arg == "self" for arg in parameters(around[-1])):
        return say("hint.name-near", name=name, near=f"self.{name}")
    for function in (node for node in ast.walk(code.tree) if isinstance(node, Function)):
        if function in around:
            continue
        inner = bound(function)
        other = name if name in inner else next((one for one in sorted(inner) if one.casefold() == name.casefold()), "")
        if other:
            return say("hint.name-elsewhere", name=other, function=function.name)
    near = get_close_matches(name, sorted((here | set(dir(builtins))) - {name}), n=1, cutoff=0.8)
    return say("hint.name-near", name=name, near=near[0]) if near and len(name) > 2 else None


def _assertion(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    if kind == "AssertionError" and isinstance(code.statement(line), ast.Assert):
        return say("hint.assertion")
    return None


def _workers(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    if kind not in ("PermissionError", "RuntimeError", "OSError"):
        return None
    asked = any(
        (isinstance(node, ast.keyword) and node.arg == "num_workers") or _is_loader_of_six(node)
        for node in ast.walk(code.tree)
    )
    refused = "Operation not permitted" in message or "DataLoader worker" in message
    return say("hint.workers") if asked and refused else None


def _is_loader_of_six(node: ast.AST) -> bool:
    """Whether it is DataLoader(...) with a sixth argument, which is num_workers."""
    if not isinstance(node, ast.Call) or len(node.args) < _WORKERS_PLACE:
        return False
    return "DataLoader" in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))


def _self_attribute(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    """An attribute of one of the file's own classes that nothing in it sets."""
    found = _LACKING.search(message)
    classes = [node for node in code.defined(found[1]) if isinstance(node, ast.ClassDef)] if found else []
    if kind != "AttributeError" or not found or len(classes) != 1 or f"self.{found[2]}" not in code.line(line):
        return None
    names = {node.attr for node in ast.walk(classes[0]) if isinstance(node, ast.Attribute) and _is_stored(node)}
    return None if found[2] in names else say("hint.self-attribute", type=found[1], name=found[2])


def _is_stored(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) and node.value.id == "self"


def _arrays_in_list(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    """Arrays handed to concatenate one by one, so that the second one is taken for the axis."""
    if kind != "TypeError" or "only integer scalar arrays can be converted" not in message:
        return None
    statement = code.statement(line)
    for node in ast.walk(statement) if statement else ():
        if not isinstance(node, ast.Call) or len(node.args) < 2:
            continue
        apart = all(isinstance(one, ast.Name | ast.Call | ast.Subscript) for one in node.args[:2])
        name = getattr(node.func, "attr", "")
        if apart and name in _JOINING:
            return say("hint.arrays-in-list", name=name)
    return None


def _shape_entry(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    if kind == "IndexError" and message.startswith("tuple index out of range") and ".shape[" in code.line(line):
        return say("hint.shape-entry")
    return None


def _empty_slice(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    """A slice [p:-p] where p is 0, whose nothing is then written, added or multiplied."""
    shape = re.search(r"\((?:\d+,\s?)*0(?:,\s?\d*)*\)|size of tensor \w \(0\)", message)
    if kind not in ("ValueError", "RuntimeError") or not shape:
        return None
    if not re.search(r"could not broadcast|could not be broadcast|must match the size|expanded size", message):
        return None
    around = code.functions(line)
    return slices.empty_where_zero(around[0] if around else code.tree, upto=line)


def _signature(kind: str, message: str, line: int, code: Code) -> Sentence | None:
    """A call in the file itself that does not agree with what it calls; or a method without self."""
    found = _CALLED.search(message)
    if kind != "TypeError" or not found:
        return None
    path, name = found[1].split("."), found[1].rpartition(".")[2]
    defined = [node for node in code.defined(name) if isinstance(node, Function)]
    methods = [item for node in ast.walk(code.tree) if isinstance(node, ast.ClassDef) for item in node.body]
    if len(defined) == 1 and defined[0] in methods and len(path) > 1 and " takes " in message:
        first = parameters(defined[0])[:1]
        if not defined[0].decorator_list and not (first and first[0].arg == "self"):
            return say("hint.self", name=name, line=defined[0].lineno)
    if not line:  # it is the exercise's own call
        return None
    if len(defined) == 1:
        return say("hint.call-own", name=name, line=defined[0].lineno)
    return None if defined else say("hint.call-other", name=name)


_TELLERS: tuple[Callable[[str, str, int, Code], Sentence | None], ...] = (
    _no_forward,
    _no_module,
    _not_written,
    _assertion,
    _workers,
    _hidden_builtin,
    _default_dtype,
    _name,
    _signature,
    _self_attribute,
    _arrays_in_list,
    _shape_entry,
    _empty_slice,
)
