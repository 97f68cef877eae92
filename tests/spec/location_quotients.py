"""Location quotients, as the method appendix prints it."""

import numpy as np

from moothall.engine.local_economy import quotients
from tests.spec.spec import Table, printed

DELTA = 0.3

EXAMPLES = printed(
    "location_quotients",
    {
        "Three sectors, delta 0.3": (
            ("given.region", "location_quotients_flq_aflq/inputs/regional_employment"),
            ("given.nation", "location_quotients_flq_aflq/inputs/national_employment"),
            ("expected.slq", "location_quotients_flq_aflq/expected/slq"),
            (
                "expected.flq_one",
                "location_quotients_flq_aflq/expected/flq/0/0+expected/flq/1/0+expected/flq/2/0",
            ),
            (
                "expected.aflq_one",
                "location_quotients_flq_aflq/expected/aflq/0/0+expected/aflq/1/0+expected/aflq/2/0",
            ),
            (
                "expected.aflq_three",
                "location_quotients_flq_aflq/expected/aflq/0/2+expected/aflq/1/2+expected/aflq/2/2",
            ),
        ),
    },
)


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
