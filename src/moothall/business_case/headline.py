"""A headline on jobs with the table that it cannot be had without: losses, gains, and places that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moothall.business_case.brief import Brief, written_from
from moothall.business_case.document import Block, Cell, Document, Notice, Row, Section, Table
from moothall.business_case.labels import labels
from moothall.business_case.languages import in_force
from moothall.business_case.phrases import cell, head, lead, para, row
from moothall.business_case.sections.jobs import net_words, press_line
from moothall.business_case.sections.posts_words import (
    fewer,
    place_names,
    posts_columns,
    said,
    signed,
    small_counts_note,
)
from moothall.business_case.small_notices import about_project
from moothall.business_case.tongues import told_apart
from moothall.business_case.translation import unreviewed
from moothall.business_case.vintage import vintage
from moothall.business_case.wording import _, capital, date, sentence
from moothall.findings.findings import Findings
from moothall.findings.jobs import OptionJobs, PlaceJobs
from moothall.project.project import Project

FIELDS = ("cut", "moved_out", "moved_in", "created", "genuinely_new")
"""Of a place, in the order of the columns."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def headline(project: Project, findings: Findings, option: str, words: str) -> Document | None:
    """What somebody would write, what is so, and the table; none for an option without posts.

    words : as typed; empty: the standing line alone
    """
    brief = written_from(project, findings)
    found = next((o for o in brief.findings.jobs.options if o.option == option), None)
    if found is None:
        return None
    document = Document(
        title=words or sentence(press_line(brief, found)),
        subtitle=_("{option}, as of {day}").format(
            option=brief.option(option), day=date(findings.project.as_of)
        ),
        language=in_force().code,
        labels=labels(),
        notices=(*unreviewed(), *about_project(findings.project)),
        sections=(Section("headline", _("What is so"), tuple(_told(brief, found, words))),),
        vintage=vintage(findings),
        compact=True,
    )
    return told_apart(document, brief.foreign)


def _told(brief: Brief, found: OptionJobs, words: str) -> Iterator[Block]:
    claimed = _claimed(brief, found, words)
    if claimed:
        yield Notice("high", claimed)
    yield lead(sentence(capital(press_line(brief, found))))
    yield posts_table(brief, found)
    if found.balanced:
        yield para(_("The places add up to the net."))
    note = small_counts_note(brief)
    if note:
        yield para(note)


def _claimed(brief: Brief, found: OptionJobs, words: str) -> str:
    """What a headline leaves out that tells of posts created and of nothing else; empty where it does not."""
    told = {float(n.replace(",", "")) for n in NUMBER.findall(words)}
    new, net = found.genuinely_new, found.net
    if found.created is None or round(found.created, 1) not in told:
        return ""
    if (new is None or round(new, 1) in told) and (net is None or round(abs(net), 1) in told):
        return ""
    parts = {
        "created": brief.figure(said(found.created), found, "created"),
        "new": _count(brief, found, "genuinely_new"),
        "net": net_words(brief, found),
    }
    return _(
        "The headline tells of {created} posts created. Genuinely new are {new}, and the net is {net}."
    ).format(**parts)


def posts_table(brief: Brief, found: OptionJobs) -> Table:
    """Every place with what it loses and gains, and all places together."""
    places = sorted(found.places, key=lambda p: (p.net is None, p.net or 0.0))
    return Table(
        "table-headline",
        _("{option}: posts lost and gained in each place, and in all").format(
            option=brief.option(found.option)
        ),
        posts_columns(),
        (*(_place(brief, p) for p in places), _in_all(brief, found)),
        stacked=True,
    )


def _place(brief: Brief, found: PlaceJobs) -> Row:
    return row(
        head(capital(place_names(brief, found.places))),
        *(_cell(brief, found, field) for field in FIELDS),
        _net(brief, found),
    )


def _in_all(brief: Brief, found: OptionJobs) -> Row:
    """Posts that move between places move neither away nor in where all are taken together."""
    return row(
        head(_("All places together")),
        _cell(brief, found, "cut"),
        "",
        "",
        _cell(brief, found, "created"),
        _cell(brief, found, "genuinely_new"),
        _net(brief, found),
    )


def _cell(brief: Brief, found: OptionJobs | PlaceJobs, field: str) -> Cell:
    known = getattr(found, field) is not None
    return cell(_count(brief, found, field), standing=None if known else "apart")


def _count(brief: Brief, found: OptionJobs | PlaceJobs, field: str) -> str:
    posts: float | None = getattr(found, field)
    if posts is not None:
        return brief.figure(said(posts), found, field)
    few = next(
        (o.few for o in brief.findings.workforce.options if o.option == getattr(found, "option", "")), ()
    )
    return fewer(brief) if field in few else _("not told")


def _net(brief: Brief, found: OptionJobs | PlaceJobs) -> Cell:
    if found.net is None:
        return cell(_("not told"), standing="apart")
    standing = "bad" if round(found.net, 1) < 0 else None
    return cell(brief.figure(signed(found.net), found, "net"), standing=standing)  # type: ignore[arg-type]
