"""Rooms of staff and places: what was worked out on one thing, beside where it is written and taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from moothall.business_case.document import LEAFLET, MEMBERS_SHEET
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.choices import framework_of
from moothall_web.casework.judging_views import verdict_words
from moothall_web.casework.staff_views import about_words, trail
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import trail_to
from moothall_web.results import style, told
from moothall_web.results.doorway import of_results
from moothall_web.results.remembered import State, findings_of
from moothall_web.ui.pages import page

Links = list[tuple[str, str]]
"""Addresses with their words."""
BY_PLACE = "access_change"
"""How a criterion is worked out that is measured place by place."""


def _options(known: State) -> list[tuple[str, str]]:
    return [(o.id, o.title) for o in known.project.kept_options]


def _room(
    request: HttpRequest, member: Member, known: State, name: str, *, title: str, shelf: str,
    lead: str, write: Links, more: Links, take: Links | None = None, above: Any = None, **context: Any,
) -> HttpResponseBase:  # fmt: skip
    """A room as a page.

    shelf : whose writers may write here
    write : pages on which it is written; take : files; more : where to go on
    """
    return page(
        request, "results/room.html", title=title, trail=trail(member) if above is None else above,
        member=member, lead=lead, write=write, take=take or [], more=more, may=member.may(power_of(shelf)),
        body=Markup(told.room(known, name)), style=style.address(), **context,
    )  # fmt: skip


def _rows(member: Member, shelf: str, words: str) -> tuple[str, str]:
    return reverse("shelf", args=[member.project.slug, shelf]), words


def _file(member: Member, name: str, words: str) -> tuple[str, str]:
    return reverse("download", args=[member.project.slug, name]), words


@needs("read")
@of_results
def employment(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Employment: each policy under each model, side by side for the options; every unknown as a question."""
    slug = member.project.slug
    return _room(
        request, member, known, "employment", title=_("Employment"), shelf="employment",
        lead=_("What happens to staff under each way to employ them, policy by policy. Risk points count "
               "what gets worse (2) and what nobody knows (1); they decide nothing."),
        write=[
            *((reverse("employment_answers", args=[slug, id]), words)
              for id, words in about_words(member).items()),
            _rows(member, "clauses", _("Clauses: promised, or in the contract")),
            _rows(member, "staff_terms", _("Terms of staff of today and of new starters")),
        ],
        take=[
            _file(member, "checklist.csv", _("Every unknown, as a checklist for bargaining (CSV)")),
            _file(member, "checklist.docx", _("The same to work on (Word)")),
            _file(member, "checklist.pdf", _("The same to print (PDF)")),
            (reverse("case_beside", args=[slug, MEMBERS_SHEET]), _("The members' sheet")),
            (reverse("case_beside", args=[slug, LEAFLET]), _("The leaflet for everybody")),
        ],
        more=[
            (reverse("principles", args=[slug]), _("Stage 1, principles: where the proposed verdict counts"))
        ],
        proposed=list(_proposed(member, known)),
    )  # fmt: skip


def _proposed(member: Member, known: State) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """The principle on which the comparison proposes verdicts: that of each option, where it is judged."""
    words, titles = verdict_words(), dict(_options(known))
    cells = findings_of(known).screening.cells
    framework = framework_of(member.project) or known.project.framework
    for asked in framework.screening.principles:
        if asked.proposed_by == "employment_comparison":
            yield (
                f"{asked.id} {asked.title}",
                [
                    (
                        titles[c.option],
                        words[c.proposed],
                        reverse("judge", args=[member.project.slug, c.option]),
                    )
                    for c in cells
                    if c.principle == asked.id and c.proposed and c.option in titles
                ],
            )


