"""The leaflet: what is proposed, what changes where, who decides when, what nobody knows, how to have a say.

A few pages in plain English, of the same findings as the page beside it. It names no code, and tells no count
that could point to a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief, written_from
from moothall.business_case.document import Block, Document, Facts, Inline, Row, Section, Table
from moothall.business_case.labels import labels
from moothall.business_case.languages import in_force
from moothall.business_case.phrases import bullets, columns, fact, head, lead, lines, para, row, say, strong
from moothall.business_case.sections.equality_words import changed, levels, points, way_words
from moothall.business_case.sections.jobs import press_line
from moothall.business_case.sections.voices import missing_voices
from moothall.business_case.small_notices import invented
from moothall.business_case.tongues import told_apart
from moothall.business_case.translation import unreviewed
from moothall.business_case.vintage import vintage
from moothall.business_case.wording import _, counted, date, listed, sentence
from moothall.findings.equality import CriterionEffects, Effect
from moothall.findings.findings import Findings
from moothall.project.project import Project


def leaflet(project: Project, findings: Findings) -> Document:
    """The leaflet of a project: words and arranges what the findings hold, and computes no figure."""
    brief = written_from(project, findings)
    found = findings.project
    document = Document(
        title=_("{title}, in short").format(title=found.title),
        subtitle=_("For everybody whom it concerns, as of {day}").format(day=date(found.as_of)),
        language=in_force().code,
        labels=labels(),
        notices=(*unreviewed(), *invented(found)),
        sections=(
            Section("proposed", _("What is proposed"), tuple(_proposed(brief))),
            Section("changes", _("What changes, place by place"), tuple(_changes(brief))),
            Section("decides", _("Who decides, and when"), (_decides(brief),)),
            Section("unknown", _("What is not known"), (bullets(_unknown(brief)),)),
            Section("say", _("How to have a say"), (bullets(_say(brief)),)),
        ),
        vintage=vintage(findings),
    )
    return told_apart(document, project, findings)


def _proposed(brief: Brief) -> Iterator[Block]:
    head_ = brief.project.head
    if head_.summary:
        yield lead(head_.summary)
    if head_.services:
        yield para(_("Services in question: "), sentence(listed(s.title for s in head_.services)))
    yield para(
        counted(len(brief.options), "way is looked at", "ways are looked at"),
        _(". Nothing is recommended here; the people named below decide."),
    )
    yield bullets(
        say(strong(o.title), f": {sentence(o.summary)}" if o.summary else "") for o in brief.options
    )


def _changes(brief: Brief) -> Iterator[Block]:
    """Posts by place for each option, then what was measured in each place, losses first."""
    yield Table(
        "table-posts",
        _("Posts under each option: all places, losses first"),
        columns(_("Option"), _("What is known")),
        tuple(
            row(head(brief.option(o.option)), sentence(press_line(brief, o)))
            for o in brief.findings.jobs.options
        ),
        empty=_("No posts are recorded."),
        stacked=True,
    )
    for criterion in brief.findings.equality.criteria:
        yield _measured(brief, criterion)
    if not brief.findings.equality.criteria:
        yield para(_("Nobody has measured what it does to people in each place."))


def _measured(brief: Brief, criterion: CriterionEffects) -> Table:
    unit = f" ({criterion.unit})" if criterion.unit else ""
    return Table(
        f"table-{criterion.criterion}",
        _("{title}{unit}, now and under each option").format(title=criterion.title, unit=unit),
        columns(_("Place"), _("What each option would do")),
        tuple(_place(brief, criterion, place.id) for place in brief.project.places),
        empty=_("No place is recorded."),
        stacked=True,
    )


def _place(brief: Brief, criterion: CriterionEffects, place: str) -> Row:
    told: list[str] = []
    for option in criterion.options:
        found = next((e for e in option.effects if e.place == place and not e.group), None)
        if found is not None:
            told.append(
                _("{option}: {what}").format(option=brief.option(option.option), what=_way(criterion, found))
            )
    return row(head(brief.place(place)), lines(told or [_("not measured")]))


def _way(criterion: CriterionEffects, found: Effect) -> str:
    """'loses: 71% to 53%'; too few people: which way it goes, and no figure."""
    if found.small:
        return way_words(found.way)
    said = levels(found.level, criterion.unit)
    if found.level.before is None or found.level.after is None:
        said = changed(found.level, points(criterion))
    return f"{way_words(found.way)}: {said}" if found.way != "unknown" else way_words(found.way)


def _decides(brief: Brief) -> Facts:
    today = brief.findings.project.as_of
    coming = sorted((m for m in brief.project.head.timetable if m.date >= today), key=lambda m: m.date)
    partners = listed(p.title for p in brief.project.head.partners)
    dates = [f"{date(m.date)}: {m.title}" for m in coming] or [_("none in the timetable")]
    made = [f"{date(d.date)}: {d.body}" for d in brief.project.decisions if d.kind == "decision"]
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


def _unknown(brief: Brief) -> Iterator[Inline]:
    """What an honest answer would need; the same gaps as on the page, in plainer words."""
    findings = brief.findings
    open_ = len(findings.employment.questions)
    if open_:
        yield say(counted(open_, "question", "questions"), _(" about staff have no answer yet."))
    incomplete = [brief.option(o.option) for o in findings.finance.options if o.incomplete]
    if incomplete:
        yield say(_("Costs are incomplete for "), listed(incomplete), ".")
    silent = sum(c.outcome == "cannot_tell" for c in findings.checks)
    if silent:
        yield say(counted(silent, "check", "checks"), _(" cannot be answered, because something is missing."))
    held = len(findings.evidence.withheld)
    if held:
        yield say(
            counted(held, "piece", "pieces"),
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
