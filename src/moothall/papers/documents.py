"""All that is made of an appraisal: its papers (business case, members' sheet, leaflet) and its findings.

`appraise` writes them into a folder, `bundle` into a bundle, and `verify` makes them once more. The PDF of
the business case is begun before all other papers, and set while these are made: it takes the longest by far.
Many tables are made meanwhile too.

A bundle may hold the papers in several languages: English in its folder of documents, each other language in
a folder of its code within.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from moothall.business_case.document import LEAFLET, MEMBERS_SHEET, Document
from moothall.business_case.edition import Edition, published, stamped
from moothall.business_case.languages import ENGLISH, speaking
from moothall.files.bundle.manifest import DOCUMENTS
from moothall.files.catalogues import language, languages
from moothall.files.findings import plain_findings, plain_json
from moothall.findings.findings import Findings
from moothall.papers.tables import FOLDER, TABLES, WORKBOOK, tables
from moothall.papers.tables import begun as tables_begun
from moothall.project.project import Project

PAPERS = ("html", "pdf", "docx")
"""Formats in which every paper can be had."""
ON_PAPER = ("pdf", "docx")
"""Those that carry the list of their figures; a page has each figure's path beside it."""
CASE, PAGE, FINDINGS = "business-case", "index.html", "findings.json"
"""Name of the business case, what it is called as a page, and the file of the findings."""
BOOK, PROJECT_BOOK = "workbook", "project.xlsx"
"""Format that is the project itself as a workbook, and its file."""
THREADS = 8
"""One for each PDF of two languages and one for the tables; each waits for a process or the typesetter."""
OTHERS = "languages"
"""What is told before papers are made in another language."""


def in_languages(
    codes: Collection[str],
    wanted: Collection[str],
    project: Project,
    findings: Findings,
    *,
    edition: Edition | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> dict[str, bytes]:
    """All documents in English, and the papers in other languages, each in a folder of its code.

    The papers of a language are worded while the PDF of the one before is set.

    codes : of languages; English is always among them
    """
    papers = set(wanted) & set(PAPERS)
    with _without_collecting(), ThreadPoolExecutor(THREADS) as beside:
        begun = {"": _begun(wanted, project, findings, beside, edition=edition, told=told)}
        for code in codes:
            if code != ENGLISH.code and papers:
                told(OTHERS)
                with speaking(language(code)):
                    begun[f"{code}/"] = _begun(papers, project, findings, beside, edition=edition)
        if "pdf" in wanted:
            told("pdf")
        return {f"{folder}{name}": data for folder, ended in begun.items() for name, data in ended().items()}


def languages_in(names: Collection[str]) -> tuple[str, ...]:
    """Codes of the languages of the documents among files of these names; English first."""
    bare = [name.rpartition(DOCUMENTS)[2] for name in names]
    return tuple(c for c in languages() if c == ENGLISH.code or any(n.startswith(f"{c}/") for n in bare))


def documents(
    wanted: Collection[str],
    project: Project,
    findings: Findings,
    *,
    template: bytes | None = None,
    edition: Edition | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> dict[str, bytes]:
    """Files by name, in the language in force, of the formats wanted: html, pdf, docx, json, xlsx, csv,
    workbook. Each imports its own.

    template : Word file that gives docx its look
    edition : stamps the papers with the digest of a bundle; none: they belong to none
    told : hears of each format before its files are made
    """
    with _without_collecting(), ThreadPoolExecutor(THREADS) as beside:
        begun = _begun(wanted, project, findings, beside, template=template, edition=edition, told=told)
        if "pdf" in wanted:
            told("pdf")
        return begun()


def _begun(
    wanted: Collection[str],
    project: Project,
    findings: Findings,
    beside: ThreadPoolExecutor,
    *,
    template: bytes | None = None,
    edition: Edition | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Callable[[], dict[str, bytes]]:
    """The files, but for what is still being made in other processes; to be called for all of them.

    beside : threads that wait for these processes
    """
    papers: dict[str, Document] = {}
    figures: dict[str, Future[str]] = {}
    waited: dict[str, Future[bytes]] = {}
    plain = plain_findings(findings) if set(wanted) & {"json", *TABLES} else {}
    tabled: Future[dict[str, bytes]] | None = None
    if set(wanted) & set(TABLES) and set(wanted) & set(PAPERS):
        tabled = beside.submit(tables_begun(wanted, findings, plain))
    for name, paper in _papers(project, findings, edition) if set(wanted) & set(PAPERS) else ():
        papers[name] = paper
        figures[name] = Future()
        if "pdf" in wanted:
            from moothall.render.pdf.pdf import begun

            waited[f"{name}.pdf"] = beside.submit(begun(paper, figures[name].result))
        if set(wanted) & set(ON_PAPER):
            _list_figures(paper, figures[name])
    made = {FINDINGS: plain_json(plain)} if "json" in wanted else {}
    if "html" in wanted:
        told("html")
        from moothall.render.html import render_html

        made |= {page_of(name): render_html(paper).encode() for name, paper in papers.items()}
    if "docx" in wanted:
        told("docx")
        from moothall.render.docx.docx import render_docx

        made |= {
            f"{name}.docx": render_docx(paper, template, figures[name].result())
            for name, paper in papers.items()
        }
    if tabled is None:
        made |= tables(wanted, findings, plain)
    if BOOK in wanted:
        from moothall.files.workbook.writing import project_book

        told(BOOK)
        made[PROJECT_BOOK] = project_book(project)

    def ended() -> dict[str, bytes]:
        done = {} if tabled is None else tabled.result()
        return made | done | {name: pdf.result() for name, pdf in waited.items()}

    return ended


def page_of(name: str) -> str:
    """The page of a paper: that of the business case is the one that a folder opens with."""
    return PAGE if name == CASE else f"{name}.html"


def formats_in(names: Collection[str]) -> tuple[str, ...]:
    """Formats of the documents among files of these names; html where there is none, so that it is missed."""
    bare = [name.rpartition(DOCUMENTS)[2] for name in names]
    papers = {name.rpartition(".")[2] for name in bare}
    found = [word for word in PAPERS if word in papers]
    found += ["xlsx"] * (WORKBOOK in bare) + ["csv"] * any(n.startswith(f"{FOLDER}/") for n in bare)
    found += [BOOK] * (PROJECT_BOOK in bare)
    return tuple(found) if set(found) & set(PAPERS) else (*PAPERS[:1], *found)


def _papers(project: Project, findings: Findings, edition: Edition | None) -> Iterator[tuple[str, Document]]:
    """The papers with their names, the longest first: others are worded while its PDF is set."""
    from moothall.business_case.compose import compose
    from moothall.business_case.leaflet import leaflet
    from moothall.business_case.members_sheet import members_sheet
    from moothall.files.methods import library_methods

    case = compose(project, findings, library_methods())
    yield CASE, case if edition is None else published(case, project, findings, edition)
    for page, told in ((MEMBERS_SHEET, members_sheet), (LEAFLET, leaflet)):
        paper = told(project, findings)
        yield page.removesuffix(".html"), paper if edition is None else stamped(paper, edition)


def _list_figures(paper: Document, listed: Future[str]) -> None:
    """Make the list of figures of a paper, once for both formats; its PDF waits for it on a thread."""
    from moothall.render.paper.figures import figures_csv

    try:
        listed.set_result(figures_csv(paper))
    except BaseException as fault:
        listed.set_exception(fault)
        raise


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for unused circles meanwhile: papers are made of millions of values and hold none."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
