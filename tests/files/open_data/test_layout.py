from __future__ import annotations

from moothall.files.open_data.layout import singles, tables
from moothall.files.open_data.names import FIRST, ITEMS, LABELS, NAMES, PARTS, PLACES, SUBJECTS

LONGEST_SHEET = 31
"""Letters in the name of a sheet, in Excel."""


def test_names_are_unique_and_fit_a_sheet():
    names = [table.name for table in tables()]
    assert len(set(names)) == len(names)
    assert [name for name in names if len(name) > LONGEST_SHEET] == []


def test_columns_of_a_table_have_names_of_their_own():
    for table in tables():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name


def test_those_that_most_look_for_come_first():
    assert tuple(table.name for table in tables()[: len(FIRST)]) == FIRST


def test_names_given_by_hand_are_of_things_that_are_there():
    places = {table.place.patterns[0] for table in tables()}
    fields = {source.word for table in tables() for source in table.place.sources}
    assert set(NAMES) - places == set()
    assert set(ITEMS) - places == set()
    assert {*LABELS, *PARTS, *PLACES} - fields == set()
    assert set(SUBJECTS) - {table.subject for table in tables()} == set()


def test_a_row_repeats_what_names_the_rows_above_it():
    columns = {t.name: [(c.name, c.role) for c in t.columns] for t in tables()}
    assert columns["ranking_places"] == [
        ("model", "key"),
        ("test", "key"),
        ("option", "key"),
        ("place", "position"),
        ("share", "value"),
        ("error", "value"),
        ("path", "path"),
        ("parent", "parent"),
    ]


def test_lists_that_hold_the_same_stand_in_one_table():
    table = next(t for t in tables() if t.name == "workforce_kinds")
    which = next(c for c in table.columns if c.name == "which")
    assert which.words == ("how", "transferred_to", "moved_to", "certainty")
    assert table.place.patterns[1] == "workforce.options[*].transferred_to[*]"


def test_every_table_below_another_says_which():
    names = {table.name for table in tables()}
    assert all(table.parent in names for table in tables() if table.place.patterns[0].count("[") > 1)
    assert all(table.parent is None for table in tables() if table.place.patterns[0].count("[") == 1)


def test_single_values_have_paths_of_their_own():
    paths = [column.patterns[0] for column in singles()]
    assert len(set(paths)) == len(paths)
    assert {"project.fingerprint", "ranking.leader.outcome", "financial_case.basis.schedule.id"} <= set(paths)
