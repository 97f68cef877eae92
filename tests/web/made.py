"""Projects and people for the tests of the site."""

from __future__ import annotations

import datetime
from pathlib import Path

from moothall.files.folder import read_folder
from moothall.files.frameworks import find_framework, jurisdiction_facts, library_cases
from moothall.project.head import Head, Partner
from moothall.project.options import Option
from moothall.project.project import Project as Given
from moothall.project.stakeholders import Assessor, Group, Stakeholders
from moothall_web.accounts.models import Membership, Project, User
from moothall_web.casework.actions import Actor, bring_in, save
from moothall_web.casework.reading import newest
from moothall_web.casework.shelves import shelves

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
BRINGER = "brings-in@example.org"
"""Who brought the projects in; belongs to none."""


def small() -> Given:
    """The least with which people can score: two options, two groups of one assessor each."""
    groups = (
        Group(id="officers", title="Officers", voice="officers", assessors=(Assessor(id="OF1"),)),
        Group(id="users", title="Users", voice="users", assessors=(Assessor(id="US1"),)),
    )
    head = Head(
        id="small", title="A small project", jurisdiction="GB-ENG", framework="essu_2007@1.0.0",
        as_of=datetime.date(2026, 6, 30), price_base="2026-27", first_year=2026, horizon_years=10,
        partners=(Partner(id="north", title="North"), Partner(id="south", title="South")),
    )  # fmt: skip
    options = (Option(id="T0a", title="As it is now"), Option(id="shared", title="A shared team"))
    return Given(
        framework=find_framework(head.framework), facts=jurisdiction_facts(), library_cases=library_cases(),
        head=head, options=options, stakeholders=Stakeholders(groups=groups),
    )  # fmt: skip


def example(name: str) -> Given:
    """A project of examples/."""
    return read_folder(EXAMPLES / name)


def brought_in(given: Given, slug: str = "") -> Project:
    """A project of the site with the rows of a project."""
    slug = slug or given.head.id
    held = Project.objects.create(slug=slug, title=given.head.title)
    bring_in(held, given, Actor(bringer(), "RL_officer"))
    return held


def bringer() -> User:
    """Who brings projects in; made where there is none yet."""
    return User.objects.filter(email=BRINGER).first() or User.objects.create_user(BRINGER, name="Bringer")


def person_in(project: Project, role: str, *, assessor: str = "", body: str = "") -> User:
    """A new person with one role in a project."""
    number = User.objects.count() + 1
    words = role.removeprefix("RL_").replace("_", " ")
    user = User.objects.create_user(f"p{number}@example.org", "a long password", name=f"{words} {number}")
    Membership.objects.create(user=user, project=project, role=role, assessor=assessor, body=body)
    return user


def changed_title(project: Project, option: str, title: str) -> None:
    """Give an option another title."""
    now = newest(project, "options", option)
    assert now is not None
    fields = {**(now.fields or {}), "title": title}
    save(project, shelves()["options"], option, fields, Actor(bringer(), "RL_officer"), seen=now.version)
