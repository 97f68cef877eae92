"""This project as a case for others: its entry in a library of past cases, good or bad."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Facts, Row, Table
from moothall.business_case.phrases import cell, columns, fact, head, number, para, row
from moothall.business_case.sections.follow_up_words import lacks
from moothall.business_case.wording import DASH, _, counted, date, money, percent, plain, spoken
from moothall.business_case.woven import strung
from moothall.findings.follow_up import CaseFigure
from moothall.framework.reference_cases import ReferenceCase


def entry(brief: Brief) -> Iterator[Block]:
    """What others may learn, with what is missing; how to hand it on."""
    found = brief.findings.follow_up
    case = found.case
    if case is None:
        yield para(
            _("There is no entry before an option is chosen. A bad case will be as welcome as a good one.")
        )
        return
    yield para(_opening(case))
    yield Table(
        "table-own-case",
        _("What was planned beside what came, over the same lines"),
        columns(
            _("Figure"),
            number(_("Planned")),
            number(_("Came")),
            number(_("Came over planned")),
            _("Counted"),
        ),
        tuple(_row(brief, f) for f in found.case_figures),
    )
    yield Facts(
        (
            fact(_("Type"), brief.type(case.type) if case.type else _("cannot be told")),
            fact(_("Began, bodies"), strung(_began(brief, case), "; ")),
            fact(_("Cost counts"), case.cost_basis or _("not on record")),
            fact(_("Saving counts"), case.saving_basis or _("not on record")),
            fact(_("Who says what came"), spoken(case.reported_by) if case.reported_by else _("nobody")),
            fact(_("Known from"), date(case.published)),
        )
    )
    yield para(
        _(
            "The command moothall case writes this entry as reference_cases.csv. Put into the folder of "
            "another project it enters its reference class, where that project is decided later than the "
            "day above."
        )
    )


def _began(brief: Brief, case: ReferenceCase) -> Iterator[str]:
    yield brief.figure(str(case.start), case, "start")
    yield brief.figure(str(case.partners), case, "partners") if case.partners else DASH


def _opening(case: ReferenceCase) -> str:
    if case.status is None:
        return _(
            "No outturn is on record: the entry holds the plan alone, and others can learn nothing from it "
            "yet but that nobody has reported."
        )
    return _("A case like this one is of use to others whether it went well or badly.")


def _row(brief: Brief, found: CaseFigure) -> Row:
    name = {"cost": _("One-off cost"), "saving": _("Saving"), "delay": _("Delay")}[found.what]
    n = _("{n} of {of}").format(
        n=brief.figure(str(found.lines), found, "lines"),
        of=brief.figure(counted(found.of, "line", "lines"), found, "of"),
    )
    return row(
        head(name),
        _said(brief, found, "planned") if found.what != "delay" else DASH,
        _said(brief, found, "actual"),
        cell(
            brief.figure(percent(found.ratio), found, "ratio") if found.ratio is not None else DASH,
            notes=[lacks(found.lacks)],
            standing="open" if found.lacks else None,
        ),
        n if found.of else DASH,
    )


def _said(brief: Brief, found: CaseFigure, field: str) -> str:
    value: float | None = getattr(found, field)
    return DASH if value is None else brief.figure(_amount(brief, found, value), found, field)


def _amount(brief: Brief, found: CaseFigure, value: float) -> str:
    if found.what != "delay":
        return money(value, brief.currency)
    if value.is_integer():
        return counted(round(value), "month", "months")
    return f"{plain(value)} {_('months')}"
