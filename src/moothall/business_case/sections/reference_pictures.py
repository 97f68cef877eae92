"""Pictures of what comparable cases came to: a bar a case."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Chart, Figure, Point, Series, Table
from moothall.business_case.paths import over, under
from moothall.business_case.phrases import columns, head, number, row
from moothall.business_case.sections.reference_words import measured, measures, reporter
from moothall.business_case.wording import _, capital
from moothall.findings.reference_class import CaseUsed, Empirical, Measure, ReferenceClassFindings

LEAST = 2
"""Cases that make a picture; fewer are told in the table alone."""


PLAN: dict[Measure, float] = {"overrun": 1.0, "shortfall": 100.0}
"""The plan on the scale: times the plan, or per cent of it."""
UNITS: dict[Measure, str] = {"overrun": "×", "shortfall": "%"}
"""Of the scale."""


def pictures(brief: Brief, found: ReferenceClassFindings) -> Iterator[Block]:
    """A picture of cost and one of savings, from the best case to the worst."""
    used = {c.id: c for c in found.used}
    for measure in found.measures:
        if measure.measure in PLAN and measure.n >= LEAST:
            yield _picture(brief, measure, used)


def _picture(brief: Brief, found: Empirical, used: dict[str, CaseUsed]) -> Figure:
    pairs = list(zip(found.cases, found.values, strict=True))
    told = pairs if found.measure == "overrun" else pairs[::-1]
    plan = PLAN[found.measure]
    series = tuple(
        Series(
            used[case].name,
            (
                _point(
                    plan * value, plan, brief.figure(_said(value, found.measure), used[case], found.measure)
                ),
            ),
            capital(reporter(used[case].reported_by)),
        )
        for case, value in told
    )
    what = measures()[found.measure]
    return Figure(
        f"figure-reference-{found.measure}",
        what,
        _reading(brief, found),
        _("One bar for each case, the best first, from the plan, which is {plan}, to what came, with its "
          "value and who reported it. The table below holds every figure.").format(plan=f"{plan:.0f}"),
        Chart(
            "bars_with_ranges",
            plan * min(0.0, *found.values),
            plan * max(1.0, *found.values),
            ("",),
            series,
            UNITS[found.measure],
        ),
        Table(
            f"table-reference-{found.measure}",
            what,
            columns(_("Case"), number(what), _("Reported by")),
            tuple(
                row(
                    head(used[case].name),
                    brief.figure(_said(value, found.measure), used[case], found.measure),
                    capital(reporter(used[case].reported_by)),
                )
                for case, value in told
            ),
        ),
    )  # fmt: skip


def _said(value: float | None, measure: Measure) -> str:
    """A value in a picture: two decimals of a ratio would claim more than a case can tell."""
    return f"{value:.1f}" if measure == "overrun" and value is not None else measured(value, measure)


def _point(value: float, plan: float, said: str) -> Point:
    return Point(min(plan, value), max(plan, value), value, said)


def _reading(brief: Brief, found: Empirical) -> str:
    above = found.measure == "overrun"
    worse = sum(v > 1 if above else v < 1 for v in found.values)
    said = {
        "overrun": _("{worse} of {n} cost more than planned; half of all at least {median} times as much."),
        "shortfall": _(
            "{worse} of {n} saved less than planned; half of all no more than {median} of the plan."
        ),
    }[found.measure]
    return said.format(
        worse=brief.figure(str(worse), found, "values", over(1) if above else under(1)),
        n=brief.figure(str(found.n), found, "values"),
        median=brief.figure(_said(found.median, found.measure), found, "median"),
    )
