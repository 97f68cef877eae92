"""Registers of risks, benefits, papers and interests: what people put in, and what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.business_case.languages import speaking
from moothall.business_case.wording import money, quantity, spoken
from moothall.framework.framework import Framework
from moothall.project.benefits import BenefitRow
from moothall.project.problems import InvalidProjectError
from moothall.project.project import Project
from moothall.project.risk_bands import band, heat, impact_ends, likelihood_ends
from moothall.project.risk_ranges import gaps, impact, likelihood, of_option
from moothall.project.risks import RiskRow
from moothall.project.terms import Terms
from moothall_web.casework.bare_project import bare_project
from moothall_web.casework.reading import Fields, head_of
from moothall_web.ui.tongue import tongue

SHELVES = ("head", "head.partners", "head.thresholds", "options", "risks")
Rows = Mapping[str, list[Fields]]


class Matrix(Struct, frozen=True):
    """Risks by how likely they are and how heavy: words of the rows and columns, and ids in each cell.

    heat : high, medium or low, by row and column
    """

    down: tuple[str, ...]
    across: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]
    heat: tuple[tuple[str, ...], ...]


class RiskLine(Struct, frozen=True):
    """A risk as the register lists it.

    weighs : its impact in words
    lacks : what is missing, in words
    late : whether its review has passed
    """

    row: RiskRow
    weighs: str
    lacks: tuple[str, ...]
    late: bool


def project_of(framework: Framework, rows: Rows) -> Project | None:
    """As much of the project as the risks are about; None while its rows cannot be read together."""
    try:
        return bare_project(
            framework, head_of(dict(rows)), head_thresholds=rows["head.thresholds"],
            head_partners=[{k: p[k] for k in ("id", "title") if k in p} for p in rows["head.partners"]],
            options=[{k: o[k] for k in ("id", "title") if k in o} for o in rows["options"]],
            risks=[{k: v for k, v in r.items() if k != "evidence"} for r in rows["risks"]],
        )  # fmt: skip
    except (InvalidProjectError, msgspec.ValidationError):
        return None


def risks(project: Project, option: str, day: datetime.date) -> tuple[RiskLine, ...]:
    """The risks of an option, those of every option with them; of all where none is named."""
    rows = of_option(project.risks, option) if option else project.risks
    with speaking(tongue()):
        return tuple(_line(row, day, project.head.currency) for row in rows)


def _weighs(row: RiskRow, currency: str) -> str:
    """The ends of the impact, or the likely one, in its unit."""
    ends: tuple[float | None, ...] = (row.impact_low, row.impact_high)
    given = ends if any(v is not None for v in ends) else (row.impact,)
    said = [
        str(money(v, currency) if row.impact_unit == "money" else quantity(v, spoken(row.impact_unit)))
        for v in given
        if v is not None
    ]
    return _("{low} to {high}").format(low=said[0], high=said[1]) if len(said) == 2 else "".join(said)


def _line(row: RiskRow, day: datetime.date, currency: str) -> RiskLine:
    if row.standing != "rated":
        lacks = [] if row.reason.strip() else [_("a reason why it does not apply")]
        return RiskLine(row, "", tuple(lacks), False)
    said = {
        "owner": _("an owner"), "range of likelihood": _("a range of likelihood"),
        "range of impact": _("a range of impact"),
    }  # fmt: skip
    lacks = [said[gap] for gap in gaps(row)]
    lacks += [_("a response")] if not row.mitigation.strip() else []
    lacks += [_("a day of the next review")] if row.next_review is None else []
    weighs = _weighs(row, currency)
    return RiskLine(row, weighs, tuple(lacks), row.next_review is not None and row.next_review < day)


def matrix(project: Project, lines: Iterable[RiskLine]) -> Matrix | None:
    """Where the risks stand before the response; None where the framework has no bands for it."""
    terms = Terms(project)
    down, across = likelihood_ends(terms), _shares(terms)
    if not down or not across:
        return None
    by_unit = impact_ends(terms, project.risks)
    rows, columns = len(down), len(across) + 1
    held: dict[tuple[int, int], list[str]] = {}
    for line in lines:
        chance, strikes = (
            (likelihood(line.row), impact(line.row)) if line.row.standing == "rated" else (None, None)
        )
        if chance is None or strikes is None:
            continue
        at = (
            band(chance.mean, down, open_=False),
            band(strikes.mean, by_unit.get(line.row.impact_unit, ()), open_=True),
        )
        if at[0] is not None and at[1] is not None:
            held.setdefault((at[0], at[1]), []).append(line.row.id)
    places = [[(r, c) for c in range(1, columns + 1)] for r in range(rows, 0, -1)]
    return Matrix(
        down=tuple(reversed(_bands(down[:-1]))),
        across=_bands(across),
        cells=tuple(tuple(tuple(held.get(at, ())) for at in line) for line in places),
        heat=tuple(tuple(heat(r, c, rows, columns) for r, c in line) for line in places),
    )


def _shares(terms: Terms) -> tuple[float, ...]:
    return tuple(float(w) for w in terms.words("impact_bands")) if "impact_bands" in terms.thresholds else ()


def _bands(ends: tuple[float, ...]) -> tuple[str, ...]:
    if not ends:
        return (_("any"),)
    return (
        _("up to {end}%").format(end=f"{ends[0]:g}"),
        *(_("{low} to {high}%").format(low=f"{a:g}", high=f"{b:g}") for a, b in pairwise(ends)),
        _("over {end}%").format(end=f"{ends[-1]:g}"),
    )


class BenefitLine(Struct, frozen=True):
    """A benefit as the register lists it. hope: without a baseline or an owner it carries no value."""

    row: BenefitRow
    lacks: tuple[str, ...]
    hope: bool


def benefits(rows: Iterable[Fields]) -> tuple[BenefitLine, ...]:
    """Every benefit, with what is missing."""
    return tuple(_benefit(msgspec.convert(row, BenefitRow, strict=False)) for row in rows)


def _benefit(row: BenefitRow) -> BenefitLine:
    has = {
        _("an owner"): bool(row.owner.strip()), _("the value now"): row.baseline is not None,
        _("a target"): row.target is not None, _("a day"): row.due is not None,
        _("how it is measured"): bool(row.measure.strip()),
    }  # fmt: skip
    return BenefitLine(row, tuple(what for what, held in has.items() if not held), row.hope)


class Paper(Struct, frozen=True):
    """A dated paper, with the title of the option that it calls preferred."""

    fields: Fields
    preferred: str


def papers(rows: Rows) -> tuple[Paper, ...]:
    """The papers, oldest first."""
    titles = {o["id"]: str(o["title"]) for o in rows["options"]}
    found = sorted(rows["documents"], key=lambda d: str(d["date"]))
    return tuple(Paper(d, titles.get(d.get("names_preferred", ""), "")) for d in found)
