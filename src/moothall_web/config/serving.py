"""The site brought up to date and served. Django is set up before."""

from __future__ import annotations

import datetime
import os
import socket
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import click

from moothall_web.config import beside

WORKERS, THREADS = 1, 4
"""Processes and threads on SQLite, where only one can write at a time anyway."""

PATIENCE = 5
"""Seconds in which a process may end by itself; one told to while it starts does not hear it."""


def bring_up_to_date(place: Path) -> None:
    """Make the tables, or change them to this version's; what stands there is backed up before."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from moothall_web.config import archive

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan and executor.loader.applied_migrations:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
        file = place / "backups" / f"before-update-{now}.zip"
        file.parent.mkdir(parents=True, exist_ok=True)
        archive.write(file)
        click.echo(f"The tables change with this version; a backup is in {file}.", err=True)
    if plan:
        call_command("migrate", verbosity=0, interactive=False)


def free(address: str, port: int) -> int:
    """The port, or a free one for 0; UsageError where another program has it."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError as error:
            said = f"port {port} of {address} cannot be used ({error.strerror}); --port names another."
            raise click.UsageError(said) from None
        return int(tried.getsockname()[1])


def serve(
    place: Path, address: str, port: int, workers: int, ready: Callable[[], None], *, worker: bool = True
) -> None:
    """Serve the site of a folder until Ctrl-C.

    ready : called when the port is open
    worker : whether a worker runs beside
    """
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    connections.close_all()  # a process that is forked off must open its own
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall_web.config.settings")
    server = Server(
        "moothall_web.config.wsgi:application",
        address=address, port=port, interface=Interfaces.WSGI,
        workers=workers, blocking_threads=THREADS, log_level=LogLevels.warning, respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    )  # fmt: skip
    server.on_startup(ready)
    with beside.worker(place) if worker else nullcontext():
        server.serve()


def workers() -> int:
    """Processes for the database at hand: one on SQLite, else one a core."""
    from django.db import connection

    return WORKERS if connection.vendor == "sqlite" else min(os.cpu_count() or 1, 8)
