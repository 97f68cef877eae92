"""Inviting somebody, taking the invitation up, and what ends either."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core import mail, signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moothall_web.accounts import invitations
from moothall_web.accounts.invitations import Asked
from moothall_web.accounts.models import Invitation, Membership, Project, User
from moothall_web.accounts.policy import member_of
from moothall_web.audit.check import check
from moothall_web.audit.models import Entry
from moothall_web.casework import reading

NEW = {"name": "Una Newcomer", "password": "seven green doors"}


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()


@pytest.fixture
def officer(person, small_project) -> User:
    return person("RL_officer", project=small_project)


@pytest.fixture
def inviting(officer, client_of) -> Client:
    return client_of(officer)


def words_of(page) -> str:
    return page.content.decode()


def invite(client: Client, project: Project, **asked: str):
    data = {"email": "una@example.org", "role": "RL_user_rep", "body": "users", "assessor": "US1"} | asked
    return client.post(reverse("invite", args=[project.slug]), data, follow=True)


def link_in_mail() -> str:
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


def made_by(officer: User, project: Project, **asked: str) -> Invitation:
    data = {"email": "una@example.org", "role": "RL_user_rep", "body": "users", "assessor": "US1"} | asked
    return invitations.invite(member_of(officer, project), Asked(**data))


def link_of(invitation: Invitation) -> str:
    return reverse("invitation", args=[invitations.token_of(invitation)])


@pytest.mark.postgres
def test_new_person_is_invited_and_takes_part(inviting, small_project):
    page = invite(inviting, small_project)
    link = link_in_mail()
    assert mail.outbox[-1].to == ["una@example.org"]
    assert f"http://testserver{link}" in words_of(page)
    assert link not in words_of(inviting.get(reverse("people", args=["small"])))  # shown once
    client = Client()
    page = words_of(client.get(link))
    assert "Invitation to A small project" in page
    assert "Service-user representative" in page
    assert "They may: read; enter their own scores, weights and statement." in page
    assert "US1" in page
    answer = client.post(link, NEW)
    assert answer["Location"] == "/p/small/"
    page = client.get("/p/small/")
    assert page.status_code == 200
    assert "You now take part in the project A small project." in words_of(page)
    user = User.objects.get(email="una@example.org")
    member = member_of(user, small_project)
    assert (member.roles, member.bodies, member.assessors) == (("RL_user_rep",), ("users",), ("US1",))
    assert user.name == "Una Newcomer"


@pytest.mark.postgres
def test_every_act_is_on_the_log_and_no_entry_holds_an_address(inviting, small_project):
    invite(inviting, small_project)
    Client().post(link_in_mail(), NEW)
    made = Membership.objects.get(user__email="una@example.org")
    inviting.post(reverse("end_membership", args=["small", made.pk]))
    invite(inviting, small_project, email="otto@example.org", assessor="", role="RL_finance", body="north")
    waiting = Invitation.objects.get(email="otto@example.org")
    inviting.post(reverse("withdraw", args=["small", waiting.pk]))
    entries = Entry.objects.filter(chain_id="small").order_by("number")
    told = [e.action for e in entries]
    assert told == ["bring_in", "invite", "take_up", "save", "end_membership", "invite", "withdraw"]
    for entry in entries:
        assert "@" not in "".join((entry.actor, entry.action, entry.subject, entry.digest))
    assert entries[1].payload.body["email"] == "una@example.org"
    assert check("small") == ()


def test_first_of_a_group_starts_its_clock_and_the_second_leaves_it(officer, small_project):
    invitations.join(made_by(officer, small_project), "Una", NEW["password"])
    today = timezone.localdate().isoformat()
    group = reading.newest(small_project, "stakeholders.groups", "users")
    assert group.fields["first_access"] == today
    assert group.by.email == "una@example.org"
    assert group.why == "The first of this group took up an invitation."
    second = made_by(officer, small_project, email="vera@example.org", assessor="")
    invitations.join(second, "Vera", NEW["password"])
    assert reading.newest(small_project, "stakeholders.groups", "users").version == group.version


def test_code_alone_starts_the_clock_of_its_group(officer, small_project):
    invitation = made_by(officer, small_project, role="RL_finance", body="north", assessor="OF1")
    invitations.join(invitation, "Olga", NEW["password"])
    assert reading.newest(small_project, "stakeholders.groups", "officers").fields["first_access"]


def test_partner_starts_no_clock(officer, small_project):
    invitation = made_by(officer, small_project, role="RL_councillor", body="north", assessor="")
    invitations.join(invitation, "Cora", NEW["password"])
    for group in ("officers", "users"):
        assert "first_access" not in reading.newest(small_project, "stakeholders.groups", group).fields


def test_known_person_signs_in_and_takes_part(officer, small_project, person):
    known = person("RL_union")
    link = link_of(made_by(officer, small_project, email=known.email.upper()))
    client = Client()
    page = words_of(client.get(link))
    assert "There is an account with this address." in page
    assert 'name="password"' not in page
    into = re.search(r'href="(/account/login/\?next=[^"]+)"', page)[1]
    answer = client.post(
        into.replace("&amp;", "&"), {"login": known.email, "password": "a long password", "next": link}
    )
    assert answer["Location"] == link
    assert "Take part" in words_of(client.get(link))
    assert client.post(link)["Location"] == "/p/small/"
    assert client.get("/p/small/").status_code == 200


def test_nobody_takes_the_invitation_of_another(officer, small_project, person, client_of):
    link = link_of(made_by(officer, small_project))
    client = client_of(person("RL_union"))
    page = client.get(link)
    assert page.status_code == 403
    assert "this invitation is for another address" in words_of(page)
    assert client.post(link).status_code == 403
    assert not Membership.objects.filter(project=small_project, role="RL_user_rep").exists()
    assert Invitation.objects.get().state == "open"


def test_link_works_once(officer, small_project):
    invitation = made_by(officer, small_project)
    first = Client()
    first.post(link_of(invitation), NEW)
    page = Client().get(link_of(invitation))
    assert page.status_code == 410
    assert "This invitation has been taken up already" in words_of(page)
    again = Client().post(link_of(invitation), {"name": "Someone Else", "password": "five red roofs now"})
    assert again.status_code == 410
    assert User.objects.filter(email="una@example.org").count() == 1
    assert first.get(link_of(invitation))["Location"] == "/p/small/"


def test_taken_between_page_and_button_is_said(officer, small_project, monkeypatch):
    invitation = made_by(officer, small_project)
    stale = invitations.invitation_of(invitations.token_of(invitation))
    invitations.join(invitation, "Una", NEW["password"])
    with pytest.raises(invitations.GoneError):
        invitations.join(stale, "Una", NEW["password"])
    with pytest.raises(invitations.GoneError):
        invitations.take_up(stale, User.objects.get(email="una@example.org"))


@pytest.mark.parametrize(
    ("state", "words"),
    [("withdrawn", "This invitation was withdrawn"), ("expired", "This invitation has expired")],
)
def test_link_that_is_closed_says_why(state, words, officer, small_project):
    invitation = made_by(officer, small_project)
    if state == "withdrawn":
        invitations.withdraw(member_of(officer, small_project), invitation)
    else:
        Invitation.objects.update(expires=timezone.now() - datetime.timedelta(minutes=1))
    for answer in (Client().get(link_of(invitation)), Client().post(link_of(invitation), NEW)):
        assert answer.status_code == 410
        assert words in words_of(answer)
    assert not User.objects.filter(email="una@example.org").exists()


def test_invitation_is_open_for_as_long_as_the_settings_say(officer, small_project, settings):
    settings.MOOTHALL_INVITATION_DAYS = 3
    left = made_by(officer, small_project).expires - timezone.now()
    assert datetime.timedelta(days=2, hours=23) < left < datetime.timedelta(days=3, seconds=1)


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"),
        lambda token: token[:-3],
        lambda token: "MTI" + token[3:],
        lambda token: signing.dumps(1, salt="another salt"),
        lambda token: signing.dumps(10**12, salt=invitations.SALT),
    ],
    ids=["signature", "cut short", "other number", "signed for something else", "no such invitation"],
)
def test_tampered_link_opens_nothing(change, officer, small_project):
    token = change(invitations.token_of(made_by(officer, small_project)))
    for answer in (
        Client().get(reverse("invitation", args=[token])),
        Client().post(reverse("invitation", args=[token]), NEW),
    ):
        assert answer.status_code == 404
        assert "This link is not whole" in words_of(answer)
    assert not User.objects.filter(email="una@example.org").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "", "password": NEW["password"]}, "Your name is needed."),
        ({"name": "Una", "password": "short"}, "at least 12 characters"),
        ({"name": "Una", "password": "una@example.org"}, "too similar to the e-mail address"),
        ({"name": "Una", "password": "qwerty123456"}, "too common"),
    ],
)
def test_new_person_is_told_what_is_wrong(given, words, officer, small_project):
    page = Client().post(link_of(made_by(officer, small_project)), given)
    assert page.status_code == 422
    assert words_of(page).count(words) == 2
    assert f'value="{given["password"]}"' not in words_of(page).replace('name="username" value=', "")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"email": "no address"}, "Enter a valid email address."),
        ({"email": ""}, "E-mail address is needed."),
        ({"role": ""}, "Role is needed."),
        ({"role": "RL_admin"}, "Select a valid choice."),
        ({"role": "RL_public"}, "Select a valid choice."),
        ({"body": "officers"}, "This code belongs to the group Users."),
        ({"body": "elsewhere"}, "Select a valid choice."),
    ],
)
def test_invitation_that_makes_no_sense_is_refused_beside_its_field(asked, words, inviting, small_project):
    page = invite(inviting, small_project, **asked)
    assert page.status_code == 422
    assert words_of(page).count(words) == 2
    assert not Invitation.objects.exists()
    assert mail.outbox == []


def test_same_invitation_twice_and_a_taken_code_are_refused(inviting, small_project):
    invite(inviting, small_project)
    assert "has not answered yet" in words_of(invite(inviting, small_project))
    other = invite(inviting, small_project, email="vera@example.org")
    assert "Somebody else scores under this code." in words_of(other)
    Client().post(link_in_mail(), NEW)
    assert "has that role already" in words_of(invite(inviting, small_project))
    other = invite(inviting, small_project, email="vera@example.org")
    assert "Somebody else scores under this code." in words_of(other)


def test_mail_that_cannot_be_sent_is_said_and_the_link_still_shown(inviting, small_project, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = words_of(invite(inviting, small_project))
    assert "could not be sent" in page
    assert re.search(r'<code id="link">http://testserver/invitation/[^<]+</code>', page)


def test_ended_member_is_out_at_once_and_can_be_invited_again(inviting, officer, small_project):
    membership = invitations.take_up(
        made_by(officer, small_project), User.objects.create_user("una@example.org", name="Una")
    )
    una = Client()
    una.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
    assert una.get("/p/small/").status_code == 200
    address = reverse("end_membership", args=["small", membership.pk])
    assert "Una can no longer open the project" in words_of(inviting.get(address))
    inviting.post(address)
    assert una.get("/p/small/").status_code == 404
    assert "small" not in words_of(una.get("/"))
    page = words_of(inviting.get(reverse("people", args=["small"])))
    assert "Earlier members and invitations" in page
    assert inviting.get(address).status_code == 404
    invitations.take_up(made_by(officer, small_project), membership.user)
    assert una.get("/p/small/").status_code == 200
    assert Membership.objects.filter(user=membership.user).count() == 2


def test_last_one_who_can_give_access_stays(inviting, officer, small_project, person):
    own = Membership.objects.get(user=officer)
    address = reverse("end_membership", args=["small", own.pk])
    page = inviting.post(address)
    assert page.status_code == 422
    assert "Nobody else can give access to this project." in words_of(page)
    person("RL_officer", project=small_project)
    assert inviting.post(address)["Location"] == "/"
    assert inviting.get("/p/small/").status_code == 404


def test_invitations_and_members_of_another_project_are_not_there(inviting, officer, small_project, person):
    theirs = Membership.objects.get(user=person("RL_union"))
    assert inviting.post(reverse("end_membership", args=["small", theirs.pk])).status_code == 404
    theirs.refresh_from_db()
    assert theirs.until is None


def test_page_of_people_says_who_and_what(inviting, officer, small_project):
    made_by(officer, small_project)
    invitations.join(
        made_by(officer, small_project, email="olga@example.org", body="officers", assessor="OF1"),
        "Olga Officer",
        NEW["password"],
    )
    page = words_of(inviting.get(reverse("people", args=["small"])))
    assert "2 members" in page
    assert "Olga Officer" in page
    assert "una@example.org" in page
    assert "They may not: change locked weights; hide a flag." in page
    assert "invite people, and see who has access" in page


def test_queries_of_the_page_of_people_do_not_grow(
    inviting, officer, small_project, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse("people", args=["small"])
    with CaptureQueriesContext(connection) as few:
        inviting.get(address)
    for number in range(12):
        asked = {"email": f"m{number}@example.org", "assessor": "", "body": "users"}
        invitation = made_by(officer, small_project, **asked)
        if number % 2:
            invitations.join(invitation, f"M {number}", NEW["password"])
    with django_assert_num_queries(len(few)):
        inviting.get(address)
