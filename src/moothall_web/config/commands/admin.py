"""`moothall admin`: the first person of a site."""

from __future__ import annotations

from pathlib import Path

import click

from moothall_web.config.begin import begin, with_data


@click.command(short_help="the first person of a site, or a new password")
@click.argument("email")
@click.option("--url", default="http://127.0.0.1:8000", show_default=True, help="Where the site is reached.")
@with_data
def admin(email: str, url: str, data: Path | None) -> None:
    """Make a person who may make projects, or give one who lost the password a new start.

    Prints a link under which that person sets a password. It works once, and for three days.
    """
    place = begin(data, new=True)
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from moothall_web.accounts.links import SITE, password_link
    from moothall_web.accounts.models import User
    from moothall_web.audit.record import record
    from moothall_web.config import serving

    try:
        validate_email(email)
    except ValidationError:
        raise click.UsageError(f"{email} is no e-mail address.") from None
    serving.bring_up_to_date(place)
    with transaction.atomic():
        user = User.objects.filter(email=email.casefold()).first()
        made = user is None
        if user is None:
            user = User.objects.create_superuser(email)
        elif not user.is_staff:
            user.is_staff = user.is_superuser = True
            user.save(update_fields=["is_staff", "is_superuser"])
        record(SITE, actor="command-line", action="admin", subject=f"user:{user.pk}", body={"made": made})
    said = "may make projects now" if made else "was here already, and may make projects"
    click.echo(f"{user.email} {said}. The password is set here, once, within three days:")
    click.echo(f"{url.rstrip('/')}{password_link(user)}")
