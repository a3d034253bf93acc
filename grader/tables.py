"""Tables as people hand them in: CSV in any usual encoding and separator, pasted lines, or XLSX; and cells made safe.

What is read is bounded: ``MAX_BYTES`` of a file, ``MAX_ROWS`` rows of ``MAX_COLUMNS`` cells of ``MAX_CELL`` characters.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused

MAX_BYTES, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 8 << 20, 20_000, 1_000, 2_000
_UNPACKED = 64 << 20
_SEPARATORS = ",;\t|，；"  # the last two are what a Chinese keyboard gives
_HINT = re.compile(r"sep=([,;|\t])\s*", re.IGNORECASE)  # a first line by which Excel knows the separator
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"))  # what copying from a page brings along
_HAN = re.compile("[\u3400-\u9fff]")
_HAN_IN_WORD = re.compile("(?<=[A-Za-z])[\u3400-\u9fff]|[\u3400-\u9fff](?=[A-Za-z])")


class TableUnreadable(Refused):
    """The file is no table that can be read."""

    code = "table-unreadable"
    sentence = _("This file could not be read as a table: %(reason)s")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, the header apart; ``lines`` are where each row stands in the file, from 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_table(data: bytes | str) -> Table:
    """The table in ``data``: XLSX's first sheet, or CSV whose separator is the one that gives most columns.

    Rows without a single filled cell are left out. Raises TableUnreadable with the reason.
    """
    if len(data) > MAX_BYTES:
        raise TableUnreadable(reason=_("it is larger than %(size)s MB.") % {"size": MAX_BYTES >> 20})
    if isinstance(data, bytes) and data[:4] == b"PK\x03\x04":
        rows = list(_xlsx(data))
    else:
        rows = list(_csv(_decoded(data) if isinstance(data, bytes) else data.removeprefix("\ufeff")))
    filled = [(line, row) for line, row in rows if any(row)]
    if not filled:
        raise TableUnreadable(reason=_("there is nothing in it."))
    (_line, header), *rest = filled
    return Table(header, tuple(row for _, row in rest), tuple(line for line, _ in rest))


def decimal_of(text: str) -> Decimal | None:
    """The finite number that ``text`` writes, with point or comma, hyphen or minus sign; None for anything else."""
    try:
        value = Decimal(text.strip().replace("−", "-").replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def harmless(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise TableUnreadable(reason=_("its text is damaged.")) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        western = data.decode("cp1252", errors="replace")
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        return western
    # Both read nearly every file: "Müller" in one is "M黮ler" in the other. Chinese seldom touches Latin letters.
    signs = len(_HAN.findall(chinese))
    return chinese if signs > 2 * len(_HAN_IN_WORD.findall(chinese)) else western


def _csv(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    if "\0" in text:
        raise TableUnreadable(reason=_("it is no text."))
    first = next((line for line in text.splitlines() if line.strip()), "")
    hint = _HINT.fullmatch(first)
    separator = hint[1] if hint else max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            if hint and "".join(row).lower() == "sep=":
                continue
            yield reader.line_num, _row(row, reader.line_num)
    except csv.Error as error:
        raise TableUnreadable(
            reason=_("line %(line)s: %(error)s.") % {"line": reader.line_num, "error": error}
        ) from error


def _xlsx(data: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    from openpyxl import load_workbook  # here: half a megabyte of modules that few requests need

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED:
                raise TableUnreadable(reason=_("it is larger than %(size)s MB.") % {"size": _UNPACKED >> 20})
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for line, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield line, _row(["" if cell is None else str(cell) for cell in row], line)
    except TableUnreadable:
        raise
    except Exception as error:  # the library raises whatever a damaged file leads it to
        raise TableUnreadable(reason=_("it is no spreadsheet that can be opened.")) from error


def _row(cells: list[str], line: int) -> tuple[str, ...]:
    if line > MAX_ROWS:
        raise TableUnreadable(reason=_("it has more than %(count)s lines.") % {"count": MAX_ROWS})
    if len(cells) > MAX_COLUMNS or any(len(cell) > MAX_CELL for cell in cells):
        raise TableUnreadable(reason=_("line %(line)s is too long.") % {"line": line})
    return tuple(" ".join(cell.translate(_UNSEEN).split()) for cell in cells)
