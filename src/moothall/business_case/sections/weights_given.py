"""How the groups gave their weights: by points, in ranges, as an order, or pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Row, Table
from moothall.business_case.phrases import columns, head, number, row
from moothall.business_case.wording import DASH, _, listed, plain, spoken
from moothall.findings.scoring import WeightsUsed
from moothall.project.weight_sets import standing
from moothall.project.weights import WeightRow


def method_words(brief: Brief, group: WeightsUsed) -> str:
    """The methods of a group in words, and how many of its items have a range."""
    codes = [code.strip() for code in group.method.split(",")]
    said = listed(_method(code) for code in codes)
    if not group.ranged:
        return said
    return _("{methods}, with ranges for {n} of {of} items").format(
        methods=said,
        n=brief.figure(str(group.ranged), group, "ranged"),
        of=brief.figure(str(group.swung), group, "swung"),
    )


def _method(code: str) -> str:
    return {
        "swing_points": _("swing points"),
        "direct_points": _("points given directly"),
        "swing_ranking": _("swing ranking (an order only; the weights are drawn within it)"),
        "pairwise": _("comparison in pairs"),
        "equal": _("equal weights"),
    }.get(code) or spoken(code)


def _in_force(brief: Brief) -> list[WeightRow]:
    """The rows that count: of each group, and of the sections or the criteria of one section."""
    home = {c.id: s.id for s in brief.framework.matrix.sections for c in s.criteria}
    sets: dict[tuple[str, str], list[WeightRow]] = defaultdict(list)
    for given in brief.project.weights:
        sets[given.group, home.get(given.item, "") if given.kind == "criterion" else ""].append(given)
    return [given for rows in sets.values() for given in standing(rows)]


def ranges(brief: Brief) -> Iterator[Block]:
    """Each range as the group gave it, for those who ask."""
    rows = [r for r in _in_force(brief) if r.interval is not None]
    if rows:
        yield Details(_("Points that were given as a range"), (_table(brief, rows),))


def _table(brief: Brief, rows: list[WeightRow]) -> Table:
    return Table(
        "table-weight-ranges",
        _("Points that groups gave as a range, lowest to highest; the weights are drawn within it"),
        columns(_("Item"), _("Group"), number(_("Points")), number(_("Range"))),
        tuple(_row(brief, r) for r in rows),
    )


def _row(brief: Brief, given: WeightRow) -> Row:
    title = brief.section if given.kind == "section" else brief.criterion
    low, high = given.interval or (0.0, None)
    least = brief.figure(plain(low), given, "low") if given.low is not None else plain(low)
    top = _("{low} to the top item's").format(low=least)
    most = "" if high is None else brief.figure(plain(high), given, "high")
    said = top if high is None else _("{low} to {high}").format(low=least, high=most)
    return row(
        head(ref(given.kind, given.item), " ", title(given.item)),
        brief.group(given.group),
        DASH if given.value is None else brief.figure(plain(given.value), given, "value"),
        said,
    )
