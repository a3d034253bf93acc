"""Whether a forbidden name can mean anything: a misspelt one would forbid nothing, and nobody would notice."""

from __future__ import annotations

import builtins
import sys
from typing import Final

import numpy

_LOCAL: Final = {"np": "numpy", "F": "torch.nn.functional", "nn": "torch.nn", "plt": "matplotlib.pyplot"}
_LIBRARIES: Final = frozenset(
    {"numpy", "torch", "scipy", "torchvision", "sklearn", "skimage", "pandas", "cv2", "PIL", "numba", "cupy", "jax"}
    | {"tensorflow", "keras", "opt_einsum", "einops", "triton"}
)


def forbidden_fault(name: str) -> str | None:
    """What is wrong with a dotted ``name``, as the rest of a sentence; None where nothing is.

    Names in numpy are looked up, those of other libraries are known by their first part only.
    """
    first, *rest = name.split(".")
    if first in _LOCAL:
        return f"begins with a name that each file chooses for itself; write `{'.'.join((_LOCAL[first], *rest))}`"
    if not rest and hasattr(builtins, first):
        return None
    if first not in _LIBRARIES and first not in sys.stdlib_module_names:
        return f"begins with `{first}`, which is no library that a submission could import"
    found: object = numpy
    for part in rest if first == "numpy" else ():
        if not hasattr(found, part):
            return f"is not there: numpy has no `{part}` at that place"
        found = getattr(found, part)
    return None
