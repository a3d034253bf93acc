"""``%load_ext tensorgrade``, then ``%%tensorgrade corr2d`` on a cell: runs or submits that cell.

What is sent is the text of the cell as it stands, never a file on disk, and which exercise it is stands in the cell's
own first line, never in its metadata: a copied or unsaved notebook sends what one sees.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from typing import Any

from tensorgrade.problems import Away, Problem
from tensorgrade.project import parse_place
from tensorgrade.service import Service
from tensorgrade.words import say

USAGE = """%%tensorgrade [--submit] [--no-exec] EXERCISE
  EXERCISE: corr2d, or COURSE/ASSIGNMENT/EXERCISE where several have it, or the address of its page.
  Without --submit the visible cases are run and nothing counts."""

_places: dict = {}  # (service, exercise) -> place, found once
_sent: dict = {}  # digest of what was sent -> its key, until the service has acknowledged it


def load(shell: Any) -> None:
    """Give the notebook its magic."""
    shell.register_magic_function(_magic(shell), magic_kind="cell", magic_name="tensorgrade")


def _magic(shell: Any) -> Any:
    def tensorgrade(line: str, cell: str) -> Any:
        from tensorgrade.html import Shown

        words = line.split()
        flags = {word for word in words if word.startswith("--")}
        names = [word for word in words if not word.startswith("--")]
        if len(names) != 1 or flags - {"--submit", "--no-exec"}:
            return Shown.problem(USAGE)
        if "--no-exec" not in flags:
            # The cell defines its functions here too, as any other cell does.
            result = shell.run_cell(cell, store_history=False)
            if result.error_before_exec or result.error_in_exec:
                return None  # what was raised stands below the cell already
        try:
            found = send_cell(names[0], cell, "submission" if "--submit" in flags else "trial")
        except Problem as problem:
            return Shown.problem(str(problem))
        return Shown(found)

    tensorgrade.__doc__ = USAGE
    return tensorgrade


def send_cell(exercise: str, cell: str, kind: str) -> dict:
    """Send the cell's text and wait for the verdict. Raises Problem with what was kept, and how to go on."""
    url, course, assignment, slug = _place(exercise)
    service = Service(url)
    source = re.sub(r"^\s*[%!?].*$", "", cell, flags=re.MULTILINE)  # what is said to the notebook is no Python
    where = {"course": course, "assignment": assignment, "exercise": slug}
    digest = hashlib.sha256(repr((service.url, where, kind, source)).encode("utf-8", "surrogatepass")).hexdigest()
    key = _sent.setdefault(digest, str(uuid.uuid4()))
    try:
        found = service.post(
            "/submissions", {**where, "source": source, "kind": kind, "client_token": key}, key=key, wait=20
        )
    except Away as error:
        raise Away(
            say(
                "{reason} Your cell is as it was. Whether it arrived is not known: run the cell again when the "
                "connection is back. Unchanged, it is recognised and counts once.",
                reason=error,
            )
        ) from error
    del _sent[digest]
    try:
        return dict(service.verdict(found, lambda _: None))
    except Away as error:
        said = say("{reason} Your code has arrived and is graded: see {url}", reason=error, url=found["url"])
        raise Away(said) from error


def _place(exercise: str) -> tuple:
    if "/" in exercise:
        place = parse_place(exercise)
        if place[3] is None:
            raise Problem(USAGE)
        return place
    service = Service()
    if (service.url, exercise) not in _places:
        found = [
            (None, course["slug"], assignment["slug"], exercise)
            for course in service.get("/courses")
            for assignment in service.get(f"/courses/{course['slug']}/assignments")
            if assignment["takes_submissions"]
            for row in assignment["exercises"]
            if row["exercise"]["slug"] == exercise
        ]
        graded = [one for one in found if one[1] != "library"] or found
        if not graded:
            raise Problem(say("None of your courses asks for {exercise} now.", exercise=exercise))
        if len(graded) > 1:
            names = ", ".join("/".join(one[1:]) for one in graded)
            said = "Several assignments ask for {exercise}. Say which one: {names}"
            raise Problem(say(said, exercise=exercise, names=names))
        _places[service.url, exercise] = graded[0]
    return _places[service.url, exercise]
