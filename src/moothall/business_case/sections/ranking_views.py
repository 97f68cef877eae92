"""First places under every model of the weights and in every standing test: who comes first under each."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.chances import share
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.phrases import cell, columns, head, para, row, strong
from moothall.business_case.ranked_titles import share_column
from moothall.business_case.ranking_words import draws, run_title
from moothall.business_case.wording import _
from moothall.findings.ranking import RankedOption, RankingFindings, Run


def views(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """One row a simulation, one column an option."""
    if len(found.runs) < 2 or len(found.runs[0].options) < 2:
        return
    options = [o.option for o in found.runs[0].options]
    usual = _first(found.runs[0])
    yield para(
        _("If the same option comes first in every row, none of these tests changes the answer. Measured "
          "criteria keep their own ranges where evidence is worth more or less."),
    )  # fmt: skip
    yield Table(
        "table-views",
        _("Share of draws in which each option comes first, by weights and by standing test"),
        (
            *columns(_("Weights and scores")),
            *(share_column(brief, o) for o in options),
        ),
        tuple(_row(brief, run, options, usual) for run in found.runs),
    )


def _first(run: Run) -> tuple[str, ...]:
    """The option that comes first most often; several where they are exactly level."""
    most = max((o.first.share for o in run.options), default=0.0)
    return tuple(o.option for o in run.options if o.first.share == most)


def _row(brief: Brief, run: Run, options: list[str], usual: tuple[str, ...]) -> Row:
    first = _first(run)
    by_id = {o.option: o for o in run.options}
    return row(
        head(run_title(brief, run), notes=[_draws(brief, run)]),
        *(_cell(brief, by_id.get(o), o in first, o in usual) for o in options),
    )


def _draws(brief: Brief, run: Run) -> str:
    runs = brief.findings.ranking.runs if brief.findings.ranking else ()
    same = next((r for r in runs if (r.model, r.test) == (run.model, run.test)), None)
    return brief.figure(draws(run.draws), same, "draws")


def _cell(brief: Brief, found: RankedOption | None, first: bool, usual: bool) -> Cell:
    """The share; the one that comes first most often says so, shaded where it is not the usual one."""
    if found is None:
        return cell("")
    said = brief.figure(share(found.first), found.first)
    if not first:
        return cell(said)
    note = _("first") if usual else _("first here")
    return cell(strong(said), notes=[note], standing=None if usual else "part")
