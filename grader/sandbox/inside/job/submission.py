"""The submitted files as modules, from memory: nothing is written to disk, and tracebacks still show their lines."""

from __future__ import annotations

import codecs
import difflib
import importlib.abc
import importlib.machinery
import linecache
import re
import sys
import traceback
import types
from collections.abc import Sequence
from typing import Any

NAMES: set[str] = set()  # file names of this job, as tracebacks show them
_codes: dict[str, types.CodeType] = {}
_Module, _Spec = types.ModuleType, importlib.machinery.ModuleSpec
_COOKIE = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


def examine(files: dict[str, str]) -> dict[str, Any] | None:
    """Compile every file; the problem of the first that is not Python, or None."""
    for name, text in files.items():
        problem = _examine_text(name, text)
        if problem is not None:
            return problem
    return None


def _problem(kind: str, trace: str = "", **facts: Any) -> dict[str, Any]:
    return {"kind": kind, "facts": facts, "traceback": trace[-8000:]}


def _examine_text(name: str, text: str) -> dict[str, Any] | None:
    if "\0" in text:
        return _problem("nul-bytes", file=name, line=text.count("\n", 0, text.index("\0")) + 1)
    for number, line in enumerate(text.split("\n", 2)[:2], start=1):
        found = "coding" in line and _COOKIE.match(line)
        if found:
            try:
                codecs.lookup(found[1])
            except LookupError:
                return _problem("encoding", file=name, line=number, encoding=found[1][:80])
    try:
        _compiled(name, text)
    except SyntaxError as error:
        words = (error.msg or "invalid syntax")[:500]
        return _problem(
            "syntax",
            "".join(traceback.format_exception_only(error)),
            file=name,
            line=error.lineno or 0,
            column=error.offset or 0,
            text=(error.text or "").rstrip("\n")[:200],
            message=words,
        )
    except (ValueError, RecursionError, OverflowError) as error:
        return _problem("syntax", file=name, line=0, column=0, text="", message=str(error)[:500])
    return None


def _compiled(name: str, text: str) -> types.CodeType:
    code = _codes.get(name)
    if code is None:
        code = _codes[name] = compile(text, name, "exec", dont_inherit=True)
    return code


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds this job's files by their module names, before anything that is installed."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = {name.removesuffix(".py").replace("/", "."): (name, text) for name, text in files.items()}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname in self.files:
            return importlib.machinery.ModuleSpec(fullname, self, origin=self.files[fullname][0])
        if any(name.startswith(fullname + ".") for name in self.files):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        found = self.files.get(module.__name__)
        if found is not None:
            module.__file__ = found[0]
            exec(_compiled(*found), module.__dict__)  # noqa: S102 - what the jail is for

    def get_source(self, fullname: str) -> str:
        return self.files[fullname][1]


def load(files: dict[str, str], entry: str) -> types.ModuleType:
    """Import ``entry`` (and through it any of ``files``); lets through whatever that raises."""
    for name, text in files.items():
        NAMES.add(name)
        # No time stamp: linecache then never looks for the file on disk.
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    finder = _Finder(files)
    sys.meta_path.insert(0, finder)
    name = entry.removesuffix(".py").replace("/", ".")
    if "." in name:
        return importlib.import_module(name)
    # What importing it comes to, without the machinery: half of the pages an import writes to are that.
    module = sys.modules[name] = _Module(name)
    module.__spec__ = _Spec(name, finder, origin=entry)
    module.__loader__, module.__package__ = finder, ""
    finder.exec_module(module)
    return sys.modules[name]


def forget() -> None:
    """Undo ``load`` of the rehearsal: the job's files come to an empty stage."""
    for name in NAMES:
        linecache.cache.pop(name, None)
        sys.modules.pop(name.removesuffix(".py"), None)
    NAMES.clear()
    _codes.clear()
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]


def missing(entry: types.ModuleType, required: list[str]) -> dict[str, Any] | None:
    """The problem of the first required name that is not there or cannot be called, or None."""
    for name in required:
        value: Any = entry
        try:
            for part in name.split("."):
                value = getattr(value, part)
        except AttributeError:
            own = [n for n, v in list(vars(entry).items()) if isinstance(n, str) and callable(v) and n[:1] != "_"]
            close = difflib.get_close_matches(name[:80], [n for n in own[:200] if len(n) < 80], n=1, cutoff=0.6)
            return _problem("missing-entry", name=name, suggestion=close[0] if close else "", file=entry.__file__)
        if not callable(value):
            return _problem("not-callable", name=name, type=str(type(value).__name__)[:80], file=entry.__file__)
    return None
