"""A source as text with byte offsets, so that a mutant changes a span of it and leaves the rest as written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the bytes ``start`` to ``end`` of a source by ``text``."""

    operator: str
    start: int
    end: int
    text: str


class Text:
    """A source with the offsets of its syntax nodes, in bytes: ``ast`` counts columns in UTF-8."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.data = source.encode()
        self._starts = [0]
        for line in self.data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def of(self, node: ast.expr | ast.stmt) -> str:
        return self.data[self.start(node) : self.end(node)].decode()

    def replace(self, operator: str, node: ast.expr | ast.stmt, text: str) -> Edit:
        return Edit(operator, self.start(node), self.end(node), text)

    def between(self, operator: str, left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Edit]:
        """Replace the sign ``old`` that stands between two operands (and their parentheses)."""
        gap = self.data[self.end(left) : self.start(right)].decode()
        offset = gap.find(old)
        if offset >= 0 and "#" not in gap[:offset]:
            start = self.end(left) + len(gap[:offset].encode())
            yield Edit(operator, start, start + len(old), new)

    def replaced(self, edit: Edit) -> str:
        return (self.data[: edit.start] + edit.text.encode() + self.data[edit.end :]).decode()

    def changed_lines(self, edit: Edit) -> tuple[int, str, str]:
        """Number of the first changed line, the old lines and the new ones without their common indentation."""
        start = self.data.rfind(b"\n", 0, edit.start) + 1
        end = self.data.find(b"\n", edit.end)
        end = len(self.data) if end < 0 else end
        old = self.data[start:end].decode()
        new = (self.data[start : edit.start] + edit.text.encode() + self.data[edit.end : end]).decode()
        return self.data.count(b"\n", 0, start) + 1, _flush(old), _flush(new)


def _flush(lines: str) -> str:
    return "\n".join(line.strip() for line in lines.strip().splitlines())
