"""The libraries that jobs use, imported once in the warm parent and used a little."""

from __future__ import annotations

import base64
import contextlib
import sys

from grader.sandbox.inside.kernels import compiled, interpreter, outside


def warm_up(kind: str, launcher: str) -> dict[str, str]:
    """Import what jobs of this kind need, and have done what a library does at its first use; the versions.

    ``launcher``: that of compiled kernels, in base64; empty where this host has none.
    """
    import numpy

    versions = {"python": ".".join(map(str, sys.version_info[:3])), "numpy": numpy.__version__}
    numpy.ones((2, 2)) @ numpy.ones((2, 2))
    numpy.linalg.inv(numpy.eye(2))
    numpy.random.default_rng(0).standard_normal(2)
    if kind != "numpy":
        import torch

        torch.set_num_threads(1)
        torch.manual_seed(0)
        versions["torch"] = torch.__version__
        # What a library sets up at its first use is set up here, where /proc can still be read, and once for all.
        layer = torch.nn.Conv2d(1, 1, 3, padding=1)
        outcome = torch.nn.functional.relu(layer(torch.ones(1, 1, 4, 4))).flatten(1) @ torch.ones(16, 2)
        torch.nn.functional.cross_entropy(outcome, torch.zeros(1, dtype=torch.int64)).backward()  # type: ignore[no-untyped-call]
        torch.optim.SGD(layer.parameters(), lr=0.1).step()  # the first optimiser imports half of torch: a second
        outside.prepare()
    if kind == "triton":
        interpreter.prepare()
        versions["triton"] = _version_of_triton()
    elif launcher:
        with contextlib.suppress(Exception):  # what is wrong with it is no reason for torch to lose its GPU
            compiled.prepare(base64.b64decode(launcher))
            versions["triton"] = _version_of_triton()
    return versions


def _version_of_triton() -> str:
    import triton

    return str(triton.__version__)
