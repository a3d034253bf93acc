"""The visible cases in the student's own Python: a first look, without the service and without its jail."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tensorgrade.problems import USAGE, Problem
from tensorgrade.project import Project
from tensorgrade.words import say

RUNNER = Path(__file__).with_name("local_runner.py")


def run_local(project: Project, source: str, *, python: str = sys.executable, timeout: float = 60.0) -> dict:
    """A report of the same form as the service's. Raises Problem where it cannot be run at all."""
    cases = project.folder / "cases.json"
    if not cases.is_file() or json.loads(cases.read_text(encoding="utf-8"))["cases"] is None:
        raise Problem(say("There are no visible cases here yet: tensorgrade pull fetches them."), USAGE)
    with tempfile.TemporaryDirectory(prefix="tensorgrade-") as folder:
        code, answer = Path(folder) / "solution.py", Path(folder) / "answer.json"
        code.write_text(source, encoding="utf-8")
        command = [python, str(RUNNER), str(code), str(cases), str(answer)]
        try:
            done = subprocess.run(command, cwd=project.folder, timeout=timeout, check=False)
        except FileNotFoundError:
            raise Problem(say("There is no Python at {python}.", python=python), USAGE) from None
        except subprocess.TimeoutExpired:
            said = "Stopped after {seconds} s. Does a loop not end? --timeout gives it longer."
            raise Problem(say(said, seconds=f"{timeout:g}"), 1) from None
        if not answer.is_file():
            said = "{python} ended with status {status} before all cases were run."
            raise Problem(say(said, python=python, status=done.returncode), 1)
        found = json.loads(answer.read_text(encoding="utf-8"))
    if found.get("missing"):
        raise Problem(
            say(
                "{python} has no {missing}. Install it there, name another Python (--python), or leave out --local.",
                python=python,
                missing=found["missing"],
            ),
            USAGE,
        )
    return {"exercise": project.exercise, "kind": "trial", "state": "finished", "withheld": False, "url": "", **found}
