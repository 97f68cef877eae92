"""Who can decide what: for each class of decisions, whose members can reserve it or call it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.phrases import cell, columns, head, row
from moothall.business_case.wording import _
from moothall.project.cost_shares import taking_part
from moothall.project.governance import Body, DecisionClass


def decision_rights(brief: Brief) -> Iterator[Block]:
    """A table for each option (and the project) with decisions on record: a column for each partner."""
    by_option: dict[str | None, list[Body]] = {}
    shown = {None, *(o.id for o in brief.options)}
    for body in brief.project.governance.bodies:
        if body.decisions and body.option in shown:
            by_option.setdefault(body.option, []).append(body)
    for option, bodies in by_option.items():
        yield _table(brief, option, bodies)


def _table(brief: Brief, option: str | None, bodies: Sequence[Body]) -> Table:
    whose = brief.option(option) if option else _("the project")
    partners = _partners(brief, option)
    return Table(
        anchor("table-decision-rights", option or "project"),
        _("Who can reserve or call in which decision under {whose}").format(whose=whose),
        columns(_("Decision"), *(brief.partner(p) for p in partners)),
        tuple(_row(d, b, partners) for b in bodies for d in b.decisions),
        stacked=True,
    )


def _partners(brief: Brief, option: str | None) -> tuple[str, ...]:
    every = brief.project.head.partners
    found = next((o for o in brief.options if o.id == option), None)
    part = set(taking_part(every, found)) if found else {p.id for p in every}
    return tuple(p.id for p in every if p.id in part) or tuple(p.id for p in every)


def _row(decision: DecisionClass, body: Body, partners: Sequence[str]) -> Row:
    notes = [body.title] if decision.material else [body.title, _("not material")]
    return row(head(decision.title, notes=notes), *(_right(decision, p) for p in partners))


def _right(decision: DecisionClass, partner: str) -> Cell:
    if partner in decision.reserved_to:
        return cell(_("reserved to its members"), standing="good")
    if partner in decision.call_in_by:
        return cell(_("can call it in"), standing="good")
    return cell(_("neither"), standing="bad" if decision.material else "apart")
