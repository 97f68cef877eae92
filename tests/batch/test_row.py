"""The columns stand in the manual."""

import re
from pathlib import Path

from moothall.batch.row import Row

MANUAL = Path(__file__).parents[2] / "docs" / "how-to" / "batch.md"


def test_the_manual_lists_every_column_in_order():
    cells = re.findall(r"^\| (`.+?`(?:, `.+?`)*) \|", MANUAL.read_text("utf-8"), re.M)
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert named == list(Row.__struct_fields__)


def test_every_column_may_be_empty():
    empty = Row()
    assert {name for name in Row.__struct_fields__ if getattr(empty, name) is not None} == {"path"}
