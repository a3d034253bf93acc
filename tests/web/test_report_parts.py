"""The parts of a report: heat maps, numbers, tracebacks, and submitted code in colours."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from grader.grading.report.report import ShownValue
from grader.judge.verdict import Verdict
from grader.web.parts.code import listing
from grader.web.parts.icons import icon
from grader.web.report import numbers, traceback
from grader.web.report.heatmap import difference_map, scale, shade_of_difference, shade_of_value, value_map
from grader.web.report.verdicts import WORDS
from tests.web.reports import SYNTAX, TRACEBACK, shown

HEAT = Path(__file__).resolve().parent.parent.parent / "grader/web/static/web/css/common/heat.css"


def test_every_verdict_has_words_and_an_icon() -> None:
    assert set(WORDS) == set(Verdict)
    for words in WORDS.values():
        assert "<svg" in icon(words.icon)
        assert str(words.whole)


def test_expected_and_yours_share_one_scale() -> None:
    low, high = scale([shown(np.array([[0.0, 1.0]])), shown(np.array([[7.0, math.nan]])), None])
    assert (low, high) == (0.0, 7.0)
    assert [shade_of_value(value, low, high) for value in (0.0, 3.5, 7.0, "nan")] == ["q0", "q4", "q7", "odd"]


def test_a_constant_array_has_one_shade() -> None:
    picture = value_map(shown(np.full((2, 2), 5.0)), 5.0, 5.0)
    assert picture is not None
    assert {cell.shade for cell in picture.cells} == {"q2"}


@pytest.mark.parametrize(
    ("value", "shade"),
    [(0, "d0"), (0.1, "dp1"), (-0.1, "dn1"), (8.0, "dp4"), (-8.0, "dn4"), (4.0, "dp3"), ("inf", "odd"), (True, "dp1")],
)
def test_a_difference_is_blue_below_and_orange_above(value: float, shade: str) -> None:
    assert shade_of_difference(value, 8.0) == shade


def test_every_shade_has_its_colour_in_the_style_sheet() -> None:
    shades = {shade_of_value(n, 0, 7) for n in range(8)} | {shade_of_difference(n, 4) for n in range(-4, 5)} | {"odd"}
    classes = set(re.findall(r"^\.(\w+)", HEAT.read_text(), re.MULTILINE))
    assert shades <= classes


def test_the_worst_element_is_marked_once_in_the_slice_that_is_shown() -> None:
    part = ShownValue("", shape=(4, 3, 8, 8), cells=((1.0, 2.0), (3.0, 4.0)), slice="[0, 2, 4:6, 6:8]", origin=(4, 6))
    picture = difference_map(part, (0, 2, 5, 6))
    assert picture is not None
    assert [cell.index for cell in picture.cells if cell.worst] == ["5, 6"]


def test_a_vector_is_one_row_with_one_number_an_index() -> None:
    picture = value_map(shown(np.array([1.0, 2.0, 3.0])), 1, 3, (2,))
    assert picture is not None
    assert [(cell.index, cell.worst) for cell in picture.cells] == [("0", False), ("1", False), ("2", True)]
    assert not picture.rows


@pytest.mark.parametrize(
    "value", [ShownValue("(3, 4)", type="tuple"), shown(np.zeros((0, 3))), shown(np.zeros((3, 0)))]
)
def test_what_has_no_cells_has_no_picture(value: ShownValue) -> None:
    assert value_map(value, 0, 1) is None


def test_a_wide_array_fits_without_numbers() -> None:
    picture = value_map(shown(np.arange(64.0 * 64).reshape(64, 64)), 0, 4095)
    assert picture is not None
    assert not picture.numbered
    assert picture.width < 500


@given(st.floats(allow_nan=True, allow_infinity=True) | st.integers() | st.booleans())
def test_a_number_in_a_cell_is_short_and_reads_as_itself(value: float) -> None:
    text = numbers.short(value)
    assert 0 < len(text) <= 10
    if isinstance(value, float) and math.isfinite(value) and abs(value) < 1e300:
        assert float(text) == pytest.approx(value, rel=0.06, abs=1e-307)


@pytest.mark.parametrize(
    ("value", "text"), [(19.0, "19"), (-2.5, "-2.5"), (1 / 3, "0.333"), (1e-7, "1.0e-7"), (True, "True"), (7, "7")]
)
def test_numbers_as_people_write_them(value: float, text: str) -> None:
    assert numbers.short(value) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.001, "< 10 ms"), (0.0384, "38 ms"), (1.44, "1.4 s")])
def test_times_are_no_finer_than_they_are_known(seconds: float, text: str) -> None:
    assert numbers.duration(seconds) == text


def test_a_traceback_names_the_line_it_ends_in() -> None:
    assert traceback.last_line(TRACEBACK) == 7
    assert traceback.last_line(SYNTAX) == 3
    assert traceback.last_line("") == 0
    assert [line.number for line in traceback.lines(TRACEBACK)] == [0, 7, 0, 0, 0]


def test_another_files_lines_lead_nowhere() -> None:
    assert traceback.last_line('  File "helper.py", line 2, in f\n') == 0
    assert traceback.last_line(f'  File "solution.py", line {"9" * 5_000}, in f\n') == 0  # a jail may say anything


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_coloured_code_reads_as_it_was_written(source: str) -> None:
    source = source.replace("\r", "")
    # The dot keeps the parser from dropping white space that stands alone.
    lines = [html.fragment_fromstring(f"<p>.{line}</p>").text_content()[1:] for _, line in listing(source).lines]
    plain = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", source)
    if plain == source:
        assert "\n".join(lines).rstrip("\n") == source.rstrip("\n")
