"""`moothall bundle`: a project, its findings and its documents as one file that anybody can verify."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from moothall.business_case.disclosure.differences import ranks_differ
from moothall.business_case.disclosure.disclose import disclose
from moothall.business_case.languages import ENGLISH
from moothall.cli.failures import refuse_use
from moothall.cli.formats import formats as named
from moothall.cli.notes import as_rows, tell
from moothall.cli.output import wrapped, write_json
from moothall.cli.places import Folder
from moothall.cli.simulating import bounded, compile_once
from moothall.engine.appraise import appraise
from moothall.engine.workforce.lines import staff_lines
from moothall.files.bundle.bundle import ENDING, own_framework
from moothall.files.catalogues import languages
from moothall.files.errors import Complaint, ReadError
from moothall.files.projects import read_project_with_notes
from moothall.files.store import write_files
from moothall.papers.bundling import Made, Public, packed_up, shown
from moothall.papers.documents import PAPERS
from moothall.project.problems import Problem, listed
from moothall.project.project import Project
from moothall.project.public import UnpublishableError
from moothall.project.tables import TABLES

READ = "html,pdf"
"""What is read and filed; Word is for those who write on, and adds some megabytes that nobody reads here."""


@click.command("bundle")
@click.argument("project", type=Folder(there=True))
@click.option(
    "-o", "--out", type=Folder(), required=True, metavar="FILE", help=f"File to write; ends in {ENDING}."
)
@click.option("--public", is_flag=True, help="Take out what is withheld, and small counts of people.")
@click.option(
    "--formats", default=READ, show_default=True, help="Formats of the documents, of html, pdf and docx."
)
@click.option(
    "--lang", "langs", default=ENGLISH.code, show_default=True,
    help="Languages of the documents, with commas between, as en,cy; English is always among them.",
)  # fmt: skip
@click.option("--draws", type=bounded("draws"), metavar="N", help="Draws, instead of the project's.")
@click.option("--seed", type=bounded("seed"), metavar="S", help="Seed, instead of the project's.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: file, digests, notes.")
def bundle_(
    project: Path,
    out: Path,
    public: bool,
    formats: str,
    langs: str,
    draws: int | None,
    seed: int | None,
    as_json: bool,
) -> None:
    """Write a project as one file, with what is worked out of it.

    PROJECT is a project folder, a workbook or another bundle. FILE holds the project, findings.json, the
    documents and a manifest of every file; `moothall verify FILE` holds all of it against each other. The
    same project gives the same bytes. With --public what is withheld never enters the file: of a withheld
    claim the grade and the reason are told, small counts are added up or left out, and what that changes is
    said. Exit code 0: written; 2: errors, and nothing is written.
    """
    if out.suffix.casefold() != ENDING:
        refuse_use(f'a bundle ends in {ENDING}; name the file so, not "{out.name}".')
    wanted, spoken = named(formats, PAPERS), _languages(langs)
    given, notes = read_project_with_notes(project)
    head = {name: n for name, n in (("draws", draws), ("seed", seed)) if n is not None}
    given = replace(given, head=replace(given.head, **head)) if head else given
    compile_once()
    made = make(given, own_framework(given, project), public=public, formats=wanted, spoken=spoken)
    write_files(out.parent, {out.name: made.data})
    if as_json:
        told = {"file": str(out), "digest": made.digest, "contents": made.contents, "notes": as_rows(notes)}
        write_json(told | ({"public": msgspec.to_builtins(made.public)} if made.public else {}))
        return
    tell(notes)
    click.echo(_summary(out, made))


def _languages(words: str) -> tuple[str, ...]:
    """Codes of languages with commas between; UsageError where nothing is made in one of them."""
    asked = [word.strip() for word in words.split(",") if word.strip()]
    for word in asked:
        if word not in languages():
            refuse_use(f'papers in "{word}" are not made; this version makes {listed(languages())}.')
    return tuple(asked)


def make(
    project: Project,
    extra: Mapping[str, bytes],
    *,
    public: bool,
    formats: Collection[str],
    spoken: Collection[str] = (ENGLISH.code,),
) -> Made:
    """The bundle of a project, its documents in these formats and languages; ReadError where it may not be
    published."""
    findings = appraise(project)
    if not public or project.head.public_copy:
        return packed_up(project, findings, None, extra, formats, languages=spoken)
    try:
        copy = disclose(project, findings, staff_lines(findings.employment.costs))
    except UnpublishableError as error:
        raise ReadError(_complaint(p) for p in error.problems) from None
    return packed_up(*shown(copy, findings, appraise(copy)), extra, formats, languages=spoken)


def _complaint(problem: Problem) -> Complaint:
    """A problem by the file that it stands in and the row; rows count from the line below the header."""
    file = next((t.file for t in TABLES if t.name == problem.table), f"{_document(problem.table)}")
    row = problem.path[0] if problem.path and file.endswith(".csv") else None
    field = ".".join(str(p) for p in problem.path if isinstance(p, str)) or None
    line = row + 2 if isinstance(row, int) else None
    return Complaint(file=file, line=line, field=field, message=problem.message)


def _document(table: str) -> str:
    return {"head": "project.yaml", "statements": "statements/", "narratives": "case/"}.get(
        table, f"{table}.yaml"
    )


def _summary(out: Path, made: Made) -> str:
    lines = [f"Written: {out}", f"Digest of the bundle:   {made.digest}"]
    lines.append(f"Digest of its contents: {made.contents} (printed on its documents)")
    if made.public is not None:
        held = sum(s.count for s in made.public.steps if s.table == "evidence" and s.manner == "outlined")
        lines.append(wrapped(f"For the public: {held} claims are outlined; {_changes(made.public)}"))
    return "\n".join(lines)


def _changes(public: Public) -> str:
    every = sum(d.figures for d in public.differences)
    if not every:
        return "every figure is that of the whole project."
    among = "are among them" if ranks_differ(public.differences) else "are all the same"
    return f"{every:,} figures differ from those of the whole project; scores, ranks and money {among}."
