"""Everything recorded that no later method has worked on yet, gathered as it was written."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.engine.coverage.access import access, first_paper
from moothall.engine.coverage.benefits import benefits
from moothall.engine.coverage.business_case import case
from moothall.engine.coverage.kept import rules
from moothall.engine.coverage.strategy import answers
from moothall.findings.registers import (
    ImpactFinding,
    NeedFinding,
    OutturnFinding,
    PartnerFinding,
    PlaceFinding,
    Registers,
)
from moothall.project.impacts import ImpactRow
from moothall.project.needs import NeedRow
from moothall.project.outturn import OutturnRow
from moothall.project.project import Project
from moothall.project.terms import Terms


def registers(project: Project, terms: Terms, posts: Mapping[str, float] = {}) -> Registers:
    """All registers of a project.

    posts : place to posts in scope, where that may be told; of other places it stays untold
    """
    return Registers(
        partners=partners(project),
        access=access(project),
        first_paper=first_paper(project),
        strategy=answers(project),
        benefits=benefits(project),
        impacts=impacts(project, terms.number_or("small_count", 0)),
        needs=needs(project, terms),
        places=places(project, posts),
        outturn=tuple(_outturn(row) for row in project.outturn),
        case=case(project),
        rules=rules(project.framework),
    )


def partners(project: Project) -> tuple[PartnerFinding, ...]:
    """The partners as recorded."""
    return tuple(
        PartnerFinding(
            id=p.id,
            title=p.title,
            kind=p.kind,
            code=p.code,
            population=p.population,
            population_source=p.population_source,
            agreed_share=p.agreed_share,
            usable_reserves=p.usable_reserves,
        )
        for p in project.head.partners
    )


def impacts(project: Project, least: float = 0) -> tuple[ImpactFinding, ...]:
    """Effects on stakeholder groups as recorded; counts of people below `least` are not told."""
    return tuple(_impact(i, small=i.people is not None and 0 < i.people < least) for i in project.impacts)


def _impact(row: ImpactRow, *, small: bool) -> ImpactFinding:
    return ImpactFinding(
        option=row.option,
        group=row.group,
        effect=row.effect,
        statement=row.statement,
        people=None if small else row.people,
        small=small,
        place=row.place,
        amount=row.amount,
        unit=row.unit,
        sources=row.evidence,
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


def _outturn(row: OutturnRow) -> OutturnFinding:
    known = row.outturn is not None and row.forecast is not None
    return OutturnFinding(
        year=row.year,
        option=row.option,
        item=row.item,
        forecast=row.forecast,
        outturn=row.outturn,
        gap=row.outturn - row.forecast if known else None,  # type: ignore[operator]
        unit=row.unit,
        note=row.note,
        sources=row.evidence,
    )
