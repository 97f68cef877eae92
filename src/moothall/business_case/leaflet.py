"""The leaflet: what is proposed, what changes where, who decides when, what nobody knows, how to have a say.

Two pages in plain English, of the same findings as the page beside it. It names no code, and tells no count
that could point to a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief, written_from
from moothall.business_case.document import Block, Document, Facts, Inline, Section
from moothall.business_case.labels import labels
from moothall.business_case.languages import in_force
from moothall.business_case.leaflet_changes import changes
from moothall.business_case.paths import where
from moothall.business_case.phrases import bullets, fact, lead, para, say, strong
from moothall.business_case.sections.voices import missing_voices
from moothall.business_case.small_notices import about_project, overridden
from moothall.business_case.tongues import told_apart
from moothall.business_case.translation import unreviewed
from moothall.business_case.vintage import vintage
from moothall.business_case.wording import _, counted, date, listed, sentence
from moothall.findings.findings import Findings
from moothall.project.decisions import DecisionRow
from moothall.project.project import Project


def leaflet(project: Project, findings: Findings, brief: Brief | None = None) -> Document:
    """The leaflet of a project: words and arranges what the findings hold, and computes no figure.

    brief : of project and findings, where other documents are written from it too
    """
    brief = brief or written_from(project, findings)
    found = findings.project
    document = Document(
        title=_("{title}, in short").format(title=found.title),
        subtitle=_("For everybody whom it concerns, as of {day}").format(day=date(found.as_of)),
        language=in_force().code,
        labels=labels(),
        notices=(*unreviewed(), *about_project(found), *overridden(brief)),
        sections=(
            Section("proposed", _("What is proposed"), tuple(_proposed(brief))),
            Section("changes", _("What changes, place by place"), tuple(changes(brief))),
            Section("decides", _("Who decides, and when"), (_decides(brief),)),
            Section("unknown", _("What is not known"), (bullets(_unknown(brief)),)),
            Section("say", _("How to have a say"), (bullets(_say(brief)),)),
        ),
        vintage=vintage(findings),
        compact=True,
    )
    return told_apart(document, brief.foreign)


def _proposed(brief: Brief) -> Iterator[Block]:
    head_ = brief.project.head
    if head_.summary:
        yield lead(head_.summary)
    if head_.services:
        yield para(_("Services in question: "), sentence(listed(s.title for s in head_.services)))
    yield para(
        brief.figure(
            counted(len(brief.options), "way is looked at", "ways are looked at"),
            brief.project,
            "options",
            where(dropped=None),
        ),
        _(". Nothing is recommended here; the people named below decide."),
    )
    yield bullets(
        say(strong(o.title), f": {sentence(o.summary)}" if o.summary else "") for o in brief.options
    )


def _decides(brief: Brief) -> Facts:
    today = brief.findings.project.as_of
    coming = sorted((m for m in brief.project.head.timetable if m.date >= today), key=lambda m: m.date)
    partners = listed(p.title for p in brief.project.head.partners)
    dates = [f"{date(m.date)}: {m.title}" for m in coming] or [_("none in the timetable")]
    made = [_decided(brief, d) for d in brief.project.decisions if d.kind == "decision"]
    return Facts(
        (
            fact(_("Public bodies that take part"), partners or _("none is recorded")),
            fact(
                _("Dates to come"),
                *dates,
            ),
            fact(_("Decided so far"), *(made or [_("nothing")])),
        )
    )


def _decided(brief: Brief, row: DecisionRow) -> str:
    """Who decided when, for which option and why: the day alone would not say what it was."""
    what = [brief.option(row.option)] if row.option else []
    return f"{date(row.date)}, {row.body}: {'. '.join([*what, sentence(row.reason)])}"


def _unknown(brief: Brief) -> Iterator[Inline]:
    """What an honest answer would need; the same gaps as on the page, in plainer words."""
    findings = brief.findings
    open_ = len(findings.employment.questions)
    if open_:
        said = brief.figure(counted(open_, "question", "questions"), findings.employment, "questions")
        yield say(said, _(" about staff have no answer yet."))
    incomplete = [brief.option(o.option) for o in findings.finance.options if o.incomplete]
    if 1 < len(incomplete) == len(findings.finance.options):
        yield say(_("Costs are incomplete for every option."))
    elif incomplete:
        yield say(_("Costs are incomplete for "), listed(incomplete), ".")
    silent = sum(c.outcome == "cannot_tell" for c in findings.checks)
    if silent:
        said = counted(silent, "check", "checks")
        unanswered = brief.figure(said, findings, "checks", where(outcome="cannot_tell"))
        yield say(unanswered, _(" cannot be answered, because something is missing."))
    held = len(findings.evidence.withheld)
    if held:
        yield say(
            brief.figure(counted(held, "piece", "pieces"), findings.evidence, "withheld"),
            _(" of evidence are kept from the public, with a reason each."),
        )
    empty = [c.title for c in findings.registers.case if c.due and not c.filled]
    if empty:
        yield say(_("Not written yet: "), sentence(listed(empty)))
    yield from (say(words) for words in missing_voices(brief))


def _say(brief: Brief) -> Iterator[Inline]:
    host = brief.partner(brief.project.head.host) if brief.project.head.host else ""
    if host:
        yield say(_("Write to {body}, which runs the project.").format(body=host))
    yield say(_("Name the claim that you doubt by its number: each has one on the full page."))
    yield say(_("Ask for a reply with a date; every flag and its answer is on the full page."))
    yield say(_("Staff have a sheet of their own beside this one."))
