"""The public copy of a project as it stands, with findings of its own: by the one set of rules."""

from __future__ import annotations

from msgspec import Struct

from moothall.business_case.compose import compose
from moothall.business_case.disclosure.differences import ranks_differ
from moothall.business_case.disclosure.disclose import disclose, together
from moothall.business_case.edition import Edition, published
from moothall.business_case.languages import speaking
from moothall.files.catalogues import language
from moothall.files.methods import library_methods
from moothall.findings.findings import Findings
from moothall.papers.bundling import Public, Shown, shown
from moothall.project.finance import FinanceRow
from moothall.render.html import render_html
from moothall_web.results.remembered import (
    State,
    exact_findings,
    kept,
    key_of,
    lasting_findings,
    recalled,
)
from moothall_web.results.told import spoken

HELD = 4
_shown: dict[str, Shown] = {}
"""By the key of the whole project, the newest few."""


class Gap(Struct, frozen=True):
    """How far the results of the public copy are from those of the whole project.

    figures : that differ beyond rounding; ranks : whether a score, a rank or a sum of money is among them
    """

    figures: int
    ranks: bool


def public_copy(known: State) -> Shown:
    """What the public would be shown of a project as it stands; UnpublishableError where that may not be."""
    found = _shown.get(known.key)
    if found is None:
        whole = lasting_findings(known)
        copy = disclose(known.project, whole, _lines(whole))
        found = shown(copy, whole, lasting_findings(State(copy, key_of(copy))))
        while len(_shown) >= HELD:
            _shown.pop(next(iter(_shown)), None)
        _shown[known.key] = found
    return found


def told_together(known: State) -> State:
    """The project for those who do not enter its staff: small counts as the public is told them."""
    whole = exact_findings(known)
    project = together(known.project, whole, _lines(whole))
    return State(project, key_of(project))


def _lines(whole: Findings) -> tuple[FinanceRow, ...]:
    """The lines of money that the terms of staff bring."""
    from moothall.engine.workforce.lines import staff_lines  # with the engine: only where it is needed

    return staff_lines(whole.employment.costs)


def forget_all() -> None:
    """Let go of everything: somebody's data were erased."""
    _shown.clear()


def gap(about: Public) -> Gap:
    """How far the public copy is from the whole project."""
    return Gap(sum(d.figures for d in about.differences), ranks_differ(about.differences))


def previewed(known: State) -> bool:
    """Whether the preview is there already in the language of the page."""
    return recalled(known.key, f"preview/{spoken()}") is not None


def preview(known: State, back: tuple[str, str]) -> str:
    """The business case as the public would see it, as a page.

    back : address and words of the link back to the site
    """
    code = spoken()
    return kept(known.key, f"preview/{code}", lambda: _page(known, code, back)).decode()


def _page(known: State, code: str, back: tuple[str, str]) -> bytes:
    project, findings, about = public_copy(known)
    edition = Edition(contents="", steps=about.steps, differences=about.differences)
    with speaking(language(code)):
        case = compose(project, findings, library_methods())
        return render_html(published(case, project, findings, edition), back).encode()
