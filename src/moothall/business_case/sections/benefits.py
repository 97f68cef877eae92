"""Benefits as claimed, hopes apart, and whether they came."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, code, columns, head, number, para, row, say
from moothall.business_case.sections.benefits_progress import progress
from moothall.business_case.wording import _, capital, listed, quantity, sentence
from moothall.findings.registers import BenefitFinding
from moothall.framework.benefits import Benefit


def section(brief: Brief) -> Section:
    """Claims with an owner and a baseline; hopes; whether they came."""
    return Section(
        "benefits",
        _("Benefits"),
        (para(_("A benefit without a baseline and an owner is a hope: it is listed, and has no value.")),),
        (
            Section("benefits-claimed", _("Benefits as claimed"), tuple(_claimed(brief)), level=3),
            Section("benefits-progress", _("Whether they came"), tuple(progress(brief)), level=3),
        ),
    )


def _claimed(brief: Brief) -> Iterator[Block]:
    found = brief.findings.registers.benefits
    real, hopes = tuple(b for b in found if not b.hope), tuple(b for b in found if b.hope)
    yield _table(brief, "table-benefits", _("Benefits with a baseline and an owner"), real)
    yield _table(brief, "table-hopes", _("Hopes: no baseline or no owner, so no value"), hopes)
    rows = tuple(_asked(b) for b in brief.framework.benefits.benefits)
    heads = columns(_("Benefit"), _("Indicators"), _("Evidence needed"), _("Usual false claim"))
    table = Table("table-benefits-asked", _("Benefits that the source names, with their tests"), heads, rows)
    yield Details(_("The benefits in full"), (table,))


def _table(brief: Brief, id: str, caption: str, found: tuple[BenefitFinding, ...]) -> Table:
    heads = columns(
        _("Benefit"),
        _("Option"),
        number(_("Now")),
        number(_("Target")),
        _("Owner"),
        _("Who receives it"),
        _("Grade"),
    )
    rows = tuple(_claim(brief, b) for b in found)
    return Table(id, caption, heads, rows, empty=_("None is recorded."), stacked=True)


def _claim(brief: Brief, found: BenefitFinding) -> Row:
    kind = say(code(found.benefit, anchor("benefit", found.benefit)), " ") if found.benefit else ()
    return row(
        head(kind, found.title, notes=[_("for users") if found.for_users else ""]),
        option_link(brief, found.option),
        brief.figure(quantity(found.baseline, found.unit), found, "baseline"),
        brief.figure(quantity(found.target, found.unit), found, "target"),
        found.owner or cell(_("no owner"), standing="open"),
        found.received_by,
        cell(found.grade or _("none"), sources=found.sources),
        id=anchor("claimed", found.id),
    )


def _asked(asked: Benefit) -> Row:
    return row(
        head(code(asked.id), " ", asked.title, notes=[asked.question]),
        capital("; ".join(asked.indicators)),
        capital(listed(asked.evidence_needed)),
        sentence(asked.common_false_claim),
        id=anchor("benefit", asked.id),
    )
