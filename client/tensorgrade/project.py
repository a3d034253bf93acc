"""The folder of an exercise: which one it is, and what was sent and not yet acknowledged."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from pathlib import Path
from typing import NamedTuple

from tensorgrade.problems import USAGE, Problem
from tensorgrade.words import say

NAME = ".tensorgrade.toml"
SENDING = ".tensorgrade-sending.json"


class Project(NamedTuple):
    """Where a folder came from."""

    folder: Path
    url: str
    course: str
    assignment: str
    exercise: str
    version: str

    @property
    def where(self) -> dict:
        return {"course": self.course, "assignment": self.assignment, "exercise": self.exercise}

    @property
    def path(self) -> str:
        """Its place in the API."""
        return f"/courses/{self.course}/assignments/{self.assignment}/exercises/{self.exercise}"

    @property
    def source(self) -> Path:
        return self.folder / "solution.py"


def write(project: Project) -> None:
    """Remember where the folder came from."""
    names = ("url", "course", "assignment", "exercise", "version")
    lines = [f"{name} = {json.dumps(getattr(project, name))}" for name in names]
    head = "# Where this exercise came from; the command line reads it.\n"
    (project.folder / NAME).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def find(start: Path | None = None) -> Project:
    """The exercise of this folder, or of one above it."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return read(folder)
    raise Problem(
        say(
            "This folder belongs to no exercise. Fetch one first (tensorgrade pull COURSE/ASSIGNMENT/EXERCISE) and "
            "work in its folder."
        ),
        USAGE,
    )


def read(folder: Path) -> Project:
    text = (folder / NAME).read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        match = re.match(r'\s*(\w+)\s*=\s*("(?:[^"\\]|\\.)*")\s*(#.*)?$', line)
        if match:
            found[match[1]] = json.loads(match[2])
    missing = [name for name in ("url", "course", "assignment", "exercise") if not found.get(name)]
    if missing:
        said = "{file} does not say {missing}. Pull the exercise again."
        raise Problem(say(said, file=folder / NAME, missing=", ".join(missing)), USAGE)
    return Project(
        folder, found["url"], found["course"], found["assignment"], found["exercise"], found.get("version", "")
    )


def token_for(project: Project, source: str, kind: str) -> str:
    """The key under which this code is sent: the one it was sent with before, while no answer to that has come."""
    digest = hashlib.sha256(f"{kind}\n{source}".encode("utf-8", "surrogatepass")).hexdigest()
    file = project.folder / SENDING
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["digest"] == digest:
            return str(uuid.UUID(kept["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    token = str(uuid.uuid4())
    file.write_text(json.dumps({"digest": digest, "token": token}), encoding="utf-8")
    return token


def acknowledged(project: Project) -> None:
    """The service has answered: the next sending is another one."""
    file = project.folder / SENDING
    if file.exists():
        file.unlink()


def parse_place(text: str) -> tuple:
    """(service or None, course, assignment, exercise or None) of ``COURSE/ASSIGNMENT[/EXERCISE]``, or of an address."""
    url = None
    match = re.match(r"(https?://[^/]+)/courses/(.*)", text)
    if match:
        url, text = match[1], match[2]
    parts = [part for part in text.split("?")[0].split("#")[0].strip("/").split("/") if part]
    if parts and parts[-1] in ("question", "mark", "history"):
        parts.pop()
    if len(parts) not in (2, 3) or not all(re.fullmatch(r"[\w-]+", part) for part in parts):
        raise Problem(
            say(
                "Name an exercise as COURSE/ASSIGNMENT/EXERCISE, all of an assignment as COURSE/ASSIGNMENT, or give "
                "the address of its page."
            ),
            USAGE,
        )
    return (url, *parts, *([None] if len(parts) == 2 else []))
