"""What the tests of the site stand on: the projects, and that a test that commits leaves nothing."""

from __future__ import annotations

import os

import pytest
from django.db import connection

from moothall_web.accounts.models import Project, User
from moothall_web.audit.check import check
from moothall_web.casework.models import Value
from moothall_web.results.gather import gather
from tests.web import made


@pytest.mark.postgres
def test_teaching_example_is_the_one_of_its_folder(site_project):
    assert gather(site_project) == made.example("three-valleys")


def test_small_project_is_one(small_project):
    assert gather(small_project) == made.small()


@pytest.mark.postgres
@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_what_a_test_commits_is_gone_in_the_next(turn):
    assert list(Project.objects.values_list("slug", flat=True)) == ["three-valleys"]
    held = made.brought_in(made.small())
    made.person_in(held, "RL_officer")
    assert (User.objects.count(), Value.objects.filter(place__project=held).exists()) == (2, True)
    assert check("small") == ()


@pytest.mark.postgres
def test_person_opens_the_project_and_no_other(site_project, small_project, person, client_of):
    client = client_of(person("RL_officer"))
    assert client.get("/p/three-valleys/").status_code == 200
    assert client.get("/p/small/").status_code == 404


def test_what_is_saved_is_on_the_disk_and_what_is_erased_is_overwritten(db):
    """synchronous 2 is FULL; PostgreSQL does both by its own settings."""
    if connection.vendor != "sqlite":
        pytest.skip("pragmas of SQLite")
    asked = ("synchronous", "secure_delete", "journal_mode", "foreign_keys")
    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == [2, 1, "wal", 1]


@pytest.mark.postgres
def test_database_is_the_one_asked_for(db):
    asked = "postgresql" if os.environ.get("MOOTHALL_TEST_DATABASE") else "sqlite"
    assert connection.vendor == asked
