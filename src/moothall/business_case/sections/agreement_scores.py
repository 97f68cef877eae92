"""Whether a score means the same to different assessors: within each group, between groups, by section."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Inline, Row, Table
from moothall.business_case.phrases import cell, columns, head, lead, number, para, row, say
from moothall.business_case.wording import DASH, _, counted, plain
from moothall.findings.agreement import ScoreAgreement


def between_assessors(brief: Brief) -> Iterator[Block]:
    """The whole in a sentence, what it does not say, then the table."""
    found = brief.findings.score_agreement
    if not found:
        yield para(_("Nobody scored anything by hand, or it was not worked out."))
        return
    yield lead(_whole(brief, found[0]))
    yield para(
        _(
            "Krippendorff's alpha compares scores of the same option on the same criterion: 1 where all "
            "agree, 0 where they agree as by chance, below 0 where less than that. Agreement does not make "
            "a score right, and groups may rightly differ: nothing is averaged away because of it."
        )
    )
    yield Table(
        "table-score-agreement",
        _("How far assessors agree on scores"),
        columns(
            _("Who and where"),
            number(_("Who scored")),
            number(_("Cells"), _("scored by at least two")),
            number(_("Alpha"), _("as an order")),
            number(_("Alpha"), _("as equal steps")),
            _("In words"),
        ),
        tuple(_row(brief, a) for a in found),
        stacked=True,
    )
    if worded := next((a for a in found if a.band_source), None):
        sure = _(" (unverified default)") if worded.band_unverified else ""
        yield para(
            _("Where the words come from: {source}{sure}.").format(source=worded.band_source, sure=sure)
        )


def _whole(brief: Brief, found: ScoreAgreement) -> str:
    if found.ordinal is None:
        return _("How far assessors agree cannot be told: {why}.").format(why=_why(found))
    return _("{assessors} scored the same {cells}; alpha is {alpha}: {words}.").format(
        assessors=brief.figure(counted(found.raters, "assessor", "assessors"), found, "raters"),
        cells=brief.figure(counted(found.cells, "cell", "cells"), found, "cells"),
        alpha=brief.figure(_two(found.ordinal), found, "ordinal"),
        words=found.band or _("this framework has no word for it"),
    )


def _row(brief: Brief, found: ScoreAgreement) -> Row:
    return row(
        head(_scope(brief, found)),
        brief.figure(plain(found.raters), found, "raters"),
        brief.figure(plain(found.cells), found, "cells"),
        brief.figure(_two(found.ordinal), found, "ordinal"),
        brief.figure(_two(found.interval), found, "interval"),
        _words(found),
    )


def _scope(brief: Brief, found: ScoreAgreement) -> Inline:
    if found.scope == "section":
        return say(ref("section", found.of), " ", brief.section(found.of))
    return say(
        {
            "everyone": _("All assessors, all sections"),
            "group": _("Within {group}").format(group=brief.group(found.of)),
            "between_groups": _("Between the groups, each by its mean"),
        }[found.scope]
    )


def _words(found: ScoreAgreement) -> Cell:
    if found.ordinal is None:
        return cell(_("cannot be told"), notes=[_why(found)], standing="open")
    return cell(found.band or DASH)


def _why(found: ScoreAgreement) -> str:
    return {
        "one_rater": _("a single one scored"),
        "no_cell_twice": _("no cell was scored by two"),
        "all_alike": _("all gave one and the same score throughout, so that nothing could differ"),
        None: "",
    }[found.why_not]


def _two(figure: float | None) -> str:
    return DASH if figure is None else f"{figure:.2f}".replace("-", "−")
