"""Letters sent when they are due, each once: by a worker every hour, or by the command line."""

from __future__ import annotations

import datetime
import logging
from functools import cache
from pathlib import Path

import yaml
from django.core.mail import EmailMessage
from django.utils import timezone
from msgspec import Struct, convert

from moothall_web.letters.models import Subscription
from moothall_web.letters.writing import letter
from moothall_web.ui.days import ZONE

log = logging.getLogger("moothall.letters")


class Rules(Struct, frozen=True):
    """From which hour on letters are sent, and on which day the weekly ones."""

    hour: int
    weekday: int


@cache
def rules() -> Rules:
    """The rules as the file has them."""
    return convert(yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text("utf-8")), Rules)


def last_turn(every: str, now: datetime.datetime) -> datetime.datetime:
    """The last moment up to now at which such letters fell due, by the clocks of the country."""
    local = now.astimezone(ZONE)
    turn = local.replace(hour=rules().hour, minute=0, second=0, microsecond=0)
    back = 0 if turn <= local else 1
    if every == Subscription.WEEK:
        back += ((turn - datetime.timedelta(days=back)).weekday() - rules().weekday) % 7
    return turn - datetime.timedelta(days=back)


def due(now: datetime.datetime) -> list[Subscription]:
    """Everybody whose letter is due and was not sent yet."""
    found = Subscription.objects.filter(user__is_active=True).select_related("user").order_by("pk")
    return [one for one in found if one.since < last_turn(one.every, now)]


def send_due(now: datetime.datetime | None = None) -> int:
    """Send every letter that is due; how many left. Where there is no mail server, the rest waits."""
    now, sent = now or timezone.now(), 0
    for one in due(now):
        try:
            sent += send(one, now)
        except OSError as error:
            log.warning("letters wait: %s", error)
            break
    return sent


def send(one: Subscription, now: datetime.datetime) -> bool:
    """Send somebody what there is up to now; whether there was anything. OSError where it did not leave.

    Another worker that does the same in this moment sends nothing.
    """
    mine = Subscription.objects.filter(pk=one.pk, since=one.since)
    made = letter(one)
    if not mine.update(since=now) or made is None:
        return False
    headers = {
        "List-Unsubscribe": f"<{made.stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    try:
        EmailMessage(made.subject, made.text, None, [one.user.email], headers=headers).send()
    except OSError:
        Subscription.objects.filter(pk=one.pk, since=now).update(since=one.since)
        raise
    return True
