"""The fastest honest NumPy of the simulation of money, and the cash-flow cube: one process, float32.

Both read one large table for each line and impact; the entry nearest to the latent counts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri  # type: ignore[import-untyped]

from moothall.engine.uncertainty.money.asking import EventAsked, MoneyAsked
from moothall.engine.uncertainty.money.spreads import Spread, of_line
from moothall.engine.uncertainty.money.terms import parts_of

Floats = NDArray[np.float32]
Simulate = Callable[[int, int], Floats]
"""Draws and seed to the values of the total, each partner and so on, (P, draws)."""

KNOTS, REACH = 4096, 5.0
"""Entries of a line's table, over -REACH to REACH of its latent normal; an impact's lie evenly in chance."""
CHUNK, CUBE_CHUNK = 2048, 128
"""Draws at once: tried from 64 to 8192, the fastest on a core with 1 to 2 MB of second-level cache."""


class Drawn(NamedTuple):
    """What a chunk of draws came to."""

    lines: Floats
    """(draws, L) own doubt times overrun or shortfall"""
    years: Floats
    """(draws,) delay"""
    events: Floats
    """(draws, E) what strikes"""


class Model:
    """A case as arrays: what both ways need, and the drawing that they share."""

    def __init__(self, case: MoneyAsked) -> None:
        (option,) = case.options
        self.case, self.lines, self.events = case, option.own, option.events
        who: list[str | None] = [*option.partners]
        payers = [*(x.partner for x in self.lines), *(e.partner for e in self.events)]
        shares = [[parts_of(option, payer).get(p, 0.0) for p in who] for payer in payers]
        weights = np.array([[sum(row), *row] for row in shares], np.float32)
        self.of_lines, self.of_events = weights[: len(self.lines)], weights[len(self.lines) :]
        self.amounts = np.array([np.multiply(x.by_year, x.sign) for x in self.lines])
        self.discount = np.array(case.discount)
        self.delayed = np.array([x.kind != "cost" for x in self.lines])
        self.one_off = np.array([x.one_off for x in self.lines])
        self.tables = np.concatenate([self._line(n) for n in range(len(self.lines))]).astype(np.float32)
        self.impacts = np.concatenate([impact(e) for e in self.events]).astype(np.float32)
        self.below = ndtri(np.array([e.chance for e in self.events])).astype(np.float32)
        self.rows = (np.arange(len(self.lines)) * KNOTS).astype(np.float32)
        self.event_rows = np.arange(len(self.events), dtype=np.int32) * KNOTS
        self.paid = -np.array([e.discount for e in self.events], np.float32)[:, None] * self.of_events
        self.factors: dict[str, Floats] = {
            k: (np.array(v) / (12 if k == "delay" else 1)).astype(np.float32) for k, v in case.factors.items()
        }

    def _line(self, n: int) -> NDArray[np.float64]:
        spread = of_line(self.lines[n], self.case.spreads)
        at = np.linspace(-REACH, REACH, KNOTS)
        values = np.ones(KNOTS) if spread is None else spread.quantiles(at)
        return values / np.interp(0.0, at, values)

    def draw(self, rng: np.random.Generator, size: int) -> Drawn:
        """Draw everything that is random."""
        common = rng.standard_normal((size, 2), dtype=np.float32)
        z = rng.standard_normal((size, len(self.lines)), dtype=np.float32)
        strikes = rng.standard_normal((size, len(self.events)), dtype=np.float32)
        entry = rng.integers(0, KNOTS, (size, len(self.events)), dtype=np.uint16).astype(np.int32)
        even = rng.random((3, size), dtype=np.float32)
        return self.reckon(common, z, strikes, entry, even)

    def reckon(
        self, common: Floats, z: Floats, strikes: Floats, entry: NDArray[np.int32], even: Floats
    ) -> Drawn:
        """From latents to what they come to; the latents are overwritten."""
        step = np.float32((KNOTS - 1) / (2 * REACH))
        rho, apart = self.case.rho_lines, self.case.rho_events
        z *= step * np.float32((1 - rho) ** 0.5)
        z += common[:, :1] * (step * np.float32(rho**0.5)) + np.float32(KNOTS / 2)
        np.clip(z, np.float32(0), np.float32(KNOTS - 1), out=z)
        z += self.rows
        lines = np.take(self.tables, z.astype(np.int32), mode="clip")
        overrun, shortfall, years = (
            quantile(self.factors[k], even[n]) for n, k in enumerate(("overrun", "shortfall", "delay"))
        )
        lines[:, self.one_off] *= overrun[:, None]
        lines[:, self.delayed] *= shortfall[:, None]
        strikes *= np.float32((1 - apart) ** 0.5)
        strikes += common[:, 1:] * np.float32(apart**0.5)
        entry += self.event_rows
        events = np.take(self.impacts, entry, mode="clip")
        events *= strikes < self.below
        return Drawn(lines, years, events)


def quantile(values: Floats, even: Floats) -> Floats:
    """Linear between the cases in order."""
    at = even * np.float32(len(values) - 1)
    left = at.astype(np.int32)
    found: Floats = values[left] + (at - left).astype(np.float32) * np.diff(values, append=values[-1])[left]
    return found


def impact(event: EventAsked) -> NDArray[np.float64]:
    """An event's impact in the middle of each of many equal chances."""
    middle = (np.arange(KNOTS) + 0.5) / KNOTS
    return Spread(event.low, event.likely, event.high, event.shape).quantiles(ndtri(middle))


