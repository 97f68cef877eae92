"""Whoever asks reads what their role may, and nothing else: canaries wherever people put something.

Each canary is planted with who may read it. Then everybody, each role, a member of another project and the
public, reads all that answers: pages, files, feeds, and the API with a token of all their powers. Whoever
may have files made has each of them made: words, parts and hidden sheets are read as those of an edition are.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace

from moothall.files.folder import folder_files
from moothall.files.workbook.writing import project_book
from moothall.files.xmcda.versions import WRITTEN
from moothall.files.xmcda.writing import write_xmcda
from moothall.project.lessons import LessonRow
from moothall.project.project import Project as Given
from moothall_web.accounts import invitations, tokens
from moothall_web.accounts.invitations import Asked
from moothall_web.accounts.models import Project, User
from moothall_web.accounts.policy import member_of, power_words, powers
from moothall_web.casework import actions, files
from moothall_web.casework.models import Draft
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.forum import comments, register
from moothall_web.forum.models import Comment, Consultation, Response
from moothall_web.jobs.models import Job
from moothall_web.publication import editions, making, reading
from moothall_web.publication.models import Edition
from moothall_web.results import papers
from moothall_web.results.models import Upload as Waiting
from tests.web import crawling, made
from tests.web.leaks import Canaries
from tests.web.publication.conftest import LIGHT, own_folder, published  # noqa: F401
from tests.web.publication.proposing import propose
from tests.web.publication.test_leaks import given as claims_and_staff

SEES_SCORES = "has handed in, or scores nothing"
STARTS = [
    *("/", "/register/", "/register/feed/", "/signing-keys.json", "/account/", "/account/tokens/"),
    *("/p/leaky/about/", "/p/leaky/editions/", "/p/leaky/rows/lessons/new/", "/api/v1/published"),
]
DEAR = {"publication_preview": 2, "version": 2, "api_findings_then": 2, "score": 8, "judge": 4, "override": 2}
"""Routes whose answers take long to make and are much alike: how many of them are asked for."""
Viewers = dict[str, tuple[User | None, set[str]]]


@pytest.fixture
def canary() -> Canaries:
    return Canaries()


@pytest.fixture(autouse=True)
def often(settings: Any) -> Iterator[None]:
    cache.clear()
    settings.MOOTHALL_API_RATE = settings.MOOTHALL_API_RATE_WITHOUT = 100_000
    yield
    cache.clear()


def lesson(text: str) -> dict[str, str]:
    return {"id": "LS1", "title": "A lesson", "lesson": text}


@pytest.fixture
def people(db: None, canary: Canaries) -> tuple[Project, Viewers]:
    """The project with its rows, one person in each role, and somebody of another project."""
    whole = claims_and_staff(canary)
    parts = {f: getattr(whole, f) for f in whole.__struct_fields__}
    held = made.brought_in(Given(**parts | {"head": replace(whole.head, draws=1000)}))
    for (
        place
    ) in canary.put:  # what rows on staff say is read by those who enter them, the rest by all members
        canary.readers[place] = frozenset({"set_up" if place.startswith("terms of staff") else "read"})
    other = made.brought_in(made.small(), "other")
    found: Viewers = {"public": (None, set())}
    for role in powers():
        code = {"RL_assessor": "OF1", "RL_union": "US1"}.get(role, "")
        user = made.person_in(held, role, assessor=code)
        seen = set() if code == "OF1" else {SEES_SCORES}
        found[role] = (user, {role, *powers()[role], *seen})
    found["other"] = (made.person_in(other, "RL_officer"), {"other"})
    text = canary("a row of another project", "other")
    actor = Actor(found["other"][0], "RL_officer")
    actions.save(other, shelves()["lessons"], "LS1", lesson(text), actor)
    return held, found


def planted(held: Project, viewers: Viewers, canary: Canaries) -> None:
    """Something in every place where people put what is not published, before an edition is made."""
    officer, add = viewers["RL_officer"][0], shelves()
    assert officer is not None
    actor = Actor(officer, "RL_officer")
    officer.name = canary("name of the officer", "read")
    officer.email = f"{canary('address of the officer', 'people', 'RL_officer')}@example.org".lower()
    officer.save()
    title = {"id": "north", "title": canary("an earlier version", "read")}
    why = canary("why it was changed", "read")
    first = actions.save(held, add["head.partners"], "north", title, actor, seen=1, why=why)
    again = {"id": "north", "title": "North"}
    actions.save(held, add["head.partners"], "north", again, actor, seen=first.version)
    row = actions.save(held, add["lessons"], "LS1", lesson(canary("a removed row", "read")), actor)
    why = canary("why it was removed", "read")
    actions.remove(held, add["lessons"], "LS1", actor, seen=row.version, why=why)
    for item in ("EV1", "EV2"):
        name = f"{canary(f'name of the file of {item}', 'read')}.txt"
        data = canary(f"file of {item}", "read").encode()
        files.add(held, item, SimpleUploadedFile(name, data), actor)
    draft = {"title": canary("a draft", "RL_officer")}
    Draft.objects.create(project=held, user=officer, page="/p/leaky/rows/lessons/new/", fields=draft)
    tokens.make(officer, title=canary("title of a token", "RL_officer"), powers=["read"], days=1)
    asked = Asked(
        email=f"{canary('an invitation', 'people')}@example.org", role="RL_union", body="", assessor=""
    )
    invitations.invite(member_of(officer, held), asked)
    proposed = propose(held, canary("a proposal that was withdrawn", SEES_SCORES), actor)
    editions.withdraw(proposed, canary("why it was withdrawn", SEES_SCORES, "log"), actor)
    question = {"id": "Q1", "kind": "question", "by": "Branch", "asked_of": "Clerk", "date": "2026-06-01",
                "text": canary("a withheld question", "read"), "item": "D1",
                "due": "2026-06-20", "withheld": "It names a bidder."}  # fmt: skip
    actions.save(held, add["questions"], "Q1", question, actor)
    consulted(held, canary("a consultation that is a draft", "publish"), None)
    consulted(held, "A consultation", timezone.now())
    Job.objects.create(kind="results", project=held, state="failed", ended=timezone.now(), fault="refused",
                       said=canary("what a job said", "read"))  # fmt: skip
    packed = io.BytesIO()
    lessons = (LessonRow(id="LS2", title="x", lesson="y"),)
    with zipfile.ZipFile(packed, "w") as archive:
        for file, data in folder_files(replace(claims_and_staff(Canaries()), lessons=lessons)).items():
            archive.writestr(f"leaky/{file}", data)
    Waiting.objects.create(
        token="waiting", project=held, by=officer, data=packed.getvalue(),
        name=f"{canary('a file that waits', 'RL_officer')}.zip",
    )  # fmt: skip


def consulted(held: Project, title: str, announced: datetime.datetime | None) -> None:
    """A consultation that is open as soon as it is announced."""
    words = {"title": title, "about": "x", "use": "x", "questions": ["One?"]}
    Consultation.objects.create(
        project=held, number=held.consultations.count() + 1, contact="Clerk", words={"en": words},
        opens=timezone.now(), closes=timezone.now() + datetime.timedelta(hours=9), announced_at=announced,
    )  # fmt: skip


def score(held: Project, viewers: Viewers, role: str, reason: str) -> None:
    """A score of somebody on D1."""
    user = viewers[role][0]
    assert user is not None
    code = member_of(user, held).assessors[0]
    key, day = f"shared|D1|{code}|2026-06-01", "2026-06-01"
    fields = {
        "option": "shared",
        "criterion": "D1",
        "assessor": code,
        "score": 3,
        "date": day,
        "reason": reason,
    }
    actions.save(held, shelves()["scores"], key, fields, Actor(user, role))


def planted_after(held: Project, viewers: Viewers, canary: Canaries) -> None:
    """What is put in once an edition is out: comments on it, and scores, of which one is handed in."""
    officer = Actor(viewers["RL_officer"][0], "RL_officer")
    register.put(held, "Clerk, 01234 567890", "held", 1, officer)
    for number in (1, 2):
        text = canary(f"comment {number}, not shown", "publish")
        Comment.objects.create(
            project=held, number=number, item="EV2", edition=1, text=text, at=timezone.now(),
            shown=Comment.HELD, email=f"{canary(f'address of comment {number}')}@example.org",
        )  # fmt: skip
    second = Comment.objects.get(project=held, number=2)
    why = canary("why a comment was refused", "log", "publish")
    comments.moderate(second, Comment.REFUSED, "abuse", why, 1, officer)
    answered = Consultation.objects.get(project=held, announced_at__isnull=False)
    for number, shown in enumerate((Response.HELD, Response.REFUSED), 1):
        Response.objects.create(
            consultation=answered, number=number, language="en", at=timezone.now(), shown=shown,
            texts=[canary(f"answer {number}, {shown}", "publish")], refusal="abuse" * (shown == "refused"),
            email=f"{canary(f'address of answer {number}')}@example.org",
        )  # fmt: skip
    score(held, viewers, "RL_assessor", canary("a score not handed in", "RL_assessor"))
    score(held, viewers, "RL_union", canary("a score handed in", SEES_SCORES))
    actions.hand_in(held, "US1", "D", Actor(viewers["RL_union"][0], "RL_union"))


def everything(
    held: Project, user: User | None, most: Callable[[str], int], *, files: bool = False
) -> dict[str, bytes]:
    """All that somebody can read of the project, by page and by program.

    files : have every file made that they may have made
    """
    client, starts = Client(), [*STARTS, *crawling.everywhere(held)]
    if user is None:
        return crawling.crawled(client, starts, most)
    client.post("/account/login/", {"login": user.email, "password": "a long password"})
    client.post("/account/reauthenticate/", {"password": "a long password"})
    _token, secret = tokens.make(user, title="reads all", powers=tuple(power_words()), days=1)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    for paper in papers.PAPERS if files else ():
        client.post(reverse("download", args=[held.slug, paper.name]))
    pages = [a for a in starts if not a.startswith("/api/")]
    return crawling.crawled(client, pages, most) | crawling.crawled(program, set(starts) - set(pages), most)


def leaks(
    held: Project, viewers: Viewers, canary: Canaries, most: Callable[[str], int], *, files: bool = False
) -> dict[str, Any]:
    """By viewer what they read and may not, with where; and what they may read, and did not find."""
    found = {}
    for name, (user, who) in viewers.items():
        answers = everything(held, user, most, files=files)
        read = canary.found_in(answers)
        bytes_read = sum(map(len, answers.values()))
        print(f"{name}: {len(answers)} answers, {bytes_read / 1e6:.0f} MB, {len(read)} canaries seen")
        allowed = canary.for_those(who)
        wrong = {place: where for place, where in read.items() if place not in allowed}
        if wrong or allowed - set(read):
            found[name] = (wrong, sorted(allowed - set(read)))
    return found


def test_each_reads_what_they_may_and_nothing_else(people, canary, published):  # noqa: F811
    held, viewers = people
    planted(held, viewers, canary)
    by = viewers["RL_officer"][0], viewers["RL_councillor"][0]
    published(held, formats=LIGHT, by=by)
    planted_after(held, viewers, canary)
    few = {n: viewers[n] for n in ("public", "RL_assessor", "RL_officer")}
    found = leaks(held, few, canary, lambda name: 0 if name in DEAR else 6)
    assert {name: wrong for name, (wrong, _unread) in found.items() if wrong} == {}
    _wrong, unread = found.get("RL_officer", ({}, []))
    assert len(unread) < 12  # of some sixty, for few pages of each kind are opened


def converted(edition: Edition) -> dict[str, bytes]:
    """What anybody can make of a bundle: a folder, a workbook with its hidden sheets, XMCDA."""
    project = reading.project_of(edition)
    found = {f"folder/{name}": data for name, data in folder_files(project).items()}
    found |= {f"{version}.xml": write_xmcda(project, version=version)[0] for version in WRITTEN}
    return found | {"workbook.xlsx": project_book(project)}


@pytest.mark.slow
def test_what_anybody_makes_of_a_bundle_holds_nothing_more(people, canary, published):  # noqa: F811
    held, viewers = people
    planted(held, viewers, canary)
    by = viewers["RL_officer"][0], viewers["RL_councillor"][0]
    made_of = converted(published(held, formats=LIGHT, by=by))
    assert {"workbook.xlsx", "folder/evidence.csv"} <= set(made_of)
    assert canary.found_in(made_of) == {}


@pytest.mark.slow
@pytest.mark.parametrize("viewer", ["public", "other", *powers()])
def test_the_whole_of_it(viewer, people, canary, published):  # noqa: F811
    held, viewers = people
    planted(held, viewers, canary)
    by = viewers["RL_officer"][0], viewers["RL_councillor"][0]
    published(held, formats=making.FORMATS, by=by)
    planted_after(held, viewers, canary)
    one = {viewer: viewers[viewer]}
    assert leaks(held, one, canary, lambda name: DEAR.get(name, 10_000), files=True) == {}
