"""Triggers that keep tables append-only, for both databases."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

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


def guard(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Let the database refuse any change to a row of a table, and any removal."""
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION, params=None)
        kinds = (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT"))
        for verb, each in kinds:
            editor.execute(POSTGRES.format(table=table, verb=verb, VERB=verb.upper(), each=each), params=None)
        return
    for verb in ("update", "delete"):
        editor.execute(SQLITE.format(table=table, verb=verb, VERB=verb.upper()), params=None)


def unguard(editor: BaseDatabaseSchemaEditor, table: str) -> None:
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
