"""Who had access when, and whose voice is missing."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Table
from moothall.business_case.paths import EVERY
from moothall.business_case.phrases import columns, head, number, row
from moothall.business_case.wording import DASH, _, date, listed, percent, plain, sentence, spoken, weeks
from moothall.findings.registers import Access
from moothall.project.not_obtained import NotObtainedRow, reasons


def access_words(brief: Brief) -> Iterator[str]:
    """How many weeks after the first project paper the unions first had access."""
    recorded = brief.findings.registers
    unions = [a for a in recorded.access if a.voice == "unions"]
    for access in unions:
        yield _access(brief, access, date(recorded.first_paper) if recorded.first_paper else "")
    if not unions:
        yield _("No trade union is recorded as a group of this project.")


def _access(brief: Brief, access: Access, first_paper: str) -> str:
    if access.first_access is None:
        return _("{group}: no first access to the papers is recorded.").format(group=access.title)
    if access.weeks is None:
        return _(
            "{group} first had access on {day}. No project paper is dated: nobody can tell how late."
        ).format(group=access.title, day=date(access.first_access))
    return _(
        "{weeks} passed from the first project paper ({paper}) to the first access of {group} ({day})."
    ).format(
        weeks=brief.figure(weeks(access.weeks), access, "weeks"),
        paper=first_paper,
        group=access.title,
        day=date(access.first_access),
    )


def scored_by(brief: Brief) -> dict[str, int]:
    """How many cells each group scored."""
    counts = {g.id: 0 for g in brief.project.stakeholders.groups}
    for cell in brief.findings.scoring.cells:
        for group in cell.by_group:
            counts[group] = counts.get(group, 0) + 1
    return counts


def missing_voices(brief: Brief) -> tuple[str, ...]:
    """Each voice or group that was not heard, in a sentence."""
    return tuple(_missing(brief))


def _missing(brief: Brief) -> Iterator[str]:
    groups = brief.project.stakeholders.groups
    needed = brief.words("voices_needed")
    held = {g.voice for g in groups}
    absent = [v for v in needed if v not in held]
    if absent:
        yield _("No group brings the voice of {voices}.").format(voices=listed(spoken(v) for v in absent))
    scored = scored_by(brief)
    silent = [g.title for g in groups if not scored.get(g.id)]
    if silent and brief.findings.scoring.cells:
        yield _("No score was given by {groups}.").format(groups=listed(silent))
    weighted = {w.group for w in brief.project.weights}
    unweighted = [g.title for g in groups if g.id not in weighted]
    if unweighted and weighted:
        yield _("No weights were given by {groups}.").format(groups=listed(unweighted))
    heard = {s.group for s in brief.project.statements}
    explained = reasons(brief.project.not_obtained, heard)
    unheard = [g.title for g in groups if g.id not in {*heard, *explained} and g.voice in needed]
    if unheard:
        yield _("No statement in their own words from {groups}.").format(groups=listed(unheard))
    for id, why in explained.items():
        yield _("No statement from {group}: {why}").format(group=brief.group(id), why=not_given(why))


def not_given(found: NotObtainedRow) -> str:
    """Why a group gave no statement, who says so, and when."""
    return _("Not obtained because: {reason} ({who}, {day})").format(
        reason=sentence(found.reason), who=found.by, day=date(found.date)
    )


def access_table(brief: Brief) -> Table:
    """Every group with its share, its first access and its scores."""
    shares = {w.group: w for s in brief.findings.scoring.weight_sets[:1] for w in s.groups}
    scored = scored_by(brief)
    rows = tuple(
        row(
            head(a.title),
            date(a.first_access) if a.first_access else _("not recorded"),
            brief.figure(weeks(a.weeks), a, "weeks") if a.weeks is not None else DASH,
            brief.figure(percent(shares[a.group].share), shares[a.group], "share")
            if a.group in shares
            else DASH,
            brief.figure(
                plain(scored.get(a.group, 0)), brief.findings.scoring, "cells", EVERY, "by_group", a.group
            ),
            id=anchor("group", a.group),
        )
        for a in brief.findings.registers.access
    )
    return Table(
        "table-access",
        _("Stakeholder groups: first access, share and scores"),
        columns(
            _("Group"),
            _("First access"),
            _("After the first project paper"),
            number(_("Share of the joint weights")),
            number(_("Scored"), _("cells")),
        ),
        rows,
        empty=_("No stakeholder group is recorded."),
    )
