"""One's own marks."""

from __future__ import annotations

import click

from tensorgrade.report import padded
from tensorgrade.service import Service
from tensorgrade.words import language, say


@click.command("grades")
@click.argument("course", required=False)
def command(course: str | None) -> None:
    """Your points in COURSE, or in all of yours; COURSE/ASSIGNMENT for each exercise."""
    service = Service()
    if course and "/" in course:
        slug, assignment = course.strip("/").split("/", 1)
        found = service.get(f"/courses/{slug}/assignments/{assignment}")
        for row in found["exercises"]:
            mark = row["mark"] if row["mark"] is not None else "–"
            have = say("{earned} of {most}", earned=f"{mark:>8}", most=f"{row['points']:>8}")
            click.echo(f"{have}  {padded(say(row['progress']), 10)} {row['exercise']['slug']}")
        _line(found, say("all"))
        return
    for one in [course] if course else [row["slug"] for row in service.get("/courses")]:
        rows = [row for row in service.get(f"/courses/{one}/marks") if row["mode"] != "practice"]
        if rows and not course:
            click.echo(click.style(one, bold=True))
        for row in rows:
            title = row["title"].get(language()) or row["title"].get("en") or row["slug"]
            _line(row, f"{row['slug']}  {title}")


def _line(row: dict, name: str) -> None:
    earned = row["earned"] if row["earned"] is not None else "–"
    have = say("{earned} of {most}", earned=f"{earned:>8}", most=f"{row['max_points']:>8}")
    click.echo(f"{have}  {name}")
