"""The pages' own files as they are collected: sheets joined, compressed once, under names of their content."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from grader.config import ROOT
from grader.web.storage import Storage, joined, lean

STATIC = ROOT / "grader" / "web" / "static"
CSS = STATIC / "web" / "css"


def collected(tmp_path: Path, files: dict[str, str]) -> Path:
    source, root = tmp_path / "source", tmp_path / "root"
    for folder in (source, root):
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    storage = Storage(location=str(root), base_url="/static/")
    found = FileSystemStorage(location=str(source))
    for _name, _hashed, problem in storage.post_process({name: (found, name) for name in files}):
        if isinstance(problem, Exception):
            raise problem
    return root


FILES = {
    "web/css/all.css": '/* All. */\n\n@import "one.css";\n@import "two.css" print;\n',
    "web/css/one.css": "/* One, of\n two lines */\na {\n  color: red;\n}\n",
    "web/css/two.css": 'b { background: url("../x.svg"); }\n',
    "web/x.svg": "<svg/>",
}


def test_a_sheet_that_imports_others_is_served_as_one(tmp_path: Path) -> None:
    root = collected(tmp_path, FILES)
    [sheet] = root.glob("web/css/all.????????????.css")
    [picture] = root.glob("web/x.????????????.svg")
    assert sheet.read_text() == (
        f'a {{\ncolor: red;\n}}\n@media print {{\nb {{ background: url("../{picture.name}"); }}\n}}'
    )


def test_what_is_compressed_is_not_compressed_again(tmp_path: Path) -> None:
    files = {"web/long.js": "let a = 1;\n" * 500}
    root = collected(tmp_path, files)
    [packed] = root.glob("web/long.????????????.js.gz")
    assert gzip.decompress(packed.read_bytes()).decode() == files["web/long.js"]
    assert not list(root.glob("web/long.js.*"))  # nobody asks for that name
    packed.write_bytes(b"as it was")
    collected(tmp_path, files)
    assert packed.read_bytes() == b"as it was"
    collected(tmp_path, {"web/long.js": "let b = 1;\n" * 500})
    assert len(list(root.glob("web/long.????????????.js.gz"))) == 2


@pytest.mark.parametrize("sheet", [path for path in CSS.rglob("*.css") if "@import" in path.read_text()], ids=str)
def test_every_sheet_that_a_page_imports_is_there(sheet: Path) -> None:
    folder = sheet.parent.relative_to(STATIC).as_posix()
    sheets = {path.relative_to(STATIC).as_posix(): path.read_text() for path in sheet.parent.glob("*.css")}
    whole = lean(joined(sheet.read_text(), folder, sheets))
    assert "@import" not in whole
    assert whole.count("{") == whole.count("}")
    if folder.endswith("common"):
        missed = {path.name for path in sheet.parent.glob("*.css")} - {sheet.name}
        assert not [name for name in missed if name not in sheet.read_text()]
