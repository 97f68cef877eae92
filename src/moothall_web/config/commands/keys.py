"""`moothall keys`: the key with which the site signs its editions."""

from __future__ import annotations

from pathlib import Path

import click

from moothall_web.config.begin import begin, with_data


@click.command(short_help="the key that signs editions, or a new one")
@click.option("--rotate", is_flag=True, help="Make a new key; the one before signs no more.")
@with_data
def keys(rotate: bool, data: Path | None) -> None:
    """Print the public key with which the site signs editions; made now if there is none.

    Tell it to others in a place that is not this site: on paper, on the council's own pages. With --rotate a
    new key takes its place. What the old one signed stays signed, and its public half stays on the site.
    """
    begin(data)
    from moothall_web.publication.keys import place, signer
    from moothall_web.publication.keys import rotate as new_key
    from moothall_web.publication.models import SigningKey

    found = new_key("command-line") if rotate else signer()
    click.echo(f"Signs now: {found.row.public}")
    click.echo(f"Its private half: {place()} (for its owner alone; it is in no backup)")
    for old in SigningKey.objects.exclude(retired=None).order_by("-retired"):
        click.echo(f"Until {old.retired:%Y-%m-%d}: {old.public}")
