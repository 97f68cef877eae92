"""Words, cells and rows put together."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.document import Cell, Run, Table
from moothall.business_case.phrases import cell, columns, fact, head, joined, lines, row, say, strong, used
from moothall.business_case.source_links import cited


def test_empty_words_are_left_out():
    assert say("a", "", strong("b"), ()) == (Run("a"), Run("b", strong=True))
    assert fact("term", "", "x").text == ((Run("x"),),)
    assert cell("x", notes=["", "y"]).notes == ((Run("y"),),)


def test_lines_of_a_cell_weigh_the_same():
    made = lines(["a", "", "b"], sources=("EV1",))
    assert (made.text, made.more, made.notes) == ((Run("a"),), ((Run("b"),),), ())
    assert lines([]) == Cell(())


def test_texts_are_joined():
    assert joined(["a", "b"]) == (Run("a"), Run(", "), Run("b"))


def test_a_row_takes_cells_and_words():
    made = row(head("h"), "w", id="r")
    assert [c.header for c in made.cells] == [True, False]
    assert made.id == "r"


def test_an_id_is_safe_in_an_address():
    assert anchor("criterion", "Q 3/ä") == "criterion-Q-3-"
    assert ref("rule", "ER2").to == "rule-ER2"


def test_evidence_stands_in_brackets():
    assert "".join(r.text for r in cited(("EV1", "EV2"))) == " [EV1, EV2]"
    assert cited(()) == ()


def test_a_cell_that_says_nothing_holds_a_dash():
    made = row(head("h"), "", cell("", notes=["n"]), cell("", sources=("EV1",)))
    assert ["".join(r.text for r in c.text) for c in made.cells] == ["h", "–", "", ""]


def test_a_column_in_which_no_row_says_anything_is_left_out():
    table = Table("t", "T", columns("a", "b", "c"), (row(head("x"), "", "y"), row(head("z"), "", "")))
    left = used(table)
    assert [c.title for c in left.columns] == ["a", "c"]
    assert [len(r.cells) for r in left.rows] == [2, 2]
    assert used(replace(table, rows=())).columns == table.columns
