"""Options beside the ranking, held out or the service as it is: what each would have reached, and why not."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.chances import share, spread
from moothall.business_case.document import Block, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import columns, head, lines, number, row
from moothall.business_case.vocabulary import standing
from moothall.business_case.wording import _, sentence
from moothall.findings.ranking import RankingFindings, UnrankedOption


def beside(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """Each with its standing and the reason, its total, and how often it would have come first."""
    unranked = found.runs[0].unranked if found.runs else ()
    if not unranked:
        return
    yield Table(
        "table-beside",
        _("Options that are not ranked: how often each would have come first, and why it stands beside"),
        columns(
            _("Option"),
            _("Why it is not ranked"),
            number(_("Would have come first"), _("share of draws")),
            number(_("Expected total"), _("0 to 4; nine draws in ten")),
        ),
        tuple(_row(brief, o) for o in unranked),
    )


def _row(brief: Brief, option: UnrankedOption) -> Row:
    screen = next((s for s in brief.findings.screening.options if s.option == option.option), None)
    held = option.standing == "held_out"
    reasons = screen.because if screen is not None and held else ()
    return row(
        head(option_link(brief, option.option)),
        lines([sentence(standing(option.standing)), *reasons], standing="bad" if held else "apart"),
        brief.figure(share(option.would_win), option.would_win),
        brief.figure(spread(option.value), option.value),
    )
