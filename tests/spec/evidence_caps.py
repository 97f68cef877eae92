"""What a claim is worth, as the method appendix prints it."""

from moothall.engine.evidence.grading import capped
from moothall.files.frameworks import find_framework
from tests.spec.spec import Table, printed

NOTE = "method note, M4; rules ER2, ER4, ER13, ER16 and ER17 of the framework essu_2007"

EXAMPLES = printed("evidence_caps")


def work_out(given: Table) -> Table:
    standard = find_framework("essu_2007@1.0.0").evidence
    worth = {g.label: g.observations for g in standard.grades}
    found = []
    for row in given:
        causes = frozenset((row["causes"] or "").split())
        grade, _ = capped(row["grade"], causes, standard.rules, tuple(worth))
        found.append({"grade": grade, "observations": worth.get(grade or "", 0)})
    return found
