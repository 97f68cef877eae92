"""A page draws cells that are alike from one shape; each must be what drawing it singly gives."""

from __future__ import annotations

import pytest
from django.template import engines
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from moothall.files.frameworks import find_framework
from moothall_web.casework.cells import Cells
from moothall_web.casework.scoring import Cell

OPTIONS = (("joint", 'Joint "desk" <one> & all'), ("alone", "Alone"))
ANSWERS = [("0", "0"), ("1", "1"), ("abstain", "Abstain"), ("not_applicable", "Does not apply"), ("", "None")]


@pytest.fixture(scope="module")
def templates() -> Environment:
    return engines["jinja2"].env


WORDS = st.text(st.characters(exclude_categories=("Cs", "Co", "Cc")), max_size=30) | st.sampled_from(
    ["</textarea><script>", "&amp;", "{{ 7 * 7 }}", "'\""]
)
CELL = st.builds(
    Cell, option=st.just(""), criterion=st.just(""), mark=st.sampled_from([a for a, _ in ANSWERS]),
    reason=WORDS, evidence=WORDS, seen=st.integers(0, 99),
)  # fmt: skip


@given(first=CELL, second=CELL, third=CELL, tongue=st.sampled_from(["en", "cy"]))
def test_every_cell_is_as_if_drawn_singly(templates, first, second, third, tongue):
    criteria = find_framework("essu_2007@1.0.0").matrix.sections[0].criteria[:2]
    at = [(o, c.id) for c in criteria for o, _title in OPTIONS]
    cells = {
        where: Cell(*where, said.mark, said.reason, said.evidence, said.seen)
        for where, said in zip(at, (first, second, third, first), strict=True)
    }
    with override(tongue):
        drawn = templates.get_template("casework/cell.html").module.cell
        alike = Cells(drawn, ANSWERS)
        for criterion in criteria:
            singly = "".join(
                drawn(cell.name, name, criterion.id, criterion.title, cell, ANSWERS)
                for option, name in OPTIONS
                for cell in [cells[option, criterion.id]]
            )
            assert str(alike.of(criterion, OPTIONS, cells)) == singly
