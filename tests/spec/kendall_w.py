"""Agreement on an order: Kendall's W, as the method appendix prints it."""

from moothall.engine.agreement.weights import concordance
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "kendall_w",
    {
        "Anxiety of twenty people, rated by three": (
            ("given.*", "kendall_w_anxiety/inputs/ratings_subjects_by_raters"),
            ("expected.*", "kendall_w_anxiety/expected"),
        ),
    },
)


def work_out(given: Table) -> Table:
    found = concordance([[row[rater] for row in given] for rater in given[0]])
    assert found is not None
    return [{"w": round(found.w, 2), "chi_square": round(found.chi_square, 1), "p": round(found.p, 4)}]
