"""What effects by place come to as scores: measured by value function, beside what groups scored by hand."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Section, Table
from moothall.business_case.option_columns import option_columns
from moothall.business_case.phrases import cell, columns, head, link, para, row
from moothall.business_case.wording import _, mark, ranged
from moothall.findings.scoring import Cell as Score
from moothall.framework.criteria import Criterion
from moothall.framework.criteria import Section as Asked


def effect_scores(brief: Brief) -> Section | None:
    """Scores of what is measured by place, then of the sections that it stands in or overlaps with."""
    asked = {c.criterion for c in brief.findings.equality.criteria}
    found = [c for c in brief.framework.criteria if c.id in asked]
    if not found:
        return None
    return Section("effect-scores", _("What this comes to as scores"), tuple(_told(brief, found)), level=3)


def _told(brief: Brief, found: list[Criterion]) -> Iterator[Block]:
    yield para(
        _("What is measured is scored by its value function and never by hand. All else is scored by "
          "groups, with a reason each.")
    )  # fmt: skip
    yield _table(brief, "table-effect-scores", _("Scores that follow from measurements, 0 to 4"), found)
    named = {c.id for c in found} | {o for c in found for o in c.overlaps}
    for section in brief.framework.matrix.sections:
        if named & {c.id for c in section.criteria}:
            yield Details(_title(section), (_of_section(brief, section),))


def _title(section: Asked) -> str:
    return _("Scores on {section}").format(section=f"{section.id} {section.title}")


def _of_section(brief: Brief, section: Asked) -> Table:
    return _table(brief, anchor("table-effect-scores", section.id), _title(section), list(section.criteria))


def _table(brief: Brief, id: str, caption: str, asked: list[Criterion]) -> Table:
    cells = {(c.criterion, c.option): c for c in brief.findings.scoring.cells}
    return Table(
        id,
        caption,
        (*columns(_("Criterion")), *option_columns(brief)),
        tuple(_row(brief, c, [cells.get((c.id, o.id)) for o in brief.options]) for c in asked),
        stacked=True,
    )


def _row(brief: Brief, asked: Criterion, found: list[Score | None]) -> Row:
    return row(
        head(link(f"{asked.id} {brief.criterion(asked.id)}", anchor("why", asked.id))),
        *(_cell(brief, c) for c in found),
    )


def _cell(brief: Brief, found: Score | None) -> Cell:
    if found is None or found.status == "not_applicable":
        return cell(_("does not apply"), standing="apart")
    if found.point is None:
        return cell(_("missing: it may be anything"), standing="open")
    said = brief.figure(mark(found.point), found, "point")
    if found.status != "measured":
        return cell(said, notes=[_("by hand")], standing="zero" if found.point == 0 else None)
    one = found.measurements[0] if found.measurements else None
    change = brief.figure(ranged(one.low, one.likely, one.high), one) if one is not None else ""
    return cell(said, notes=[_("measured"), change], standing="zero" if found.point == 0 else None)
