"""Old code beside a new database: what the last release reads and writes is still there, so none has to stop first."""

from __future__ import annotations

import json
from pathlib import Path

from django.apps import apps
from django.db.models import NOT_PROVIDED, AutoField, Field

LAST = json.loads((Path(__file__).parents[1] / "deploy" / "schema-of-last-release.json").read_text())
# Columns that went: of a table that no release has written a row of, or read in no release before the last.
MAY_GO = {"courses_invitation"}


def tables() -> dict[str, dict[str, Field[object, object]]]:
    every = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {meta.db_table: {field.column: field for field in meta.concrete_fields} for meta in every}


def test_everything_that_the_last_release_reads_is_there() -> None:
    """Expand first: a column goes in the release after the one that stopped to read it."""
    now = tables()
    gone = {
        f"{table}.{column}"
        for table, columns in LAST.items()
        for column in columns
        if table not in MAY_GO and column not in now.get(table, {})
    }
    assert gone == set()


def test_the_last_release_writes_rows_without_the_columns_it_does_not_know() -> None:
    """A new column of an old table is null or has a default of the database's (``db_default``)."""
    needed = {
        f"{table}.{column}"
        for table, columns in tables().items()
        if table in LAST and table not in MAY_GO
        for column, field in columns.items()
        if column not in LAST[table]
        and not field.null
        and field.db_default is NOT_PROVIDED
        and not isinstance(field, AutoField)
    }
    assert needed == set()
