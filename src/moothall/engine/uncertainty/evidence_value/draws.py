"""Standard normal numbers for each option's errors, the same for every set that asks."""

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty.evidence_value.cells import Singles, Whole

ROOM = 8_000_000
"""Numbers kept, 32 MB in single precision; what does not fit is drawn anew each time."""

_OPTION = 1 << 32


class Draws:
    """Normal numbers by the counter-based Philox, keyed by the seed, the option and the error."""

    def __init__(self, sections: int, samples: int, seed: int, *, room: int = ROOM) -> None:
        self._sections, self._samples, self._seed = sections, samples, seed
        self._room = room // max(1, samples)
        self._kept: dict[int, Singles] = {}

    def of(self, option: int, sections: Whole, criteria: Whole) -> Singles:
        """Numbers for the option's own error, then these sections', then these cells'.

        Returns (1 + sections + criteria, samples) float.
        """
        errors = [0, *(1 + sections).tolist(), *(1 + self._sections + criteria).tolist()]
        drawn = np.empty((len(errors), self._samples), np.float32)
        for row, error in enumerate(errors):
            drawn[row] = self._row(option * _OPTION + error)
        return drawn

    def _row(self, stream: int) -> Singles:
        if stream in self._kept:
            return self._kept[stream]
        source = np.random.Generator(np.random.Philox(key=[self._seed, stream]))
        drawn = source.standard_normal(self._samples, dtype=np.float32)
        if len(self._kept) < self._room:
            self._kept[stream] = drawn
        return drawn
