"""The gradebook as a file."""

from __future__ import annotations

from pathlib import Path

import click

from tensorgrade.service import Service

FORMS = ("tensorgrade", "canvas", "moodle", "blackboard", "brightspace")


@click.command("export")
@click.argument("course")
@click.option("--form", type=click.Choice(FORMS), default="tensorgrade", help="The platform that will read it.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Default: the terminal.")
def command(course: str, form: str, output: Path | None) -> None:
    """The gradebook of COURSE as CSV."""
    text = Service().text(f"/teach/{course}/export", form=form)
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_bytes(text.encode())
    click.echo(f"{output}: {len(text.splitlines())} lines.")
