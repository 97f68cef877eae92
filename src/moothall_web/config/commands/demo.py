"""`moothall demo`: the teaching example as a site, with a link for each role."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from moothall_web.config.begin import begin

MARK = "demo.txt"


@click.command(short_help="the site on the teaching example, with a sign-in link a role")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 takes a free one.")  # fmt: skip
def demo(folder: Path | None, port: int) -> None:
    """Open the site on the teaching example, three-valleys, on this machine.

    Prints one link a role: each signs in once, for a try. In DIR all is kept for the next time, which prints
    new links; without, it is gone when you press Ctrl-C.
    """
    if folder is not None:
        _open(folder, port)
        return
    with tempfile.TemporaryDirectory(prefix="moothall-demo-") as place:
        _open(Path(place), port)


def _open(folder: Path, port: int) -> None:
    from moothall.files.errors import refuse

    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise refuse(str(folder), "something that is no demo stands here; name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("A demo of Moothall: it can be deleted.\n", encoding="utf-8")
    place = begin(folder, new=True)
    from moothall_web.accounts.links import HOURS, link_for
    from moothall_web.config import serving
    from moothall_web.config.demo import people

    address = "127.0.0.1"
    port = serving.free(address, port)
    serving.bring_up_to_date(place)
    links = [(role.title, f"http://{address}:{port}{link_for(user)}") for role, user in people()]

    def tell() -> None:
        click.echo(f"The teaching example is at http://{address}:{port}/ until Ctrl-C. Sign in as:\n")
        for title, link in links:
            click.echo(f"{title}\n  {link}")
        click.echo(f"\nEach link works once, for {HOURS} hours; start the demo again for new ones.")

    serving.serve(place, address, port, 1, tell)
