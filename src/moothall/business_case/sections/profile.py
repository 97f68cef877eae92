"""The profile over the sections and the totals, each as a picture with its table."""

from __future__ import annotations

from moothall.business_case.anchors import named_ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Chart, Figure, Point, Series, Table
from moothall.business_case.option_columns import option_columns, option_link
from moothall.business_case.paths import EVERY
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.vocabulary import standing
from moothall.business_case.wording import _, counted, interval, listed, missing, rank, sentence
from moothall.business_case.woven import strung
from moothall.findings.scoring import OptionScore, SectionScore

BARE = ("ranked", "undecided")
"""Standings that take part in the ranking."""


def profile(brief: Brief) -> Figure:
    """Every option over every section, 0 to 4; what is missing shows as a range."""
    results = brief.findings.scoring.options
    sections = brief.framework.matrix.sections
    chart = Chart(
        "profile",
        *_scale(brief),
        tuple(f"{s.id}. {s.title}" for s in sections),
        tuple(_series(brief, r, [s.id for s in sections]) for r in results),
    )
    return Figure(
        "figure-profile",
        _("Each option over the {n} sections, 0 to 4").format(
            n=brief.figure(str(len(sections)), brief.framework.matrix, "sections")
        ),
        _reading(brief),
        _("A grid with a row for each section and a column for each option; a bar in each field runs from 0 "
          "to the score, and a hatched part shows the range that missing scores leave open. "
          "The table below holds every figure."),
        chart,
        _profile_table(brief),
    )  # fmt: skip


def _scale(brief: Brief) -> tuple[float, float]:
    scale = brief.framework.matrix.scale
    return (scale.low, scale.high) if scale else (0, 4)


def _reading(brief: Brief) -> str:
    results = brief.findings.scoring.options
    zeros = {r.title: sum(len(s.zeros) for s in r.sections) for r in results}
    with_zeros = [
        strung((r.title, brief.figure(str(zeros[r.title]), r, "sections", EVERY, "zeros")), " ")
        for r in results
        if zeros[r.title]
    ]
    gaps = [r for r in results if r.missing]
    said = [
        _("Criteria scored 0: {options}.").format(options=listed(with_zeros))
        if with_zeros
        else _("No criterion is scored 0 in all."),
        _("Missing scores: {options}.").format(
            options=listed(strung((r.title, brief.figure(str(r.missing), r, "missing")), ": ") for r in gaps)
        )
        if gaps
        else _("No score is missing."),
    ]
    return strung(said, " ")


def _series(brief: Brief, result: OptionScore, sections: list[str]) -> Series:
    found = {s.section: s for s in result.sections}
    apart = result.standing not in BARE
    points = tuple(_point(brief, found[s]) if s in found else None for s in sections)
    return Series(result.title, points, standing(result.standing) if apart else "", apart)


def _point(brief: Brief, found: SectionScore) -> Point:
    zeros = counted(len(found.zeros), "zero", "zeros") if found.zeros else ""
    mark = brief.figure(zeros, found, "zeros")
    said = brief.figure(interval(found.range), found, "range")
    return Point(found.range.low, found.range.high, found.point, said, mark)


def _profile_table(brief: Brief) -> Table:
    results = {r.option: {s.section: s for s in r.sections} for r in brief.findings.scoring.options}
    rows = tuple(
        row(
            head(named_ref("section", s.id, s.title)),
            *(_section_cell(brief, results.get(o.id, {}).get(s.id)) for o in brief.options),
        )
        for s in brief.framework.matrix.sections
    )
    return Table(
        "table-profile",
        _("Score of each option on each section, 0 to 4; smaller lines: each group's own scores"),
        (*columns(_("Section")), *option_columns(brief)),
        rows,
    )


def _section_cell(brief: Brief, found: SectionScore | None) -> Cell:
    if found is None:
        return cell(_("not scored"), standing="open")
    notes = [
        missing_of(brief, found),
        _("0 on {criteria}").format(criteria=", ".join(found.zeros)) if found.zeros else "",
        *(
            strung((brief.group_short(g), brief.figure(interval(i), i)), " ")
            for g, i in found.by_group.items()
        ),
    ]
    said = brief.figure(interval(found.range), found, "range")
    return cell(said, notes=notes, standing="zero" if found.zeros else None)


def missing_of(brief: Brief, found: SectionScore | OptionScore) -> str:
    """How many of its cells nobody scored, each number with its path; nothing where none is missing."""
    if not found.missing:
        return ""
    return missing(
        brief.figure(str(found.missing), found, "missing"), brief.figure(str(found.of), found, "of")
    )


def totals(brief: Brief) -> Figure:
    """Totals as ranges, on one scale."""
    results = brief.findings.scoring.options
    series = tuple(
        Series(
            r.title,
            (
                Point(
                    r.total.low,
                    r.total.high,
                    r.point,
                    brief.figure(interval(r.total), r, "total"),
                    _mark(brief, r),
                ),
            ),
            standing(r.standing),
            r.standing not in BARE,
        )
        for r in results
    )
    return Figure(
        "figure-totals",
        _("Total of each option, 0 to 4"),
        brief.findings.scoring.words,
        _("One bar for each option from 0 to its total; a hatched part shows what missing scores leave open. "
          "The table below holds every figure."),
        Chart("bars_with_ranges", *_scale(brief), (_("Total"),), series),
        _totals_table(brief),
    )  # fmt: skip


def _mark(brief: Brief, result: OptionScore) -> str:
    number = sum(len(s.zeros) for s in result.sections)
    said = counted(number, "zero", "zeros") if number else ""
    zeros = brief.figure(said, result, "sections", EVERY, "zeros")
    return strung((w for w in (zeros, missing_of(brief, result)) if w), ", ")


def _totals_table(brief: Brief) -> Table:
    rows = tuple(
        row(
            head(option_link(brief, r.option)),
            brief.figure(interval(r.total), r, "total"),
            missing_of(brief, r) or _("none missing"),
            brief.figure(rank(r.rank), r, "rank"),
            sentence(standing(r.standing)),
        )
        for r in brief.findings.scoring.options
    )
    return Table(
        "table-totals",
        _("Total of each option under the joint weights"),
        columns(_("Option"), number(_("Total"), brief.scale_ends), _("Missing"), _("Rank"), _("Standing")),
        rows,
    )
