"""Findings of a robust ranking made by hand, whole in themselves, for any project."""

from __future__ import annotations

import random
from collections.abc import Sequence

from moothall.findings.ranking import (
    Bar,
    CentralWeights,
    Change,
    Crossing,
    Crossover,
    Estimate,
    EvidenceValue,
    Leader,
    Line,
    Pair,
    RankedOption,
    RankingFindings,
    RuleRanking,
    Run,
    Spread,
    UnrankedOption,
    WeightChange,
)
from moothall.project.project import Project

TRIED = 400


def estimate(share: float, draws: int = 100_000) -> Estimate:
    return Estimate(share=share, error=(max(share * (1 - share), 0.0) / draws) ** 0.5)


def ranked(project: Project) -> list[str]:
    return [o.id for o in project.kept_options][1:]


def made(project: Project, options: Sequence[str] | None = None, draws: int = 100_000) -> RankingFindings:
    """A ranking of the options, in which the earlier ones come first more often."""
    options = ranked(project) if options is None else options
    groups = [g.id for g in project.stakeholders.groups]
    models = ["ordinal", "free", *(f"{kind}:{g}" for g in groups for kind in ("group", "own"))]
    tests = (
        "evidence_half", "evidence_double", "errors_independent", "errors_by_option",
        "weights_looser", "weights_exact",
    )  # fmt: skip
    runs = [_run(project, options, "declared", "", draws, 1)]
    runs += [_run(project, options, "declared", t, draws // 10, n) for n, t in enumerate(tests, 2)]
    runs += [_run(project, options, m, "", draws // 10, n) for n, m in enumerate(models, 20)]
    return RankingFindings(
        leader=_leader(options),
        runs=tuple(runs),
        change=change(project, options) if len(options) > 1 else None,
        evidence_to_get=_evidence(project) if len(options) > 1 else (),
        rho_option=0.1,
        rho_section=0.2,
        concentration=100,
    )


def _leader(options: Sequence[str]) -> Leader:
    if len(options) < 2:
        outcome = "only_one" if options else "nothing_ranked"
        return Leader(outcome=outcome, front=options[0] if options else None, words="Told by the engine.")
    return Leader(
        outcome="no_clear_winner",
        front=options[0],
        level=(options[1],),
        borderline=("first",),
        failed=("pairwise", "weaker_evidence"),
        words=f"No clear winner between {options[0]} and {options[1]}: {options[0]} comes first in about 47% "
        f"of draws and {options[1]} in about 44%.",
    )


def _run(project: Project, options: Sequence[str], model: str, test: str, draws: int, seed: int) -> Run:
    lots = random.Random(seed)
    noise = 0.35 if model == "free" else 0.2
    orders = []
    for _ in range(TRIED):
        values = {o: 2.5 - 0.12 * n + lots.gauss(0, noise) for n, o in enumerate(options)}
        orders.append(sorted(options, key=lambda o: -values[o]))
    ranks = range(len(options))
    places = {o: [sum(order[n] == o for order in orders) / TRIED for n in ranks] for o in options}
    beats = {
        (a, b): sum(order.index(a) < order.index(b) for order in orders) / TRIED
        for a in options for b in options if a != b
    }  # fmt: skip
    out = [o.id for o in project.kept_options if o.id not in options]
    return Run(
        model=model,
        test=test,
        draws=draws,
        mean_weights=_even(project),
        options=tuple(_option(project, o, n, places[o], draws) for n, o in enumerate(options)),
        pairs=tuple(
            Pair(option=a, other=b, wins=estimate(w, draws), wins_low=estimate(0.9 * w, draws))
            for (a, b), w in beats.items()
        ),
        unranked=tuple(
            UnrankedOption(
                option=o,
                standing="reference" if n == 0 else "held_out",
                value=Spread(mean=1.71, low=1.32, high=2.17),
                would_win=estimate(0.0032, draws),
            )
            for n, o in enumerate(out)
        ),
    )


def _option(project: Project, option: str, number: int, places: list[float], draws: int) -> RankedOption:
    first = places[0]
    return RankedOption(
        option=option,
        first=estimate(first, draws),
        first_low=estimate(0.8 * first, draws // 10),
        first_high=estimate(min(1.0, 1.1 * first), draws // 10),
        ranks=tuple(estimate(p, draws) for p in places),
        expected_rank=sum(n * p for n, p in enumerate(places, 1)),
        value=Spread(mean=2.5 - 0.12 * number, low=2.13 - 0.12 * number, high=2.86 - 0.12 * number),
        regret=0.04 + 0.13 * number,
        central_weights=_weights(project, number) if first else None,
        confidence=estimate(min(1.0, first + 0.2), draws // 10) if first else None,
    )


def _weights(project: Project, number: int) -> CentralWeights:
    lots = random.Random(number)

    def normal(ids: Sequence[str]) -> dict[str, float]:
        raw = {i: 1 + lots.random() ** 3 * 2 for i in ids}
        return {i: w / sum(raw.values()) for i, w in raw.items()}

    criteria: dict[str, float] = {}
    for section in project.framework.matrix.sections:
        criteria |= normal([c.id for c in section.criteria])
    sections = normal([s.id for s in project.framework.matrix.sections])
    return CentralWeights(sections=sections, criteria=criteria)


def _even(project: Project) -> CentralWeights:
    sections = project.framework.matrix.sections
    return CentralWeights(
        sections={s.id: 1 / len(sections) for s in sections},
        criteria={c.id: 1 / len(s.criteria) for s in sections for c in s.criteria},
    )


def change(project: Project, options: Sequence[str]) -> Change:
    sections = [s.id for s in project.framework.matrix.sections]
    criteria = [c.id for c in project.framework.criteria]
    front, second = options[0], options[1]
    lots = random.Random(7)
    return Change(
        front=front,
        lead=0.13,
        crossovers=(
            *(
                Crossover(
                    kind="section",
                    item=s,
                    weight=0.083 + 0.002 * n,
                    below=Crossing(weight=0.021, option=second) if n == 2 else None,
                    above=Crossing(weight=0.15 + 0.1 * n, option=options[-1])
                    if n in (1, 2, 3, 5, 7)
                    else None,
                )
                for n, s in enumerate(sections)
            ),
            *(
                Crossover(
                    kind="criterion",
                    item=c,
                    weight=0.14,
                    above=Crossing(weight=0.61, option=second) if n % 9 == 0 else None,
                )
                for n, c in enumerate(criteria)
            ),
        ),
        lines=tuple(
            Line(section=s, option=o, at_zero=2.5 - 0.12 * n, at_one=1.6 + 1.5 * lots.random())
            for s in sections
            for n, o in enumerate(options)
        ),
        tornado=tuple(
            Bar(kind="section_weight" if n % 3 == 0 else "criterion_scores",
                item=sections[n % len(sections)] if n % 3 == 0 else criteria[n],
                low=0.13 - 0.4 / (1 + n), high=0.13 + 0.5 / (1 + n))
            for n in range(20)
        ),
        smallest=(
            WeightChange(level="sections", option=second, distance=0.124,
                         moves={sections[0]: -0.062, sections[4]: 0.062, sections[5]: 0.00001}),
            WeightChange(level=sections[0], option=second, distance=0.4,
                         moves={criteria[0]: -0.2, criteria[1]: 0.2}),
        ),
        rules=tuple(
            RuleRanking(rule=r, values={o: -1.0 * n for n, o in enumerate(order)}, order=tuple(order),
                        places={o: n for n, o in enumerate(order, 1)})
            for r, order in (
                ("weighted_sum", options), ("weighted_product", options),
                ("topsis", options[::-1]), ("promethee_2", options),
            )
        ),
    )  # fmt: skip


def _evidence(project: Project) -> tuple[EvidenceValue, ...]:
    items = [
        *(("section", s.id) for s in project.framework.matrix.sections),
        *(("criterion", c.id) for c in project.framework.criteria),
        *(("item", e.id) for e in project.evidence),
    ]
    return tuple(
        EvidenceValue(
            kind=kind,
            id=id,
            cells=4 + n % 3,
            perfect=0.061 / (1 + n),
            perfect_error=0.0002,
            raised=0.033 / (1 + n),
            raised_error=0.0,
        )
        for n, (kind, id) in enumerate(items)
    )
