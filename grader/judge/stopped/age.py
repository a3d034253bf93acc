"""Code that was right in its day, or is before its time: Python 2, older NumPy, names that have moved, newer Python.

Each cause is told only from what names it surely: the message Python itself gives, and where that is not enough the
source (a float where an integer belongs is Python 2's division only if the line, or what it uses, divides with /).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from grader.judge.reading.division import division_line
from grader.judge.reading.source import import_of
from grader.judge.stopped.running import RUNNING, later
from grader.judge.words.sentences import Sentence, say

_BUILTINS = {
    "xrange": "range",
    "raw_input": "input",
    "unicode": "str",
    "basestring": "str",
    "unichr": "chr",
    "long": "int",
    "reduce": "functools.reduce",
    "izip": "zip",
    "cmp": "(a > b) - (a < b)",
    "reload": "importlib.reload",
    "execfile": "exec(open(...).read())",
    "apply": "f(*args)",
    "intern": "sys.intern",
}
_METHODS = {"iteritems": "items", "itervalues": "values", "iterkeys": "keys", "has_key": "in", "next": "next(...)"}
_NUMPY = {
    "int": "int",
    "float": "float",
    "object": "object",
    "str": "str",
    "complex": "complex",
    "unicode": "str",
    "bool8": "bool",
    "product": "np.prod",
    "cumproduct": "np.cumprod",
    "sometrue": "np.any",
    "alltrue": "np.all",
    "mat": "np.asmatrix, or better np.array",
    "asscalar": ".item()",
    "Inf": "np.inf",
    "Infinity": "np.inf",
    "infty": "np.inf",
    "PINF": "np.inf",
    "NINF": "-np.inf",
    "NaN": "np.nan",
    "float_": "np.float64",
    "complex_": "np.complex128",
    "string_": "np.bytes_",
    "unicode_": "np.str_",
    "round_": "np.round",
    "in1d": "np.isin",
    "trapz": "np.trapezoid",
    "asfarray": "np.asarray(..., dtype=float)",
    "msort": "np.sort(..., axis=0)",
    "alen": "len",
    "rank": "np.ndim",
}
_MOVED = {
    ("itertools", "izip"): "zip",
    ("itertools", "imap"): "map",
    ("itertools", "ifilter"): "filter",
    ("itertools", "izip_longest"): "itertools.zip_longest",
    ("collections", "Iterable"): "collections.abc.Iterable",
    ("collections", "Mapping"): "collections.abc.Mapping",
    ("collections", "Sequence"): "collections.abc.Sequence",
    ("collections", "Callable"): "collections.abc.Callable",
    ("time", "clock"): "time.perf_counter",
    ("string", "maketrans"): "str.maketrans",
    ("scipy.misc", "logsumexp"): "scipy.special.logsumexp",
    ("scipy.misc", "comb"): "scipy.special.comb",
    ("fractions", "gcd"): "math.gcd",
    ("math", "gcd"): "math.gcd",
    ("sys", "maxint"): "sys.maxsize",
    ("string", "letters"): "string.ascii_letters",
    ("inspect", "getargspec"): "inspect.getfullargspec",
}
_MODULES = {
    "cPickle": "pickle",
    "StringIO": "io",
    "cStringIO": "io",
    "Queue": "queue",
    "urllib2": "urllib.request",
    "ConfigParser": "configparser",
    "Tkinter": "tkinter",
    "__builtin__": "builtins",
    "sets": "set, which needs no import",
    "commands": "subprocess",
}
_NEWER = {  # names of the standard library, and the version that brings them
    ("itertools", "batched"): "3.12",
    ("math", "sumprod"): "3.12",
    ("random", "binomialvariate"): "3.12",
    ("typing", "override"): "3.12",
    ("typing", "TypeAliasType"): "3.12",
    ("collections.abc", "Buffer"): "3.12",
    ("copy", "replace"): "3.13",
    ("math", "fma"): "3.13",
    ("typing", "ReadOnly"): "3.13",
    ("typing", "TypeIs"): "3.13",
    ("warnings", "deprecated"): "3.13",
}
_NEWER_MODULES = {"annotationlib": "3.14", "compression": "3.14"}
_HELPERS = {"past", "future", "six"}  # they only let one file run in both Pythons
_SYNTAX: tuple[tuple[str, str, str], ...] = (  # part of the message, pattern of the line, key
    ("Missing parentheses in call to 'print'", "", "age.print"),
    ("Missing parentheses in call to 'exec'", "", "age.exec"),
    ("multiple exception types must be parenthesized", "", "age.except"),
    ("Function parameters cannot be parenthesized", "", "age.tuple-parameter"),
    ("Lambda expression parameters cannot be parenthesized", "", "age.tuple-parameter"),
    ("leading zeros in decimal integer literals", "", "age.octal"),
    ("inconsistent use of tabs and spaces", "", "age.tabs"),
    ("invalid decimal literal", r"\b\d+[lL]\b", "age.long"),
    ("invalid hexadecimal literal", r"\b0[xX][0-9a-fA-F]+[lL]\b", "age.long"),
    ("invalid syntax", r"<>", "age.not-equal"),
    ("invalid syntax", r"^\s*raise\s+\w+\s*,", "age.raise"),
    ("invalid syntax", r"`[^`]+`", "age.backticks"),
    ("invalid syntax", r"\bur['\"]", "age.ur"),
    ("", r"^\s*print\s+[^(=\s]", "age.print"),
)
_FLOAT_FOR_INTEGER = re.compile(
    r"'(numpy\.)?float\d*' object cannot be interpreted as an integer"
    r"|expected a sequence of integers or a single integer, got '[\d.]+'"
    r"|slice indices must be integers"
    r"|(list|tuple|string) indices must be integers or slices, not (float|numpy\.float)"
    r"|can't multiply sequence by non-int of type '(float|numpy\.float\d+)'"
    r"|only integers, slices \(`:`\), ellipsis"
    r"|'(numpy\.)?float\d*' object cannot be interpreted"
)
_LAZY = re.compile(
    r"'(map|filter|zip|dict_keys|dict_values|dict_items|range)' object "
    r"(is not subscriptable|does not support item assignment|has no attribute 'sort')"
    r"|object of type '(map|filter|zip)' has no len\(\)"
)


def syntax_cause(message: str, text: str, line: int) -> Sentence | None:
    """The cause of a syntax error at ``line``, whose text is ``text``, if it is Python 2's."""
    for part, pattern, key in _SYNTAX:
        if part in message and (not pattern or re.search(pattern, text)):
            return say(key, line=line)
    return None


