"""What the tests of the reference share: random arrays by seed, and agreement with torch in float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from hypothesis import strategies as st
from numpy.typing import NDArray

seeds = st.integers(0, 2**32 - 1)
sides = st.integers(1, 5)


def normal(seed: int, *shapes: tuple[int, ...]) -> list[NDArray[np.float64]]:
    """One standard normal float64 array for each shape, all from one seed."""
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


def agree(got: object, expected: torch.Tensor) -> None:
    """Shape, dtype and values equal torch's; fails with the first differing element."""
    got = np.asarray(got)
    expected = expected.detach().numpy()
    assert got.dtype == expected.dtype
    assert got.shape == expected.shape
    np.testing.assert_allclose(got, expected, rtol=1e-9, atol=1e-10)


def gradients(
    function: Callable[..., torch.Tensor], dY: NDArray[np.float64], *inputs: NDArray[np.float64]
) -> list[torch.Tensor]:
    """torch's gradients of sum(function(*inputs) * dY) with respect to each input."""
    leaves = [torch.tensor(x, requires_grad=True) for x in inputs]
    (function(*leaves) * torch.tensor(dY)).sum().backward()
    return [leaf.grad for leaf in leaves]
