"""Kernels on a GPU, beside the verdict."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "compiled.same": gettext_noop("Compiled for a GPU, your kernels give the same in all {count} cases."),
    "compiled.differs": gettext_noop(
        "Compiled for a GPU, your kernels give something else in the case {case} than on the CPU. Look for an order "
        "that programs are taken to run in, for memory that is read before it is written, or for tl.dot in less than "
        "float32."
    ),
    "compiled.failed": gettext_noop("Compiled for a GPU, your kernels do not come through the case {case}."),
    "compiled.raised": gettext_noop("Compiled for a GPU, your kernels raise {raised} in the case {case}."),
    "compiled.time": gettext_noop("{case}: {time:number} µs on {gpu}, the median of {runs} runs."),
    "compiled.not-timed": gettext_noop(
        "{case}: not timed, as the compiled kernels do not give the right result there."
    ),
}
