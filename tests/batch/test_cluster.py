"""A batch on a Dask cluster: a scheduler and workers that are processes of their own, one of them killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.batch.cluster import Cluster, disagreements
from moothall.batch.errors import BatchError
from moothall.engine.uncertainty.simulation import FEWEST
from tests.batch.made import begun, dask, full, small, table, until

PROJECTS, DRAWS = 200, 10_000
"""Of the long proof."""


def host(python="3.11.7.final.0", **packages):
    same = {"moothall": "1.0", "numpy": "2.1"}
    return {"host": {"python": python}, "packages": same | packages}


def seen(scheduler=None, **workers):
    return {"client": host(), "scheduler": scheduler or host(), "workers": workers}


def test_machines_with_the_same_versions_agree():
    assert disagreements(seen(a=host(), b=host(python="3.11.9.final.0", dask="0"))) == []


def test_whoever_has_another_version_is_named():
    assert disagreements(seen(host(moothall=None), a=host(numpy="2.0"), b=host(python="3.12.1.final.0"))) == [
        "the scheduler has moothall (not installed), this machine 1.0",
        "worker a has numpy 2.0, this machine 2.1",
        "worker b has python 3.12, this machine 3.11",
    ]


def test_an_address_that_is_none_is_refused():
    with pytest.raises(BatchError, match="no Dask scheduler answers at nonsense://x"):
        Cluster("nonsense://x")


def ended(process: subprocess.Popen[str], seconds: int = 300) -> tuple[int, str, str]:
    """Exit code and both streams of a process, which is gone afterwards, come what may."""
    try:
        said, told = process.communicate(timeout=seconds)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return process.returncode, said, told


def here(out: Path, projects: list[Path], draws: int, *words: object, **environment: str) -> bytes:
    """The table as this machine makes it."""
    code, _, told = ended(begun(*projects, "-o", out, "--draws", draws, *words, **environment), 1800)
    assert code in (0, 1), told
    return out.read_bytes()


def kill_one(cluster, out: Path, parts: int) -> None:
    """Kill a worker as soon as so many projects are done."""
    kept = out.with_name(f"{out.name}.part")
    until(lambda: len(list(kept.glob("*.json"))) >= parts, "the first parts")
    cluster.workers[0].send_signal(signal.SIGKILL)


def test_same_bytes_from_a_cluster_that_loses_a_worker(tmp_path):
    projects = [full(tmp_path, n) for n in range(3)]
    projects += [small(tmp_path, f"s{n}") for n in range(3)] + [tmp_path / "nowhere"]
    (projects[-2] / "options.yaml").unlink()
    alone = here(tmp_path / "here.parquet", projects, 1000)
    out = tmp_path / "there.parquet"
    with dask(tmp_path) as cluster:
        batch = begun(*projects, "-o", out, "--draws", 1000, "--scheduler", cluster.address)
        try:
            kill_one(cluster, out, 1)
        finally:
            code, _, told = ended(batch)
    assert code == 1, told
    assert "Traceback" not in told
    assert out.read_bytes() == alone
    assert sum(row["error"] is not None for row in table(out)) == 2


@pytest.mark.slow
@pytest.mark.parametrize("killed", [False, True])
def test_a_scheduler_that_goes_away_leaves_what_is_done(tmp_path, killed):
    projects = [full(tmp_path, n) for n in range(12)]
    out = tmp_path / "T.parquet"
    kept = tmp_path / "T.parquet.part"
    with dask(tmp_path) as cluster:
        batch = begun(*projects, "-o", out, "--draws", 1000, "--scheduler", cluster.address)
        try:
            until(lambda: len(list(kept.glob("*.json"))) >= 2, "the first parts")
            cluster.scheduler.send_signal(signal.SIGKILL if killed else signal.SIGTERM)
        finally:
            code, _, told = ended(batch)
    assert code == 2
    assert f"the scheduler at {cluster.address} went away" in told
    assert "the same command goes on from there" in told
    assert "Traceback" not in told
    code, _, told = ended(begun(*projects, "-o", out, "--draws", 1000))
    assert code == 0
    assert "resumed: " in told


@pytest.mark.slow
def test_nobody_at_an_address_and_a_scheduler_without_workers_are_told_in_words(tmp_path):
    project = small(tmp_path, "p")
    code, _, told = ended(begun(project, "-o", tmp_path / "T", "--scheduler", "tcp://127.0.0.1:9"))
    assert (code, "no Dask scheduler answers at tcp://127.0.0.1:9" in told) == (2, True)
    with dask(tmp_path, workers=0) as cluster:
        code, _, told = ended(begun(project, "-o", tmp_path / "T", "--scheduler", cluster.address))
    assert (code, "no worker has joined" in told) == (2, True)
    assert "Traceback" not in told
    assert not (tmp_path / "T.part").exists()


@pytest.mark.slow
def test_200_projects_same_bytes_on_any_crew_before_and_after_a_killed_worker(tmp_path):
    """The proof that the issue asks for; with so many draws that four threads are really used."""
    assert DRAWS // FEWEST >= 4
    projects = [full(tmp_path / "projects", n) for n in range(PROJECTS)]
    first = here(tmp_path / "t1.parquet", projects, DRAWS, MOOTHALL_THREADS="1")
    assert here(tmp_path / "t2.parquet", projects, DRAWS, MOOTHALL_THREADS="2") == first
    assert here(tmp_path / "t4.parquet", projects, DRAWS, MOOTHALL_THREADS="4") == first
    assert here(tmp_path / "w1.parquet", projects, DRAWS, "--workers", 1) == first
    assert here(tmp_path / "w4.parquet", projects, DRAWS, "--workers", 4) == first
    for loses in (False, True):
        place = tmp_path / f"cluster-{loses}"
        place.mkdir()
        out = place / "T.parquet"
        with dask(place) as cluster:
            batch = begun(*projects, "-o", out, "--draws", DRAWS, "--scheduler", cluster.address)
            try:
                if loses:
                    kill_one(cluster, out, PROJECTS // 10)
            finally:
                code, _, told = ended(batch, 1800)
        assert code == 0, told
        assert out.read_bytes() == first
    assert len({row["fingerprint"] for row in table(out)}) == PROJECTS


def test_the_cluster_is_imported_only_when_it_is_asked_for():
    words = "import sys, moothall.cli.batch; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert not {"distributed", "dask", "pyarrow", "numba", "numpy"} & set(loaded.stdout.split())
