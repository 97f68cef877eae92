"""Agreement on weights: the consensus indicator of AHP-OS.

From 0 to 1, by the Shannon entropy of each group's weights and of their mean. The indicator counts as 0 what
lies as far apart as the scale of AHP (1 to 9) allows; the relative homogeneity, used for the weights of all
criteria, what lies as far apart as any weights can.
"""

from moothall.engine.agreement.weights import SCALE_TOP, consensus
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Two groups that give the same weights",
        source="constructed; arithmetic by the formula of Goepel, IJAHP 10(3), 2018",
        given="""
    | item | officers | unions |
    |------|----------|--------|
    | a    | 0.5      | 0.5    |
    | b    | 0.3      | 0.3    |
    | c    | 0.2      | 0.2    |
    """,
        expected="""
    | consensus | homogeneity |
    |-----------|-------------|
    | 1         | 1           |
    """,
        tolerance=1e-09,
    ),
    Example(
        title="Two groups, each nine times as much on another item: as far apart as the scale allows",
        source="constructed; arithmetic by the formula of Goepel, IJAHP 10(3), 2018",
        given="""
    | item | officers | unions |
    |------|----------|--------|
    | a    | 0.9      | 0.1    |
    | b    | 0.1      | 0.9    |
    """,
        expected="""
    | consensus | homogeneity |
    |-----------|-------------|
    | 0         | 0.3841      |
    """,
        tolerance=0.0001,
    ),
    Example(
        title="Two groups, seven tenths on another item",
        source="constructed; arithmetic by the formula of Goepel, IJAHP 10(3), 2018",
        given="""
    | item | officers | unions |
    |------|----------|--------|
    | a    | 0.7      | 0.3    |
    | b    | 0.3      | 0.7    |
    """,
        expected="""
    | consensus | homogeneity |
    |-----------|-------------|
    | 0.7435    | 0.842       |
    """,
        tolerance=0.0001,
    ),
    Example(
        title="Three groups that each see one item only",
        source="constructed; arithmetic by the formula of Goepel, IJAHP 10(3), 2018",
        given="""
    | item | officers | unions | users |
    |------|----------|--------|-------|
    | a    | 1        | 0      | 0     |
    | b    | 0        | 1      | 0     |
    | c    | 0        | 0      | 1     |
    """,
        expected="""
    | consensus | homogeneity |
    |-----------|-------------|
    | 0         | 0           |
    """,
        tolerance=1e-09,
    ),
]


def work_out(given: Table) -> Table:
    vectors = [[row[group] for row in given] for group in list(given[0])[1:]]
    return [{"consensus": consensus(vectors, SCALE_TOP), "homogeneity": consensus(vectors, None)}]
