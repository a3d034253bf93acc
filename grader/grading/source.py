"""What can be said of a submission before anything runs: whether it is text at all."""

from __future__ import annotations

from grader.sandbox.types import Problem

MOST_BYTES = 256 << 10


def read(source: bytes | str) -> str | Problem:
    r"""The submission as text with ``\n`` line ends and no byte order mark, or why it is none.

    Whether it is Python is the jail's to say, in the words of the Python that would run it.
    """
    try:
        data = (source if isinstance(source, bytes) else source.encode()).removeprefix(b"\xef\xbb\xbf")
        if len(data) > MOST_BYTES:
            return Problem("too-large", {"size": len(data), "limit": MOST_BYTES})
        if b"\0" in data:
            return Problem("nul-bytes", {"line": data.count(b"\n", 0, data.index(b"\0")) + 1})
        text = data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeEncodeError as error:  # a lone surrogate, as JSON can spell one
        return Problem("not-utf8", {"line": error.object.count("\n", 0, error.start) + 1})
    except UnicodeDecodeError as error:
        return Problem("not-utf8", {"line": error.object.count(b"\n", 0, error.start) + 1})
    return text if text.strip() else Problem("empty")
