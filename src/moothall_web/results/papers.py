"""Whole documents and files of a project as it stands, each made when it is asked for and then remembered."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.document import LEAFLET, MEMBERS_SHEET, Document, Table, walk
from moothall.business_case.edition import Edition
from moothall.business_case.languages import speaking
from moothall.files.bundle.bundle import bundle
from moothall.files.bundle.manifest import DOCUMENTS
from moothall.files.bundle.packing import packed
from moothall.files.catalogues import language
from moothall.files.folder import folder_files
from moothall.files.tables import write_table
from moothall.framework.reference_cases import ReferenceCase
from moothall.papers.documents import documents
from moothall.render.html import render_html
from moothall.render.plain import table_csv
from moothall_web.results.public import told_together
from moothall_web.results.remembered import FINDINGS, State, exact_findings, findings_bytes, kept
from moothall_web.results.written import Written, written
from moothall_web.ui.tongue import spoken

CASE = "index.html"
TOGETHER = "together/"
"""Before the name of a file in which small counts stand together."""


class Paper(Struct, frozen=True):
    """A file to take away.

    name : in its address, and behind the project's name when it is saved
    slow : it takes some seconds
    quick : it takes so little that nobody need ask for it first
    told : it is written in a language
    rows : it holds the rows as people put them in, so that not everybody gets the same
    """

    name: str
    kind: str
    make: Callable[[State], bytes]
    slow: bool = False
    told: bool = False
    quick: bool = False
    rows: bool = False

    @property
    def words(self) -> str:
        """What it is, in a sentence."""
        return {
            "findings.json": _("All figures that were worked out, for programs (JSON)."),
            "findings.xlsx": _("All figures that were worked out, as tables (Excel)."),
            "folder.zip": _("The project as a folder of plain files (ZIP)."),
            "workbook.xlsx": _("The project as one workbook with drop-downs and explanations (Excel)."),
            "business-case.pdf": _("The business case to print (PDF)."),
            "business-case.docx": _("The business case to work on (Word)."),
            "budget.zip": _(
                "Signed savings for the budget: by partner, budget line and year (CSV in a ZIP)."
            ),
            "bundle.moothall": _("Project, figures and documents in one file that anybody can verify."),
            "checklist.pdf": _("Checklist for bargaining: every unknown about staff, to print (PDF)."),
            "checklist.docx": _("Checklist for bargaining, to work on (Word)."),
            "checklist.csv": _("Checklist for bargaining, as a table (CSV)."),
            "case.csv": _("This project as a past case, for others to forecast with (CSV)."),
        }[self.name.removeprefix(TOGETHER)]


def paper(known: State, asked: Paper) -> bytes:
    """The bytes of a file."""
    if asked.name == FINDINGS:
        return findings_bytes(known)
    code = spoken() if asked.told else "any"
    return kept(known.key, part_of(asked), lambda: _spoken(code, known, asked.make))


def named(name: str) -> Paper:
    """The paper of a name; KeyError where there is none."""
    found = {p.name: p for p in PAPERS}[name.removeprefix(TOGETHER)]
    return for_member(found, whole=not name.startswith(TOGETHER))


def for_member(asked: Paper, *, whole: bool) -> Paper:
    """What somebody gets who asks for a paper: of rows on staff the small counts together.

    whole : whether they enter these rows
    """
    if whole or not asked.rows:
        return asked
    return replace(
        asked, name=TOGETHER + asked.name, quick=False, make=lambda k: asked.make(told_together(k))
    )


def part_of(asked: Paper) -> str:
    """Under which name a file is remembered, in the language of the page."""
    if asked.name == FINDINGS:  # they are kept as they are, for all that is made of them
        return FINDINGS
    return f"file/{spoken() if asked.told else 'any'}/{asked.name}"


def page(known: State, name: str) -> str:
    """A whole page: the business case, the leaflet or the members' sheet, with a link back to the site."""
    make = PAGES[name]
    code = spoken()
    part = f"page/{code}/{name}"
    back = ("../results/", _("Back to the results of this project"))
    return kept(
        known.key, part, lambda: _spoken(code, known, lambda k: render_html(make(written(k)), back).encode())
    ).decode()


def _spoken(code: str, known: State, make: Callable[[State], bytes]) -> bytes:
    if code == "any":
        return make(known)
    with speaking(language(code)):
        return make(known)


PAGES: dict[str, Callable[[Written], Document]] = {
    CASE: lambda told: told.case,
    LEAFLET: lambda told: told.leaflet,
    MEMBERS_SHEET: lambda told: told.members_sheet,
}


def _checklist(known: State) -> Document:
    from moothall.business_case.checklist import checklist

    return checklist(known.project, exact_findings(known))


def _checklist_pdf(known: State) -> bytes:
    from moothall.render.pdf.pdf import render_pdf

    return render_pdf(_checklist(known))


def _checklist_docx(known: State) -> bytes:
    from moothall.render.docx.docx import render_docx

    return render_docx(_checklist(known))


def _checklist_csv(known: State) -> bytes:
    found = next(t for t in walk(_checklist(known).sections) if isinstance(t, Table))
    return table_csv(found)


def _past_case(known: State) -> bytes:
    """The entry as the command line writes it; a header alone before an option is chosen."""
    found = exact_findings(known).follow_up.case
    return write_table([found] if found else [], ReferenceCase)


def _pdf(known: State) -> bytes:
    from moothall.render.pdf.pdf import render_pdf

    return render_pdf(written(known).case)


def _docx(known: State) -> bytes:
    from moothall.render.docx.docx import render_docx

    return render_docx(written(known).case)


def _workbook(known: State) -> bytes:
    from moothall.files.workbook.writing import project_book

    return project_book(known.project)


def _tables(known: State) -> bytes:
    from moothall.files.open_data.book import findings_workbook

    return findings_workbook(exact_findings(known))


def _folder(known: State) -> bytes:
    return packed(folder_files(known.project))


def _budget(known: State) -> bytes:
    from moothall.engine.finance.signatures import signed_savings
    from moothall.files.budget import budget_files

    return packed(budget_files(known.project, signed_savings(known.project)))


def _bundle(known: State) -> bytes:
    findings = exact_findings(known)

    def made(contents: str) -> dict[str, bytes]:
        pages = documents(("html",), known.project, findings, edition=Edition(contents=contents))
        return {DOCUMENTS + name: data for name, data in pages.items()}

    return bundle(known.project, findings, made).data


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
PAPERS = (
    Paper("business-case.pdf", "application/pdf", _pdf, slow=True, told=True),
    Paper("business-case.docx", WORD, _docx, slow=True, told=True),
    Paper("workbook.xlsx", EXCEL, _workbook, rows=True),
    Paper("folder.zip", "application/zip", _folder, quick=True, rows=True),
    Paper("budget.zip", "application/zip", _budget, quick=True),
    Paper("bundle.moothall", "application/zip", _bundle, slow=True, rows=True),
    Paper("findings.xlsx", EXCEL, _tables),
    Paper("checklist.pdf", "application/pdf", _checklist_pdf, told=True),
    Paper("checklist.docx", WORD, _checklist_docx, told=True, quick=True),
    Paper("checklist.csv", CSV, _checklist_csv, told=True, quick=True),
    Paper("case.csv", CSV, _past_case, quick=True),
    Paper(FINDINGS, "application/json", findings_bytes),
)
"""Every file, in the order in which they are listed."""
