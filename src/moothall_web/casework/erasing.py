"""A person's data erased: account, invitations, drafts, what the log says, their name in rows and files.

The log stays whole: an entry names people by number, and what it is about stands in a table that can be
erased. Rows are kept with all their versions; a full name or an address in them is blotted out. People choose
their own names, so what is blotted is shown before, told on the log, and only in projects that they were in.
"""

from __future__ import annotations

import json
import re
from typing import Any

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models.functions import Cast
from django.dispatch import Signal
from django.utils import timezone

from moothall_web.accounts.links import SITE
from moothall_web.accounts.models import Invitation, Membership, Project, User
from moothall_web.accounts.policy import Member, projects_of
from moothall_web.audit.guards import lifted
from moothall_web.audit.models import Payload
from moothall_web.audit.record import record
from moothall_web.casework.models import Draft, Upload, Value
from moothall_web.casework.traces import files_naming, overwrite, remove_on_commit
from moothall_web.casework.writing import lock

erased = Signal()
"""Told within the transaction with the `words` that name the person and the projects `of` which they were, so
that other rooms blot what they hold, and what was made of the data goes as well."""
BLOT = "[erased]"


class RefusedError(Exception):
    """Why somebody's data are not erased here: a word that the page says in a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def refusal(member: Member, user: User) -> str:
    """Why this person's data cannot be erased from this project; empty where they can."""
    if user.pk == member.user.pk:
        return "own"
    if user.is_staff:
        return "staff"
    if projects_of(user).exclude(pk=member.project.pk).exists():
        return "elsewhere"
    return ""


def words_of(user: User) -> tuple[str, ...]:
    """What names a person: addresses, and the name if it is one of more than one word."""
    found = [user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)]
    found += Invitation.objects.filter(taken_by=user).values_list("email", flat=True)
    name = " ".join(user.name.split())
    return tuple(dict.fromkeys([*filter(None, found), *([name] if " " in name else [])]))


def named_in(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text names the person."""
    folded = " ".join(text.split()).casefold()
    return any(word.casefold() in folded for word in words)


def erase(member: Member, user: User, why: str) -> int:
    """Erase somebody's data; how many entries of logs say no longer what they are about.

    raises : RefusedError where it is one's own, runs the site, or belongs to other projects as well
    """
    with transaction.atomic():
        lock(member.project)
        held = User.objects.select_for_update().get(pk=user.pk)
        if said := refusal(member, held):
            raise RefusedError(said)
        words, of = words_of(held), projects_ever(held)
        places = _blot(words, of)
        gone = _forget(words, of)
        Membership.objects.filter(user=held, until=None).update(until=timezone.now())
        Invitation.objects.filter(email__in=words).update(email=_address(held))
        _close(held, words)
        _blot_drafts(words, of)
        erased.send(sender=User, words=words, of=of)
        remove_on_commit(files_naming(words, of))
        transaction.on_commit(overwrite)
        body = {"role": member.role_for("people"), "why": why, "entries": gone, "places": places}
        record(
            member.project.slug, actor=member.user.code, action="erase_person", subject=held.code, body=body
        )
        return gone


def _address(user: User) -> str:
    return f"erased-{user.pk}@erased.invalid"


def _close(user: User, words: tuple[str, ...]) -> None:
    """The account names nobody and opens to nobody; all that hangs on it alone is gone."""
    for relation in User._meta.related_objects:
        kept_by: Any = relation
        if kept_by.on_delete is models.CASCADE:
            relation.related_model._base_manager.filter(**{relation.field.name: user}).delete()
    for kind in (AccessAttempt, AccessFailureLog, AccessLog):
        kind.objects.filter(username__in=words).delete()
    for session in Session.objects.iterator():
        told = session.get_decoded()
        if str(told.get("_auth_user_id")) == str(user.pk) or named_in(json.dumps(told, default=str), words):
            session.delete()
    user.email, user.name, user.is_active, user.last_login = _address(user), "", False, None
    user.first_name = user.last_name = ""
    user.set_unusable_password()
    user.save()


def projects_ever(user: User) -> list[Project]:
    """The projects that somebody belongs to, or belonged to."""
    return list(Project.objects.filter(memberships__user=user).distinct())


def _forget(words: tuple[str, ...], of: list[Project]) -> int:
    """Erase what entries of the logs are about where it names the person; the entries stand."""
    chains = [SITE, *(project.slug for project in of)]
    found = _naming(Payload.objects.filter(entry__chain__in=chains), words, body=True)
    return Payload.objects.filter(pk__in=[p.pk for p in found]).delete()[0]


def rows_naming(user: User) -> list[str]:
    """Rows of which some version names the person, as shelf and key, each once."""
    found = _values(words_of(user), projects_ever(user))
    return list(dict.fromkeys(f"{v.place.shelf} {v.place.key}".strip() for v in found))


def files_of(user: User) -> list[Upload]:
    """Uploaded files that name the person."""
    return files_naming(words_of(user), projects_ever(user))


def _values(words: tuple[str, ...], of: list[Project]) -> list[Value]:
    asked = Value.objects.filter(place__project__in=of).select_related("place")
    return _naming(asked, words, fields=True, why=False)


def _blot(words: tuple[str, ...], of: list[Project]) -> list[str]:
    """Blot the person out of every version of every row, and out of names of files; the rows it was in."""
    values = _values(words, of)
    files = _naming(Upload.objects.filter(place__project__in=of).select_related("place"), words, name=False)
    if values:
        with lifted("casework_value"):
            for value in values:
                Value.objects.filter(pk=value.pk).update(
                    fields=blotted(value.fields, words), why=blotted(value.why, words)
                )
    if files:
        with lifted("casework_upload"):
            for file in files:
                Upload.objects.filter(pk=file.pk).update(name=blotted(file.name, words))
    return list(dict.fromkeys(f"{v.place.shelf} {v.place.key}".strip() for v in (*values, *files)))


def _blot_drafts(words: tuple[str, ...], of: list[Project]) -> None:
    """What others have begun to write of the person."""
    for draft in Draft.objects.filter(project__in=of):
        if (said := blotted(draft.fields, words)) != draft.fields:
            Draft.objects.filter(pk=draft.pk).update(fields=said)


def _naming(rows: models.QuerySet[Any], words: tuple[str, ...], **columns: bool) -> list[Any]:
    """Rows that name the person in one of their columns.

    columns : by name, whether it holds JSON
    """
    asked = models.Q(pk__in=())
    for word in words:
        for column, of_json in columns.items():
            said = json.dumps(word, ensure_ascii=False)[1:-1] if of_json else word
            asked |= models.Q(**{f"as_{column}__icontains": said})
    texts = {f"as_{column}": Cast(column, models.TextField()) for column in columns}
    return list(rows.annotate(**texts).filter(asked))


def blotted(value: Any, words: tuple[str, ...]) -> Any:
    """A value with the words blotted out of every text in it, whatever their letter case."""
    if isinstance(value, str):
        for word in words:
            value = re.sub(re.escape(word), BLOT, value, flags=re.IGNORECASE)
        return value
    if isinstance(value, dict):
        return {key: blotted(part, words) for key, part in value.items()}
    if isinstance(value, list):
        return [blotted(part, words) for part in value]
    return value


def of_project(project: Project, number: int) -> User | None:
    """A person who belongs, or belonged, to a project."""
    found = Membership.objects.filter(project=project, user_id=number, user__is_active=True)
    row = found.select_related("user").first()
    return row.user if row else None
