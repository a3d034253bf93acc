"""The jobs of an exercise: an author's code, a submission, the reference, each with its files and limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.content.bundle import Bundle
from grader.content.spec.exercise import OWN_REFERENCE, CodeSpec
from grader.sandbox.types import CaseCall, Job, Limits

SOLUTION = "solution.py"
# An author's code may take its time once; what it computes is kept.
AUTHOR_LIMITS = Limits(
    cpu_seconds=60, wall_seconds=120, memory_bytes=2 << 30, output_bytes=256 << 10, result_bytes=256 << 20
)


def code_of(bundle: Bundle) -> CodeSpec:
    """The ``[code]`` table. Raises ``ValueError`` for a question, which has none."""
    if bundle.spec.code is None:
        raise ValueError(f"{bundle.slug} is a question: there is no code to run")
    return bundle.spec.code


def limits_of(bundle: Bundle) -> Limits:
    """What one submission may use: the exercise's own limits, the sandbox's where it says nothing."""
    spec, default = bundle.spec.limits, Limits()
    return replace(
        default,
        cpu_seconds=spec.cpu_seconds or default.cpu_seconds,
        wall_seconds=spec.wall_seconds or max(default.wall_seconds, 2 * (spec.cpu_seconds or 0)),
        memory_bytes=(spec.memory_mb << 20) if spec.memory_mb else default.memory_bytes,
        output_bytes=(spec.output_kb << 10) if spec.output_kb else default.output_bytes,
    )


def author_job(bundle: Bundle, files: Mapping[str, str], entry_file: str, cases: Sequence[CaseCall], seed: int) -> Job:
    """A job of the author's own code, in a jail like any other but with more time."""
    code = code_of(bundle)
    return Job(
        files={**bundle.under("support"), **files},
        entry_file=entry_file,
        cases=tuple(cases),
        arrays=code.arrays,
        device=code.device,
        limits=AUTHOR_LIMITS,
        seed=seed,
    )


def solution_job(bundle: Bundle, text: str, cases: Sequence[CaseCall], seed: int) -> Job:
    """The job of a submission: its text as ``solution.py``, with the exercise's support modules and limits."""
    code = code_of(bundle)
    return Job(
        files={**bundle.under("support"), SOLUTION: text},
        entry_file=SOLUTION,
        cases=tuple(cases),
        required=code.entry,
        arrays=code.arrays,
        device=code.device,
        limits=limits_of(bundle),
        forbidden=code.forbidden,
        seed=seed,
    )


def reference_job(
    bundle: Bundle,
    cases: Sequence[CaseCall],
    seed: int,
    *,
    limits: Limits = AUTHOR_LIMITS,
    changed: Mapping[str, str] | None = None,
) -> Job:
    """The job of the reference, called exactly as a submission is; ``changed`` replaces files of the bundle."""
    job = author_job(bundle, reference_files(bundle, changed), SOLUTION, cases, seed)
    return replace(job, required=code_of(bundle).entry, limits=limits)


def reference_files(bundle: Bundle, changed: Mapping[str, str] | None = None) -> dict[str, str]:
    """The reference as ``solution.py``, with the modules it comes from; ``changed`` replaces files of the bundle.

    Modules of reference/ may define the entry under another name, and several of them may be needed; then
    ``solution.py`` only imports from them, and the modules themselves, whose other functions a check may call.
    """
    code = code_of(bundle)
    texts = {path: bundle.text(path) for path in (*code.reference_modules, OWN_REFERENCE) if path in bundle.files}
    texts.update(changed or {})
    lines = []
    files = {}
    for entry in code.entry:
        path, name = code.reference_of(entry)
        if path == OWN_REFERENCE:
            return {SOLUTION: texts[OWN_REFERENCE]}
        module = path.removeprefix("reference/").removesuffix(".py")
        files[f"{module}.py"] = texts[path]
        lines.append(f"from {module} import {name} as {entry}\nimport {module}\n")
    return {**files, SOLUTION: "".join(lines)}
