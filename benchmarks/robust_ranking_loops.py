"""The additive step alone, draw by draw, in each peer. Run by the peers' own interpreter.

`python robust_ranking_loops.py ARRAYS.npz` with values (draws, options, criteria) and weights (draws,
criteria) answers each line on standard input with one JSON object in a line: peer to its winners and its
seconds, or why it could not run. So its runs can be paired with ours.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

Step = Callable[[Any, Any], Any]
"""Values (options, criteria) and weights (criteria,) of one draw to totals (options,), larger is better."""


def as_they_are(column: Any, cost: bool = False) -> Any:
    return column


def pymcdm(criteria: int, checks: bool = True) -> Step:
    """Its weighted sum without normalising, called as its manual does."""
    method = importlib.import_module("pymcdm.methods").WSM(as_they_are)
    kinds = np.ones(criteria)
    return lambda x, w: method(x, w, kinds, validation=checks)


def pymcdm_unchecked(criteria: int) -> Step:
    """The same without its checks of each input, which is faster."""
    return pymcdm(criteria, checks=False)


def scikit_criteria(criteria: int) -> Step:
    """Its weighted sum model."""
    make = importlib.import_module("skcriteria").mkdm
    model = importlib.import_module("skcriteria.agg.simple").WeightedSumModel()
    aims = [max] * criteria
    return lambda x, w: model.evaluate(make(x, aims, weights=w)).e_.score


def pydecision(criteria: int) -> Step:
    """Its simple additive weighting, which divides by each column's best: the weights make up for it."""
    method = importlib.import_module("pyDecision.algorithm").saw_method
    aims = ["max"] * criteria
    return lambda x, w: method(x, aims, w * x.max(axis=0), graph=False, verbose=False)[:, 1]


PEERS = {
    "pymcdm": pymcdm,
    "pymcdm unchecked": pymcdm_unchecked,
    "scikit-criteria": scikit_criteria,
    "pyDecision": pydecision,
}


def timed(step: Step, x: Any, w: Any) -> dict[str, Any]:
    """Winners of all draws, and seconds of the loop."""
    start = time.perf_counter()
    winners = [int(np.argmax(step(values, weights))) for values, weights in zip(x, w, strict=True)]
    return {"seconds": time.perf_counter() - start, "winners": winners}


def main(path: str) -> None:
    """Import and warm up every peer, then answer."""
    x, w = (np.load(path)[name] for name in ("x", "w"))
    steps: dict[str, Step] = {}
    absent: dict[str, Any] = {}
    for name, make in PEERS.items():
        try:
            steps[name] = make(x.shape[2])
            steps[name](x[0], w[0])
        except ImportError as error:
            absent[name] = {"absent": str(error)}
    for _ in sys.stdin:
        print(json.dumps(absent | {name: timed(step, x, w) for name, step in steps.items()}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
