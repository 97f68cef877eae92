"""The teaching example as a site, with one person a role. Django is set up before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from moothall.files.errors import refuse
from moothall.files.folder import read_folder
from moothall.framework.roles import Role
from moothall.project.project import Project as Given
from moothall_web.accounts.models import Membership, Project, User
from moothall_web.accounts.policy import powers
from moothall_web.casework.actions import Actor, bring_in, hand_in
from moothall_web.results.blind import awaited

NAME = "three-valleys"
PLACES = (
    Path(__file__).with_name(NAME),  # in a package
    Path(__file__).resolve().parents[3] / "examples" / NAME,  # in a checkout
)


def example() -> Given:
    """The teaching example; ReadError where it did not come with this installation."""
    for place in PLACES:
        if (place / "project.yaml").exists():
            return read_folder(place)
    raise refuse(NAME, "the teaching example did not come with this installation.")


def people() -> list[tuple[Role, User]]:
    """One person for each role that the site knows; brings the example in where it is not yet."""
    with transaction.atomic():
        held = Project.objects.filter(slug=NAME).first()
        if held is None:
            _fill(example())
            held = Project.objects.get(slug=NAME)
    found = Membership.objects.filter(project=held).select_related("user").order_by("-pk")
    titles = {role.id: role for role in example().framework.roles}
    first = {m.user_id: (titles[m.role], m.user) for m in found}  # somebody may have several seats
    return [first[id] for id in sorted(first)]


def _fill(given: Given) -> None:
    held = Project.objects.create(slug=NAME, title=given.head.title)
    first = None
    for role, body, assessor in _seats(given):
        words = role.id.removeprefix("RL_").replace("_", "-")
        user = User.objects.create_user(f"{words}@demo.example", name=role.title)
        Membership.objects.create(user=user, project=held, role=role.id, body=body, assessor=assessor)
        if "sign" in powers()[role.id]:  # whoever signs savings answers for the budget of a partner
            partner = given.head.partners[0].id
            Membership.objects.create(user=user, project=held, role=role.id, body=partner)
        first = first or Actor(user, role.id)
    assert first is not None
    bring_in(held, given, first, why="the teaching example")
    seats = {m.assessor: m for m in Membership.objects.filter(project=held).select_related("user")}
    for code, sections in awaited(held).items():  # they have no more scores to give, and results are open
        for section in sections:
            hand_in(held, code, section, Actor(seats[code].user, seats[code].role))


def _seats(given: Given) -> Iterator[tuple[Role, str, str]]:
    """Each role with the group whose voice it brings, and the next of its assessors' codes."""
    codes: dict[str, list[tuple[str, str]]] = {
        g.voice: [(g.id, a.id) for a in g.assessors] for g in given.stakeholders.groups
    }
    for role in given.framework.roles:
        if role.id in powers():
            free = codes.get(role.voice or "", [])
            yield role, *(free.pop(0) if free else ("", ""))
