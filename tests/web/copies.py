"""A copy of the test database as it was when all was brought in, and back to it.

Tables that refuse to be emptied cannot be flushed after a test that commits: the whole database is put back.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable

from django.core.management import call_command
from django.db import connection

from tests.once import among_others, held


def keep() -> None:
    """Copy the database beside itself."""
    if connection.vendor == "sqlite":
        connection.close()
        _copied(_name(), f"{_name()}.whole")
    else:
        _made_of(f"{_name()}_whole", _name())


def put_back() -> None:
    """Make the database what it was when it was kept."""
    if connection.vendor == "sqlite":
        connection.close()
        _copied(f"{_name()}.whole", _name())
    else:
        _made_of(_name(), f"{_name()}_whole")


def with_tables() -> None:
    """Where processes share a PostgreSQL, the database of each is made of one that has its tables."""
    if connection.vendor == "sqlite" or not among_others():
        return
    own, tables = connection.settings_dict, f"{_name()}_tables"
    with held("tables") as made:
        if not made.exists():
            with connection.creation._nodb_cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{tables}"')
            own["NAME"], before = tables, own["NAME"]
            call_command("migrate", verbosity=0, interactive=False)
            connection.close()
            own["NAME"] = before
            made.touch()
    own["TEST"]["TEMPLATE"] = tables


def shared(name: str, make: Callable[[], object]) -> None:
    """Make something in the database; of all processes of a run the first makes it, the others copy that."""
    if not among_others():
        make()
        return
    if connection.vendor != "sqlite":
        with held(name) as file:
            if file.exists():
                _made_of(_name(), file.read_text())
                return
            make()
            _made_of(f"{_name()}_{name}", _name())
            file.write_text(f"{_name()}_{name}")
        return
    with held(f"{name}.sqlite3") as file:
        if file.exists():
            connection.close()
            _copied(str(file), _name())
            return
        make()
        connection.close()
        _copied(_name(), f"{file}.new")
        os.replace(f"{file}.new", file)


def forget() -> None:
    """Remove the copy, and end what still holds the database.

    The browser's library runs a loop, and within a loop Django keeps a connection of its own.
    """
    if connection.vendor == "postgresql":
        connection.close()
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{_name()}_whole" WITH (FORCE)')
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [_name()]
            )


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _copied(source: str, target: str) -> None:
    with sqlite3.connect(source) as read, sqlite3.connect(target) as written:
        read.backup(written)
    read.close()
    written.close()


def _made_of(target: str, source: str) -> None:
    connection.close()
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
