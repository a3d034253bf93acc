"""Jobs on a GPU: they see it, are held to their memory, and the warm parent never touches CUDA."""

from __future__ import annotations

import pytest

from grader.sandbox import bubblewrap
from grader.sandbox.types import End, Limits
from tests.require import wish
from tests.sandbox.conftest import Run

pytestmark = [pytest.mark.jail, pytest.mark.gpu]


@pytest.fixture(autouse=True)
def _gpu() -> None:
    wish(bubblewrap.nvidia_nodes(), "this host has no NVIDIA GPU")


def test_a_job_computes_on_the_gpu(run: Run) -> None:
    source = "import torch\ndef f(): return str(torch.ones(3, device='cuda').device), float(torch.ones(3).cuda().sum())"
    outcome = run(source, "f", arrays="torch", device="cuda")
    assert (outcome.end, outcome.device) == (End.FINISHED, "cuda")
    assert outcome.cases[0].results == (("cuda:0", 3.0),)


def test_device_memory_is_limited(run: Run) -> None:
    source = "import torch\ndef f(): return torch.empty(1 << 30, device='cuda').shape[0]"
    outcome = run(source, "f", arrays="torch", device="any", limits=Limits(device_bytes=256 << 20))
    assert outcome.end is End.MEMORY


def test_a_cpu_job_sees_no_gpu(run: Run) -> None:
    outcome = run("import torch\ndef f(): return torch.cuda.is_available()", "f", arrays="torch")
    assert outcome.cases[0].results == (False,)
