"""What was sent, or what is due."""

from __future__ import annotations

import click

from tensorgrade.problems import Problem
from tensorgrade.project import find
from tensorgrade.report import mark_of, moment, padded
from tensorgrade.sending import tell
from tensorgrade.service import Service
from tensorgrade.words import say


@click.command("status")
@click.option("--report", is_flag=True, help="The newest report whole.")
@click.option("--json", "as_json", is_flag=True, help="With --report: as JSON.")
def command(report: bool, as_json: bool) -> None:
    """In an exercise's folder: what you sent for it. Elsewhere: what is open in your courses."""
    try:
        project = find()
    except Problem:
        _due()
        return
    service = Service(project.url)
    rows = service.get(f"{project.path}/submissions", limit=10)
    if report:
        if not rows:
            raise Problem(say("You have sent nothing for this exercise yet."))
        tell(service.get(f"/submissions/{rows[0]['id']}"), as_json=as_json)
    for row in rows:
        kind = say("submit" if row["kind"] == "submission" else "run")
        late = "  " + say("late") if row["late"] else ""
        click.echo(f"{moment(row['created_at'])}  {padded(kind, 6)}  {mark_of(row)}{late}")
    if not rows:
        click.echo(say("You have sent nothing for this exercise yet."))
    elif rows[0]["state"] == "finished":
        click.echo(say("The newest report: tensorgrade status --report"))


def _due() -> None:
    service = Service()
    for course in service.get("/courses"):
        for row in service.get(f"/courses/{course['slug']}/marks"):
            if not row["takes_submissions"] or row["mode"] == "practice":
                continue
            due = say("due {moment}", moment=moment(row["due_at"])) if row["due_at"] else say("no due date")
            earned, most = row["earned"], row["max_points"]
            have = say("{earned} of {most}", earned=earned, most=most) if earned is not None else ""
            click.echo(f"{course['slug']}/{row['slug']:<24} {padded(say(row['phase']), 8)} {padded(due, 22)} {have}")
