"""From gross to net.

Posts as counted, less what goes to people from elsewhere (leakage), less what is lost by others for it
(displacement), less what only replaces other posts (substitution), times the further posts that each brings
(multiplier); less the same for what would have come anyway (deadweight).
"""

from moothall.engine.local_economy import spans
from moothall.engine.local_economy.additional import net_of
from tests.spec.spec import Example, Table

CASE = "additionality_formula"
EACH = "gross", "leakage", "displacement", "substitution", "multiplier"

EXAMPLES = [
    Example(
        title="200 posts, of which 40 would have come anyway",
        source="Additionality Guide, 3rd edition 2008 and 4th 2014 (formula); constructed numbers",
        given="""
    | case         | gross | leakage | displacement | substitution | multiplier |
    |--------------|-------|---------|--------------|--------------|------------|
    | intervention | 200   | 0.25    | 0.5          | 0            | 1.1        |
    | reference    | 40    | 0.25    | 0.5          | 0            | 1.1        |
    """,
        expected="""
    | net_additional | ratio |
    |----------------|-------|
    | 66             | 0.33  |
    """,
        tolerance=1e-9,
        cases=(
            ("given.*", f"{CASE}/inputs"),
            ("expected.*", f"{CASE}/expected"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    nets = [_net(row) for row in given]
    net = spans.less(nets[0], nets[1]).likely
    assert net is not None
    return [{"net_additional": net, "ratio": net / given[0]["gross"]}]


def _net(row: dict[str, float]) -> spans.Span:
    shares = {name: spans.exact(100 * row[name]) for name in EACH[1:4]}
    return net_of(spans.exact(row["gross"]), shares | {"multiplier": spans.exact(row["multiplier"])})
