"""Weights from an order: rank-order centroid, as the method appendix prints it."""

from moothall.engine.weighting import from_places
from tests.spec.spec import Table, printed

BARRON = "Barron and Barrett 1996; Edwards and Barron 1994 (from memory; checked by harmonic sums)"

EXAMPLES = printed(
    "rank_order_centroid",
    {
        "Two items": (
            ("expected.weight", "roc_weights/expected/2"),
            ("expected.weight", "weights_rank_order_centroid/expected/2"),
        ),
        "Three items": (("expected.weight", "roc_weights/expected/3"),),
        "Four items, as fractions 25/48, 13/48, 7/48 and 3/48": (
            ("expected.weight", "weights_rank_order_centroid/expected/4"),
        ),
        "Five items": (("expected.weight", "roc_weights/expected/5"),),
        "Six items": (("expected.weight", "roc_weights/expected/6"),),
    },
)


def work_out(given: Table) -> Table:
    weights = from_places([row["place"] for row in given])
    return [{"item": row["item"], "weight": w} for row, w in zip(given, weights, strict=True)]
