"""Front page: what a reader with ten minutes must have seen. Warnings come first."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import (
    Block,
    Inline,
    Notice,
    Paragraph,
    Row,
    Section,
    Table,
)
from moothall.business_case.flag_list import answered, message, with_answers
from moothall.business_case.phrases import (
    bullets,
    columns,
    head,
    lead,
    lines,
    link,
    number,
    para,
    row,
    say,
    strong,
)
from moothall.business_case.ranking_words import draws_said
from moothall.business_case.sections.front_glance import glance_table
from moothall.business_case.sections.voices import access_table, access_words, missing_voices
from moothall.business_case.vocabulary import severity
from moothall.business_case.wording import (
    _,
    counted,
    date,
    listed,
    percent,
    sentence,
)
from moothall.findings.flags import CheckResult, Flag
from moothall.findings.screening import Override

SHOWN = 2
"""Flags of one check that the front page prints in full; the rest stand with the check."""


def section(brief: Brief) -> Section:
    """Flags, the options at a glance, and who was heard."""
    return Section(
        "front",
        _("Findings and warnings"),
        tuple(_opening(brief)),
        (
            Section("stop-flags", _("Stop flags"), tuple(_stops(brief)), level=3),
            Section("high-flags", _("High flags"), tuple(_highs(brief)), level=3),
            Section("glance", _("The options at a glance"), tuple(_glance(brief)), level=3),
            Section("voices", _("Who was heard, and when"), tuple(_voices(brief)), level=3),
            Section("gaps", _("What is missing"), tuple(_gaps(brief)), level=3),
        ),
    )


def notices(brief: Brief) -> tuple[Notice, ...]:
    """What is printed on top of everything: what kind of project it is, and every override."""
    found = brief.findings.project
    top: list[Notice] = []
    if found.notice or found.fictional:
        text = found.notice or _("This project is invented.")
        title = _("A fictional project") if found.fictional else _("About this project")
        top.append(Notice("info", title, (para(text),)))
    overrides = tuple(override_words(brief))
    if overrides:
        top.append(Notice("stop", counted(len(overrides), _("override"), _("overrides")), overrides))
    return tuple(top)


def override_words(brief: Brief) -> Iterator[Paragraph]:
    """Every override: what was overridden, by which named body, when and why."""
    for override in brief.findings.overrides:
        yield para(*_override(brief, override))


def _override(brief: Brief, override: Override) -> Inline:
    about = brief.titled(override.about)
    where = _(" for {option}").format(option=brief.option(override.option)) if override.option else ""
    who = _("{body}, {date}: ").format(body=override.body, date=date(override.date))
    return say(strong(f"{about}{where}. "), _("Overridden by "), who, sentence(override.reason))


def _opening(brief: Brief) -> Iterator[Block]:
    head_, flags = brief.project.head, brief.findings.flags
    if head_.summary:
        yield lead(head_.summary)
    stop, high = (sum(f.severity == s for f in flags) for s in ("stop", "high"))
    yield para(
        strong(
            _("{stop} and {high}").format(
                stop=counted(stop, _("stop flag"), _("stop flags")),
                high=counted(high, _("high flag"), _("high flags")),
            )
        ),
        _(", and {rest} of less weight. A flag can be answered, but not removed. ").format(
            rest=len(flags) - stop - high
        ),
        _("This document recommends nothing: it lays out what people entered, and what follows from it. "),
        _("A flag says what this record lacks or shows, not what anybody meant or did."),
    )
    yield from _ranking_words(brief, first=True)


def _ranking_words(brief: Brief, *, first: bool = False) -> Iterator[Paragraph]:
    """How sure the ranking is, then what the totals alone say. What a draw is, is told at the first place."""
    ranking = brief.findings.ranking
    if ranking is not None:
        told = f" {draws_said(ranking.runs[0].draws)}" if first and ranking.runs else ""
        yield para(strong(_("How sure the ranking is. ")), ranking.leader.words, told)
    if brief.findings.scoring.words:
        yield para(strong(_("What the totals say. ")), brief.findings.scoring.words)


def _stops(brief: Brief) -> Iterator[Block]:
    meaning = brief.framework.governance.severity.get("stop", "")
    stops = [f for f in brief.findings.flags if f.severity == "stop"]
    if not stops:
        yield para(_("No stop flag was found."))
    elif meaning:
        yield para(meaning)
    for flag in stops:
        body: list[Block] = [para(*message(flag))]
        if flag.how_to_clear:
            body.append(para(strong(_("What would settle it: ")), flag.how_to_clear))
        body += [para(*answered(a)) for a in flag.answers]
        yield Notice("stop", f"{flag.rule} {flag.title}", tuple(body))


def _highs(brief: Brief) -> Iterator[Block]:
    rows = [
        _check_row(check, high)
        for check in brief.findings.checks
        if (high := [f for f in check.flags if f.severity == "high"])
    ]
    yield Table(
        "table-high-flags",
        _("High flags, by the check that found them"),
        columns(_("Check"), number(_("Times")), _("What was found")),
        tuple(rows),
        empty=_("No high flag was found."),
    )


def _check_row(check: CheckResult, flags: list[Flag]) -> Row:
    shown = flags if len(flags) <= SHOWN + 1 else flags[:SHOWN]
    more = len(flags) - len(shown)
    said = [with_answers(f) for f in shown]
    if more:
        said.append(say(link(_("{n} more of this check").format(n=more), anchor("found", check.rule))))
    return row(
        head(ref("rule", check.rule), " ", check.title),
        str(len(flags)),
        lines(said),
    )


def _glance(brief: Brief) -> Iterator[Block]:
    yield from _ranking_words(brief)
    yield glance_table(brief)


def _voices(brief: Brief) -> Iterator[Block]:
    yield from (para(words) for words in access_words(brief))
    absent = missing_voices(brief)
    if absent:
        yield Notice("high", _("Missing"), (bullets(absent),))
    yield access_table(brief)


def _gaps(brief: Brief) -> Iterator[Block]:
    yield bullets(_gap_words(brief))


def _gap_words(brief: Brief) -> Iterator[Inline]:
    findings = brief.findings
    silent = sum(c.outcome == "cannot_tell" for c in findings.checks)
    share = findings.scoring.missing_share
    if share is not None:
        yield say(_("Cells of stage 2 that nobody scored or measured: "), strong(percent(share)), ".")
    if silent:
        yield say(
            link(counted(silent, _("check cannot be answered"), _("checks cannot be answered")), "checks"),
            _(" because inputs are missing; each names them."),
        )
    incomplete = [brief.option(o.option) for o in findings.finance.options if o.incomplete]
    if incomplete:
        yield say(link(_("Costs are incomplete"), "money"), _(" for "), listed(incomplete), ".")
    empty = [c for c in findings.registers.case if c.due and not c.filled]
    for part in empty:
        yield say(
            _("Section of the business case not provided: "), ref("case", part.section), " ", part.title, "."
        )
    if findings.evidence.withheld:
        withheld = counted(len(findings.evidence.withheld), _("evidence item"), _("evidence items"))
        share_words = percent(findings.evidence.withheld_share)
        yield say(
            link(withheld, "withheld"),
            _(" withheld: the public cannot verify {share} of the evidence by weight.").format(
                share=share_words
            ),
        )
    for code in ("medium", "low"):
        found = sum(f.severity == code for f in findings.flags)
        if found:
            flags = counted(found, _("flag"), _("flags"))
            yield say(link(f"{flags}, {severity(code).lower()}", "checks"), _(" stand with the checks."))
