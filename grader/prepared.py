"""Queries whose SQL is built once a process.

Django builds the SQL of a query anew each time, which takes several times as long as a database at hand takes to answer
it. On the few ways that a whole course goes at the same moment, a query is written as usual, with a ``Param`` where
each asking brings its value, and built at the first asking::

    _PLACE = Select(lambda: Place.objects.filter(attempt=Param("attempt", ID), position=Param("position", ID)))
    place = _PLACE.first(attempt=attempt.pk, position=3)

What comes back are the same model instances, with what ``select_related`` and ``only`` say of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators
from django.db.models.sql import InsertQuery, UpdateQuery

M = TypeVar("M", bound=models.Model)

ID = models.BigIntegerField()
UUID = models.UUIDField()
TIME = models.DateTimeField()
TEXT = models.TextField()
JSON = models.JSONField(null=True)


class Param(Expression):
    """Where the value ``name`` of each asking goes, written to the database as ``field`` writes it."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


class _Statement:
    """SQL with what stands at its placeholders: a Param, or a value that is always the same."""

    def __init__(self, sql: str, params: Sequence[object]) -> None:
        self.sql = sql
        self.params = tuple(params)

    @contextmanager
    def executed(self, values: Mapping[str, object]) -> Iterator[Any]:
        """The cursor after it. PostgreSQL keeps its plan too: there values travel beside the statement, not in it."""
        bound: list[Any] = [self._bound(param, values) for param in self.params]
        if connection.vendor != "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(self.sql, bound)
                yield cursor
            return
        from django.db.backends.postgresql.base import ServerBindingCursor

        database: Any = connection
        database.ensure_connection()
        server_side: Any = ServerBindingCursor
        with database._prepare_cursor(server_side(database.connection)) as cursor:
            cursor.execute(self.sql, bound)
            yield cursor

    @staticmethod
    def _bound(param: object, values: Mapping[str, object]) -> object:
        if isinstance(param, Param):
            return param.output_field.get_db_prep_save(values[param.name], connection)
        return param


class _Rows(Generic[M]):
    """A built SELECT, and how its rows become model instances: what ``ModelIterable`` finds out for each query."""

    def __init__(self, queryset: models.QuerySet[M]) -> None:
        compiler: Any = queryset.query.get_compiler(connection=connection)
        self.statement = _Statement(*compiler.as_sql())
        self.converters = tuple(compiler.get_converters([column for column, _, _ in compiler.select]).items())
        about = compiler.klass_info
        start, end = about["select_fields"][0], about["select_fields"][-1] + 1
        self.model: type[M] = about["model"]
        self.part = slice(start, end)
        self.names = [column.target.attname for column, _, _ in compiler.select[start:end]]
        populators: Any = get_related_populators  # the stubs are those of another Django
        self.related = populators(about, compiler.select, DEFAULT_DB_ALIAS)

    def instance(self, row: Sequence[Any]) -> M:
        values = list(row)
        for at, (functions, expression) in self.converters:
            for function in functions:
                values[at] = function(values[at], expression, connection)
        found = self.model.from_db(DEFAULT_DB_ALIAS, self.names, values[self.part])
        for one in self.related:
            one.populate(values, found)
        return found


class Select(Generic[M]):
    """The rows of a queryset. ``make`` is called once, at the first asking."""

    def __init__(self, make: Callable[[], models.QuerySet[M]]) -> None:
        self._make = make
        self._rows: _Rows[M] | None = None

    def all(self, **values: object) -> list[M]:
        """The instances, in the queryset's order. One query."""
        rows = self._rows
        if rows is None:
            rows = self._rows = _Rows(self._make())
        with rows.statement.executed(values) as cursor:
            found = cursor.fetchall()
        return [rows.instance(row) for row in found]

    def first(self, **values: object) -> M | None:
        """The first of them. For querysets that find one row or none; all that are found are read."""
        return next(iter(self.all(**values)), None)


class Update(Generic[M]):
    """``queryset.update(**changes)``; both may hold Params."""

    def __init__(self, make: Callable[[], models.QuerySet[M]], **changes: Expression) -> None:
        self._make = make
        self._changes = changes
        self._statement: _Statement | None = None

    def __call__(self, **values: object) -> int:
        """How many rows it met."""
        statement = self._statement
        if statement is None:
            query: Any = self._make().query.chain(UpdateQuery)
            query.add_update_values(self._changes)
            statement = self._statement = _Statement(*query.get_compiler(connection=connection).as_sql())
        with statement.executed(values) as cursor:
            return int(cursor.rowcount)


class Insert(Generic[M]):
    """One new row of ``model``; each asking brings a value for every field but the key."""

    def __init__(self, model: type[M]) -> None:
        self._model = model
        self._statement: _Statement | None = None

    def __call__(self, **values: object) -> None:
        statement = self._statement
        if statement is None:
            fields = [field for field in self._model._meta.concrete_fields if not field.primary_key]
            query = InsertQuery(self._model)
            row = self._model(**{field.attname: Param(field.name, field) for field in fields})
            query.insert_values(fields, [row], raw=True)
            [built] = query.get_compiler(connection=connection).as_sql()
            statement = self._statement = _Statement(*built)
        with statement.executed(values):
            pass
