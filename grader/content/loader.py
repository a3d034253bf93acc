"""From a folder, or from the files the web was given, to a checked ``Bundle``. Reads files; never runs one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from grader.content.bundle import Bundle, build, statement_path
from grader.content.problems import Code, ContentError, ContentProblem
from grader.content.python_files import code_problems, syntax_problems
from grader.content.question_check import QUESTION_FILE, question_problems
from grader.content.spec.exercise import OWN_REFERENCE, SLUG_PATTERN, SPEC_FILE, ExerciseSpec, parse_spec
from grader.languages import LANGUAGES, main_of
from grader.messages import Message as _

FILE_LIMIT: Final = 256 << 10  # bytes of one file
BUNDLE_LIMIT: Final = 2 << 20  # bytes of all files together
FOLDERS: Final = {
    "accepted": r"[a-z][a-z0-9_]*\.py",
    "misconceptions": r"[a-z][a-z0-9_]*\.py",
    "cheats": r"[a-z][a-z0-9_]*\.py",
    "support": r"[a-z][a-z0-9_]*\.py",
    "figures": r"[a-z0-9][a-z0-9_-]*\.svg",
    "reference": r"[a-z_][a-z0-9_]*\.py",
}
COMMON_FILES: Final = frozenset({SPEC_FILE, "LICENSE.txt", *map(statement_path, LANGUAGES)})
KIND_FILES: Final = {
    "code": frozenset({"starter.py", "cases.py", OWN_REFERENCE}),
    "question": frozenset({QUESTION_FILE}),
}
CODE_FOLDERS: Final = frozenset({"accepted", "misconceptions", "cheats", "support", "reference"})


def load_folder(folder: Path, reference_root: Path | None = None) -> Bundle:
    """Read one exercise folder; ``reference_root`` is where the modules that ``code.reference`` names lie.

    Hidden files and ``__pycache__`` are passed over. Raises ``ContentError`` with all problems found at once.
    """
    if not folder.is_dir():
        message = _("there is no such folder.") if not folder.exists() else _("is not a folder.")
        raise ContentError([ContentProblem(str(folder), None, message, Code.NOT_A_FOLDER)])
    files: dict[str, bytes] = {}
    problems: list[ContentProblem] = []
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        _read_into(files, problems, name, path)
    if any(name.startswith("reference/") for name in files):
        message = _("a folder of this name is not read; the shared modules come from the site's reference/.")
        problems.append(ContentProblem("reference/", None, message, Code.UNKNOWN_FILE))
    else:
        _add_reference(files, problems, reference_root)
    return _checked(folder.resolve().name, files, problems)


def load_files(slug: str, files: Mapping[str, bytes]) -> Bundle:
    """Check files that came from the web; the modules of reference/ lie among them as ``reference/<module>.py``.

    Gives the same bundle as ``load_folder`` does for the same bytes. Raises ``ContentError``.
    """
    return _checked(slug, dict(files), [])


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _read_into(files: dict[str, bytes], problems: list[ContentProblem], name: str, path: Path) -> None:
    """Read one file, never more of it than the limit allows."""
    if path.is_symlink():
        message = _("is a symbolic link; put the file itself here.")
        problems.append(ContentProblem(name, None, message, Code.SYMLINK))
        return
    if not path.is_file():
        problems.append(ContentProblem(name, None, _("is not a regular file."), Code.UNREADABLE))
        return
    try:
        with path.open("rb") as stream:
            files[name] = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        problems.append(ContentProblem(name, None, _("cannot be read: {why}.", why=error.strerror), Code.UNREADABLE))


def _add_reference(files: dict[str, bytes], problems: list[ContentProblem], root: Path | None) -> None:
    """Take the modules that exercise.toml names in; one that is not there is found by ``_checked``."""
    try:
        spec = parse_spec(files[SPEC_FILE].decode())
    except (KeyError, UnicodeDecodeError, ContentError):
        return  # reported by _checked
    for name in spec.code.reference_modules if spec.code and root else ():
        path = root / name.removeprefix("reference/") if root else Path(name)
        if path.exists():
            _read_into(files, problems, name, path)


def _checked(slug: str, files: dict[str, bytes], problems: list[ContentProblem]) -> Bundle:
    problems = [*problems, *_name_problems(slug, files), *_byte_problems(files)]
    spec = None
    if SPEC_FILE not in files:
        problems.append(ContentProblem(SPEC_FILE, None, _("is missing: every exercise has one."), Code.MISSING_FILE))
    elif not any(p.file == SPEC_FILE and p.code is not Code.BAD_SLUG for p in problems):
        try:
            spec = parse_spec(files[SPEC_FILE].decode())
        except ContentError as error:
            problems += error.problems
    readable = {p: d.decode() for p, d in files.items() if _is_text(d)}
    unparsed = tuple(syntax_problems(readable))
    problems += unparsed
    if spec is not None:
        problems += _kind_problems(spec, files)
        broken = {problem.file for problem in unparsed}
        parsed = {path: text for path, text in readable.items() if path not in broken}
        problems += code_problems(spec.code, parsed, files.keys(), spec.languages) if spec.code else ()
        problems += question_problems(spec, readable) if spec.question and QUESTION_FILE not in broken else ()
    if problems:
        raise ContentError(sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.message)))
    return build(slug, files)


def _name_problems(slug: str, files: Mapping[str, bytes]) -> Iterator[ContentProblem]:
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > 64:
        message = _(
            "the folder's name {name} becomes the exercise's address: small letters, digits and single hyphens.",
            name=repr(slug),
        )
        yield ContentProblem(SPEC_FILE, None, message, Code.BAD_SLUG)
    for path in files:
        if not is_known_path(path):
            message = _("is not part of an exercise folder; remove it, or give it a name and place that is.")
            yield ContentProblem(path, None, message, Code.UNKNOWN_FILE)


def is_known_path(path: str) -> bool:
    """Whether an exercise folder, of whichever kind, may hold a file of that name."""
    folder, _, name = path.rpartition("/")
    known = COMMON_FILES.union(*KIND_FILES.values())
    return path in known or (folder in FOLDERS and re.fullmatch(FOLDERS[folder], name) is not None)


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _byte_problems(files: Mapping[str, bytes]) -> Iterator[ContentProblem]:
    for path, data in files.items():
        if len(data) > FILE_LIMIT:
            message = _("is larger than {limit} KiB.", limit=FILE_LIMIT >> 10)
            yield ContentProblem(path, None, message, Code.FILE_TOO_LARGE)
            continue
        try:
            at = data.decode().find("\0")
        except UnicodeDecodeError as error:
            at = error.start
        if at >= 0:
            line = data.count(b"\n", 0, at) + 1
            message = _("holds bytes that are not UTF-8 text.")
            yield ContentProblem(path, line, message, Code.NOT_UTF8)
    if sum(map(len, files.values())) > BUNDLE_LIMIT:
        message = _("all files together are larger than {limit} MiB.", limit=BUNDLE_LIMIT >> 20)
        yield ContentProblem(SPEC_FILE, None, message, Code.BUNDLE_TOO_LARGE)


def _kind_problems(spec: ExerciseSpec, files: Mapping[str, bytes]) -> Iterator[ContentProblem]:
    """Files that this kind of exercise has to have, and those that belong to the other one."""
    statement = statement_path(main_of(spec.languages))
    required = {statement} | ({"starter.py", "cases.py"} if spec.kind == "code" else set())
    for path in sorted(required - files.keys()):
        message = _("is missing: an exercise of this kind has one ({kind}).", kind=spec.kind)
        yield ContentProblem(path, None, message, Code.MISSING_FILE)
    other = KIND_FILES["question" if spec.kind == "code" else "code"]
    for path in files:
        if path in other or (spec.kind == "question" and path.partition("/")[0] in CODE_FOLDERS):
            message = _('has no use in an exercise with kind = "{kind}".', kind=spec.kind)
            yield ContentProblem(path, None, message, Code.UNKNOWN_FILE)
