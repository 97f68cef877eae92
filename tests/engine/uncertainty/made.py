"""Small simulations from plain lists, for the tests."""

from collections.abc import Mapping, Sequence

import numpy as np

from moothall.engine.uncertainty.observed import FINE, knots
from moothall.engine.uncertainty.plan import Counts, Weights, pack
from moothall.engine.uncertainty.simulation import Chances, Errors, simulate
from moothall.engine.uncertainty.tables.scores import exact_table
from moothall.engine.uncertainty.weight_models import Model, weights
from moothall.engine.weighting import GroupSpec, SetSpec

INDEPENDENT = Errors(0.0, 0.0)


def points(values: Sequence[float], names: str = "s") -> SetSpec:
    total = sum(values)
    return SetSpec(
        items=tuple(f"{names}{i}" for i in range(len(values))),
        way="points",
        weights=tuple(v / total for v in values),
    )


def group(
    sections: SetSpec, criteria: Mapping[str, SetSpec], name: str = "g", share: float = 1.0
) -> GroupSpec:
    return GroupSpec(group=name, share=share, declared=True, sections=sections, criteria=dict(criteria))


def one_section(criteria: SetSpec, name: str = "g", share: float = 1.0) -> GroupSpec:
    return group(points([1.0]), {"s0": criteria}, name, share)


def made_weights(
    specs: Sequence[GroupSpec], model: Model = "declared", concentration: float = 100.0
) -> Weights:
    held = {s: spec.items for s, spec in specs[0].criteria.items()}
    return weights(specs, held, model, concentration)


def counted(
    scores: Sequence[Sequence[float]],
    weight_arrays: Weights,
    *,
    draws: int,
    seed: int = 1,
    ranked: int | None = None,
    shares: Sequence[float] = (1.0,),
) -> Counts:
    """Exact scores, one voice."""
    rows = np.array(scores, float)
    values, codes = np.unique(rows, return_inverse=True)
    tables = np.array([exact_table(v, bins=FINE) for v in values])
    return simulate(
        codes.reshape(1, *rows.shape).astype(np.int32),
        np.zeros((1, *rows.shape), np.uint8),
        pack(knots(tables), 4.0),
        weight_arrays,
        Chances(np.ones(1), np.array(shares)),
        INDEPENDENT,
        ranked=len(rows) if ranked is None else ranked,
        draws=draws,
        seed=seed,
    )
