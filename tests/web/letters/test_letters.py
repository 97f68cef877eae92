"""Letters: chosen, due by the clock, sent once, stopped by a signed link; nothing that one may not see."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone, translation

from moothall_web.accounts.models import Membership
from moothall_web.accounts.policy import member_of
from moothall_web.casework.erasing import erase
from moothall_web.casework.writing import Actor
from moothall_web.forum import comments, consulting, register
from moothall_web.forum.consultations import Plan, Words
from moothall_web.forum.models import Consultation
from moothall_web.letters import sending
from moothall_web.letters.choosing import choose, chosen, word_of
from moothall_web.letters.gathering import new, waits
from moothall_web.letters.models import Subscription
from moothall_web.publication import editions
from tests.web.made import changed_title, person_in
from tests.web.publication.conftest import own_folder  # noqa: F401
from tests.web.publication.proposing import propose

NOW = datetime.datetime(2026, 7, 6, 6, 30, tzinfo=datetime.UTC)
"""A Monday, half past seven in the morning by the clocks of the country."""


@pytest.fixture(autouse=True)
def english():
    """A page in Welsh leaves its language behind in the thread of the tests."""
    with translation.override("en"):
        yield


@pytest.fixture
def officer(small_project):
    return person_in(small_project, "RL_officer")


@pytest.fixture
def assessor(small_project):
    return person_in(small_project, "RL_assessor", assessor="US1", body="users")


def subscribed(user, every="day", language="en", since=NOW - datetime.timedelta(days=8)) -> Subscription:
    choose(user, every, language)
    Subscription.objects.filter(user=user).update(since=since)
    return Subscription.objects.select_related("user").get(user=user)


@pytest.mark.parametrize(
    ("every", "since", "is_due"),
    [("day", "2026-07-06T05:59", True), ("day", "2026-07-06T06:01", False), ("day", "2026-07-05T06:01", True),
     ("week", "2026-07-06T05:59", True), ("week", "2026-07-06T06:10", False),
     ("week", "2026-06-29T06:10", True)],
)  # fmt: skip
def test_letters_fall_due_at_seven_by_the_clocks_of_the_country(officer, every, since, is_due):
    subscribed(officer, every, since=datetime.datetime.fromisoformat(since).replace(tzinfo=datetime.UTC))
    assert bool(sending.due(NOW)) == is_due


def test_weekly_ones_wait_for_monday(officer):
    subscribed(officer, "week", since=NOW)
    days = [NOW + datetime.timedelta(days=n) for n in range(1, 8)]
    assert [bool(sending.due(day)) for day in days] == [False] * 6 + [True]
    before_seven = NOW - datetime.timedelta(hours=1)
    assert sending.last_turn("week", before_seven).date() == datetime.date(2026, 6, 29)


@pytest.mark.postgres
def test_letter_tells_what_waits_and_what_is_new_once(small_project, officer, assessor):
    subscribed(assessor)
    changed_title(small_project, "shared", "A team of both")
    assert sending.send_due(NOW) == 1
    assert sending.send_due(NOW) == 0, "each once"
    (sent,) = mail.outbox
    assert sent.to == [assessor.email]
    assert "things wait for you" in sent.subject
    for said in (
        "A small project\n\nWaits for you:\n* ", "* Score section A as US1\n  http://localhost:8000/p/small/",
        "Stop it at once, without signing in: http://localhost:8000/letters/",
    ):  # fmt: skip
        assert said in sent.body
    assert "You get this each day, as you chose." in sent.body
    assert "<" not in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nothing_to_tell_is_no_letter(small_project):
    reader = person_in(small_project, "RL_auditor")
    held = subscribed(reader, since=timezone.now())
    assert not sending.send(held, timezone.now())
    assert mail.outbox == []


def test_in_welsh_where_it_was_chosen_on_a_page_in_welsh(small_project, assessor, client_of):
    client = client_of(assessor, headers={"accept-language": "cy"})
    client.post("/account/letters/", {"every": "week"})
    assert Subscription.objects.get().language == "cy"
    Subscription.objects.update(since=NOW - datetime.timedelta(days=8))
    sending.send_due(NOW)
    (sent,) = mail.outbox
    for english in ("Waits for you", "You get this", "Score section", "Stop it"):
        assert english not in sent.body
    assert "US1" in sent.body


def test_only_what_somebody_may_see_is_told(small_project, officer, assessor, own_folder):  # noqa: F811
    since = timezone.now() - datetime.timedelta(days=1)
    actor = Actor(officer, "RL_officer")
    register.put(small_project, "Clerk", "held", 0, actor)
    comments.say(small_project, "EV1", 1, "A secret remark", "Ann", "")
    opens = timezone.now() - datetime.timedelta(hours=2)
    plan = Plan(words={"en": Words("The desk", "About", "Read", ("One?",))}, contact="Clerk", opens=opens,
                closes=timezone.now() + datetime.timedelta(hours=2), answers="held")  # fmt: skip
    draft = consulting.plan(small_project, plan, None, 0, actor)
    councillor = person_in(small_project, "RL_councillor")
    propose(small_project, "A secret note", actor)

    def told(user) -> tuple[str, str]:
        member = member_of(user, small_project)
        return tuple("\n".join(x.words for x in f) for f in (waits(member), new(member, since)))  # type: ignore[return-value]

    assert "1 comment waits for you" in told(officer)[0]
    assert "Confirm the proposed edition" not in told(officer)[0], "nobody confirms what they proposed"
    assert "Confirm the proposed edition" in told(councillor)[0]
    assert "entries of others in the log" in told(councillor)[1]
    assert "comment" not in told(councillor)[0]
    assert told(assessor)[1] == "", "assessors read no log, and a draft is nobody's outside"
    assert "edition" not in told(assessor)[0]
    every = " ".join(" ".join(told(u)) for u in (officer, councillor, assessor))
    assert "secret" not in every
    assert "Ann" not in every
    found = consulting.announce(draft, draft.version, actor)
    assert "Consultation “The desk”, open from" in told(assessor)[1]
    consulting.respond(found, ("Yes.",), "", "", "en")
    assert "1 answer waits to be read" in told(officer)[0]
    Consultation.objects.update(closes=timezone.now() - datetime.timedelta(minutes=1))
    assert "Tell what came of the consultation “The desk”" in told(officer)[0]
    assert "Consultation “The desk” closed" in told(assessor)[1]


def test_project_that_one_left_is_told_no_more(small_project, assessor):
    subscribed(assessor)
    Membership.objects.filter(user=assessor).update(until=timezone.now())
    assert sending.send_due(NOW) == 0


def test_chosen_and_changed_on_the_account_page(officer, client_of):
    client = client_of(officer)
    assert "/account/letters/" in client.get("/account/").content.decode()
    assert client.post("/account/letters/", {"every": "hourly"}).status_code == 422
    for every in ("day", "week", "never"):
        client.post("/account/letters/", {"every": every})
        assert chosen(officer) == every
    assert not Subscription.objects.exists()


def test_signed_link_stops_them_after_asking_and_by_one_click(officer, client_of):
    choose(officer, "day", "en")
    address = f"/letters/{word_of(officer)}/stop/"
    page = Client().get(address).content.decode()
    assert "Stop these letters?" in page
    assert officer.email not in page
    assert chosen(officer) == "day", "a program that only looks at the link stops nothing"
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert chosen(officer) == "never"
    for forged in ("x", word_of(officer)[:-2] + "zz"):
        assert Client().post(f"/letters/{forged}/stop/").status_code == 404


def test_mail_server_that_is_away_lets_them_wait(assessor, monkeypatch):
    held = subscribed(assessor)

    def refused(self):
        raise ConnectionRefusedError("away")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refused)
        assert sending.send_due(NOW) == 0
    held.refresh_from_db()
    assert held.since == NOW - datetime.timedelta(days=8)
    assert sending.send_due(NOW) == 1


def test_two_workers_send_one(assessor):
    held = subscribed(assessor)
    twin = Subscription.objects.select_related("user").get()
    assert sending.send(held, NOW)
    assert not sending.send(twin, NOW)
    assert len(mail.outbox) == 1


def test_who_is_erased_gets_none(small_project, officer, assessor):
    subscribed(assessor)
    erase(member_of(officer, small_project), assessor, "Asked for it.")
    assert not Subscription.objects.exists()


def test_open_edition_waits_only_while_it_is_proposed(small_project, officer, own_folder):  # noqa: F811
    councillor = person_in(small_project, "RL_councillor")
    proposed = propose(small_project, "Note.", Actor(officer, "RL_officer"))
    member = member_of(councillor, small_project)
    assert any("Confirm" in one.words for one in waits(member))
    editions.withdraw(proposed, "No.", Actor(officer, "RL_officer"))
    assert not any("Confirm" in one.words for one in waits(member))
