"""What risks may come to, by unit and bearer; each option before and after the response."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Column
from moothall.business_case.phrases import cell, number
from moothall.business_case.sections.risk_words import bearer, comes_to
from moothall.business_case.wording import _, spoken
from moothall.findings.risks import Exposure

Pair = tuple[Exposure, Exposure]
"""What the risks of one option may come to before the response, and after it."""
Sum = tuple[Pair, ...]
"""Pairs in one unit that the same people bear, one for each option."""
FIGURES = ("mean", "p50", "p80", "p95")


def sums(found: Iterable[Exposure]) -> Iterator[Sum]:
    """Exposures by unit and bearer; money first, else in the order of the register."""
    groups: dict[tuple[str, str | None], dict[str, dict[str, Exposure]]] = {}
    for exposure in found:
        options = groups.setdefault((exposure.unit, exposure.borne_by), {})
        options.setdefault(exposure.option, {})[exposure.when] = exposure
    for key in sorted(groups, key=lambda key: key[0] != "money"):
        yield tuple((pair["before"], pair["after"]) for pair in groups[key].values())


def kind(found: Sum) -> Exposure:
    """One of a sum, for its unit and bearer."""
    return found[0][0]


def title(found: Sum) -> str:
    """In what the risks count, and who bears them."""
    one = kind(found)
    return _("Risks in {unit}, borne by {who}").format(unit=spoken(one.unit), who=bearer(one.borne_by))


def name(what: str, found: Sum) -> str:
    """Id of the table or figure of a sum."""
    one = kind(found)
    return anchor(what, "risks", one.unit, one.borne_by or "none")


def figure_columns() -> tuple[Column, ...]:
    """Mean and percentiles, each with what it means."""
    return (
        number(_("Mean")),
        Column("P50", numeric=True, note=_("no more in half of all cases")),
        Column("P80", numeric=True, note=_("no more in four of five")),
        Column("P95", numeric=True, note=_("no more in 19 of 20")),
    )


def figures(brief: Brief, found: Pair, which: str) -> Cell:
    """A figure before the response, and below it that after."""
    before, after = (brief.figure(comes_to(brief, getattr(e, which), e.unit), e, which) for e in found)
    return cell(before, notes=[_("after {figure}").format(figure=after)])
