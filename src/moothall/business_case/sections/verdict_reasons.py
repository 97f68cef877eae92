"""The verdicts of stage 1 one by one: who judged what, why, on what evidence, and what was said before."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Row, Table
from moothall.business_case.phrases import cell, columns, head, row
from moothall.business_case.usual_day import other_day, usual_day, usual_day_told
from moothall.business_case.vocabulary import verdict, verdict_shade
from moothall.business_case.wording import _
from moothall.findings.screening import GroupVerdict, VerdictCell


def verdict_reasons(brief: Brief) -> Iterator[Block]:
    """One closed block a principle with every verdict on it."""
    for principle in brief.framework.screening.principles:
        cells = [c for c in brief.findings.screening.cells if c.principle == principle.id]
        days = [judged.date for c in cells for judged in (*c.verdicts, *c.history)]
        if days:
            usual = usual_day(days)
            rows = tuple(r for c in cells for r in _rows(brief, c, usual))
            yield Details(
                _("Verdicts on {id} {title}, with reasons").format(id=principle.id, title=principle.title),
                (usual_day_told(days, usual), _table(principle.id, principle.title, rows)),
                anchor("verdict", principle.id),
            )


def _table(id: str, title: str, rows: tuple[Row, ...]) -> Table:
    return Table(
        anchor("table-verdict", id),
        _("{id} {title}: who judged what, and why").format(id=id, title=title),
        columns(_("Option"), _("Judged by"), _("Verdict"), _("Reason")),
        rows,
        stacked=True,
    )


def _rows(brief: Brief, found: VerdictCell, usual: datetime.date) -> Iterator[Row]:
    for judged in found.verdicts:
        yield _row(brief, found.option, judged, usual, "")
    for judged in found.history:
        yield _row(brief, found.option, judged, usual, _("earlier verdict"))


def _row(brief: Brief, option: str | None, judged: GroupVerdict, usual: datetime.date, note: str) -> Row:
    return row(
        head(brief.option(option) if option else _("The project")),
        cell(
            brief.group(judged.group) if judged.group else _("jointly"),
            notes=[judged.by, other_day(judged.date, usual)],
        ),
        cell(verdict(judged.verdict), notes=[note], standing=verdict_shade(judged.verdict)),
        cell(judged.reason or _("No reason recorded."), sources=judged.sources),
    )
