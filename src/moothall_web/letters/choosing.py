"""How often somebody gets letters: chosen on the account page, and stopped by a signed link."""

from __future__ import annotations

from django.core import signing
from django.utils import timezone

from moothall_web.accounts.models import User
from moothall_web.letters.models import Subscription

NEVER = "never"
SALT = "moothall.letters"


def chosen(user: User) -> str:
    """How often somebody gets letters: day, week or never."""
    found = Subscription.objects.filter(user=user).values_list("every", flat=True).first()
    return found or NEVER


def choose(user: User, every: str, language: str) -> None:
    """Let somebody get letters as often as this, from now on."""
    if every == NEVER:
        Subscription.objects.filter(user=user).delete()
        return
    held, new = Subscription.objects.get_or_create(
        user=user, defaults={"every": every, "language": language, "since": timezone.now()}
    )
    if not new:
        held.every, held.language = every, language
        held.save(update_fields=["every", "language"])


def word_of(user: User) -> str:
    """The signed word of the link that stops somebody's letters."""
    return signing.dumps(user.pk, salt=SALT)


def reader_of(word: str) -> User | None:
    """Whose letters a link stops; None where it was changed, or not copied as a whole."""
    try:
        return User.objects.filter(pk=signing.loads(word, salt=SALT), is_active=True).first()
    except signing.BadSignature:
        return None
