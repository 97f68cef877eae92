"""A missing score widens the total; it is never 0, 2 or the mean, as the method appendix prints it."""

from moothall.engine.scoring.totals import profile, total
from moothall.files.frameworks import find_framework
from moothall.findings.scoring import Cell, WeightsUsed
from moothall.findings.values import Interval
from tests.spec.spec import Table, printed

NOTE = "method note, M3"

EXAMPLES = printed("missing_scores")


def work_out(given: Table) -> Table:
    sections = find_framework("essu_2007@1.0.0").matrix.sections
    cells: dict[str, Cell] = {}
    for row in given:
        own = [c.id for s in sections for c in s.criteria if (s.id == "F") == (row["section"] == "F")]
        for n, criterion in enumerate(own):
            cells[criterion] = _cell(criterion, row["score"] if n < row["scored"] else None)
    weights = WeightsUsed(
        sections={s.id: 1 / len(sections) for s in sections},
        criteria={c.id: 1 / len(s.criteria) for s in sections for c in s.criteria},
    )
    rows = profile(sections, cells, weights)
    span = total(rows, weights)
    return [
        {
            "low": span.low,
            "high": span.high,
            "width": span.high - span.low,
            "missing": sum(s.missing for s in rows),
            "of": sum(s.of for s in rows),
        }
    ]


def _cell(criterion: str, score: float | None) -> Cell:
    known = score is not None
    span = Interval(low=score, high=score) if score is not None else Interval(low=0, high=4)
    return Cell(
        option="A", criterion=criterion, status="scored" if known else "missing", point=score, range=span
    )
