"""What is said of a submission before anything runs."""

from __future__ import annotations

import pytest

from grader.grading.source import MOST_BYTES, read
from grader.sandbox.types import Problem


@pytest.mark.parametrize(
    ("source", "kind", "facts"),
    [
        (b"x = 1\ny = '\xff'\n", "not-utf8", {"line": 2}),
        ("x = 1\ny = '\ud800'\n", "not-utf8", {"line": 2}),
        (b"x = 1\n\0", "nul-bytes", {"line": 2}),
        ("x = '\0'", "nul-bytes", {"line": 1}),
        (b"PK\x03\x04\x14\0\6\0solution.py", "form", {"form": "zip"}),
        (b"PK\x03\x04\x14\0\6\0[Content_Types].xml", "form", {"form": "document"}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "form", {"form": "document"}),
        (b"{\\rtf1\\ansi def f(x)}", "form", {"form": "document"}),
        (b"\xa7\r\r\n\0\0\0\0\x9c", "form", {"form": "compiled"}),
        (b"", "empty", {}),
        (" \n\t\n", "empty", {}),
        ("\ufeff", "empty", {}),
        ("#" * (MOST_BYTES + 1), "too-large", {"size": MOST_BYTES + 1, "limit": MOST_BYTES}),
        ("积" * (MOST_BYTES // 3 + 1), "too-large", {"limit": MOST_BYTES}),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(source: bytes | str, kind: str, facts: dict[str, int | str]) -> None:
    found = read(source)

    assert isinstance(found, Problem)
    assert found.kind == kind
    assert {name: found.facts[name] for name in facts} == facts


@pytest.mark.parametrize("source", ["x = 1\n", b"x = 1\n", b"\xef\xbb\xbfx = 1\r\n", "x = 1\r"])
def test_text_is_read_alike_however_it_came(source: bytes | str) -> None:
    assert read(source) == "x = 1\n"


def test_the_largest_allowed_file_is_read() -> None:
    assert read("#" * MOST_BYTES) == "#" * MOST_BYTES


def test_what_is_no_python_is_left_to_the_jail() -> None:
    assert read("def f(:") == "def f(:"
