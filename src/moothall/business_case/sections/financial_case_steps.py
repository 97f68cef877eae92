"""From the promoted to the adjusted case: a picture of the steps, and the optimism bias that was used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from moothall.business_case.amounts import change, short, whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.chances import exactly
from moothall.business_case.document import Block, Chart, Figure, Point, Row, Series, Table
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.sections.financial_case import line_title
from moothall.business_case.sections.financial_case_figures import can_be_told
from moothall.business_case.wording import _, capital, dated, spoken
from moothall.business_case.woven import strung
from moothall.findings.financial_case import BiasUsed, OptionCase, Step

ENDS = ("promoted", "adjusted")
LEAST = 2
"""Steps without which there is nothing between the ends."""


def steps(brief: Brief, option: OptionCase) -> Iterator[Block]:
    """The waterfall, then what optimism bias rests on."""
    if len(option.waterfall) > LEAST:
        yield _figure(brief, option)
    if option.optimism_bias and can_be_told(option):
        yield _bias(brief, option)


def _figure(brief: Brief, option: OptionCase) -> Figure:
    series = tuple(_series(brief, option.waterfall))
    points = [s.points[0] for s in series]
    title = brief.option(option.option)
    return Figure(
        anchor("figure-waterfall", option.option),
        _("{option}: net present value from promoted to adjusted").format(option=title),
        _reading(brief, option),
        _("One bar for each step, each beginning where the one before ends. Striped bars take away, plain "
          "ones add; the first and the last bar stand for the whole and are dark. A heavy upright line "
          "stands at zero. The table below holds every figure."),
        Chart(
            "waterfall",
            min(0.0, *(p.low for p in points if p)),
            max(0.0, *(p.high for p in points if p)),
            (_("Net present value"),),
            series,
            brief.currency,
        ),
        _table(brief, option),
    )  # fmt: skip


def _reading(brief: Brief, option: OptionCase) -> str:
    first, last = option.waterfall[0], option.waterfall[-1]
    between = option.waterfall[1:-1]
    most = min(between, key=lambda s: s.change)
    said = _("From {first} as promoted to {last}").format(
        first=brief.figure(short(first.upto, brief.currency), first, "upto"),
        last=brief.figure(_end(brief, option, last), last, "upto"),
    )
    if most.change >= 0:
        return strung((said, "."))
    largest = _("; the largest step down is {title}, {change}.").format(
        title=_title(brief, most).casefold(),
        change=brief.figure(change(most.change, brief.currency), most, "change"),
    )
    return strung((said, largest))


def _end(brief: Brief, option: OptionCase, last: Step) -> str:
    """The adjusted value, with what its bound says."""
    said = short(last.upto, brief.currency)
    bound = next((r.figures.bound for r in option.readings if r.id == last.id), "exact")
    return {
        "at_most": _("at most {amount}").format(amount=said),
        "at_least": _("at least {amount}").format(amount=said),
        "open": _("{amount}, which may be more or less").format(amount=said),
    }.get(bound, said)


def _series(brief: Brief, found: tuple[Step, ...]) -> Iterator[Series]:
    """The ends from zero, each other step from the one before."""
    yield _whole(brief, found[0])
    for before, step in pairwise(found[:-1]):
        low, high = sorted((before.upto, step.upto))
        said = brief.figure(change(step.change, brief.currency), step, "change")
        yield Series(_title(brief, step), (Point(low, high, step.upto, said),))
    yield _whole(brief, found[-1])


def _whole(brief: Brief, step: Step) -> Series:
    low, high = sorted((0.0, step.upto))
    point = Point(low, high, step.upto, brief.figure(short(step.upto, brief.currency), step, "upto"))
    return Series(_title(brief, step), (point,), apart=True)


def _title(brief: Brief, step: Step) -> str:
    if step.id in ENDS:
        return line_title(step.id)
    if step.id == "optimism_bias":
        return _("Optimism bias")
    return step.title or brief.category(step.id)


def _table(brief: Brief, option: OptionCase) -> Table:
    return Table(
        anchor("table-waterfall", option.option),
        _("Each step, and the net present value after it"),
        columns(_("Step"), number(_("Change")), number(_("Net present value after it"))),
        tuple(
            row(
                head(_title(brief, s)),
                "" if s.id in ENDS else brief.figure(whole(s.change, brief.currency), s, "change"),
                brief.figure(whole(s.upto, brief.currency), s, "upto"),
            )
            for s in option.waterfall
        ),
    )


def _bias(brief: Brief, option: OptionCase) -> Table:
    return Table(
        anchor("table-optimism", option.option),
        _("Optimism bias added to one-off costs"),
        columns(
            _("Kind of project"),
            number(_("Share of one-off costs")),
            number(_("Upper bound")),
            number(_("Taken off for what is dealt with")),
            number(_("Adds")),
            _("Source"),
        ),
        tuple(_bias_row(brief, b) for b in option.optimism_bias),
    )


def _bias_row(brief: Brief, found: BiasUsed) -> Row:
    notes = [] if found.chosen else [_("the project names no kind: this is the default")]
    return row(
        head(capital(spoken(found.kind)), notes=notes),
        *(
            brief.figure(exactly(getattr(found, field)), found, field)
            for field in ("share", "upper", "mitigation", "uplift")
        ),
        cell(dated(found.source)),
    )
