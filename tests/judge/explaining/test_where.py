"""Places are named in the words of arrays, and only when every wrong element lies there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.judge.explaining.where import where
from grader.judge.words.sentences import Sentence, render

PLACES: list[tuple[tuple[int, ...], Any, str]] = [
    ((4, 5), np.s_[:, -1], ", all of them in the last column"),
    ((4, 5), np.s_[:, 0], ", all of them in the first column"),
    ((4, 5), np.s_[1:3, 2], ", all of them in column 2"),
    ((4, 5), np.s_[0], ", all of them in the first row"),
    ((4, 5), np.s_[3, 1:], ", all of them in the last row"),
    ((4, 5), np.s_[1], ", all of them in row 1"),
    ((4, 5), np.s_[1:-1, 1:-1], ", none of them on the border"),
    ((4, 5), np.s_[::3, ::4], ", all of them in the corners"),
    ((2, 3, 4, 5), np.s_[:, 1], ", all of them in channel 1 ([:, 1, :, :])"),
    ((2, 3, 4, 5), np.s_[1], ", all of them in item 1 of the batch ([1, :, :, :])"),
    ((2, 3, 4, 5), np.s_[1, 2], ", all of them in [1, 2, :, :]"),
    ((2, 3, 4, 5), np.s_[..., -1], ", all of them in the last column"),
    ((3, 2, 2, 2), np.s_[1:], ", all of them after the first item of the batch"),
    ((2, 3, 4), np.s_[1], ", all of them in [1, :, :]"),
    ((6,), np.s_[4:], ", all of them from [4] on"),
    ((6,), np.s_[1:3], ""),
    ((4, 5), np.s_[:], ""),
    ((4, 5), np.s_[1, 1], ""),
    ((4, 5), np.s_[0:2, 0:3], ""),
]


@pytest.mark.parametrize(("shape", "part", "words"), PLACES)
def test_places(shape: tuple[int, ...], part: Any, words: str) -> None:
    wrong = np.zeros(shape, dtype=bool)
    wrong[part] = True
    assert said(wrong, "NCHW" if wrong.ndim == 4 else "") == words


def test_border_and_diagonal() -> None:
    border = np.ones((4, 5), dtype=bool)
    border[1:-1, 1:-1] = False
    assert said(border) == ", all of them on the border"
    assert said(np.eye(4, dtype=bool)) == ", all of them on the diagonal"
    assert said(~np.eye(4, dtype=bool)) == ", none of them on the diagonal"


def test_a_few_elements_on_the_border_of_a_small_array_may_be_there_by_chance() -> None:
    small, large = np.zeros((4, 3), dtype=bool), np.zeros((20, 30), dtype=bool)
    small[0, 1] = small[3, 2] = small[2, 0] = True
    large[0, 4] = large[7, 29] = large[19, 3] = True
    assert said(small) == ""
    assert said(large) == ", all of them on the border"


LAYOUTS: list[tuple[tuple[int, ...], str, Any, str]] = [
    ((2, 4, 5, 3), "NHWC", np.s_[..., 1], ", all of them in channel 1 ([:, :, :, 1])"),
    ((2, 4, 5, 3), "NHWC", np.s_[:, 1], ", all of them in row 1"),
    ((2, 4, 5, 3), "NHWC", np.s_[:, :, -1], ", all of them in the last column"),
    ((2, 4, 5, 3), "NHWC", np.s_[:, 1:-1, 1:-1], ", none of them on the border"),
    ((2, 4, 5, 3), "", np.s_[:, 1], ", all of them in [:, 1, :, :]"),
    ((2, 4, 5, 3), "", np.s_[..., 1], ", all of them in [:, :, :, 1]"),
    ((2, 4, 5, 3), "", np.s_[:, 1:-1, 1:-1], ""),
    ((3, 2, 2, 2), "", np.s_[1:], ""),
    ((3, 4, 5), "CHW", np.s_[1], ", all of them in channel 1 ([1, :, :])"),
    ((3, 4, 5), "CHW", np.s_[:, 0], ", all of them in the first row"),
    ((3, 4, 5), "NTF", np.s_[1:], ", all of them after the first item of the batch"),
    ((3, 4, 5), "NTF", np.s_[:, 1], ", all of them in [:, 1, :]"),
    ((4, 5), "NF", np.s_[1], ", all of them in item 1 of the batch ([1, :])"),
    ((4, 5), "NF", np.s_[:, 1], ", all of them in [:, 1]"),
]


@pytest.mark.parametrize(("shape", "axes", "part", "words"), LAYOUTS)
def test_axes_have_the_names_the_exercise_gives_them(shape: tuple[int, ...], axes: str, part: Any, words: str) -> None:
    wrong = np.zeros(shape, dtype=bool)
    wrong[part] = True
    assert said(wrong, axes) == words


def said(wrong: Any, axes: str = "") -> str:
    place = where(wrong, axes)
    return render(Sentence(str(place["key"]), place["facts"]), str, "en") if isinstance(place, dict) else place  # type: ignore[arg-type]
