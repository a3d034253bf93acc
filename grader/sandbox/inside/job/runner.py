"""Runs one job: imports the submitted file, performs each case's steps, sends what they gave, exits.

Order of a job: receive it, without its cases; bind the limits; put out of reach what the exercise forbids; seed;
compile every file; say BEGIN; import the entry file; check the names asked for; say LOADED. The host answers with the
first case, and each CASE frame with the next: so the inputs of a case are not in this process before its turn, and the
host, which first reads what has been printed, knows whose output it is. After the last one the host ends the process:
no exit handler and no destructor runs. DONE says that the job cannot go on.
"""

from __future__ import annotations

import contextlib
import gc
import math
import os
import random
import resource
import sys
import time
from typing import Any, NoReturn

from grader.sandbox import wire
from grader.sandbox.inside.job import channel, failures, objects, stand_ins, steps, submission
from grader.sandbox.inside.kernels import outside

_SLACK = 32 << 20  # what the runner itself may need on top of the job's memory
_CUDA_SLACK = 4 << 30
_STACK_BYTES = 8 << 20
_MUCH = 64 << 10  # KiB
_MOST_SIGNALS = 1024  # waiting signals and POSIX timers together

_now, _leave = time.perf_counter, os._exit
_set_recursion, _set_trace, _set_profile = sys.setrecursionlimit, sys.settrace, sys.setprofile
_recursion_limit = 1000
_get_recursion, _collect_garbage, _usage = sys.getrecursionlimit, gc.collect, resource.getrusage
_get_limit, _set_limit, _infinity, _ceiling = resource.getrlimit, resource.setrlimit, resource.RLIM_INFINITY, math.ceil
_AS, _DATA, _CPU, _FSIZE = resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE
_NOFILE, _NPROC, _SIGPENDING = resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC, resource.RLIMIT_SIGPENDING
# What random.seed comes to for a whole number, less Python of its own.
_random_state: Any = vars(random)["_inst"]
_seed_random = super(random.Random, _random_state).seed
_seed_numpy: Any = None
_torch: Any = None
_STACK, _THIS_PROCESS = resource.RLIMIT_STACK, resource.RUSAGE_SELF


def main(sizes: tuple[int, int]) -> NoReturn:
    """Serve one job on the channel; ``sizes``: bytes of address space and of private memory it begins with."""
    try:
        job, _ = channel.receive()
        _bind_limits(job["limits"], sizes, job["device"] == "cuda")
        serve(job)
        channel.receive()  # stay until the host has read this process's clocks: it answers with SIGKILL
    except channel.HostGoneError:
        pass
    _leave(0)


def serve(job: dict[str, Any]) -> None:
    """All of a job but its limits; returns when it cannot go on. Raises ``HostGoneError``."""
    device = _prepare_device(job)
    if job["forbidden"]:
        stand_ins.put_out_of_reach([name for name in job["forbidden"] if name != outside.NAME])
        if outside.NAME in job["forbidden"]:
            outside.keep_to_kernels()
    seed(job["seed"])
    channel.send(wire.BEGIN, {"device": device})
    gc.enable()  # the warm parent has it off; what was there before the fork is frozen and not looked at
    try:
        end, problem = _run(job, device)
    except channel.HostGoneError:
        raise
    except BaseException as error:
        end, problem = failures.end_of(error)
    _settle()
    channel.send(wire.DONE, {"end": end, "problem": problem})


def _bind_limits(limits: dict[str, Any], sizes: tuple[int, int], on_gpu: bool) -> None:
    memory = _SLACK + limits["memory_bytes"]
    if on_gpu:
        memory += limits["device_bytes"] + _CUDA_SLACK  # CUDA maps device memory into the same address space
    used = _usage(_THIS_PROCESS)
    cpu = _ceiling(used.ru_utime + used.ru_stime + limits["cpu_seconds"]) + 1  # the host is exact; this is its backup
    for which, value in (
        (_AS, sizes[0] + memory),
        (_DATA, sizes[1] + memory),  # else memory mapped over a library's code would cost nothing
        (_CPU, cpu),
        (_FSIZE, limits["tmp_bytes"]),
        (_NOFILE, limits["open_files"]),
        (_NPROC, limits["threads"] + 1),
        (_SIGPENDING, _MOST_SIGNALS),
    ):
        _set_limit(which, (value, value))
    hard = _get_limit(_STACK)[1]
    if hard == _infinity or hard >= _STACK_BYTES:
        _set_limit(_STACK, (_STACK_BYTES, _STACK_BYTES))


