"""How long a call takes on the GPU: the median of many runs, each on fresh copies of its inputs and an empty cache."""

from __future__ import annotations

import sys
from typing import Any

WARM_UP, RUNS = 5, 30
_CACHE = 256 << 20  # bytes, more than the L2 cache of any GPU
_MILLI = 1e-3


def timed(call: Any, args: list[Any], kwargs: dict[str, Any]) -> tuple[float, int, str, Any]:
    """(median seconds, runs, the GPU's name, what the last run gave). What is compiled is compiled before the clock."""
    torch: Any = sys.modules["torch"]
    other = torch.empty(_CACHE, dtype=torch.int8, device="cuda")
    taken, result = [], None
    for run in range(WARM_UP + RUNS):
        mine, named = [_copy(value) for value in args], {name: _copy(value) for name, value in kwargs.items()}
        other.zero_()
        begin, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        torch.cuda.synchronize()
        begin.record()
        result = call(*mine, **named)
        end.record()
        torch.cuda.synchronize()
        if run >= WARM_UP:
            taken.append(float(begin.elapsed_time(end)) * _MILLI)
    return sorted(taken)[len(taken) // 2], RUNS, str(torch.cuda.get_device_name()), result


def _copy(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return type(value)(_copy(item) for item in value)
    return value.clone() if hasattr(value, "clone") else value
