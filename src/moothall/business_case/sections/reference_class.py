"""Comparable cases: which are in the class, what they came to, and the project held against them."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Notice, Row, Section, Table
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.sections.reference_cases import cases
from moothall.business_case.sections.reference_held import claims, plan
from moothall.business_case.sections.reference_pictures import pictures
from moothall.business_case.sections.reference_words import measured, measures, reporter
from moothall.business_case.wording import DASH, _, capital, counted, date, listed, sentence
from moothall.business_case.woven import strung
from moothall.findings.reference_class import Empirical, ReferenceClassFindings


def section(brief: Brief) -> Section:
    """The class in force, its measures, the plans beside it, and every case."""
    found = brief.findings.reference_class
    title = _("What comparable cases came to")
    if found is None:
        return Section("reference-class", title, (para(_("No past case was compared.")),))

    return Section(
        "reference-class",
        title,
        tuple(_opening(brief, found)),
        (
            Section(
                "reference-measures", _("Past plans and outcomes"), tuple(_measures(brief, found)), level=3
            ),
            Section("reference-plan", _("This plan beside them"), tuple(plan(brief, found)), level=3),
            Section("reference-claims", _("Savings claimed"), tuple(claims(brief, found)), level=3),
            Section("reference-cases", _("The cases"), tuple(cases(brief, found)), level=3),
        ),
    )


def _opening(brief: Brief, found: ReferenceClassFindings) -> Iterator[Block]:
    if found.chosen:
        yield para(
            _("The partners chose these cases on {day} ({by}): ").format(
                day=date(found.chosen_on), by=found.chosen_by
            ),
            sentence(found.reason),
        )
    else:
        yield Notice(
            "medium",
            _("The partners have not chosen a reference class"),
            (para(_("Shown is every case at hand. Whether these are like this project, nobody has said.")),),
            id="no-reference-class",
        )
    yield para(
        _("Counted are {n} known by {day}, {which}. What came out later is left out: it would make a "
          "forecast of hindsight.").format(
            n=brief.figure(counted(len(found.used), "case", "cases"), found, "used"),
            day=date(found.decided),
            which=_("the day of this appraisal")
            if found.decided == brief.findings.project.as_of
            else _("the day of the decision"),
        )
    )  # fmt: skip


def _measures(brief: Brief, found: ReferenceClassFindings) -> Iterator[Block]:
    few = [m for m in found.measures if m.few]
    if few:
        yield Notice(
            "low",
            _("Few cases"),
            (para(_few(brief, few)),),
            id="few-reference-cases",
        )
    yield Table(
        "table-reference-measures",
        _("What the cases had of each measure, as observed"),
        columns(
            _("Measure"),
            number(_("Cases")),
            number(_("Median")),
            number(_("10th percentile")),
            number(_("90th percentile")),
            _("By who reported it"),
        ),
        tuple(_measure(brief, m) for m in found.measures),
    )
    yield para(
        _("No curve is fitted. Quantiles lie on straight lines between the ordered cases. "
          "Auditors look for failures and the parties for successes: see whether the two differ.")
    )  # fmt: skip
    yield from pictures(brief, found)


def _few(brief: Brief, few: list[Empirical]) -> str:
    said = listed(
        strung((measures()[m.measure].lower(), " (", brief.figure(str(m.n), m, "values"), ")")) for m in few
    )
    return _("Read the spread with care; the number of cases is small: {said}.").format(said=said)


def _measure(brief: Brief, found: Empirical) -> Row:
    by = [
        strung(
            (
                capital(reporter(who)),
                ": ",
                brief.figure(measured(middle, found.measure), found.by_reporter, who, 1),
                " (",
                brief.figure(str(n), found.by_reporter, who, 0),
                ")",
            )
        )
        for who, (n, middle) in found.by_reporter.items()
    ]
    return row(
        head(measures()[found.measure]),
        brief.figure(str(found.n), found, "values"),
        *(
            brief.figure(measured(getattr(found, field), found.measure), found, field)
            for field in ("median", "p10", "p90")
        ),
        cell(*(by[:1] or [DASH]), notes=by[1:]),
    )
