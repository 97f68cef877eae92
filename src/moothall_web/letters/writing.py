"""A letter in words: plain text, in the language in which it was asked for."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from moothall_web.letters.choosing import word_of
from moothall_web.letters.gathering import Line, Part, gathered
from moothall_web.letters.models import Subscription
from moothall_web.ui.days import in_full


class Letter(Struct, frozen=True):
    """A letter; stop: the address that ends these letters."""

    subject: str
    text: str
    stop: str


def letter(found: Subscription) -> Letter | None:
    """The letter that somebody gets now; None where nothing is new and nothing waits."""
    with translation.override(found.language):
        parts = gathered(found.user, found.since)
        if not parts:
            return None
        stop = there(reverse("stop_letters", args=[word_of(found.user)]))
        how = _("You get this each week, as you chose.")
        if found.every == Subscription.DAY:
            how = _("You get this each day, as you chose.")
        end = "\n".join(
            [how, _("Change that: {address}").format(address=there(reverse("letters"))),
             _("Stop it at once, without signing in: {address}").format(address=stop)]
        )  # fmt: skip
        told = [_part(part, found.since) for part in parts]
        return Letter(_subject(parts), "\n\n\n".join([*told, f"-- \n{end}\n"]), stop)


def there(path: str) -> str:
    """The address of a page as people reach it from elsewhere."""
    return f"{settings.MOOTHALL_URL.rstrip('/')}{path}"


def _subject(parts: list[Part]) -> str:
    n = sum(len(part.waits) for part in parts)
    if not n:
        return _("Moothall: what is new")
    said = ngettext("Moothall: %(num)s thing waits for you", "Moothall: %(num)s things wait for you", n)
    return said % {"num": n}


def _part(part: Part, since: datetime.datetime) -> str:
    told = [" ".join(part.title.split())]
    if part.waits:
        told.append("\n".join([_("Waits for you:"), *map(_line, part.waits)]))
    if part.new:
        told.append("\n".join([_("New since {day}:").format(day=in_full(since)), *map(_line, part.new)]))
    return "\n\n".join(told)


def _line(line: Line) -> str:
    return f"* {' '.join(line.words.split())}\n  {there(line.address)}"
