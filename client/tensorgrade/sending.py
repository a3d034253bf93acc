"""Sending code and telling what came of it: what run, submit and notebooks share."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tensorgrade import project as projects
from tensorgrade.problems import FAULT, NOT_RIGHT, USAGE, Away, Problem
from tensorgrade.project import Project
from tensorgrade.report import report_lines
from tensorgrade.service import Service
from tensorgrade.words import say

PASSED, OURS = "passed", "internal"


def read_source(project: Project, file: Path | None) -> str:
    """The code to send; of a notebook its code cells, without what they printed."""
    path = file or project.source
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Problem(say("There is no {path}. Name the file: tensorgrade submit FILE", path=path), USAGE) from None
    except UnicodeDecodeError as error:
        said = say("{path} is not UTF-8 text: byte {byte} cannot be read.", path=path, byte=error.start)
        raise Problem(said, USAGE) from error
    return notebook_code(text, path) if path.suffix == ".ipynb" else text


def notebook_code(text: str, path: Path) -> str:
    """A notebook with nothing but its code cells, as the service takes it."""
    try:
        cells = json.loads(text)["cells"]
        codes = [cell for cell in cells if cell["cell_type"] == "code"]
        kept = [{"cell_type": "code", "source": "".join(cell["source"])} for cell in codes]
    except (ValueError, KeyError, TypeError) as error:
        raise Problem(say("{path} is no notebook that can be read.", path=path), USAGE) from error
    return json.dumps({"cells": kept, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}, ensure_ascii=False)


def send(project: Project, source: str, kind: str, *, quiet: bool = False, wait: bool = True) -> dict:
    """Send it and wait for the verdict. On a bad connection: what is kept, and how to go on."""
    service = Service(project.url)
    token = projects.token_for(project, source, kind)
    word = "submit" if kind == "submission" else "run"
    data = {**project.where, "source": source, "kind": kind, "client_token": token}
    try:
        found = service.post("/submissions", data, key=token, wait=20 if wait else 0)
    except Away as error:
        raise Away(
            say(
                "{reason} Your code is safe in its file. Whether it arrived is not known: type the same command again "
                "(tensorgrade {word}) when the connection is back. Unchanged code is recognised, and counts once.",
                reason=error,
                word=word,
            )
        ) from error
    projects.acknowledged(project)
    if not wait:
        return dict(found)

    def waiting(row: dict) -> None:
        if not quiet:
            click.echo(say("Running …") if row["state"] == "running" else say("Waiting for its turn …"), err=True)

    try:
        return dict(service.verdict(found, waiting))
    except (Away, KeyboardInterrupt) as error:
        reason = say("Stopped waiting.") if isinstance(error, KeyboardInterrupt) else str(error)
        raise Away(
            say(
                "{reason} Your code has arrived and is graded without you: tensorgrade status shows the verdict, and "
                "so does {url}",
                reason=reason,
                url=found["url"],
            )
        ) from error


def tell(found: dict, *, as_json: bool = False) -> None:
    """Print the report and leave with the exit status that says the same."""
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        width = click.get_terminal_size()[0] if hasattr(click, "get_terminal_size") else _width()
        for line in report_lines(found, width=width):
            click.echo(line)
    raise click.exceptions.Exit(status_of(found))


def status_of(found: dict) -> int:
    """0: all right, or nothing to be seen yet; 1: not right; 5: our fault."""
    if found["state"] != "finished" or found["withheld"] or found["verdict"] == PASSED:
        return 0
    return FAULT if found["verdict"] == OURS else NOT_RIGHT


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns
