"""From gross to net, as the method appendix prints it."""

from moothall.engine.local_economy import spans
from moothall.engine.local_economy.additional import net_of
from tests.spec.spec import Table, printed

EACH = "gross", "leakage", "displacement", "substitution", "multiplier"

EXAMPLES = printed(
    "additionality",
    {
        "200 posts, of which 40 would have come anyway": (
            ("given.*", "additionality_formula/inputs"),
            ("expected.*", "additionality_formula/expected"),
        ),
    },
)


def work_out(given: Table) -> Table:
    nets = [_net(row) for row in given]
    net = spans.less(nets[0], nets[1]).likely
    assert net is not None
    return [{"net_additional": net, "ratio": net / given[0]["gross"]}]


def _net(row: dict[str, float]) -> spans.Span:
    shares = {name: spans.exact(100 * row[name]) for name in EACH[1:4]}
    return net_of(spans.exact(row["gross"]), shares | {"multiplier": spans.exact(row["multiplier"])})
