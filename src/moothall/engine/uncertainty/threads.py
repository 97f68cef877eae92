"""How many threads a simulation uses."""

from __future__ import annotations

import os

THREADS = "MOOTHALL_THREADS"
"""Environment variable that says how many threads to use; results do not depend on it."""


def threads_wanted() -> int:
    """Threads to use: as the environment says, else one a core."""
    said = os.environ.get(THREADS, "")
    return max(1, int(said)) if said.isdecimal() else os.cpu_count() or 1
