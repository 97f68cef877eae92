"""All runs of the simulation: declared weights first, then each standing test and other model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from moothall.engine.uncertainty import readings as read
from moothall.engine.uncertainty.observed import Observed, knots
from moothall.engine.uncertainty.plan import Counts, pack
from moothall.engine.uncertainty.ranks import estimate, run_findings, shared_places
from moothall.engine.uncertainty.readings import Readings
from moothall.engine.uncertainty.simulation import Chances, Errors, simulate
from moothall.engine.uncertainty.weight_models import Model, exact_spec, weights
from moothall.engine.weighting.specs import GroupSpec
from moothall.findings.ranking import RankedOption, Run


class Settings(Struct, frozen=True, kw_only=True):
    """Numbers of the simulation, all of them data of the framework or the project."""

    draws: int
    seed: int
    secondary_share: float
    """Draws of every run but the first, as a share of all draws"""
    errors: Errors
    errors_by_option: Errors
    evidence_factor: float
    """By which the worth of evidence is divided and multiplied in the standing tests"""
    concentration: float
    concentration_low: float
    exact: bool = False
    """Scores and likely values are taken as exact"""

    @property
    def secondary(self) -> int:
        """Draws of every run but the first."""
        return max(1, round(self.draws * self.secondary_share))


class Field(Struct, frozen=True, kw_only=True):
    """What is ranked, on what."""

    options: tuple[str, ...]
    """The ranked ones first"""
    ranked: int
    standings: Mapping[str, str]
    held: Mapping[str, tuple[str, ...]]
    """Section id to its criteria"""
    base: float
    top: float
    """Low end of the scale, and its height above that"""


class How(Struct, frozen=True, kw_only=True):
    """One run: its name, and what it takes otherwise than the first."""

    model: str
    test: str = ""
    weights: Model = "declared"
    factor: float = 1.0
    errors: Errors
    concentration: float


def runs(
    field: Field,
    observed: Observed,
    specs: Sequence[GroupSpec],
    settings: Settings,
    before: Sequence[GroupSpec] = (),
) -> tuple[Run, ...]:
    """Every run, the declared weights at the defaults first.

    before : the weights from before a late change, where there was one
    """
    sampler = Sampler(field, observed, settings)
    default = How(model="declared", errors=settings.errors, concentration=settings.concentration)
    found = [sampler.run(default, specs, observed.readings, settings.draws)]
    for how in _tests(default, settings):
        found.append(sampler.run(how, specs, observed.readings, settings.secondary))
    if before:
        earlier = replace(default, test="weights_before_change")
        found.append(sampler.run(earlier, before, observed.readings, settings.secondary))
    for spec in (s for s in specs if s.declared and len(specs) > 1):
        own = replace(default, model=f"group:{spec.group}")
        found.append(sampler.run(own, [spec], observed.readings, settings.secondary))
    found += _own(sampler, default, specs, observed.readings, settings)
    return tuple(
        sampler.confident(run, default) if run.model in ("declared", "free") and not run.test else run
        for run in found
    )


def _tests(default: How, settings: Settings) -> Iterator[How]:
    factor = settings.evidence_factor
    yield replace(default, test="evidence_half", factor=1 / factor)
    yield replace(default, test="evidence_double", factor=factor)
    yield replace(default, test="errors_independent", errors=Errors(0.0, 0.0))
    yield replace(default, test="errors_by_option", errors=settings.errors_by_option)
    yield replace(default, test="weights_looser", concentration=settings.concentration_low)
    yield replace(default, test="weights_exact", weights="exact")
    yield replace(default, model="ordinal", weights="ordinal")
    yield replace(default, model="free", weights="free")


def _own(
    sampler: Sampler, default: How, specs: Sequence[GroupSpec], every: Readings, settings: Settings
) -> Iterator[Run]:
    """Each group alone: its weights and its scores."""
    for g, spec in enumerate(specs if len(specs) > 1 else ()):
        alone = read.of_group(every, g)
        if alone is not None:
            yield sampler.run(replace(default, model=f"own:{spec.group}"), [spec], alone, settings.secondary)


def _shares(specs: Sequence[GroupSpec]) -> NDArray[np.float64]:
    """Declared shares; alike where none of the groups at hand has any, as where one stands alone."""
    shares = np.array([s.share for s in specs])
    return shares if shares.sum() > 0 else np.ones(len(specs))


class Sampler:
    """Runs on one field, with the tables that several of them share."""

    def __init__(self, field: Field, observed: Observed, settings: Settings) -> None:
        self._field, self._observed, self._settings = field, observed, settings
        self._packed = cache(self._pack)

    def _pack(self, factor: float) -> NDArray[np.uint32]:
        made = self._observed.tables(self._field.top, factor=factor, exact=self._settings.exact)
        return pack(knots(made), self._field.top)

    def counts(self, how: How, specs: Sequence[GroupSpec], speak: Readings, draws: int) -> Counts:
        """Counts of one run."""
        given = specs[:1] if how.weights == "free" else specs
        return simulate(
            speak.codes,
            self._observed.silent[speak.codes],
            self._packed(how.factor),
            weights(given, self._field.held, how.weights, how.concentration),
            Chances(speak.chances, _shares(given)),
            how.errors,
            ranked=self._field.ranked,
            draws=draws,
            seed=self._settings.seed,
        )

    def run(self, how: How, specs: Sequence[GroupSpec], speak: Readings, draws: int) -> Run:
        """Findings of one run."""
        return run_findings(
            self.counts(how, specs, speak, draws),
            self._field.options,
            self._field.standings,
            self._field.held,
            model=how.model,
            test=how.test,
            draws=draws,
            base=self._field.base,
            top=self._field.top,
        )

    def confident(self, run: Run, default: How) -> Run:
        """The run with the confidence factor of each option that is ever first."""
        return replace(
            run, options=tuple(self._confident(o, option, default) for o, option in enumerate(run.options))
        )

    def _confident(self, o: int, option: RankedOption, default: How) -> RankedOption:
        if option.central_weights is None:
            return option
        own = exact_spec(option.central_weights.sections, option.central_weights.criteria, self._field.held)
        draws = self._settings.secondary
        counts = self.counts(replace(default, weights="exact"), [own], self._observed.readings, draws)
        return replace(option, confidence=estimate(shared_places(counts.places[o])[0], draws))
