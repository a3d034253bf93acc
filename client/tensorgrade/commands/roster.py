"""The people of a course."""

from __future__ import annotations

import csv
import io
import uuid
from pathlib import Path

import click

from tensorgrade.problems import NOT_RIGHT
from tensorgrade.service import Service


@click.command("roster")
@click.argument("course")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--apply", "applied", is_flag=True, help="Do it; without, it is only shown.")
@click.option("--drop", is_flag=True, help="Who is not in the file drops out of the course.")
def command(course: str, file: Path | None, applied: bool, drop: bool) -> None:
    """Without FILE: the people of COURSE as CSV. With a CSV: what it would change, line by line."""
    service = Service()
    if file is None:
        click.echo(_people(service, course), nl=False)
        return
    data = {"table": file.read_bytes().decode("utf-8-sig"), "drop": drop, "apply": applied}
    found = service.post(f"/teach/{course}/roster", data, key=str(uuid.uuid4()))
    for row in found["rows"]:
        if row["change"] != "same":
            click.echo(
                f"{row['line'] or '':>5}  {row['change']:<6}  {row['name']} {row['email']}  {row['says']}".rstrip()
            )
    counts = ", ".join(f"{count} {word}" for word, count in found["counts"].items() if count)
    done = "Done" if found["applied"] else "Nothing is changed yet (--apply does it)"
    click.echo(f"{done}: {counts or 'nothing to do'}.")
    if found["counts"].get("wrong"):
        raise click.exceptions.Exit(NOT_RIGHT)


def _people(service: Service, course: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["name", "email", "number", "section", "role", "user_name"])
    offset: int | None = 0
    while offset is not None:
        found = service.get(f"/teach/{course}/people", **{"from": offset})
        for row in found["items"]:
            sections = "; ".join(row["sections"])
            cells = [row["name"], row["email"], row["student_number"], sections, row["role"], row["user_name"]]
            writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells])
        offset = found["next"]
    return text.getvalue()
