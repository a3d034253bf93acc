"""How much work was done, counted in operations or calls, never by the clock."""

from __future__ import annotations

import math
from collections.abc import Sequence

from grader.judge.checks import RIGHT, Checked
from grader.judge.words.sentences import say

_ROOM = 0.25  # of the exponent: lower-order terms bend the line at small sizes


def check_count(count: float, most: float, *, unit: str = "") -> Checked:
    """Whether at most ``most`` operations were done; ``unit`` names them in a sentence ("multiplications")."""
    if count <= most:
        return RIGHT
    if unit:
        return Checked(False, (say("cost.count-unit", count=count, most=most, unit=unit),))
    return Checked(False, (say("cost.count", count=count, most=most),))


def check_growth(sizes: Sequence[float], counts: Sequence[float], exponent: float) -> Checked:
    """Whether ``counts`` grow with ``sizes`` at most like the power ``exponent``.

    The slope of log count over log size by least squares, with a quarter of room. At least two different positive sizes
    are needed, else ``ValueError``; a count of 0 is taken as 1.
    """
    if len(sizes) != len(counts) or len(set(sizes)) < 2 or min(sizes) <= 0:
        raise ValueError("growth needs counts at two different sizes at least")
    xs, ys = [math.log(size) for size in sizes], [math.log(max(count, 1)) for count in counts]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)
    if slope <= exponent + _ROOM:
        return RIGHT
    return Checked(
        False, (say("cost.growth", found=round(slope, 1), allowed=exponent, size=sizes[-1], count=counts[-1]),)
    )
