"""Whatever one who owns the database does to the rows of a log shows, by the quick check as by the plain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothall.files.chain import Head
from moothall_web.audit.check import head_of, plain_report, report
from moothall_web.audit.guards import lifted
from moothall_web.audit.models import Chain, Entry, Payload
from moothall_web.audit.quick import whole
from moothall_web.audit.record import record
from tests.files.test_chain import BODIES, WORDS

pytestmark = pytest.mark.postgres
BODY_LISTS = st.lists(BODIES, min_size=2, max_size=5)
TEXTS = ("actor", "action", "subject", "digest", "previous", "hash")
ODD = st.sampled_from(["", "\x7f", '\x01\t\\"/', "\u2028é\U0001f3db", "<&>", "0" * 64])
"""Letters that writers of JSON escape in more than one way."""
ANY = settings(suppress_health_check=list(HealthCheck))


@pytest.fixture
def undone(db: None) -> Callable[[list[Any]], Any]:
    """Makes a block with a log of these bodies; whatever is done inside is undone."""

    class Block:
        def __init__(self, bodies: list[Any]) -> None:
            self.bodies, self.atomic = bodies, transaction.atomic()

        def __enter__(self) -> Head:
            self.atomic.__enter__()
            for number, body in enumerate(self.bodies, 1):
                record("log", actor="user:1", action="save", subject=f"row {number}", body=body)
            return head_of("log")

        def __exit__(self, *raised: Any) -> None:
            if raised[0] is None:
                transaction.set_rollback(True)
            self.atomic.__exit__(*raised)

    return Block


def run(sql: str, *given: Any) -> None:
    with lifted("audit_entry"), connection.cursor() as cursor:
        cursor.execute(sql, given)


def found(head: Head) -> None:
    """Faults are found; the same by both ways."""
    assert whole("log", [head_of("log"), head]) is None
    told = report("log", head)
    assert told.faults
    assert told == plain_report("log", [head_of("log"), head])


@ANY
@given(bodies=BODY_LISTS, words=st.tuples(*[WORDS | ODD] * 3))
def test_whole_log_is_proved_whole_whatever_it_tells(undone, bodies, words):
    with undone(bodies):
        actor, action, subject = words
        record("log", actor=actor, action=action, subject=subject, body=list(words))
        Payload.objects.filter(entry__chain="log", entry__number=2).delete()
        assert whole("log", [head_of("log")]) is not None, "the quick way does not give up"
        told = report("log")
        assert (told.faults, told.length, told.erased) == ((), len(bodies) + 1, 1)
        assert told == plain_report("log", [head_of("log")])


@ANY
@given(bodies=BODY_LISTS, data=st.data())
def test_edit_is_found(undone, bodies, data):
    with undone(bodies) as head:
        number = data.draw(st.integers(1, len(bodies)))
        entry = Entry.objects.get(chain="log", number=number)
        column = data.draw(st.sampled_from(TEXTS))
        other = data.draw((WORDS | ODD).filter(lambda text: text != getattr(entry, column)))
        run(f"UPDATE audit_entry SET {column} = %s WHERE id = %s", other, entry.pk)
        found(head)


@ANY
@given(bodies=BODY_LISTS, data=st.data())
def test_edit_of_what_an_entry_is_about_is_found(undone, bodies, data):
    with undone(bodies) as head:
        payload = Payload.objects.get(
            entry__chain="log", entry__number=data.draw(st.integers(1, len(bodies)))
        )
        other = data.draw(st.none() | BODIES)
        if data.draw(st.booleans()):
            payload.salt = data.draw(WORDS.filter(lambda text: text != payload.salt))
        elif repr(other) != repr(payload.body):
            payload.body = other
        else:
            payload.body = [other, "more"]
        payload.save()
        found(head)


@ANY
@given(bodies=BODY_LISTS, seconds=st.integers(1, 10**8), data=st.data())
def test_another_time_is_found(undone, bodies, seconds, data):
    with undone(bodies) as head:
        entry = Entry.objects.get(chain="log", number=data.draw(st.integers(1, len(bodies))))
        later = entry.at.replace(microsecond=0, year=1990 + seconds % 30)
        with lifted("audit_entry"):
            Entry.objects.filter(pk=entry.pk).update(at=later)
        found(head)


@ANY
@given(bodies=BODY_LISTS, data=st.data())
def test_removal_is_found(undone, bodies, data):
    with undone(bodies) as head:
        gone = data.draw(st.sets(st.integers(1, len(bodies)), min_size=1))
        Payload.objects.filter(entry__chain="log", entry__number__in=gone).delete()
        for number in gone:
            run("DELETE FROM audit_entry WHERE chain_id = 'log' AND number = %s", number)
        found(head)


@ANY
@given(bodies=BODY_LISTS, data=st.data())
def test_other_order_is_found(undone, bodies, data):
    with undone(bodies) as head:
        order = data.draw(st.permutations(range(1, len(bodies) + 1)).filter(lambda o: o != sorted(o)))
        for add in (100, 0):
            for number, at in enumerate(order, 1):
                before = number if add else at + 100
                run("UPDATE audit_entry SET number = %s WHERE chain_id = 'log' AND number = %s",
                    at + add, before)  # fmt: skip
        found(head)


@ANY
@given(bodies=BODY_LISTS, data=st.data())
def test_end_cut_off_with_its_note_is_found_by_the_published_head(undone, bodies, data):
    with undone(bodies) as head:
        last = data.draw(st.integers(0, len(bodies) - 1))
        Payload.objects.filter(entry__chain="log", entry__number__gt=last).delete()
        run("DELETE FROM audit_entry WHERE chain_id = 'log' AND number > %s", last)
        note = Entry.objects.filter(chain="log", number=last).values_list("hash", flat=True).first() or ""
        Chain.objects.filter(id="log").update(length=last, head=note)
        assert report("log").faults == (), "by itself it looks whole"
        found(head)
