"""Risks: which the framework asks about, which are rated, what they come to, and who bears each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Section, Standing, Table
from moothall.business_case.option_columns import option_columns
from moothall.business_case.phrases import cell, code, columns, head, link, number, para, row, say
from moothall.business_case.sections.risk_exposures import risk_exposures
from moothall.business_case.sections.risk_heat_map import risk_heat_map
from moothall.business_case.sections.risk_words import APART, comes_to, covered
from moothall.business_case.sections.risks_asked import risks_asked, usual_risks
from moothall.business_case.sections.risks_staff import risks_staff
from moothall.business_case.wording import _, capital, date, money, plain, quantity, sentence, spoken
from moothall.findings.risks import RiskFinding, RiskPrompt

SHADES: dict[str, Standing] = {"rated": "good", "not_applicable": "apart", "unanswered": "open"}


def section(brief: Brief) -> Section:
    """Prompts by option first, then the register, what it comes to, and what else to ask."""
    return Section(
        "risks",
        _("Risks"),
        (
            para(
                _("Staff and users bear risks too. A risk that staff bear is never counted as a saving. "),
                _("What each employment model would do to staff is part of the register: it stands under "),
                link(_("the employment models compared"), "models"),
                ".",
            ),
        ),
        (
            Section("risk-prompts", _("The risks to answer, by option"), (_prompts(brief),), level=3),
            Section("risk-exposures", _("What the risks may come to"), tuple(risk_exposures(brief)), level=3),
            Section("risk-heat-map", _("Where the risks stand"), tuple(risk_heat_map(brief)), level=3),
            Section("risks-staff", _("What staff would risk"), tuple(risks_staff(brief)), level=3),
            Section("risk-register", _("The register"), tuple(_register(brief)), level=3),
            Section("usual-risks", _("The usual risks of any project"), tuple(usual_risks(brief)), level=3),
            Section("risks-asked", _("The risks in full"), (risks_asked(brief),), level=3),
        ),
    )


def _prompts(brief: Brief) -> Table:
    found = {(p.risk, p.option): p for p in brief.findings.risks.prompts}
    rows = tuple(
        row(
            head(code(r.id, anchor("risk", r.id)), " ", r.title),
            *(_prompt(found.get((r.id, o.id))) for o in brief.options),
        )
        for r in brief.framework.risks.risks
    )
    return Table(
        "table-risk-prompts",
        _("Is each risk rated, called not applicable with a reason, or unanswered?"),
        (*columns(_("Risk")), *option_columns(brief)),
        rows,
    )


def _prompt(found: RiskPrompt | None) -> Cell:
    if found is None:
        return cell("")
    prone = _("this type is prone to it") if found.prone else ""
    return cell(capital(spoken(found.answered)), notes=[prone], standing=SHADES.get(found.answered))


def _register(brief: Brief) -> Iterator[Block]:
    found = brief.findings.risks.register
    if not found:
        yield para(_("No risk is recorded."))
        return
    yield para(
        _(
            "Likelihood and impact are as recorded, with their low and high ends below. Expected is the mean "
            "likelihood times the mean impact of the recorded ranges."
        )
    )
    for option in (None, *(o.id for o in brief.project.options)):
        own = tuple(r for r in found if r.option == option)
        if own:
            title = brief.option(option) if option else _("Every option")
            yield Details(title, (_table(brief, title, anchor("table-risks", option or "all"), own),))


def _table(brief: Brief, title: str, id: str, found: tuple[RiskFinding, ...]) -> Table:
    return Table(
        id,
        _("Risks of: {title}").format(title=title),
        columns(
            _("Risk"),
            _("Borne by"),
            number(_("Likelihood"), "%"),
            number(_("Impact")),
            number(_("Expected")),
            _("Owner"),
            _("Response, and remarks"),
        ),
        tuple(_risk(brief, r) for r in found),
        stacked=True,
    )


def _risk(brief: Brief, found: RiskFinding) -> Row:
    what = say(code(found.risk, anchor("risk", found.risk)), " ") if found.risk else ()
    left_out = (
        ""
        if found.counted or found.standing == "not_applicable"
        else _("left out of totals: no owner or no range")
    )
    return row(
        head(what, found.title, notes=[found.id]),
        cell(capital(spoken(found.borne_by or "")), standing="part" if found.borne_by in APART else None),
        _likelihood(brief, found),
        _impact(brief, found),
        _expected(brief, found),
        cell(found.owner, notes=[_review(found)]),
        cell(
            _("not applicable") if found.standing == "not_applicable" else sentence(found.response),
            notes=[sentence(found.reason), left_out, covered(found)],
            sources=found.sources,
        ),
    )


def _review(found: RiskFinding) -> str:
    return _("looked at next: {day}").format(day=date(found.next_review)) if found.next_review else ""


def _likelihood(brief: Brief, found: RiskFinding) -> Cell:
    return _ranged(brief, found, "likelihood", plain)


def _impact(brief: Brief, found: RiskFinding) -> Cell:
    def told(value: float) -> str:
        if found.impact_unit == "money":
            return money(value, brief.currency)
        return quantity(value, spoken(found.impact_unit))

    return _ranged(brief, found, "impact", told)


def _ranged(brief: Brief, found: RiskFinding, field: str, told: Callable[[float], str]) -> Cell:
    """The likely value with its ends below; whatever of the three is recorded."""

    def said(name: str) -> str:
        value: float | None = getattr(found, name)
        return "" if value is None else brief.figure(told(value), found, name)

    low, likely, high = said(f"{field}_low"), said(field), said(f"{field}_high")
    if low and high:
        ends = _("{low} to {high}").format(low=low, high=high)
        return cell(likely, notes=[ends]) if likely else cell(ends)
    low_said = _("low {value}").format(value=low) if low else ""
    high_said = _("high {value}").format(value=high) if high else ""
    return cell(likely, notes=[low_said, high_said])


def _expected(brief: Brief, found: RiskFinding) -> Cell:
    """Before the response, and after it where one is recorded."""
    if found.expected is None:
        return cell("")
    after = (
        _("no response recorded")
        if found.expected_after is None
        else _("after the response {amount}").format(
            amount=brief.figure(
                comes_to(brief, found.expected_after, found.impact_unit), found, "expected_after"
            )
        )
    )
    said = brief.figure(comes_to(brief, found.expected, found.impact_unit), found, "expected")
    return cell(said, notes=[after])
