"""How far the groups' weights agree, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.brief import Brief
from moothall.business_case.chances import share
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.wording import DASH, _, counted, listed, percent, score, sentence, spoken
from moothall.findings.agreement import Agreement
from moothall.findings.ranking import Estimate


def agreement(brief: Brief, found: Sequence[Agreement]) -> Iterator[Block]:
    """One row a level: the order of the weights, then the weights themselves."""
    if not found:
        return
    yield para(
        _("Agreement is worked out between groups, not heads, and only between groups that said what their "
          "weights are. Groups that differ are never averaged out of sight: each one's own result stands "
          "beside the joint one."),
    )  # fmt: skip
    yield Table(
        "table-agreement",
        _("How far the groups' weights agree"),
        columns(
            _("Weights of"),
            number(_("Same order"), _("Kendall's W: 0 none, 1 all alike")),
            number(_("By chance alone"), _("probability of so much agreement")),
            number(_("Consensus"), _("0% none, 100% all alike")),
            _("What cannot be told"),
        ),
        tuple(_row(brief, a) for a in found),
    )


def _row(brief: Brief, found: Agreement) -> Row:
    titles = {
        "sections": (_("Sections"), counted(found.items, _("section"), _("sections"))),
        "criteria": (_("Criteria"), counted(found.items, _("criterion"), _("criteria"))),
    }
    title, items = titles[found.level]
    groups = listed(brief.group_short(g) for g in found.groups)
    return row(
        head(title, notes=[items if found.items else "", groups]),
        DASH if found.kendall_w is None else score(found.kendall_w),
        DASH if found.p is None else share(Estimate(share=found.p, error=0.0)),
        _consensus(found),
        sentence(found.why_not) or _("Nothing is missing."),
    )


def _consensus(found: Agreement) -> Cell:
    band = spoken(found.band) if found.band else ""
    return cell(percent(found.consensus), notes=[band, found.band_source if band else ""])
