"""What changed between two versions, item by item."""

from msgspec.structs import replace

from moothall.files.framework_diff import diff
from moothall.files.frameworks import library_path, read_framework

OLD = read_framework(library_path("essu_2007"))


def changed(**parts):
    return diff(OLD, replace(OLD, **parts))


def with_sections(sections):
    return changed(matrix=replace(OLD.matrix, sections=tuple(sections)))


def kinds(changes):
    return [(c.id, c.kind, c.field) for c in changes]


def test_the_same_has_no_changes():
    assert diff(OLD, OLD) == ()


def test_added_and_removed():
    last = OLD.bias.checks[-1]
    shorter = replace(OLD, bias=replace(OLD.bias, checks=OLD.bias.checks[:-1]))
    assert kinds(diff(OLD, shorter)) == [(last.id, "removed", "bias.yaml")]
    assert kinds(diff(shorter, OLD)) == [(last.id, "added", "bias.yaml")]


def test_reworded_and_changed_numbers_are_told_apart():
    first, *rest = OLD.thresholds
    found = changed(thresholds=(replace(first, title="Other words", value=0.2), *rest))
    assert kinds(found) == [(first.id, "reworded", "title"), (first.id, "changed", "value")]
    assert (found[1].before, found[1].after) == (first.value, 0.2)


def test_moved_to_another_section():
    one, two, *rest = OLD.matrix.sections
    moved = one.criteria[0]
    one, two = replace(one, criteria=one.criteria[1:]), replace(two, criteria=(*two.criteria, moved))
    found = [c for c in with_sections([one, two, *rest]) if c.id == moved.id]
    assert [(c.kind, c.before, c.after) for c in found] == [("moved", one.id, two.id)]


def test_moved_within_its_list_names_only_what_moved():
    one, *rest = OLD.matrix.sections
    first, *others = one.criteria
    assert kinds(with_sections([replace(one, criteria=(*others, first)), *rest])) == [
        (first.id, "moved", "order")
    ]


def test_texts_outside_of_items_stand_under_their_file():
    found = changed(matrix=replace(OLD.matrix, title="Other"))
    assert kinds(found) == [("criteria.yaml", "reworded", "title")]


def test_the_scale_counts_as_numbers():
    found = changed(matrix=replace(OLD.matrix, scale=replace(OLD.matrix.scale, high=5)))
    assert kinds(found) == [("criteria.yaml", "changed", "scale.high")]


def test_version_stands_under_the_head():
    assert kinds(changed(head=replace(OLD.head, version="1.1.0"))) == [
        ("framework.yaml", "changed", "version")
    ]
