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
from typing import Any, NamedTuple

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

    They are worded in all languages first, so that every PDF is set while the rest is made.

    codes : of languages; English is always among them
    """
    papers = set(wanted) & set(PAPERS)
    others = [code for code in codes if code != ENGLISH.code] if papers else []
    with _without_collecting(), ThreadPoolExecutor(THREADS) as beside:
        worded = {"": _worded(wanted, project, findings, beside, edition)}
        for code in others:
            with speaking(language(code)):
                worded[f"{code}/"] = _worded(papers, project, findings, beside, edition)
        made = {"": _made(worded[""], project, told=told)}
        for code in others:
            told(OTHERS)
            with speaking(language(code)):
                made[f"{code}/"] = _made(worded[f"{code}/"], project)
        if "pdf" in wanted:
            told("pdf")
        return {
            f"{folder}{name}": data
            for folder, ended in made.items()
            for name, data in (ended | worded[folder].ended()).items()
        }


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
        worded = _worded(wanted, project, findings, beside, edition)
        made = _made(worded, project, template=template, told=told)
        if "pdf" in wanted:
            told("pdf")
        return made | worded.ended()


class _Worded(NamedTuple):
    """What is asked for in one language: its papers in words, and what other processes make meanwhile.

    figures : the list of the figures of each paper
    """

    wanted: Collection[str]
    findings: Findings
    plain: dict[str, Any]
    papers: dict[str, Document]
    figures: dict[str, Future[str]]
    waited: dict[str, Future[bytes]]
    tabled: Future[dict[str, bytes]] | None

    def ended(self) -> dict[str, bytes]:
        """The files that other processes made, once they are there."""
        done = {} if self.tabled is None else self.tabled.result()
        return done | {name: pdf.result() for name, pdf in self.waited.items()}


def _worded(
    wanted: Collection[str],
    project: Project,
    findings: Findings,
    beside: ThreadPoolExecutor,
    edition: Edition | None,
) -> _Worded:
    """The papers in words, with tables and PDFs begun; all else is made of them later.

    beside : threads that wait for the processes of tables and PDFs
    """
    plain = plain_findings(findings) if set(wanted) & {"json", *TABLES} else {}
    tabled: Future[dict[str, bytes]] | None = None
    if set(wanted) & set(TABLES) and set(wanted) & set(PAPERS):
        tabled = beside.submit(tables_begun(wanted, findings, plain))
    worded = _Worded(wanted, findings, plain, {}, {}, {}, tabled)
    for name, paper in _papers(project, findings, edition) if set(wanted) & set(PAPERS) else ():
        worded.papers[name] = paper
        worded.figures[name] = Future()
        if "pdf" in wanted:
            from moothall.render.pdf.pdf import begun

            worded.waited[f"{name}.pdf"] = beside.submit(begun(paper, worded.figures[name].result))
        if set(wanted) & set(ON_PAPER):
            _list_figures(paper, worded.figures[name])
    return worded


def _made(
    worded: _Worded,
    project: Project,
    *,
    template: bytes | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> dict[str, bytes]:
    """The files that are made here."""
    wanted, papers = worded.wanted, worded.papers
    made = {FINDINGS: plain_json(worded.plain)} if "json" in wanted else {}
    if "html" in wanted:
        told("html")
        from moothall.render.html import render_html

        made |= {page_of(name): render_html(paper).encode() for name, paper in papers.items()}
    if "docx" in wanted:
        told("docx")
        from moothall.render.docx.docx import render_docx

        made |= {
            f"{name}.docx": render_docx(paper, template, worded.figures[name].result())
            for name, paper in papers.items()
        }
    if worded.tabled is None:
        made |= tables(wanted, worded.findings, worded.plain)
    if BOOK in wanted:
        from moothall.files.workbook.writing import project_book

        told(BOOK)
        made[PROJECT_BOOK] = project_book(project)
    return made


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
    from moothall.business_case.brief import written_from
    from moothall.business_case.compose import compose
    from moothall.business_case.leaflet import leaflet
    from moothall.business_case.members_sheet import members_sheet
    from moothall.files.methods import library_methods

    brief = written_from(project, findings)
    case = compose(project, findings, library_methods(), brief)
    yield CASE, case if edition is None else published(case, project, findings, edition, brief)
    for page, told in ((MEMBERS_SHEET, members_sheet), (LEAFLET, leaflet)):
        paper = told(project, findings, brief)
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
