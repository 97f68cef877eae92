"""Options, the type that facts give each, and what follows from the type."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Fact, Facts, Inline, Notice, Row, Section, Table
from moothall.business_case.flag_list import message, of_option
from moothall.business_case.languages import of_framework
from moothall.business_case.option_columns import option_columns, option_link
from moothall.business_case.phrases import cell, columns, fact, head, number, para, row, say, strong
from moothall.business_case.sections.law_words import law_lines
from moothall.business_case.sections.types_asked import types_asked
from moothall.business_case.source_links import cited_only
from moothall.business_case.vocabulary import procurement
from moothall.business_case.wording import (
    _,
    capital,
    date,
    dated,
    listed,
    money,
    sentence,
    spoken,
    yes_no,
)
from moothall.findings.typology import OptionTypeFinding, TypeCall
from moothall.project.options import Option


def section(brief: Brief) -> Section:
    """All options, those taken off the list too."""
    found = {t.option: t for t in brief.findings.types}
    told_of = tuple(_option(brief, o, found[o.id]) for o in brief.project.options if o.id in found)
    return Section(
        "options",
        _("Options and types"),
        (
            para(
                _(
                    "The type follows from recorded facts, never from the name that an option goes by. "
                    "A partner may dispute it with a reason; then both stand here."
                ),
            ),
            _overview(brief),
        ),
        (
            *told_of,
            Section("needs", _("What each option needs, and is it realistic"), (_needs(brief),), level=3),
            Section(
                "types", _("The types and baselines of the framework"), tuple(types_asked(brief)), level=3
            ),
        ),
    )


def _overview(brief: Brief) -> Table:
    return Table(
        "table-types",
        _("Type of each option and what it presumes"),
        columns(
            _("Option"),
            _("Type, from facts"),
            _("Procurement"),
            number(_("Staff risk presumed"), _("of 5")),
            _("Shares"),
            _("Disputed"),
        ),
        tuple(_overview_row(brief, t) for t in brief.findings.types),
    )


def _overview_row(brief: Brief, found: OptionTypeFinding) -> Row:
    disputed = ""
    if found.dispute:
        disputed = _("{by} holds it to be {type}").format(
            by=found.dispute.by, type=f"{found.dispute.type} {brief.type(found.dispute.type)}"
        )
    return row(
        head(option_link(brief, found.option)),
        _type_cell(brief, found),
        procurement(found.procurement) if found.call or found.parts else "",
        _("{n} of 5").format(n=brief.figure(str(found.staff_risk), found, "staff_risk"))
        if found.staff_risk is not None
        else "",
        spoken(found.shares) if found.shares else _("not said"),
        disputed,
    )


def _type_cell(brief: Brief, found: OptionTypeFinding) -> Cell:
    if found.baseline:
        return cell(_("Baseline "), ref("type", found.baseline), " ", brief.type(found.baseline))
    calls = found.parts or ((found.call,) if found.call else ())
    words = [_type_words(brief, c) for c in calls]
    return cell(*words[:1], notes=words[1:]) if words else cell(_("not known"))


def _type_words(brief: Brief, call: TypeCall) -> Inline:
    part = f"{call.part}: " if call.part else ""
    if call.type is None:
        return say(
            part, _("undetermined; missing: {facts}").format(facts=listed(spoken(m) for m in call.missing))
        )
    return say(part, ref("type", call.type), " ", call.title or brief.type(call.type))


def _option(brief: Brief, option: Option, found: OptionTypeFinding) -> Section:
    blocks: list[Block] = []
    if option.summary:
        blocks.append(para(option.summary))
    if found.dropped:
        blocks.append(Notice("medium", _("Taken off the list"), (para(dated(found.dropped)),)))
    blocks += [
        Notice(f.severity, f"{f.rule} {f.title}", (para(*message(f)),))
        for f in of_option(brief, option.id, "typology")
    ]
    blocks.append(Facts(tuple(f for f in _facts(brief, option, found) if f.text)))
    title = f"{option.title} ({option.id})"
    return Section(anchor("option", option.id), title, tuple(blocks), level=3)


def _facts(brief: Brief, option: Option, found: OptionTypeFinding) -> Iterator[Fact]:
    if found.baseline:
        yield fact(_("Baseline"), say(ref("type", found.baseline), " ", brief.type(found.baseline)))
    for call in (found.call, *found.parts):
        if call:
            yield _call_fact(brief, call)
    if found.dispute:
        yield fact(
            _("Disputed"),
            say(
                _("{by}, {date}, holds it to be ").format(by=found.dispute.by, date=date(found.dispute.date)),
                ref("type", found.dispute.type),
                " ",
                brief.type(found.dispute.type),
                ": ",
                sentence(found.dispute.reason),
                _(" The type from facts stays beside it."),
            ),
        )
    if found.procurement:
        yield fact(_("Procurement"), strong(procurement(found.procurement)), found.procurement_note)
    if found.staff_risk is not None:
        risk = brief.figure(str(found.staff_risk), found, "staff_risk")
        presumed = _("{n} of 5 (0 none, 5 highest). ").format(n=risk)
        yield fact(
            _("Staff risk presumption"),
            say(strong(presumed), found.staff_risk_reason),
            found.staff_risk_status,
        )
    yield fact(_("Who is accountable"), found.who_is_accountable)
    yield fact(_("What is shared"), capital(spoken(found.shares)) if found.shares else "")
    yield fact(_("Employment model"), *_employment(brief, found))
    form = option.governance_form
    reason = f" ({option.governance_form_reason})" if form and option.governance_form_reason else ""
    yield fact(_("Form of governance"), f"{of_framework(form)}{reason}")
    yield fact(
        _("Simpler forms looked at"),
        *(
            f"{of_framework(s.form)}: {s.reason or _('no reason given')}"
            for s in option.rejected_simpler_forms
        ),
    )
    budget = option.preparation_budget
    spent = brief.figure(money(budget, brief.currency), option, "preparation_budget")
    yield fact(_("Preparation budget"), spent if budget is not None else "")
    span = brief.figure(f"{option.contract_years or 0:g}", option, "contract_years")
    yield fact(_("Contract"), _("{n} years").format(n=span) if option.contract_years else "")
    yield fact(_("Joint assets"), *(a.title for a in option.joint_assets))
    yield fact(_("Called preferred since"), date(option.preferred_since) if option.preferred_since else "")
    yield fact(_("Law, as dated; never advice"), *law_lines(brief, found))
    yield fact(_("Evidence"), cited_only(found.sources))


def _call_fact(brief: Brief, call: TypeCall) -> Fact:
    because = say(
        sentence(call.because), " ", *((_("Rule "), ref("rule", call.rule), ".") if call.rule else ())
    )
    facts = "; ".join(f"{spoken(k)}: {yes_no(v)}" for k, v in call.facts.items())
    term = _("Type of {part}").format(part=call.part) if call.part else _("Type, from facts")
    return fact(
        term,
        say(*_type_words(brief, call)),
        because if call.because else "",
        _("Facts: ") + facts if facts else "",
    )


def _employment(brief: Brief, found: OptionTypeFinding) -> Iterator[str]:
    if found.employment_model:
        yield brief.model(found.employment_model)
    if found.usual_employment_models:
        yield _("Usual for the type: ") + listed(brief.model(m) for m in found.usual_employment_models)


def _needs(brief: Brief) -> Table:
    found = brief.findings.registers.needs
    needs = tuple(dict.fromkeys(n.need for n in found))
    by_cell = {(n.need, n.option): n for n in found}
    rows: list[Row] = []
    for need in needs:
        cells: list[Cell] = [head(capital(spoken(need)))]
        for option in brief.options:
            told_of = by_cell.get((need, option.id))
            if told_of is None or not told_of.answer:
                cells.append(cell(_("no answer"), standing="open"))
            else:
                who = ", ".join(w for w in (told_of.name, date(told_of.date) if told_of.date else "") if w)
                cells.append(cell(told_of.answer, notes=[who], sources=told_of.sources))
        rows.append(row(*cells))
    return Table(
        "table-needs",
        _("Needs of each option and the questions of realism, with who answered"),
        (*columns(_("Need or question")), *option_columns(brief)),
        tuple(rows),
        empty=_("Nothing is recorded."),
    )
