"""A file from elsewhere is hostile until read: it gets a sentence, costs little, and leaves nothing behind."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.messages import Message
from grader.questions.exchange.formats import FORMS, read_questions, write_questions
from grader.questions.exchange.items import MAX_BYTES, ExchangeError
from grader.questions.exchange.markup import html_of, markdown_of
from tests.questions.exchange.foreign import GIFT, MOODLE, QTI1, QTI2, QTI3, TEXT2QTI
from tests.questions.exchange.test_round_trips import QUESTIONS, item

LAUGHS = """<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<quiz><question type="shortanswer"><name><text>&b;</text></name></question></quiz>"""
# So many that the parser's own guard stops it, with words of its own.
LAUGHS_LONG = (
    '<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {after} "{f"&{one};" * 10}">' for one, after in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><quiz><question><name><text>&j;</text></name></question></quiz>"
)
SECRET = """<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="essay"><name><text>&x;</text>
</name></question></quiz>"""


def zipped(files: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no question"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b"<quiz>", "is not XML"),
        (b"<html></html>", "no file of questions"),
        (b"<questestinterop/>", "holds no question"),
        (LAUGHS.encode(), "declares a document type"),
        (LAUGHS_LONG.encode(), "declares a document type"),
        (SECRET.encode(), "declares a document type"),
        (b'<!DOCTYPE quiz SYSTEM "http://127.0.0.1/x.dtd"><quiz/>', "declares a document type"),
        (b"<quiz>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</quiz>", "is not XML"),
        (b" " * (MAX_BYTES + 1), "larger than 8 MiB"),
        (b"PK\x03\x04nonsense", "cannot be unpacked"),
        (zipped({"readme.txt": b"x"}), "holds no QTI item"),
        (
            zipped({"a.xml": LAUGHS.replace("quiz", "assessmentItem").encode()}),
            "“a.xml” in the package declares a doc",
        ),
        (zipped({f"{n}.xml": b"" for n in range(4001)}), "more than 4000 files"),
        (zipped({"bomb.xml": b"<a>" + b" " * (9 << 20)}), "too large when it is unpacked"),
        (zipped({f"{n}.txt": b" " * (8 << 20) for n in range(5)}), "too large when it is unpacked"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        read_questions(data)


def test_a_package_that_lies_about_its_sizes_is_damaged() -> None:
    data = bytearray(zipped({"a.xml": QTI2.encode() * 4}))
    at = data.rfind(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(ExchangeError):
        read_questions(bytes(data))


OUTSIDE = ["../../etc/cron.d/x.xml", "items/../../x.xml", "/abs.xml", "..\\x.xml", "C:\\x.xml", "../readme.txt", "/d/"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_out_of_a_package_is_named(name: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read_questions(zipped({"a.xml": QTI2.encode(), name: QTI3.encode()}))
    assert str(caught.value) == f"the name “{name}” in the package leads out of it"
    assert caught.value.sentence.values == {"path": name}


def test_a_name_within_a_package_may_be_odd() -> None:
    files = {"./a.xml": QTI2.encode(), "items/part..two/q 1.xml": QTI3.encode()}
    assert len(read_questions(zipped(files)).items) == 2


def test_what_a_terminal_would_obey_is_shown_as_it_is_written() -> None:
    with pytest.raises(ExchangeError, match="x1b"):
        read_questions(zipped({"../\x1b[2J.xml": b"x"}))


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "<svg><script>alert(1)</script></svg>",
        "<iframe src=//evil></iframe>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "[x](javascript:alert(1))",
        "<p style='position:fixed'>x</p>",
        "<math><mtext><script>alert(1)</script></mtext></math>",
    ],
)
def test_no_script_survives_into_a_page(markup: str) -> None:
    page = html_of(markdown_of(markup, []))
    assert "<script" not in page
    assert "onerror" not in page
    assert "<a " not in page
    assert "<img" not in page
    assert "style=" not in page


def test_deep_markup_is_cut() -> None:
    notes: list[Message] = []
    assert len(markdown_of("<i>" * 200 + "x" + "</i>" * 200, notes)) < 1000
    assert notes


PIECES = ["", "{", "}", "=", "~", "#", "<", ">", "%x%", "\\", "::", "&", "\0", "é", "->", "]]>"]
CUTS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.2), st.sampled_from(PIECES)), max_size=4)


def read_or_refused(data: bytes) -> None:
    """Whatever ``data`` is, it gives whole questions or a sentence."""
    try:
        found = read_questions(data)
    except ExchangeError:
        return
    assert all(one.question.has_answer for one in found.items)
    assert all(one.why for one in found.left_out)


@settings(max_examples=150)
@given(source=st.sampled_from([GIFT, MOODLE, QTI1, QTI2, QTI3, TEXT2QTI]), cuts=CUTS)
def test_a_damaged_file_is_read_or_refused(source: str, cuts: list[tuple[float, float, str]]) -> None:
    for place, share, instead in cuts:
        at = int(place * len(source))
        source = source[:at] + instead + source[at + int(share * len(source)) :]
    read_or_refused(source.encode())


@settings(max_examples=60)
@given(data=st.data(), form=st.sampled_from(FORMS))
def test_a_damaged_file_of_ours_too(data: st.DataObject, form: str) -> None:
    source = bytearray(write_questions([item(kind) for kind in QUESTIONS], form)[0])
    for _ in range(data.draw(st.integers(1, 4))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(source))
