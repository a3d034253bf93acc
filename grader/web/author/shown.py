"""What the editor's page shows beside a file: the tree, findings at their lines, previews, fields to complete."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from grader.catalog.models import DraftCheck, DraftFile
from grader.catalog.own.selectors import OwnView, Read
from grader.catalog.selectors import bundle_of
from grader.catalog.stands_in import NAMES
from grader.content.bundle import statement_path
from grader.content.rendering.markdown import render_markdown
from grader.content.rendering.svg import FigureError, sanitise
from grader.content.spec.exercise import ExerciseSpec
from grader.grading.check.types import Fault
from grader.languages import LANGUAGES
from grader.localised import translated
from grader.messages import Message as _
from grader.messages import as_it_is
from grader.questions.registry import TYPES

ORDER = ("", "accepted", "misconceptions", "cheats", "support", "figures", "reference")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, with where it stands."""

    fault: Fault
    there: bool  # its file is one of the draft's
    kind: str = "bad"  # or "warn": does not stand against publishing

    def as_json(self) -> dict[str, Any]:
        """For the editor's script: the line and the sentence."""
        fault = self.fault
        return {
            "line": fault.line,
            "message": translated(fault.message),
            "detail": translated(fault.detail),
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True)
class Branch:
    """One folder of the tree with its files, and how much is wrong in each."""

    folder: str
    files: tuple[tuple[DraftFile, str, int], ...]  # the file, its name within the folder, findings


@dataclass(frozen=True, slots=True)
class Shown:
    """What a file looks like to a reader of one language ("": the file has none)."""

    language: str
    name: str
    html: SafeString


def findings_of(view: OwnView, read: Read, check: DraftCheck | None = None) -> list[Finding]:
    """What reading the draft found, then what its newest check did about files that are still as they were then."""
    contents = view.contents
    found = [Finding(fault, fault.file in contents) for fault in read.faults]
    if check is None or not check.result:
        return found
    then = bundle_of(version=check.version).files
    faults = [Finding(Fault.from_json(fault), True) for fault in check.result["faults"]]
    mutation = check.result["mutation"]
    for survivor in mutation["survivors"] if mutation else ():
        said = _("No case notices this change:")
        fault = Fault("survivor", survivor["file"], said, survivor["line"], as_it_is(changed_lines(survivor["diff"])))
        faults.append(Finding(fault, True, "warn"))
    said_already = {(one.fault.file, one.fault.message) for one in found}
    for one in faults:
        path = one.fault.file
        if path in contents and contents[path] == then.get(path) and (path, one.fault.message) not in said_already:
            found.append(one)
    return found


def changed_lines(diff: str) -> str:
    """The lines of a difference that were taken out and put in, without its heading."""
    lines = diff.splitlines()
    return "\n".join(line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def tree(view: OwnView, found: Iterable[Finding]) -> list[Branch]:
    """The files by folder; exercise.toml comes first."""
    wrong: dict[str, int] = {}
    for one in found:
        wrong[one.fault.file] = wrong.get(one.fault.file, 0) + 1
    folders: dict[str, list[tuple[DraftFile, str, int]]] = {}
    for file in sorted(view.files, key=lambda file: (file.path != "exercise.toml", file.path)):
        folder, _, name = file.path.rpartition("/")
        folders.setdefault(folder, []).append((file, name, wrong.get(file.path, 0)))
    names = sorted(folders, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return [Branch(name, tuple(folders[name])) for name in names]


def previews(view: OwnView, path: str, text: str) -> list[Shown]:
    """The statement in each language side by side, this one as it is typed; or a figure as a page would show it."""
    if path.startswith("figures/"):
        try:
            html = mark_safe(sanitise(text.encode(errors="replace"), name="figure")[0])  # noqa: S308  drawing alone
        except FigureError as error:
            html = format_html("<p>{} {}</p>", gettext("This is no figure yet:"), translated(error.sentence))
        return [Shown("", "", html)]
    paths = {statement_path(language): language for language in LANGUAGES}
    if path not in paths:
        return []
    files = view.contents
    shown = []
    for one, language in paths.items():
        if one != path and one not in files:
            continue
        source = text if one == path else files[one].decode()
        page = mark_safe(render_markdown(source, figures=files))  # noqa: S308  it gives safe HTML
        shown.append(Shown(language, str(NAMES[language]), page))
    return sorted(shown, key=lambda one: paths[path] != one.language)


@lru_cache(maxsize=1)
def where_fields_stand() -> str:
    """As JSON, the fields that exercise.toml may have, by the table they stand in: for completion."""
    schema = ExerciseSpec.model_json_schema()
    kinds = schema.get("$defs", {})
    found: dict[str, list[dict[str, Any]]] = {"": _fields(schema)}
    for table, kind in (("code", "CodeSpec"), ("limits", "LimitsSpec"), ("judge", "JudgeSpec"), ("hints", "HintSpec")):
        if kind in kinds:
            found[table] = _fields(kinds[kind])
    found["judge.window"] = _fields(kinds.get("WindowSpec", {}))
    question = {field["label"]: field for kind in TYPES.values() for field in _fields(kind.model_json_schema())}
    question["type"] = {"label": "type", "values": [json.dumps(name) for name in TYPES]}
    found["question"] = list(question.values())
    return json.dumps(found)


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"label": name, "values": [json.dumps(value) for value in _values(field)]}
        for name, field in schema.get("properties", {}).items()
    ]


def _values(field: dict[str, Any]) -> list[Any]:
    """What may stand there, where that is one of a few."""
    if "enum" in field:
        return list(field["enum"])
    if "const" in field:
        return [field["const"]]
    if field.get("type") == "boolean":
        return [True, False]
    return [value for one in field.get("anyOf", ()) for value in _values(one)]


def text_beneath(path: str) -> str:
    """What a new file of that name begins with."""
    folder = path.partition("/")[0]
    if folder == "misconceptions":
        return '"""What this mistake is, as the student who made it should read it."""\n'
    if folder in ("accepted", "cheats"):
        return '"""What this solution does."""\n'
    if folder == "figures":
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">\n</svg>\n'
    return ""
