"""What went wrong, as bounded data: kind, facts, and a traceback that shows submitted files only."""

from __future__ import annotations

import errno
import traceback
from typing import Any

from grader.sandbox.inside.job import objects, stand_ins, submission

_MOST_TEXT, _MOST_FRAMES, _MOST_CHAIN = 2000, 30, 3
_format_list, _extract, _walk, _only = (
    traceback.format_list,
    traceback.StackSummary.extract,
    traceback.walk_tb,
    traceback.format_exception_only,
)


_CAUSED = "The above exception was the direct cause of the following exception:"
_DURING = "During handling of the above exception, another exception occurred:"
# Past a rigged ``__getattribute__``; for the same reason types are asked for with ``type``, not ``isinstance``.
_own = object.__getattribute__


def plain(kind: str, facts: dict[str, Any], trace: str = "") -> dict[str, Any]:
    return {"kind": kind, "facts": facts, "traceback": trace[-8000:]}


def is_memory(error: BaseException) -> bool:
    """Out of memory, in the words of whichever allocator noticed."""
    if issubclass(type(error), MemoryError):
        return True
    if issubclass(type(error), OSError) and _own(error, "errno") == errno.ENOMEM:
        return True  # mmap
    text = message(error)
    return issubclass(type(error), RuntimeError) and (
        "can't allocate memory" in text or "not enough memory" in text or "out of memory" in text
    )


def of_case(error: BaseException) -> tuple[str, dict[str, Any]]:
    """The status and problem of the case that raised ``error``."""
    if issubclass(type(error), stand_ins.ForbiddenError):
        return "forbidden", plain("forbidden-name", {"name": _own(error, "name")}, trace(error))
    return "error", _of_exception(error)


def end_of(error: BaseException) -> tuple[str, dict[str, Any]]:
    """The end and problem of the job whose import raised ``error``."""
    if is_memory(error):
        return "memory", plain("memory", {})
    if issubclass(type(error), stand_ins.ForbiddenError):
        return "forbidden", plain("forbidden-name", {"name": _own(error, "name")}, trace(error))
    return "error", _of_exception(error)


def _of_exception(error: BaseException) -> dict[str, Any]:
    if issubclass(type(error), SystemExit):
        code = _own(error, "code")
        code = code if type(code) in (int, type(None)) else message(error)
        if type(code) is int and code.bit_length() > 62:
            code = str(code.bit_length())
        return plain("exit", {"code": code}, trace(error))
    kind = type(error)
    facts: dict[str, Any] = {"type": objects.type_name(kind), "message": message(error)}
    if issubclass(type(error), ImportError) and type(_own(error, "name")) is str:
        facts["module"] = _own(error, "name")[:200]
    location = _last_location(error)
    if location is not None:
        facts["file"], facts["line"] = location
    return plain("exception", facts, trace(error))


def message(error: BaseException) -> str:
    """``str(error)``, whatever its own ``__str__`` tries."""
    try:
        text = str(error)
        return text[:_MOST_TEXT] if type(text) is str else ""
    except BaseException:
        return ""


def _frames(error: BaseException) -> traceback.StackSummary:
    shown = [pair for pair in _walk(_own(error, "__traceback__")) if pair[0].f_code.co_filename in submission.NAMES]
    if len(shown) > _MOST_FRAMES and not issubclass(type(error), RecursionError):
        shown = shown[: _MOST_FRAMES // 2] + shown[-_MOST_FRAMES // 2 :]
    return _extract(shown, limit=200)


def _last_location(error: BaseException) -> tuple[str, int] | None:
    location = None
    for frame, line in _walk(_own(error, "__traceback__")):
        if frame.f_code.co_filename in submission.NAMES:
            location = (frame.f_code.co_filename, line)
    return location


def trace(error: BaseException) -> str:
    """The traceback as Python prints it, without any frame that is not of a submitted file."""
    try:
        parts: list[str] = []
        link: BaseException | None = error
        for _ in range(_MOST_CHAIN):
            if link is None:
                break
            parts.insert(0, _one(link))
            if _own(link, "__cause__") is not None:
                link, words = (
                    _own(link, "__cause__"),
                    _CAUSED,
                )
            elif _own(link, "__context__") is not None and not _own(link, "__suppress_context__"):
                link, words = (
                    _own(link, "__context__"),
                    _DURING,
                )
            else:
                break
            parts.insert(0, f"\n{words}\n\n")
        if parts[0].startswith("\n"):
            del parts[0]
        return "".join(parts)
    except BaseException:  # a rigged exception class; its name is in the facts
        return ""


def _one(error: BaseException) -> str:
    lines = _format_list(_frames(error))
    head = "Traceback (most recent call last):\n" if lines else ""
    if issubclass(type(error), SyntaxError):
        last = "".join(_only(error))
    else:
        text = message(error)
        last = objects.type_name(type(error)) + (f": {text}" if text else "") + "\n"
    return head + "".join(lines) + last[: _MOST_TEXT + 200]
