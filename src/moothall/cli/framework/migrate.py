"""`moothall framework migrate`: move a project to another version of its framework."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from moothall.cli.output import table, wrapped, write_json
from moothall.cli.places import Folder, vacant
from moothall.files.carrying import Fate
from moothall.files.store import write_files
from moothall.files.upgrade import Upgrade, counts, outcome, prepare, upgraded_files, what


@click.command()
@click.argument("project", type=Folder(there=True))
@click.option("--to", "pin", required=True, metavar="PIN", help="Version to move to, as essu_2007@1.1.0.")
@click.option("--framework", type=Folder(), help="Folder of that version, where not at hand.")
@click.option("-o", "--out", type=Folder(), help="New folder; beside the old one if left out.")
@click.option("--yes", is_flag=True, help="Write the new folder. Without it, only show what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: fates of rows, files, exit.")
def migrate(
    project: Path, pin: str, framework: Path | None, out: Path | None, yes: bool, as_json: bool
) -> None:
    """Show what a move to another version does to each row, and with --yes write a new folder.

    PROJECT is a project folder; it stays as it is. The new folder keeps a record in migration.md.
    """
    upgrade = prepare(project, pin, framework)
    target = out or _beside(project, upgrade)
    if yes:
        vacant(target)
        write_files(target, upgraded_files(project, upgrade, datetime.date.today()))
    if as_json:
        _json(upgrade, target if yes else None)
        return
    click.echo("\n".join(_preview(upgrade)))
    if yes:
        click.echo(f"Written: {target}. {project} stays as it was.")
    else:
        click.echo(f"Nothing is written. With --yes, the new project is written to {target}.")


def _beside(project: Path, upgrade: Upgrade) -> Path:
    here = project.absolute()
    return here.parent / f"{here.name}-{upgrade.new.framework.head.version}"


def _json(upgrade: Upgrade, written: Path | None) -> None:
    new = [s for m in upgrade.migrations for s in m.steps if s.verb == "added"]
    write_json(
        {
            "before": upgrade.old.framework.pin,
            "after": upgrade.new.framework.pin,
            "rows": upgrade.fates,
            "added": new,
            "written": None if written is None else str(written),
            "exit": 0,
        }
    )


def _preview(upgrade: Upgrade) -> Iterator[str]:
    old, new = upgrade.old.framework.head, upgrade.new.framework.head
    yield f"From {old.id} {old.version} to {new.version}"
    for migration in upgrade.migrations:
        if migration.note:
            yield wrapped(migration.note)
    yield ""
    if upgrade.fates:
        found = counts(upgrade).items()
        rows = [line for (file, key), fates in found for line in _line(upgrade, file, key, fates)]
        yield table(("file", "item", "what became of it", "rows", "outcome"), rows)
    else:
        yield "No row names an item that changed."
    yield "Every other row is carried as it is."
    for step in (s for m in upgrade.migrations for s in m.steps if s.verb == "added"):
        yield wrapped(f"Asked for the first time: {step.id} {step.reason}".rstrip(), "  ")
    yield ""


def _line(upgrade: Upgrade, file: str, key: str, fates: list[Fate]) -> Iterator[tuple[str, ...]]:
    """A line for each thing that becomes of the rows of a file that name an item."""
    for words in dict.fromkeys(outcome(f) for f in fates):
        rows = [str(f.row) for f in fates if f.row and outcome(f) == words]
        shown = ", ".join(rows[:6]) + (f" and {len(rows) - 6} more" if len(rows) > 6 else "")
        yield file, key, what(fates[0], upgrade), shown or "-", words
