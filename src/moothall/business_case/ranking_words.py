"""Codes of the robust ranking in words."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.wording import _, capital, counted, spoken
from moothall.findings.ranking import Run


def run_title(brief: Brief, run: Run) -> str:
    """Which weights and scores a simulation took."""
    if run.test:
        return test(run.test)
    model, _colon, group = run.model.partition(":")
    if group:
        said = {
            "group": _("{group}: own weights, everyone's scores"),
            "own": _("{group}: own weights and own scores"),
        }.get(model, "{group}")
        return said.format(group=brief.group_short(group))
    return {
        "declared": _("Weights as declared"),
        "ordinal": _("Only the order of the declared weights counts"),
        "free": _("Any weights, all equally likely"),
    }.get(model) or capital(spoken(model))


def test(code: str) -> str:
    """What a standing test changes."""
    return {
        "evidence_half": _("Evidence worth half as much"),
        "evidence_double": _("Evidence worth twice as much"),
        "errors_independent": _("Scoring errors all independent"),
        "errors_by_option": _("Scoring errors shared more widely within an option"),
        "weights_looser": _("Weights that vary more"),
        "weights_exact": _("Weights exactly as declared"),
        "weights_before_change": _("Weights as they were before the late change"),
    }.get(code) or capital(spoken(code))


def draws(number: int) -> str:
    """How many draws: '10,000 draws'."""
    return counted(number, "draw", "draws")


def draws_said(number: str) -> str:
    """What a draw is, for one who meets the word first, and how many there were."""
    return _(
        "Draws: the ranking worked out {n} times, with weights and scores varied as far as the evidence "
        "lets them."
    ).format(n=number)


def hundredths_said() -> str:
    """The unit of small differences, where a reader meets it first."""
    return _("hundredths of a point (100 make one point of the total, which runs from 0 to 4)")


def rule(code: str) -> str:
    """A rule by which scores become a total."""
    return {
        "weighted_sum": _("Weighted sum, as used here"),
        "weighted_product": _("Weighted product"),
        "topsis": _("TOPSIS: nearest to the best, farthest from the worst"),
        "promethee_2": _("PROMETHEE II: pair by pair"),
    }.get(code) or capital(spoken(code))
