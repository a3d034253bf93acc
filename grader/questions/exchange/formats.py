"""One door to all forms: find out what a file is, read it; write questions in a named form."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from grader.messages import Message as _
from grader.messages import as_it_is
from grader.questions.exchange.gift.reading import read_gift
from grader.questions.exchange.gift.writing import write_gift
from grader.questions.exchange.items import MAX_BYTES, Exchanged, ExchangeError, Item, LeftOut, collect
from grader.questions.exchange.moodle.reading import read_moodle
from grader.questions.exchange.moodle.writing import write_moodle
from grader.questions.exchange.qti.package import read_package, write_package
from grader.questions.exchange.qti.reading import read_item
from grader.questions.exchange.qti.version1 import sources_in
from grader.questions.exchange.text2qti import is_text2qti, read_text2qti
from grader.questions.exchange.xml import THE_FILE, local, parse_xml

NO_TEXT: Final = _("the file is no text in UTF-8 or UTF-16, no XML and no zip")
FORMS: Final = ("gift", "moodle", "qti21", "qti30")


def read_questions(data: bytes, language: str = "en") -> Exchanged:
    """The questions of a GIFT, Moodle XML, QTI or text2qti file, whichever it is. Raises ExchangeError."""
    if len(data) > MAX_BYTES:
        raise ExchangeError(_("{name} is larger than {limit} MiB", name=THE_FILE, limit=MAX_BYTES >> 20))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _from_utf16(data)
    plain = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK"):
        found = read_package(data, language)
    else:
        found = _xml(plain, language) if plain.startswith(b"<") else _text(data, language)
    if not found.items and not found.left_out:
        raise ExchangeError(_("the file holds no question"))
    return found


def _from_utf16(data: bytes) -> bytes:
    """As UTF-8, without the XML declaration that says otherwise. Raises ExchangeError."""
    try:
        return re.sub(r"\A\s*<\?xml[^>]*\?>", "", data.decode("utf-16")).encode()
    except UnicodeError:
        raise ExchangeError(NO_TEXT) from None


def _xml(data: bytes, language: str) -> Exchanged:
    root = parse_xml(data)
    if local(root) == "quiz":
        return read_moodle(root, language)
    if local(root) in ("assessmentItem", "qti-assessment-item"):
        title = as_it_is(root.get("title") or "") or _("the item")
        return collect([(title, lambda notes: read_item(root, language, notes))])
    if local(root) == "questestinterop":
        return collect(sources_in(root, language))
    name = local(root)
    raise ExchangeError(
        _("a <{name}> is no file of questions: wanted are GIFT, Moodle XML, QTI and text2qti", name=name)
    )


def _text(data: bytes, language: str) -> Exchanged:
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExchangeError(NO_TEXT) from None
    return read_text2qti(source, language) if is_text2qti(source) else read_gift(source, language)


def write_questions(items: Sequence[Item], form: str) -> tuple[bytes, tuple[LeftOut, ...]]:
    """A file of ``form`` ("gift", "moodle", "qti21", "qti30") and what could not be written into it."""
    lost = tuple(LeftOut(as_it_is(item.title), note) for item in items for note in item.lost)
    data, left_out = _WRITERS[form](items)
    return data, (*lost, *left_out)


Writer = Callable[[Sequence[Item]], tuple[bytes, tuple[LeftOut, ...]]]
_WRITERS: Final[dict[str, Writer]] = {
    "gift": write_gift,
    "moodle": write_moodle,
    "qti21": partial(write_package, version="2.1"),
    "qti30": partial(write_package, version="3.0"),
}