@needs("read")
@of_results
def workforce(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Staff in aggregate by employer and place, and what becomes of their posts; no small count is told."""
    slug = member.project.slug
    return _room(
        request, member, known, "workforce", title=_("Workforce"), shelf="workforce",
        lead=_("Staff are told in aggregate, never a person. Counts that are too small are told together, so "
               "that nobody can be recognised; those who enter them see the rows as they stand."),
        write=[
            (reverse("workforce_rows", args=[slug, p.id]), p.title)
            for p in known.project.head.partners
            if member.may(power_of("workforce"))
        ],
        more=[(reverse("posts", args=[slug]), _("Jobs by place"))],
    )  # fmt: skip


@needs("read")
@of_results
def posts(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Jobs by place: losses beside gains; what may be said of them, never without the table."""
    slug = member.project.slug
    return _room(
        request, member, known, "posts", title=_("Jobs by place"), shelf="jobs",
        lead=_("Where posts are lost, created and moved. Places add to the net, and posts that displaced "
               "staff will fill are not new."),
        write=[
            *(
                (reverse("posts_rows", args=[slug, id]), words)
                for id, words in _options(known)
                if member.may(power_of("jobs"))
            ),
            _rows(member, "places", _("Places with their facts")),
        ],
        take=[(reverse("headline", args=[slug]), _("A headline on jobs, with its table"))],
        more=[
            (reverse("area", args=[slug]), _("What changes in my area")),
            (reverse("workforce", args=[slug]), _("Workforce")),
        ],
    )  # fmt: skip


@needs("read")
@of_results
def effects(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Access, quality and equality by place and group: every option beside the others."""
    slug = member.project.slug
    framework = framework_of(member.project) or known.project.framework  # in the language of the page
    placed = {r.criterion for r in known.project.measures if r.place or r.group}
    measured = [
        c for c in framework.criteria
        if c.value_function and (c.id in placed or c.worked_out in (None, BY_PLACE))
    ]  # fmt: skip
    contents = told.contents(known)
    named = {o for c in measured for o in c.overlaps}
    beside = [s for s in framework.matrix.sections if named & {c.id for c in s.criteria}]
    more = [(reverse("area", args=[slug]), _("What changes in my area"))]
    for s in beside:
        if home := contents.homes.get(f"section-{s.id}"):
            there = reverse("results_part", args=[slug, home])
            words = _("Scored by hand, with reasons: {section}").format(section=f"{s.id} {s.title}")
            more.append((f"{there}#section-{s.id}", words))
    return _room(
        request, member, known, "effects", title=_("Access, quality and equality"), shelf="measures",
        lead=_("Who gains and who loses, place by place and group by group. A gain for some does not cancel "
               "a loss for others."),
        write=[],
        grids=[
            (words, reverse("impacts_rows", args=[slug, id]),
             [(reverse("measures_rows", args=[slug, id, c.id]), f"{c.id} {c.title}") for c in measured])
            for id, words in _options(known)
        ],
        more=more,
    )  # fmt: skip


@needs("read")
@of_results
def after(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """After the decision: was each promise kept, what came beside what was forecast, the case for others."""
    slug, found = member.project.slug, findings_of(known).follow_up
    chosen = found.decided.option if found.decided else None
    options = sorted(_options(known), key=lambda o: o[0] != chosen)
    return _room(
        request, member, known, "after", title=_("After the decision"), shelf="outturn",
        lead=_("What was promised, what was forecast, and what came of it, year by year. What nobody "
               "measured is neither kept nor broken."),
        write=[
            *((reverse("outturn_rows", args=[slug, id]), words) for id, words in options),
            _rows(member, "benefits", _("Benefits, with their targets and days")),
            _rows(member, "documents", _("Reviews that were published, among the papers")),
        ],
        take=[_file(member, "case.csv", _("This project as a past case, for the library of others (CSV)"))]
        if found.case else [],
        more=[
            (reverse("decision", args=[slug]), _("The decision and its conditions")),
            *([(reverse("hand_on", args=[slug]), _("Hand this case on to another project"))]
              if found.case else []),
        ],
        above=trail_to(member), promises=promises(found.benefits) if chosen else [],
    )  # fmt: skip


def promises(benefits: Any) -> list[tuple[str, int]]:
    """How many promises were kept, in words, the worst first; hopes are none."""
    words = {
        "not_kept": _("not kept"), "partly": _("partly kept"), "kept": _("kept"),
        "not_measured": _("due, and nobody measured it"), "not_yet_due": _("not yet due"),
        "no_due_date": _("without a day"), "no_direction": _("nobody said which way is better"),
    }  # fmt: skip
    counts = {state: sum(b.kept == state for b in benefits) for state in words}
    return [(words[state], n) for state, n in counts.items() if n]
