"""Every row of the teaching example comes out of its own page as it went in."""

from __future__ import annotations

import pytest
from django.utils import translation

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


def test_number_or_words_are_told_apart():
    kind = shelves()["head.thresholds"].kind
    row = {"date": "2026-05-01", "by": "Board", "id": "depth_index", "value": "0.5"}
    assert taken(kind, row)[0]["value"] == 0.5
    words = taken(kind, row | {"value": "unions; users"})[0]
    assert words["value"] == ["unions", "users"]
    assert shown(kind, words)["value"] == "unions; users"


def test_what_is_held_by_key_is_rows_and_a_key_stands_once():
    kind = shelves()["head.aims"].kind
    row = {"id": "A1", "text": "Right first time."}
    signed = {"signed.0.key": "north", "signed.0.value": "2026-05-01", "signed.3.key": "east"}
    values, faults = taken(kind, row | signed | {"signed.3.value": "2026-05-02"})
    assert (values["signed"], faults) == ({"north": "2026-05-01", "east": "2026-05-02"}, {})
    faults = taken(kind, row | signed)[1]
    assert set(faults) == {"signed.3.value"}
    twice = signed | {"signed.3.key": "north", "signed.3.value": "2026-05-02"}
    assert "stands twice" in taken(kind, row | twice)[1]["signed"]


def test_outline_is_lines_of_points():
    kind = shelves()["boundaries"].kind
    ring = [[0.0, 0.0], [1.5, 0.0], [1.5, 2.0], [0.0, 0.0]]
    values = {"place": "north", "polygons": [[ring, ring], [ring]]}
    typed = shown(kind, values)
    assert typed["polygons"].splitlines()[1] == "1.5, 0.0"
    assert taken(kind, typed) == (values, {})
    faults = taken(kind, typed | {"polygons": "0, 0\nnorth"})[1]
    assert "north" in faults["polygons"]


def test_one_more_row_in_a_row():
    from moothall_web.casework.fields import fields_of, one_more

    fields = fields_of(shelves()["governance.bodies"].kind)
    typed = one_more(fields, {"seats.0.member": "North"}, "seats.0.attendance")
    assert typed["seats.0.attendance.0.year"] == ""
    assert one_more(fields, typed, "seats")["seats.1.member"] == ""
    assert one_more(fields, typed, "nothing") == typed


def test_labels_hints_and_faults_are_in_the_language_of_the_page():
    from moothall_web.casework.fields import fields_of, told

    kind = shelves()["evidence"].kind
    with translation.override("cy"):
        found = {f.path: f for f in fields_of(kind)}
        faults = taken(kind, {"id": "EV1", "statement": "It costs less.", "value": "a lot"})[1]
        said = told(kind, {"kind": "saving", "disclosure": "withheld"})
    assert (found["price_base"].label, found["statement"].hint[:20]) == (
        "Sylfaen prisiau",
        "yr hyn a honnir, mew",
    )
    assert faults == {"value": 'Gwerth: mae angen rhif; hwn yw "a lot".'}
    assert (said["kind"], said["disclosure"]) == ("arbediad", "wedi'i ddal yn ôl")
    assert {f.path: f for f in fields_of(kind)}["price_base"].label == "Price base"
    english = taken(kind, {"id": "EV1", "statement": "It costs less.", "value": "a lot"})[1]
    assert english == {"value": 'Value: a number is needed; this is "a lot".'}


def test_no_label_is_the_name_of_a_field():
    from moothall_web.casework.field_types import words

    said = set(words((name, shelf.kind) for name, shelf in shelves().items()))
    assert [w for w in said if "_" in w and "/" not in w and len(w.split()) < 4] == []
    assert {"Full-time equivalent posts", "VAT", "Harmonisation: on-costs"} <= said
