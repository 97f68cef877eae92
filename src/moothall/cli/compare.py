"""`moothall compare`: what changed between two projects or findings, and what it did to the answer."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from moothall.cli.compare_words import told
from moothall.cli.output import write_json
from moothall.cli.places import Folder
from moothall.cli.simulating import bounded, compile_once
from moothall.files.findings import findings_json, read_findings
from moothall.files.projects import read_project
from moothall.findings.findings import Findings
from moothall.papers.comparison import Compared, as_values, held_together
from moothall.project.project import Project


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
