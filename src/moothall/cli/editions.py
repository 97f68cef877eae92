"""The documents that go into a bundle; `moothall verify` makes them once more."""

from __future__ import annotations

from moothall.business_case.document import MEMBERS_SHEET
from moothall.business_case.edition import Edition, published, stamped
from moothall.files.bundle.manifest import DOCUMENTS
from moothall.findings.findings import Findings
from moothall.project.project import Project

PAGE = "index.html"


def documents(project: Project, findings: Findings, edition: Edition) -> dict[str, bytes]:
    """The documents by their names in a bundle."""
    from moothall.business_case.compose import compose
    from moothall.business_case.members_sheet import members_sheet
    from moothall.files.methods import library_methods
    from moothall.render.html import render_html

    page = published(compose(project, findings, library_methods()), project, findings, edition)
    sheet = stamped(members_sheet(project, findings), edition)
    made = {PAGE: render_html(page), MEMBERS_SHEET: render_html(sheet)}
    return {DOCUMENTS + name: text.encode() for name, text in made.items()}
