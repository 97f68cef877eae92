"""Inviting, taking up, withdrawing, ending: each one transaction with its entry of the log.

No e-mail address stands in an entry itself, only in its payload, which can be erased.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.accounts.hooks import invitation_taken
from moothall_web.accounts.models import Invitation, Membership, Project, State, User
from moothall_web.accounts.policy import Member, now_in, who_may
from moothall_web.audit.record import record

SALT = "moothall.invitation"


class Asked(Struct, frozen=True):
    """Who is invited, and to what."""

    email: str
    role: str
    body: str = ""
    assessor: str = ""


class GoneError(Exception):
    """An invitation that cannot be taken up any more; carries why."""

    def __init__(self, state: State) -> None:
        super().__init__(f"the invitation is {state}")
        self.state = state


class OtherPersonError(Exception):
    """An invitation is for another address."""


class LastOneError(Exception):
    """Without this membership nobody could give access to the project any more."""


def token_of(invitation: Invitation) -> str:
    """The signed word of an invitation's link."""
    return signing.dumps(invitation.pk, salt=SALT)


def invitation_of(token: str) -> Invitation | None:
    """The invitation of a link; None where the link was changed, or not copied as a whole."""
    try:
        number = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Invitation.objects.select_related("project", "by").filter(pk=number).first()


def invite(member: Member, asked: Asked) -> Invitation:
    """A new invitation by somebody, open for as many days as the settings say."""
    with transaction.atomic():
        made = Invitation.objects.create(
            project=member.project,
            email=User.objects.normalize_email(asked.email).casefold(),
            role=asked.role,
            body=asked.body,
            assessor=asked.assessor,
            by=member.user,
            expires=timezone.now() + datetime.timedelta(days=settings.MOOTHALL_INVITATION_DAYS),
        )
        _tell(made.project, member.user, "invite", made, email=made.email, expires=made.expires.isoformat())
    return made


def withdraw(member: Member, invitation: Invitation) -> None:
    """Take an invitation back; GoneError where it is not open any more."""
    with transaction.atomic():
        held = _locked(invitation)
        held.withdrawn = timezone.now()
        held.save(update_fields=["withdrawn"])
        _tell(held.project, member.user, "withdraw", held, email=held.email)


def take_up(invitation: Invitation, user: User) -> Membership:
    """Make somebody what they were invited to be.

    raises : GoneError where it is not open any more, OtherPersonError where it is for another address
    """
    with transaction.atomic():
        held = _locked(invitation)
        if held.email != user.email.casefold():
            raise OtherPersonError
        held.taken, held.taken_by = timezone.now(), user
        held.save(update_fields=["taken", "taken_by"])
        made, _new = Membership.objects.get_or_create(
            user=user, project=held.project, role=held.role, body=held.body, until=None,
            defaults={"assessor": held.assessor},
        )  # fmt: skip
        _tell(held.project, user, "take_up", held, email=held.email, membership=made.pk)
        invitation_taken.send(sender=Membership, membership=made)
    return made


def join(invitation: Invitation, name: str, password: str) -> User:
    """A new person who takes an invitation up; GoneError where it is not open any more."""
    with transaction.atomic():
        held = _locked(invitation)
        user = User.objects.create_user(held.email, password, name=name)
        take_up(held, user)
    return user


def end(member: Member, membership: Membership) -> None:
    """End a membership from now on; LastOneError where nobody could give access any more."""
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=membership.project_id)
        inviters = who_may(membership.project, "people")
        if any(m.pk == membership.pk for m in inviters) and len(inviters) == 1:
            raise LastOneError
        membership.until = timezone.now()
        membership.save(update_fields=["until"])
        body = {"user": membership.user.code, "role": membership.role, "body": membership.body}
        record(
            membership.project.slug, actor=member.user.code, action="end_membership",
            subject=f"membership:{membership.pk}", body=body,
        )  # fmt: skip


def clash(project: Project, asked: Asked) -> tuple[str, str] | None:
    """The field and the words where somebody has this already, or a code is another's."""
    email = User.objects.normalize_email(asked.email).casefold()
    same = {"role": asked.role, "body": asked.body}
    waiting = Invitation.objects.filter(
        project=project, taken=None, withdrawn=None, expires__gt=timezone.now()
    )
    if now_in(project).filter(user__email=email, **same).exists():
        return "email", _("This person has that role already.")
    if waiting.filter(email=email, **same).exists():
        return "email", _("This person has been invited to that role and has not answered yet.")
    if asked.assessor and (
        now_in(project).filter(assessor=asked.assessor).exclude(user__email=email).exists()
        or waiting.filter(assessor=asked.assessor).exclude(email=email).exists()
    ):
        return "assessor", _("Somebody else scores under this code.")
    return None


def send(invitation: Invitation, link: str) -> bool:
    """Mail the link to the person invited; whether the mail left."""
    lines = (
        _("{person} invites you to the project {project} on Moothall.").format(
            person=invitation.by, project=invitation.project
        ),
        _("Open this link to take part:"),
        link,
        _("The link works once, until {day}. If you do not know why you got it, do nothing.").format(
            day=f"{invitation.expires:%Y-%m-%d}"
        ),
    )
    subject = _("Invitation to the project {project}").format(project=invitation.project)
    try:
        send_mail(" ".join(subject.split()), "\n\n".join(lines), None, [invitation.email])
    except OSError:  # no mail server, or one that refuses
        return False
    return True


def _locked(invitation: Invitation) -> Invitation:
    """The invitation as it stands now, for this transaction alone; GoneError where it is not open."""
    held = Invitation.objects.select_for_update().select_related("project").get(pk=invitation.pk)
    if held.state != "open":
        raise GoneError(held.state)
    return held


def _tell(project: Project, user: User, action: str, invitation: Invitation, **more: Any) -> None:
    body = {"role": invitation.role, "body": invitation.body, "assessor": invitation.assessor} | more
    record(project.slug, actor=user.code, action=action, subject=f"invitation:{invitation.pk}", body=body)
