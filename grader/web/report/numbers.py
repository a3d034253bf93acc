"""Numbers as a person reads them in a small cell."""

from __future__ import annotations

import math

Number = float | int | bool | str


def short(value: Number) -> str:
    """At most seven characters: ``19``, ``0.3333``, ``-1.2e-7``, ``nan``, ``True``."""
    if isinstance(value, bool | str):
        return str(value)[:7]
    if isinstance(value, int):
        return str(value) if abs(value) < 10**6 else f"{value:.2e}"
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 10**6:
        return str(int(value))
    text = f"{value:.3g}" if abs(value) >= 1e-3 else f"{value:.1e}"
    return text.replace("e-0", "e-").replace("e+0", "e")


def exact(value: Number) -> str:
    """Everything that tells it from its neighbour, for tables and read-outs."""
    return repr(value) if isinstance(value, float) else str(value)


def finite(value: Number) -> float | None:
    """As a float, or None for text ("nan", "inf") and what has no size."""
    return float(value) if isinstance(value, bool | int | float) and math.isfinite(value) else None


def points(value: float) -> str:
    """Points without needless decimals: ``6``, ``7.5``, ``8.33``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def duration(seconds: float) -> str:
    """``< 10 ms``, ``38 ms`` or ``1.4 s``: times of a student's code are not known finer."""
    if seconds < 0.01:
        return "< 10 ms"
    return f"{round(seconds * 1000)} ms" if seconds < 1 else f"{seconds:.1f} s"


def megabytes(size: int) -> str:
    """Bytes as ``41 MB`` (of 2^20)."""
    return f"{math.ceil(size / 2**20)} MB"
