"""Everything recorded that no later method has worked on yet, gathered as it was written."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from moothall.engine.coverage.access import access, first_paper
from moothall.engine.coverage.benefits import benefits
from moothall.engine.coverage.business_case import case
from moothall.engine.coverage.impacts import impacts
from moothall.engine.coverage.kept import rules
from moothall.engine.coverage.strategy import answers
from moothall.findings.registers import (
    NeedFinding,
    PartnerFinding,
    PlaceFinding,
    Registers,
)
from moothall.findings.workforce import WorkforceFindings
from moothall.project.head import Partner
from moothall.project.needs import NeedRow
from moothall.project.project import Project
from moothall.project.terms import Terms

NOBODY = WorkforceFindings()


def registers(project: Project, terms: Terms, staff: WorkforceFindings = NOBODY) -> Registers:
    """All registers of a project.

    staff : what may be told of posts; a place whose posts in scope are not among it stays untold
    """
    return Registers(
        partners=partners(project),
        access=access(project),
        first_paper=first_paper(project),
        strategy=answers(project),
        benefits=benefits(project),
        impacts=impacts(project, terms, staff),
        needs=needs(project, terms),
        places=places(project, staff.place_posts),
        case=case(project),
        rules=rules(project.framework),
    )


def partners(project: Project) -> tuple[PartnerFinding, ...]:
    """The partners as recorded."""
    return tuple(_partner(p) for p in project.head.partners)


def _partner(p: Partner) -> PartnerFinding:
    found = PartnerFinding(
        id=p.id,
        title=p.title,
        kind=p.kind,
        code=p.code,
        population=p.population,
        population_source=p.population_source,
        agreed_share=p.agreed_share,
        usable_reserves=p.usable_reserves,
    )
    if p.left is None:
        return found
    return replace(
        found,
        left=True,
        left_on=p.left.date,
        left_when=p.left.when,
        left_why=p.left.reason,
        left_option=p.left.option,
        sources=p.left.evidence,
    )


def needs(project: Project, terms: Terms) -> tuple[NeedFinding, ...]:
    """Each need and realism question for each option on the list, answered or not."""
    told = {(n.option, n.need): n for n in project.needs}
    lists = [name for name in ("needs_asked", "realism_asked") if name in terms.thresholds]
    asked = [need for name in lists for need in terms.words(name)]
    return tuple(_need(o.id, need, told.get((o.id, need))) for o in project.kept_options for need in asked)


def _need(option: str, need: str, row: NeedRow | None) -> NeedFinding:
    if row is None:
        return NeedFinding(option=option, need=need)
    return NeedFinding(
        option=option, need=need, answer=row.answer, name=row.name, date=row.date, sources=row.evidence
    )


def places(project: Project, posts: Mapping[str, float]) -> tuple[PlaceFinding, ...]:
    """The places as recorded."""
    return tuple(
        PlaceFinding(
            id=p.id,
            title=p.title,
            partner=p.partner,
            population=p.population,
            posts_in_scope=posts.get(p.id),
            local_employment=p.local_employment,
            median_pay=p.median_pay,
            deprivation_fifth=p.deprivation_fifth,
            sources=p.evidence,
        )
        for p in project.places
    )
