"""A missing score widens the total; it is never 0, 2 or the mean.

A cell that nobody scored may be anything from 0 to 4, so the total is an interval. Its width is the weight
of the cell times 4, and nothing else: with equal weights the weight of a criterion is one over the criteria
of its section, over the number of sections.
"""

from moothall.engine.scoring.totals import profile, total
from moothall.files.frameworks import find_framework
from moothall.findings.scoring import Cell, WeightsUsed
from moothall.findings.values import Interval
from tests.spec.spec import Example, Table

NOTE = "method note, M3"

EXAMPLES = [
    Example(
        title="One missing score among the eight of section F: 4/8/12 = 0.042",
        source="acceptance scenario ACC05",
        given="""
    | section | scored | missing | score |
    |---------|--------|---------|-------|
    | F       | 7      | 1       | 3     |
    | others  | 72     | 0       | 3     |
    """,
        expected="""
    | low     | high               | width                | missing | of |
    |---------|--------------------|----------------------|---------|----|
    | 2.96875 | 3.0104166666666665 | 0.041666666666666664 | 1       | 80 |
    """,
        tolerance=1e-12,
    ),
    Example(
        title="Nothing missing: the interval is a point",
        source=NOTE,
        given="""
    | section | scored | missing | score |
    |---------|--------|---------|-------|
    | F       | 8      | 0       | 3     |
    | others  | 72     | 0       | 3     |
    """,
        expected="""
    | low | high | width | missing | of |
    |-----|------|-------|---------|----|
    | 3   | 3    | 0     | 0       | 80 |
    """,
        tolerance=1e-12,
    ),
    Example(
        title="A whole section missing: a twelfth of the scale",
        source=NOTE,
        given="""
    | section | scored | missing | score |
    |---------|--------|---------|-------|
    | F       | 0      | 8       | 0     |
    | others  | 72     | 0       | 0     |
    """,
        expected="""
    | low | high               | width              | missing | of |
    |-----|--------------------|--------------------|---------|----|
    | 0   | 0.3333333333333333 | 0.3333333333333333 | 8       | 80 |
    """,
        tolerance=1e-12,
    ),
    Example(
        title="Nothing scored at all: anything is possible",
        source=NOTE,
        given="""
    | section | scored | missing | score |
    |---------|--------|---------|-------|
    | F       | 0      | 8       | 0     |
    | others  | 0      | 72      | 0     |
    """,
        expected="""
    | low | high | width | missing | of |
    |-----|------|-------|---------|----|
    | 0   | 4    | 4     | 80      | 80 |
    """,
        tolerance=1e-12,
    ),
]


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
