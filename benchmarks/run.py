"""Whole-process times of the commands, beside what bare Python and its peers take on the same machine.

First correctness, then speed: a command that gives the wrong exit code, or findings that differ
between two runs, is not timed.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import batch, log, money, papers, power, published, robust_ranking, sharing, site

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "three-valleys"
MOOTHALL = (sys.executable, "-m", "moothall")
RUNS = 7


@dataclass(frozen=True)
class Workload:
    """A command to time."""

    name: str
    command: tuple[str, ...]
    limit: float | None = None
    """Seconds that its median may take; none: only shown."""
    allowed: tuple[int, ...] = (0,)
    """Exit codes that mean that it did its work."""


def peers() -> list[Workload]:
    """What any program in Python pays, and two well-known ones."""
    found = [
        Workload("python -c pass", (sys.executable, "-c", "pass")),
        Workload("python -c 'import click'", (sys.executable, "-c", "import click")),
        Workload("pip --version", (sys.executable, "-m", "pip", "--version")),
    ]
    git = shutil.which("git")
    return found + ([Workload("git --version", (git, "--version"))] if git else [])


def ours(out: Path) -> list[Workload]:
    """The commands that people wait for."""
    appraise = (*MOOTHALL, "appraise", str(EXAMPLE), "-o", str(out))
    return [
        Workload("moothall --help", (*MOOTHALL, "--help"), 0.2),
        Workload("moothall check three-valleys", (*MOOTHALL, "check", str(EXAMPLE)), 0.5, (0, 1)),
        Workload("appraise, 1,000,000 draws", (*appraise, "--draws", "1000000"), 12.0, (0, 1)),
        Workload("appraise three-valleys", appraise, 3.0, (0, 1)),
    ]


def run(workload: Workload) -> tuple[float, int, bytes]:
    """Seconds, exit code and output of one run."""
    start = time.perf_counter()
    done = subprocess.run(workload.command, capture_output=True, cwd=ROOT, check=False)
    return time.perf_counter() - start, done.returncode, done.stdout + done.stderr


def faults(workloads: list[Workload], out: Path) -> list[str]:
    """What is wrong before any time is taken: exit codes, and findings that differ between runs."""
    found = []
    for workload in workloads:
        _, code, said = run(workload)
        if code not in workload.allowed:
            found.append(f"{workload.name}: exit code {code}\n{said.decode(errors='replace')[-800:]}")
    if not found:
        first = (out / "findings.json").read_bytes()
        run(workloads[-1])
        if (out / "findings.json").read_bytes() != first or not json.loads(first)["checks"]:
            found.append("two runs of appraise gave different findings, or none")
    return found


def medians(workloads: list[Workload], runs: int = RUNS) -> dict[str, float]:
    """Median seconds of each workload; taken in turns, so that a busy moment hits all alike."""
    times: dict[str, list[float]] = {w.name: [] for w in workloads}
    for _ in range(runs):
        for workload in workloads:
            times[workload.name].append(run(workload)[0])
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def lines(workloads: list[Workload], taken: dict[str, float]) -> list[str]:
    """The table: median, ratio to bare Python and to importing click, limit."""
    python, click = (taken[name] for name in ("python -c pass", "python -c 'import click'"))
    rows = [f"{'workload':34}{'median':>10}{'to python':>11}{'to click':>10}{'limit':>9}"]
    for workload in workloads:
        seconds = taken[workload.name]
        limit = "" if workload.limit is None else f"{workload.limit:.1f} s"
        over = "  too slow" if workload.limit is not None and seconds > workload.limit else ""
        ratios = f"{seconds / python:10.1f}x{seconds / click:9.1f}x"
        rows.append(f"{workload.name:34}{seconds * 1000:7.0f} ms{ratios}{limit:>9}{over}")
    return rows


def main() -> int:
    """Compare, then time; 1 where something is wrong or too slow."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        own = ours(out)
        wrong = faults(own, out)
        if wrong:
            print("\n".join(wrong), file=sys.stderr)
            return 1
        workloads = [*peers(), *own]
        taken = medians(workloads)
    print(f"Median of {RUNS} whole processes each, Python {sys.version.split()[0]}\n")
    print("\n".join(lines(workloads, taken)))
    late = [w.name for w in workloads if w.limit is not None and taken[w.name] > w.limit]
    parts = (robust_ranking, money, batch, sharing, power, papers, log, site, published)
    codes: list[int] = [part.main() for part in parts]
    return max(*codes, 1 if late else 0)
