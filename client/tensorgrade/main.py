"""The command ``tensorgrade``. A command's module is imported when it is called, so that help comes at once."""

from __future__ import annotations

import importlib
import sys

import click

from tensorgrade import __version__
from tensorgrade.problems import Problem
from tensorgrade.words import say

COMMANDS = {
    "login": "Let this machine work in your name.",
    "logout": "Forget the token of this machine.",
    "pull": "Fetch an exercise: statement, starter, visible cases.",
    "run": "Try your code on the visible cases; nothing counts.",
    "submit": "Hand your code in and wait for the verdict.",
    "status": "What you sent for an exercise, or what is due.",
    "grades": "Your marks.",
    "open": "Open the exercise's page in a browser.",
    "roster": "Teachers: list the people of a course, or bring it in line with a file.",
    "export": "Teachers: the gradebook as a file.",
    "sync": "Teachers: bring a folder of exercises into a course.",
}


class Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"tensorgrade.commands.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="tensorgrade %(version)s")
def group() -> None:
    """Exercises of a Tensorgrade service: pull, run, submit.

    Exit status: 0 all right, 1 the code is not right yet, 2 the command was not understood, 3 the service refused,
    4 it could not be reached, 5 a fault of the service's.
    """


def main() -> None:
    """Run the command of the process; whatever goes wrong is a sentence and an exit status."""
    try:
        status = group.main(standalone_mode=False)  # what a command left with, or nothing
        sys.exit(status if isinstance(status, int) else 0)
    except Problem as problem:
        click.echo(click.style("tensorgrade: ", bold=True) + str(problem), err=True)
        sys.exit(problem.status)
    except click.Abort:
        click.echo("\n" + say("Stopped."), err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
