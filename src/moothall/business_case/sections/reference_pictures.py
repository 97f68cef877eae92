"""Pictures of what comparable cases came to: a bar a case."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.document import Block, Chart, Figure, Point, Series, Table
from moothall.business_case.phrases import code, columns, head, number, row
from moothall.business_case.sections.reference_words import measured, measures, reporter
from moothall.business_case.wording import _, capital
from moothall.findings.reference_class import CaseUsed, Empirical, ReferenceClassFindings

LEAST = 2
"""Cases that make a picture; fewer are told in the table alone."""


def pictures(found: ReferenceClassFindings) -> Iterator[Block]:
    """A picture of cost and one of savings, from the best case to the worst."""
    used = {c.id: c for c in found.used}
    for measure in found.measures:
        if measure.measure != "delay" and measure.n >= LEAST:
            yield _picture(measure, used)


def _picture(found: Empirical, used: dict[str, CaseUsed]) -> Figure:
    pairs = list(zip(found.cases, found.values, strict=True))
    told = pairs if found.measure == "overrun" else pairs[::-1]
    series = tuple(
        Series(
            used[case].name,
            (Point(min(1.0, value), max(1.0, value), value, measured(value, found.measure)),),
            capital(reporter(used[case].reported_by)),
        )
        for case, value in told
    )
    what = measures()[found.measure]
    return Figure(
        f"figure-reference-{found.measure}",
        what,
        _reading(found),
        _("One bar for each case, the best first, from the plan, which is 1, to what came, with its value "
          "and who reported it. The table below holds every figure."),
        Chart("bars_with_ranges", min(0.0, *found.values), max(1.0, *found.values), ("",), series),
        Table(
            f"table-reference-{found.measure}",
            what,
            columns(_("Case"), number(what), _("Reported by")),
            tuple(
                row(
                    head(code(case), " ", used[case].name),
                    measured(value, found.measure),
                    capital(reporter(used[case].reported_by)),
                )
                for case, value in told
            ),
        ),
    )  # fmt: skip


def _reading(found: Empirical) -> str:
    worse = sum(v > 1 if found.measure == "overrun" else v < 1 for v in found.values)
    said = {
        "overrun": _("{worse} of {n} cost more than planned; half of them at least {median} times as much."),
        "shortfall": _("{worse} of {n} saved less than planned; half of them no more than {median} of it."),
    }[found.measure]
    return said.format(worse=worse, n=found.n, median=measured(found.median, found.measure))
