"""The peers' environment, made when first asked for, and the loops that run in it."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.robust_ranking_case import additive

ROOT = Path(__file__).resolve().parents[1]
NEEDS = ROOT / "benchmarks" / "peers.txt"
HOME = ROOT / "bench-results" / "peers"
LOOPS = ROOT / "benchmarks" / "robust_ranking_loops.py"
DRAWS = 500


def interpreter() -> tuple[Path, str]:
    """An interpreter with the peers, and a line that says so where it cannot have all of them."""
    python = HOME / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = HOME / "peers.txt"
    if done.is_file() and done.read_bytes() == NEEDS.read_bytes():
        return python, ""
    print("installing the peers into bench-results/peers; a minute or two", file=sys.stderr)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(HOME)], capture_output=True, check=False
    )
    pip = [str(python), "-m", "pip", "install", "--quiet", "-r", str(NEEDS)]
    if made.returncode or subprocess.run(pip, capture_output=True, check=False).returncode:
        return Path(sys.executable), "the peers could not be installed; only those of this environment run"
    done.write_bytes(NEEDS.read_bytes())
    return python, ""


class Loops(NamedTuple):
    """Median ratio of our rate to each peer's, each peer's median rate, and what is wrong or missing."""

    ratios: dict[str, float]
    rates: dict[str, float]
    said: list[str]


def loops(ours: Callable[[], float], pairs: int) -> Loops:
    """Our rate (draws a second) beside that of the additive step alone in each peer, taken in turns."""
    python, said = interpreter()
    x, w = additive(DRAWS)
    with tempfile.TemporaryDirectory() as folder:
        arrays = Path(folder) / "additive.npz"
        np.savez(arrays, x=x, w=w)
        rounds = list(in_turns([str(python), str(LOOPS), str(arrays)], ours, pairs))
    best = (x @ w[:, :, None])[:, :, 0].argmax(axis=1).tolist()
    first = rounds[0][1]
    absent = [f"{name} is not here: {seen['absent']}" for name, seen in first.items() if "absent" in seen]
    ran = [name for name, seen in first.items() if "absent" not in seen]
    wrong = [name for name in ran if first[name]["winners"] != best]
    right = [name for name in ran if name not in wrong]
    seconds = {name: [seen[name]["seconds"] for _, seen in rounds] for name in right}
    own = [rate for rate, _ in rounds]
    ratios = {
        name: statistics.median(r * t / DRAWS for r, t in zip(own, times, strict=True))
        for name, times in seconds.items()
    }
    rates = {name: DRAWS / statistics.median(times) for name, times in seconds.items()}
    differ = [f"{name} names other winners than the plain sum" for name in wrong]
    return Loops(ratios, rates, [line for line in (said, *absent, *differ) if line])


def in_turns(
    command: list[str], ours: Callable[[], float], pairs: int
) -> Iterator[tuple[float, dict[str, dict[str, Any]]]]:
    """Our rate, then the peers' answer, again and again."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peers:
        assert peers.stdin is not None
        assert peers.stdout is not None
        for _ in range(pairs):
            rate = ours()
            peers.stdin.write("again\n")
            peers.stdin.flush()
            yield rate, json.loads(peers.stdout.readline())
        peers.stdin.close()
