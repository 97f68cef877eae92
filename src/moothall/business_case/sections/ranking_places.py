"""Rank acceptability: how often each option takes each place, with its first place as a range."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.chances import about, between, points, share, spread
from moothall.business_case.document import Block, Chart, Column, Figure, Point, Row, Series, Table
from moothall.business_case.paths import beyond
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.ranked_titles import named, named_link, quoted
from moothall.business_case.wording import _, counted, listed, ordinal, score
from moothall.business_case.woven import strung
from moothall.findings.ranking import Estimate, RankedOption, RankingFindings

NAMED = 4
"""Options named in the sentence above the picture."""


def places(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """A bar of shares for each option, then the figures beside it."""
    ranked = found.runs[0].options if found.runs else ()
    if not ranked:
        return
    if len(ranked) > 1:
        yield _figure(brief, ranked)
    yield _table(brief, ranked)
    yield para(
        _(
            "Silence earns nothing: the range of the first place shows what it would be if the option's own "
            "cells that nobody scored, or that cite no evidence, were all 0, and if they were all 4. Regret "
            "is how far the option lies, on average, below the best one of the draw."
        )
    )


def _figure(brief: Brief, ranked: tuple[RankedOption, ...]) -> Figure:
    count = max(len(o.ranks) for o in ranked)
    return Figure(
        "figure-ranking-places",
        _("How often each option takes each place, as shares of draws"),
        _reading(brief, ranked),
        _("One bar for each option, cut into pieces: from the left, how often it comes first, second, and "
          "so on. Each place has a pattern of its own, and large pieces hold their share as text. The table "
          "below holds every share."),
        Chart(
            "stacked_shares",
            0,
            1,
            tuple(ordinal(n) for n in range(1, count + 1)),
            tuple(_series(brief, o, count) for o in ranked),
        ),
        _places_table(brief, ranked, count),
    )  # fmt: skip


def _reading(brief: Brief, ranked: tuple[RankedOption, ...]) -> str:
    """The options that come first most often, with their shares; the others are counted."""
    best = sorted(ranked, key=lambda o: -o.first.share)
    said = [
        strung((quoted(brief, o.option), brief.figure(about(o.first), o.first)), " ") for o in best[:NAMED]
    ]
    if len(best) > NAMED:
        rest = counted(len(best) - NAMED, "other less often", "others less often")
        said.append(brief.figure(rest, brief.findings, "ranking", "runs", 0, "options", beyond(NAMED)))
    return _("Comes first: {options}.").format(options=listed(said))


def _series(brief: Brief, option: RankedOption, count: int) -> Series:
    points = tuple(_point(brief, e) for e in option.ranks)
    return Series(named(brief, option.option), points + (None,) * (count - len(points)))


def _point(brief: Brief, found: Estimate) -> Point:
    held = min(1.0, max(0.0, found.share))
    return Point(held, held, held, brief.figure(share(found), found))


def _places_table(brief: Brief, ranked: tuple[RankedOption, ...], count: int) -> Table:
    return Table(
        "table-ranking-places",
        _("Share of draws in which each option takes each place"),
        (*columns(_("Option")), *(Column(ordinal(n), numeric=True) for n in range(1, count + 1))),
        tuple(_places_row(brief, o, count) for o in ranked),
    )


def _places_row(brief: Brief, option: RankedOption, count: int) -> Row:
    shares = [cell(brief.figure(share(e), e)) for e in option.ranks]
    blank = [cell("")] * (count - len(option.ranks))
    return row(head(named_link(brief, option.option)), *shares, *blank)


def _range(brief: Brief, option: RankedOption) -> str:
    """Its first place, silence at its worst and at its best; one figure where both are told alike."""
    low = brief.figure(share(option.first_low), option.first_low)
    high = brief.figure(share(option.first_high), option.first_high)
    return between(low, high)


def _table(brief: Brief, ranked: tuple[RankedOption, ...]) -> Table:
    return Table(
        "table-ranking",
        _("Each ranked option: first place, expected place, total and regret"),
        columns(
            _("Option"),
            number(_("Comes first"), _("share of draws")),
            number(_("Range of that"), _("own silence at 0, at 4")),
            number(_("Expected place")),
            number(_("Expected total"), _("0 to 4; nine draws in ten")),
            number(_("Regret"), _("points")),
        ),
        tuple(_row(brief, o) for o in ranked),
    )


def _row(brief: Brief, option: RankedOption) -> Row:
    return row(
        head(named_link(brief, option.option)),
        brief.figure(share(option.first), option.first),
        _range(brief, option),
        brief.figure(score(option.expected_rank), option, "expected_rank"),
        brief.figure(spread(option.value), option.value),
        brief.figure(points(option.regret), option, "regret"),
    )
