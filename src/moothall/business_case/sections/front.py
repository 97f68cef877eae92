"""The summary: what a reader with ten minutes must have seen, on two pages. Warnings come first."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import (
    LEAFLET,
    MEMBERS_SHEET,
    Block,
    Inline,
    Notice,
    Paragraph,
    Run,
    Section,
)
from moothall.business_case.paths import where
from moothall.business_case.phrases import Words, bullets, joined, lead, link, para, say, strong
from moothall.business_case.ranking_words import draws_said
from moothall.business_case.sections.front_flags import named_flags
from moothall.business_case.sections.front_glance import at_a_glance
from moothall.business_case.sections.voices import access_words
from moothall.business_case.small_notices import about_project
from moothall.business_case.wording import _, counted, date, listed, percent, sentence
from moothall.findings.screening import Override

NEXT = 3
"""Dates to come that are named."""


def section(brief: Brief) -> Section:
    """Two pages: what is decided, flags, the options, how sure it is, what is not known, who decides next."""
    return Section(
        "front",
        _("Summary: findings and warnings"),
        tuple(_opening(brief)),
        (
            Section("options-in-short", _("The options at a glance"), tuple(_glance(brief)), level=3),
            Section("gaps", _("What is not known"), tuple(_gaps(brief)), level=3),
        ),
    )


def notices(brief: Brief) -> tuple[Notice, ...]:
    """What is printed on top of everything: what kind of project it is, and every override."""
    top = [*about_project(brief.findings.project)]
    overrides = tuple(override_words(brief))
    if overrides:
        top.append(Notice("stop", overrides_counted(brief, len(overrides)), overrides))
    return tuple(top)


def overrides_counted(brief: Brief, number: int) -> str:
    """How many there are, which leads to them."""
    return brief.figure(counted(number, "override", "overrides"), brief.findings, "overrides")


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
    if brief.project.head.summary:
        yield lead(brief.project.head.summary)
    yield from named_flags(brief)


def _glance(brief: Brief) -> Iterator[Block]:
    yield from at_a_glance(brief)
    yield from _ranking_words(brief)


def _ranking_words(brief: Brief) -> Iterator[Paragraph]:
    """How sure the ranking is, then what the totals alone say. What a draw is, is told at the first place."""
    ranking = brief.findings.ranking
    if ranking is not None:
        run = ranking.runs[0] if ranking.runs else None
        told = draws_said(brief.figure(f"{run.draws:,}", run, "draws")) if run else ""
        gap = " " if told else ""
        yield para(strong(_("How sure the ranking is. ")), ranking.leader.words, gap, told)
    if brief.findings.scoring.words:
        yield para(strong(_("What the totals say. ")), brief.findings.scoring.words)


def _next(brief: Brief) -> Iterator[Words]:
    """Who decides, on which day to come; and what was decided last."""
    head = brief.project.head
    coming = sorted(
        (m for m in head.timetable if m.date >= brief.findings.project.as_of), key=lambda m: m.date
    )
    if coming:
        yield " ".join(sentence(f"{date(m.date)}: {m.title}") for m in coming[:NEXT])
    else:
        yield _("The timetable holds no date to come.")
    if head.partners:
        yield " " + _("Taking part: {bodies}.").format(bodies=listed(p.title for p in head.partners))
    made = [d for d in brief.project.decisions if d.kind == "decision"]
    if made:
        last = max(made, key=lambda d: d.date)
        yield " "
        yield link(_("Decided last: {body}, {day}").format(body=last.body, day=date(last.date)), "decisions")
        yield "."


def _gaps(brief: Brief) -> Iterator[Block]:
    yield bullets(_gap_words(brief))
    yield from (para(words) for words in access_words(brief))
    yield para(strong(_("Who decides next. ")), *_next(brief))
    yield para(
        _("This document recommends nothing: it lays out what people entered, and what follows from it. "),
        _("A flag can be answered, but not removed. "),
        _("It says what this record lacks or shows, not what anybody meant or did."),
        " ",
        _("In plain words, on two pages: "),
        Run(_("the leaflet"), address=LEAFLET),
        _(". For staff: "),
        Run(_("the members' sheet"), address=MEMBERS_SHEET),
        ".",
    )


def _gap_words(brief: Brief) -> Iterator[Inline]:
    findings = brief.findings
    silent = sum(c.outcome == "cannot_tell" for c in findings.checks)
    share = findings.scoring.missing_share
    if share is not None:
        yield say(
            _("Cells of stage 2 that nobody scored or measured: "),
            brief.figure(percent(share), findings.scoring, "missing_share"),
            ".",
        )
    if silent:
        yield say(
            link(
                brief.figure(
                    counted(silent, "check cannot be answered", "checks cannot be answered"),
                    findings,
                    "checks",
                    where(outcome="cannot_tell"),
                ),
                "checks",
            ),
            _(" because inputs are missing; each names them."),
        )
    incomplete = [brief.option(o.option) for o in findings.finance.options if o.incomplete]
    if 1 < len(incomplete) == len(findings.finance.options):
        yield say(link(_("Costs are incomplete for every option."), "money"))
    elif incomplete:
        yield say(link(_("Costs are incomplete"), "money"), _(" for "), listed(incomplete), ".")
    empty = [c for c in findings.registers.case if c.due and not c.filled]
    if empty:
        named = joined(say(ref("case", part.section), " ", part.title) for part in empty)
        yield say(_("Not provided of the business case: "), named, ".")
    if open_ := len(findings.employment.questions):
        unanswered = counted(open_, "question on staff has no answer", "questions on staff have no answer")
        asked = brief.figure(unanswered, findings.employment, "questions")
        yield say(link(asked, "questions"), ".")
    if findings.evidence.withheld:
        withheld = counted(len(findings.evidence.withheld), "evidence item", "evidence items")
        share_words = brief.figure(
            percent(findings.evidence.withheld_share), findings.evidence, "withheld_share"
        )
        yield say(
            link(brief.figure(withheld, findings.evidence, "withheld"), "withheld"),
            _(" withheld: the public cannot verify {share} of the evidence by weight.").format(
                share=share_words
            ),
        )
