"""The project's plan and claims beside what comparable cases came to."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import Tell, alike
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.wording import DASH, _, counted, date, percent, plain
from moothall.business_case.woven import strung
from moothall.findings.reference_class import ClaimHeld, Foretold, ReferenceClassFindings


def plan(brief: Brief, found: ReferenceClassFindings) -> Iterator[Block]:
    """Each figure of the plan, what the class would have said of it, and what came."""
    yield para(
        _("What would these cases have led anyone to expect on {day}? The plan as promoted, times what they "
          "came to; beside it what came, where it is on record.").format(day=date(found.decided))
    )  # fmt: skip
    told = [f for f in found.foretold if f.what != "delay"]
    values = [v for f in told for v in (f.planned, f.low, f.median, f.high, f.came)]
    tell = alike(values, brief.currency)
    yield Table(
        "table-reference-plan",
        _("Plan, what comparable cases would have foretold of it, and outturn"),
        columns(
            _("Option"),
            _("What"),
            number(_("Planned")),
            number(_("Foretold: median")),
            number(_("Foretold: 10th to 90th percentile")),
            number(_("What came")),
        ),
        tuple(_plan(brief, f, tell) for f in found.foretold),
        empty=_("No plan in figures can be held against these cases."),
        stacked=True,
    )


def _plan(brief: Brief, found: Foretold, tell: Tell) -> Row:
    low, high = (_figure(brief, found, end, tell) for end in ("low", "high"))
    return row(
        head(option_link(brief, found.option)),
        _what(found.what),
        _("as dated")
        if found.what == "delay" and not found.planned
        else _figure(brief, found, "planned", tell),
        _figure(brief, found, "median", tell),
        strung((low, _("to"), high), " "),
        _came(brief, found, tell),
    )


def _came(brief: Brief, found: Foretold, tell: Tell) -> Cell:
    if found.came is None:
        return cell(_("not on record"), notes=[found.note], standing="open")
    place = ""
    if found.percentile is not None:
        share = brief.figure(percent(found.percentile / 100), found, "percentile")
        place = _("{share} of the cases did no better").format(share=share)
    return cell(_figure(brief, found, "came", tell), notes=[place, found.note])


def _what(code: str) -> str:
    return {
        "cost": _("One-off cost, all years"),
        "saving": _("Largest saving of one year"),
        "delay": _("Delay"),
    }[code]


def _figure(brief: Brief, found: Foretold, field: str, tell: Tell) -> str:
    value: float = getattr(found, field)
    said = f"{plain(round(value, 1))} {_('months')}" if found.what == "delay" else tell(value)
    return brief.figure(said, found, field)


def claims(brief: Brief, found: ReferenceClassFindings) -> Iterator[Block]:
    """Each option's saving as a share of what the service costs, beside what others saved of theirs."""
    yield para(
        _("A saving is held against the share of their cost that comparable cases really saved, which few of "
          "them say.")
    )  # fmt: skip
    yield Table(
        "table-reference-claims",
        _("Saving of one year over what the service as it is costs in a year"),
        columns(_("Option"), number(_("Claimed")), _("Against the cases")),
        tuple(_claim(brief, c, found.chosen) for c in found.claims),
        empty=_("No option claims a saving."),
    )


def _claim(brief: Brief, found: ClaimHeld, chosen: bool) -> Row:
    claimed = DASH if found.claimed is None else brief.figure(f"{found.claimed:.1%}", found, "claimed")
    return row(head(option_link(brief, found.option)), claimed, _against(brief, found, chosen))


def _against(brief: Brief, found: ClaimHeld, chosen: bool) -> Cell:
    if found.above is None or found.percentile is None:
        return cell(_("cannot be told"), notes=[_why_not(brief, found)], standing="open")
    said = _("{share} of {n} achieved no more").format(
        share=brief.figure(percent(found.percentile / 100), found, "percentile"),
        n=brief.figure(counted(found.n, "case", "cases"), found, "n"),
    )
    limit = brief.threshold("reference_percentile")
    above = (
        _("above the limit, percentile {limit}")
        if found.above
        else _("not above the limit, percentile {limit}")
    )
    held = brief.threshold_figure(plain(limit or 0.0), "reference_percentile")
    note = above.format(limit=held) if limit is not None else ""
    unchosen = "" if chosen else _("in a class that nobody chose")
    return cell(said, notes=[note, unchosen], standing="bad" if found.above else None)


def _why_not(brief: Brief, found: ClaimHeld) -> str:
    if found.claimed is None:
        return _("the service as it is records no yearly cost")
    return _("too few of the class say what they saved and what their services cost before: {n}").format(
        n=brief.figure(str(found.n), found, "n")
    )
