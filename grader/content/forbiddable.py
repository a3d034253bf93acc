"""Whether a forbidden name can mean anything: a misspelt one would forbid nothing, and nobody would notice."""

from __future__ import annotations

import builtins
import sys
from typing import Final

import numpy

from grader.messages import Message
from grader.messages import Message as _

_LOCAL: Final = {"np": "numpy", "F": "torch.nn.functional", "nn": "torch.nn", "plt": "matplotlib.pyplot"}
_LIBRARIES: Final = frozenset(
    {"numpy", "torch", "scipy", "torchvision", "sklearn", "skimage", "pandas", "cv2", "PIL", "numba", "cupy", "jax"}
    | {"tensorflow", "keras", "opt_einsum", "einops", "triton"}
)


def forbidden_fault(name: str) -> Message | None:
    """What is wrong with a dotted ``name``; None where nothing is.

    Names in numpy are looked up, those of other libraries are known by their first part only.
    """
    first, *rest = name.split(".")
    if first in _LOCAL:
        written = ".".join((_LOCAL[first], *rest))
        return _(
            "`{name}` begins with a name that each file chooses for itself; write `{written}`.",
            name=name,
            written=written,
        )
    if not rest and hasattr(builtins, first):
        return None
    if first not in _LIBRARIES and first not in sys.stdlib_module_names:
        return _(
            "`{name}` begins with `{first}`, which is no library that a submission could import.",
            name=name,
            first=first,
        )
    found: object = numpy
    for part in rest if first == "numpy" else ():
        if not hasattr(found, part):
            return _("`{name}` is not there: numpy has no `{part}` at that place.", name=name, part=part)
        found = getattr(found, part)
    return None
