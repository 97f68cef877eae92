"""A backup brought back into an empty database, and held against its manifest.

`python -m moothall_web.config.restoring FILE` does so on the database of the environment: the command runs it
on a temporary one first.
"""

from __future__ import annotations

import shutil
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from moothall import __version__
from moothall.cli.failures import report
from moothall.files.errors import refuse
from moothall_web.config.begin import begin

if TYPE_CHECKING:
    from moothall_web.config.archive import Manifest


def restore(file: Path) -> list[str]:
    """Bring a backup back; what was checked, in words.

    raises : ReadError where the backup is damaged, of a newer Moothall, or comes back as something else
    """
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction

    from moothall_web.accounts.links import SITE
    from moothall_web.audit.record import record
    from moothall_web.config import archive

    try:
        with zipfile.ZipFile(file) as packed:
            manifest = archive.read(packed, file)
            _rows(packed, manifest, file)
            root = Path(settings.MEDIA_ROOT)
            for name in (n for n in manifest.files if n.startswith("files/")):
                place = root / name.removeprefix("files/")
                place.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(name) as read, place.open("wb") as written:
                    shutil.copyfileobj(read, written)
    except (zipfile.BadZipFile, zlib.error):
        raise refuse(str(file), "this is no ZIP that can be read.") from None
    call_command("migrate", verbosity=0, interactive=False)
    said = _checked(manifest, file)
    with transaction.atomic():
        body = {"made": manifest.made, "moothall": manifest.moothall}
        record(SITE, actor="command-line", action="restore", body=body)
    return said


def _rows(packed: zipfile.ZipFile, manifest: Manifest, file: Path) -> None:
    """All rows into tables of the shape that they had then."""
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    from moothall_web.config import tables

    executor = MigrationExecutor(connection)
    if executor.loader.applied_migrations:
        raise refuse(str(file), "the database is not empty: a backup is brought back into a new one only.")
    targets = [(app, name) for app, name in manifest.migrations]
    known = executor.loader.graph.node_map
    if unknown := [f"{app} {name}" for app, name in targets if (app, name) not in known]:
        said = f"it is of Moothall {manifest.moothall}, whose tables this one ({__version__}) does not know"
        raise refuse(str(file), f"{said}: {', '.join(unknown[:3])}.")
    state = executor.migrate([t for t in targets if not _before_another(known[t], targets)])
    with transaction.atomic():
        for label, number in manifest.rows.items():
            with packed.open(f"tables/{label}.jsonl") as lines:
                if tables.put(label, lines, state.apps) != number:
                    raise refuse(str(file), f"tables/{label}.jsonl does not hold {number} rows.")


def _before_another(node: Any, targets: list[tuple[str, str]]) -> bool:
    return any(child.key in targets for child in node.children)


def _checked(manifest: Manifest, file: Path) -> list[str]:
    from django.apps import apps

    from moothall_web.config import archive

    for label, number in manifest.rows.items():
        if apps.get_model(label)._base_manager.count() != number:
            raise refuse(str(file), f"{label}: not all of {number} rows came back.")
    if archive.logs_now() != manifest.logs:
        raise refuse(str(file), "a log came back as another one.")
    now = archive.projects_now()
    same_version = manifest.moothall == __version__ and manifest.projects.keys() == now.keys()
    for slug, was in manifest.projects.items():
        if now.get(slug) != was and (same_version or (was and not now.get(slug))):
            raise refuse(str(file), f"{slug} came back as another project.")
    rows, files = sum(manifest.rows.values()), len(manifest.files) - len(manifest.rows)
    said = [
        f"All {rows:,} rows and {files:,} files came back.",
        "Every log is as it was: same entries, same newest entry.",
        "Every project gathers to what it was." if same_version
        else f"Every project gathers; whether to the same, a backup of {manifest.moothall} cannot tell.",
    ]  # fmt: skip
    said += [f"The log of {n} had {log.faults} faults when it was backed up, and has them still."
             for n, log in manifest.logs.items() if log.faults]  # fmt: skip
    return said


def main() -> int:
    """Bring the named backup back into the database of the environment."""
    try:
        begin(new=True)
        click.echo("\n".join(restore(Path(sys.argv[1]))))
    except Exception as error:
        return report(error, as_json=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
