"""The log in the database: written with the action or not at all, never changed, and tampering is found."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothall.files.chain import Head
from moothall_web.audit.check import check, head_of, report
from moothall_web.audit.guards import unguard
from moothall_web.audit.models import Chain, Entry, Payload
from moothall_web.audit.record import record
from moothall_web.casework.models import Value
from tests.files.test_chain import BODIES

pytestmark = pytest.mark.postgres


@pytest.fixture
def log(db: None) -> str:
    """A chain of five entries."""
    with transaction.atomic():
        for number in range(1, 6):
            record("log", actor="user:1", action="save", subject=f"row {number}", body={"n": number})
    return "log"


@pytest.fixture
def unguarded(log: str) -> Callable[[str], None]:
    """Runs SQL on the entries as one can who owns the database: the triggers are taken away first."""

    def run(sql: str) -> None:
        unguard(Editor(), "audit_entry")
        Editor().execute(sql)

    return run


class Editor:
    """Of a schema: as much of Django's as the triggers need, inside a test's transaction too."""

    connection = connection

    def execute(self, sql: str, params: None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act()


def test_what_is_recorded_is_whole(log):
    found = report(log)
    assert (found.length, found.erased, found.faults) == (5, 0, ())
    assert head_of(log) == Head(5, Entry.objects.get(chain=log, number=5).hash)


def test_database_refuses_to_change_or_remove_an_entry(log):
    refused(lambda: Entry.objects.filter(number=2).update(actor="user:2"))
    refused(lambda: Entry.objects.filter(number=5)._raw_delete("default"))
    assert check(log) == ()


def test_database_refuses_to_change_or_remove_a_value(site_project):
    refused(lambda: Value.objects.filter(version=1).update(why="another"))
    refused(lambda: Value.objects.all()._raw_delete("default"))


@pytest.mark.parametrize("table", ["audit_entry", "casework_value"])
def test_database_refuses_to_empty_a_table(db, table):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE; its DELETE is refused above")
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(f"TRUNCATE {table} CASCADE"))


def test_action_that_fails_leaves_no_entry(log):
    def act() -> None:
        with transaction.atomic():
            record(log, actor="user:1", action="save")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        act()
    assert report(log).length == 5


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction():
    with pytest.raises(RuntimeError):
        record("log", actor="user:1", action="save")
    assert not Entry.objects.filter(chain="log").exists()


def test_erasing_what_an_entry_is_about_leaves_the_chain_whole(log):
    Payload.objects.filter(entry__number__lte=2, entry__chain=log).delete()
    found = report(log, head_of(log))
    assert (found.length, found.erased, found.faults) == (5, 2, ())


EDITS = [
    ("UPDATE audit_entry SET actor = 'user:9' WHERE chain_id = 'log' AND number = 3", [3]),
    ("UPDATE audit_payload SET body = '{\"n\": 9}' WHERE entry_id = {third}", [3]),
    ("UPDATE audit_payload SET salt = 'another' WHERE entry_id = {third}", [3]),
]
REMOVALS = [
    ("DELETE FROM audit_entry WHERE chain_id = 'log' AND number = 3", [4, 4]),
    ("DELETE FROM audit_entry WHERE chain_id = 'log' AND number = 1", [2, 2]),
    ("DELETE FROM audit_entry WHERE chain_id = 'log' AND number = 5", [4]),
    ("DELETE FROM audit_entry WHERE chain_id = 'log'", [0]),
]


@pytest.mark.parametrize(("sql", "at"), EDITS + REMOVALS)
def test_tampering_is_found(log, unguarded, sql, at):
    if sql.startswith("DELETE"):
        Payload.objects.filter(entry__chain=log).delete()
    unguarded(sql.replace("{third}", str(Entry.objects.get(chain=log, number=3).pk)))
    assert [f.number for f in check(log)] == at


def test_two_entries_in_each_others_place_are_found(log, unguarded):
    for before, after in ((2, 90), (3, 2), (90, 3)):
        unguarded(f"UPDATE audit_entry SET number = {after} WHERE chain_id = 'log' AND number = {before}")
    assert {f.number for f in check(log)} >= {2, 3}


def test_end_cut_off_with_its_note_is_found_by_the_published_head_alone(log, unguarded):
    published, fourth = head_of(log), Entry.objects.get(chain=log, number=4).hash
    Payload.objects.filter(entry__chain=log, entry__number=5).delete()
    unguarded("DELETE FROM audit_entry WHERE chain_id = 'log' AND number = 5")
    Chain.objects.filter(id=log).update(length=4, head=fourth)
    assert check(log) == ()
    assert [f.number for f in check(log, published)] == [4]


def test_checking_costs_as_many_queries_for_a_longer_log(log, django_assert_num_queries):
    with django_assert_num_queries(2):
        check(log)
    with transaction.atomic():
        for _ in range(20):
            record(log, actor="user:1", action="save")
    with django_assert_num_queries(2):
        check(log)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain():
    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    record("log", actor="user:1", action="save", body={"n": 1})
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = report("log")
    assert (found.length, found.faults) == (60, ())


@settings(suppress_health_check=list(HealthCheck))
@given(body=BODIES, number=st.integers(0, 10**12))
def test_any_body_comes_back_with_its_digest(db, body, number):
    with transaction.atomic():
        record(f"any {number}", actor="user:1", action="save", body=body)
    assert check(f"any {number}") == ()
