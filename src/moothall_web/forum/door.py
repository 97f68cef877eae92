"""Who may send a comment: no account, no third party, no puzzle. Works without scripts and by ear.

A form carries the signed moment at which it was opened, and one field that people are told to leave empty.
How often one address sends is counted by a code that changes each day, so that no address is kept.
"""

from __future__ import annotations

import datetime

from axes.helpers import get_client_ip_address
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from moothall_web.forum.models import Knock
from moothall_web.forum.rules import rules

SALT = "moothall.forum"
TRAP = "website"
"""Name of the field that people leave empty."""


def token(place: str) -> str:
    """The signed moment at which the form of a place was opened."""
    return signing.TimestampSigner(salt=SALT).sign(place)


def turned_away(request: HttpRequest, place: str) -> str:
    """Why what was sent is not taken: a word that the page says in a sentence; empty where it is."""
    form = rules().form
    if request.POST.get(TRAP, ""):
        return "trap"
    signer = signing.TimestampSigner(salt=SALT)
    try:
        asked = signer.unsign(request.POST.get("token", ""), max_age=form.most)
        if asked != place:
            return "old"
    except signing.BadSignature:
        return "old"
    try:
        signer.unsign(request.POST.get("token", ""), max_age=form.least)
    except signing.SignatureExpired:
        return ""
    return "fast"


def too_many(request: HttpRequest) -> bool:
    """Whether this address, or everybody together, sends too often; else this one is counted.

    It stands in the transaction of what is sent.
    """
    limits, now = rules().limits, timezone.now()
    since = now - datetime.timedelta(seconds=limits.seconds)
    Knock.objects.filter(at__lt=since).delete()
    day = timezone.localdate().isoformat()
    code = salted_hmac(f"{SALT}.{day}", get_client_ip_address(request) or "", algorithm="sha256").hexdigest()
    if Knock.objects.filter(code=code).count() >= limits.of_one_address:
        return True
    if Knock.objects.count() >= limits.of_the_site:
        return True
    Knock.objects.create(code=code, at=now)
    return False
