"""Rows of cells as CSV, streamed, or as an XLSX file. No cell becomes a formula, whatever a person calls themselves."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import IO

from grader.gradebook.book.export.sheets import Cell
from grader.tables import harmless


class _Echo:
    """A file for ``csv.writer`` that gives back what is written."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[list[Cell]], *, mark: bool = True, quoted: bool = False) -> Iterator[str]:
    """The rows as CSV lines; with ``mark`` after a byte order mark, by which spreadsheets know UTF-8; with ``quoted``
    every cell in quotes."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    if mark:
        yield "\ufeff"
    for row in rows:
        yield writer.writerow([_text(cell) for cell in row])


def xlsx_file(rows: Iterable[list[Cell]], *, title: str) -> IO[bytes]:
    """The rows as an XLSX file: numbers are numbers, all else is text. A temporary file to read from its start and to
    close; row by row it goes there, so that a whole gradebook is never in memory."""
    from openpyxl import Workbook  # here: half a megabyte of modules that few requests need
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(char for char in title if char not in r"[]:*?/\\")[:31] or "Gradebook")
    sheet.freeze_panes = "B2"
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=value)
            if isinstance(value, str):
                cell.data_type = "s"  # else a name that begins with = becomes a formula
            cells.append(cell)
        sheet.append(cells)
    file = tempfile.TemporaryFile()  # noqa: SIM115  whoever reads it closes it
    book.save(file)
    file.seek(0)
    return file


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else harmless(cell)
