"""Rows of a table as lines of JSON, the same for every database."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

AT_ONCE = 500  # rows written in one statement


def kept_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields of ``model`` that are columns to be written, in the order of their names."""
    columns = [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
    return sorted(columns, key=lambda field: field.attname)


def lines_of(model: type[models.Model], using: str) -> Iterator[str]:
    """The names of the columns, then each row, as JSON lists, in the order of the primary key."""
    fields = kept_fields(model)
    names = [field.attname for field in fields]
    yield json.dumps(names)
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield json.dumps([_written(value) for value in row], ensure_ascii=False)


def rows_load(model: type[models.Model], lines: Iterable[str]) -> int:
    """Write the rows of ``lines_of``; how many those are. Raises ValueError where a column is not the model's."""
    found = iter(lines)
    names = json.loads(next(found))
    fields = {field.attname: field for field in kept_fields(model)}
    if set(names) != set(fields):
        raise ValueError(f"{model._meta.label}: the columns are {sorted(fields)}, not {names}")
    for field in fields.values():
        vars(field).update(auto_now=False, auto_now_add=False)  # what was then, not now
    batch: list[models.Model] = []
    count = 0
    for line in found:
        values = zip(names, json.loads(line), strict=True)
        batch.append(model(**{name: _read(fields[name], value) for name, value in values}))
        count += 1
        if len(batch) == AT_ONCE:
            model._base_manager.bulk_create(batch)
            batch = []
    model._base_manager.bulk_create(batch)
    return count


def _written(value: object) -> object:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return [value.days, value.seconds, value.microseconds]
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    return value


def _read(field: models.Field[Any, Any], value: Any) -> Any:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.DurationField):
        days, seconds, microseconds = value
        return timedelta(days, seconds, microseconds)
    return field.to_python(value)
