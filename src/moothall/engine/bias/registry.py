"""Every bias check by the name under which a framework asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.engine.bias.agreed_terms import dropped_after_screening
from moothall.engine.bias.context import BiasCheck
from moothall.engine.bias.coverage import criteria_removed
from moothall.engine.bias.favourite import optimism_on_favourite, preselected_option
from moothall.engine.bias.horizon import short_horizon
from moothall.engine.bias.in_house import straw_man_in_house
from moothall.engine.bias.openness import late_consultation, secrecy
from moothall.engine.bias.ranking import false_precision, tuned_weights
from moothall.engine.bias.scores import halo_scoring, score_without_reason
from moothall.engine.bias.sources import interested_adviser, success_only_cases
from moothall.engine.bias.totals import double_counting, hidden_zero
from moothall.engine.bias.voices import averaged_disagreement, one_voice
from moothall.engine.bias.weights import money_crowding_out, weights_after_scores

CHECKS: Mapping[str, BiasCheck] = {
    check.__name__: check
    for check in (
        preselected_option,
        straw_man_in_house,
        weights_after_scores,
        tuned_weights,
        money_crowding_out,
        criteria_removed,
        one_voice,
        averaged_disagreement,
        halo_scoring,
        score_without_reason,
        optimism_on_favourite,
        success_only_cases,
        short_horizon,
        double_counting,
        false_precision,
        hidden_zero,
        late_consultation,
        secrecy,
        dropped_after_screening,
        interested_adviser,
    )
}
"""Check name -> function. A framework refers to these names; no function knows a framework's ids."""
