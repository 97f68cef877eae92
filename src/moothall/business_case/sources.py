"""The sources of a document, numbered in the order of the register."""

from __future__ import annotations

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Row, Section, Source, Table
from moothall.business_case.phrases import columns, head, number, row
from moothall.business_case.source_links import source
from moothall.business_case.wording import _, date
from moothall.findings.evidence import EvidenceItem
from moothall.findings.findings import Findings


def sources(findings: Findings) -> dict[str, Source]:
    """What each evidence id stands for; what is withheld keeps its number and loses its title."""
    return {
        id: Source(
            id,
            anchor("evidence", id),
            item.source_title if item.disclosure == "public" else "",
            item.grade or "",
            number,
        )
        for number, (id, item) in enumerate(findings.evidence.items.items(), 1)
    }


def section(brief: Brief) -> Section:
    """The list of sources, each leading to the claim that rests on it."""
    items = brief.findings.evidence.items
    table = Table(
        "table-sources",
        _("Sources of the project's claims, numbered"),
        columns(number(_("Number")), _("Source"), _("Claim"), _("Dated"), _("Grade")),
        tuple(_row(n, item) for n, item in enumerate(items.values(), 1)),
        empty=_("No evidence is recorded."),
        stacked=True,
    )
    return Section("sources", _("Sources"), (table,), level=3)


def _row(place: int, item: EvidenceItem) -> Row:
    public = item.disclosure == "public"
    return row(
        str(place),
        head((item.source_title or _("no source is named")) if public else _("withheld")),
        source(item.id),
        (date(item.date) if item.date else _("no date")) if public else "",
        item.grade or _("none"),
    )
