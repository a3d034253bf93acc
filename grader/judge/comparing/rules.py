"""By which rules two results are compared, and the tolerance that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.judge.comparing.dtypes import Policy
from grader.judge.explaining.window import Geometry
from grader.judge.measuring.inputs import UNKNOWN, Inputs
from grader.judge.measuring.kinds import Numbers, numbers
from grader.judge.measuring.tolerance import EXACT, Tolerance, choose, finer
from grader.values import Value


@dataclass(frozen=True, slots=True)
class Rules:
    """How a result is judged. ``None`` tolerances are chosen from ``inputs``, the reference and ``reduction`` (see
    ``tolerance``). A result may be coarser than those, and is then judged by its own dtype, down to ``precision``.

    ``part`` judges only part of a tuple: ``"out, _"`` its first item of two. The names stand in the sentences; ``_``
    is not looked at. ``layouts`` has the letters of the axes by part, "" for all others.
    ``window`` lets a wrong shape be explained by padding and stride (see ``window.geometry``).
    """

    rtol: float | None = None
    atol: float | None = None
    reduction: int | None = None
    dtype: Policy = "kind"
    part: str = ""
    window: Geometry | None = None
    inputs: Inputs = UNKNOWN
    precision: str = ""
    layouts: Mapping[str, str] = field(default_factory=dict)

    def axes(self, path: str, shape: tuple[int, ...]) -> str:
        """The letters of a part's axes: by its name, else those of every result; "" where there are not so many."""
        letters = self.layouts.get(path) or self.layouts.get("", "")
        return letters if len(letters) == len(shape) else ""


DEFAULT = Rules()


def tolerance_of(expected: Value, got: Value, rules: Rules) -> Tolerance:
    """The tolerance two numbers or arrays are compared with under ``rules``; exact for everything else."""
    wanted, had = numbers(expected), numbers(got)
    return tolerance_between(wanted, had, rules) if wanted and had else Tolerance()


def tolerance_between(expected: Numbers, got: Numbers, rules: Rules) -> Tolerance:
    if not expected.inexact and not got.inexact:
        return EXACT
    # Of the student's dtype it only counts that it is one of floats, where any kind of number is allowed.
    own = rules.inputs.dtype if expected.inexact else "float64"
    return choose(
        expected.dtype,
        own,
        finer(got.dtype, rules.precision) if rules.precision else "",
        reduction=rules.reduction,
        rtol=rules.rtol,
        atol=rules.atol,
        size=rules.inputs.size,
    )