def _prepare_device(job: dict[str, Any]) -> str:
    if job["device"] != "cuda" or _torch is None:
        return "cpu"
    total = _torch.cuda.get_device_properties(0).total_memory
    _torch.cuda.set_per_process_memory_fraction(min(1.0, job["limits"]["device_bytes"] / total))
    return "cuda"


def prepare() -> None:
    """Keep references to the libraries as they are before any submitted code."""
    global _seed_numpy, _torch
    _seed_numpy, _torch = sys.modules["numpy"].random.seed, sys.modules.get("torch")


def seed(number: int) -> None:
    """Seed every generator a submission may draw from."""
    _seed_random(number)
    _random_state.gauss_next = None
    _seed_numpy(number % (1 << 32))
    if _torch is not None:
        # Not torch.manual_seed: that formats a stack trace for each kind of accelerator, a millisecond a case.
        _torch.default_generator.manual_seed(number % (1 << 63))
        if _torch.cuda.is_initialized():
            _torch.cuda.manual_seed_all(number % (1 << 63))


def _settle() -> None:
    """Our own code goes on: undo what submitted code may have left that would trip it."""
    _set_trace(None)
    _set_profile(None)
    if _get_recursion() < _recursion_limit:  # a higher one is theirs to set, once for all cases
        with contextlib.suppress(RecursionError):
            _set_recursion(_recursion_limit)
    for stream in (sys.__stdout__, sys.__stderr__, sys.stdout, sys.stderr):
        try:
            stream.flush()  # type: ignore[union-attr]
        except BaseException:  # noqa: S112 - a closed or rigged stream loses what it held, and no more
            continue


def _run(job: dict[str, Any], device: str) -> tuple[str, Any]:
    problem = submission.examine(job["files"])
    if problem is not None:
        return "invalid", problem
    entry = submission.load(job["files"], job["entry_file"])
    _settle()
    problem = submission.missing(entry, job["required"])
    if problem is not None:
        return "invalid", problem
    channel.send(wire.LOADED, {})
    budget = job["limits"]["result_bytes"]
    number, light = 0, _usage(_THIS_PROCESS).ru_maxrss + _MUCH
    while True:
        case, blob = channel.receive()
        seed(job["seed"])
        outcome, blobs, budget = run_case(entry, number, case, blob, device, budget)
        if outcome.get("end"):
            return outcome["end"], outcome["problem"]
        channel.send(wire.CASE, outcome, blobs)
        del outcome, blobs, case, blob  # a view keeps the whole of its array: not into the next case
        if _usage(_THIS_PROCESS).ru_maxrss > light:
            _collect_garbage()  # in a job that needs much, what lies in cycles would fall on the next case
        number += 1


def run_case(
    entry: Any, number: int, case: dict[str, Any], blob: bytearray, device: str, budget: int
) -> tuple[dict[str, Any], list[Any], int]:
    """One case to (frame, its bytes, budget left); a frame with an ``end`` ends the job."""
    dump = objects.Dump(budget)
    outcome: dict[str, Any] = {"case": number, "status": "ok", "results": [], "problem": None}
    started = _now()
    try:
        doing = steps.Steps(entry, blob, device)
        trees = []
        for step in case["steps"]:
            result = doing.do(step)
            _settle()
            trees.append(None if step["send"] is False else dump.tree(_sent(result, step["send"])))
        outcome["results"] = trees
    except objects.RefusedError as refusal:
        outcome["status"], outcome["problem"] = "refused", failures.plain(refusal.kind, refusal.facts)
    except BaseException as error:
        _settle()
        if failures.is_memory(error):
            return {"end": "memory", "problem": failures.plain("memory", {})}, [], budget
        outcome["status"], outcome["problem"] = failures.of_case(error)
    _settle()
    outcome["seconds"] = _now() - started
    if outcome["status"] != "ok":
        return outcome, [], budget
    return outcome, dump.blobs, dump.budget


def _sent(result: Any, send: Any) -> Any:
    """What of a result travels: all of it, or the items of a tuple or list that ``send`` names."""
    kind = type(result)
    if send is True or not issubclass(kind, tuple | list):
        return result
    items = (list if issubclass(kind, list) else tuple).__iter__(result)
    return tuple([item if number in send else None for number, item in enumerate(items)])
