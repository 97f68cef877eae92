"""What becomes of each row of a project when its framework moves on."""

from itertools import combinations

import pytest
from msgspec.structs import replace

from moothall.files.carrying import carry
from moothall.files.folder import read_folder
from moothall.files.frameworks import read_framework
from moothall.files.migration import Migration, Step, find_migrations
from moothall.project.project import Project
from tests.files.versions import OLD, new_version, project


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    return read_folder(project(tmp_path_factory.mktemp("old")))


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    place = new_version(tmp_path_factory.mktemp("new"))
    return read_framework(place), find_migrations(place, OLD, read_framework(place))


@pytest.fixture(scope="module")
def carried(old, new):
    framework, migrations = new
    return carry(old, migrations, framework)


def fates(carried, table):
    return [(f.row, f.id, f.outcome, f.into) for f in carried.fates if f.table == table]


def test_scores(carried):
    assert [(s.option, s.criterion, s.score) for s in carried.parts["scores"]] == [
        ("T0a", "D1", 2),
        ("T0a", "D4a", 4),
        ("T0a", "D4b", 4),
        ("T0b", "D56", 3),
        ("T0a", "A1", 2),
    ]
    assert fates(carried, "scores") == [
        (2, "D2", "asked", ()),
        (3, "D3", "dropped", ()),
        (4, "D4", "copied", ("D4a", "D4b")),
        (5, "D5", "asked", ()),
        (6, "D6", "asked", ()),
        (7, "D5", "carried", ("D56",)),
        (8, "A1", "carried", ()),
    ]


def test_what_is_left_out_stays_readable(carried):
    lost = next(f for f in carried.fates if f.table == "scores" and f.row == 5)
    assert lost.because == "answers to several items would stand for one"
    assert "score 1" in lost.was
    assert "clashes" in lost.was


def test_a_merged_answer_meets_one_that_was_there(carried):
    assert [(e.policy, e.model, e.answer) for e in carried.parts["employment"]] == [
        ("EP2", "in_house", "worse"),
        ("EP2", "secondment", "kept"),
    ]


def test_money_is_never_counted_twice(carried):
    assert [f.category for f in carried.parts["finance"]] == ["operating"]
    assert fates(carried, "finance") == [(1, "TC1", "asked", ())]


def test_weights_of_a_set_that_changed_are_asked_for_anew(carried, old):
    kept = carried.parts["weights"]
    assert {w.kind for w in kept} == {"section"}
    asked = [f for f in carried.fates if f.table == "weights"]
    assert len(asked) + len(kept) == len(old.weights)
    assert {f.outcome for f in asked} == {"asked", "dropped"}


def test_a_claim_stays_though_its_item_is_gone(carried):
    assert [(e.id, e.item) for e in carried.parts["evidence"]] == [("E1", None), ("E2", None)]
    assert [(r.id, r.risk) for r in carried.parts["risks"]] == [("r-1", None)]


def test_terms_of_the_project(carried, new):
    head = carried.parts["head"]
    assert head.must_pass[0].principles == ("P1",)
    assert head.not_applicable == ()
    assert head.framework == new[0].pin


def test_every_row_is_either_kept_or_has_a_fate(carried, old):
    for table in ("scores", "verdicts", "finance", "employment", "risks", "evidence", "weights"):
        touched = {f.row for f in carried.fates if f.table == table}
        rows = getattr(old, table)
        untouched = [r for n, r in enumerate(rows, 1) if n not in touched]
        assert all(r in carried.parts[table] for r in untouched)


def test_migrations_in_a_row_keep_the_first_row_numbers(old, new):
    framework, (whole,) = new
    later = Migration(
        before="1.1.0",
        after="1.2.0",
        note="",
        steps=(Step(verb="retired", id="D4b", action="drop"), Step(verb="retired", id="A1", action="drop")),
    )
    made = carry(old, (whole, later), framework)
    assert [s.criterion for s in made.parts["scores"]] == ["D1", "D4a", "D56"]
    assert (8, "A1", "dropped", ()) in fates(made, "scores")


def test_nothing_changes_without_steps(old):
    made = carry(old, (), OLD)
    assert made.fates == ()
    assert all(made.parts[name] == getattr(old, name) for name in made.parts if name != "head")


def test_pairs_are_asked_for_anew_where_an_item_has_gone_and_carried_where_none_has(old, new):
    design = [c.id for c in old.framework.matrix.sections[0].criteria]
    asked = [i for i in design if i != "D3"]  # it applies to nothing, so nobody compares it
    row = next(w for w in old.weights if w.kind == "section")
    pairs = tuple(
        replace(row, kind=kind, item=b, against=a, value=2.0, method="pairwise")
        for kind, items in (("criterion", asked), ("section", [s.id for s in old.framework.matrix.sections]))
        for a, b in combinations(items, 2)
    )
    framework, migrations = new
    moved = carry(replace(old, weights=pairs), migrations, framework)
    assert {w.kind for w in moved.parts["weights"]} == {"section"}
    assert len(moved.parts["weights"]) == 66
    assert {f.row for f in moved.fates if f.table == "weights"} == set(range(1, len(pairs) - 65))
    assert Project(framework=framework, facts=old.facts, **moved.parts).weights == moved.parts["weights"]
