"""Decisions with their conditions, overrides and dissent, as people recorded them."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, para, row
from moothall.business_case.wording import _, capital, date, spoken
from moothall.project.decisions import DecisionRow


def section(brief: Brief) -> Section:
    """Everything recorded, oldest first; dissent has a table of its own."""
    return Section("decisions", _("Decisions and dissent"), tuple(_blocks(brief)))


def _blocks(brief: Brief) -> Iterator[Block]:
    recorded = sorted(brief.project.decisions, key=lambda d: d.date)
    dissent = [d for d in recorded if d.kind == "dissent"]
    yield para(_("People decide. What was recorded stands here unedited."))
    yield _table(
        brief,
        "table-decisions",
        _("Decisions, conditions and overrides"),
        [d for d in recorded if d.kind != "dissent"],
    )
    yield _table(brief, "table-dissent", _("Dissent"), dissent)


def _table(brief: Brief, id: str, caption: str, recorded: list[DecisionRow]) -> Table:
    return Table(
        id,
        caption,
        columns(_("When"), _("What"), _("About"), _("By"), _("Reason"), _("Owner and date")),
        tuple(_row(brief, d) for d in recorded),
        empty=_("None is recorded."),
        stacked=True,
    )


def _row(brief: Brief, found: DecisionRow) -> Row:
    about = brief.titled(found.about) if found.about else ""
    due = date(found.due) if found.due else ""
    became = spoken(found.outcome) if found.outcome else ""
    return row(
        head(date(found.date)),
        capital(spoken(found.kind)),
        cell(
            option_link(brief, found.option) if found.option else about, notes=[about if found.option else ""]
        ),
        cell(found.body, notes=[found.by if found.by != found.body else ""]),
        cell(found.reason, sources=found.evidence),
        cell(found.owner, notes=[due, _("what became of it: {what}").format(what=became) if became else ""]),
        id=anchor("decision", found.id),
    )
