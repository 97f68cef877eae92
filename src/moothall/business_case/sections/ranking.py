"""How sure the ranking is, and what would change it: the words first, then pictures with their tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Paragraph, Section
from moothall.business_case.phrases import lead, para, strong
from moothall.business_case.ranking_words import draws
from moothall.business_case.sections.ranking_beside import beside
from moothall.business_case.sections.ranking_central import central
from moothall.business_case.sections.ranking_change import change
from moothall.business_case.sections.ranking_evidence import evidence
from moothall.business_case.sections.ranking_pairs import pairs
from moothall.business_case.sections.ranking_places import places
from moothall.business_case.sections.ranking_rule import rule_table
from moothall.business_case.sections.ranking_views import views
from moothall.business_case.wording import _, plain
from moothall.findings.ranking import RankingFindings

Part = Callable[[Brief, RankingFindings], Iterator[Block]]


def section(brief: Brief) -> Section:
    """The robust ranking as it stands in the findings."""
    return ranking(brief, brief.findings.ranking)


def ranking(brief: Brief, found: RankingFindings | None) -> Section:
    """The whole section. Parts on which nothing was found are left out."""
    title = _("How sure the ranking is, and what would change it")
    if found is None:
        return Section("ranking", title, (para(_why_none(brief)),))
    found = _in_order(found)
    return Section("ranking", title, tuple(_opening(brief, found)), tuple(_parts(brief, found)))


def _in_order(found: RankingFindings) -> RankingFindings:
    """Options in the order of their expected place, the same in every run."""
    places = {o.option: o.expected_rank for o in found.runs[0].options} if found.runs else {}
    runs = (
        replace(r, options=tuple(sorted(r.options, key=lambda o: places.get(o.option, len(places) + 1))))
        for r in found.runs
    )
    return replace(found, runs=tuple(runs))


def _why_none(brief: Brief) -> str:
    if not any(c.status != "missing" for c in brief.findings.scoring.cells):
        return _("Nothing is scored or measured yet, so there is no ranking whose firmness could be tested.")
    return _("The ranking was not simulated, so nothing can be said on how sure it is.")


def _parts(brief: Brief, found: RankingFindings) -> Iterator[Section]:
    for id, title, part in _story():
        blocks = tuple(part(brief, found))
        if blocks:
            yield Section(id, title, blocks, level=3)


def _story() -> tuple[tuple[str, str, Part], ...]:
    return (
        ("ranking-places", _("How often each option comes first, and how often last"), places),
        ("ranking-pairs", _("Each option against each other"), pairs),
        ("ranking-views", _("Under other weights, and in the standing tests"), views),
        ("ranking-central", _("What you would have to care about"), central),
        ("ranking-change", _("What would change it"), change),
        ("ranking-evidence", _("Which evidence to get next"), evidence),
        ("ranking-beside", _("Options beside the ranking"), beside),
    )


def _opening(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    if found.leader.words:
        yield lead(found.leader.words)
    if not found.runs:
        yield para(_("No draw was made, so no share stands below."))
        return
    main = found.runs[0]
    yield para(
        strong(_("How to read the shares. ")),
        _("Weights and scores were drawn together, {draws} in all, each time as they may truly be: the "
          "better the evidence, the closer to what was scored. A share says in how many of these draws "
          "something holds. It is not the chance that an option will work out.").format(
            draws=brief.figure(draws(main.draws), brief.findings.ranking, "runs", 0, "draws")
        ),
    )  # fmt: skip
    front = next((o for o in main.options if o.option == found.leader.front), None)
    if front is not None and len(main.options) > 1:
        yield rule_table(brief, found, front)
        if found.leader.borderline:
            yield para(_("Borderline: as near to what is needed as the simulation's own error."))
    yield Details(_("Settings of the simulation"), (_settings(brief, found),))


def _settings(brief: Brief, found: RankingFindings) -> Paragraph:
    return para(
        _("Seed {seed}. Of a scoring error, a share of {option} is common to the whole option and a further "
          "{section} to the section. Weights vary around the declared ones with a concentration of "
          "{concentration}: the higher, the less. Other values are tested below.").format(
            seed=brief.figure(str(brief.findings.project.seed), brief.findings.project, "seed"),
            option=brief.figure(plain(found.rho_option), brief.findings.ranking, "rho_option"),
            section=brief.figure(plain(found.rho_section), brief.findings.ranking, "rho_section"),
            concentration=brief.figure(plain(found.concentration), brief.findings.ranking, "concentration"),
        ),
    )  # fmt: skip
