"""Takes code exercises over from other systems, as folders that ``check_exercise`` judges."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.catalog.own.errors import ARCHIVES
from grader.config import config
from grader.content.archive import ArchiveError, files_in
from grader.content.loader import load_files
from grader.content.problems import ContentError
from grader.content.scaffold.foreign.folder import task_files
from grader.content.scaffold.foreign.forms import code_runner, deep_ml, deep_ml_parts
from grader.content.scaffold.foreign.notebooks import notebook
from grader.content.scaffold.foreign.suites import asked_in, gradescope, gradescope_files, prairie_learn
from grader.content.scaffold.foreign.tasks import MAX_BYTES, ForeignError, Task
from grader.content.spec.exercise import SLUG_PATTERN
from grader.questions.exchange.items import slug_of
from grader.questions.exchange.markup import markdown_of

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
    if source.is_dir():
        return _of_folder(source)
    match source.suffix.lower():
        case ".json":
            return deep_ml(_text(source))
        case ".xml":
            return code_runner(_data(source))
        case ".ipynb":
            return notebook(_text(source), _title(source))
        case ".py":
            if reference is None:
                raise ForeignError("a suite of tests holds no solution: give one with --reference")
            return gradescope([_text(source)], _text(reference), _title(source).removeprefix("test "))
        case ".zip":
            return _of_archive(source, _title(source), _text(reference) if reference else None)
    raise ForeignError("it is none of .json, .xml, .ipynb, .py, .zip, or a folder of PrairieLearn or Deep-ML")


def _of_folder(source: Path) -> list[Task]:
    """A question of PrairieLearn, or a problem of Deep-ML in its parts."""
    if (source / "tests.json").is_file() and (source / "solution.py").is_file():
        names = ("meta.json", "description.md", "solution.py", "tests.json", "example.json", "learn.md")
        return deep_ml_parts({name: _text(source / name) for name in names if (source / name).is_file()})
    suite, reference = source / "tests" / "test.py", source / "tests" / "ans.py"
    for part in (suite, reference):
        if not part.is_file():
            raise ForeignError(f"the folder is no PrairieLearn question: tests/{part.name} is missing")
    info, page = source / "info.json", source / "question.html"
    title = source.name
    if info.is_file():
        try:
            title = str(json.loads(_text(info)).get("title") or title)
        except (ValueError, AttributeError):
            raise ForeignError("info.json is not a JSON object") from None
    notes: list[str] = []
    statement = markdown_of(asked_in(_text(page)), notes) if page.is_file() else ""
    draws = (source / "tests" / "setup_code.py").is_file()
    tasks = prairie_learn(_text(suite), _text(reference), title, statement, draws=draws)
    tasks[0].notes.extend(notes)
    return tasks


def _of_archive(source: Path, title: str, reference: str | None) -> list[Task]:
    """An autograder of Gradescope's: its Python files alone."""
    try:
        files = files_in(_data(source), wanted=lambda path: path.endswith(".py"))
    except ArchiveError as error:
        raise ForeignError(str(ARCHIVES.get(error.code, ARCHIVES["broken"]) % error.facts).rstrip(".")) from None
    texts = {path: _decoded(path, data) for path, data in files.items()}
    return gradescope_files(texts, title, reference)


def _title(source: Path) -> str:
    return source.stem.replace("_", " ").replace("-", " ")


def _text(path: Path) -> str:
    return _decoded(path.name, _data(path))


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ForeignError(f"{name} is not UTF-8") from None


def _data(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ForeignError(f"{path.name} is larger than {MAX_BYTES >> 20} MiB")
    return data
