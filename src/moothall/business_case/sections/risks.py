"""Risks: which the framework asks about, which are rated, and who bears each."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Section, Standing, Table
from moothall.business_case.option_columns import option_columns
from moothall.business_case.phrases import cell, code, columns, head, number, para, row, say
from moothall.business_case.wording import _, capital, money, plain, sentence, spoken
from moothall.findings.risks import RiskFinding, RiskPrompt
from moothall.framework.risks import Risk

SHADES: dict[str, Standing] = {"rated": "good", "not_applicable": "apart", "unanswered": "open"}


def section(brief: Brief) -> Section:
    """Prompts by option first, then the register."""
    return Section(
        "risks",
        _("Risks"),
        (para(_("Staff and users bear risks too. A risk that staff bear is never counted as a saving.")),),
        (
            Section("risk-prompts", _("The risks to answer, by option"), (_prompts(brief),), level=3),
            Section("risk-register", _("The register"), tuple(_register(brief)), level=3),
            Section("risks-asked", _("The risks in full"), (_asked(brief),), level=3),
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
            _("Owner"),
            _("Remark"),
        ),
        tuple(_risk(brief, r) for r in found),
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
        cell(
            capital(found.borne_by or ""), standing="part" if found.borne_by in ("staff", "users") else None
        ),
        plain(found.likelihood) if found.likelihood is not None else "",
        _impact(brief, found),
        found.owner,
        cell(
            _("not applicable") if found.standing == "not_applicable" else "",
            notes=[sentence(found.reason), left_out],
            sources=found.sources,
        ),
    )


def _impact(brief: Brief, found: RiskFinding) -> str:
    if found.impact is None:
        return ""
    if found.impact_unit == "money":
        return money(found.impact, brief.currency)
    return f"{plain(found.impact)} {spoken(found.impact_unit)}"


def _asked(brief: Brief) -> Details:
    return Details(
        _("Cause, first signs and response of each risk"),
        (
            Table(
                "table-risks-asked",
                _("Risks of the framework"),
                columns(_("Risk"), _("Cause"), _("First signs"), _("Response"), _("Usual owner")),
                tuple(_risk_asked(r) for r in brief.framework.risks.risks),
            ),
        ),
    )


def _risk_asked(asked: Risk) -> Row:
    hits = _("hits most: {types}").format(types=", ".join(asked.hits_most)) if asked.hits_most else ""
    return row(
        head(code(asked.id), " ", asked.title, notes=[hits]),
        asked.cause,
        asked.early_warning,
        asked.mitigation,
        asked.typical_owner,
        id=anchor("risk", asked.id),
    )
