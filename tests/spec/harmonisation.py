"""Bringing pay to one level, as the method appendix prints it."""

from moothall.engine.workforce.harmonised import harmonised
from moothall.project.workforce import WorkforceRow
from tests.spec.spec import Table, printed

EXAMPLES = printed("harmonisation")
ON_COSTS = 0.3


def work_out(given: Table) -> Table:
    rows = [
        WorkforceRow(partner=g["partner"], occupation=g["occupation"], fte=g["posts"], pay=g["pay"])
        for g in given
    ]
    found = harmonised(rows, {g["partner"] for g in given}, None, 0)
    jobs = dict.fromkeys(g["occupation"] for g in given)
    return [
        {"occupation": j, "cost": (1 + ON_COSTS) * sum(r.cost for r in found.raises if r.occupation == j)}
        for j in jobs
    ]
