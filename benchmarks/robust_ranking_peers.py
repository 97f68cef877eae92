"""The peers' environment, made when first asked for, and the loops that run in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.robust_ranking_case import additive

ROOT = Path(__file__).resolve().parents[1]
NEEDS = ROOT / "benchmarks" / "peers.txt"
HOME = ROOT / "bench-results" / "peers"
LOOPS = ROOT / "benchmarks" / "robust_ranking_loops.py"
DRAWS = 1000


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


def loops() -> tuple[dict[str, float], list[str]]:
    """Draws a second of the additive step alone in each peer, and lines of what is wrong or missing."""
    python, said = interpreter()
    x, w = additive(DRAWS)
    with tempfile.TemporaryDirectory() as folder:
        arrays = Path(folder) / "additive.npz"
        np.savez(arrays, x=x, w=w)
        run = subprocess.run(
            [str(python), str(LOOPS), str(arrays)], capture_output=True, check=False, text=True
        )
    if run.returncode:
        return {}, [said, f"the peers' loops failed: {run.stderr[-400:]}"]
    found: dict[str, dict[str, Any]] = json.loads(run.stdout)
    best = (x @ w[:, :, None])[:, :, 0].argmax(axis=1).tolist()
    absent = [f"{name} is not here: {seen['absent']}" for name, seen in found.items() if "absent" in seen]
    ran = {name: seen for name, seen in found.items() if "absent" not in seen}
    wrong = [
        f"{name} names other winners than the plain sum"
        for name, seen in ran.items()
        if seen["winners"] != best
    ]
    rates = {name: DRAWS / seen["seconds"] for name, seen in ran.items() if seen["winners"] == best}
    return rates, [line for line in (said, *absent, *wrong) if line]
