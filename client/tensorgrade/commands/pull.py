"""Fetch exercises into folders. What a student has written is never written over."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tensorgrade.problems import Problem
from tensorgrade.project import Project, parse_place, write
from tensorgrade.service import Service
from tensorgrade.words import say


@click.command("pull")
@click.argument("place")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Folder; default: the exercise's name.")
def command(place: str, into: Path | None) -> None:
    """Fetch PLACE: COURSE/ASSIGNMENT/EXERCISE, COURSE/ASSIGNMENT for all of it, or a page's address."""
    url, course, assignment, exercise = parse_place(place)
    service = Service(url)
    if exercise is not None:
        _pull(service, course, assignment, exercise, into or Path(exercise))
        return
    found = service.get(f"/courses/{course}/assignments/{assignment}")
    codes = [row["exercise"] for row in found["exercises"] if row["exercise"]["kind"] == "code"]
    if not codes:
        raise Problem(say("This assignment has no code for you to pull now."))
    for row in codes:
        _pull(service, course, assignment, row["slug"], (into or Path(assignment)) / row["slug"])


def _pull(service: Service, course: str, assignment: str, exercise: str, folder: Path) -> None:
    base = f"/courses/{course}/assignments/{assignment}/exercises/{exercise}"
    found = service.get(base, wait=20)
    if found["exercise"]["kind"] != "code":
        said = "{exercise} is a question: answer it on its page, {url}"
        raise Problem(say(said, exercise=exercise, url=found["url"]))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "statement.md").write_text(found["statement"], encoding="utf-8")
    for path, text in found["figures"].items():
        target = (folder / path).resolve()
        if folder.resolve() in target.parents:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    keys = ("entry", "arrays", "rtol", "atol", "precision", "cases")
    (folder / "cases.json").write_text(json.dumps({key: found[key] for key in keys}, indent=1), encoding="utf-8")
    write(Project(folder, service.url, course, assignment, exercise, found["version"]))
    source = folder / "solution.py"
    text = found["draft"] or found["starter"]
    if not source.exists():
        source.write_text(text, encoding="utf-8")
        drafted = say("solution.py is as it stands in your editor")
        said = drafted if found["draft"] else say("solution.py is the starter code")
    elif source.read_text(encoding="utf-8") == text:
        said = say("solution.py was the same already")
    else:
        said = say("your solution.py is kept as it is")
    cases = found["cases"]
    none = say("no cases yet: pull again in a minute")
    count = none if cases is None else say("{count} visible cases", count=len(cases))
    click.echo(say("{folder}/  {said}; {count}.", folder=folder, said=said, count=count))
