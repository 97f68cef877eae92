"""The scratch page on weights: what points of the sections come to and imply, as they are typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from moothall.business_case.languages import speaking, translated
from moothall.engine.weighting.points import normalised
from moothall.files.catalogues import language
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.choices import framework_of
from moothall_web.casework.views import trail_to
from moothall_web.results.scratch.live import share
from moothall_web.results.told import spoken
from moothall_web.results.weights_read import read_in_words
from moothall_web.ui.live import status
from moothall_web.ui.pages import page


@needs("read")
def weights(request: HttpRequest, member: Member) -> HttpResponseBase:
    """What points of the sections come to and imply, as they are typed."""
    framework = framework_of(member.project)
    with speaking(language(spoken())):
        matrix = translated(framework).matrix if framework else None
    sections = list(matrix.sections) if matrix else []
    typed = {s.id: request.GET.get(f"p.{s.id}", "").strip() for s in sections}
    faults = {
        f"p.{id}": _("The points of {section} must be a number from 0 to 100.").format(section=id)
        for id, words in typed.items()
        if words and _points(words) is None
    }
    shares: dict[str, str] = {}
    said: tuple[str, ...] = ()
    points = {id: _points(words) or 0.0 for id, words in typed.items()}
    if matrix and not faults and any(points.values()):
        weights = normalised(list(points.values()))
        shares = {id: share(w) for id, w in zip(points, weights, strict=True)}
        inner = {s.id: {c.id: 1 / len(s.criteria) for c in s.criteria} for s in sections}
        said = read_in_words(matrix, dict(zip(points, weights, strict=True)), inner)
    return page(
        request, "results/try_weights.html", title=_("What do weights say?"), trail=trail_to(member),
        member=member, faults=faults, status=status(request, faults), said=said, shares=shares,
        fields=[(f"p.{s.id}", f"{s.id} {s.title}", typed[s.id]) for s in sections],
    )  # fmt: skip


def _points(words: str) -> float | None:
    try:
        number = float(words.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None
