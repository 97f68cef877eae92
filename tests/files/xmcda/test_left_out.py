"""What a file cannot hold is said, file by file."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.files.xmcda.left_out import left_out
from moothall.files.xmcda.scores import held_measures
from moothall.project.tables import TABLES
from tests.files.xmcda.made import BLANK, small, three_valleys


def test_every_table_with_rows_is_held_or_told() -> None:
    told = {n.file for n in left_out(three_valleys())}
    for table in TABLES:
        if getattr(three_valleys(), table.name) and table.name not in ("scores", "weights", "measures"):
            assert table.file in told, table.file
    assert {"project.yaml", "options.yaml", "governance.yaml", "boundaries.geojson", "statements/"} <= told


def test_history_is_counted() -> None:
    messages = {n.file: n.message for n in left_out(three_valleys())}
    assert messages["weights.csv"] == "not in the XMCDA file: 1 row of history; the latest weights are."


def test_what_a_public_copy_settled_is_said_and_its_figure_is_held() -> None:
    row = next(replace(m, settled=True) for m in held_measures(three_valleys()))
    messages = [n.message for n in left_out(small(measures=(row,))) if n.file == "measures.csv"]
    assert "the mark of 1 row as worked out for a public copy; the figures are." in messages[-1]
    assert held_measures(small(measures=(row,))) == (row,)


def test_a_project_of_what_the_file_holds_leaves_nothing_out() -> None:
    option = three_valleys().options[0]
    bare = type(option)(id=option.id, title=option.title)
    empty = {t.name: () for t in TABLES}
    found = small(
        **empty, head=BLANK, options=(bare,), statements=(), narratives=(), boundaries=(),
        governance=type(three_valleys().governance)(),
    )  # fmt: skip
    assert left_out(found) == ()
