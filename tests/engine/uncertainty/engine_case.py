"""The reference's plain arrays, put to the engine."""

import numpy as np

from moothall.engine.uncertainty.observed import Key, Observed, Scored
from moothall.engine.uncertainty.plan import Counts
from moothall.engine.uncertainty.readings import MISSING, Sheet, of_group, readings
from moothall.engine.uncertainty.runs import Field, How, Sampler, Settings
from moothall.engine.uncertainty.simulation import Errors
from moothall.engine.weighting import GroupSpec, SetSpec
from moothall.findings.ranking import Run

from .reference import Case
from .reference_weights import Level, Model


def field(case: Case) -> Field:
    order = [*np.flatnonzero(case.ranked), *np.flatnonzero(~case.ranked)]
    options = tuple(f"o{i}" for i in order)
    return Field(
        options=options,
        ranked=int(case.ranked.sum()),
        standings={o: "held_out" for o in options},
        held={
            f"s{s}": tuple(f"c{c}" for c in np.flatnonzero(case.section == s))
            for s in np.unique(case.section)
        },
        base=0.0,
        top=4.0,
    )


def observed(case: Case) -> Observed:
    codes: dict[Key, int] = {None: 0}
    sheet = np.full(case.scores.shape, MISSING, np.int32)
    for at in np.argwhere(case.scores >= 0):
        a, o, c = at
        key = Scored(int(case.scores[a, o, c]), float(case.observations[a, o, c]))
        sheet[a, o, c] = codes.setdefault(key, len(codes))
    order = [*np.flatnonzero(case.ranked), *np.flatnonzero(~case.ranked)]
    read = readings(Sheet(sheet[:, order], case.group.astype(np.int32), np.asarray(case.shares, float)))
    read.codes[read.codes == MISSING] = 0
    silent = [key is None or (isinstance(key, Scored) and key.observations == 0) for key in codes]
    return Observed(readings=read, keys=tuple(codes), silent=np.array(silent, np.uint8))


def spec(level: Level, names: tuple[str, ...]) -> SetSpec:
    weights = tuple((level.vector / level.vector.sum()).tolist())
    if level.way == "order":
        places = np.unique(-level.vector, return_inverse=True)[1] + 1
        return SetSpec(items=names, way="order", weights=weights, places=tuple(places.tolist()))
    if level.way == "interval":
        return SetSpec(
            items=names,
            way="interval",
            weights=weights,
            low=tuple(level.low.tolist()),
            high=tuple(level.high.tolist()),
        )
    return SetSpec(items=names, way="points", weights=weights)


def specs(case: Case) -> tuple[GroupSpec, ...]:
    held = field(case).held
    total = float(np.sum(case.shares))
    return tuple(
        GroupSpec(
            group=f"g{g}",
            share=float(case.shares[g]) / total,
            declared=True,
            sections=spec(own.sections, tuple(held)),
            criteria={s: spec(level, held[s]) for s, level in zip(held, own.criteria, strict=True)},
        )
        for g, own in enumerate(case.weights)
    )


def settings(draws: int, seed: int = 1, *, exact: bool = False) -> Settings:
    return Settings(
        draws=draws,
        seed=seed,
        secondary_share=0.1,
        errors=Errors(0.1, 0.2),
        errors_by_option=Errors(0.3, 0.0),
        evidence_factor=2.0,
        concentration=100.0,
        concentration_low=25.0,
        exact=exact,
    )


def counted(
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
) -> tuple[Run, Counts]:
    """One run, asked for as the reference is."""
    seen, every = observed(case), specs(case)
    if exact_scores:
        seen = Observed(
            readings=seen.readings,
            keys=seen.keys,
            silent=np.array([key is None for key in seen.keys], np.uint8),
        )
    speak = seen.readings
    if isinstance(model, tuple):
        if model[0] == "own":
            speak = of_group(speak, model[1])
        every = every[model[1] : model[1] + 1]
    kind = "exact" if exact_weights else model if isinstance(model, str) else "declared"
    how = How(
        model="declared", weights=kind, factor=factor_n, errors=Errors(*rho), concentration=concentration
    )
    sampler = Sampler(field(case), seen, settings(draws, seed, exact=exact_scores))
    return sampler.run(how, every, speak, draws), sampler.counts(how, every, speak, draws)
