"""Stage 1: every option held against the principles, groups side by side."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Inline, Notice, Row, Section, Table
from moothall.business_case.option_columns import option_column, option_columns, option_link
from moothall.business_case.phrases import cell, columns, head, joined, lines, para, row, say, strong
from moothall.business_case.sections.front import override_words, overrides_counted
from moothall.business_case.sections.money_words import saving_words
from moothall.business_case.sections.outcomes import outcome_cell
from moothall.business_case.sections.principles_asked import principles_asked
from moothall.business_case.sections.verdict_reasons import verdict_reasons
from moothall.business_case.vocabulary import outcome, outcome_shade, verdict, verdict_shade
from moothall.business_case.wording import _, date, dated, sentence
from moothall.findings.screening import MustPass, OptionScreen, VerdictCell


def section(brief: Brief) -> Section:
    """Outcome of each option, the verdicts behind it, and what must be done."""
    return Section(
        "stage-1",
        _("Stage 1: principles"),
        tuple(_opening(brief)),
        (
            Section("stage-1-outcome", _("What stage 1 does to each option"), (_outcomes(brief),), level=3),
            Section(
                "stage-1-project",
                _("Principles judged once, for the project"),
                tuple(_project(brief)),
                level=3,
            ),
            Section("stage-1-options", _("Principles judged for each option"), (_matrix(brief),), level=3),
            Section("conditions", _("Conditions and overrides"), tuple(_conditions(brief)), level=3),
            Section("must-pass", _("The must-pass set"), tuple(_must_pass(brief)), level=3),
            Section("principles", _("The principles, and why each verdict"), tuple(_reasons(brief)), level=3),
        ),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    asked = brief.framework.screening
    if asked.introduction:
        yield para(asked.introduction)
    yield para(
        _(
            "Not assessed is neither a pass nor a fail. Where groups judge differently, each is shown; "
            "nothing is averaged. A held-out option stays in every table."
        ),
    )
    in_force = _in_force(brief)
    if in_force:
        yield para(
            strong(_("Must-pass set in force: ")), joined(_principle(p) for p in in_force.principles), "."
        )
    else:
        yield Notice(
            "high",
            _("No must-pass set"),
            (para(_("No must-pass set was adopted, so no option can be held out.")),),
        )


def _in_force(brief: Brief) -> MustPass | None:
    return next((m for m in brief.findings.screening.must_pass if m.in_force), None)


def _principle(id: str) -> Inline:
    return say(ref("principle", id))


def _outcomes(brief: Brief) -> Table:
    return Table(
        "table-outcomes",
        _("Outcome of stage 1, with the reason and the saving that the option records"),
        columns(
            _("Option"), _("Outcome"), _("Verdicts"), _("Because"), _("Yearly saving as promoted"),
        ),
        tuple(_outcome(brief, s) for s in brief.findings.screening.options),
        empty=_("No option was screened."),
        stacked=True,
    )  # fmt: skip


def _outcome(brief: Brief, screen: OptionScreen) -> Row:
    return row(
        head(option_link(brief, screen.option)),
        outcome_cell(screen),
        screen.tally.words,
        lines(sentence(b) for b in screen.because),
        saving_words(brief, screen.option),
    )


def _project(brief: Brief) -> Iterator[Block]:
    found = brief.findings.screening
    yield para(strong(_("For the project: ")), sentence(found.project.words))
    if found.hold_points:
        yield Notice(
            "stop",
            _("Hold points"),
            (
                para(
                    _("Must-pass principles of the project that fail or are not assessed: "),
                    joined(_principle(p) for p in found.hold_points),
                    _(". No decision can be recorded until each is met or overridden by a named body."),
                ),
            ),
        )
    rows = [_project_row(brief, c) for c in found.cells if c.option is None]
    yield Table(
        "table-project-principles",
        _("Verdicts on the principles that are judged once"),
        columns(_("Principle"), _("Verdict"), _("Reason")),
        tuple(rows),
        empty=_("No verdict is recorded."),
    )


def _project_row(brief: Brief, found: VerdictCell) -> Row:
    reasons = [_reason(brief, v.group, v.verdict, v.reason) for v in found.verdicts]
    if found.proposed_because:
        reasons.append(say(_("From recorded facts: "), sentence(dated(found.proposed_because))))
    sources = tuple(dict.fromkeys(s for v in found.verdicts for s in v.sources))
    return row(
        _principle_head(brief, found.principle, found.must_pass),
        _verdict(brief, found),
        lines(reasons or [_("No reason recorded.")], sources=sources),
    )


def _reason(brief: Brief, group: str | None, judged: str, reason: str) -> Inline:
    who = brief.group(group) if group else _("Joint verdict")
    return say(strong(f"{who}: {verdict(judged).lower()}. "), sentence(reason))


def _principle_head(brief: Brief, principle: str, must_pass: bool) -> Cell:
    note = say(strong(_("must pass"))) if must_pass else ""
    return head(ref("principle", principle), " ", brief.principle(principle), notes=[note])


def _verdict(brief: Brief, found: VerdictCell) -> Cell:
    notes = [
        f"{brief.group(v.group)}: {verdict(v.verdict).lower()}" for v in found.verdicts if v.group is not None
    ]
    if found.proposed is not None and found.proposed != found.standing:
        notes.append(_("From facts: {verdict}").format(verdict=verdict(found.proposed).lower()))
    elif found.proposed is not None and not found.verdicts:
        notes.append(_("proposed from recorded facts"))
    words = verdict(found.standing)
    return cell(
        strong(words) if found.must_pass else words, notes=notes, standing=verdict_shade(found.standing)
    )


def _matrix(brief: Brief) -> Table:
    cells = {(c.principle, c.option): c for c in brief.findings.screening.cells if c.option is not None}
    asked = [p for p in brief.framework.screening.principles if p.level == "option"]
    must = set(found.principles) if (found := _in_force(brief)) else set()
    rows: list[Row] = []
    for principle in asked:
        judged = [cells.get((principle.id, o.id)) for o in brief.options]
        rows.append(
            row(
                _principle_head(brief, principle.id, principle.id in must),
                *(_linked(brief, c) if c else cell(_("Not assessed"), standing="open") for c in judged),
            )
        )
    screens = {s.option: s for s in brief.findings.screening.options}
    tallies = [screens[o.id].tally.words if o.id in screens else "" for o in brief.options]
    rows.append(row(head(_("In all")), *tallies))
    return Table(
        "table-principles",
        _("Verdict on each principle and option; must-pass principles in bold"),
        (*columns(_("Principle")), *option_columns(brief)),
        tuple(rows),
    )


def _linked(brief: Brief, found: VerdictCell) -> Cell:
    told = _verdict(brief, found)
    sources = tuple(dict.fromkeys(s for v in found.verdicts for s in v.sources))
    words = tuple(replace(r, to=anchor("verdict", found.principle)) for r in told.text)
    return Cell(words if found.verdicts else told.text, told.notes, sources, told.standing)


def _conditions(brief: Brief) -> Iterator[Block]:
    rows = [
        row(
            head(option_link(brief, s.option)),
            say(ref("principle", c.principle), " ", brief.principle(c.principle)),
            c.condition or _("not said"),
            c.owner or cell(_("no owner"), standing="bad"),
            date(c.due) if c.due else cell(_("no date"), standing="bad"),
        )
        for s in brief.findings.screening.options
        for c in s.conditions
    ]
    yield Table(
        "table-conditions",
        _("What must be done because a must-pass principle is only partly met"),
        columns(_("Option"), _("Principle"), _("Condition"), _("Owner"), _("By")),
        tuple(rows),
        empty=_("No option carries a condition."),
        stacked=True,
    )
    overrides = tuple(override_words(brief))
    if overrides:
        yield Notice("stop", overrides_counted(brief, len(overrides)), overrides)
    else:
        yield para(_("No failure was overridden."))


def _must_pass(brief: Brief) -> Iterator[Block]:
    sets = brief.findings.screening.must_pass
    if not sets:
        yield para(_("No must-pass set was adopted."))
        return
    yield para(_("The partners adopt the set before any verdict. Earlier sets and their results stay."))
    yield Table(
        "table-must-pass",
        _("Must-pass sets as adopted, with the outcome of each option under each"),
        (
            *columns(_("Adopted"), _("Principles, and why these")),
            *(option_column(brief, o.id) for o in brief.options),
        ),
        tuple(_set_row(brief, m) for m in sets),
    )


def _set_row(brief: Brief, adopted: MustPass) -> Row:
    return row(
        head(date(adopted.date), notes=[adopted.by, _("in force") if adopted.in_force else _("earlier set")]),
        cell(joined(_principle(p) for p in adopted.principles), notes=[adopted.reason]),
        *(
            cell(outcome(code), standing=outcome_shade(code))
            if (code := adopted.outcomes.get(o.id))
            else cell("")
            for o in brief.options
        ),
    )


def _reasons(brief: Brief) -> Iterator[Block]:
    yield from verdict_reasons(brief)
    yield from principles_asked(brief)
