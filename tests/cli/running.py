"""Calling the command line from tests, inside the process or as one of its own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from moothall.cli.main import main

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
    assert call("new", folder).exit_code == 0
    (folder / "stakeholders.yaml").write_text(STAKEHOLDERS, "utf-8")
    (folder / "scores.csv").write_text(SCORES, "utf-8")
    return folder
