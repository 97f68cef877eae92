"""What a claim is worth: its grade, capped by the rules of evidence, in observations.

A without a cap counts as 64 observations, B 32, C 16, D 4, E 1, no grade 0. A claim without a source has no
grade. One that nobody else checked, a saving without an independent source, a private figure that is not
like for like and a claim by somebody who stands to gain and does not say so are D at best. A claim out of
date loses one grade, after the other caps, so that their order does not matter.
"""

from moothall.engine.evidence.grading import capped
from moothall.files.frameworks import find_framework
from tests.spec.spec import Example, Table

NOTE = "method note, M4; rules ER2, ER4, ER13, ER16 and ER17 of the framework essu_2007"

EXAMPLES = [
    Example(
        title="Grades without a cap",
        source=NOTE,
        given="""
    | grade | causes |
    |-------|--------|
    | A     |        |
    | B     |        |
    | C     |        |
    | D     |        |
    | E     |        |
    |       |        |
    """,
        expected="""
    | grade | observations |
    |-------|--------------|
    | A     | 64           |
    | B     | 32           |
    | C     | 16           |
    | D     | 4            |
    | E     | 1            |
    |       | 0            |
    """,
    ),
    Example(
        title="Each cause by itself",
        source=NOTE,
        given="""
    | grade | causes                |
    |-------|-----------------------|
    | A     | no_source             |
    | A     | unverified            |
    | B     | no_independent_source |
    | C     | not_like_for_like     |
    | B     | interested            |
    | A     | stale                 |
    | E     | stale                 |
    """,
        expected="""
    | grade | observations |
    |-------|--------------|
    |       | 0            |
    | D     | 4            |
    | D     | 4            |
    | D     | 4            |
    | D     | 4            |
    | B     | 32           |
    |       | 0            |
    """,
    ),
    Example(
        title="Several causes: the strictest counts, then the age",
        source=NOTE,
        given="""
    | grade | causes                                      |
    |-------|---------------------------------------------|
    | A     | unverified no_independent_source interested |
    | A     | unverified stale                            |
    | A     | no_source stale                             |
    | E     | unverified                                  |
    |       | unverified stale                            |
    """,
        expected="""
    | grade | observations |
    |-------|--------------|
    | D     | 4            |
    | E     | 1            |
    |       | 0            |
    | E     | 1            |
    |       | 0            |
    """,
    ),
]


def work_out(given: Table) -> Table:
    standard = find_framework("essu_2007@1.0.0").evidence
    worth = {g.label: g.observations for g in standard.grades}
    found = []
    for row in given:
        causes = frozenset((row["causes"] or "").split())
        grade, _ = capped(row["grade"], causes, standard.rules, tuple(worth))
        found.append({"grade": grade, "observations": worth.get(grade or "", 0)})
    return found
