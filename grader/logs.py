"""How log lines look: for people, or as JSON objects, a line each, for programs that collect them."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from grader import trace

_PLAIN = set(vars(logging.LogRecord("", 0, "", 0, "", (), None))) | {"message", "asctime", "taskName", "trace"}


class TraceFilter(logging.Filter):
    """Gives each record the id of what is done now, unless it brings its own."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not getattr(record, "trace", ""):
            record.trace = trace.current()
        return True


class Line(logging.Formatter):
    """``2026-11-30 08:30:00,000 INFO grader.gradings: Run 7 …`` with the id at the end."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        found = getattr(record, "trace", "")
        return f"{line} [{found}]" if found else line


class Json(logging.Formatter):
    """An object a line: at, level, logger, message, trace, whatever the caller gave as ``extra``, and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if getattr(record, "trace", ""):
            said["trace"] = record.trace  # type: ignore[attr-defined]
        said |= {name: value for name, value in vars(record).items() if name not in _PLAIN}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)
