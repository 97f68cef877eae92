"""What staff risk under each option, beside the register: so that a transfer of risk to them is seen."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, lines, link, para, row, say
from moothall.business_case.sections.risk_words import named
from moothall.business_case.staff_words import (
    TIER_SHADES,
    clauses_counted,
    clauses_of,
    on_topic,
    own_comparison,
    points,
    tier_answer,
    two_tiers_of,
)
from moothall.business_case.vocabulary import answer, answer_shade
from moothall.business_case.wording import _, sentence
from moothall.project.options import Option

STAFF = "staff"


def risks_staff(brief: Brief) -> Iterator[Block]:
    """One row an option. Nothing in it is money, and nothing in it is counted as a saving."""
    yield para(
        _("A cost that falls because staff bear more risk has only moved. The presumption follows from "),
        _("the type and can be rebutted; the points are those of "),
        link(_("each option under its own model"), "option-models"),
        ".",
    )
    yield Table(
        "table-risks-staff",
        _("What staff would risk under each option"),
        columns(
            _("Option"),
            _("Presumed risk"),
            _("Employment comparison"),
            _("Posts"),
            _("New starters get less?"),
            _("In the register, borne by staff"),
        ),
        tuple(_row(brief, o) for o in brief.options),
        stacked=True,
    )


def _row(brief: Brief, option: Option) -> Row:
    tiers = two_tiers_of(brief, option.id)
    return row(
        head(option_link(brief, option.id)),
        _presumed(brief, option.id),
        _compared(brief, option.id),
        _posts(brief, option.id),
        cell(tier_answer(tiers.answer), standing=TIER_SHADES[tiers.answer]) if tiers else cell(""),
        _register(brief, option.id),
    )


def _presumed(brief: Brief, option: str) -> Cell:
    found = next((t for t in brief.findings.types if t.option == option), None)
    if found is None or found.staff_risk is None:
        return cell(_("none: no type"))
    said = brief.figure(str(found.staff_risk), found, "staff_risk")
    return cell(_("{n} of 5").format(n=said), notes=[sentence(found.staff_risk_reason)])


def _compared(brief: Brief, option: str) -> Cell:
    found = own_comparison(brief, option)
    if found is None:
        return cell(_("no employment model named"), standing="open")
    clauses = clauses_of(brief, option)
    notes = [
        found.title,
        _("clauses: {counts}").format(counts=clauses_counted(brief, clauses)) if clauses else "",
    ]
    return cell(_("{points} risk points").format(points=points(brief, found)), notes=notes)


def _posts(brief: Brief, option: str) -> Cell:
    """In words, as answered; the figures stand with the jobs."""
    found = on_topic(brief, own_comparison(brief, option), "posts")
    if not found:
        return cell(_("Unknown"), standing="open")
    first = found[0]
    return cell(
        answer(first.answer),
        notes=[sentence(first.reason)],
        sources=first.sources,
        standing=answer_shade(first.answer),
    )


def _register(brief: Brief, option: str) -> Cell:
    borne = [
        r
        for r in brief.findings.risks.register
        if r.borne_by == STAFF and r.option in (None, option) and r.standing != "not_applicable"
    ]
    if not borne:
        return cell(_("none recorded"))
    return lines(say(named(r), " ", r.title) for r in borne)
