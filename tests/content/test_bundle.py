"""A bundle is whole, is known by its hash, and goes back to the folder it came from, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.content.bundle import Bundle, content_hash
from grader.content.loader import load_files, load_folder
from grader.content.problems import ContentError
from tests.content.folders import EXERCISES, REFERENCE, SLUG, bundle_of, files_of

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


def on_disk(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(statement=words, helper=words, ending=st.sampled_from(["", "\n", "\r\n", "\r"]))
def test_goes_through_json_and_disk_byte_for_byte(statement: str, helper: str, ending: str) -> None:
    files = files_of("code", {"statement.md": statement + ending, "support/helper.py": f"# {helper!a}{ending}"})
    bundle = load_files(SLUG, files)
    again = Bundle.from_json(bundle.to_json())
    with TemporaryDirectory() as name:
        folder = Path(name) / SLUG
        again.export(folder)
        assert on_disk(folder) == files
        assert load_folder(folder) == bundle == again
        assert load_folder(folder).hash == content_hash(files)


@pytest.mark.parametrize("topic", ["convolution/corr2d", "pooling/max-pool-backward", "shapes/conv-output-shape"])
def test_a_real_exercise_exports_to_the_folder_it_came_from(tmp_path: Path, topic: str) -> None:
    folder = EXERCISES / topic
    bundle = Bundle.from_json(load_folder(folder, REFERENCE).to_json())
    target = tmp_path / folder.name
    bundle.export(target, reference_root=tmp_path / "reference")
    kept = {path: data for path, data in on_disk(folder).items() if "__pycache__" not in path}
    assert on_disk(target) == kept
    assert load_folder(target, tmp_path / "reference") == bundle


def test_shared_modules_stay_out_of_an_exported_folder(tmp_path: Path) -> None:
    load_folder(EXERCISES / "convolution" / "corr2d", REFERENCE).export(tmp_path)
    assert not (tmp_path / "reference").exists()


def test_the_hash_is_of_paths_and_bytes_in_any_order() -> None:
    files = {"a": b"1", "b": b"2"}
    assert content_hash(files) == content_hash(dict(reversed(files.items())))
    others = [{"a": b"2", "b": b"1"}, {"ab": b"12"}, {"a": b"12", "b": b""}, {"a": b"1"}, {"a1": b"", "b": b"2"}, {}]
    assert len({content_hash(other) for other in [files, *others]}) == len(others) + 1


def test_the_hash_is_the_same_in_every_release() -> None:
    """Versions are stored under it: a change here would make every stored exercise a new one."""
    assert content_hash({"a": b"1"}) == "180ad9c1c752ad3fe98dcb3bade5a3d8aad46a106138ffd7d9e3ef8f44c57677"


def test_content_that_was_changed_on_the_way_is_refused() -> None:
    data = json.loads(bundle_of().to_json())
    data["files"]["reference.py"] += "\n# changed"
    with pytest.raises(ContentError, match="changed on the way"):
        Bundle.from_json(json.dumps(data))


def test_the_same_content_under_another_name_is_another_exercise_with_the_same_hash(tmp_path: Path) -> None:
    one, other = load_files("one", files_of()), load_files("other", files_of())
    assert one.hash == other.hash
    assert one != other
    assert len({one, other, load_files("one", files_of())}) == 2


def test_files_cannot_be_changed_in_place() -> None:
    with pytest.raises(TypeError):
        bundle_of().files["starter.py"] = b""  # type: ignore[index]


def test_gives_texts_by_folder_and_statements_by_language() -> None:
    bundle = bundle_of()
    assert set(bundle.under("accepted")) == {"loop.py", "halved.py"}
    assert bundle.statement("zh-hans").startswith("修正线性单元")
    assert bundle.statement("fr") == bundle.statement("en") == bundle.text("statement.md")


def test_a_misconceptions_docstring_is_what_the_student_reads() -> None:
    source = '"""First line,\nand on.\n\nSecond paragraph.\n\nzh-hans: 第一行，\n接着。\n"""\ndef new_thing(X): ...\n'
    bundle = bundle_of("code", {"misconceptions/wrapped.py": source})
    assert bundle.misconceptions()["wrapped"] == {
        "en": "First line, and on.\n\nSecond paragraph.",
        "zh-hans": "第一行，接着。",
    }
