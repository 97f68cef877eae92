"""The employment models and policies as the framework asks them."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Table
from moothall.business_case.phrases import code, columns, head, row
from moothall.business_case.vocabulary import verdict
from moothall.business_case.wording import _, capital, listed


def policies_asked(brief: Brief) -> Iterator[Block]:
    """Models, and policies with what is usually found."""
    asked = brief.framework.employment
    models = Table(
        "table-models-asked",
        _("Employment models"),
        columns(_("Model"), _("What it means"), _("Verdict at best")),
        tuple(
            row(
                head(m.title, notes=[(code(m.id),)]),
                m.meaning,
                verdict(m.proposed_verdict),
                id=anchor("model", m.id),
            )
            for m in asked.models
        ),
    )
    policies = Table(
        "table-policies-asked",
        _("Policies, with what is usually found under each model"),
        columns(_("Policy"), *(m.title for m in asked.models), _("Red flags")),
        tuple(
            row(
                head(
                    code(p.id), " ", p.title,
                    notes=[p.question, _("Indicators: ") + listed(p.indicators) if p.indicators else ""],
                ),
                *(p.expected.get(m.id, "") for m in asked.models),
                capital("; ".join(p.red_flags)),
                id=anchor("policy", p.id),
            )
            for p in asked.policies
        ),
    )  # fmt: skip
    yield Details(_("Models and policies in full"), (models, policies))
