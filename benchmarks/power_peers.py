"""`powerindices` in the peers' own environment, asked line by line, so that its runs pair with ours."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.robust_ranking_peers import interpreter

LOOPS = Path(__file__).with_name("power_loops.py")


class Peer:
    """The peer's process; `absent` says why it cannot run."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.absent: str = self._answer()["absent"]

    def run(self, votes: Sequence[int], quota: int) -> tuple[float, tuple[list[float], list[float]]]:
        """Seconds that it took inside the peer, and its swing chances and Shapley-Shubik shares."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"votes": list(votes), "quota": quota}) + "\n")
        self._process.stdin.flush()
        found = self._answer()
        return found["seconds"], (found["chance"], found["shapley_shubik"])

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextmanager
def peer() -> Iterator[Peer]:
    """The peer, started; installed first where it is not yet."""
    python, _ = interpreter()
    command = [str(python), str(LOOPS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Peer(process)
        assert process.stdin is not None
        process.stdin.close()
