"""A folder of exercises, as a git repository holds them, brought into a course as its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click

from tensorgrade.problems import NOT_RIGHT, USAGE, Problem
from tensorgrade.service import Service

SPEC = "exercise.toml"


@click.command("sync")
@click.argument("course")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
def command(course: str, folder: Path) -> None:
    """Bring every exercise below FOLDER into COURSE, as drafts: students get them when you publish them there."""
    found = list(_exercises(folder))
    if not found:
        raise Problem(f"There is no {SPEC} in {folder} or below it.", USAGE)
    service, wrong = Service(), 0
    for one in found:
        try:
            answer = service.upload(f"/teach/{course}/exercises/{one.name}/files", _zip(one))
        except Problem as problem:
            if not problem.code:
                raise
            click.echo(f"{one.name}: {problem}", err=True)
            wrong += 1
            continue
        what = [f"{len(answer['changed'])} files changed"] if answer["changed"] else []
        what += [f"{len(answer['removed'])} removed"] if answer["removed"] else []
        said = "new" if answer["new"] else ", ".join(what) or "the same"
        click.echo(f"{one.name}: {said}" + ("" if said == "the same" else f"  {answer['url']}"))
    if wrong:
        raise click.exceptions.Exit(NOT_RIGHT)


def _exercises(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.resolve().rglob(SPEC)):
        if not any(part.startswith(".") for part in file.relative_to(folder.resolve()).parts):
            yield file.parent


def _zip(folder: Path) -> bytes:
    """The same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder)
            if not any(part.startswith(".") or part == "__pycache__" for part in name.parts):
                archive.writestr(zipfile.ZipInfo(name.as_posix()), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
