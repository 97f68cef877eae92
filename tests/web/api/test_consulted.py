"""Consultations for programs: what everybody reads on their pages, and nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from moothall_web.accounts.models import Project
from moothall_web.casework.writing import Actor
from moothall_web.forum import consulting, register
from moothall_web.forum.consultations import Plan, Words
from moothall_web.forum.models import Consultation
from tests.web import made

LIST = "/api/v1/published/small/consultations"
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def officer(small_project: Project) -> Actor:
    return Actor(made.person_in(small_project, "RL_officer"), "RL_officer")


@pytest.fixture
def asked(small_project: Project, officer: Actor) -> Consultation:
    """An open consultation of a project on the register, and another one that is a draft."""
    register.put(small_project, "Clerk", "none", 0, officer)
    words = {"en": Words("The desk", "About it.", "We read it.", ("One?", "Two?"))}
    now = timezone.now()
    plan = Plan(words=words, contact="Clerk", opens=now - HOUR, closes=now + HOUR, answers="held")
    found = consulting.plan(small_project, plan, None, 0, officer)
    consulting.plan(small_project, plan, None, 0, officer)
    return consulting.announce(found, found.version, officer)


def test_programs_read_what_is_asked_and_answered(asked: Consultation, officer: Actor) -> None:
    kept, refused, _held = (
        consulting.respond(asked, (text, ""), f"Name {n}", f"a{n}@example.org", "en")
        for n, text in enumerate(("Keep it.", "You fools.", "Who knows?"))
    )
    consulting.moderate(kept, "shown", "", "", 1, officer)
    consulting.moderate(refused, "refused", "abuse", "Rude.", 1, officer)
    (line,) = Client().get(LIST).json()["items"]
    assert (line["number"], line["state"], line["words"]["en"]["title"]) == (1, "open", "The desk")
    answer = Client().get(f"{LIST}/1")
    found = answer.json()
    assert found["counted"] == {"every": 3, "shown": 1, "held": 1, "refused": 1}
    first, second = found["items"]
    assert (first["name"], first["texts"]) == ("Name 0", ["Keep it.", ""])
    assert (second["name"], second["texts"], second["refusal"]) == ("", [], "abuse")
    for secret in ("fools", "Who knows", "example.org", "Rude"):
        assert secret not in answer.content.decode()
    short = Client().get(f"{LIST}/1?limit=1").json()
    rest = Client().get(f"{LIST}/1?cursor={short['next']}").json()
    assert [a["number"] for a in (*short["items"], *rest["items"])] == [1, 2]


def test_drafts_and_projects_that_are_not_on_the_register_are_nobodys(asked: Consultation) -> None:
    assert [Client().get(f"{LIST}/{n}").status_code for n in (1, 2, 3)] == [200, 404, 404]
    made.brought_in(made.small(), "hidden")
    assert Client().get("/api/v1/published/hidden/consultations").status_code == 404
    assert Client().post(LIST).status_code == 405
