"""What a drawn question puts in place of ``{{name}}``: as words in text and code, as LaTeX in a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, StrictInt, StrictStr

PATTERN: Final = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")


def _as_typed(value: object) -> object:
    """Keep a number with a fraction as the digits it is shown with: a page calculates with nothing."""
    return f"{Decimal(str(value)):f}" if isinstance(value, (float, Decimal)) else value


Cell = Annotated[StrictInt | StrictStr, BeforeValidator(_as_typed)]
Row = tuple[Cell, ...]
Parameter = Cell | Row | tuple[Row, ...]
Name = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]


def names_in(text: str) -> frozenset[str]:
    """The names that stand in ``text`` as ``{{name}}``."""
    return frozenset(PATTERN.findall(text))


def fill(text: str, values: Mapping[str, object], show: Callable[[object], str]) -> tuple[str, tuple[str, ...]]:
    """Replace every ``{{name}}`` by ``show`` of its value; also returns the names that have none and stay."""
    unknown: list[str] = []

    def one(found: re.Match[str]) -> str:
        if found[1] in values:
            return show(values[found[1]])
        unknown.append(found[1])
        return found[0]

    return PATTERN.sub(one, text), tuple(unknown)


def in_text(value: object) -> str:
    """A value in text or code: a row as ``(3, 100, 100)``, several rows as ``[[1, 0], [0, 1]]``."""
    if not isinstance(value, (tuple, list)):
        return str(_as_typed(value))
    if value and isinstance(value[0], (tuple, list)):
        return f"[{', '.join(f'[{_listed(row)}]' for row in value)}]"
    return f"({_listed(value)}{',' if len(value) == 1 else ''})"


def in_formula(value: object) -> str:
    """A value in a formula: several rows as a matrix in brackets; a string as the LaTeX it is."""
    if isinstance(value, (tuple, list)) and value and isinstance(value[0], (tuple, list)):
        rows = r" \\ ".join(" & ".join(str(_as_typed(cell)) for cell in row) for row in value)
        return rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}"
    return in_text(value)


def _listed(row: tuple[object, ...] | list[object]) -> str:
    return ", ".join(str(_as_typed(cell)) for cell in row)
