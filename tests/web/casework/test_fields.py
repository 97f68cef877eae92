"""Every row of the teaching example comes out of its own page as it went in."""

from __future__ import annotations

import pytest

from moothall_web.casework.fields import shown, taken
from moothall_web.casework.shelves import lists, shelved, shelves
from tests.web import made

EXAMPLE = made.example("three-valleys")


@pytest.mark.parametrize("name", [n for n in shelves() if n not in ("scores", "finance")])
def test_what_is_shown_is_read_back_as_it_was(name):
    seen = 0
    for shelf, _key, values in shelved(EXAMPLE):
        if shelf.name != name:
            continue
        again, faults = taken(shelf.kind, shown(shelf.kind, values))
        assert faults == {}
        if shelf.single:
            again = {k: v for k, v in again.items() if k not in lists(shelf.kind)}
        assert again == values
        seen += 1
        if seen == 40:
            break
