"""One thread a worker, unless people asked for another number."""

import subprocess
import sys

from moothall.batch.threads import COUNTS, one_thread
from moothall.engine.uncertainty.simulation import THREADS, threads_wanted


def test_the_simulation_is_among_what_is_held_to_one_thread():
    assert THREADS in COUNTS


def test_one_thread_is_what_the_simulation_then_uses(monkeypatch):
    for name in COUNTS:
        monkeypatch.delenv(name, raising=False)
    one_thread()
    assert threads_wanted() == 1


def test_what_people_set_stays(monkeypatch):
    monkeypatch.setenv(THREADS, "2")
    one_thread()
    assert threads_wanted() == 2


def test_nothing_that_starts_threads_is_imported():
    code = "import sys, moothall.batch.threads; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "numba", "moothall.engine"} & set(loaded.stdout.split())
