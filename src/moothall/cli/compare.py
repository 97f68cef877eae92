"""`moothall compare`: what changed between two projects or findings, and what it did to the answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.compared import Side, flag_changes, side
from moothall.cli.compare_words import told
from moothall.cli.output import write_json
from moothall.cli.places import Folder
from moothall.cli.simulating import bounded, compile_once
from moothall.files.differences import Difference, differences
from moothall.files.findings import findings_json, read_findings
from moothall.files.projects import read_project
from moothall.findings.findings import Findings
from moothall.project.project import ANSWERED, Project

SAME, DIFFERENT = 0, 1


class Compared(Struct, frozen=True, kw_only=True):
    """All that is told of the two."""

    before: Side
    after: Side
    inputs: tuple[Difference, ...] | None
    """None: one of the two is findings, which hold no inputs"""
    flags: dict[str, Any]
    figures: tuple[Difference, ...]

    @property
    def exit(self) -> int:
        """0 where nothing differs."""
        return DIFFERENT if self.inputs or self.figures else SAME


@click.command()
@click.argument("before", type=Folder(there=True), metavar="A")
@click.argument("after", type=Folder(there=True), metavar="B")
@click.option("--draws", type=bounded("draws"), metavar="N", help="Draws, instead of each project's own.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: inputs, answer, figures, exit.")
@click.pass_context
def compare(context: click.Context, before: Path, after: Path, draws: int | None, as_json: bool) -> None:
    """Say what changed from A to B, and what it did to the answer.

    A and B are projects (folders, workbooks, bundles), or findings.json files. Two projects are compared in
    what people put in and in what follows from it; findings only in what follows. Exit code 0: nothing
    differs; 1: something does; 2: errors.
    """
    found = _compared(before, after, draws)
    if as_json:
        write_json(as_values(found) | {"errors": [], "exit": found.exit})
    else:
        click.echo("\n".join(told(found.before, found.after, found.inputs, found.flags, found.figures)))
    context.exit(found.exit)


def _compared(a: Path, b: Path, draws: int | None) -> Compared:
    given = [_project(path, draws) for path in (a, b)]
    if any(given):
        compile_once()
    old, new = (_findings(path, project) for path, project in zip((a, b), given, strict=True))
    return held_together(old, new, *given)


def held_together(
    old: Findings, new: Findings, first: Project | None = None, second: Project | None = None
) -> Compared:
    """Two findings side by side, as findings.json holds them; with their projects, what was put in too."""
    return Compared(
        before=side(old),
        after=side(new),
        inputs=None if first is None or second is None else tuple(differences(_plain(first), _plain(second))),
        flags=msgspec.to_builtins(flag_changes(old, new)),
        figures=tuple(differences(_figures(old), _figures(new))),
    )


def _project(path: Path, draws: int | None) -> Project | None:
    """The project at a path; none where findings stand there."""
    if path.is_file() and path.suffix.casefold() == ".json":
        return None
    project = read_project(path)
    return project if draws is None else replace(project, head=replace(project.head, draws=draws))


def _findings(path: Path, project: Project | None) -> Findings:
    """Findings as findings.json holds them, so that both sides are rounded alike."""
    if project is None:
        return read_findings(path.read_bytes(), path.name)
    from moothall.engine.appraise import appraise

    return read_findings(findings_json(appraise(project)), path.name)


def _plain(project: Project) -> dict[str, Any]:
    """What people put in, as plain values."""
    return {part: msgspec.to_builtins(getattr(project, part)) for part in ANSWERED}


def _figures(findings: Findings) -> Any:
    """All that was worked out; not which files it was worked out from."""
    plain = msgspec.to_builtins(findings)
    plain["project"].pop("fingerprint")
    return plain


def as_values(found: Compared) -> dict[str, Any]:
    """What was compared, as plain values."""
    before, after = msgspec.to_builtins(found.before), msgspec.to_builtins(found.after)
    return {
        "before": before,
        "after": after,
        "inputs": None if found.inputs is None else msgspec.to_builtins(found.inputs),
        "flags": found.flags,
        "figures": msgspec.to_builtins(found.figures),
    }
