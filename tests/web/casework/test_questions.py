"""Questions with a due date: put, answered by those who were asked, and never changed or taken away."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.audit.models import Entry
from moothall_web.casework.days import day_of
from moothall_web.casework.reading import held, newest
from moothall_web.results.gather import gather

ALL, NEW = "/p/small/questions/", "/p/small/questions/new/"


@pytest.fixture
def signed_in(small_project, person, client_of):
    return lambda role, **more: client_of(person(role, project=small_project, **more))


@pytest.fixture
def councillor(signed_in):
    return signed_in("RL_councillor", body="south")


def typed(**more):
    due = (datetime.date.today() + datetime.timedelta(days=7)).isoformat()
    return {"asked_of": "North", "option": "shared", "text": "Who checked it?", "due": due} | more


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.postgres
def test_a_question_is_put_and_answered_by_those_asked(councillor, signed_in, small_project):
    assert councillor.post(NEW, typed())["Location"] == f"{ALL}Q1/"
    north = signed_in("RL_finance", body="north")
    assert "Answer question Q1 to: North" in words(north.get("/p/small/"))
    assert north.post(f"{ALL}Q1/", {"text": "Our auditor."}).status_code == 302
    question, reply = gather(small_project).questions
    today = day_of(held(small_project, ["head"])["head"][0])
    assert (question.by, question.asked_of, question.option, question.date) == (
        "South",
        "North",
        "shared",
        today,
    )
    assert (reply.replies_to, reply.by, reply.text, reply.date) == ("Q1", "North", "Our auditor.", today)
    entry = Entry.objects.filter(chain="small").latest("number")
    assert entry.subject == "reply to Q1"
    assert "Answered in time" in words(councillor.get(ALL))
    assert "Answer question Q1" not in words(north.get("/p/small/"))


def test_everything_that_is_missing_is_said_at_once(councillor, small_project):
    refused = councillor.post(NEW, typed(asked_of="", option="", text="", due=""))
    assert refused.status_code == 422
    page = words(refused)
    assert "Write the question." in page
    refused = councillor.post(NEW, typed(asked_of="", option="", due=""))
    for said in ("which body or role you ask", "By which day", "an option, a section or a claim"):
        assert said in words(refused)
    past = councillor.post(NEW, typed(due="2020-01-01"))
    assert "before the question was put" in words(past)
    assert not held(small_project, ["questions"])["questions"]


def test_who_was_not_asked_cannot_reply_and_who_asks_does_not(councillor, signed_in, small_project):
    councillor.post(NEW, typed())
    signed_in("RL_finance", body="north")  # somebody acts for those who are asked
    for other in (councillor, signed_in("RL_finance", body="south"), signed_in("RL_officer")):
        refused = other.post(f"{ALL}Q1/", {"text": "I know."})
        assert refused.status_code == 422
    assert len(held(small_project, ["questions"])["questions"]) == 1


def test_nobody_is_told_to_answer_their_own_question(signed_in, small_project):
    north, other = (signed_in("RL_councillor", body="north") for _ in range(2))
    north.post(NEW, typed())
    assert "Answer question Q1" not in words(north.get("/p/small/"))
    assert "Answer question Q1" in words(other.get("/p/small/"))


def test_for_a_body_for_which_nobody_acts_an_officer_keeps_the_record(councillor, signed_in, small_project):
    councillor.post(NEW, typed())
    assert signed_in("RL_officer").post(f"{ALL}Q1/", {"text": "They say yes."}).status_code == 302
    assert gather(small_project).questions[1].by == "North, through: Programme officer"


def test_neither_question_nor_reply_is_changed_or_taken_away(councillor, signed_in, small_project):
    councillor.post(NEW, typed())
    officer = signed_in("RL_officer")
    officer.post(f"{ALL}Q1/", {"text": "They say yes."})
    for key in ("Q1", "R1"):
        before = newest(small_project, "questions", key)
        officer.post(f"/p/small/rows/questions/{key}/", {**before.fields, "text": "Other words", "seen": "1"})
        officer.post(f"/p/small/remove/questions/{key}/", {"why": "It is awkward.", "seen": "1"})
        assert newest(small_project, "questions", key) == before


def test_words_are_withheld_by_those_who_publish_and_let_out_again(councillor, signed_in, small_project):
    councillor.post(NEW, typed())
    page = f"{ALL}Q1/withhold/"
    assert councillor.get(page).status_code == 403
    officer = signed_in("RL_officer")
    assert officer.post(page, {"why": "", "seen": "1"}).status_code == 422
    assert officer.post(page, {"why": "It names a person.", "seen": "1"}).status_code == 302
    assert "It names a person." in words(officer.get(f"{ALL}Q1/"))
    assert gather(small_project).questions[0].withheld == "It names a person."
    assert officer.post(page, {"seen": "1"}).status_code == 409
    assert officer.post(page, {"seen": "2"}).status_code == 302
    assert gather(small_project).questions[0].withheld == ""


def test_the_list_of_tasks_asks_no_more_of_the_database_for_many_questions(councillor, signed_in):
    officer = signed_in("RL_officer")

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            officer.get("/p/small/")
        return len(queries)

    councillor.post(NEW, typed())
    asked()
    few = asked()
    for _ in range(4):
        councillor.post(NEW, typed())
    assert asked() == few
