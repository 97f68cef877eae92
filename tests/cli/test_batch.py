"""`moothall batch`: exit codes, what it says and where, interruptions with real signals."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.cli.batch import CLEAN, NOTHING_DONE, SOME_ERRORS
from tests.batch.made import begun, full, session_is_over, small, table, until
from tests.cli.running import call, process

FEW = ("--draws", 1000, "--workers", 1)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with two good projects and a bad one, from which commands are called."""
    for name in ("a", "b", "bad"):
        small(tmp_path / "returns", name)
    (tmp_path / "returns" / "bad" / "options.yaml").unlink()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_pattern_becomes_one_table(place):
    done = process("batch", "returns/[ab]/", "-o", "out/T.parquet", *FEW)
    assert done.returncode == CLEAN, done.stderr
    assert done.stdout == "2 projects, 4 rows, 0 projects with errors. Written: out/T.parquet\n"
    assert [row["path"] for row in table(place / "out" / "T.parquet")] == ["returns/a"] * 2 + [
        "returns/b"
    ] * 2
    assert [file.name for file in (place / "out").iterdir()] == ["T.parquet"]


def test_no_progress_and_no_word_on_standard_error_unless_it_is_a_terminal(place):
    done = process("batch", "returns/a", "-o", "T.parquet", *FEW)
    assert [line for line in done.stderr.splitlines() if not line.startswith("Compiling")] == []


def test_a_terminal_sees_rate_and_time_left(place):
    terminal, end = pty.openpty()
    words = [sys.executable, "-m", "moothall", "batch", "returns/a", "returns/b", "-o", "T.parquet"]
    done = subprocess.run([*words, *map(str, FEW)], stdout=subprocess.PIPE, stderr=end, check=False)
    os.close(end)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.returncode == CLEAN, seen
    assert "Working out" in seen
    assert "2/2" in seen
    assert "a second" in seen


def test_a_bad_project_is_a_row_and_an_exit_code(place):
    done = process("batch", "returns/*/", "returns/a", "-o", "T.parquet", *FEW)
    assert done.returncode == SOME_ERRORS
    assert "returns/a is named twice, and taken once." in done.stderr
    assert "returns/bad: options.yaml: this file must be there" in done.stderr
    assert "3 projects, 5 rows, 1 project with errors" in done.stdout
    assert table(place / "T.parquet")[-1]["error"].startswith("options.yaml: this file must be there")


def test_where_nothing_is_worked_out_the_table_says_why(place):
    done = process("batch", "returns/bad", "nowhere", "returns/a/project.yaml", "-o", "T.parquet", *FEW)
    assert done.returncode == NOTHING_DONE
    assert [row["path"] for row in table(place / "T.parquet")] == [
        "returns/bad",
        "nowhere",
        "returns/a/project.yaml",
    ]


def test_draws_and_seed_reach_every_project(place):
    process("batch", "returns/[ab]", "-o", "T.parquet", *FEW, "--seed", 7)
    assert {(row["draws"], row["seed"]) for row in table(place / "T.parquet")} == {(1000, 7)}


REFUSED = {
    "no project": ([], "missing argument"),
    "a pattern without a match": (["retruns/*"], "nothing is there that this pattern stands for"),
    "two crews": (
        ["returns/a", "--workers", "2", "--scheduler", "tcp://h:1"],
        "--workers is for this machine",
    ),
    "no worker": (["returns/a", "--workers", "0"], "--workers"),
    "too few draws": (["returns/a", "--draws", "1"], "1000"),
    "no such scheduler": (["returns/a", "--scheduler", "nonsense://"], "no Dask scheduler answers"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_refused_and_leaves_nothing(place, name):
    words, message = REFUSED[name]
    result = call("batch", *words, "-o", "T.parquet")
    assert result.exit_code == NOTHING_DONE
    assert message in result.output
    assert sorted(file.name for file in place.iterdir()) == ["returns"]


def test_a_folder_in_the_place_of_the_table_is_refused(place):
    result = call("batch", "returns/a", "-o", "returns")
    assert (result.exit_code, "is a folder; name a file" in result.output) == (NOTHING_DONE, True)


def test_without_the_extra_people_are_told_which(place):
    (place / "pyarrow.py").write_text("raise ModuleNotFoundError('none', name='pyarrow')\n")
    done = process("batch", "returns/a", "-o", "T.parquet", *FEW, PYTHONPATH=str(place))
    assert done.returncode == NOTHING_DONE
    assert ".venv/bin/pip install '.[batch]'" in done.stderr
    (place / "pyarrow.py").unlink()
    (place / "distributed.py").write_text("raise ModuleNotFoundError('none', name='distributed')\n")
    done = process("batch", "returns/a", "-o", "T", "--scheduler", "tcp://h:1", PYTHONPATH=str(place))
    assert done.returncode == NOTHING_DONE
    assert ".venv/bin/pip install '.[cluster]'" in done.stderr


def ctrl_c(batch: subprocess.Popen[str]) -> None:
    os.killpg(batch.pid, signal.SIGINT)  # as a terminal does: to every process


def power_cut(batch: subprocess.Popen[str]) -> None:
    batch.kill()


@pytest.mark.parametrize("stop", [ctrl_c, pytest.param(power_cut, marks=pytest.mark.slow)])
def test_after_an_interruption_the_same_command_goes_on(stop, tmp_path):
    projects = [full(tmp_path, n) for n in range(4)]
    words = (*projects, "-o", tmp_path / "T.parquet", "--draws", 1000, "--workers", 2)
    kept = tmp_path / "T.parquet.part"
    batch = begun(*words)
    try:
        until(lambda: len(list(kept.glob("*.json"))) >= 1, "the first part")
        stop(batch)
        _, told = batch.communicate(timeout=60)
        until(lambda: session_is_over(batch.pid), "no process is left", 30)
    finally:
        if not session_is_over(batch.pid):
            os.killpg(batch.pid, signal.SIGKILL)
        batch.wait()
    assert not (tmp_path / "T.parquet").exists()
    done = len(list(kept.glob("*.json")))
    assert 1 <= done < 4
    if stop is ctrl_c:
        assert batch.returncode == 130
        assert f"{done} of 4 projects are done and kept in {kept}" in told
        assert "Traceback" not in told
    again = process("batch", *words)
    assert again.returncode == CLEAN, again.stderr
    assert f"resumed: {done} of 4 done" in again.stderr
    assert not Path(kept).exists()
    assert call("batch", *projects, "-o", tmp_path / "whole.parquet", *FEW).exit_code == CLEAN
    assert (tmp_path / "T.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()
