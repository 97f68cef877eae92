"""How often each option beats each other one."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.chances import exactly, share
from moothall.business_case.document import Block, Cell, Table
from moothall.business_case.phrases import cell, columns, head, row, strong
from moothall.business_case.ranked_titles import named_link, share_column
from moothall.business_case.wording import DASH, _
from moothall.business_case.woven import strung
from moothall.findings.ranking import Pair, RankingFindings


def pairs(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """A table: how often the option of the row beats that of the column."""
    main = found.runs[0] if found.runs else None
    if main is None or not main.pairs:
        return
    wins = {(p.option, p.other): p for p in main.pairs}
    least = brief.threshold("leader_pairwise_min")
    options = [o.option for o in main.options]
    marked = ""
    if least is not None:
        said = brief.threshold_figure(exactly(least), "leader_pairwise_min")
        marked = _(" Marked: at least {least}.").format(least=said)
    yield Table(
        "table-pairs",
        strung((_("Share of draws in which the option of the row beats the option of the column."), marked)),
        (*columns(_("Option")), *(share_column(brief, o) for o in options)),
        tuple(
            row(
                head(named_link(brief, o)),
                *(_cell(brief, wins.get((o, other)), least) for other in options),
            )
            for o in options
        ),
    )


def _cell(brief: Brief, pair: Pair | None, least: float | None) -> Cell:
    if pair is None:
        return cell(DASH)
    ahead = least is not None and pair.wins.share >= least
    said = brief.figure(share(pair.wins), pair.wins)
    return cell(strong(said) if ahead else said, standing="good" if ahead else None)
