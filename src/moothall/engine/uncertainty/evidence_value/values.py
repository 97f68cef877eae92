"""What settling each set of cells is worth to the choice between the ranked options."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from moothall.engine.uncertainty.evidence_value.best import Points, centred, gain_of_choice
from moothall.engine.uncertainty.evidence_value.cells import Cells, Floats, Mask, Set, Worth
from moothall.engine.uncertainty.evidence_value.learnt import Learner


def values(cells: Cells, sets: Sequence[Set], *, samples: int, seed: int) -> tuple[Worth, ...]:
    """Worth of each set: expected best total once its cells are known, less the best expected total.

    Learning a cell also tells about its option's other cells, whose errors it shares. Options are
    independent, weights stand at their mean (method note, M7). Where an option has at most one cell in the
    set nothing is drawn for it. A set's worth depends on no other set.

    samples : draws for each option with two or more cells in a set; seed : not negative
    Returns one Worth a set, in their order. Time grows with sets × cells × samples; memory does not grow
    with the sets.
    """
    learner = Learner(cells, samples, seed)
    best = int(np.argmax(learner.tables.expected)) if len(learner.tables.expected) else 0
    exact = np.ones_like(cells.gain)
    return tuple(
        Worth(*_worth(learner, one, exact, best), *_worth(learner, one, cells.gain, best)) for one in sets
    )


def _worth(learner: Learner, one: Set, gain: Floats, best: int) -> tuple[float, float]:
    settled = one.mask & (gain > 0)
    if not settled.any():
        return 0.0, 0.0
    return gain_of_choice(_totals(learner, settled, gain), best)


def _totals(learner: Learner, settled: Mask, gain: Floats) -> list[Points]:
    """Each option's expected total once the signals are known, as a random quantity."""
    expected = learner.tables.expected
    count = settled.sum(axis=1)
    totals = [Points(expected[o : o + 1], np.ones(1)) for o in range(len(expected))]
    single = np.flatnonzero(count == 1)
    rows = learner.from_one(single, settled[single].argmax(axis=1), gain)
    for option, row in zip(single, rows, strict=True):
        totals[option] = centred(expected[option], row, learner.chances)
    for option in np.flatnonzero(count > 1):
        drawn = learner.from_many(int(option), np.flatnonzero(settled[option]), gain[option])
        totals[option] = centred(expected[option], drawn)
    return totals
