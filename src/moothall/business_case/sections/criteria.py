"""Stage 2 in detail: every criterion with its cells, groups, reasons and sources."""

from __future__ import annotations

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Row, Section, Standing, Table
from moothall.business_case.option_columns import option_columns
from moothall.business_case.phrases import cell, code, columns, head, lead, link, para, row, strong
from moothall.business_case.sections.criterion_details import criterion_details
from moothall.business_case.wording import _, interval, mark
from moothall.business_case.woven import strung
from moothall.findings.scoring import Cell as Score
from moothall.framework.criteria import Criterion
from moothall.framework.criteria import Section as Asked


def section(brief: Brief) -> Section:
    """One table a section of the framework, and the reasons criterion by criterion."""
    cells = {(c.criterion, c.option): c for c in brief.findings.scoring.cells}
    return Section(
        "criteria",
        _("Criteria in detail"),
        (
            para(
                _(
                    "Each figure leads to its reasons; each id of evidence leads to the register. Below a "
                    "figure stand the means of the groups that scored, and a mark where they differ much."
                ),
            ),
        ),
        tuple(_section(brief, s, cells) for s in brief.framework.matrix.sections),
    )


def _section(brief: Brief, asked: Asked, cells: dict[tuple[str, str], Score]) -> Section:
    table = Table(
        anchor("table-section", asked.id),
        _("{id} {title}: each criterion and option, 0 to 4").format(id=asked.id, title=asked.title),
        (*columns(_("Criterion")), *option_columns(brief)),
        tuple(_row(brief, c, cells) for c in asked.criteria),
    )
    details = tuple(criterion_details(brief, c, cells) for c in asked.criteria)
    title = f"{asked.id}. {asked.title}"
    return Section(anchor("section", asked.id), title, (lead(asked.lead_question), table, *details), level=3)


def _row(brief: Brief, criterion: Criterion, cells: dict[tuple[str, str], Score]) -> Row:
    measured = _("measured, not scored by hand") if criterion.value_function else ""
    return row(
        head(
            code(criterion.id), " ", link(criterion.title, anchor("why", criterion.id)),
            notes=[criterion.question, measured],
        ),
        *(_cell(brief, cells.get((criterion.id, o.id))) for o in brief.options),
        id=anchor("criterion", criterion.id),
    )  # fmt: skip


def _cell(brief: Brief, found: Score | None) -> Cell:
    if found is None or found.status == "missing":
        scale = brief.scale_ends
        return cell(_("missing"), notes=[scale], standing="open")
    if found.status == "not_applicable":
        return cell(_("left out"), standing="apart")
    words = _figure(brief, found)
    to = anchor("why", found.criterion, found.option)
    groups = strung(
        (
            strung((brief.group_short(g), brief.figure(mark(m), found.by_group, g)), " ")
            for g, m in found.by_group.items()
        ),
        ", ",
    )
    differ = _spread(brief, found)
    shade: Standing | None = "zero" if found.point == 0 else "part" if differ else None
    return cell(
        link(words, to),
        notes=[groups, strong(differ)],
        sources=found.sources,
        standing=shade,
    )


def _figure(brief: Brief, found: Score) -> str:
    """The point; a range only where the cell has one of its own."""
    if found.point is None:
        return brief.figure(interval(found.range), found, "range") if found.range else _("not known")
    point = brief.figure(mark(found.point), found, "point")
    if found.range and found.range.low != found.range.high:
        ends = f"{mark(found.range.low)} {_('to')} {mark(found.range.high)}"
        return strung((point, " (", brief.figure(ends, found, "range"), ")"))
    return point


def _spread(brief: Brief, found: Score) -> str:
    least = brief.threshold("spread_min")
    if found.spread is None or least is None or found.spread < least:
        return ""
    return _("groups differ by {n}").format(n=brief.figure(mark(found.spread), found, "spread"))
