"""The page of the exercise."""

from __future__ import annotations

import webbrowser

import click

from tensorgrade.project import find


@click.command("open")
@click.option("--print", "only", is_flag=True, help="Print the address only.")
def command(only: bool) -> None:
    """Open the exercise's page in a browser."""
    project = find()
    address = f"{project.url}/courses/{project.course}/{project.assignment}/{project.exercise}/"
    click.echo(address)
    if not only:
        webbrowser.open(address)
