"""What is wrong with a game, all at once."""

from __future__ import annotations

from collections.abc import Iterable


class GameError(ValueError):
    """Costs from which no game can be made; `faults` holds a sentence for each thing that is wrong."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))
