"""The compiled engine behind the reference's own signature, so that both answer the same question."""

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty import readings as read
from moothall.engine.uncertainty import weight_models
from moothall.engine.uncertainty.observed import Observed, Scored, knots
from moothall.engine.uncertainty.plan import Counts, pack
from moothall.engine.uncertainty.ranks import run_findings
from moothall.engine.uncertainty.simulation import Chances, Errors
from moothall.engine.uncertainty.simulation import simulate as engine
from moothall.engine.weighting.specs import GroupSpec, SetSpec
from moothall.findings.ranking import Run
from tests.engine.uncertainty.reference import Case
from tests.engine.uncertainty.reference_weights import GroupWeights, Level, Model

TOP = 4


def run(
    case: Case,
    draws: int,
    seed: int,
    *,
    model: Model = "declared",
    concentration: float = 100.0,
    exact_weights: bool = False,
    rho: tuple[float, float] = (0.1, 0.2),
    factor_n: float = 1.0,
    exact_scores: bool = False,
) -> Run:
    """As `reference.simulate`, by the engine. The options are named o0, o1, ...; ranked ones come first."""
    observed, order = observe(case, exact_scores)
    speak, groups = observed.readings, list(range(len(case.shares)))
    if isinstance(model, tuple):
        groups = [model[1]]
        speak = read.of_group(speak, model[1]) or speak if model[0] == "own" else speak
    drawn: weight_models.Model = "declared" if isinstance(model, tuple) else model
    counts: Counts = engine(
        speak.codes,
        observed.silent[speak.codes],
        pack(knots(observed.tables(TOP, factor=factor_n, exact=exact_scores)), TOP),
        weight_models.weights(
            [spec(case, g) for g in groups], held(case), "exact" if exact_weights else drawn, concentration
        ),
        Chances(speak.chances, np.array([case.shares[g] for g in groups])),
        Errors(*rho),
        ranked=int(case.ranked.sum()),
        draws=draws,
        seed=seed,
    )
    names = tuple(f"o{o}" for o in order)
    beside = {f"o{o}": "reference" for o in np.flatnonzero(~case.ranked)}
    return run_findings(
        counts, names, beside, held(case), model="declared", test="", draws=draws, base=0, top=TOP
    )


def observe(case: Case, exact: bool) -> tuple[Observed, np.ndarray]:
    """The score sheet as codes, its ranked options first; and the options in that order."""
    order = np.argsort(~case.ranked, kind="stable")
    scores, n = case.scores[:, order], case.observations[:, order]
    pairs = [Scored(int(x), float(m)) for x, m in zip(scores.ravel(), n.ravel(), strict=True)]
    keys: tuple[Scored | None, ...] = (None, *dict.fromkeys(p for p in pairs if p.score >= 0))
    at = {key: i for i, key in enumerate(keys)}
    codes = np.array([at.get(p, read.MISSING) for p in pairs], np.int32).reshape(scores.shape)
    found = read.readings(read.Sheet(codes, case.group.astype(np.int32), case.shares))
    found.codes[found.codes == read.MISSING] = 0
    silent = [key is None or (key.observations == 0 and not exact) for key in keys]
    return Observed(readings=found, keys=keys, silent=np.array(silent, np.uint8)), order


def held(case: Case) -> dict[str, tuple[str, ...]]:
    """Section to its criteria, as the engine names them."""
    return {
        f"s{s}": tuple(f"c{c}" for c in np.flatnonzero(case.section == s))
        for s in range(case.section.max() + 1)
    }


def spec(case: Case, g: int) -> GroupSpec:
    """One group's weights as the engine takes them."""
    given: GroupWeights = case.weights[g]
    inside = zip(held(case).items(), given.criteria, strict=True)
    return GroupSpec(
        group=f"g{g}",
        share=float(case.shares[g]),
        declared=True,
        sections=set_spec(given.sections, tuple(held(case))),
        criteria={s: set_spec(level, items) for (s, items), level in inside},
    )


def set_spec(level: Level, items: tuple[str, ...]) -> SetSpec:
    """One level of weights; the engine has no exact set, only exact runs."""
    weights = level.vector / level.vector.sum()
    low, high = level.low, level.high
    return SetSpec(
        items=items,
        way="points" if level.way == "exact" else level.way,
        weights=tuple(weights.tolist()),
        places=tuple((np.unique(-weights, return_inverse=True)[1] + 1).tolist())
        if level.way == "order"
        else (),
        low=() if low is None else tuple(low.astype(float).tolist()),
        high=() if high is None else tuple(high.astype(float).tolist()),
    )
