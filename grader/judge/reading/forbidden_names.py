"""Finds, without running it, where a file uses a name its exercise forbids.

Names are followed through ``import ... as``, ``from ... import``, plain assignment, ``getattr`` and ``__dict__`` with
constant strings, ``importlib.import_module``, ``__import__`` and ``sys.modules``. A variable, parameter, attribute of
another object, string or comment that only shares its last word with a forbidden name is none. What cannot be followed
(a name put into a list, or onto ``self``) is caught when the code runs. ``operator.matmul`` forbids ``@`` as well; a
name without dots is a builtin or a whole module. With a name of a library go the library's private parts, where the
same function lives under other names (``homes``): those are known whoever holds the library, and by a text that a call
or an index gets. What is too deep to be read is refused.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from grader.judge.reading.homes import FIRST, PRIVATE, SOMETHING, library_of, named_in
from grader.judge.reading.scopes import Reader, Use, bindings
from grader.judge.reading.source import UnreadableError, tree_of
from grader.judge.words.sentences import Sentence, say

_MOST = 32  # meanings of one expression, and a text's characters for each: enough for any name
_LONGEST = 256  # characters of a dotted name that is followed on: no forbidden one is longer
_MOST_FOUND = 20  # lines told
_MOST_WORK = 400_000  # meanings looked at in one file: a file of 256 KB of ordinary code takes a tenth
_BUILTINS = frozenset(dir(builtins))


@dataclass(frozen=True, slots=True)
class Found:
    """A use of the forbidden ``name`` in ``line`` (from 1), as ``written`` in the file; ``imported``: an import.

    ``private``: the private part of its library that is used. A file that cannot be read has no name and no line.
    """

    name: str
    line: int
    column: int
    written: str
    imported: bool = False
    private: str = ""

    @property
    def unreadable(self) -> bool:
        """Whether the file could not be read at all."""
        return not self.name

    def sentence(self) -> Sentence:
        """Where it is used, and that the exercise does not allow it."""
        if self.unreadable:
            return say("forbidden.unreadable")
        if self.private:
            return say("forbidden.private", line=self.line, name=self.name, private=self.private)
        if self.imported:
            return say("forbidden.import", line=self.line, name=self.name)
        if self.written == self.name:
            return say("forbidden.used", line=self.line, name=self.name)
        return say("forbidden.as", line=self.line, name=self.name, written=self.written)


@dataclass(frozen=True, slots=True)
class _Text:
    """A constant string, on its way to become an attribute's name."""

    text: str


_Meaning = str | _Text  # a dotted name, or a constant string


def find(source: str, forbidden: Sequence[str]) -> tuple[Found, ...]:
    """The lines that use one of the ``forbidden`` dotted names, in order; empty for a file that is not Python.

    One that is ``unreadable`` for a file nested deeper, or made of more, than anybody writes.
    """
    if not forbidden:
        return ()
    try:
        tree = tree_of(source)
        if tree is None:
            return ()
        reader = Reader()
        reader.visit(tree)
        return _Search(reader, tuple(forbidden), source.splitlines()).found()
    except (UnreadableError, RecursionError):
        return (Found("", 0, 0, ""),)


