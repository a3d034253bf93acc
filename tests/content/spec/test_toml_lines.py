"""A key's line is found wherever TOML lets it stand."""

from __future__ import annotations

import pytest

from grader.content.spec.toml_lines import find_line

TEXT = '''format = 1
title = { en = "[x", zh-hans = "y" }
"quoted key" = 2
text = """
[not.a.table]
key = 1
"""
list = [
  "a = 1",
  { b = 2 },
]
after = 3  # ] comment

[code]
entry = "f"
a.b = 4

[judge.window]
input = "X"

[[question.options]]
text = "one"

[[question.options]]
text = "two"

[question.options.deep]
key = 5
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 1),
        (("title", "en"), 2),
        (("quoted key",), 3),
        (("text",), 4),
        (("list", 1, "b"), 8),
        (("after",), 12),
        (("code",), 14),
        (("code", "entry"), 15),
        (("code", "a", "b"), 16),
        (("judge", "window", "input"), 19),
        (("question", "options", 0, "text"), 22),
        (("question", "options", 1, "text"), 25),
        (("question", "options", 1, "correct"), 24),
        (("question", "options", 1, "deep", "key"), 28),
        (("nowhere",), None),
        ((), None),
    ],
)
def test_finds_the_line_of_a_key_or_of_what_is_around_it(path: tuple[int | str, ...], line: int | None) -> None:
    assert find_line(TEXT, path) == line


def test_a_key_within_a_multi_line_string_is_none() -> None:
    assert find_line(TEXT, ("not", "a", "table")) is None
