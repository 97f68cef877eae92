"""`moothall case`: a decided project as a past case, for others to hold their forecasts against."""

from __future__ import annotations

from pathlib import Path

import click

from moothall.business_case.sections.follow_up_words import lacks
from moothall.cli.failures import refuse_use
from moothall.cli.output import wrapped
from moothall.cli.places import Folder
from moothall.engine.appraise import appraise
from moothall.files.errors import refuse
from moothall.files.projects import read_project
from moothall.files.store import write_files
from moothall.files.tables import write_table
from moothall.findings.follow_up import CaseFigure
from moothall.framework.reference_cases import ReferenceCase

NAMES = {"cost": "one-off cost", "saving": "saving", "delay": "delay"}


@click.command()
@click.argument("project", type=Folder(there=True))
@click.option(
    "-o",
    "--out",
    type=Folder(),
    required=True,
    metavar="FILE",
    help="File to write, as reference_cases.csv. It must not be there yet.",
)
def case(project: Path, out: Path) -> None:
    """Write a decided project as a past case, good or bad.

    PROJECT is a project folder, or a workbook, in which an option was chosen (decisions). FILE can be put
    into the folder of another project as reference_cases.csv, as it is; a further case is a further row. Plan
    and outturn come from outturn.csv, over the lines of which both are known. What is missing is said. Exit
    code 0: written; 2: errors, and nothing is written.
    """
    if out.suffix.casefold() != ".csv":
        refuse_use(f'the case is a table: name a file that ends in .csv, not "{out.name}".')
    if out.exists():
        raise refuse(str(out), "something is already there; name a new file.")
    found = appraise(read_project(project), simulate=False).follow_up
    if found.case is None:
        raise refuse(
            "decisions.csv",
            "no option is chosen yet: a case begins with a row of the kind decision that names an option.",
        )
    write_files(out.parent, {out.name: write_table([found.case], ReferenceCase)})
    for figure in found.case_figures:
        click.echo(wrapped(f"{NAMES[figure.what]}: {_told(figure)}"))
    click.echo(f"Written: {out}")


def _told(figure: CaseFigure) -> str:
    if figure.lacks is not None:
        return f"{lacks(figure.lacks)}."
    if figure.what == "delay":
        return f"{figure.actual:g} months."
    return f"{figure.actual:,.0f} came of {figure.planned:,.0f} planned ({figure.ratio:.0%})."
