"""Money alone, for the pages on which it is typed: lines, what is blank, what an option costs in all."""

from __future__ import annotations

from msgspec import Struct

from moothall.engine import typology
from moothall.engine.finance import basis as grounds
from moothall.engine.finance import whole
from moothall.engine.finance.grid import GridRow, grid
from moothall.engine.finance.recorded import recorded
from moothall.engine.workforce.lines import staff_costs, staff_lines
from moothall.findings.finance import FinanceFindings
from moothall.findings.financial_case import FinancialCase
from moothall.project.project import Project
from moothall.project.terms import Terms


class MoneyAlone(Struct, frozen=True, kw_only=True):
    """What the lines say; each figure is the one that the findings hold."""

    finance: FinanceFindings
    case: FinancialCase
    grid: tuple[GridRow, ...]


def money(project: Project) -> MoneyAlone:
    """The money as recorded, and the case without the reading that follows past cases."""
    terms = Terms(project)
    project = project.with_worked_out(staff_lines(staff_costs(project, terms)))
    found = recorded(project, typology.types(project))
    return MoneyAlone(
        finance=found,
        case=whole.money(project, terms, found, {}).case,
        grid=grid(project.finance, grounds.prices(project)),
    )
