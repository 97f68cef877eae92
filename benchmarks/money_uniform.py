"""The model of money as a function of independent inputs, as scipy's and SALib's Sobol indices ask for it."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from SALib.analyze import sobol as salib_analyze  # type: ignore[import-untyped]
from SALib.sample import sobol as salib_sample  # type: ignore[import-untyped]
from scipy.stats import norm, sobol_indices, uniform  # type: ignore[import-untyped]

from benchmarks.money_numpy import KNOTS, Matrix
from moothall.engine.uncertainty.money.asking import MoneyAsked
from moothall.engine.uncertainty.money.indices import Sample, Shares

Floats = NDArray[np.floating[Any]]
CHUNK = 2048


class Inputs:
    """A case with its independent inputs: factors, what is shared, lines, whether events strike, impacts."""

    def __init__(self, case: MoneyAsked) -> None:
        self.model = Matrix(case)
        lines, events = len(self.model.lines), len(self.model.events)
        self.normals = 2 + lines + events
        self.count = 3 + self.normals + events
        groups = ["overrun", "shortfall", "delay", "shared", "shared"]
        self.groups = [*groups, *(f"l{n}" for n in range(lines)), *(f"e{n}" for n in range(events))]
        self.groups += [f"e{n}" for n in range(events)]

    def total(self, x: Floats) -> Floats:
        """Present value of all together at inputs (N, count): chances, then normals, then chances."""
        lines, found = len(self.model.lines), np.empty(len(x))
        for start in range(0, len(x), CHUNK):
            part = x[start : start + CHUNK].astype(np.float32)
            even, common = part[:, :3].T, part[:, 3:5]
            z, strikes = part[:, 5 : 5 + lines], part[:, 5 + lines : 3 + self.normals]
            entry = np.minimum(part[:, 3 + self.normals :] * KNOTS, KNOTS - 1).astype(np.int32)
            drawn = self.model.reckon(common, z.copy(), strikes.copy(), entry, even)
            found[start : start + CHUNK] = self.model.values(drawn)[:, 0]
        return found

    def scipys(self, n: int, seed: int) -> Any:
        """Its indices of every input by itself; it knows no groups."""
        dists = [*[uniform()] * 3, *[norm()] * self.normals, *[uniform()] * len(self.model.events)]
        return sobol_indices(func=lambda x: self.total(x.T), n=n, dists=dists, rng=seed)

    def salibs(self, n: int, seed: int) -> Any:
        """Its indices by group, without those of the second order."""
        chances = [[0.0, 1.0]]
        problem = {
            "num_vars": self.count,
            "names": [f"x{i}" for i in range(self.count)],
            "groups": self.groups,
            "bounds": [*chances * 3, *[[0.0, 1.0]] * self.normals, *chances * len(self.model.events)],
            "dists": ["unif"] * 3 + ["norm"] * self.normals + ["unif"] * len(self.model.events),
        }
        x = salib_sample.sample(problem, n, calc_second_order=False, seed=seed)
        with contextlib.redirect_stdout(io.StringIO()):
            return salib_analyze.analyze(problem, self.total(x), calc_second_order=False, seed=seed)


def scipy_on(sample: Sample) -> Any:
    """scipy's estimates on a sample of ours."""
    exchanged = sample.one + sample.changes.astype(np.float64)
    values = {"f_A": sample.one[None], "f_B": sample.two[None], "f_AB": exchanged[:, None, :]}
    return sobol_indices(func=values, n=len(sample.one))


def salib_on(sample: Sample) -> tuple[Any, float]:
    """SALib's estimates on a sample of ours, and the mean that it takes off."""
    exchanged = sample.one + sample.changes.astype(np.float64)
    every = np.vstack([sample.one, exchanged, sample.two]).T.ravel()
    inputs = len(sample.changes)
    names = [str(i) for i in range(inputs)]
    problem = {"num_vars": inputs, "names": names, "bounds": [[0, 1]] * inputs}
    found = salib_analyze.analyze(problem, every, calc_second_order=False, num_resamples=2, seed=1)
    return found, float(every.mean())


def furthest(shares: Shares, first: Floats, total: Floats) -> float:
    """Largest difference of any index."""
    return float(max(np.abs(shares.first - first).max(), np.abs(shares.total - total).max()))
