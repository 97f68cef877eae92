"""Comments: sent without an account, looked at, answered in public; programs are turned away."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothall_web.audit.check import check
from moothall_web.audit.models import Entry, Payload
from moothall_web.casework.writing import Actor
from moothall_web.forum import comments, door
from moothall_web.forum.models import Comment, Knock
from moothall_web.forum.rules import rules
from tests.web.made import person_in

CLAIM = "/p/many/claims/EV050/"


def read(address: str = CLAIM) -> str:
    return Client().get(address).content.decode()


@pytest.fixture
def officer(taking, client_of):
    """A client of the officer of a project whose comments are held."""
    return client_of(person_in(taking("held"), "RL_officer"))


@pytest.mark.postgres
def test_held_until_somebody_shows_it_then_answered_in_public(
    officer, send, django_capture_on_commit_callbacks
):
    sent = send("Who opens on Saturdays?", name="Ann", email="ann@example.org")
    assert sent["Location"] == f"{CLAIM}?sent=held#said"
    assert "Saturdays" not in read()
    assert "Saturdays" in officer.get("/p/many/comments/").content.decode()
    officer.post("/p/many/comments/1/", {"deed": "shown", "seen": "1"})
    page = read()
    assert "Who opens on Saturdays?" in page
    assert ", Ann</h3>" in page
    assert "State: Open" in page
    assert "ann@example.org" not in page + officer.get("/p/many/comments/1/").content.decode()
    asked = {"deed": "answer", "reply": "The front desk does.", "state": "changed", "seen": "2"}
    with django_capture_on_commit_callbacks(execute=True):
        officer.post("/p/many/comments/1/", asked)
    assert [(m.to, m.body) for m in mail.outbox] == [(["ann@example.org"], "The front desk does.")]
    assert Comment.objects.get().email == ""
    for address in (CLAIM, "/p/many/replies/", "/p/many/replies/feed/"):
        assert "The front desk does." in read(address)
    assert "Answered, and something was changed" in read()
    told = [e.action for e in Entry.objects.filter(chain="many").order_by("number")][-3:]
    assert told == ["comment", "moderate_comment", "answer_comment"]
    assert not any("Ann" in str(p.body) or "ann@" in str(p.body) for p in Payload.objects.all())
    assert check("many") == ()


def test_refused_with_a_reason_that_everybody_reads(officer, send):
    send("Mr X of 3 High Street is lazy.", name="Bob")
    bare = officer.post("/p/many/comments/1/", {"deed": "refused", "refusal": "odd", "why": "", "seen": "1"})
    assert bare.status_code == 422
    assert bare.content.decode().count("Choose why it is not shown.") == 2
    done = {"deed": "refused", "refusal": "personal", "why": "It names a neighbour.", "seen": "1"}
    officer.post("/p/many/comments/1/", done)
    page = read()
    assert "This comment is not shown. It names or describes a private person." in page
    assert "lazy" not in page
    kept = Comment.objects.get()
    assert (kept.text, kept.name, kept.shown) == ("", "", "refused")
    last = Payload.objects.order_by("-pk").first().body
    assert last["why"] == "It names a neighbour."


def test_two_moderators_do_not_overwrite_each_other(officer, send):
    send("Why?")
    officer.post("/p/many/comments/1/", {"deed": "shown", "seen": "1"})
    late = {"deed": "refused", "refusal": "abuse", "why": "Rude.", "seen": "1"}
    assert officer.post("/p/many/comments/1/", late).status_code == 409
    assert Comment.objects.get().shown == "shown"


def test_shown_at_once_where_the_project_says_so(taking, send):
    taking("at_once")
    assert "sent=shown" in send("Why <b>so</b>?")["Location"]
    assert "Why &lt;b&gt;so&lt;/b&gt;?" in read()


def test_closed_project_takes_none(taking, send):
    taking("closed")
    assert "This project takes no comments now." in read()
    assert send("Why?").status_code == 409
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [({door.TRAP: "http://buy"}, "tell people from programs"), ({"token": "forged"}, "send it once more"),
     ({"waited": 0}, "faster than people write"), ({"waited": 90000}, "open too long"),
     ({"text": " "}, "Write your comment."), ({"email": "nobody"}, "name@example.org"),
     ({"text": "x" * 5001}, "5001 characters"), ({"name": "n" * 101}, "100 characters")],
)  # fmt: skip
def test_what_is_not_taken_says_why_and_keeps_the_text(taking, send, more, said):
    taking("at_once")
    answer = send(**{"text": "A long thought."} | more)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(said) >= 2  # above, and beside the field
    assert more.get("text", "A long thought.") in page
    assert not Comment.objects.exists()


def test_token_of_another_claim_is_none(taking, send):
    taking("at_once")
    assert send("Why?", token=door.token("many/EV051")).status_code == 422


def test_one_address_cannot_flood_and_is_not_kept(taking, send):
    taking("at_once")
    most = rules().limits.of_one_address
    answers = [send(f"Number {n}").status_code for n in range(most + 1)]
    assert answers == [302] * most + [429]
    assert Comment.objects.count() == most
    assert "127.0.0.1" not in str(list(Knock.objects.values()))
    other = Client(REMOTE_ADDR="10.1.1.1")
    assert send("From elsewhere", client=other).status_code == 302


def test_queries_do_not_grow_with_comments(taking):
    project = taking("at_once")
    counts = []
    for _round in range(2):
        for _n in range(4):
            comments.say(project, "EV050", 1, "Why?", "", "")
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(CLAIM).status_code == 200
            assert Client().get("/p/many/claims/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_withheld_claim_can_be_commented_on_without_its_words(taking, send):
    taking("at_once")
    page = read("/p/many/claims/EV001/")
    assert "It is withheld." in page
    assert "CANARY" not in page
    assert send("Why is it withheld?", item="EV001").status_code == 302
    assert Client().get("/p/many/claims/NONE/").status_code == 404


def test_only_those_who_publish_moderate(taking, client_of):
    project = taking("held")
    comments.say(project, "EV050", 1, "Why?", "", "")
    union = client_of(person_in(project, "RL_union"))
    assert union.post("/p/many/comments/1/", {"deed": "shown", "seen": "1"}).status_code == 403
    actor = Actor(person_in(project, "RL_officer"), "RL_officer")
    assert comments.moderate(Comment.objects.get(), "shown", "", "", 1, actor).shown == "shown"
