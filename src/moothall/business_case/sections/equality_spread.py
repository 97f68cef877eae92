"""How unevenly a level is spread before and after, in plain words with the indices."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import bullets, cell, columns, head, number, para, row
from moothall.business_case.wording import DASH, _
from moothall.business_case.woven import strung
from moothall.findings.equality import CriterionEffects, Inequality, OptionEffects

DIGITS = 3


def spread(brief: Brief, found: CriterionEffects) -> Iterator[Block]:
    """Indices before and after where every place has its levels; nothing where none can be told."""
    told = [o for o in found.options if o.inequality]
    if not told:
        if any(o.effects for o in found.options):
            yield para(_("Indices of inequality need both levels and the people of every place."))
        return
    yield Details(
        _("How unevenly it is spread: Gini, Theil and concentration"),
        (*_meaning(found), _table(brief, found, told)),
        anchor("spread", found.criterion),
    )


def _meaning(found: CriterionEffects) -> Iterator[Block]:
    parts = {
        "fifths": _("inside the fifths of deprivation and between them"),
        "partners": _("inside the areas of the partners and between them"),
    }
    yield para(
        _("Three ways to say in one figure how far places differ, by the people who live there. Each hides "
          "who loses, so read the tables above first.")
    )  # fmt: skip
    split = parts.get(found.split_by or "")
    yield bullets(
        [
            _("Gini: 0 where everybody has the same; the higher, the less even."),
            _("Theil: 0 where everybody has the same; it adds up of what lies {parts}.").format(parts=split)
            if split
            else _("Theil: 0 where everybody has the same; the higher, the less even."),
            _("Concentration: above 0 the least deprived have more of it, below 0 the most deprived have "
              "more; the further from 0, the more so."),
        ]
    )  # fmt: skip
    yield para(
        _("An index of a share depends on which share is counted: those who reach a desk, or those who do "
          "not. These count what the criterion measures.")
    )  # fmt: skip


def _table(brief: Brief, found: CriterionEffects, told: list[OptionEffects]) -> Table:
    return Table(
        anchor("table-spread", found.criterion),
        _("{title}: how unevenly it is spread, now and under each option").format(title=found.title),
        columns(
            _("Option"),
            number(_("Gini"), _("now, then")),
            number(_("Theil"), _("now, then")),
            number(_("between groups"), _("of Theil; now, then")),
            number(_("Concentration"), _("now, then")),
            _("In words"),
        ),
        tuple(_row(brief, o) for o in told),
        stacked=True,
    )


def _row(brief: Brief, option: OptionEffects) -> Row:
    moments = {i.moment: i for i in option.inequality}
    before, after = moments.get("before"), moments.get("after")
    return row(
        head(option_link(brief, option.option)),
        *(_pair(brief, before, after, name) for name in ("gini", "theil", "between", "concentration")),
        _words(before, after),
    )


def _pair(brief: Brief, before: Inequality | None, after: Inequality | None, name: str) -> str:
    told = (brief.figure(_figure(getattr(i, name) if i else None), i, name) for i in (before, after))
    return strung(told, ", ")


def _figure(value: float | None) -> str:
    return DASH if value is None else f"{value:.{DIGITS}f}".replace("-", "−")


def _words(before: Inequality | None, after: Inequality | None) -> Cell:
    refused = next((i.refused for i in (before, after) if i and i.refused), None)
    if refused == "negative":
        return cell(_("No index: a level is below zero, so shares of it mean nothing."), standing="open")
    if refused == "all_zero":
        return cell(_("No index: every level is zero, so there is nothing to share out."), standing="open")
    if before is None or after is None or before.gini is None or after.gini is None:
        return cell(_("can't be compared: one of the two is not known"), standing="open")
    less, more = round(before.gini, DIGITS), round(after.gini, DIGITS)
    said = _("as even as now") if less == more else _("less even") if more > less else _("more even")
    return cell(said, notes=[_towards(before, after)], standing="bad" if more > less else None)


def _towards(before: Inequality, after: Inequality) -> str:
    if before.concentration is None or after.concentration is None:
        return ""
    then, now = round(after.concentration, DIGITS), round(before.concentration, DIGITS)
    if then == now:
        return ""
    return _("moves towards the least deprived") if then > now else _("moves towards the most deprived")
