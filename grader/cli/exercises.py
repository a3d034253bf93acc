"""Finds exercises by what a person types: a slug of the library, or a folder anywhere on disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from grader.config import config
from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.content.spec.exercise import SPEC_FILE


class UnknownExerciseError(Exception):
    """Nothing by that name; the text says what was looked for and where."""


def folder_of(name: str) -> Path:
    """The exercise's folder. Raises ``UnknownExerciseError``."""
    folder = Path(name)
    if (folder / SPEC_FILE).is_file():
        return folder.resolve()
    found = sorted(config.exercises_dir.glob(f"*/{name}/{SPEC_FILE}")) if folder.name == name else []
    if found:
        return found[0].parent
    where = f"no folder {name} with an {SPEC_FILE}, and no exercise {name} in {config.exercises_dir}"
    raise UnknownExerciseError(f"There is {where}.")


def folders_of(names: Sequence[str]) -> list[Path]:
    """The folders of all exercises named, or that lie in a folder named, each once. Raises ``UnknownExerciseError``."""
    found: dict[Path, None] = {}
    for name in names:
        inside = sorted(Path(name).resolve().glob(f"*/{SPEC_FILE}")) or sorted(
            Path(name).resolve().glob(f"*/*/{SPEC_FILE}")
        )
        if (Path(name) / SPEC_FILE).is_file() or not inside:
            found[folder_of(name)] = None
        else:
            found |= dict.fromkeys(path.parent for path in inside)
    return list(found)


def load(folder: Path) -> Bundle:
    """The exercise in ``folder``. Raises ``ContentError``.

    Its reference/ is the one beside the library it lies in (``../../../reference``), else the site's.
    """
    beside = folder.resolve().parent.parent.parent / "reference"
    return load_folder(folder, beside if beside.is_dir() else config.reference_dir)