class _Search:
    def __init__(self, reader: Reader, names: tuple[str, ...], lines: Sequence[str]) -> None:
        self.reader, self.names, self.lines = reader, names, lines
        # A library without dots in its name is forbidden whole; its private parts with it.
        self.libraries = {name.split(".")[0]: name for name in reversed(names) if "." in name}
        self.work = 0
        self.known: dict[ast.AST, frozenset[_Meaning]] = {}

    def found(self) -> tuple[Found, ...]:
        hits: dict[tuple[int, str], Found] = {}
        for item in self.reader.imports:
            name, private = self._forbidden(item.path)
            if name and (item.line, name) not in hits:
                hits[item.line, name] = Found(name, item.line, item.column, item.path, imported=True, private=private)
        for use in self.reader.uses:
            for meaning in self._meanings(use.node):
                name, private = self._forbidden(meaning) if isinstance(meaning, str) else ("", "")
                line, column = use.node.lineno, use.node.col_offset
                if name and (line, name) not in hits:
                    hits[line, name] = Found(name, line, column, self._written(use.node), private=private)
        return tuple(sorted(hits.values(), key=lambda hit: (hit.line, hit.column))[:_MOST_FOUND])

    def _forbidden(self, path: str) -> tuple[str, str]:
        """The forbidden name that a dotted name is, or is within; and the private part of a library it is within."""
        path = path.removeprefix("builtins.")
        name = next((name for name in self.names if path == name or path.startswith(name + ".")), "")
        library, *parts = path.split(".")
        if library == SOMETHING:
            library = library_of(parts)
            return (self.libraries[library], f"{library}.{parts[0]}") if library in self.libraries else ("", "")
        if name or library not in self.libraries:
            return name, ""
        for index, part in enumerate(parts):
            if _is_private(part, index):
                alike = (
                    name for name in self.names if name.startswith(library + ".") and name.endswith(f".{parts[-1]}")
                )
                return next(alike, self.libraries[library]), ".".join([library, *parts[: index + 1]])
        return "", ""

    def _written(self, node: ast.expr | ast.AugAssign) -> str:
        """The expression as it stands in the file, as far as its first line goes."""
        if isinstance(node, ast.BinOp | ast.AugAssign):
            return "@"
        line = self.lines[node.lineno - 1] if node.lineno <= len(self.lines) else ""
        end = node.end_col_offset if node.end_lineno == node.lineno else None
        text = line.encode()[node.col_offset : end].decode(errors="replace")
        return text if len(text) <= 60 else text[:57] + "…"

    def _meanings(self, node: ast.expr | ast.AugAssign) -> frozenset[_Meaning]:
        """The dotted names (or constant strings) the expression may stand for; each expression is followed once."""
        found = self.known.get(node)
        self.work += 1 + len(found or ())
        if self.work > _MOST_WORK:
            raise UnreadableError
        if found is None:
            self.known[node] = frozenset()  # what an alias of itself means
            found = self.known[node] = frozenset(islice(self._followed(node), _MOST))
        return found

    def _followed(self, node: ast.expr | ast.AugAssign) -> Iterable[_Meaning]:
        if isinstance(node, ast.Constant):
            return _constant(node.value)
        if isinstance(node, ast.JoinedStr):
            parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
            return {_Text("".join(map(str, parts)))} if len(parts) == len(node.values) else set()
        if isinstance(node, ast.Name):
            return self._name(node)
        if isinstance(node, ast.Attribute):
            owners = self._meanings(node.value)
            if node.attr == "__dict__":
                return {f"{owner}.__dict__" for owner in owners if isinstance(owner, str)}
            found: set[_Meaning] = {
                f"{owner}.{node.attr}" for owner in owners if isinstance(owner, str) and len(owner) <= _LONGEST
            }
            return (f"{SOMETHING}.{node.attr}", *found) if node.attr in FIRST else found
        if isinstance(node, ast.Call):
            return self._call(node)
        if isinstance(node, ast.Subscript):
            return self._item(node)
        if isinstance(node, ast.BinOp):
            return self._operation(node)
        if isinstance(node, ast.AugAssign):
            return {"operator.matmul"} if isinstance(node.op, ast.MatMult) else set()
        if isinstance(node, ast.IfExp):
            return self._meanings(node.body) | self._meanings(node.orelse)
        if isinstance(node, ast.BoolOp):
            return {meaning for value in node.values for meaning in self._meanings(value)}
        if isinstance(node, ast.NamedExpr):
            return self._meanings(node.value)
        return set()

    def _name(self, node: ast.Name) -> Iterator[_Meaning]:
        use = self.reader.places.get(node)
        if use is None:
            return
        found, scope = bindings(use, node.id)
        for binding in found:
            if binding.path:
                yield binding.path
            elif binding.value is not None:
                yield from self._meanings(binding.value)
        if scope is None:
            yield from self._unbound(use, node.id)

    def _unbound(self, use: Use, name: str) -> Iterator[str]:
        """Bound by no statement: it comes from a star import, or is a builtin."""
        scope = use.scope
        while True:
            for module in scope.stars:
                if self._forbidden(f"{module}.{name}")[0]:
                    yield f"{module}.{name}"
            if scope.parent is None:
                break
            scope = scope.parent
        if name in _BUILTINS:
            yield name

    def _call(self, node: ast.Call) -> Iterator[_Meaning]:
        arguments = [self._meanings(argument) for argument in node.args]
        named = {keyword.arg: self._meanings(keyword.value) for keyword in node.keywords}
        yield from _told_of(*arguments, *named.values())
        for called in self._meanings(node.func):
            if called == "getattr" and len(arguments) >= 2:
                yield from _joined(arguments[0], arguments[1])
            elif called in ("vars", "builtins.vars") and arguments:
                yield from (f"{owner}.__dict__" for owner in arguments[0] if isinstance(owner, str))
            elif called in ("importlib.import_module", "importlib.__import__", "__import__"):
                first = arguments[0] if arguments else named.get("name", frozenset())
                package = arguments[1] if len(arguments) > 1 else named.get("package", frozenset())
                lists = "fromlist" in named or len(arguments) > 3
                yield from self._imported(str(called), first, package, lists=lists)
            elif isinstance(called, str) and called.startswith(f"{SOMETHING}."):
                yield called
            elif isinstance(called, str) and called.endswith(".__dict__.get") and arguments:
                yield from _joined({called.removesuffix(".__dict__.get")}, arguments[0])
        inner = node.func
        if isinstance(inner, ast.Call) and inner.args and "operator.attrgetter" in self._meanings(inner.func):
            for owner in arguments[:1]:  # operator.attrgetter("name")(module)
                yield from _joined(owner, self._meanings(inner.args[0]))

    def _imported(
        self, called: str, first: Iterable[_Meaning], package: Iterable[_Meaning], *, lists: bool
    ) -> Iterator[str]:
        names = [item.text for item in first if isinstance(item, _Text)]
        packages = [item.text for item in package if isinstance(item, _Text)]
        for name in names:
            if name.startswith("."):
                yield from (f"{package}.{name.lstrip('.')}" for package in packages)
            elif called.endswith("__import__") and not lists and not self._forbidden(name)[0]:
                yield name.split(".")[0]  # it gives back the outermost package
            else:
                yield name

    def _item(self, node: ast.Subscript) -> Iterator[_Meaning]:
        keys = self._meanings(node.slice)
        yield from _told_of(keys)
        for owner in self._meanings(node.value):
            if owner == "sys.modules":
                yield from (key.text for key in keys if isinstance(key, _Text))
            elif isinstance(owner, str) and owner.endswith(".__dict__"):
                yield from _joined({owner.removesuffix(".__dict__")}, keys)

    def _operation(self, node: ast.BinOp) -> Iterator[_Meaning]:
        if isinstance(node.op, ast.MatMult):
            yield "operator.matmul"
        elif isinstance(node.op, ast.Add):
            for left in self._meanings(node.left):
                for right in self._meanings(node.right):
                    if isinstance(left, _Text) and isinstance(right, _Text) and len(left.text) <= 4 * _MOST:
                        yield _Text(left.text + right.text[: 4 * _MOST])


def _constant(value: object) -> set[_Meaning]:
    if isinstance(value, bytes):
        return {_Text(value.decode("latin-1"))}
    return {_Text(value)} if isinstance(value, str) else set()


def _told_of(*found: Iterable[_Meaning]) -> Iterator[str]:
    """Private parts whose names something gets as text: whatever it is, it finds them by it."""
    for meanings in found:
        for meaning in meanings:
            if isinstance(meaning, _Text):
                yield from (path for path in named_in(meaning.text[:_LONGEST]) if _in_private(path))


def _in_private(path: str) -> bool:
    _, *parts = path.split(".")
    return path[0] == SOMETHING or any(_is_private(part, index) for index, part in enumerate(parts))


def _is_private(part: str, index: int) -> bool:
    return (part[:1] == "_" and part[:2] != "__") or (index == 0 and part in PRIVATE)


def _joined(owners: Iterable[_Meaning], names: Iterable[_Meaning]) -> Iterator[str]:
    for owner in owners:
        if isinstance(owner, str):
            yield from (f"{owner}.{name.text}" for name in names if isinstance(name, _Text))
