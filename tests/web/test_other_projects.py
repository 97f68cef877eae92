"""Another project's data is never reached, whatever the role, the address, the method and the ids in it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from moothall_web.accounts import invitations, matrix, tokens
from moothall_web.accounts.invitations import Asked
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import EVERYBODY, member_of, power_words, powers
from moothall_web.audit.check import report
from moothall_web.casework import actions, files
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.forum.models import Comment, Consultation, Response
from moothall_web.jobs.models import Job
from moothall_web.publication import editions
from moothall_web.results.models import Upload as Waiting
from tests.web import crawling, made
from tests.web.leaks import Canaries

BACKEND = "django.contrib.auth.backends.ModelBackend"
OWN_NUMBERS = ("upload", "job", "membership", "person", "invitation", "proposal")
"""What is known by a number that no two projects share: another project's is never this one's."""
METHODS = ("get", "head", "post", "put", "delete")
ROUTES = [r for r in matrix.routes() if "slug" in r.words]


class Two(Struct, frozen=True):
    """A project with somebody in each role, and another one in which they are nobody.

    filled : by route, what the words of its address are for what the other one holds
    before : how long the logs of both are
    """

    own: Project
    other: Project
    clients: dict[str, tuple[Client, Client]]
    canary: Canaries
    filled: dict[str, list[dict[str, Any]]]
    before: tuple[int, int]


@pytest.fixture(autouse=True)
def often(settings: Any) -> Iterator[None]:
    cache.clear()
    settings.MOOTHALL_API_RATE = settings.MOOTHALL_API_RATE_WITHOUT = 1_000_000
    yield
    cache.clear()


@pytest.fixture
def two(db: None, tmp_path: Any, settings: Any) -> Two:
    settings.MEDIA_ROOT = tmp_path
    canary = Canaries()
    own, other = made.brought_in(made.small(), "own"), made.brought_in(made.small(), "other")
    put_in(other, canary)
    clients = {}
    for role in powers():
        user = made.person_in(own, role, assessor="OF1")
        browser = Client()
        browser.force_login(user, backend=BACKEND)
        _token, secret = tokens.make(user, title="all", powers=tuple(power_words()), days=1)
        clients[role] = (browser, Client(headers={"Authorization": f"Bearer {secret}"}))
    words = crawling.things(other)
    filled = {r.name: crawling.filled(r, words) for r in ROUTES}
    return Two(own, other, clients, canary, filled, (report("own").length, report("other").length))


def put_in(project: Project, canary: Canaries) -> None:
    """Something of every kind that has an address, with a canary in it."""
    officer = made.person_in(project, "RL_officer", assessor="US1")
    officer.name = canary("a person")
    officer.save()
    actor, add = Actor(officer, "RL_officer"), shelves()
    rows = {
        "lessons": {"id": "LS1", "title": "x", "lesson": canary("a row")},
        "evidence": {"id": "EV1", "statement": canary("a claim")},
        "options": {"id": "third", "title": canary("an option")},
    }
    for shelf, fields in rows.items():
        actions.save(project, add[shelf], fields["id"], fields, actor, why=canary(f"why, {shelf}"))
    score = {"option": "shared", "criterion": "D1", "assessor": "US1", "score": 2, "date": "2026-06-01",
             "reason": canary("a score")}  # fmt: skip
    actions.save(project, add["scores"], "shared|D1|US1|2026-06-01", score, actor)
    actions.hand_in(project, "US1", "D", actor)
    files.add(project, "EV1", SimpleUploadedFile("x.txt", canary("a file").encode()), actor)
    asked = Asked(email=f"{canary('an invitation')}@example.org", role="RL_union", body="", assessor="")
    invitations.invite(member_of(officer, project), asked)
    Comment.objects.create(
        project=project, number=1, item="EV1", edition=1, text=canary("a comment"), at=timezone.now(),
        shown=Comment.HELD,
    )  # fmt: skip
    consulted = Consultation.objects.create(
        project=project, number=1, contact=canary("whom to ask"), opens=timezone.now(),
        closes=timezone.now() + datetime.timedelta(hours=1),
        words={"en": {"title": canary("a consultation"), "about": "x", "use": "x", "questions": ["One?"]}},
    )  # fmt: skip
    Response.objects.create(
        consultation=consulted, number=1, texts=[canary("a response")], language="en", at=timezone.now(),
        shown=Response.HELD,
    )  # fmt: skip
    Job.objects.create(kind="results", project=project, state="failed", ended=timezone.now(),
                       said=canary("a job"), fault="refused")  # fmt: skip
    Waiting.objects.create(
        token="waiting", project=project, by=officer, name=canary("a waiting file"), data=b""
    )
    editions.propose(project, canary("a proposal"), actor)


def asked(two: Two, role: str, slug: str, route: matrix.Route, words: dict[str, Any], method: str) -> Any:
    browser, program = two.clients[role]
    client = program if route.name.startswith("api_") else browser
    address = reverse(route.name, kwargs={"slug": slug} | words)
    if method in ("post", "put", "delete"):
        data = json.dumps({"fields": {}, "why": "x"}) if client is program else {"why": "x", "seen": "1"}
        kind = {"content_type": "application/json"} if client is program or method != "post" else {}
        return getattr(client, method)(address, data, headers={"If-Match": '"1"'}, **kind)
    return getattr(client, method)(address)


def unreached(two: Two, role: str, route: matrix.Route, words: dict[str, Any], method: str) -> None:
    """Neither under the other project's name nor, with its ids, under one's own."""
    there = asked(two, role, "other", route, words, method)
    assert there.status_code == 404 or (there.status_code == 405 and route.policy == EVERYBODY), route
    here = asked(two, role, "own", route, words, method)
    if crawling.NUMBERS.get(route.name) in OWN_NUMBERS:
        assert here.status_code in (403, 404, 405), (route, words)
    assert here.status_code < 500
    for answer in (there, here):
        assert two.canary.found_in({route.name: crawling.read(answer)}) == {}, (route, words)


def untouched(two: Two) -> None:
    """Nothing happened in the other project."""
    found = report("other")
    assert (found.faults, found.length) == ((), two.before[1])


def test_there_is_something_to_reach(two):
    lacking = [r.name for r in ROUTES if not two.filled[r.name]]
    of_what_is_published = {"edition", "edition_file", "public_weights", "public_area", "api_edition"}
    assert set(lacking) <= of_what_is_published
    assert len(two.canary.put) >= 14


@settings(
    max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)  # fmt: skip
@given(data=st.data())
def test_another_projects_data_is_never_reached(two, data):
    role = data.draw(st.sampled_from(sorted(two.clients)))
    route = data.draw(st.sampled_from([r for r in ROUTES if two.filled[r.name]]))
    words = data.draw(st.sampled_from(two.filled[route.name]))
    unreached(two, role, route, words, data.draw(st.sampled_from(METHODS)))
    untouched(two)


@pytest.mark.slow
@pytest.mark.parametrize("role", powers())
def test_not_by_any_address_of_any_role(role, two):
    for route in ROUTES:
        for words in two.filled[route.name][:40]:
            for method in METHODS:
                unreached(two, role, route, words, method)
    untouched(two)
