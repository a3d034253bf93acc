"""Kernels for a GPU. Where there is none: that they are compiled without starting a program, and what is then said."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from grader.cli.exercises import load
from grader.content.bundle import Bundle
from grader.grading.author.authored import prepare
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import job_seed
from grader.grading.calls import solution_job
from grader.grading.on_gpu import ABOUT_GPU, on_gpu
from grader.grading.pipeline import grade
from grader.grading.replay import compared
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.sandbox import bubblewrap
from grader.sandbox.bubblewrap import has_triton
from grader.sandbox.client import Jails
from grader.sandbox.launcher import launcher
from grader.sandbox.server import program_text
from grader.sandbox.types import Job, Outcome
from tests.content.folders import EXERCISES
from tests.require import need, wish

TO_PTX = """
import os, subprocess, sys, types
module = types.ModuleType("compiled")
exec(open(sys.argv[1]).read(), module.__dict__)
import triton, triton.language as tl
from triton.backends.compiler import GPUTarget
from triton.backends.nvidia import compiler
module.compile_without_programs(compiler)
def none(*args, **kwargs): raise AssertionError(args)
subprocess.run = subprocess.Popen = subprocess.check_output = os.posix_spawn = os.fork = none
@triton.jit
def add(x, y, out, n, BLOCK: tl.constexpr):
    i = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    tl.store(out + i, tl.load(x + i, mask=i < n) + tl.load(y + i, mask=i < n), mask=i < n)
types = {"x": "*fp32", "y": "*fp32", "out": "*fp32", "n": "i32", "BLOCK": "constexpr"}
for arch in (80, 90, 100):
    source = triton.compiler.ASTSource(fn=add, signature=types, constexprs={"BLOCK": 64})
    code = triton.compile(source, target=GPUTarget("cuda", arch, 32)).asm["cubin"]
    assert code.endswith(b"\\0") and f".target sm_{arch}".encode() in code and b".entry add" in code, code[:300]
    print(arch, len(os.listdir("/proc/self/task")))
"""


def need_triton() -> None:
    need(has_triton(), "triton is not installed: make setup TRITON=1")


def test_kernels_become_ptx_without_another_program(tmp_path: Path) -> None:
    need_triton()
    (tmp_path / "compiled.py").write_text(program_text("inside.kernels.compiled"))
    (tmp_path / "kernel.py").write_text(textwrap.dedent(TO_PTX))
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TRITON_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, str(tmp_path / "kernel.py"), str(tmp_path / "compiled.py")]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:3] == ["80 1", "90 1", "100 1"]  # and without a second thread


def test_the_launcher_is_built_here() -> None:
    need_triton()
    wish(launcher(), "there is no C compiler here, or no headers of Python's")
    assert launcher().startswith(b"\x7fELF")


@dataclass
class InterpretedGpu:
    """Jails of a host whose GPU is the interpreter once more, so that what is asked of a GPU can be seen."""

    jails: Jails
    change: dict[str, Any]

    def run(self, job: Job) -> Outcome:
        if job.device != "cuda":
            return self.jails.run(job)
        return self.jails.run(replace(job, device="any", **self.change))


def said(bundle: Bundle, text: str, jails: Jails, cache: Cache, **change: Any) -> list[str]:
    """What is said of ``text`` where the GPU runs it with these fields of its job changed."""
    prepared = prepare(bundle, seed=1, jails=jails, cache=cache)
    outcome = jails.run(solution_job(bundle, text, prepared.calls, job_seed(bundle)))
    found = on_gpu(bundle, text, prepared, outcome.cases, InterpretedGpu(jails, change))  # type: ignore[arg-type]
    return [sentence.key for sentence in found]


@pytest.mark.jail
def test_what_a_gpu_gives_is_held_against_the_interpreter(
    shared_jails: Jails, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_triton()
    bundle = load(EXERCISES / "kernels" / "vector-add")
    text, cache = bundle.text("accepted/blocks.py"), Cache(tmp_path)
    assert said(bundle, text, shared_jails, cache) == []  # no GPU, no word
    monkeypatch.setattr(bubblewrap, "nvidia_nodes", lambda: ["/dev/nvidia0"])
    # The interpreter has no clock of a GPU's, so nothing is timed.
    assert said(bundle, text, shared_jails, cache) == ["compiled.same", "compiled.not-timed"]
    other = {"solution.py": text.replace("x + y", "x - y")}
    assert said(bundle, text, shared_jails, cache, files=other) == ["compiled.differs"]
    broken = {"solution.py": text.replace("x + y", "x + z")}
    assert said(bundle, text, shared_jails, cache, files=broken) == ["compiled.raised"]


def test_what_was_measured_is_no_part_of_a_verdict(tmp_path: Path) -> None:
    from tests.school import report

    first = report(sentences=(Sentence(f"{ABOUT_GPU}time", {"time": 1.0}),))
    assert compared(first, report()).agrees


@pytest.mark.jail
@pytest.mark.gpu
def test_a_right_kernel_is_compiled_compared_and_timed(shared_jails: Jails, tmp_path: Path) -> None:
    wish(bubblewrap.nvidia_nodes(), "this host has no NVIDIA GPU")
    need_triton()
    bundle = load(EXERCISES / "kernels" / "vector-add")
    report = grade(bundle, bundle.text("accepted/blocks.py"), seed=1, jails=shared_jails, cache=Cache(tmp_path))
    assert report.verdict is Verdict.PASSED
    keys = [sentence.key for sentence in report.sentences if sentence.key.startswith(ABOUT_GPU)]
    assert keys == ["compiled.same", "compiled.time"]
