"""`moothall bundle`: a project, its findings and its documents as one file that anybody can verify."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from moothall.business_case.disclosure.differences import ranks_differ
from moothall.cli.bundling import Made, Public, make
from moothall.cli.documents import PAPERS
from moothall.cli.failures import refuse_use
from moothall.cli.formats import formats as named
from moothall.cli.notes import as_rows, tell
from moothall.cli.output import wrapped, write_json
from moothall.cli.places import Folder
from moothall.cli.simulating import bounded, compile_once
from moothall.files.bundle.bundle import ENDING, own_framework
from moothall.files.projects import read_project_with_notes
from moothall.files.store import write_files

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
@click.option("--draws", type=bounded("draws"), metavar="N", help="Draws, instead of the project's.")
@click.option("--seed", type=bounded("seed"), metavar="S", help="Seed, instead of the project's.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: file, digests, notes.")
def bundle_(
    project: Path,
    out: Path,
    public: bool,
    formats: str,
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
    wanted = named(formats, PAPERS)
    given, notes = read_project_with_notes(project)
    head = {name: n for name, n in (("draws", draws), ("seed", seed)) if n is not None}
    given = replace(given, head=replace(given.head, **head)) if head else given
    compile_once()
    made = make(given, own_framework(given, project), public=public, formats=wanted)
    write_files(out.parent, {out.name: made.data})
    if as_json:
        told = {"file": str(out), "digest": made.digest, "contents": made.contents, "notes": as_rows(notes)}
        write_json(told | ({"public": msgspec.to_builtins(made.public)} if made.public else {}))
        return
    tell(notes)
    click.echo(_summary(out, made))


def _summary(out: Path, made: Made) -> str:
    lines = [f"Written: {out}", f"Digest of the bundle:   {made.digest}"]
    lines.append(f"Digest of its contents: {made.contents} (printed on its documents)")
    if made.public is not None:
        held = sum(s.count for s in made.public.steps if s.manner == "outlined")
        lines.append(wrapped(f"For the public: {held} claims are outlined; {_changes(made.public)}"))
    return "\n".join(lines)


def _changes(public: Public) -> str:
    every = sum(d.figures for d in public.differences)
    if not every:
        return "every figure is that of the whole project."
    among = "are among them" if ranks_differ(public.differences) else "are all the same"
    return f"{every:,} figures differ from those of the whole project; scores, ranks and money {among}."
