"""The terms in force: thresholds, must-pass set and worth of grades, adopted or by default."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property

from moothall.project.head import AdoptedThreshold, MustPassSet
from moothall.project.project import Project


class NoThresholdError(KeyError):
    """A framework asks for a check without the threshold that it needs; the id is the argument."""


class Terms:
    """Read-only view on the terms of one project.

    Adopted entries win over the framework's defaults; of several, the latest counts.
    """

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def adopted(self) -> Mapping[str, AdoptedThreshold]:
        """Thresholds that the partners set for themselves, by id."""
        entries = sorted(self._project.head.thresholds, key=lambda t: t.date)
        return {t.id: t for t in entries}

    @cached_property
    def thresholds(self) -> Mapping[str, float | tuple[str, ...]]:
        """Every threshold in force, by id."""
        values = {t.id: t.value for t in self._project.framework.thresholds}
        return values | {k: t.value for k, t in self.adopted.items()}

    def number(self, threshold: str) -> float:
        """A threshold that is a number; NoThresholdError where the framework has none."""
        value = self.thresholds.get(threshold)
        if value is None or isinstance(value, tuple):
            raise NoThresholdError(threshold)
        return float(value)

    def number_or(self, threshold: str, absent: float) -> float:
        """A threshold that is a number; `absent` where the framework does not ask for what it governs."""
        try:
            return self.number(threshold)
        except NoThresholdError:
            return absent

    def words(self, threshold: str) -> tuple[str, ...]:
        """A threshold that is a list of words; NoThresholdError where the framework has none."""
        value = self.thresholds.get(threshold)
        if not isinstance(value, tuple):
            raise NoThresholdError(threshold)
        return value

    @cached_property
    def must_pass_sets(self) -> tuple[MustPassSet, ...]:
        """Every set adopted, oldest first."""
        return tuple(sorted(self._project.head.must_pass, key=lambda m: m.date))

    @cached_property
    def observations(self) -> Mapping[str, float]:
        """What each grade letter is worth, in observations (method note, M4)."""
        worth = {g.label: g.observations for g in self._project.framework.evidence.grades}
        for entry in sorted(self._project.head.grades, key=lambda g: g.date):
            worth[entry.grade] = entry.observations
        return worth

    @cached_property
    def weights_fixed(self) -> datetime.date | None:
        """When the weights were fixed: the last day of weighting before the first score, if any."""
        days = [w.date for w in self._project.weights]
        if not days:
            return None
        scored = [s.date for s in self._project.scores if s.score is not None]
        before = [d for d in days if not scored or d <= min(scored)]
        return max(before) if before else min(days)
