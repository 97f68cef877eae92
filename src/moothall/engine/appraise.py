"""The story, read first: from a Project to its Findings.

Passes from method to method what one needs of another, and does nothing else.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec.structs import replace

from moothall.engine import (
    checks,
    coverage,
    measured,
    typology,
    vintage,
    weighting,
)
from moothall.engine.agreement.scores import score_agreement
from moothall.engine.agreement.weights import agreement
from moothall.engine.bias.context import Results
from moothall.engine.employment.whole import employment
from moothall.engine.equality import whole as equality
from moothall.engine.evidence import grading
from moothall.engine.finance import whole as finance
from moothall.engine.finance.basis import baseline
from moothall.engine.finance.case import placed_lines
from moothall.engine.finance.recorded import recorded
from moothall.engine.follow_up.whole import follow_up
from moothall.engine.governance import powers
from moothall.engine.governance.whole import governance
from moothall.engine.local_economy import jobs as local_jobs
from moothall.engine.local_economy.whole import local_economy
from moothall.engine.measured import Worked
from moothall.engine.procurement.whole import procurement
from moothall.engine.reference_class.decided import decided
from moothall.engine.reference_class.held import reference_class
from moothall.engine.reference_class.plan import plans
from moothall.engine.region.whole import region
from moothall.engine.risks import register as risks
from moothall.engine.scoring.stage2 import stage2
from moothall.engine.screening.outcomes import overridden
from moothall.engine.stage_1 import screened
from moothall.engine.sustainability import whole as sustainability
from moothall.engine.workforce.lines import staff_costs, staff_lines
from moothall.engine.workforce.whole import workforce
from moothall.findings.agreement import Agreement, ScoreAgreement
from moothall.findings.evidence import EvidenceFindings, EvidenceItem
from moothall.findings.findings import Findings
from moothall.findings.flags import gravest_first
from moothall.findings.money_chances import MoneyChances
from moothall.findings.ranking import RankingFindings
from moothall.findings.reference_class import ReferenceClassFindings
from moothall.findings.risks import RiskFindings
from moothall.findings.scoring import ScoringFindings, WeightsUsed
from moothall.findings.screening import ScreeningFindings
from moothall.findings.sharing import Game
from moothall.findings.typology import OptionTypeFinding
from moothall.framework.jurisdictions import DatedFact
from moothall.project.project import Project
from moothall.project.terms import Terms

BANDS = "consensus.bands"
"""Dated fact with the words for the consensus between groups."""
ALPHA_BANDS = "alpha.bands"
"""Dated fact with the words for the agreement between assessors."""


def appraise(project: Project, *, simulate: bool = True) -> Findings:
    """All that can be worked out from a project. Pure: same project in, same findings out.

    simulate : false leaves out the robust ranking; the checks that need it then cannot tell
    """
    given, terms = project, Terms(project)
    costs = staff_costs(project, terms)
    project = project.with_worked_out(staff_lines(costs))
    kinds = typology.types(project)
    register = grading.register(project, terms)
    money = recorded(project, kinds)
    staff = employment(project, costs)
    people = workforce(project, terms)
    registers = coverage.registers(project, terms, people)
    jobs = local_jobs.jobs(project, people.options, terms.number_or("small_count", 0.0))
    typed = local_jobs.typed_measures(project, jobs, "worst_place")
    if len(typed) < len(project.measures):  # a new project is checked anew, which takes its time
        project = replace(project, measures=typed)
    power = powers.powers(project, terms)
    equal = equality.equality(project, terms, baseline(project))
    lasting = sustainability.sustainability(project, terms, baseline(project))
    bought = procurement(project, terms, kinds)
    regional = region(project, terms)
    found_risks = _risks(project, kinds, simulate)
    past = _reference_class(project, terms)
    whole = finance.money(project, terms, money, {m.measure: m.median for m in past.measures})
    chances = _money_chances(project, terms, whole, found_risks, past) if simulate else None
    games = _games(project, whole) if simulate else ()
    worked = measured.worked_out(
        project.framework.criteria,
        {
            "npv_chance": lambda c: measured.chances(c, whole.case, chances),
            "largest_excess": lambda c: measured.excesses(c, games),
            "power_gap": lambda c: powers.measured(c.id, power),
            "worst_place": lambda c: local_jobs.measured(c.id, jobs, local_jobs.settled_measures(given)),
            "access_change": lambda c: equality.measured(c.id, equal),
            "emissions_change": lambda c: sustainability.measured(c, lasting),
        },
    )
    stage_1 = screened(project, terms, kinds, staff)
    stage_2 = _stage_2(project, register.items, stage_1, worked)
    ranking = _ranking(project, terms, register, stage_2) if simulate else None
    seen = Results(
        project=project,
        terms=terms,
        types=kinds,
        screening=stage_1,
        scoring=stage_2,
        ranking=ranking,
        evidence=register,
        finance=money,
        control_totals=whole.case.control_totals,
        reference_class=past,
        risks=found_risks,
    )
    grades = {id: item.grade for id, item in register.items.items()}
    after = follow_up(project, terms, _types(kinds), grades)
    recorded_rows = checks.Recorded(registers, jobs, power, staff, equal, bought, regional, after)
    results = checks.every(seen, recorded_rows)
    return Findings(
        engine=vintage.engine(),
        framework=vintage.framework(project),
        project=vintage.of_project(given),
        thresholds=vintage.thresholds(project, terms),
        flags=gravest_first(flag for result in results for flag in result.flags),
        checks=results,
        overrides=overridden(project.decisions),
        types=kinds,
        screening=stage_1,
        weighting=weighting.findings(project, terms),
        agreement=_agreement(project, stage_2),
        score_agreement=_score_agreement(project, stage_2) if simulate else (),
        scoring=stage_2,
        ranking=ranking,
        evidence=register,
        finance=money,
        financial_case=whole.case,
        money_chances=chances,
        reference_class=past,
        sharing=games,
        employment=staff,
        workforce=people,
        jobs=jobs,
        local_economy=local_economy(project, people.options, jobs),
        equality=equal,
        sustainability=lasting,
        governance=governance(project),
        power=power,
        procurement=bought,
        region=regional,
        follow_up=after,
        questions=coverage.questions(project),
        registers=registers,
        risks=found_risks,
    )


def _risks(project: Project, kinds: tuple[OptionTypeFinding, ...], simulate: bool) -> RiskFindings:
    found = risks.findings(project, kinds)
    if not simulate:  # sums of risks load libraries that a quick check has no time for
        return found
    from moothall.engine.risks.exposures import exposures

    return replace(found, exposures=exposures(project))


def _reference_class(project: Project, terms: Terms) -> ReferenceClassFindings:
    head = project.head
    lines = placed_lines(project, terms).lines
    return reference_class(
        project.library_cases,
        project.reference_cases,
        head.reference_classes,
        head.own_cases,
        decided=decided(head.timetable, project.decisions, head.as_of),
        few=terms.number_or("reference_few", 0),
        percentile=terms.number_or("reference_percentile", 100),
        least=terms.number_or("reference_least", 1),
        plans=plans(lines, [o.id for o in project.kept_options], baseline(project)),
        outturn=project.outturn,
        currency=head.currency,
    )


def _money_chances(
    project: Project, terms: Terms, money: finance.Money, found: RiskFindings, past: ReferenceClassFindings
) -> MoneyChances | None:
    from moothall.engine.uncertainty.money.chances import money_chances
    from moothall.engine.uncertainty.money.of_project import of_project

    counted = {r.id for r in found.register if r.counted}
    factors = {m.measure: m.values for m in past.measures if m.values}
    asked = of_project(project, terms, money, counted, factors)
    return money_chances(asked) if asked else None


def _games(project: Project, money: finance.Money) -> tuple[Game, ...]:
    from moothall.engine.sharing.of_project import games

    lines = {o.id: money.costs(o.id) for o in project.kept_options if o.baseline is None}
    return games(project, lines, money.partners)


def _types(kinds: tuple[OptionTypeFinding, ...]) -> dict[str, str]:
    """Option to its type, where it has one as a whole."""
    return {k.option: k.call.type for k in kinds if k.call is not None and k.call.type is not None}


def _stage_2(
    project: Project, register: Mapping[str, EvidenceItem], stage_1: ScreeningFindings, measured: Worked
) -> ScoringFindings:
    return stage2(
        project,
        register,
        _weight_sets(project),
        weighting.shares(project.stakeholders.groups),
        _standings(project, stage_1),
        measured,
    )


def _weight_sets(
    project: Project,
) -> list[tuple[datetime.date | None, WeightsUsed, tuple[WeightsUsed, ...]]]:
    """The weights in force and, where some were changed late, those from before the first change."""
    now = weighting.weighting(project)
    sets: list[tuple[datetime.date | None, WeightsUsed, tuple[WeightsUsed, ...]]]
    sets = [(None, now.joint, now.groups)]
    late = weighting.late_changes(project)
    if late:
        until = min(change.after.date for change in late) - datetime.timedelta(days=1)
        before = weighting.weighting(project, until)
        sets.append((until, before.joint, before.groups))
    return sets


def _standings(project: Project, stage_1: ScreeningFindings) -> dict[str, str]:
    """Standing of each option in stage 2: baselines by whether they are ranked, others by stage 1."""
    reference = {b.key for b in project.framework.typology.baselines if not b.ranked}
    after = {"held_out": "held_out", "undecided": "undecided"}
    outcomes = {s.option: after.get(s.outcome, "ranked") for s in stage_1.options}
    return {o.id: "reference" if o.baseline in reference else outcomes[o.id] for o in project.kept_options}


def _agreement(project: Project, stage_2: ScoringFindings) -> tuple[Agreement, ...]:
    groups = stage_2.weight_sets[0].groups if stage_2.weight_sets else ()
    return agreement(groups, _section_of(project), _fact(project, BANDS))


def _score_agreement(project: Project, stage_2: ScoringFindings) -> tuple[ScoreAgreement, ...]:
    return score_agreement(stage_2.cells, _section_of(project), _fact(project, ALPHA_BANDS))


def _section_of(project: Project) -> dict[str, str]:
    return {c.id: s.id for s in project.framework.matrix.sections for c in s.criteria}


def _fact(project: Project, id: str) -> DatedFact | None:
    return next((f for f in project.facts if f.id == id), None)


def _ranking(
    project: Project, terms: Terms, register: EvidenceFindings, stage_2: ScoringFindings
) -> RankingFindings | None:
    # The simulation's libraries take longer to load than a quick check may: only who simulates loads them.
    from moothall.engine.uncertainty.asking import asked
    from moothall.engine.uncertainty.robust import robust_ranking

    before = [s.until for s in stage_2.weight_sets if s.until is not None]
    earlier = weighting.specs(project, before[0]) if before else ()
    wanted = asked(project, terms, register.items, stage_2, weighting.specs(project), earlier)
    return robust_ranking(wanted) if wanted else None
