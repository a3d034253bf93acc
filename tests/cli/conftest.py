"""Commands keep what they compute in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.grading.exercises import exercise


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, configured: Callable[..., None]) -> None:
    configured(data_dir=tmp_path / "var", slots=2, spares=1)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """``folder(cases=..., reference=..., files=...)``: an exercise (see ``exercise``) as a folder somewhere on disk."""

    def make(**options: object) -> Path:
        place = tmp_path / "elsewhere" / "sums" / "sum"
        exercise(**options).export(place)  # type: ignore[arg-type]
        return place

    return make
