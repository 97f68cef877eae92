"""`moothall serve`: the site, until Ctrl-C."""

from __future__ import annotations

from pathlib import Path

import click

from moothall_web.config.begin import begin


@click.command(short_help="the site, from a folder of data")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 takes a free one.")  # fmt: skip
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes; 1 on SQLite, else one a core.")
@click.option(
    "--worker/--no-worker", default=True, help="Whether a worker runs beside; see `moothall worker`."
)
def serve(folder: Path | None, port: int, address: str, workers: int | None, worker: bool) -> None:
    """Serve the site, whose data are in DIR.

    DIR is MOOTHALL_DATA or moothall-data where it is left out, and is made where it is missing. Where this
    version changes the tables, a backup is written first. The environment says the rest: MOOTHALL_DATABASE,
    MOOTHALL_HOSTS, MOOTHALL_HTTPS, MOOTHALL_SECRET, MOOTHALL_EMAIL. Put a server that speaks HTTPS before it.
    """
    place = begin(folder, new=True)
    from moothall_web.accounts.models import User
    from moothall_web.config import serving

    port = serving.free(address, port)
    serving.bring_up_to_date(place)
    if not User.objects.exists():
        click.echo(f"Nobody can sign in yet: moothall admin EMAIL --data {place}", err=True)
    url = f"http://{f'[{address}]' if ':' in address else address}:{port}/"
    serving.serve(place, address, port, workers or serving.workers(),
                  lambda: click.echo(f"The site of {place} is at {url} until Ctrl-C."),
                  worker=worker)  # fmt: skip
