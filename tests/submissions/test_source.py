"""What is taken as a source file."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.utils import translation

from grader.errors import Refused
from grader.submissions.errors import SourceEmpty, SourceHasNul, SourceNotText, SourceTooBig
from grader.submissions.models import Submission
from grader.submissions.services import source_text
from tests.school import School

KB = 1024


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("x = 1\n", "x = 1\n"),
        (b"x = 1\n", "x = 1\n"),
        ("# 卷积\r\ny = 2\r\n", "# 卷积\ny = 2\n"),
        ("a = 1\rb = 2", "a = 1\nb = 2"),
        (b"\xef\xbb\xbfx = 1", "x = 1"),
        ("\ufeffx = 1", "x = 1"),
        ("x" * 256 * KB, "x" * 256 * KB),
        ("", ""),
    ],
    ids=["text", "bytes", "CRLF", "CR", "BOM", "BOM in text", "exactly the limit", "empty"],
)
def test_taken(sent: str | bytes, kept: str) -> None:
    assert source_text(source=sent) == kept


@pytest.mark.parametrize(
    ("sent", "error", "status", "words"),
    [
        ("x" * (256 * KB + 1), SourceTooBig, 413, "257 KB"),
        ("卷" * (86 * KB), SourceTooBig, 413, "258 KB"),
        (b"x = '\xff'", SourceNotText, 415, "byte 5"),
        ("x = '\ud800'", SourceNotText, 415, "byte 5"),
        ("a = 1\nb = '\0'\n", SourceHasNul, 400, "Line 2"),
        ("x = 1\n".encode("utf-16"), SourceHasNul, 400, "Line 1"),
    ],
    ids=["too big", "too big in bytes", "not UTF-8", "lone surrogate", "NUL", "UTF-16"],
)
def test_refused(sent: str | bytes, error: type[Refused], status: int, words: str) -> None:
    with pytest.raises(error) as refused:
        source_text(source=sent)
    assert refused.value.status == status
    assert words in str(refused.value)


@pytest.mark.parametrize("sent", ["", "  \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_editor_is_no_submission(school: School, sent: str | bytes) -> None:
    with pytest.raises(SourceEmpty):
        school.submit(source=sent)
    assert not Submission.objects.exists()


def test_the_limit_is_the_sites(configured: Callable[..., None]) -> None:
    configured(max_source_kb=1)
    with pytest.raises(SourceTooBig, match="1 KB"):
        source_text(source="x" * 1025)


def test_every_sentence_can_be_said_in_every_language() -> None:
    for error in (Refused, *Refused.__subclasses__()):
        facts = dict.fromkeys(re.findall(r"%\((\w+)\)s", str(error.sentence)), 7)
        refused = error.__new__(error)  # some take what went wrong, and make the facts of it
        Refused.__init__(refused, **facts)
        for language in ("en", "zh-hans"):
            with translation.override(language):
                assert "%" not in str(refused)
