"""Finds out which system a file or a folder is of, by its name and what it holds, and reads its tasks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from grader.content.archive import files_in
from grader.content.scaffold.foreign.forms import code_runner, deep_ml, deep_ml_parts
from grader.content.scaffold.foreign.notebooks import notebook
from grader.content.scaffold.foreign.suites import asked_in, gradescope, gradescope_files, prairie_learn
from grader.content.scaffold.foreign.tasks import ForeignError, NoSolutionError, Task
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.markup import markdown_of

DEEP_ML: Final = ("meta.json", "description.md", "solution.py", "tests.json", "example.json", "learn.md")
PRAIRIE_LEARN: Final = ("info.json", "question.html", "tests/test.py", "tests/ans.py", "tests/setup_code.py")
_READ: Final = (".py", ".json", ".md", ".html")


def tasks_of_file(name: str, data: bytes, reference: str | None = None) -> list[Task]:
    """The tasks of a file or a ZIP archive; ``reference``: the solution, for suites that hold none.

    Raises ForeignError, and ArchiveError for an archive that cannot be unpacked.
    """
    match PurePosixPath(name).suffix.lower():
        case ".json":
            return deep_ml(decoded(name, data))
        case ".xml":
            return code_runner(data)
        case ".ipynb":
            return notebook(decoded(name, data), _title(name))
        case ".py":
            if reference is None:
                raise NoSolutionError(_("a suite of tests holds no solution"))
            return gradescope([decoded(name, data)], reference, _title(name).removeprefix("test "))
        case ".zip":
            files = files_in(data, wanted=lambda path: path.endswith(_READ))
            return _of_archive(_inside(files), _title(name), reference)
    said = _("it is none of .json, .xml, .ipynb, .py, .zip, or a folder of PrairieLearn or Deep-ML")
    raise ForeignError(said)


def tasks_of_folder(files: Mapping[str, bytes], name: str) -> list[Task]:
    """A question of PrairieLearn, or a problem of Deep-ML in its parts. Raises ForeignError."""
    if _is_deep_ml(files):
        return deep_ml_parts({path: decoded(path, files[path]) for path in DEEP_ML if path in files})
    for path in ("tests/test.py", "tests/ans.py"):
        if path not in files:
            raise ForeignError(_("the folder is no PrairieLearn question: {path} is missing", path=path))
    title = name
    if "info.json" in files:
        try:
            title = str(json.loads(decoded("info.json", files["info.json"])).get("title") or title)
        except (ValueError, RecursionError, AttributeError):
            raise ForeignError(_("info.json is not a JSON object")) from None
    notes: list[Message] = []
    page = files.get("question.html")
    statement = markdown_of(asked_in(decoded("question.html", page)), notes) if page is not None else ""
    suite, reference = (decoded(path, files[path]) for path in ("tests/test.py", "tests/ans.py"))
    tasks = prairie_learn(suite, reference, title, statement, draws="tests/setup_code.py" in files)
    tasks[0].notes.extend(notes)
    return tasks


def decoded(name: str, data: bytes) -> str:
    """``data`` as text. Raises ForeignError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ForeignError(_("{name} is not UTF-8", name=name)) from None


def _of_archive(files: Mapping[str, bytes], title: str, reference: str | None) -> list[Task]:
    """A folder that was packed, or else an autograder of Gradescope's: its Python files alone."""
    if _is_deep_ml(files) or {"tests/test.py", "tests/ans.py"} <= files.keys():
        return tasks_of_folder(files, title)
    texts = {path: decoded(path, data) for path, data in files.items() if path.endswith(".py")}
    return gradescope_files(texts, title, reference)


def _is_deep_ml(files: Mapping[str, bytes]) -> bool:
    return "tests.json" in files and "solution.py" in files


def _inside(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """``files`` without the one folder around them all; ``tests`` alone is none."""
    tops = {path.partition("/")[0] for path in files}
    if len(tops) == 1 and tops != {"tests"} and all("/" in path for path in files):
        return {path.partition("/")[2]: data for path, data in files.items()}
    return files


def _title(name: str) -> str:
    return PurePosixPath(name).stem.replace("_", " ").replace("-", " ")
