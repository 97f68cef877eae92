"""Migration files: what they must say before anything is moved."""

import pytest

from moothall.files.errors import ReadError
from moothall.files.frameworks import read_framework
from moothall.files.migration import find_migrations
from tests.files.versions import MIGRATION, OLD, new_version


def faults(folder, migration):
    place = new_version(folder, migration)
    with pytest.raises(ReadError) as caught:
        find_migrations(place, OLD, read_framework(place))
    return str(caught.value)


def test_a_complete_file_is_read(tmp_path):
    place = new_version(tmp_path)
    (found,) = find_migrations(place, OLD, read_framework(place))
    assert (found.before, found.after) == ("1.0.0", "1.1.0")
    assert found.by_id["D4"].targets == ("D4a", "D4b")
    assert found.by_id["A1"].targets == ("A1",)
    assert "D9" not in found.by_id


def test_versions_are_chained_by_the_shortest_way(tmp_path):
    place = new_version(tmp_path)
    whole = (place / "migrations" / "1.0.0-1.1.0.yaml").rename(place / "migrations" / "1.0.0-1.0.5.yaml")
    (place / "migrations" / "1.0.5-1.1.0.yaml").write_text("note: only words\nsteps: []\n", "utf-8")
    found = find_migrations(place, OLD, read_framework(place))
    assert [m.after for m in found] == ["1.0.5", "1.1.0"]
    assert whole.exists()


def test_no_way_says_what_file_would_make_one(tmp_path):
    place = new_version(tmp_path)
    (place / "migrations" / "1.0.0-1.1.0.yaml").unlink()
    with pytest.raises(ReadError, match=r"1\.0\.0-1\.1\.0\.yaml would; 'moothall framework diff'"):
        find_migrations(place, OLD, read_framework(place))


WRONG = {
    "gone without a step": (
        MIGRATION.replace("  - {verb: retired, id: D3, action: drop}\n", ""),
        "D3: the item is gone",
    ),
    "new without a step": (
        MIGRATION.replace("  - {verb: added, id: D9, action: ask, reason: New in this version.}\n", ""),
        "D9: the item is new",
    ),
    "carried though retired": (
        MIGRATION.replace("id: D3, action: drop", "id: D3, action: carry"),
        "cannot be carried",
    ),
    "carried though added": (
        MIGRATION.replace("id: D9, action: ask", "id: D9, action: carry"),
        "no answer yet",
    ),
    "split into one": (MIGRATION.replace("[D4a, D4b]", "[D4a]"), "at least two ids"),
    "merged into none": (MIGRATION.replace(", into: [EP2]", ""), "exactly one id"),
    "retired into something": (
        MIGRATION.replace("id: D3, action: drop", "id: D3, action: drop, into: [D1]"),
        "no 'into'",
    ),
    "moved into two": (
        MIGRATION.replace("id: A1, action: carry", "id: A1, action: carry, into: [D1, D2]"),
        "at most one",
    ),
    "two steps": (MIGRATION + "  - {verb: same, id: D1, action: carry}\n", "has a step already"),
    "unknown id": (MIGRATION + "  - {verb: retired, id: D77, action: drop}\n", "has no such item"),
    "unknown target": (MIGRATION.replace("into: [EP2]", "into: [EP77]"), 'no item "EP77"'),
    "unknown verb": (MIGRATION.replace("verb: moved", "verb: shifted"), '"shifted" is not known'),
    "unknown action": (MIGRATION.replace("action: drop", "action: forget"), '"forget" is not known'),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_step_is_named(tmp_path, name):
    migration, message = WRONG[name]
    assert migration != MIGRATION
    said = faults(tmp_path, migration)
    assert message in said
    assert said.startswith("migrations/1.0.0-1.1.0.yaml")
