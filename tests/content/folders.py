"""Exercise folders to test with: the ones that ``new_exercise`` starts from, with files changed or taken out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.content.bundle import Bundle
from grader.content.loader import load_files
from grader.content.problems import ContentError, ContentProblem
from grader.content.scaffold.exercise import Kind, new_exercise

REPOSITORY = Path(__file__).parents[2]
EXERCISES = REPOSITORY / "exercises"
REFERENCE = REPOSITORY / "reference"
SLUG = "new-thing"


def files_of(kind: Kind = "code", changes: Mapping[str, str | bytes | None] | None = None) -> dict[str, bytes]:
    """The files of a good exercise, with ``changes``: new contents by path, None to take a file out."""
    files = dict(new_exercise(SLUG, "linear", kind))
    for path, content in (changes or {}).items():
        if content is None:
            files.pop(path, None)
        else:
            files[path] = content.encode() if isinstance(content, str) else content
    return files


def bundle_of(kind: Kind = "code", changes: Mapping[str, str | bytes | None] | None = None) -> Bundle:
    """The same, loaded."""
    return load_files(SLUG, files_of(kind, changes))


def text_of(kind: Kind, path: str) -> str:
    """One file of a good exercise."""
    return new_exercise(SLUG, "linear", kind)[path].decode()


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below ``folder`` and return it."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def found(problems: tuple[ContentProblem, ...]) -> set[tuple[str, int | None, str]]:
    """What tests compare: where each problem is and what it is."""
    return {(problem.file, problem.line, str(problem.code)) for problem in problems}


def problems_of(kind: Kind, changes: Mapping[str, str | bytes | None]) -> tuple[ContentProblem, ...]:
    """The problems of a changed exercise; fails where it loads."""
    try:
        bundle_of(kind, changes)
    except ContentError as error:
        return error.problems
    raise AssertionError("the exercise was accepted")
