"""The windows of the input behind the elements of a result, for the page to show one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from grader.grading.report.report import CaseReport, ShownValue
from grader.judge.showing.products import Products, products
from grader.web.report.heatmap import Region

CLOSE = 1e-6  # of the expected value: less apart, and the products alone make it


@dataclass(frozen=True, slots=True)
class Window:
    """One window: ``key`` is its element as the heat maps name it, ``rows`` and ``columns`` where it lies."""

    key: str
    seen: Products
    more: bool  # the expected element is not the products' sum alone

    @property
    def at(self) -> str:
        """The element's whole index: ``[0, 2, 1, 3]``."""
        return f"[{', '.join(str(i) for i in self.seen.index)}]"

    @property
    def region(self) -> Region:
        """The elements of the input it covers, its padding included."""
        return Region(self.seen.rows, self.seen.columns)


def windows_of(case: CaseReport) -> tuple[Window, ...]:
    """All windows the report carries, the worst element's first."""
    image = dict(case.inputs).get(case.window_names[0]) if case.window_names else None
    if image is None or not image.shape or len(image.shape) < 2:
        return ()
    size = image.shape[-2:]
    return tuple(_window(products(window, size), case.expected) for window in case.windows)


def _window(seen: Products, expected: ShownValue | None) -> Window:
    row, column = seen.index[-2:]
    return Window(f"{row}, {column}", seen, _more(seen, row, column, expected))


def _more(seen: Products, row: int, column: int, expected: ShownValue | None) -> bool:
    """What the exercise adds to the sum, such as a bias, would else look like a fault of the sum's."""
    if not isinstance(seen.sum, int | float) or expected is None or not expected.cells:
        return False
    top, left = expected.origin
    if not (0 <= row - top < len(expected.cells) and 0 <= column - left < len(expected.cells[0])):
        return False
    wanted = expected.cells[row - top][column - left]
    return isinstance(wanted, int | float) and abs(seen.sum - wanted) > CLOSE * max(1.0, abs(cast("float", wanted)))
