"""Code from a file or a notebook comes into the editor first, and nothing is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from grader.submissions.models import Draft, Submission
from grader.submissions.services import draft_save
from tests.school import School

ADDRESS = "/courses/cnn/week-1/corr2d/file/"
CELLS = [
    "%matplotlib inline\nimport numpy as np\nSIZE = 3",
    "def helper(x):\n    return x",
    "def corr2d(X, K):\n    return helper(X)",
    "plt.plot(corr2d(a, b))\nhelper(1)",
]


def notebook(*cells: str, outputs: int = 0) -> bytes:
    rows = [{"cell_type": "code", "source": cell.splitlines(True), "outputs": ["x" * outputs]} for cell in cells]
    return json.dumps({"cells": [{"cell_type": "markdown", "source": ["# Notes"]}, *rows]}).encode()


def take(client: Client, name: str, data: bytes) -> Any:
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data)})


def test_a_notebooks_definitions_are_shown_and_not_sent(school: School, student: Client) -> None:
    draft_save(user=school.cast.student, exercise=school.exercise, assignment=school.assignment, source="mine = 1\n")
    answer = take(student, "week1.ipynb", notebook(*CELLS, outputs=300_000))
    assert answer.status_code == 200
    source = answer.context["source"]
    assert source == (
        "import numpy as np\n\nSIZE = 3\n\ndef helper(x):\n    return x\n\ndef corr2d(X, K):\n    return helper(X)\n"
    )
    assert answer.context["before"] == "mine = 1\n"  # one undo away
    assert "helper(X)" in answer.content.decode()
    assert not Submission.objects.exists()
    assert Draft.objects.get().source == "mine = 1\n"


def test_a_file_is_shown_as_it_is(school: School, student: Client) -> None:
    answer = take(student, "solution.py", b"\xef\xbb\xbfx = 1\r\n")
    assert (answer.status_code, answer.context["source"]) == (200, "x = 1\n")


@pytest.mark.parametrize(
    ("name", "data", "status", "said"),
    [
        ("a.ipynb", notebook("x = 1"), 422, "corr2d is not defined in exactly one cell"),
        ("a.ipynb", notebook(CELLS[2], CELLS[2]), 422, "corr2d is not defined in exactly one cell"),
        ("a.ipynb", notebook(CELLS[2], f"x = '{'y' * 300_000}'"), 413, "may have 256 KB at most"),
        ("a.ipynb", b"x" * (3 << 20), 413, "may have 2048 KB at most"),
        ("a.py", b"\xff\xfe", 415, "not UTF-8 text"),
        ("a.py", b"a\0b", 400, "NUL"),
    ],
    ids=["no corr2d", "two of them", "too much code", "too large", "no text", "NUL"],
)
def test_what_cannot_be_taken_is_said_and_the_editor_stays(
    school: School, student: Client, name: str, data: bytes, status: int, said: str
) -> None:
    answer = take(student, name, data)
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert "def corr2d(X, K):" in answer.context["source"]


def test_no_file_is_said(school: School, student: Client) -> None:
    answer = student.post(ADDRESS)
    assert (answer.status_code, "Choose a file first" in answer.content.decode()) == (400, True)
