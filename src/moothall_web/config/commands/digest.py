"""`moothall digest`: letters on what is new and what waits, sent now."""

from __future__ import annotations

from pathlib import Path

import click

from moothall_web.config.begin import begin, with_data


@click.command(short_help="letters on what is new and what waits, to those who asked for them")
@click.option("--now", is_flag=True, help="Also to those whose letter is not due yet.")
@with_data
def digest(now: bool, data: Path | None) -> None:
    """Send the letters that are due: to those who chose so on the page of their account.

    A worker does so by itself every hour; this is for a site that has none, or for a try. Without
    MOOTHALL_EMAIL the letters are printed. MOOTHALL_URL is the address that stands in their links.
    """
    begin(data)
    from django.utils import timezone

    from moothall_web.letters.models import Subscription
    from moothall_web.letters.sending import send, send_due

    if not now:
        sent = send_due()
    else:
        every = Subscription.objects.filter(user__is_active=True).select_related("user").order_by("pk")
        sent = sum([send(one, timezone.now()) for one in every])
    click.echo("No letter was sent." if not sent else f"{sent} letter{'s' if sent > 1 else ''} sent.")
