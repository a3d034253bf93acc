"""What stands in place of {{name}}."""

from __future__ import annotations

from decimal import Decimal

import pytest

from grader.content.rendering.parameters import fill, in_formula, in_text, names_in


@pytest.mark.parametrize(
    ("value", "text", "formula"),
    [
        ("conv", "conv", "conv"),
        (392500, "392500", "392500"),
        (Decimal("0.10"), "0.10", "0.10"),
        (Decimal("1E+3"), "1000", "1000"),
        ((3, 100, 100), "(3, 100, 100)", "(3, 100, 100)"),
        ((3,), "(3,)", "(3,)"),
        (((1, 0), (0, 1)), "[[1, 0], [0, 1]]", r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}"),
    ],
)
def test_a_value_is_written_as_people_read_it(value: object, text: str, formula: str) -> None:
    assert (in_text(value), in_formula(value)) == (text, formula)


def test_a_name_without_a_value_stays_and_is_told() -> None:
    assert fill("{{a}} {{ b }} {{c}} {{1}}", {"a": 1, "b": "{{a}}"}, in_text) == ("1 {{a}} {{c}} {{1}}", ("c",))


def test_finds_the_names() -> None:
    assert names_in("{{n}} {n} {{ k_h }} {{2x}}") == {"n", "k_h"}
