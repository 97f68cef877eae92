"""What the counted risks of each option may come to, with the largest single risk beside each sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import (
    Block,
    Cell,
    Chart,
    Column,
    Figure,
    Inline,
    Point,
    Row,
    Series,
    Table,
)
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import columns, head, joined, lines, number, para, row, say
from moothall.business_case.sections.risk_words import APART, bearer, comes_to, named
from moothall.business_case.wording import _, counted, listed, money_short, spoken
from moothall.findings.risks import Exposure, RiskFinding
from moothall.project.risk_ranges import of_option

Sum = tuple[Exposure, ...]
"""Exposures in one unit that the same people bear: of each option, before and after."""
MILLION = 1e6


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
    sums = list(_sums(found))
    for sum_ in sums:
        if sum_[0].borne_by not in APART:
            yield from _told(brief, sum_)
    apart = [sum_ for sum_ in sums if sum_[0].borne_by in APART]
    if apart:
        yield para(_("Staff and users bear these. They stand apart, and are never set against a saving."))
    for sum_ in apart:
        yield from _told(brief, sum_)


def _sums(found: Iterable[Exposure]) -> Iterator[Sum]:
    """Exposures by unit and bearer; money first, else in the order of the register."""
    groups: dict[tuple[str, str | None], list[Exposure]] = {}
    for exposure in found:
        groups.setdefault((exposure.unit, exposure.borne_by), []).append(exposure)
    yield from (tuple(groups[key]) for key in sorted(groups, key=lambda key: key[0] != "money"))


def _told(brief: Brief, found: Sum) -> Iterator[Block]:
    table = _table(brief, found)
    yield _figure(brief, found, table) if found[0].unit == "money" else table


def _title(found: Sum) -> str:
    return _("Risks in {unit}, borne by {who}").format(
        unit=spoken(found[0].unit), who=bearer(found[0].borne_by)
    )


def _name(kind: str, found: Sum) -> str:
    return anchor(kind, "risks", found[0].unit, found[0].borne_by or "none")


def _table(brief: Brief, found: Sum) -> Table:
    return Table(
        _name("table", found),
        _title(found),
        columns(
            _("Option"),
            number(_("Mean")),
            Column("P50", numeric=True, note=_("as likely more as less")),
            Column("P80", numeric=True, note=_("more in one case of five")),
            Column("P95", numeric=True, note=_("more in one case of twenty")),
            _("Largest single risk"),
        ),
        tuple(_row(brief, e) for e in found),
    )


def _row(brief: Brief, found: Exposure) -> Row:
    what = (
        _("before the response")
        if found.when == "before"
        else _("after the response{cost}").format(cost=_cost(brief, found))
    )
    n = counted(found.n, _("risk"), _("risks"))
    return row(
        head(option_link(brief, found.option), notes=[f"{what}: {n}", *_covered(brief, found)]),
        *(comes_to(brief, v, found.unit) for v in (found.mean, found.p50, found.p80, found.p95)),
        _largest(brief, found),
    )


def _cost(brief: Brief, found: Exposure) -> str:
    """What the responses cost, in brackets, where that is recorded."""
    if found.response_cost is None:
        return ""
    return _(" (it costs {amount} as far as recorded)").format(
        amount=money_short(found.response_cost, brief.currency)
    )


def _largest(brief: Brief, found: Exposure) -> Cell:
    risk = next((r for r in brief.findings.risks.register if r.id == found.largest), None)
    name = say(named(risk), " ", risk.title) if risk else say(found.largest)
    mean, p95 = (comes_to(brief, v, found.unit) for v in (found.largest_mean, found.largest_p95))
    return lines(
        [
            name,
            _("expected {mean}").format(mean=mean),
            _("if it strikes, {p95} or less in 19 cases of 20").format(p95=p95),
        ]
    )


def _covered(brief: Brief, found: Exposure) -> Iterator[Inline]:
    """Which of the risks a common factor of the simulation of money covers as well."""
    own = {r.id for r in of_option(brief.project.risks, found.option)}
    covered = [r for r in brief.findings.risks.register if r.id in own and _is_covered(r, found)]
    if covered:
        yield say(_("covered by a common factor in the simulation of money: "), joined(map(named, covered)))


def _is_covered(risk: RiskFinding, found: Exposure) -> bool:
    same = (risk.impact_unit, risk.borne_by) == (found.unit, found.borne_by)
    return same and risk.counted and risk.common_cause is not None and found.unit == "money"


def _figure(brief: Brief, found: Sum, table: Table) -> Figure:
    options = tuple(dict.fromkeys(e.option for e in found))
    sums = {(e.option, e.when): e for e in found}
    return Figure(
        _name("figure", found),
        _title(found),
        _reading(brief, found),
        _("Two bars for each option, before and after the response. A bar runs from P50 to P95, a dot marks "
          "P80. The scale is in millions. The table below holds every figure."),
        Chart(
            "bars_with_ranges",
            min(0.0, *(e.p50 / MILLION for e in found)),
            max(e.p95 / MILLION for e in found) or 1.0,
            (_("before"), _("after")),
            tuple(
                Series(
                    brief.option(option),
                    (_point(brief, sums.get((option, "before"))), _point(brief, sums.get((option, "after")))),
                )
                for option in options
            ),
            unit=_("m"),
        ),
        table,
    )  # fmt: skip


def _point(brief: Brief, found: Exposure | None) -> Point | None:
    if found is None:
        return None
    amount = comes_to(brief, found.p80, found.unit)
    mean = _("mean {amount}").format(amount=comes_to(brief, found.mean, found.unit))
    return Point(
        found.p50 / MILLION,
        found.p95 / MILLION,
        found.p80 / MILLION,
        _("P80 {amount}").format(amount=amount),
        mean,
    )


def _reading(brief: Brief, found: Sum) -> str:
    """The options with the least and the largest P80 after the response, and that of each."""
    after = sorted((e for e in found if e.when == "after"), key=lambda e: e.p80)
    if len(after) < 2:
        return _("In four cases of five the risks come to no more than P80.")
    ends = [
        _("{option} {amount}").format(option=brief.option(e.option), amount=comes_to(brief, e.p80, e.unit))
        for e in (after[0], after[-1])
    ]
    return _("After the response, the least and the largest P80: {options}.").format(options=listed(ends))
