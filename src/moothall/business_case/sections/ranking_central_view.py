"""Which shifts of a weight are told: those that are larger than chance."""

from __future__ import annotations

import math
from typing import Annotated

from msgspec import Meta, Struct

from moothall.business_case.sections.weights import percent_fine
from moothall.findings.ranking import CentralWeights, RankedOption, Run

SURE = 3
"""Standard errors that a figure must reach to be told: the share of draws won, or a shift of a weight."""


def few(option: RankedOption) -> bool:
    """Whether it comes first in too few draws for their mean to tell anything."""
    return option.first.share <= SURE * option.first.error


class View(Struct, frozen=True, kw_only=True):
    """A run with the mean of all its weights, against which those of an option stand."""

    run: Run
    mean: CentralWeights
    tight: Annotated[
        float, Meta(description="concentration of the weights drawn: the more, the less they vary")
    ]

    def shift(self, option: RankedOption, section: str) -> float:
        """How far an option's mean weight of a section lies from that of all draws; 0 within the noise."""
        if option.central_weights is None:
            return 0.0
        usual = self.mean.sections[section]
        by = option.central_weights.sections[section] - usual
        wins = option.first.share * self.run.draws
        error = math.sqrt(usual * (1 - usual) / ((self.tight + 1) * wins)) if wins else math.inf
        return by if abs(by) >= SURE * error and percent_fine(usual + by) != percent_fine(usual) else 0.0
