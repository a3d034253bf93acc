"""Queries whose SQL is built once a process, on the few ways that a whole course goes at the same moment.

Django builds the SQL of a query anew each time, which takes 0.6 ms where a database at hand answers in 0.1. That is
paid where hundreds of students do the same within seconds: every request's session and user, a quiz's start and its
saves. Everywhere else a plain queryset is right. A query is written as a function of its values::

    _PLACE = Select(lambda attempt, at: Place.objects.filter(attempt=attempt, position=at), attempt=ID, at=ID)
    place = _PLACE.first(attempt=attempt.pk, at=3)

At the first call the function is given a placeholder for each value, and the SQL that Django makes of it is kept. What
comes back are the same model instances, with what ``select_related`` and ``only`` say of them. This leans on Django's
compiler, which is private: under a version other than DJANGO every call runs the plain queryset instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

import django
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators
from django.db.models.sql import InsertQuery, UpdateQuery

M = TypeVar("M", bound=models.Model)

DJANGO = (5, 2)
BUILDS = django.VERSION[:2] == DJANGO

ID = models.BigIntegerField()
UUID = models.UUIDField()
TIME = models.DateTimeField()
TEXT = models.TextField()


class _Param(Expression):
    """The placeholder of the value ``name``, which each call writes to the database as ``field`` does."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


def _placeholders(fields: Mapping[str, models.Field[Any, Any]]) -> dict[str, Any]:
    return {name: _Param(name, field) for name, field in fields.items()}


class _Statement:
    """SQL and what its placeholders stand for: a _Param, or a value that is always the same."""

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
        database.close_if_health_check_failed()  # Django's own cursors ask it too, once a request
        database.ensure_connection()
        server_side: Any = ServerBindingCursor
        with database._prepare_cursor(server_side(database.connection)) as cursor:
            cursor.execute(self.sql, bound)
            yield cursor

    @staticmethod
    def _bound(param: object, values: Mapping[str, object]) -> object:
        if isinstance(param, _Param):
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
        made = self.model.from_db(DEFAULT_DB_ALIAS, self.names, values[self.part])
        for populator in self.related:
            populator.populate(values, made)
        return made


class Select(Generic[M]):
    """The rows of the queryset that ``make`` gives for its values; ``fields`` says how each value is written."""

    def __init__(self, make: Callable[..., models.QuerySet[M]], **fields: models.Field[Any, Any]) -> None:
        self._make = make
        self._fields = fields
        self._rows: _Rows[M] | None = None

    def all(self, **values: object) -> list[M]:
        """The instances, in the queryset's order. One query."""
        if not BUILDS:
            return list(self._make(**values))
        rows = self._rows
        if rows is None:
            rows = self._rows = _Rows(self._make(**_placeholders(self._fields)))
        with rows.statement.executed(values) as cursor:
            fetched = cursor.fetchall()
        return [rows.instance(row) for row in fetched]

    def first(self, **values: object) -> M | None:
        """The first of them. For querysets of one row or none: all rows are read."""
        return next(iter(self.all(**values)), None)


class Update(Generic[M]):
    """An update of the fields ``sets`` in the rows that ``make`` gives for its values, a value a field in each call."""

    def __init__(
        self, make: Callable[..., models.QuerySet[M]], *, sets: Sequence[str], **fields: models.Field[Any, Any]
    ) -> None:
        self._make = make
        self._sets = sets
        self._fields = fields
        self._statement: _Statement | None = None

    def __call__(self, **values: object) -> int:
        """How many rows changed."""
        if not BUILDS:
            rows = self._make(**{name: values[name] for name in self._fields})
            return rows.update(**{name: values[name] for name in self._sets})
        statement = self._statement
        if statement is None:
            query: Any = self._make(**_placeholders(self._fields)).query.chain(UpdateQuery)
            model = query.get_meta()
            query.add_update_values(_placeholders({name: model.get_field(name) for name in self._sets}))
            statement = self._statement = _Statement(*query.get_compiler(connection=connection).as_sql())
        with statement.executed(values) as cursor:
            return int(cursor.rowcount)


class Insert(Generic[M]):
    """One new row of ``model``; each call brings a value for every field but the key and those that have a default."""

    def __init__(self, model: type[M]) -> None:
        self._model = model
        self._statement: _Statement | None = None

    def __call__(self, **values: object) -> None:
        fields = [field for field in self._model._meta.concrete_fields if not field.primary_key]
        values = {field.name: field.get_default() for field in fields if field.has_default()} | values
        if not BUILDS:
            self._model(**{field.attname: values[field.name] for field in fields}).save(force_insert=True)
            return
        statement = self._statement
        if statement is None:
            query = InsertQuery(self._model)
            row = self._model(**{field.attname: _Param(field.name, field) for field in fields})
            query.insert_values(fields, [row], raw=True)
            [built] = query.get_compiler(connection=connection).as_sql()
            statement = self._statement = _Statement(*built)
        with statement.executed(values):
            pass
