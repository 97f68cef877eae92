"""Each criterion in detail: what was measured, and what it scores."""

from __future__ import annotations

import re

from moothall.business_case.document import Table
from tests.business_case.reading import all_of, told, words

RANGE = re.compile(r"^(\d(?:\.\d)?) to (\d(?:\.\d)?)$", re.MULTILINE)


def test_a_range_of_scores_begins_with_the_lower_where_less_scores_more() -> None:
    """Tonnes of carbon: the low end of what is measured has the high score."""
    findings, document = told("three-valleys")[1:]
    measured = [m for c in findings.scoring.cells if c.criterion == "S1" for m in c.measurements]
    falling = [m for m in measured if m.score_low and m.score_high and m.score_low > m.score_high]
    (table,) = [t for t in all_of(Table, *document.sections) if t.id == "table-measured-S1"]
    ranges = [(float(m[1]), float(m[2])) for r in table.rows for m in RANGE.finditer(words(r.cells[3]))]
    assert len(ranges) == len(falling) > 0
    assert all(low < high for low, high in ranges)
