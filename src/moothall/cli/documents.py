"""The documents of an appraisal in every format asked for, each made from the same one."""

from __future__ import annotations

from moothall.files.findings import findings_json
from moothall.findings.findings import Findings
from moothall.project.project import Project


def documents(
    wanted: tuple[str, ...], project: Project, findings: Findings, template: bytes | None
) -> dict[str, bytes]:
    """The bytes of each format, in the order asked for. What makes a format is imported only for it."""
    made = {name: findings_json(findings) for name in wanted if name == "json"}
    told = tuple(name for name in wanted if name != "json")
    if told:
        from moothall.business_case.compose import compose
        from moothall.files.methods import library_methods

        document = compose(project, findings, library_methods())
        for name in told:
            if name == "html":
                from moothall.render.html import render_html

                made[name] = render_html(document).encode()
            elif name == "pdf":
                from moothall.render.pdf.pdf import render_pdf

                made[name] = render_pdf(document)
            else:
                from moothall.render.docx.docx import render_docx

                made[name] = render_docx(document, template)
    return {name: made[name] for name in wanted}
