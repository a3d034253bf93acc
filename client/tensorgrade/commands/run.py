"""Try the code on the visible cases: through the service, or in the student's own Python."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tensorgrade.project import find
from tensorgrade.sending import read_source, send, tell


@click.command("run")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--local", is_flag=True, help="In your own Python, without the service; it needs numpy or torch there.")
@click.option("--python", default=sys.executable, help="With --local: which Python.")
@click.option("--timeout", default=60.0, help="With --local: seconds after which it is stopped.")
@click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON.")
def command(file: Path | None, local: bool, python: str, timeout: float, as_json: bool) -> None:
    """Try FILE (default: solution.py) on the visible cases; nothing counts."""
    project = find(file.parent if file else None)
    source = read_source(project, file)
    if local:
        from tensorgrade.local import run_local

        tell(run_local(project, source, python=python, timeout=timeout), as_json=as_json)
    tell(send(project, source, "trial", quiet=as_json), as_json=as_json)
