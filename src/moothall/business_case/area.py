"""What changes in one place, in plain words: every option beside the others, losses as well as gains.

It tells what the page tells, and no more: a count that is not told there is not told here.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief, written_from
from moothall.business_case.document import Block, Cell, Document, Row, Section, Table
from moothall.business_case.labels import labels
from moothall.business_case.languages import in_force
from moothall.business_case.phrases import bullets, cell, columns, head, lines, number, para, row, say, strong
from moothall.business_case.sections.equality_words import (
    changed,
    figure,
    points,
    way_shade,
    way_words,
)
from moothall.business_case.sections.posts_words import place_names, said, signed, small_counts_note
from moothall.business_case.small_notices import about_project
from moothall.business_case.tongues import told_apart
from moothall.business_case.translation import unreviewed
from moothall.business_case.vintage import vintage
from moothall.business_case.vocabulary import effect
from moothall.business_case.wording import _, capital, date, plain, sentence, spoken
from moothall.business_case.woven import strung
from moothall.findings.equality import CriterionEffects, Effect
from moothall.findings.findings import Findings
from moothall.findings.jobs import PlaceJobs
from moothall.findings.registers import ImpactFinding
from moothall.project.project import Project

FIELDS = ("cut", "moved_out", "moved_in", "created")
"""What may become of posts in a place."""
SIDES = (("loss",), ("gain",), ("mixed", "none", "unknown"))
"""Effects that stand in one column."""


def area(project: Project, findings: Findings, place: str, brief: Brief | None = None) -> Document:
    """One place of a project: words and arranges what the findings hold, and computes no figure.

    brief : of project and findings, where other documents are written from it too
    """
    brief = brief or written_from(project, findings)
    found = findings.project
    document = Document(
        title=_("What changes in {place}").format(place=brief.place(place)),
        subtitle=_("{title}, as of {day}").format(title=found.title, day=date(found.as_of)),
        language=in_force().code,
        labels=labels(),
        notices=(*unreviewed(), *about_project(found)),
        sections=(
            Section("area-short", _("In short"), tuple(_short(brief, place))),
            Section("area-posts", _("Jobs here"), tuple(_posts(brief, place))),
            Section("area-access", _("The service here"), tuple(_levels(brief, place))),
            Section("area-people", _("Who gains and who loses"), tuple(_impacts(brief, place))),
        ),
        vintage=vintage(findings),
        compact=True,
    )
    return told_apart(document, brief.foreign)


def _short(brief: Brief, place: str) -> Iterator[Block]:
    here = next((p for p in brief.findings.registers.places if p.id == place), None)
    if here is not None and here.population is not None:
        people = brief.figure(plain(here.population), here, "population")
        yield para(_("{n} people live here.").format(n=people))
    yield para(_("Nothing is recommended here. Each way to run the service is told by what it would change."))
    for criterion in brief.findings.equality.criteria:
        if criterion.unit and any(_effect(criterion, o.id, place) for o in brief.options):
            yield para(_("{title} is measured as {unit}.").format(title=criterion.title, unit=criterion.unit))
    yield bullets(say(strong(brief.option(o.id)), ": ", _in_short(brief, o.id, place)) for o in brief.options)


def _in_short(brief: Brief, option: str, place: str) -> str:
    parts = [_net_words(brief, _jobs(brief, option, place))]
    for criterion in brief.findings.equality.criteria:
        found = _effect(criterion, option, place)
        if found is not None and found.way != "unknown":
            told = _change(brief, criterion, found)
            parts.append(strung((criterion.title, told), ": "))
    return strung((sentence(p) for p in parts), " ")


def _jobs(brief: Brief, option: str, place: str) -> PlaceJobs | None:
    found = next((o for o in brief.findings.jobs.options if o.option == option), None)
    return next((p for p in found.places if place in p.places), None) if found else None


def _net_words(brief: Brief, found: PlaceJobs | None) -> str:
    if found is None:
        return _("no change of jobs here is recorded")
    if found.net is None:
        return _("what happens to jobs here is not told")
    size = said(abs(found.net))
    where = _("here and in places told with it") if len(found.places) > 1 else _("here")
    if not round(found.net, 1):
        return _("as many jobs as now, {where}").format(where=where)
    less, more = _("{n} jobs fewer, {where}"), _("{n} jobs more, {where}")
    return (less if found.net < 0 else more).format(n=brief.figure(size, found, "net"), where=where)


def _posts(brief: Brief, place: str) -> Iterator[Block]:
    found = [(o.id, _jobs(brief, o.id, place)) for o in brief.options]
    if not any(p for _option, p in found):
        yield para(_("No change of jobs here is recorded under any option."))
        return
    yield Table(
        "table-area-posts",
        _("Jobs lost and gained in {place}, full-time equivalents").format(place=brief.place(place)),
        columns(
            _("Option"),
            number(_("Lost")),
            number(_("Moved away")),
            number(_("Moved in")),
            number(_("Created")),
            number(_("More or fewer, in all")),
        ),
        tuple(
            row(head(brief.option(o)), *(_count(brief, p, f) for f in FIELDS), _net(brief, p))
            for o, p in found
        ),
        stacked=True,
    )
    for places in sorted({p.places for _option, p in found if p is not None and len(p.places) > 1}):
        yield para(_("Some counts are told for {places} together.").format(places=place_names(brief, places)))
    note = small_counts_note(brief)
    if note:
        yield para(note)


def _count(brief: Brief, found: PlaceJobs | None, field: str) -> Cell:
    posts: float | None = getattr(found, field) if found else None
    if found is None:
        return cell(_("not recorded"), standing="open")
    if posts is None:
        return cell(_("not told"), standing="apart")
    return cell(brief.figure(said(posts), found, field))


def _net(brief: Brief, found: PlaceJobs | None) -> Cell:
    if found is None:
        return cell(_("not recorded"), standing="open")
    if found.net is None:
        return cell(_("not told"), standing="apart")
    lost = round(found.net, 1) < 0
    return cell(brief.figure(signed(found.net), found, "net"), standing="bad" if lost else None)


def _effect(criterion: CriterionEffects, option: str, place: str, group: str = "") -> Effect | None:
    own = next((o for o in criterion.options if o.option == option), None)
    return next((e for e in own.effects if (e.place, e.group) == (place, group)), None) if own else None


def _change(brief: Brief, criterion: CriterionEffects, found: Effect) -> str:
    if found.small:
        return _("too few people to tell")
    if found.way == "none":
        return _("no change")
    level = found.level
    if level.before is None or level.after is None:
        return brief.figure(changed(level, points(criterion, level.change)), level)
    return _("{before} now, {after} then").format(
        before=brief.figure(figure(level.before, criterion.unit), level, "before"),
        after=brief.figure(figure(level.after, criterion.unit), level, "after"),
    )


def _levels(brief: Brief, place: str) -> Iterator[Block]:
    told = False
    for criterion in brief.findings.equality.criteria:
        groups = dict.fromkeys(e.group for o in criterion.options for e in o.effects if e.place == place)
        for group in sorted(groups):
            told = True
            yield _level(brief, criterion, place, group)
    if not told:
        yield para(_("Nobody has measured what happens to the service here."))


def _level(brief: Brief, criterion: CriterionEffects, place: str, group: str) -> Table:
    whom = capital(spoken(group)) if group else _("Everybody here")
    unit = f" ({criterion.unit})" if criterion.unit else ""
    return Table(
        anchor("table-area", criterion.criterion, *([group] if group else ())),
        strung((criterion.title, whom + unit), ": "),
        columns(_("Option"), number(_("Now")), number(_("Under the option")), _("Change")),
        tuple(
            _level_row(brief, criterion, o.id, _effect(criterion, o.id, place, group)) for o in brief.options
        ),
        stacked=True,
    )


def _level_row(brief: Brief, criterion: CriterionEffects, option: str, found: Effect | None) -> Row:
    if found is None or found.way == "unknown":
        return row(head(brief.option(option)), "", "", cell(_("not measured"), standing="open"))
    if found.small:
        few = cell(_("too few people to tell"), standing="apart")
        return row(head(brief.option(option)), "", "", few)
    level = found.level
    return row(
        head(brief.option(option)),
        *(
            brief.figure(figure(value, criterion.unit), level, end)
            if (value := getattr(level, end)) is not None
            else ""
            for end in ("before", "after")
        ),
        cell(
            brief.figure(changed(level, points(criterion, level.change)), level),
            notes=[way_words(found.way)],
            standing=way_shade(found.way),
        ),
    )


def _impacts(brief: Brief, place: str) -> Iterator[Block]:
    found = [i for i in brief.findings.registers.impacts if i.place in (place, None)]
    yield para(_("A gain for some does not cancel a loss for others."))
    yield Table(
        "table-area-impacts",
        _("Who loses and who gains here, as recorded for this place or for all places"),
        columns(_("Group"), _("Loses under"), _("Gains under"), _("Both, none or not known")),
        tuple(
            row(
                head(capital(spoken(group))),
                *(
                    _told(brief, [i for i in found if i.group == group and i.effect in kinds])
                    for kinds in SIDES
                ),
            )
            for group in dict.fromkeys(i.group for i in found)
        ),
        empty=_("No effect on any group is recorded."),
        stacked=True,
    )


def _told(brief: Brief, found: list[ImpactFinding]) -> Cell:
    return lines(
        say(strong(brief.option(i.option)), ": ", sentence(i.statement or effect(i.effect))) for i in found
    )
