"""What is checked of a submission before anything runs: whether it is text at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.judge.reading import notebooks
from grader.judge.stopped.forms import binary_form
from grader.sandbox.types import Problem

MOST_BYTES = 256 << 10


@dataclass(frozen=True, slots=True)
class Taken:
    """The text that is graded; ``notebook``: it was put together of a notebook's cells."""

    text: str
    notebook: bool = False


def taken(source: bytes | str, entry: Sequence[str]) -> Taken | Problem:
    """The file to grade, of a notebook its code cells; or why there is none."""
    text = read(source)
    if isinstance(text, Problem):
        return text
    cells = notebooks.cells_of(text)
    if cells is None:
        return Taken(text)
    file = notebooks.as_file(cells, entry)
    return Problem("form", {"form": "notebook", "name": entry[0]}) if file is None else Taken(file, notebook=True)


def read(source: bytes | str) -> str | Problem:
    r"""The submission as text with ``\n`` line ends and no byte order mark, or why it is none.

    Whether it is Python is the jail's to say, in the words of the Python that would run it.
    """
    try:
        data = (source if isinstance(source, bytes) else source.encode()).removeprefix(b"\xef\xbb\xbf")
        if len(data) > MOST_BYTES:
            return Problem("too-large", {"size": len(data), "limit": MOST_BYTES})
        if form := binary_form(data):
            return Problem("form", {"form": form})
        if b"\0" in data:
            return Problem("nul-bytes", {"line": data.count(b"\n", 0, data.index(b"\0")) + 1})
        text = data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeEncodeError as error:  # a lone surrogate, as JSON can spell one
        return Problem("not-utf8", {"line": error.object.count("\n", 0, error.start) + 1})
    except UnicodeDecodeError as error:
        return Problem("not-utf8", {"line": error.object.count(b"\n", 0, error.start) + 1})
    return text if text.strip() else Problem("empty")
