"""What the robust ranking tells of the weights, and of those who name a leader (method note, M8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from moothall.engine.bias.context import Results
from moothall.engine.bias.favourite import Naming, namings
from moothall.engine.bias.names import item_name, option_name, phrase
from moothall.engine.uncertainty.chances import about, of_draws
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.ranking import Crossing, Crossover, Estimate, RankingFindings, Run

ROBUST_RANKING = CannotTell(("robust ranking",))
RANKED_OPTIONS = CannotTell(("options that are ranked",))
FREE_WEIGHTS = CannotTell(("robust ranking under free weights",))
DECLARED, FREE = "declared", "free"
POINTS = 100
"""Percentage points in a whole weight."""
ALIKE = 1e-9
BESIDE = {
    "held_out": "it is held out at stage 1 and not ranked",
    "reference": "it is the reference line and not ranked",
}
"""Why an option comes first in no draw, by its standing."""


class Flip(NamedTuple):
    """A section's weight at which another option takes the first place."""

    section: str
    weight: float
    crossing: Crossing

    @property
    def points(self) -> float:
        """How far the weight must move, in percentage points."""
        return abs(self.crossing.weight - self.weight) * POINTS


def tuned_weights(results: Results) -> Seen:
    """A lead that hangs on the weights (method note, M8).

    Looks at the option that leads by the leader rule: how often it comes first when the weights are
    left free, and how little one section's weight may move before another option has the highest
    total. Where none leads, nothing is claimed that could hang on the weights. If another option has
    the highest total already, the crossings are not the leader's and tell nothing of it.
    """
    ranking = results.ranking
    if ranking is None:
        return ROBUST_RANKING
    if ranking.leader.outcome == "nothing_ranked":
        return RANKED_OPTIONS
    leader = ranking.leader.front
    if ranking.leader.outcome != "leads" or leader is None:
        return ()
    share = _first(ranking, FREE, leader)
    if share is None:
        return FREE_WEIGHTS
    limit = results.terms.number("flip_weight_points")
    rare = share.share < results.terms.number("free_first_share_min")
    flips = [f for f in _flips(ranking, leader) if f.points < limit - ALIKE]
    if rare or flips:
        return (_tuned(results, leader, share, rare, flips),)
    if ranking.change is None or ranking.change.front != leader:
        name = option_name(results.project, leader)
        return CannotTell((f"the weights at which {name} loses the highest total",))
    return ()


def _first(ranking: RankingFindings, model: str, option: str) -> Estimate | None:
    run = _run(ranking, model)
    return {o.option: o.first for o in run.options}.get(option) if run else None


def _run(ranking: RankingFindings, model: str) -> Run | None:
    """A weight model at the defaults, without any standing test."""
    return next((r for r in ranking.runs if r.model == model and not r.test), None)


def _flips(ranking: RankingFindings, leader: str) -> list[Flip]:
    """Crossings of the section weights, nearest first."""
    change = ranking.change
    if change is None or change.front != leader:
        return []
    found = [f for c in change.crossovers if c.kind == "section" for f in _crossings(c)]
    return sorted(found, key=lambda f: f.points)


def _crossings(crossover: Crossover) -> Iterator[Flip]:
    for crossing in (crossover.below, crossover.above):
        if crossing is not None:
            yield Flip(crossover.item, crossover.weight, crossing)


def _tuned(results: Results, leader: str, share: Estimate, rare: bool, flips: list[Flip]) -> Sighting:
    often = f"it comes first in {of_draws(about(share))} when the weights are left free"
    why = [often] if rare else []
    why += [_flip_words(results, f) for f in flips]
    nearest = flips[0] if flips else None
    return Sighting(
        subject=leader,
        option=leader,
        figures={
            "option": option_name(results.project, leader),
            "share": share.share,
            "error": share.error,
            "why": "; ".join(why),
            "section": nearest.section if nearest else None,
            "weight": nearest.weight if nearest else None,
            "crossing": nearest.crossing.weight if nearest else None,
            "points": nearest.points if nearest else None,
            "other": nearest.crossing.option if nearest else None,
        },
    )


def _flip_words(results: Results, flip: Flip) -> str:
    other = option_name(results.project, flip.crossing.option)
    item = item_name(results.project, flip.section)
    weights = f"{flip.crossing.weight:.1%} in place of {flip.weight:.1%}"
    return f"with a weight of {weights} for {item}, {other} has the highest total"


def false_precision(results: Results) -> Seen:
    """An option named as preferred although the leader rule does not hold for it (method note, M8).

    Looks at papers and at `preferred_since`, whenever they are from; the engine's own words never name
    a preferred option. An option that was dropped is no longer put forward. Where nothing is ranked, or
    the named option alone, there is nothing that it could lead, so nobody can tell.
    """
    ranking = results.ranking
    if ranking is None:
        return ROBUST_RANKING
    kept = {o.id for o in results.project.kept_options}
    named: dict[str, list[Naming]] = {}
    for naming in namings(results.project):
        if naming.option in kept:
            named.setdefault(naming.option, []).append(naming)
    leader = ranking.leader
    if named and leader.outcome == "nothing_ranked":
        return RANKED_OPTIONS
    if leader.outcome == "only_one" and leader.front in named:
        return CannotTell(("a second option that is ranked",))
    if leader.outcome == "leads":
        named.pop(leader.front or "", None)
    return tuple(_named(results, ranking, o, says) for o, says in named.items())


def _named(results: Results, ranking: RankingFindings, option: str, says: list[Naming]) -> Sighting:
    """An option outside the ranking comes first in no draw."""
    share = _first(ranking, DECLARED, option)
    return Sighting(
        subject=option,
        option=option,
        figures={
            "option": option_name(results.project, option),
            "share": share.share if share else 0.0,
            "error": share.error if share else 0.0,
            "ranked": share is not None,
            "how": f"it comes first in {of_draws(about(share))}" if share else _beside(ranking, option),
            "papers": phrase(n.paper for n in says),
            "since": says[0].date.isoformat(),
            "result": ranking.leader.words,
        },
    )


def _beside(ranking: RankingFindings, option: str) -> str:
    run = _run(ranking, DECLARED)
    standing = {o.option: o.standing for o in run.unranked}.get(option, "") if run else ""
    return BESIDE.get(standing, "it is not ranked")
