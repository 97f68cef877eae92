"""The types of sharing and the baselines, as the framework defines them."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Column, Details, Row, Table
from moothall.business_case.phrases import cell, code, columns, head, row
from moothall.business_case.vocabulary import procurement
from moothall.business_case.wording import _, capital, listed
from moothall.framework.typology import Baseline, OptionType


def types_asked(brief: Brief) -> Iterator[Block]:
    """One table of types and one of baselines, for those who want to look them up."""
    asked = brief.framework.typology
    yield Details(
        _("What each type means"),
        (
            Table(
                "table-types-asked",
                _("Types of sharing"),
                columns(
                    _("Type"),
                    _("What it is"),
                    _("How to recognise it"),
                    _("Procurement"),
                    Column(_("Staff risk presumed"), _("of 5")),
                    _("What to ask of it"),
                ),
                tuple(_type(brief, t) for t in asked.types),
            ),
            Table(
                "table-baselines-asked",
                _("Baselines that every appraisal holds"),
                columns(_("Baseline"), _("What it is"), _("Why it is there")),
                tuple(_baseline(b) for b in asked.baselines),
            ),
        ),
    )


def _type(brief: Brief, kind: OptionType) -> Row:
    models = listed(brief.model(m) for m in kind.usual_employment_models)
    return row(
        head(code(kind.id), " ", kind.title),
        cell(kind.definition, notes=[kind.who_is_accountable]),
        capital("; ".join(kind.signals)),
        cell(procurement(kind.procurement.triggered), notes=[kind.procurement.note]),
        cell(
            brief.figure(str(kind.default_staff_risk.level_0_to_5), kind.default_staff_risk, "level_0_to_5"),
            notes=[kind.default_staff_risk.reason],
        ),
        cell(" ".join(kind.extra_questions), notes=[_("Usual employment models: ") + models]),
        id=anchor("type", kind.id),
    )


def _baseline(baseline: Baseline) -> Row:
    place = _("Ranked like any option.") if baseline.ranked else _("A line of reference, not ranked.")
    return row(
        head(code(baseline.id), " ", baseline.title),
        baseline.definition,
        cell(baseline.why, notes=[place]),
        id=anchor("type", baseline.id),
    )
