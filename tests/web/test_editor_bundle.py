"""The committed editor is what its sources build."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.require import need

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = ROOT / "grader" / "web" / "static" / "web"


@pytest.mark.slow
def test_a_fresh_build_gives_the_same_bytes(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    need(npm, "npm is not installed")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    editor = Path("grader/web/editor")
    shutil.copytree(ROOT / editor, tmp_path / editor)
    output = tmp_path / "grader/web/static/web"
    output.mkdir(parents=True)
    installed = subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund", "--prefer-offline"], cwd=tmp_path, capture_output=True, text=True
    )
    need(installed.returncode == 0, f"npm cannot install the editor's packages here: {installed.stderr[-300:]}")
    subprocess.run([npm, "run", "build"], cwd=tmp_path, check=True, capture_output=True)
    for name in ("editor.js", "writing.js", "editor.LICENSES.txt"):
        assert (output / name).read_text() == (STATIC / name).read_text(), f"run `npm ci && npm run build`: {name}"


def test_every_package_is_pinned() -> None:
    pinned = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    assert all(version[0].isdigit() for version in pinned.values())
    assert "codemirror" not in pinned  # that package's latest is version 5


def test_the_licences_of_what_is_bundled_stand_beside_it() -> None:
    text = (STATIC / "editor.LICENSES.txt").read_text()
    bundled = [name for name in json.loads((ROOT / "package.json").read_text())["devDependencies"] if name != "esbuild"]
    for name in bundled:
        assert f"{name} " in text
    assert text.count("MIT License") >= len(bundled)
