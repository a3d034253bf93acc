"""Moments as whole milliseconds since 1970, made by the database: many numbers are read sooner than as many dates."""

from __future__ import annotations

from typing import Any

from django.db.models import Func, IntegerField


class Milliseconds(Func):
    """``Milliseconds("created_at")``; what has begun does not count."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        whole, part = "strftime('%%%%s', %(expressions)s)", "substr(strftime('%%%%f', %(expressions)s), 4)"
        return self.as_sql(compiler, connection, template=f"CAST({whole} || {part} AS INTEGER)", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "CAST(FLOOR(EXTRACT(EPOCH FROM %(expressions)s) * 1000) AS bigint)"
        return self.as_sql(compiler, connection, template=template, **more)
