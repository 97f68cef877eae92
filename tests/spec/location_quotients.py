"""Location quotients.

A sector's share of a region's jobs over its share of the nation's: above 1, the region is strong in it. The
cross-industry quotient sets seller against buyer; Flegg's takes the size of the region in as well, and its
augmented form the strength of the buyer. Coefficients of the nation are multiplied by them, at most by 1.
"""

import numpy as np

from moothall.engine.local_economy import quotients
from tests.spec.spec import Example, Table

CASE = "location_quotients_flq_aflq"
DELTA = 0.3

EXAMPLES = [
    Example(
        title="Three sectors, delta 0.3",
        source="Formulae of Flegg and Webber 1997 and 2000; constructed numbers",
        given="""
    | sector | region | nation |
    |--------|--------|--------|
    | one    | 20     | 100    |
    | two    | 30     | 300    |
    | three  | 50     | 600    |
    """,
        expected="""
    | sector | slq                | flq_one             | flq_two            | flq_three          | aflq_one           | aflq_two           | aflq_three         |
    |--------|--------------------|---------------------|--------------------|--------------------|--------------------|--------------------|--------------------|
    | one    | 2.0                | 1.1028695446647205  | 1.1028695446647205 | 1.3234434535976647 | 1.7480068714809984 | 1.1028695446647205 | 1.3234434535976647 |
    | two    | 1.0                | 0.27571738616618013 | 0.5514347723323603 | 0.6617217267988323 | 0.4370017178702496 | 0.5514347723323603 | 0.6617217267988323 |
    | three  | 0.8333333333333334 | 0.2297644884718168  | 0.4595289769436336 | 0.4595289769436336 | 0.364168098225208  | 0.4595289769436336 | 0.4595289769436336 |
    """,  # noqa: E501
        tolerance=1e-12,
        cases=(
            ("given.region", f"{CASE}/inputs/regional_employment"),
            ("given.nation", f"{CASE}/inputs/national_employment"),
            ("expected.slq", f"{CASE}/expected/slq"),
            ("expected.flq_one", f"{CASE}/expected/flq/0/0+expected/flq/1/0+expected/flq/2/0"),
            ("expected.aflq_one", f"{CASE}/expected/aflq/0/0+expected/aflq/1/0+expected/aflq/2/0"),
            ("expected.aflq_three", f"{CASE}/expected/aflq/0/2+expected/aflq/1/2+expected/aflq/2/2"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    region, nation = np.array([[row["region"], row["nation"]] for row in given], dtype=float).T
    simple = quotients.slq(region, nation)
    weight = quotients.size_weight(region.sum() / nation.sum(), DELTA)
    flq, aflq = quotients.flq(simple, weight), quotients.aflq(simple, weight)
    names = ("one", "two", "three")
    return [
        {
            "sector": row["sector"],
            "slq": float(simple[n]),
            **{f"flq_{name}": float(flq[n, m]) for m, name in enumerate(names)},
            **{f"aflq_{name}": float(aflq[n, m]) for m, name in enumerate(names)},
        }
        for n, row in enumerate(given)
    ]
