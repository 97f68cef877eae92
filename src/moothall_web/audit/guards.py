"""Triggers that keep tables append-only, for both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION moothall_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
FOR EACH {each} EXECUTE FUNCTION moothall_append_only()
"""


class Executes(Protocol):
    """What runs a statement: the editor of a migration, or a plain cursor's."""

    connection: Any

    def execute(self, sql: str, params: Any = ()) -> None:
        """Run it."""


def guard(editor: Executes, table: str) -> None:
    """Let the database refuse any change to a row of a table, and any removal."""
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION, params=None)
        kinds = (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT"))
        for verb, each in kinds:
            editor.execute(POSTGRES.format(table=table, verb=verb, VERB=verb.upper(), each=each), params=None)
        return
    for verb in ("update", "delete"):
        editor.execute(SQLITE.format(table=table, verb=verb, VERB=verb.upper()), params=None)


def unguard(editor: Executes, table: str) -> None:
    """Take the triggers of a table away."""
    on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    verbs = ("update", "delete", "truncate") if on else ("update", "delete")
    for verb in verbs:
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}", params=None)


def guarded(table: str) -> bool:
    """Whether the database refuses changes of a table now."""
    from django.db import connection

    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND tgrelid = %s::regclass",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor], [table])
        found = {row[0] for row in cursor.fetchall()}
    return {f"{table}_no_update", f"{table}_no_delete"} <= found


class _Plain:
    """Runs statements within the transaction at hand."""

    def __init__(self) -> None:
        from django.db import connection

        self.connection = connection

    def execute(self, sql: str, params: Any = ()) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)


@contextmanager
def lifted(table: str) -> Iterator[None]:
    """Let rows of a table be changed inside: only for the erasure of somebody's data, in its transaction.

    Where it fails nothing of it counts, since both databases undo this with the transaction.
    """
    editor = _Plain()
    if not editor.connection.in_atomic_block:
        raise RuntimeError("a guard is lifted only in a transaction")
    unguard(editor, table)
    yield
    guard(editor, table)
