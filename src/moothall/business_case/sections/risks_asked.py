"""What the framework asks about risks: each listed risk in full, and the usual ones as prompts."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Row, Table
from moothall.business_case.paths import where
from moothall.business_case.phrases import code, columns, head, para, row
from moothall.business_case.wording import _, counted
from moothall.business_case.woven import strung
from moothall.findings.risks import UsualRisk
from moothall.framework.risks import Risk


def risks_asked(brief: Brief) -> Details:
    """Cause, first signs, response and usual owner of each listed risk."""
    return Details(
        _("Cause, first signs and response of each risk"),
        (
            Table(
                "table-risks-asked",
                _("Risks of the framework"),
                columns(_("Risk"), _("Cause"), _("First signs"), _("Response"), _("Usual owner")),
                tuple(_asked(r) for r in brief.framework.risks.risks),
            ),
        ),
    )


def _asked(asked: Risk) -> Row:
    hits = _("hits most: {types}").format(types=", ".join(asked.hits_most)) if asked.hits_most else ""
    return row(
        head(code(asked.id), " ", asked.title, notes=[hits]),
        asked.cause,
        asked.early_warning,
        asked.mitigation,
        asked.typical_owner,
        id=anchor("risk", asked.id),
    )


def usual_risks(brief: Brief) -> Iterator[Block]:
    """The usual risks of any project, one closed table a kind."""
    found = brief.findings.risks.usual
    if not found:
        yield para(_("The framework lists no usual risks."))
        return
    yield para(
        _(
            "Any project has these risks, shared or not. They are prompts: nobody must answer them. "
            "What matters here goes into the register, with an owner and ranges."
        )
    )
    titles = {
        "project": _("Of the project itself"),
        "operational": _("Of running the service"),
        "financial": _("Of its money"),
    }
    for kind, title in titles.items():
        own = tuple(r for r in found if r.kind == kind)
        if own:
            yield _usual(brief, kind, title, own)


def _usual(brief: Brief, kind: str, title: str, found: tuple[UsualRisk, ...]) -> Details:
    said = counted(len(found), "usual risk", "usual risks")
    n = brief.figure(said, brief.findings.risks, "usual", where(kind=kind))
    return Details(
        strung((title, n), ": "),
        (
            Table(
                anchor("table-usual-risks", kind),
                title,
                columns(_("Risk"), _("What to ask")),
                tuple(
                    row(head(code(r.id), " ", r.title), r.question, id=anchor("usual-risk", r.id))
                    for r in found
                ),
            ),
        ),
    )
