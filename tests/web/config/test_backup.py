"""A backup comes back as what it was, in either database, and a damaged one does not."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from urllib.parse import urlsplit

import pytest
from django.db import connection

from moothall_web.config.begin import DATA
from tests.web.config.running import environment, moothall, set_up

UPLOAD = b"a survey"
PROJECT = "publica-2014-2025"
FILL = f"""
from moothall_web.config.begin import begin
begin()
from tests.web.made import brought_in, example, person_in
person_in(brought_in(example("{PROJECT}")), "RL_officer")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site with a project, and with a file that somebody gave."""
    place = set_up(tmp_path_factory.mktemp("backup") / "site")
    subprocess.run([sys.executable, "-c", FILL], env=environment(MOOTHALL_DATA=str(place)), check=True)
    (place / "files" / "ab").mkdir(parents=True)
    (place / "files" / "ab" / "survey.bin").write_bytes(UPLOAD)
    return place


@pytest.fixture(scope="module")
def backup(site):
    file = site.parent / "backup.zip"
    done = moothall("backup", file, "--data", site)
    assert (done.returncode, "and 1 files of 1 projects" in done.stdout) == (0, True), done.stderr
    return file


def members(file):
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def changed(file, out, edit):
    """The backup with its members changed by a function of them."""
    held = members(file)
    edit(held)
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in held.items():
            packed.writestr(name, data)
    return out


def manifest(held, **parts):
    held["manifest.json"] = json.dumps(json.loads(held["manifest.json"]) | parts).encode()


def refused(file, tmp_path, words):
    done = moothall("restore", file, "--data", tmp_path / "new")
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / "new" / "moothall.sqlite3").exists()


def test_backup_is_for_its_owner_alone(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_backup_holds_no_session_and_no_key(site, backup):
    names = members(backup).keys()
    assert not [n for n in names if "session" in n or "secret" in n]
    assert (site / "secret.key").read_bytes() not in b"".join(members(backup).values())


def test_backup_comes_back_as_what_it_was(backup, tmp_path):
    done = moothall("restore", backup, "--data", tmp_path / "new")
    assert done.returncode == 0, done.stderr
    for words in ("Every log is as it was", "Every project gathers to what it was"):
        assert words in done.stdout
    assert (tmp_path / "new" / "files" / "ab" / "survey.bin").read_bytes() == UPLOAD
    assert [p.name for p in (tmp_path / "new").iterdir() if p.name.startswith(".")] == []
    assert moothall("doctor", "--data", tmp_path / "new").returncode == 0
    again = tmp_path / "again.zip"
    assert moothall("backup", again, "--data", tmp_path / "new").returncode == 0
    same_but(members(backup), members(again))


def same_but(before, after):
    """All tables alike, but for the log of the site itself, which tells of the restoring."""
    for name in before:
        if name.startswith("tables/") and not name.startswith("tables/audit."):
            assert before[name] == after[name], name
    logs = [json.loads(held["manifest.json"])["logs"] for held in (before, after)]
    assert logs[0][PROJECT] == logs[1][PROJECT]
    assert logs[1][":site"]["entry"] == logs[0].get(":site", {"entry": 0})["entry"] + 1


def test_site_that_stands_there_is_set_aside_when_asked(backup, site, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "moothall.sqlite3").write_bytes(b"the old one")
    done = moothall("restore", backup, "--data", tmp_path / "new")
    assert (done.returncode, "a site stands here already" in done.stderr) == (2, True)
    assert moothall("restore", backup, "--data", tmp_path / "new", "--replace").returncode == 0
    (old,) = (tmp_path / "new").glob("replaced-*/moothall.sqlite3")
    assert old.read_bytes() == b"the old one"


def test_backup_is_never_written_over_a_file(site, backup):
    before = backup.read_bytes()
    assert moothall("backup", backup, "--data", site).returncode == 2
    assert backup.read_bytes() == before


def test_backup_while_somebody_writes_is_of_one_moment(site, tmp_path):
    with sqlite3.connect(site / "moothall.sqlite3", isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        done = moothall("backup", tmp_path / "b.zip", "--data", site)
        writer.execute("ROLLBACK")
    assert done.returncode == 0, done.stderr


VALUES = "tables/casework.value.jsonl"
OTHER = (b"four councils", b"five councils")
DAMAGE = {
    "a value changed": lambda held: held.update({VALUES: held[VALUES].replace(*OTHER)}),
    "a file added": lambda held: held.update({"files/more.bin": b"x"}),
    "a table lost": lambda held: held.pop("tables/casework.place.jsonl"),
    "no manifest": lambda held: held.pop("manifest.json"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(backup, tmp_path, damage):
    refused(changed(backup, tmp_path / "b.zip", DAMAGE[damage]), tmp_path, "b")


def test_bytes_flipped_in_the_file_are_found(backup, tmp_path):
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 0xFF
    (tmp_path / "b.zip").write_bytes(data)
    refused(tmp_path / "b.zip", tmp_path, "damaged")


def test_what_is_no_backup_is_told(tmp_path):
    (tmp_path / "b.zip").write_bytes(b"nothing of the kind")
    refused(tmp_path / "b.zip", tmp_path, "no ZIP that can be read")


def test_values_forged_with_their_hash_are_found_by_what_they_gather_to(backup, tmp_path):
    import hashlib

    def forge(held):
        held[VALUES] = held[VALUES].replace(*OTHER)
        files = json.loads(held["manifest.json"])["files"]
        manifest(held, files=files | {VALUES: hashlib.sha256(held[VALUES]).hexdigest()})

    refused(changed(backup, tmp_path / "b.zip", forge), tmp_path, "came back as another project")


def test_name_that_leads_out_of_the_folder_is_refused(backup, tmp_path):
    def lead_out(held):
        held["files/../../out.bin"] = b"x"
        files = json.loads(held["manifest.json"])["files"]
        manifest(held, files=files | {"files/../../out.bin": "0" * 64})

    refused(changed(backup, tmp_path / "b.zip", lead_out), tmp_path, "outside the site's folder")
    assert not (tmp_path / "out.bin").exists()


LATEST_GUARDS = (["audit", "0002_append_only"], ["casework", "0004_uploads_append_only"])
"""Migrations on which no other rests: without them the shape is one that there was."""


def test_backup_of_an_earlier_shape_is_brought_up_to_date(backup, tmp_path):
    def earlier(held):
        shape = [m for m in json.loads(held["manifest.json"])["migrations"] if m not in LATEST_GUARDS]
        manifest(held, migrations=shape, moothall="0.0.9")

    done = moothall("restore", changed(backup, tmp_path / "b.zip", earlier), "--data", tmp_path / "new")
    assert (done.returncode, "a backup of 0.0.9 cannot tell" in done.stdout) == (0, True), done.stderr
    assert moothall("doctor", "--data", tmp_path / "new").returncode == 0


def test_backup_of_a_newer_moothall_is_refused_in_words(backup, tmp_path):
    def newer(held):
        shape = json.loads(held["manifest.json"])["migrations"]
        manifest(held, migrations=[*shape, ["casework", "9999_x"]], moothall="9.9")

    refused(changed(backup, tmp_path / "b.zip", newer), tmp_path, "of Moothall 9.9, whose tables this one")


def test_log_that_was_tampered_with_comes_back_so_and_is_told(site, tmp_path):
    import shutil

    place = shutil.copytree(site, tmp_path / "site")
    with sqlite3.connect(place / "moothall.sqlite3") as database:
        database.execute("DROP TRIGGER audit_entry_no_update")
        database.execute(
            "UPDATE audit_entry SET actor = 'user:9' WHERE chain_id = 'publica-2014-2025' AND number = 1"
        )
    done = moothall("backup", tmp_path / "b.zip", "--data", place)
    assert (done.returncode, f"{PROJECT} was tampered with" in done.stderr) == (0, True)
    done = moothall("restore", tmp_path / "b.zip", "--data", tmp_path / "new")
    assert (done.returncode, "had 1 faults when it was backed up" in done.stdout) == (0, True), done.stderr


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_same_rows_from_either_database(backup, tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("needs a PostgreSQL: MOOTHALL_TEST_DATABASE=postgresql")
    name = f"{connection.settings_dict['NAME']}_restored"
    address = urlsplit(os.environ["MOOTHALL_DATABASE"])._replace(path=f"/{name}").geturl()
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        place = tmp_path / DATA
        done = moothall("restore", backup, "--data", place, MOOTHALL_DATABASE=address)
        assert done.returncode == 0, done.stderr
        assert "Every project gathers to what it was" in done.stdout
        assert moothall("doctor", "--data", place, MOOTHALL_DATABASE=address).returncode == 0
        again = tmp_path / "again.zip"
        assert moothall("backup", again, "--data", place, MOOTHALL_DATABASE=address).returncode == 0
        same_but(members(backup), members(again))
        second = moothall("restore", backup, "--data", place, MOOTHALL_DATABASE=address)
        assert (second.returncode, "the database is not empty" in second.stderr) == (2, True)
        admin = moothall("admin", "new@example.org", "--data", place, MOOTHALL_DATABASE=address)
        assert admin.returncode == 0, admin.stderr  # numbers of keys go on after those that came back
    finally:
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
