"""What follows from which passage."""

from moothall.business_case.traces import traces
from tests.business_case.reading import told


def test_every_passage_is_reached():
    framework = told("three-valleys")[0].framework
    found = traces(framework)
    assert {p.id for p in framework.passages} <= set(found)


def test_items_stand_in_reading_order_and_once():
    found = traces(told("three-valleys")[0].framework)
    assert all(len(set(items)) == len(items) for items in found.values())
    assert "P17" in found["S.P17"]
