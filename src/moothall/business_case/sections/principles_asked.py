"""The principles as the framework asks them."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Row, Table
from moothall.business_case.phrases import cell, code, columns, head, para, row
from moothall.business_case.wording import _, capital, listed
from moothall.framework.principles import Principle


def principles_asked(brief: Brief) -> Iterator[Block]:
    """What meets, partly meets and fails each principle."""
    asked = brief.framework.screening
    rows = tuple(_row(p, asked.groups.get(p.group, p.group)) for p in asked.principles)
    table = Table(
        "table-principles-asked",
        _("What meets, partly meets and fails each principle"),
        columns(
            _("Principle"),
            _("Meets"),
            _("Partly meets"),
            _("Fails"),
            _("Must pass? Our proposal to the partners"),
        ),
        rows,
    )
    yield Details(_("The principles in full"), (*((para(asked.note),) if asked.note else ()), table))


def _row(principle: Principle, group: str) -> Row:
    proposal = {
        "yes": _("Yes."),
        "no": _("No."),
        "only_if_procurement": _("Only where there is a procurement."),
    }[principle.must_pass_by_default]
    level = _("judged once, for the project") if principle.level == "project" else _("judged for each option")
    expected = (
        _("Evidence expected: ") + listed(principle.evidence_expected) if principle.evidence_expected else ""
    )
    return row(
        head(
            code(principle.id), " ", principle.title,
            notes=[principle.question, capital(f"{group}; {level}."), expected],
        ),
        principle.meets,
        principle.partly_meets,
        principle.fails,
        cell(proposal, notes=[principle.must_pass_reason]),
        id=anchor("principle", principle.id),
    )  # fmt: skip
