"""`moothall appraise`: work out a project, and write the result as files."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from msgspec.structs import replace

from moothall.business_case.languages import speaking
from moothall.cli import flags
from moothall.cli.failures import refuse_use
from moothall.cli.formats import formats as formats_named
from moothall.cli.notes import as_rows, tell
from moothall.cli.output import width, write_json
from moothall.cli.places import Folder
from moothall.cli.simulating import bounded, compile_once
from moothall.engine.appraise import appraise as worked_out
from moothall.files.catalogues import language, languages
from moothall.files.projects import read_project_with_notes
from moothall.files.store import write_files
from moothall.findings.findings import Findings
from moothall.papers.documents import PAPERS, documents
from moothall.papers.tables import TABLES, named
from moothall.project.problems import listed
from moothall.project.project import Project

FORMATS = (*PAPERS, "json", *TABLES)
"""What this version makes."""


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
@click.option("--lang", default="en", show_default=True, help="Language of the documents, as cy for Welsh.")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE.docx",
    help="Word file whose styles, margins, header and footer docx takes.",
)
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
    template: Path | None,
    as_json: bool,
) -> None:
    """Work out a project and write findings.json and pages to read; on request PDFs, Word files, tables.

    Formats: html, pdf, docx, json, xlsx (findings.xlsx, a sheet for each table of the findings) and csv
    (the same tables in tables/, with the data dictionary datapackage.json).

    PROJECT is a project folder, a workbook or a bundle. Exit code 0: no stop or high flag; 1: some;
    2: errors, and nothing is written.
    """
    wanted = formats_named(formats, FORMATS)
    _language(lang)
    look = _template(template, wanted)
    read, notes = read_project_with_notes(project)
    given = _overridden(read, draws, seed)
    if not as_json:
        tell(notes)
    compile_once()
    _progress("Working out ...")
    findings = worked_out(given)
    with speaking(language(lang)):
        files = documents(wanted, given, findings, template=look)
    write_files(out, files)
    if as_json:
        write_json(flags.as_json(findings, files=[str(out / name) for name in files], notes=as_rows(notes)))
    else:
        click.echo(_summary(findings))
        click.echo("\n".join(f"Written: {out / name}" for name in named(files)))
    context.exit(flags.exit_code(findings))


def _language(word: str) -> None:
    known = languages()
    if word not in known:
        refuse_use(f'pages in "{word}" are not made; this version makes {listed(known)}.')


def _overridden(project: Project, draws: int | None, seed: int | None) -> Project:
    """The project with the draws and seed that were asked for; both stand in the findings."""
    given = {name: n for name, n in (("draws", draws), ("seed", seed)) if n is not None}
    return replace(project, head=replace(project.head, **given)) if given else project


def _template(path: Path | None, wanted: tuple[str, ...]) -> bytes | None:
    """The template's bytes, looked at before anything is worked out."""
    if path is None:
        return None
    if "docx" not in wanted:
        refuse_use("--template is for docx; name docx among the --formats, or leave the template out.")
    from moothall.cli.templates import template_read

    return template_read(path)


def _summary(findings: Findings) -> str:
    from moothall.render.terminal import summary

    return summary(findings, width())


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        click.echo(words, err=True)
