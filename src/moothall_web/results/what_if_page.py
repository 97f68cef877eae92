"""The page on which anybody allowed tries other weights; its address carries the view."""

from __future__ import annotations

import math
from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.business_case.languages import speaking, translated
from moothall.business_case.vocabulary import standing
from moothall.business_case.wording import capital, interval, rank
from moothall.files.catalogues import language
from moothall.findings.scoring import OptionScore, ScoringFindings
from moothall.framework.criteria import Matrix
from moothall_web.accounts.policy import Member, needs
from moothall_web.results import what_if
from moothall_web.results.doorway import of_results
from moothall_web.results.remembered import State, findings_of
from moothall_web.results.scratch.live import share
from moothall_web.results.told import spoken
from moothall_web.results.views import trail_to_results
from moothall_web.ui.live import status
from moothall_web.ui.pages import page

ASKED = "w."
"""Begins the name of a section's weight in the address."""


class Row(Struct, frozen=True):
    """An option under both sets of weights, in words."""

    title: str
    words: str
    place: str
    total: str
    official_place: str
    official_total: str
    moved: bool


class Ways(Struct, frozen=True):
    """Where a page of weights stands, and where it leads.

    here : its address, without what is typed
    sure : where one reads how sure the official result is
    trail : pages above it
    shared : who can open the address that carries the view, in a sentence
    """

    here: str
    sure: str
    trail: list[tuple[str, str]]
    shared: str


@needs("read")
@of_results
def what_if_page(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Weights that anybody may move, with the official result beside theirs. Nothing is kept."""
    slug = member.project.slug
    ways = Ways(
        here=request.path, sure=reverse("results_part", args=[slug, "ranking"]),
        trail=trail_to_results(member),
        shared=_("Nothing is kept: the address of this page carries your weights, so that you can send it "
                 "to others who may read this project."),
    )  # fmt: skip
    return tried(request, findings_of(known).scoring, known.project.framework.matrix, ways)


def tried(request: HttpRequest, found: ScoringFindings, matrix: Matrix, ways: Ways) -> HttpResponseBase:
    """The page of other weights on a result, whoever's it is; what is typed stands in the address alone."""
    typed = {k.removeprefix(ASKED): str(v).strip() for k, v in request.GET.items() if k.startswith(ASKED)}
    filled = {section: words for section, words in typed.items() if words}
    if len(filled) < len(typed):
        return redirect(f"{ways.here}?{_query(filled)}" if filled else ways.here)
    if not found.weight_sets or not found.options:
        return page(request, "results/unscored.html", title=_("Try other weights"), trail=ways.trail)
    official = found.weight_sets[0].joint.sections
    moved, faults = read(filled, official)
    try:
        seen = what_if.view(found, {} if faults else moved)
    except what_if.TooMuchError:
        largest = max(moved, key=lambda s: moved[s])
        faults[ASKED + largest] = _("The weights that you set add to more than 100%. Lower one of them.")
        seen = what_if.view(found, {})
    with speaking(language(spoken())):
        matrix = translated(matrix)
        titles = {s.id: s.title for s in matrix.sections}
        rows = _rows(found.options, seen)
    return page(
        request, "results/what_if.html", title=_("Try other weights"), trail=ways.trail, ways=ways,
        faults=faults, status=status(request, faults), rows=rows, seen=seen, official=found.words,
        mine=bool(moved) and not faults, said=what_if.said(matrix, found.weight_sets[0].joint, seen.weights),
        fields=[
            {
                "name": ASKED + s, "title": f"{s} {titles.get(s, s)}", "typed": filled.get(s, ""),
                "official": share(w), "now": share(seen.weights[s]),
            }
            for s, w in official.items()
        ],
    )  # fmt: skip


def _query(filled: Mapping[str, str]) -> str:
    return urlencode({ASKED + section: words for section, words in filled.items()})


def read(typed: Mapping[str, str], official: Mapping[str, float]) -> tuple[dict[str, float], dict[str, str]]:
    """Shares of what was typed as percentages, and by field what is wrong with it."""
    moved: dict[str, float] = {}
    faults: dict[str, str] = {}
    for section, words in typed.items():
        if section not in official:
            continue
        try:
            number = float(words.rstrip("% ").replace(",", "."))
        except ValueError:
            number = math.nan
        if not 0 <= number <= 100:
            faults[ASKED + section] = _("The weight of {section} must be a number from 0 to 100.").format(
                section=section
            )
        else:
            moved[section] = number / 100
    return moved, faults


def _rows(official: tuple[OptionScore, ...], seen: what_if.View) -> list[Row]:
    before = {o.option: o for o in official}
    return [
        Row(
            title=o.title,
            words=o.words,
            place=_place(o),
            total=interval(o.total),
            official_place=_place(before[o.option]),
            official_total=interval(before[o.option].total),
            moved=o.rank != before[o.option].rank,
        )
        for o in seen.options
    ]


def _place(option: OptionScore) -> str:
    return capital(rank(option.rank) if option.rank else standing(option.standing))