class Matrix(Model):
    """Present values first, for every whole year of delay: a draw is then a product of matrices."""

    def __init__(self, case: MoneyAsked) -> None:
        super().__init__(case)
        horizon, outputs = self.amounts.shape[1], self.of_lines.shape[1]
        shifts = int(self.factors["delay"][-1]) + 2
        worth = np.array(
            [self.amounts[:, : horizon - k] @ self.discount[k:] for k in range(shifts)], np.float32
        )
        self.plain = (worth[0][:, None] * self.of_lines)[~self.delayed]
        late = worth.T[self.delayed][:, :, None] * self.of_lines[self.delayed][:, None, :]
        self.late = np.ascontiguousarray(late.reshape(-1, shifts * outputs))
        self.shape = shifts, outputs

    def values(self, drawn: Drawn) -> Floats:
        """Values of every output, (draws, P)."""
        found: Floats = drawn.lines[:, ~self.delayed] @ self.plain
        found += drawn.events @ self.paid
        years = drawn.years.astype(np.intp)
        part = (drawn.years - years)[:, None]
        late = (drawn.lines[:, self.delayed] @ self.late).reshape(-1, *self.shape)
        at = np.arange(len(years))
        found += (1 - part) * late[at, years] + part * late[at, years + 1]
        return found


class Cube(Model):
    """Every line's cash in every year of every draw, then discounted."""

    def __init__(self, case: MoneyAsked) -> None:
        super().__init__(case)
        shifts = int(self.factors["delay"][-1]) + 2
        self.moved = np.zeros((shifts, *self.amounts.shape), np.float32)
        for k in range(shifts):
            self.moved[k, :, k:] = self.amounts[:, : self.amounts.shape[1] - k]
        self.moved[:, ~self.delayed] = self.amounts[~self.delayed]
        self.rates = self.discount.astype(np.float32)

    def values(self, drawn: Drawn) -> Floats:
        """Values of every output, (draws, P)."""
        years = drawn.years.astype(np.intp)
        part = (drawn.years - years)[:, None, None]
        cash = (1 - part) * self.moved[years] + part * self.moved[years + 1]
        cash *= drawn.lines[:, :, None]
        found: Floats = (cash @ self.rates) @ self.of_lines + drawn.events @ self.paid
        return found


def percentiles(values: Floats, wanted: tuple[int, ...]) -> NDArray[np.float64]:
    """Mean, deviation, chance of a loss and percentiles of every row, (P, 3 + W); rows are put in order."""
    mean = values.mean(axis=1, dtype=np.float64)
    deviation = values.std(axis=1, dtype=np.float64)
    values.sort(axis=1)
    losses = [np.searchsorted(row, np.float32(0)) / len(row) for row in values]
    at = np.array(wanted) / 100 * (values.shape[1] - 1)
    left = at.astype(np.intp)
    found = values[:, left] + (at - left) * (values[:, left + 1] - values[:, left])
    return np.column_stack([mean, deviation, losses, found])


def simulate(model: Matrix | Cube, chunk: int) -> Simulate:
    """All draws of a model, a chunk at a time."""

    def run(draws: int, seed: int) -> Floats:
        rng = np.random.Generator(np.random.SFC64(seed))
        out = np.empty((model.of_lines.shape[1], draws), np.float32)
        for start in range(0, draws, chunk):
            size = min(chunk, draws - start)
            out[:, start : start + size] = model.values(model.draw(rng, size)).T
        return out

    return run
