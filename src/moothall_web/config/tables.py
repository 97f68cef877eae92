"""The rows of the site as lines of JSON, the same from either database, and back into either."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import BinaryField, Model

LEFT_OUT = ("auth", "axes", "contenttypes", "django_tasks_database", "jobs", "sessions")
"""Apps whose rows every site makes anew: permissions, sign-ins that failed, who is signed in, jobs."""
WORKED_OUT = ("forum.knock", "results.remembered", "results.worked")
"""Rows that are worked out again when they are asked for, or that hold for an hour."""
BATCH = 500


@contextmanager
def at_one_moment() -> Iterator[None]:
    """All that is read inside is of one moment, and nobody has to wait for it."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own would take the lock of those who write
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def as_they_are() -> Apps:
    """The kinds of rows in the shape that the tables have now: before an update, an earlier one."""
    loader = MigrationExecutor(connection).loader
    applied = [node for node in loader.applied_migrations if node in loader.graph.nodes]
    if set(loader.graph.leaf_nodes()) <= set(applied):
        return apps
    found: Apps = loader.project_state(applied).apps
    return found


def kept(of: Apps = apps) -> list[type[Model]]:
    """The kinds of rows that a backup holds, in the order of their names."""
    found = [
        model
        for model in of.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not _left_out(model)
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def _left_out(model: type[Model]) -> bool:
    of = {model, *(f.related_model for f in model._meta.concrete_fields if f.is_relation)}
    return model._meta.label_lower in WORKED_OUT or any(
        isinstance(m, type) and m._meta.app_label in LEFT_OUT for m in of
    )


def lines(model: type[Model]) -> Iterator[bytes]:
    """Every row of a kind, one a line, in the order of their keys."""
    fields = [f.attname for f in model._meta.concrete_fields]
    for values in model._base_manager.order_by("pk").values(*fields).iterator(chunk_size=BATCH):
        plain = {k: _plain(v) for k, v in values.items()}
        yield json.dumps(plain, cls=_Exact, ensure_ascii=False, sort_keys=True).encode() + b"\n"


class _Exact(DjangoJSONEncoder):
    """Times to the microsecond: the log hashes them so."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def put(label: str, given: Iterable[bytes], of: Apps) -> int:
    """Write the rows of a kind, with the keys and times that they had; how many."""
    model: Any = of.get_model(label)
    fields = {f.attname: f for f in model._meta.concrete_fields}
    for field in fields.values():
        field.auto_now = field.auto_now_add = False  # these were written then, not now
    rows = [
        model(**{name: _read(fields[name], value) for name, value in json.loads(line).items()})
        for line in given
    ]
    model._base_manager.bulk_create(rows, batch_size=BATCH)
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(sql)
    return len(rows)


def _read(field: Any, value: Any) -> Any:
    if value is not None and isinstance(field, BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)
