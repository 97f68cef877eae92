"""The checklist of a procurement plan, for each option that needs one or may need one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from moothall.findings.procurement import Answer, ContractLaw, Plan, PlanItem
from moothall.framework.procurement import ProcurementItem
from moothall.project.procurement import ProcurementRow
from moothall.project.project import Project

OPEN = ("unknown",)


def plans(
    project: Project, contracts: Iterable[ContractLaw], by_type: Mapping[str, str | None]
) -> Iterator[Plan]:
    """A plan for each kept option whose type or contracts bring a procurement about.

    by_type : option to what its type says on procurement
    """
    items, known = project.framework.procurement.items, tuple(contracts)
    if not items:
        return
    latest: dict[tuple[str, str], ProcurementRow] = {}
    for row in sorted(project.procurement, key=lambda r: r.date):
        latest[row.option, row.item] = row
    for option in project.kept_options:
        mine = [c for c in known if c.option == option.id]
        needed = _needed(mine, by_type.get(option.id))
        if needed != "no":
            answered = tuple(_item(i, latest.get((option.id, i.id))) for i in items)
            yield Plan(
                option=option.id,
                needed=needed,
                contracts=tuple(c.contract for c in mine if c.full_rules == needed),
                items=answered,
                open=sum(i.open for i in answered),
            )


def _needed(contracts: list[ContractLaw], by_type: str | None) -> Answer:
    """Yes by the type or by one contract; else unknown by one contract; an exempt contract needs none."""
    answers = {c.full_rules for c in contracts}
    if by_type == "yes" or "yes" in answers:
        return "yes"
    return "cannot_tell" if "cannot_tell" in answers else "no"


def _item(item: ProcurementItem, row: ProcurementRow | None) -> PlanItem:
    if row is None:
        return PlanItem(id=item.id, title=item.title, subject=item.subject, open=True)
    bare = row.answer == "not_applicable" and not row.reason.strip()
    return PlanItem(
        id=item.id,
        title=item.title,
        subject=item.subject,
        answer=row.answer,
        where=row.where,
        reason=row.reason,
        by=row.by,
        date=row.date,
        open=bare or row.answer in OPEN,
        sources=row.evidence,
    )
