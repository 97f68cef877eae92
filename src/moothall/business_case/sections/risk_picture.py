"""The picture of what risks in money may come to: a bar from P50 to P95 for each option, before and after."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Chart, Figure, Point, Series, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import columns, head, row
from moothall.business_case.sections.risk_sums import (
    FIGURES,
    Sum,
    figure_columns,
    figures,
    name,
    title,
)
from moothall.business_case.sections.risk_words import comes_to
from moothall.business_case.wording import _, listed
from moothall.business_case.woven import strung
from moothall.findings.risks import Exposure


def risk_picture(brief: Brief, found: Sum) -> Figure:
    """A bar for each option before and after, and below it a table of the same figures."""
    every = [e for pair in found for e in pair]
    return Figure(
        name("figure", found),
        title(found),
        _reading(brief, found),
        _("Two bars for each option, before and after the response. A bar runs from P50 to P95, a dot marks "
          "P80. The table below holds every figure."),
        Chart(
            "bars_with_ranges",
            min(0.0, *(e.p50 for e in every)),
            max(e.p95 for e in every) or 1.0,
            (_("before"), _("after")),
            tuple(
                Series(brief.option(before.option), (_point(brief, before), _point(brief, after)))
                for before, after in found
            ),
            unit=brief.currency,
        ),
        _short_table(brief, found),
    )  # fmt: skip


def _short_table(brief: Brief, found: Sum) -> Table:
    return Table(
        f"{name('table', found)}-figure",
        _("{what}, before and after the response").format(what=title(found)),
        (*columns(_("Option")), *figure_columns()),
        tuple(
            row(
                head(option_link(brief, pair[0].option)),
                *(figures(brief, pair, which) for which in FIGURES),
            )
            for pair in found
        ),
    )


def _point(brief: Brief, found: Exposure) -> Point:
    mean = brief.figure(comes_to(brief, found.mean, found.unit), found, "mean")
    p80 = brief.figure(comes_to(brief, found.p80, found.unit), found, "p80")
    return Point(
        found.p50,
        found.p95,
        found.p80,
        _("P80 {amount}").format(amount=p80),
        _("mean {amount}").format(amount=mean),
    )


def _reading(brief: Brief, found: Sum) -> str:
    """The options with the least and the largest P80 after the response, and that of each."""
    after = sorted((pair[1] for pair in found), key=lambda e: e.p80)
    if len(after) < 2:
        return _("In four of five cases the risks come to no more than P80.")
    ends = [
        strung((brief.option(e.option), brief.figure(comes_to(brief, e.p80, e.unit), e, "p80")), " ")
        for e in (after[0], after[-1])
    ]
    return _("After the response, the least and the largest P80: {options}.").format(options=listed(ends))
