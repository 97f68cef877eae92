"""The local economy of a project: posts from gross to net, and money that stays in the area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.engine.local_economy.additional import additional
from moothall.engine.local_economy.factors import Factors
from moothall.engine.local_economy.spending import spending
from moothall.findings.jobs import JobsFindings
from moothall.findings.local_economy import LocalEconomyFindings, MultiplierSource, Span
from moothall.findings.workforce import OptionPosts
from moothall.framework.multipliers import Kind
from moothall.project.project import Project

SUPPORTED: Kind = "output_type_1"
"""The multiplier by which spending supports output: along the chain of suppliers, without households."""
AS_IS = "as_is"


def local_economy(project: Project, posts: Sequence[OptionPosts], jobs: JobsFindings) -> LocalEconomyFindings:
    """What posts come to for each place, and what becomes of the money that each option spends."""
    kept = [o.id for o in project.kept_options]
    now = next((o.id for o in project.options if o.baseline == AS_IS), None)
    known = {m.sector: m for m in _multipliers(project)}
    named = dict.fromkeys(r.sector for r in project.spending if r.sector in known)
    return LocalEconomyFindings(
        additional=additional(project.jobs, posts, jobs, now, Factors(project.local_factors, project.facts)),
        spending=spending(project.spending, kept, now, {s: m.span for s, m in known.items()}),
        multipliers=tuple(known[s] for s in named),
    )


def _multipliers(project: Project) -> Iterator[MultiplierSource]:
    """Output multipliers by sector: the library's, then the project's own, which take their place."""
    for whole in project.library_multipliers:
        for one in whole.multipliers:
            if one.kind == SUPPORTED:
                yield MultiplierSource(
                    sector=one.sector,
                    title=one.title,
                    span=Span(low=one.value, likely=one.value, high=one.value),
                    source=whole.source,
                    area=whole.area,
                    note=whole.note,
                )
    for row in project.multipliers:
        if row.kind == SUPPORTED:
            yield MultiplierSource(
                sector=row.sector,
                title=row.title or row.sector,
                span=Span(
                    low=row.value if row.low is None else row.low,
                    likely=row.value,
                    high=row.value if row.high is None else row.high,
                ),
                source=row.source,
            )
