"""Takes code exercises over from other systems, as folders that ``check_exercise`` judges."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.catalog.own.errors import ARCHIVES
from grader.config import config
from grader.content.archive import ArchiveError
from grader.content.loader import load_files
from grader.content.problems import ContentError
from grader.content.scaffold.foreign.folder import task_files
from grader.content.scaffold.foreign.sources import DEEP_ML, PRAIRIE_LEARN, decoded, tasks_of_file, tasks_of_folder
from grader.content.scaffold.foreign.tasks import MAX_BYTES, ForeignError, NoSolutionError, Task
from grader.content.spec.exercise import SLUG_PATTERN
from grader.messages import Message as _
from grader.messages import as_it_is, without_stop
from grader.questions.exchange.items import slug_of

FAULTY, BAD_USAGE = 1, 2


class Command(BaseCommand):
    help = (
        "Make folders of code exercises: a Deep-ML problem (.json, or its folder), CodeRunner questions (.xml), an "
        "nbgrader or Otter notebook (.ipynb), a PrairieLearn question (its folder), a Gradescope suite (.py, with "
        "--reference) or autograder (.zip)."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path)
        parser.add_argument("topic", metavar="TOPIC")
        parser.add_argument("--reference", type=Path, help="the solution, where the suite does not hold one")
        parser.add_argument("--into", type=Path, default=config.exercises_dir, help="the library; default: this site's")

    def handle(self, *args: Any, source: Path, topic: str, reference: Path | None, into: Path, **options: Any) -> None:
        if not re.fullmatch(SLUG_PATTERN, topic):
            message = f"{topic!r} is no name for a topic: small letters, digits and single hyphens."
            raise CommandError(message, returncode=BAD_USAGE)
        try:
            tasks = _tasks(source, reference)
        except OSError as error:
            raise CommandError(f"{error.filename or source}: {error.strerror}.", returncode=BAD_USAGE) from error
        except NoSolutionError as error:
            raise CommandError(f"{source}: {error}: give one with --reference.", returncode=FAULTY) from error
        except ForeignError as error:
            raise CommandError(f"{source}: {error}.", returncode=FAULTY) from error
        taken = {folder.name for folder in into.glob("*/*") if folder.is_dir()}
        made = sum(self._make(task, into / topic, topic, taken) for task in tasks)
        self.stdout.write(f"{made} of {len(tasks)} exercises in {into / topic}. Next: manage.py check_exercise.")
        if made < len(tasks):
            raise CommandError("Not every exercise became a folder.", returncode=FAULTY)

    def _make(self, task: Task, folder: Path, topic: str, taken: set[str]) -> bool:
        slug = slug_of(task.title, taken)
        try:
            files = task_files(task, topic)
            if files:
                load_files(slug, files)
        except (ForeignError, ContentError) as error:
            self.stderr.write(f"{task.title}: {error}")
            return False
        for note in dict.fromkeys(task.notes):
            self.stdout.write(self.style.WARNING(f"{task.title}: {note}."))
        if not files:
            self.stderr.write(f"{task.title}: no test of it is a plain call of its solution, so there is no case.")
            return False
        taken.add(slug)
        for path, data in files.items():
            (folder / slug).mkdir(parents=True, exist_ok=True)
            (folder / slug / path).write_bytes(data)
        self.stdout.write(f"{folder / slug}: {task.title}")
        return True


def _tasks(source: Path, reference: Path | None) -> list[Task]:
    given = decoded(reference.name, _data(reference)) if reference else None
    if source.is_dir():
        found = {name: source / name for name in (*DEEP_ML, *PRAIRIE_LEARN)}
        return tasks_of_folder({name: _data(path) for name, path in found.items() if path.is_file()}, source.name)
    try:
        return tasks_of_file(source.name, _data(source), given)
    except ArchiveError as error:
        raise ForeignError(
            without_stop(as_it_is(str(ARCHIVES.get(error.code, ARCHIVES["broken"]) % error.facts)))
        ) from None


def _data(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ForeignError(_("{name} is larger than {limit} MiB", name=path.name, limit=MAX_BYTES >> 20))
    return data
