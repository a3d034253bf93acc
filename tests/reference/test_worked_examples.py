"""What the statements show is what the reference gives: their examples run as doctests, in both languages."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from grader.content.loader import load_folder

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "exercises").glob("*/*/exercise.toml") if "[code]" in path.read_text())
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def names(folder: Path) -> dict[str, object]:
    """The exercise's entries as the reference defines them, and what a student has imported."""
    bundle = load_folder(folder, ROOT / "reference")
    found: dict[str, object] = {"np": np, "torch": torch, "nn": torch.nn}
    for entry in bundle.spec.code.entry:
        file, name = bundle.spec.code.reference_of(entry)
        module: dict[str, object] = {"__name__": "reference"}
        exec(compile(bundle.text(file), file, "exec"), module)
        found |= {key: value for key, value in module.items() if key not in found and not key.startswith("__")}
        found[entry] = module[name]
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_statement(folder, monkeypatch):
    monkeypatch.syspath_prepend(str(folder / "support"))
    examples = []
    try:
        known = names(folder)
        for page in ("statement.md", "statement.zh-hans.md"):
            text = (folder / page).read_text().replace("\n```\n", "\n\n")
            test = doctest.DocTestParser().get_doctest(text, known, page, str(folder / page), 0)
            examples.append([(example.source, example.want) for example in test.examples])
            said: list[str] = []
            with np.printoptions(legacy="1.25"):  # a number is shown as 0.5, not as np.float64(0.5)
                outcome = doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=said.append)
            assert outcome.failed == 0, "".join(said)
    finally:
        for path in folder.glob("support/*.py"):  # those of another exercise may have the same name
            sys.modules.pop(path.stem, None)
    assert examples[0] == examples[1]
    assert examples[0], "a statement has at least one worked example that runs"
