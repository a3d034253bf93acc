"""The progress line is for people who look, and leaves nothing behind."""

from __future__ import annotations

from io import StringIO

from grader.cli.progress import Bar


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_it_and_it_goes_away() -> None:
    terminal = Terminal()
    bar = Bar(terminal)

    bar.show("corr2d", 3, 3, "mutants")
    drawn = terminal.getvalue()
    bar.clear()

    assert "corr2d" in drawn
    assert "3/3 mutants" in drawn
    assert terminal.getvalue().endswith("\r")


def test_a_file_stays_empty() -> None:
    file = StringIO()
    bar = Bar(file)

    bar.show("corr2d", 1, 3, "mutants")
    bar.clear()

    assert file.getvalue() == ""
