"""How verdicts are counted: never as a percentage, as the method appendix prints it."""

from moothall.engine.screening.cells import tally
from moothall.findings.screening import VerdictCell
from tests.spec.spec import Table, printed

NOTE = "method note, M2"

EXAMPLES = printed("counting_verdicts")


def work_out(given: Table) -> Table:
    found = [tally(_cells(row)) for row in given]
    return [{"of": t.of, "words": t.words} for t in found]


def _cells(row: dict[str, int]) -> list[VerdictCell]:
    standings = [standing for standing, count in row.items() for _ in range(count)]
    return [VerdictCell(principle=f"P{n}", standing=s) for n, s in enumerate(standings)]  # type: ignore[arg-type]
