"""The checklist of a procurement plan, for each option that needs one or may need one."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, para, row, used
from moothall.business_case.wording import _, date, spoken
from moothall.findings.procurement import Plan, PlanItem

SHADES: dict[str, Standing] = {
    "yes": "good",
    "partly": "part",
    "no": "bad",
    "unknown": "open",
    "not_applicable": "apart",
}


def plans_told(brief: Brief) -> Iterator[Block]:
    """What is open in each plan in a sentence, then the whole checklist."""
    plans = brief.findings.procurement.plans
    if not plans:
        yield para(_("No option needs a procurement plan, as far as is recorded."))
    for plan in plans:
        yield _sentence(brief, plan)
        title = _("Checklist of {option}: {n} of {of} open").format(
            option=brief.option(plan.option),
            n=brief.figure(str(plan.open), plan, "open"),
            of=brief.figure(str(len(plan.items)), plan, "items"),
        )
        yield Details(title, (_table(brief, plan),))


def _sentence(brief: Brief, plan: Plan) -> Block:
    needs = _(" needs a procurement.") if plan.needed == "yes" else _(" may need a procurement.")
    refused = [i.title for i in plan.items if i.answer == "no"]
    unanswered = [i.title for i in plan.items if i.open]
    said = [needs]
    if plan.open == len(plan.items):
        said.append(_(" No item of its plan is answered."))
    elif unanswered:
        said.append(_(" Not answered: {items}.").format(items="; ".join(unanswered)))
    if refused:
        said.append(_(" Answered with no: {items}.").format(items="; ".join(refused)))
    if not unanswered and not refused:
        said.append(_(" Every item of its plan is answered, and none with no."))
    return para(option_link(brief, plan.option), *said)


def _table(brief: Brief, plan: Plan) -> Table:
    asked = {i.id: i.question for i in brief.framework.procurement.items}
    return used(
        Table(
            anchor("table-procurement-plan", plan.option),
            _("Procurement plan of {option}").format(option=brief.option(plan.option)),
            columns(_("Item"), _("Answer"), _("Where, and why")),
            tuple(_row(i, asked.get(i.id, "")) for i in plan.items),
            stacked=True,
        )
    )


def _row(item: PlanItem, question: str) -> Row:
    return row(head(f"{item.id} {item.title}", notes=[question]), _answer(item), _where(item))


def _answer(item: PlanItem) -> Cell:
    if item.answer is None:
        return cell(_("no answer"), standing="open")
    bare = [_("set aside without a reason")] if item.open and item.answer == "not_applicable" else []
    shade: Standing = "open" if item.open else SHADES[item.answer]
    return cell(spoken(item.answer), notes=bare, standing=shade)


def _where(item: PlanItem) -> Cell:
    who = ", ".join(w for w in (item.by, date(item.date) if item.date else "") if w)
    words = [w for w in (item.where, item.reason) if w]
    return cell(*words[:1], notes=[*words[1:], who], sources=item.sources)
