"""The heat map: how likely each risk is down, how heavy across, before and after the response."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from moothall.business_case.amounts import short
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Column, Details, Inline, Row, Standing, Table
from moothall.business_case.paths import where
from moothall.business_case.phrases import cell, columns, head, lines, para, row, say
from moothall.business_case.sections.risk_words import bearer, named
from moothall.business_case.wording import _, counted, listed, plain, spoken
from moothall.business_case.woven import strung
from moothall.findings.risks import RiskFinding
from moothall.project.risk_bands import heat
from moothall.project.risk_ranges import of_option

SHADES: dict[str, Standing] = {"low": "good", "medium": "part", "high": "bad"}


class Place(Struct, frozen=True):
    """A risk with its row and column, 1 is least."""

    risk: RiskFinding
    row: int
    column: int


def risk_heat_map(brief: Brief) -> Iterator[Block]:
    """A closed pair of maps for each option: before the response, and after it."""
    found = brief.findings.risks
    if not any(_place(r) for r in found.register):
        yield para(_("No risk has both a likelihood and an impact to be placed by."))
        return
    yield para(
        _(
            "Rows hold the mean likelihood. Columns hold the mean impact as a share of the largest in the "
            "register in the same unit, so that months and posts have their place beside money. High, medium "
            "and low are three even steps from the least corner to the largest."
        )
    )
    for option in brief.options:
        ids = {r.id for r in of_option(brief.project.risks, option.id)}
        rated = [r for r in found.register if r.id in ids and r.standing == "rated"]
        before = [p for r in rated if (p := _place(r))]
        if before:
            after = [_after(p.risk) or p for p in before]
            yield _maps(brief, option.id, before, after, [r for r in rated if _place(r) is None])


def _place(found: RiskFinding) -> Place | None:
    if found.likelihood_band is None or found.impact_band is None:
        return None
    return Place(found, found.likelihood_band, found.impact_band)


def _maps(
    brief: Brief, option: str, before: list[Place], after: list[Place], left: list[RiskFinding]
) -> Details:
    title = brief.option(option)
    rated = (where(option=(None, option), standing="rated"),)
    number = len(before) + len(left)
    n = brief.figure(counted(number, "risk", "risks"), brief.findings.risks, "register", *rated)
    blocks: list[Block] = [
        _map(brief, anchor("table-heat-map", option), _("{option}: before the response"), title, before),
        _map(brief, anchor("table-heat-map-after", option), _("{option}: after the response"), title, after),
    ]
    if left:
        names = listed(f"{r.title} ({r.id})" for r in left)
        blocks.append(
            para(_("Not placed, for likelihood or impact is not recorded: {risks}.").format(risks=names))
        )
    return Details(strung((title, n), ": "), tuple(blocks))


def _map(brief: Brief, id: str, caption: str, option: str, places: list[Place]) -> Table:
    found = brief.findings.risks
    down = _bands(tuple(plain(e) for e in found.likelihood_ends[:-1]), "%")
    shares = (brief.threshold_figure(e, "impact_bands") for e in brief.words("impact_bands"))
    across = _bands(tuple(shares), "%")
    money = _bands(
        tuple(
            brief.figure(short(e, brief.currency), found, "impact_ends", n)
            for n, e in enumerate(found.impact_ends)
        ),
        "",
    )
    notes = money if len(money) == len(across) else ("",) * len(across)
    return Table(
        id,
        caption.format(option=option),
        (
            *columns(_("How likely")),
            *(Column(title, note=note) for title, note in zip(across, notes, strict=True)),
        ),
        tuple(
            _row(
                brief.figure(down[r - 1], brief.findings.risks, "likelihood_ends"),
                r,
                len(down),
                len(across),
                places,
            )
            for r in range(len(down), 0, -1)
        ),
    )


def _bands(ends: tuple[str, ...], unit: str) -> tuple[str, ...]:
    """Titles of bands: 'up to 5%', '5 to 20%', ... 'over 80%'."""
    if not ends:
        return (_("any"),)
    between = (_("{low} to {high}").format(low=a, high=b) + unit for a, b in pairwise(ends))
    return (
        _("up to {end}").format(end=ends[0]) + unit,
        *between,
        _("over {end}").format(end=ends[-1]) + unit,
    )


def _row(title: str, r: int, down: int, across: int, places: list[Place]) -> Row:
    held = [[p for p in places if (p.row, p.column) == (r, c)] for c in range(1, across + 1)]
    return row(head(title), *(_cell(h, heat(r, c, down, across)) for c, h in enumerate(held, 1)))


def _cell(places: list[Place], heat: str) -> Cell:
    if not places:
        return cell("")
    word = {"high": _("High"), "medium": _("Medium"), "low": _("Low")}[heat]
    return lines([_("{heat}:").format(heat=word), *(_risk(p.risk) for p in places)], standing=SHADES[heat])


def _risk(found: RiskFinding) -> Inline:
    """Its short name, its title, and, where that is not money, in what and to whom it matters."""
    what = "" if found.impact_unit == "money" else f" ({spoken(found.impact_unit)}, {bearer(found.borne_by)})"
    out = "" if found.counted else _(" (in no total)")
    return say(named(found), " ", found.title, what, out)


def _after(found: RiskFinding) -> Place | None:
    """Where a risk stands after its response; one without a response stays where it is."""
    if found.likelihood_band_after is None or found.impact_band_after is None:
        return None
    return Place(found, found.likelihood_band_after, found.impact_band_after)
