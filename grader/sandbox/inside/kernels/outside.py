"""What torch may do beside a kernel: make tensors and look at them another way, and compute nothing.

An exercise that forbids ``torch.ops.aten``, all of torch's operations, means that its results are computed in kernels.
Like every forbidden name this is a courtesy: who computes in Python's own numbers gets a right answer, and no more.
"""

from __future__ import annotations

from typing import Any

from grader.sandbox.inside.job.stand_ins import ForbiddenError

NAME = "torch.ops.aten"
_ALLOWED = frozenset(
    f"aten::{name}"
    for name in (
        *("empty", "empty_strided", "empty_like", "new_empty", "new_empty_strided", "zeros", "zeros_like", "new_zeros"),
        *("ones", "ones_like", "new_ones", "full", "full_like", "new_full", "zero_", "fill_", "resize_"),
        *("view", "_unsafe_view", "reshape", "_reshape_alias", "as_strided", "alias", "detach", "expand", "squeeze"),
        *("unsqueeze", "transpose", "t", "permute", "movedim", "slice", "select", "narrow", "split", "unbind"),
        *("split_with_sizes", "clone", "copy_", "_to_copy", "contiguous", "constant_pad_nd", "lift_fresh", "set_"),
        *("_local_scalar_dense", "resolve_conj", "resolve_neg"),
    )
)
_mode: Any = None


def prepare() -> None:
    """In the warm parent: make what watches torch."""
    global _mode  # noqa: PLW0603
    from torch.utils._python_dispatch import TorchDispatchMode

    class Outside(TorchDispatchMode):  # type: ignore[no-untyped-call]
        def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            name = func._schema.name
            if name not in _ALLOWED:
                raise ForbiddenError(f"torch.{name.partition('::')[2].strip('_')}")
            return func(*args, **(kwargs or {}))

    _mode = Outside()  # type: ignore[no-untyped-call]
    with _mode:  # what torch imports for it, it imports here
        import torch

        torch.empty(1).fill_(0.0)


def keep_to_kernels() -> None:
    """From here on this process computes with tensors in kernels only; without torch it has none."""
    if _mode is not None:
        _mode.__enter__()
