"""The optimisers' steps agree with torch.optim.SGD over several steps."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from reference import optimisers
from tests.reference.agree import agree, normal, seeds


@pytest.mark.parametrize("momentum", [0.0, 0.9])
@given(shape=st.lists(st.integers(1, 3), max_size=3).map(tuple), steps=st.integers(1, 4), seed=seeds)
def test_steps(momentum, shape, steps, seed):
    w, *slopes = normal(seed, shape, *[shape] * steps)
    v = 0 * w
    leaf = torch.tensor(w, requires_grad=True)
    optimiser = torch.optim.SGD([leaf], lr=0.1, momentum=momentum)
    for dw in slopes:
        leaf.grad = torch.tensor(dw)
        optimiser.step()
        if momentum:
            w, v = optimisers.momentum_step(w, dw, v, 0.1, momentum)
        else:
            w = optimisers.gradient_descent_step(w, dw, 0.1)
        agree(w, leaf)
