"""Whether a result's kind of number is the one asked for.

Under "kind" (the default) an array's kind must be the reference's: bool, integer (signed or not), float (any
precision) or complex. A single number may also be narrower, since Python's own numbers widen by themselves: an
integer where a float is expected, a float where a complex number is. Under "exact" the dtype's name must agree, a
Python number counting as the 64-bit one; under "any" nothing is asked.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from grader.judge.measuring.kinds import Numbers
from grader.judge.words.sentences import Sentence, say

Policy = Literal["kind", "exact", "any"]
_WIDTH = {"integer": 1, "float": 2, "complex": 3}


def dtype_problem(expected: Numbers, got: Numbers, policy: Policy) -> Sentence | None:
    """The sentence for a kind (or dtype) that was not asked for, or None. Shapes must agree already."""
    if policy == "any":
        return None
    dtypes = {"expected_dtype": expected.dtype, "got_dtype": got.dtype}
    if expected.kind == got.kind:
        if policy == "kind" or expected.dtype == got.dtype:
            return None
        return say("dtype.exact-tensor" if got.library == "torch" else "dtype.exact", **dtypes)
    narrower = 0 < _WIDTH.get(got.kind, 0) < _WIDTH.get(expected.kind, 0)
    if policy == "kind" and expected.scalar and narrower:
        return None
    if got.kind == "bool":
        return say("dtype.bool-for-number", **dtypes)
    if expected.kind == "bool":
        return say("dtype.number-for-bool", **dtypes)
    if got.kind == "integer" and expected.kind == "float" and not expected.scalar:
        return say("dtype.int-for-float-cut" if _cut(expected, got) else "dtype.int-for-float", **dtypes)
    if got.kind == "float" and expected.kind == "integer":
        return say("dtype.float-for-int", **dtypes)
    return say("dtype.kind", **dtypes)


def _cut(expected: Numbers, got: Numbers) -> bool:
    """Whether the integers are the expected floats without their decimals, and there were decimals to lose."""
    reference = expected.wide()
    if not reference.size or not np.isfinite(reference).all():
        return False
    cut = np.trunc(reference)
    return bool((cut == got.wide()).all() and (cut != reference).any())
