"""`moothall log` says in words what it checked and found, and by its exit code."""

from __future__ import annotations

import json
import shutil
import sqlite3

import pytest

from tests.web.config.running import moothall, set_up

LOG = ":site"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A site whose own log has three entries, and the head of the newest in a file."""
    place = tmp_path_factory.mktemp("log")
    set_up(place / "site")
    for number in range(3):
        assert moothall("admin", f"a{number}@example.org", "--data", place / "site").returncode == 0
    done = moothall("log", LOG, "--data", place / "site", "--publish", place / "head.json")
    assert (done.returncode, "give it to somebody who keeps it" in done.stdout) == (0, True)
    return place


@pytest.fixture
def site(kept, tmp_path):
    return shutil.copytree(kept / "site", tmp_path / "site")


def run(site, *sql):
    with sqlite3.connect(site / "moothall.sqlite3") as database:
        for line in ("DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete", *sql):
            database.execute(line)


def test_whole_log_without_a_head_cannot_tell_of_its_end(site):
    done = moothall("log", LOG, "--data", site)
    assert done.returncode == 0
    assert "holds 3 entries" in done.stdout
    assert "No entry was changed, removed, put in or moved" in done.stdout
    assert "cannot be told" in done.stdout


def test_whole_log_with_its_head(kept, site):
    done = moothall("log", LOG, "--data", site, "--head", kept / "head.json")
    assert (done.returncode, "up to entry 3, as published" in done.stdout) == (0, True)


def test_edit_is_told_with_its_place(site):
    run(site, "UPDATE audit_entry SET actor = 'somebody' WHERE number = 2")
    done = moothall("log", LOG, "--data", site, "--publish", site / "head.json")
    assert done.returncode == 1
    assert "Entry 2: it was changed after it was written." in done.stdout
    assert not (site / "head.json").exists()


def test_truncation_is_told_against_the_head_alone(kept, site):
    before = "(SELECT hash FROM audit_entry WHERE number = 2)"
    run(
        site,
        "DELETE FROM audit_payload WHERE entry_id IN (SELECT id FROM audit_entry WHERE number = 3)",
        "DELETE FROM audit_entry WHERE number = 3",
        f"UPDATE audit_chain SET length = 2, head = {before}",
    )
    assert moothall("log", LOG, "--data", site).returncode == 0
    done = moothall("log", LOG, "--data", site, "--head", kept / "head.json")
    assert (done.returncode, "elsewhere entry 3 is noted as the newest" in done.stdout) == (1, True)


def test_log_that_is_gone_is_told_against_the_head(kept, site):
    run(site, "DELETE FROM audit_payload", "DELETE FROM audit_entry", "DELETE FROM audit_chain")
    assert moothall("log", LOG, "--data", site).returncode == 2
    assert moothall("log", LOG, "--data", site, "--head", kept / "head.json").returncode == 1


def test_erased_payloads_are_told_and_allowed(site):
    run(site, "DELETE FROM audit_payload")
    done = moothall("log", LOG, "--data", site)
    assert (done.returncode, "erased in 3, which is allowed" in done.stdout) == (0, True)


def test_head_of_another_log_and_what_is_none(kept, site, tmp_path):
    head = json.loads((kept / "head.json").read_text()) | {"log": "other"}
    for text, words in ((json.dumps(head), "the head of another log, other"), ("{}", "this is no file of")):
        (tmp_path / "head.json").write_text(text)
        done = moothall("log", LOG, "--data", site, "--head", tmp_path / "head.json")
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr
