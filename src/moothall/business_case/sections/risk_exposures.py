"""What the counted risks of each option may come to, with the largest single risk beside each sum."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import short
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Inline, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import columns, head, joined, lines, para, row, say
from moothall.business_case.sections.risk_picture import risk_picture
from moothall.business_case.sections.risk_sums import (
    FIGURES,
    Pair,
    Sum,
    figure_columns,
    figures,
    kind,
    name,
    sums,
    title,
)
from moothall.business_case.sections.risk_words import APART, comes_to, named
from moothall.business_case.wording import _, counted
from moothall.findings.risks import Exposure, RiskFinding
from moothall.project.risk_ranges import of_option


def risk_exposures(brief: Brief) -> Iterator[Block]:
    """Sums of the authorities and others first, money in a picture; those of staff and users apart."""
    found = brief.findings.risks.exposures
    if not found:
        yield para(
            _("Nothing is worked out: no risk has an owner and both ranges, or this was a quick appraisal.")
        )
        return
    yield para(
        _(
            "Each risk strikes or does not, independently of the others; if it does, its impact lies in its "
            "range. The sums follow from that without simulation; each is right to a thousandth of what all "
            "its risks could come to at once. The largest single risk stands beside each sum, for a mean "
            "says little of a risk that either strikes or does not."
        )
    )
    every = list(sums(found))
    for sum_ in every:
        if kind(sum_).borne_by not in APART:
            yield from _told(brief, sum_)
    apart = [sum_ for sum_ in every if kind(sum_).borne_by in APART]
    if apart:
        yield para(_("Staff and users bear these. They stand apart, and are never set against a saving."))
    for sum_ in apart:
        yield from _told(brief, sum_)


def _told(brief: Brief, found: Sum) -> Iterator[Block]:
    yield _table(brief, found)
    if kind(found).unit == "money":
        yield risk_picture(brief, found)


def _table(brief: Brief, found: Sum) -> Table:
    return Table(
        name("table", found),
        title(found),
        (*columns(_("Option")), *figure_columns(), *columns(_("Largest single risk"))),
        tuple(_row(brief, pair) for pair in found),
    )


def _row(brief: Brief, found: Pair) -> Row:
    before, after = found
    n = brief.figure(counted(before.n, "risk", "risks"), before, "n")
    return row(
        head(option_link(brief, before.option), notes=[n, _cost(brief, after), *_covered(brief, before)]),
        *(figures(brief, found, which) for which in FIGURES),
        _largest(brief, found),
    )


def _cost(brief: Brief, found: Exposure) -> str:
    if found.response_cost is None:
        return ""
    return _("responses cost {amount} as far as recorded").format(
        amount=brief.figure(short(found.response_cost, brief.currency), found, "response_cost")
    )


def _largest(brief: Brief, found: Pair) -> Cell:
    """The largest before the response, and that after it."""
    before, after = found
    then = [_("After: "), _risk(brief, after)] if after.largest != before.largest else [_("After: ")]
    return lines(
        [
            _risk(brief, before),
            _strikes(brief, before),
            say(*then, "" if len(then) == 1 else ", ", _strikes(brief, after)),
        ]
    )


def _risk(brief: Brief, found: Exposure) -> Inline:
    risk = next((r for r in brief.findings.risks.register if r.id == found.largest), None)
    return say(named(risk), " ", risk.title) if risk else say(found.largest)


def _strikes(brief: Brief, found: Exposure) -> str:
    mean, p95 = (
        brief.figure(comes_to(brief, getattr(found, field), found.unit), found, field)
        for field in ("largest_mean", "largest_p95")
    )
    return _("expected {mean}; P95 if it strikes {p95}").format(mean=mean, p95=p95)


def _covered(brief: Brief, found: Exposure) -> Iterator[Inline]:
    """Which of the risks share their cause with a common factor of the simulation of money."""
    own = {r.id for r in of_option(brief.project.risks, found.option)}
    covered = [r for r in brief.findings.risks.register if r.id in own and _is_covered(r, found)]
    if covered:
        yield say(
            _("in the sum here, but not in the simulation of money where it draws their common factor: "),
            joined(map(named, covered)),
        )


def _is_covered(risk: RiskFinding, found: Exposure) -> bool:
    same = (risk.impact_unit, risk.borne_by) == (found.unit, found.borne_by)
    return same and risk.counted and risk.common_cause is not None and found.unit == "money"