def exception_cause(facts: Mapping[str, object], source: str) -> Sentence | None:
    """The cause of an exception (``type``, ``message``, ``module``, ``line``) raised by ``source``, if it is age."""
    kind, message = str(facts.get("type", "")), str(facts.get("message", ""))
    line = facts.get("line")
    where = line if isinstance(line, int) else 0
    if kind.endswith("NameError"):
        found = re.search(r"name '(\w+)' is not defined", message)
        if found and found[1] in _BUILTINS:
            return say("age.builtin", name=found[1], instead=_BUILTINS[found[1]], line=where)
        return None
    if kind.endswith("AttributeError"):
        return _attribute(message, where)
    if kind.endswith(("ModuleNotFoundError", "ImportError")):
        return _import(str(facts.get("module") or ""), message, source)
    if kind.endswith(("TypeError", "IndexError")):
        return _type(message, source, where)
    if kind.endswith("ValueError") and "inhomogeneous shape" in message:
        return say("age.ragged", line=where)
    return None


def _attribute(message: str, line: int) -> Sentence | None:
    removed = re.search(r"module 'numpy(?:\.random)?' has no attribute '(\w+)'|`np\.(\w+)` was removed", message)
    if removed:
        name = removed[1] or removed[2]
        if name in _NUMPY:
            return say("age.numpy", name=f"np.{name}", instead=_NUMPY[name], line=line)
        return say("age.numpy-gone", name=f"np.{name}", line=line) if removed[2] else None
    moved = re.search(r"module '([\w.]+)' has no attribute '(\w+)'", message)
    if moved and (newer := _newer(moved[1], moved[2])):
        return newer
    if moved and (moved[1], moved[2]) in _MOVED:
        instead = _MOVED[moved[1], moved[2]]
        return say("age.moved", name=f"{moved[1]}.{moved[2]}", instead=instead, line=line)
    method = re.search(r"'(\w+)' object has no attribute '(\w+)'", message)
    if method and method[2] in _METHODS and (method[1] == "dict" or method[2] == "next"):
        return say("age.method", name=method[2], instead=_METHODS[method[2]], line=line)
    lazy = _LAZY.search(message)
    return say("age.lazy", type=lazy[1] or lazy[3], line=line) if lazy else None


def _newer(module: str, name: str) -> Sentence | None:
    needs = _NEWER.get((module, name), "")
    return say("age.newer", name=f"{module}.{name}", needs=needs, runs=RUNNING) if later(needs) else None


def _import(module: str, message: str, source: str) -> Sentence | None:
    name = re.search(r"cannot import name '(\w+)' from '([\w.]+)'", message)
    if name and (name[2], name[1]) in _MOVED:
        return say("age.moved", name=f"{name[2]}.{name[1]}", instead=_MOVED[name[2], name[1]], line=0)
    if name and (newer := _newer(name[2], name[1])):
        return newer
    if not module or "No module named" not in message:
        return None
    top = module.split(".")[0]
    if later(_NEWER_MODULES.get(top, "")):
        return say("age.newer", name=top, needs=_NEWER_MODULES[top], runs=RUNNING)
    if top in _MODULES:
        return say("age.module-renamed", name=top, instead=_MODULES[top])
    statement = import_of(top, source)
    line, used = statement if statement else (0, True)
    if top in _HELPERS:
        return say("age.module-helper", name=module, line=line)
    return say("age.module-unused" if not used else "age.module-missing", name=module, line=line)


def _type(message: str, source: str, line: int) -> Sentence | None:
    if ">>" in message and "builtin_function_or_method" in message:
        return say("age.print", line=line)
    if "'cmp' is an invalid keyword argument" in message:
        return say("age.cmp", line=line)
    lazy = _LAZY.search(message)
    if lazy:
        return say("age.lazy", type=lazy[1] or lazy[3], line=line)
    if _FLOAT_FOR_INTEGER.search(message):
        divided = division_line(source, line)
        if divided:
            return say("age.division", line=divided)
    return None
