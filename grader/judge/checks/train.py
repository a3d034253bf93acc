"""Training reaches a threshold, over several seeds, since one run may be lucky or not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from grader.judge.checks import RIGHT, Checked
from grader.judge.words.sentences import say

Goal = Literal["at least", "at most"]


def check_train(
    results: Sequence[float | None],
    threshold: float,
    *,
    goal: Goal = "at least",
    share: float | Fraction = Fraction(1),
    name: str = "",
) -> Checked:
    """Whether enough runs reach ``threshold``.

    ``results`` has one figure for each seed, None for a run that did not end within its budget. ``goal`` says from
    which side; ``share`` is how many of the runs must reach it (rounded up); ``name`` is the figure's name in a
    sentence ("test accuracy", "loss"). Raises ``ValueError`` without runs.
    """
    if not results:
        raise ValueError("no runs to judge")
    needed = math.ceil(Fraction(str(share)) * len(results))
    figures = [result for result in results if result is not None and not math.isnan(result)]
    reached = sum(figure >= threshold if goal == "at least" else figure <= threshold for figure in figures)
    if reached >= needed:
        return RIGHT
    best = (max if goal == "at least" else min)(figures, default=None)
    facts = {
        "name": name or "the result",
        "reached": reached,
        "runs": len(results),
        "needed": needed,
        "goal": threshold,
    }
    key = "train.at-least" if goal == "at least" else "train.at-most"
    said = [say(key, **facts)] if name else [say(f"{key}-unnamed", **facts)]
    said.append(say("train.none-ended") if best is None else say("train.best", best=best))
    if figures and any(math.isnan(result) for result in results if result is not None):
        said.append(say("train.nan"))
    return Checked(False, tuple(said))
