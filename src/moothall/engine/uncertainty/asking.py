"""From a project and what the methods found: all that the robust ranking is worked out from."""

from __future__ import annotations

from moothall.engine.uncertainty.leader_rule import leader_rule
from moothall.engine.uncertainty.observed import Grades
from moothall.engine.uncertainty.robust import Asked
from moothall.engine.uncertainty.runs import Field, Settings
from moothall.engine.uncertainty.simulation import Errors
from moothall.engine.weighting.specs import GroupSpec
from moothall.findings.evidence import EvidenceItem
from moothall.findings.scoring import ScoringFindings, WeightsUsed
from moothall.project.project import Project
from moothall.project.terms import Terms

COMPETE = ("ranked", "undecided")
"""Standings of options that are ranked."""
NUMBERS = {
    "rho_option",
    "rho_section",
    "rho_option_high",
    "evidence_test_factor",
    "weight_concentration",
    "weight_concentration_low",
    "secondary_draws_share",
    "leader_first_rank_min",
    "leader_pairwise_min",
    "borderline_errors",
}
"""Thresholds without which nothing can be simulated."""


def asked(
    project: Project,
    terms: Terms,
    register: dict[str, EvidenceItem],
    scoring: ScoringFindings,
    specs: tuple[GroupSpec, ...],
    before: tuple[GroupSpec, ...] = (),
) -> Asked | None:
    """What is asked of the simulation.

    None where the framework has no scale or sets no numbers for the simulation, or nothing is weighed.
    """
    scale = project.framework.matrix.scale
    if scale is None or not scoring.weight_sets or not terms.thresholds.keys() >= NUMBERS:
        return None
    used = scoring.weight_sets[0]
    standings = {o.option: o.standing for o in scoring.options}
    ranked = tuple(o for o, standing in standings.items() if standing in COMPETE)
    return Asked(
        field=Field(
            options=(*ranked, *(o for o in standings if o not in ranked)),
            ranked=len(ranked),
            standings=standings,
            held=_held(project, used.joint),
            base=scale.low,
            top=scale.high - scale.low,
        ),
        cells=scoring.cells,
        assessors={a.id: g.id for g in project.stakeholders.groups for a in g.assessors},
        shares={g.group or "": g.share or 0.0 for g in used.groups},
        grades=_grades(project, register),
        best_grade=max(terms.observations.values(), default=0.0),
        anchors={c.id: c.value_function for c in project.framework.criteria if c.value_function},
        specs=specs,
        before=before,
        joint=used.joint,
        groups=used.groups,
        titles={o.option: o.title for o in scoring.options},
        group_titles={g.id: g.title for g in project.stakeholders.groups},
        undecided=tuple(o for o, standing in standings.items() if standing == "undecided"),
        rule=leader_rule(terms),
        settings=_settings(project, terms),
    )


def _held(project: Project, joint: WeightsUsed) -> dict[str, tuple[str, ...]]:
    """Criteria that apply, by section; sections without any are left out."""
    held = {
        s.id: tuple(c.id for c in s.criteria if c.id in joint.criteria)
        for s in project.framework.matrix.sections
    }
    return {s: items for s, items in held.items() if items}


def _grades(project: Project, register: dict[str, EvidenceItem]) -> Grades:
    spreads = {g.label: g.money_spread_pct for g in project.framework.evidence.grades}
    return Grades(
        observations={i.id: i.observations for i in register.values()},
        spread={i.id: spreads[i.grade] for i in register.values() if i.grade in spreads},
    )


def _settings(project: Project, terms: Terms) -> Settings:
    errors = Errors(terms.number("rho_option"), terms.number("rho_section"))
    return Settings(
        draws=project.head.draws,
        seed=project.head.seed,
        secondary_share=terms.number("secondary_draws_share"),
        errors=errors,
        errors_by_option=Errors(terms.number("rho_option_high"), 0.0),
        evidence_factor=terms.number("evidence_test_factor"),
        concentration=terms.number("weight_concentration"),
        concentration_low=terms.number("weight_concentration_low"),
        exact=project.head.exact_scores,
    )
