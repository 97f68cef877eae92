"""The doctor tells what is ill, in words, and by its exit code."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3

import pytest

from moothall_web.config.doctor import GUARDED
from tests.web.config.running import moothall, set_up
from tests.web.made import ROOT

GUARDS = ("update", "delete")
FREE = re.compile(r"[\d,]+(?= GB left)")
"""The room on the disk, which other programs take meanwhile."""


@pytest.fixture(scope="module")
def well(tmp_path_factory):
    """A site in which one person was made."""
    place = set_up(tmp_path_factory.mktemp("doctor") / "site")
    done = moothall("admin", "Ada@Example.org", "--data", place)
    assert (done.returncode, "ada@example.org may make projects now" in done.stdout) == (0, True)
    return place


@pytest.fixture
def site(well, tmp_path):
    return shutil.copytree(well, tmp_path / "site")


def states(site, **env):
    done = moothall("doctor", "--json", "--data", site, **env)
    told = json.loads(done.stdout)
    assert done.returncode == told["exit"]
    return {p["part"]: (p["state"], p["words"]) for p in told["parts"]}, told["exit"]


def run(site, *sql):
    with sqlite3.connect(site / "moothall.sqlite3") as database:
        for line in sql:
            database.execute(line)


def test_a_new_site_is_well(site):
    told, code = states(site)
    assert code == 0
    assert {state for state, _ in told.values()} == {"well", "look"}
    assert told["e-mail"][0] == "look"
    words = moothall("doctor", "--data", site)
    said = FREE.sub("", words.stdout)
    assert all(FREE.sub("", sentence) in said for _, sentence in told.values())


ILL = {
    "guards": ["DROP TRIGGER audit_entry_no_update"],
    "tables": ["DELETE FROM django_migrations WHERE app = 'casework' AND name LIKE '0004%'"],
    "logs": [
        *(f"DROP TRIGGER audit_entry_no_{verb}" for verb in GUARDS),
        "UPDATE audit_entry SET actor = 'somebody'",
    ],
    "clock": ["DROP TRIGGER audit_entry_no_update", "UPDATE audit_entry SET at = '2999-01-01 00:00:00'"],
    "database": ["DROP TABLE django_migrations"],
}


@pytest.mark.parametrize("part", ILL)
def test_what_is_ill_is_told(site, part):
    if part == "database":
        (site / "moothall.sqlite3").write_bytes(b"no database at all" * 1000)
    else:
        run(site, *ILL[part])
    told, code = states(site)
    assert (told[part][0], code) == ("ill", 1)


def test_newer_tables_are_told(site):
    run(
        site, "INSERT INTO django_migrations (app, name, applied) VALUES ('casework', '9999_x', '2026-01-01')"
    )
    assert states(site)[0]["tables"] == ("ill", "made by a newer Moothall (casework 9999_x).")


def test_key_that_others_can_read_is_told(site):
    (site / "secret.key").chmod(0o644)
    assert states(site)[0]["secret"][0] == "ill"
    assert states(site, MOOTHALL_SECRET="short")[0]["secret"][0] == "ill"
    assert states(site, MOOTHALL_SECRET="long" * 20)[0]["secret"][0] == "well"


def test_open_address_without_https_is_told(site):
    assert states(site, MOOTHALL_HOSTS="appraise.example.org")[0]["address"][0] == "look"
    assert states(site, MOOTHALL_HOSTS="appraise.example.org", MOOTHALL_HTTPS="1")[0]["address"][0] == "well"


def test_server_that_takes_no_letters_is_told(site):
    assert states(site, MOOTHALL_EMAIL="smtp://127.0.0.1:1")[0]["e-mail"][0] == "ill"


def test_no_site_is_told(tmp_path):
    done = moothall("doctor", "--data", tmp_path)
    assert (done.returncode, "no site stands here" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_every_table_with_guards_is_looked_at():
    migrations = (ROOT / "src" / "moothall_web").glob("*/migrations/*.py")
    texts = [text for text in (m.read_text("utf-8") for m in migrations) if "guard(editor" in text]
    assert tuple(sorted(re.findall(r'^TABLE = "(\w+)"', "\n".join(texts), re.M))) == GUARDED


JOB = (
    "INSERT INTO jobs_job (kind, project_id, part, key, state, asked, tries, step, done, 'of', again, fault, "
    "said, task) SELECT 'results', id, 'en', '', '{state}', '2026-01-01', 0, '', 0, 0, 0, '{fault}', '', '' "
    "FROM accounts_project"
)


@pytest.mark.parametrize(
    ("state", "fault", "said"), [("waiting", "", "nobody works on 1"), ("failed", "broken", "1 failed")]
)
def test_jobs_that_nobody_does_or_that_failed_are_told(site, state, fault, said):
    project = "INSERT INTO accounts_project (slug, title, made) VALUES ('p', 'P', '2026-01-01')"
    run(site, project, JOB.format(state=state, fault=fault))
    told, _code = states(site)
    assert (told["jobs"][0], said in told["jobs"][1]) == ("look", True)


def test_signing_key_is_looked_at(site):
    assert states(site)[0]["signing key"][0] == "well"  # there is none yet
    made = moothall("keys", "--data", site)
    assert (made.returncode, "Signs now: " in made.stdout) == (0, True), made.stderr
    (site / "signing.pem").chmod(0o644)
    assert states(site)[0]["signing key"][0] == "ill"
    rotated = moothall("keys", "--rotate", "--data", site)
    key = made.stdout.split()[2]
    assert key in rotated.stdout.partition("Until")[2]
    assert states(site)[0]["signing key"][0] == "well"
    (site / "signing.pem").unlink()
    assert states(site)[0]["signing key"][0] == "look"


WRONG = {
    "MOOTHALL_DATABASE": ("mysql://user@host/name", "postgresql://user:password@host:5432/name"),
    "MOOTHALL_EMAIL": ("mail.example.org", "smtp://user:password@host:587"),
    "MOOTHALL_PROXIES": ("one", "no whole number"),
}


@pytest.mark.parametrize("name", WRONG)
def test_setting_that_is_wrong_is_told_in_a_sentence(tmp_path, name):
    value, words = WRONG[name]
    done = moothall("doctor", "--data", tmp_path, **{"MOOTHALL_DATABASE": "postgresql://u@h/n", name: value})
    assert (done.returncode, name in done.stderr, words in done.stderr) == (2, True, True), done.stderr
    assert "Traceback" not in done.stderr
