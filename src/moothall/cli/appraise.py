"""`moothall appraise`: work out a project, and write the result as files."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from msgspec.structs import replace

from moothall.business_case.document import MEMBERS_SHEET
from moothall.cli import flags
from moothall.cli.failures import refuse_use
from moothall.cli.notes import as_rows, tell
from moothall.cli.output import width, write_json
from moothall.cli.places import Folder
from moothall.cli.simulating import bounded, compile_once
from moothall.engine.appraise import appraise as worked_out
from moothall.files.findings import findings_json
from moothall.files.projects import read_project_with_notes
from moothall.files.store import write_files
from moothall.findings.findings import Findings
from moothall.project.problems import listed, nearest
from moothall.project.project import Project

FORMATS = {"html": "index.html", "json": "findings.json"}
"""What this version makes, and under which name."""
PLANNED = ("docx", "pdf", "xlsx")
LANGUAGES = ("en",)


@click.command()
@click.argument("project", type=Folder(there=True))
@click.option(
    "-o",
    "--out",
    type=Folder(),
    required=True,
    metavar="OUT",
    help="Folder for the results.",
)
@click.option(
    "--draws", type=bounded("draws"), metavar="N", help="Draws of the simulation, instead of the project's."
)
@click.option(
    "--seed", type=bounded("seed"), metavar="S", help="Seed of the simulation, instead of the project's."
)
@click.option("--formats", default="html,json", show_default=True, help="What to write, with commas between.")
@click.option("--lang", default="en", show_default=True, help="Language of the page.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object: errors, flags, files, notes, exit."
)
@click.pass_context
def appraise(
    context: click.Context,
    project: Path,
    out: Path,
    draws: int | None,
    seed: int | None,
    formats: str,
    lang: str,
    as_json: bool,
) -> None:
    """Work out a project and write findings.json and a page to read.

    PROJECT is a project folder or a workbook. Exit code 0: no stop or high flag; 1: some; 2: errors, and
    nothing is written.
    """
    wanted = _formats(formats)
    _language(lang)
    read, notes = read_project_with_notes(project)
    given = _overridden(read, draws, seed)
    if not as_json:
        tell(notes)
    compile_once()
    _progress("Working out ...")
    findings = worked_out(given)
    files = {FORMATS[name]: _made(name, given, findings) for name in wanted}
    if "html" in wanted:
        files[MEMBERS_SHEET] = _sheet(given, findings)
    write_files(out, files)
    if as_json:
        write_json(flags.as_json(findings, files=[str(out / name) for name in files], notes=as_rows(notes)))
    else:
        click.echo(_summary(findings))
        click.echo("\n".join(f"Written: {out / name}" for name in files))
    context.exit(flags.exit_code(findings))


def _formats(words: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(w.strip() for w in words.split(",") if w.strip()))
    for word in wanted:
        if word in PLANNED:
            refuse_use(f"{word} is not made by this version; it makes {' and '.join(FORMATS)}.")
        if word not in FORMATS:
            refuse_use(f'there is no format "{word}".{nearest(word, FORMATS)} Known: {listed(FORMATS)}.')
    if not wanted:
        refuse_use(f"name at least one format: {listed(FORMATS)}.")
    return wanted


def _language(word: str) -> None:
    if word == "cy":
        refuse_use("pages in Welsh (cy) are not made by this version; it makes en.")
    if word not in LANGUAGES:
        refuse_use(f'pages in "{word}" are not made; this version makes {listed(LANGUAGES)}.')


def _overridden(project: Project, draws: int | None, seed: int | None) -> Project:
    """The project with the draws and seed that were asked for; both stand in the findings."""
    given = {name: n for name, n in (("draws", draws), ("seed", seed)) if n is not None}
    return replace(project, head=replace(project.head, **given)) if given else project


def _made(name: str, project: Project, findings: Findings) -> bytes:
    if name == "json":
        return findings_json(findings)
    from moothall.business_case.compose import compose
    from moothall.render.html import render_html

    return render_html(compose(project, findings)).encode()


def _sheet(project: Project, findings: Findings) -> bytes:
    """The members' sheet, to which the page leads."""
    from moothall.business_case.members_sheet import members_sheet
    from moothall.render.html import render_html

    return render_html(members_sheet(project, findings)).encode()


def _summary(findings: Findings) -> str:
    from moothall.render.terminal import summary

    return summary(findings, width())


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        click.echo(words, err=True)
