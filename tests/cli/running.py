"""Calling the command line from tests, inside the process or as one of its own."""

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result

from moothall.cli.main import main
from moothall.files.store import write_files

STAKEHOLDERS = """\
groups:
  - id: officers
    title: Officers
    voice: officers
    assessors:
      - id: o1
"""
SCORES = "option,criterion,assessor,score,reason,date\nT0a,D1,o1,2,as now,2026-01-31\n"


def call(*words: object) -> Result:
    """A command inside this process; its exit code and what it said on either stream."""
    return CliRunner().invoke(main, [str(word) for word in words])


def process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "moothall", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def blank(folder: Path) -> Path:
    """A blank project with one group and one score."""
    write_files(folder, _blank_files())
    return folder


@cache
def _blank_files() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        assert call("new", folder).exit_code == 0
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
    return files | {"stakeholders.yaml": STAKEHOLDERS.encode(), "scores.csv": SCORES.encode()}
