"""The questions of strategy with the answers that people gave."""

from __future__ import annotations

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Row, Standing, Table
from moothall.business_case.phrases import cell, columns, head, row
from moothall.business_case.wording import _, capital, date, spoken
from moothall.findings.registers import StrategyAnswer

SHADES: dict[str, Standing] = {"yes": "good", "partly": "part", "no": "bad", "not_applicable": "apart"}


def strategy(brief: Brief) -> Table:
    """One row a question."""
    return Table(
        "table-strategy",
        _("Questions of strategy and their answers"),
        columns(_("Question"), _("Answer"), _("Reason"), _("By")),
        tuple(_row(a) for a in brief.findings.registers.strategy),
        stacked=True,
    )


def _row(found: StrategyAnswer) -> Row:
    return row(
        head(ref("rule", found.check), " ", found.question),
        _answer(found.answer),
        cell(found.reason, sources=found.sources),
        cell(found.by, notes=[date(found.date) if found.date else ""]),
    )


def _answer(answer: str | None) -> Cell:
    if answer is None:
        return cell(_("No answer"), standing="open")
    return cell(capital(spoken(answer)), standing=SHADES.get(answer))
