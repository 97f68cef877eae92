"""Options as alternatives: what takes one off the list survives, and half of it is not made up."""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec.structs import replace

from moothall.project.options import Dropped
from tests.files.xmcda.made import again, read, refused, small, three_valleys

DROPPED = Dropped(reason="too dear", by="Three councils", date=datetime.date(2026, 5, 1))


def test_an_option_off_the_list_comes_back_with_who_why_and_when(tmp_path: Path) -> None:
    first, *rest = three_valleys().options
    project = small(options=(replace(first, dropped=DROPPED), *rest))
    assert again(tmp_path, project).options[0].dropped == DROPPED


def test_one_that_is_not_active_and_nobody_says_why_stays_on(tmp_path: Path) -> None:
    body = '<alternatives>\n<alternative id="a"><active>false</active></alternative></alternatives>'
    project, notes = read(tmp_path, body)
    assert project.options[0].dropped is None
    assert any("line 3: a is not active here, and nobody says who took it off" in n for n in notes)


def test_an_id_with_blanks_is_refused(tmp_path: Path) -> None:
    body = '<alternatives><alternative id="a b"/><alternative/></alternatives>'
    found = refused(tmp_path, body)
    assert any('"a b" does not fit: an id is at most 64 letters' in c for c in found)
    assert any('"" does not fit' in c for c in found)


def test_the_same_option_twice_is_refused(tmp_path: Path) -> None:
    body = '<alternatives><alternative id="a"/>\n<alternative id="a"/></alternatives>'
    assert refused(tmp_path, body) == ['others.xml line 3, id: The id "a" is used twice; ids are unique.']
