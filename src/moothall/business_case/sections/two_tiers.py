"""Two tiers: would a new starter get less than staff of today?"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row
from moothall.business_case.staff_words import TIER_SHADES, tier_answer, tier_details
from moothall.business_case.wording import _, quantity
from moothall.findings.employment import StarterTerm, TwoTiers


def two_tiers(brief: Brief) -> Iterator[Block]:
    """The answer for each option, then the figures behind it."""
    found = brief.findings.employment.two_tiers
    if not found:
        yield para(_("This framework does not ask, and no figures are given."))
        return
    yield para(_("Yes, where one term or policy is worse. No, only where all are known."))
    yield Table(
        "table-two-tiers",
        _("Would a new starter get less than staff of today?"),
        columns(_("Option"), _("Answer"), _("What, and what is not known")),
        tuple(_answer(brief, t) for t in found),
        stacked=True,
    )
    terms = tuple(_term(brief, t, term) for t in found for term in t.terms)
    if terms:
        yield Table(
            "table-starter-terms",
            _("Terms in figures: staff of today, and a new starter"),
            columns(
                _("Term"),
                _("Option"),
                number(_("Staff now")),
                number(_("Staff under the option")),
                number(_("New starter")),
                _("Does a new starter get less?"),
            ),
            terms,
            stacked=True,
        )


def _answer(brief: Brief, found: TwoTiers) -> Row:
    return row(
        head(option_link(brief, found.option)),
        cell(tier_answer(found.answer), standing=TIER_SHADES[found.answer]),
        lines(tier_details(brief, found)),
    )


def _term(brief: Brief, option: TwoTiers, found: StarterTerm) -> Row:
    whose = [found.occupation, brief.partner(found.partner), found.note]
    return row(
        head(found.item, notes=whose),
        option_link(brief, option.option),
        *(_figure(brief, found, field) for field in ("now", "staff", "starters")),
        cell(_less(found), sources=found.sources, standing=_shade(found)),
    )


def _figure(brief: Brief, found: StarterTerm, field: str) -> Cell:
    value: float | None = getattr(found, field)
    if value is None:
        return cell(_("not known"), standing="open")
    return cell(brief.figure(quantity(value, found.unit), found, field))


def _less(found: StarterTerm) -> str:
    if found.less is None:
        return _("Cannot tell")
    return _("Yes") if found.less > 0 else _("No")


def _shade(found: StarterTerm) -> Standing:
    return TIER_SHADES["cannot_tell" if found.less is None else "yes" if found.less > 0 else "no"]
