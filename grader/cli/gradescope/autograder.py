"""An exercise as a Gradescope autograder: a ZIP file with setup.sh, run_autograder and all they need.

Gradescope has no namespaces to build a jail of, so the student's code runs beside its judge, and expected results lie
in its container. What that loses stands in the README inside.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.config import ROOT
from grader.content.bundle import Bundle
from grader.grading.calls import limits_of

RUNNER = ROOT / "client" / "tensorgrade" / "local_runner.py"
GRADE = Path(__file__).with_name("grade.py.txt")
README = Path(__file__).with_name("README.md.txt")

SETUP = """#!/usr/bin/env bash
set -e
apt-get update && apt-get install -y --no-install-recommends python3 python3-pip python3-venv
python3 -m venv /autograder/venv
/autograder/venv/bin/pip install {packages}
"""
RUN = """#!/usr/bin/env bash
cd /autograder/source
exec /autograder/venv/bin/python grade.py
"""


def autograder_of(bundle: Bundle, cases: list[dict[str, Any]], *, versions: Mapping[str, str]) -> bytes:
    """The ZIP file. ``cases`` are ``grading.handing_out``'s, ``versions`` the libraries the results were computed with.

    The same exercise gives the same bytes.
    """
    code = bundle.spec.code
    if code is None:
        raise ValueError(f"{bundle.slug} is a question: it has no code to grade.")
    if code.arrays == "triton":
        raise ValueError(f"{bundle.slug} is about kernels, which only a jail of this service runs.")
    given = {
        "slug": bundle.slug,
        "version": bundle.hash,
        "entry": list(code.entry),
        "arrays": code.arrays,
        "forbidden": list(code.forbidden),
        "rtol": bundle.spec.judge.rtol,
        "atol": bundle.spec.judge.atol,
        "precision": bundle.spec.judge.precision,
        "wall_seconds": limits_of(bundle).wall_seconds,
        "cases": cases,
    }
    wanted = ("numpy", "torch") if code.arrays == "torch" else ("numpy",)
    packages = " ".join(f"{name}=={versions[name].partition('+')[0]}" for name in wanted if name in versions)
    hidden = sum(not case["visible"] for case in cases)
    left_out = [case["name"] for case in cases if case["steps"] is None or case["check"] != "value"]
    readme = README.read_text().format(
        slug=bundle.slug,
        title=bundle.spec.title.get("en") or next(iter(bundle.spec.title.values())),
        version=bundle.hash[:12],
        visible=len(cases) - hidden,
        hidden=hidden,
        left_out="\n".join(f"- {name}" for name in left_out) or "- none",
        forbidden=", ".join(code.forbidden) or "nothing",
    )
    files = {
        "setup.sh": SETUP.format(packages=packages or " ".join(wanted)),
        "run_autograder": RUN,
        "grade.py": GRADE.read_text(),
        "local_runner.py": RUNNER.read_text(),
        "cases.json": json.dumps(given, indent=1),
        "README.md": readme,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)
            executable = name in ("setup.sh", "run_autograder")
            entry.external_attr = (stat.S_IFREG | (0o755 if executable else 0o644)) << 16
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
