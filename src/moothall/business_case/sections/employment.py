"""Employment: what each model does to each policy, what is unknown, and staff in aggregate."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import (
    MEMBERS_SHEET,
    Block,
    Cell,
    Column,
    Details,
    Row,
    Run,
    Section,
    Table,
)
from moothall.business_case.phrases import cell, columns, head, link, para, row, strong, used
from moothall.business_case.sections.clauses import clauses
from moothall.business_case.sections.employment_law import employment_law
from moothall.business_case.sections.employment_questions import questions, red_flags
from moothall.business_case.sections.policies_asked import policies_asked
from moothall.business_case.sections.staff import staff
from moothall.business_case.sections.staff_costs import staff_costs
from moothall.business_case.sections.two_tiers import two_tiers
from moothall.business_case.staff_words import points, verdict_rule
from moothall.business_case.vocabulary import answer, answer_shade, verdict
from moothall.business_case.wording import _, date, sentence
from moothall.business_case.woven import strung
from moothall.findings.employment import ModelComparison, PolicyAnswer


def section(brief: Brief) -> Section:
    """Models compared, red flags and questions, what protects staff, what it costs, staff, law."""
    found = brief.findings.employment.comparisons
    general = tuple(c for c in found if c.option is None)
    own = tuple(c for c in found if c.option is not None)
    parts = (
        ("models", _("The employment models compared"), _general(brief, general)),
        ("option-models", _("Each option under its own model"), _own(brief, own)),
        ("red-flags", _("Red flags"), red_flags(brief)),
        ("questions", _("Questions to the employer"), questions(brief)),
        ("clauses", _("Promised, or in the contract"), clauses(brief)),
        ("two-tiers", _("New starters"), two_tiers(brief)),
        ("staff-costs", _("What the terms of staff cost"), staff_costs(brief)),
        ("staff", _("Staff in aggregate"), staff(brief)),
        ("law", _("The law around employment"), employment_law(brief)),
        ("policies", _("The policies in full"), policies_asked(brief)),
    )
    return Section(
        "employment",
        _("Employment"),
        tuple(_opening(brief)),
        tuple(Section(id, title, tuple(blocks), level=3) for id, title, blocks in parts),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    sheet = Run(_("the members' sheet"), address=MEMBERS_SHEET)
    yield para(_("For staff and their unions, what follows stands in short in "), sheet, ".")
    said = link(_("What unions and staff said"), "unions-said")
    yield para(said, _(" stands in one place, with access, statements and dissent."))
    if brief.framework.employment.scoring_note:
        yield para(brief.framework.employment.scoring_note)


def _general(brief: Brief, found: tuple[ModelComparison, ...]) -> Iterator[Block]:
    heads = tuple(Column(c.title, to=anchor("model", c.model)) for c in found)
    yield _comparison(brief, "table-models", _("What each model does to each policy"), heads, found)
    yield from _reasons(brief, "models", found)


def _own(brief: Brief, found: tuple[ModelComparison, ...]) -> Iterator[Block]:
    if not found:
        yield para(_("No option names an employment model."))
        return
    heads = tuple(Column(brief.option(c.option), note=c.title, to=anchor("option", c.option)) for c in found)
    caption = _("What each option's model does to each policy")
    yield _comparison(brief, "table-option-models", caption, heads, found)
    yield from _reasons(brief, "option-models", found)


def _comparison(
    brief: Brief, id: str, caption: str, heads: tuple[Column, ...], found: tuple[ModelComparison, ...]
) -> Table:
    policies = brief.framework.employment.policies
    answers = [{p.policy: p for p in c.policies} for c in found]
    rows = [
        row(head(_("Risk points")), *(strong_points(brief, c) for c in found)),
        row(
            head(
                _("Verdict that this proposes"), notes=[_("the rule stands below it; points decide nothing")]
            ),
            *(cell(verdict(c.proposed) if c.proposed else "", notes=[verdict_rule(brief, c)]) for c in found),
        ),
    ]
    rows += [
        row(head(ref("policy", p.id), " ", p.title), *(_answer(a.get(p.id)) for a in answers))
        for p in policies
    ]
    return Table(id, caption, (*columns(_("Policy")), *heads), tuple(rows), empty=_("Nothing is recorded."))


def strong_points(brief: Brief, found: ModelComparison) -> Cell:
    """Risk points with the answers that they count."""
    counts = strung(
        (brief.figure(f"{n} {answer(a).lower()}", found.counts, a) for a, n in found.counts.items() if n),
        ", ",
    )
    return cell(strong(points(brief, found)), notes=[counts])


def _answer(found: PolicyAnswer | None) -> Cell:
    if found is None or not found.answered:
        return cell(_("Unknown"), notes=[_("not answered")], standing="open")
    due = _("asked of {who}, due {day}").format(who=found.asked_of or _("nobody"), day=date(found.due))
    notes = [due if found.answer == "unknown" else "", _("red flag") if found.red_flag else ""]
    return cell(answer(found.answer), notes=notes, standing=answer_shade(found.answer))


def _reasons(brief: Brief, id: str, found: tuple[ModelComparison, ...]) -> Iterator[Block]:
    for compared in found:
        rows = tuple(_reason(p) for p in compared.policies if p.answered)
        if rows:
            whose = brief.option(compared.option) if compared.option else _("in general")
            title = _("{model}, {whose}: reasons").format(model=compared.title, whose=whose)
            name = anchor("table-reasons", id, compared.option or "", compared.model)
            heads = columns(_("Policy"), _("Answer"), _("Reason"), _("Red flag"))
            yield Details(title, (used(Table(name, title, heads, rows, stacked=True)),))


def _reason(found: PolicyAnswer) -> Row:
    return row(
        head(ref("policy", found.policy), " ", found.title),
        cell(answer(found.answer), standing=answer_shade(found.answer)),
        cell(found.reason or _("No reason recorded."), sources=found.sources),
        sentence(found.red_flag),
    )
