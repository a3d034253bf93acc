"""Hand in."""

from __future__ import annotations

from pathlib import Path

import click

from tensorgrade.project import find
from tensorgrade.sending import read_source, send, tell
from tensorgrade.words import say


@click.command("submit")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON.")
@click.option("--wait/--no-wait", default=True, help="Wait for the verdict.")
def command(file: Path | None, as_json: bool, wait: bool) -> None:
    """Hand FILE in (default: solution.py; notebooks too) and wait for the verdict."""
    project = find(file.parent if file else None)
    found = send(project, read_source(project, file), "submission", quiet=as_json, wait=wait)
    if not wait and not as_json:
        click.echo(say("Handed in. Its verdict: tensorgrade status, or {url}", url=found["url"]))
        return
    tell(found, as_json=as_json)
