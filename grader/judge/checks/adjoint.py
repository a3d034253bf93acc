"""The adjoint test: a linear map ``J`` and its transpose satisfy ``<Jv, u> = <v, transpose(J) u>`` for all u and v.

Convolution and its input gradient, pooling by means and its backward pass, a dense layer and its: no reference values
are needed, only the two results for random ``u`` and ``v``.
"""

from __future__ import annotations

import numpy as np

from grader.judge.checks import RIGHT, Checked
from grader.judge.comparing.compare import compare
from grader.judge.measuring.kinds import Numbers, numbers
from grader.judge.measuring.tolerance import choose, coarser
from grader.judge.words.sentences import as_phrase, say
from grader.values import Array, Value, of_array


def check_adjoint(v: Value, jv: Value, u: Value, jtu: Value, *, name: str = "dX", given: bool = False) -> Checked:
    """Whether ``sum(jv * u)`` and ``sum(v * jtu)`` agree; ``name`` is what the student calls ``jtu``, and ``given``
    says that ``jv`` is not of their making.

    ``v`` and ``jtu`` must have one shape, ``jv`` and ``u`` another. The allowance is the share that the dtypes of
    ``v`` and ``u`` have of the sum of the absolute products. Raises ``ValueError`` where ``u`` and ``v`` are no
    numbers, and where ``u`` does not fit a ``jv`` that is given.
    """
    x, forward, weights, backward = (numbers(value) for value in (v, jv, u, jtu))
    if x is None or weights is None:
        raise ValueError("u and v are numbers")
    if forward is None or forward.kind == "complex" or forward.data.shape != weights.data.shape:
        if given:
            raise ValueError("u and Jv have different shapes")
        return Checked(False, (say("gradient.output-shape"),))
    if not np.isfinite(forward.wide()).all():
        return Checked(False, (say("gradient.output-infinite"),))
    if (
        backward is None
        or backward.data.shape != x.data.shape
        or backward.kind in ("bool", "complex")
        or not np.isfinite(backward.wide()).all()
    ):
        zeros = of_array(np.zeros(x.data.shape), library=jtu.library if isinstance(jtu, Array) else "numpy")
        found = compare(zeros, jtu)
        said = (say("in-part", path=name, inner=as_phrase(found.sentences[0])), *found.sentences[1:])
        return Checked(False, said, found)
    left, right = _inner(forward, weights), _inner(x, backward)
    magnitude = _inner(forward, weights, absolute=True) + _inner(x, backward, absolute=True)
    tolerance = choose("float64", x.dtype, weights.dtype, reduction=x.data.size)
    allowed = tolerance.rtol * magnitude + tolerance.atol
    if abs(left - right) <= allowed:
        return RIGHT
    own = coarser(forward.dtype, backward.dtype)
    if abs(left - right) <= choose("float64", own).rtol * magnitude:
        return Checked(False, (say("value.coarse", dtype=own, needed=tolerance.dtype),))
    key = "adjoint.differs-given" if given else "adjoint.differs"
    return Checked(False, (say(key, name=name, left=left, right=right, allowed=allowed),))


def _inner(one: Numbers, other: Numbers, *, absolute: bool = False) -> float:
    product = one.wide() * other.wide()
    return float((np.abs(product) if absolute else product).sum())
