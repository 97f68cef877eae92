"""Which evidence to get next: the questions that are worth most to settle before choosing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.chances import hundredths
from moothall.business_case.document import Block, Chart, Details, Figure, Inline, Point, Row, Series, Table
from moothall.business_case.paths import beyond, where
from moothall.business_case.phrases import cell, columns, head, joined, number, para, row, say, strong
from moothall.business_case.ranking_words import hundredths_said
from moothall.business_case.wording import _, counted
from moothall.findings.ranking import EvidenceValue, RankingFindings

SHOWN = 15
"""Questions shown of each kind; the rest stand in a table for those who ask."""
LEVEL = 3
"""Questions named that are worth about as much."""
LONG = 90
"""Letters of a claim that a list needs to tell which it is."""


def evidence(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """The most valuable criteria as a picture; then whole sections and single claims."""
    by_kind = {
        kind: sorted((v for v in found.evidence_to_get if v.kind == kind), key=_order)
        for kind in ("criterion", "section", "item")
    }
    if not found.evidence_to_get:
        return
    yield from _opening(brief, by_kind["criterion"] or sorted(found.evidence_to_get, key=_order), found)
    if any(v.perfect > 0 for v in by_kind["criterion"]):
        yield _figure(brief, by_kind["criterion"][:SHOWN])
        yield from _rest(brief, "criterion", by_kind["criterion"][SHOWN:])
    for kind in ("section", "item"):
        if by_kind[kind]:
            yield _table(brief, f"table-evidence-{kind}", _caption(kind), by_kind[kind][:SHOWN])
            yield from _rest(brief, kind, by_kind[kind][SHOWN:])


def _order(value: EvidenceValue) -> tuple[float, float]:
    """What can be had comes first, then the ceiling."""
    return -value.raised, -value.perfect


def _opening(brief: Brief, values: Sequence[EvidenceValue], found: RankingFindings) -> Iterator[Block]:
    size = _("hundredths of a point") if found.change else hundredths_said()
    yield para(
        _("Evidence is worth what the choice would gain from it, on average, if it were had before "
          "choosing: here in {size}. What can be had is evidence of the best grade. Beside it stands the "
          "ceiling: what settling the question fully would be worth, which nobody can.").format(size=size),
    )  # fmt: skip
    best = values[0]
    if best.raised > 0:
        level = [v for v in values if v.near_best]
        kind = where(kind=best.kind, near_best=True)
        many = brief.figure(str(len(level)), brief.findings, "ranking", "evidence_to_get", kind)
        named = joined(_named(brief, v) for v in level[:LEVEL])
        yield para(strong(_worth_most(len(level), many)), named, ".")
    elif any(v.perfect > 0 for v in values):
        yield para(strong(_("Raising the evidence on any one question alone would not change the choice.")))
    else:
        yield para(strong(_("Settling any one question alone would not change the choice.")))


def _worth_most(level: int, many: str) -> str:
    if level == 1:
        return _("Raising the evidence on this question is worth most: ")
    if level <= LEVEL:
        return _("Raising the evidence on these questions is worth most, and about equally much: ")
    return _("Many questions are about equal ({n}); among those worth most to raise: ").format(n=many)


def _named(brief: Brief, value: EvidenceValue) -> Inline:
    return say(ref(_place(value.kind), value.id), " ", _title(brief, value))


def _place(kind: str) -> str:
    return "evidence" if kind == "item" else kind


def _title(brief: Brief, value: EvidenceValue) -> str:
    """What the question is called; a withheld claim is never told."""
    if value.kind == "section":
        return brief.section(value.id)
    if value.kind == "criterion":
        return brief.criterion(value.id)
    item = brief.findings.evidence.items.get(value.id)
    if item is None:
        return ""
    if item.disclosure != "public":
        return _("(withheld)")
    said = item.statement or item.source_title
    return said if len(said) <= LONG else said[:LONG].rsplit(" ", 1)[0] + " …"


def _figure(brief: Brief, values: Sequence[EvidenceValue]) -> Figure:
    top = 100 * max(max(v.perfect, v.raised) for v in values)
    return Figure(
        "figure-evidence-criterion",
        _("What better evidence on each criterion is worth to the choice, in hundredths of a point"),
        _("The dark bar is what evidence of the best grade would be worth; the striped bar is the ceiling, "
          "what settling the criterion fully would be worth."),
        _("Two bars for each criterion, the most valuable first: a dark one for raising its evidence to the "
          "best grade, and a striped one for settling it fully, each with its value as text. The table "
          "below holds every figure."),
        Chart(
            "paired_bars",
            0,
            top,
            tuple(f"{v.id}. {_title(brief, v)}" for v in values),
            (
                Series(_("Raising its evidence"), tuple(_point(brief, v, "raised") for v in values)),
                Series(_("Settling it fully"), tuple(_point(brief, v, "perfect") for v in values)),
            ),
        ),
        _table(brief, "table-evidence-criterion", _caption("criterion"), values),
    )  # fmt: skip


def _point(brief: Brief, found: EvidenceValue, field: Literal["raised", "perfect"]) -> Point:
    value = max(0.0, found.raised if field == "raised" else found.perfect)
    error = found.raised_error if field == "raised" else found.perfect_error
    held = 100 * value
    return Point(held, held, held, brief.figure(hundredths(value, error), found, field))


def _caption(kind: str) -> str:
    return {
        "criterion": _("Criteria, by what raising the evidence of all of their cells is worth"),
        "section": _("Whole sections, by what raising the evidence of all of their cells is worth"),
    }.get(kind) or _("Single claims, by what the best grade for all that they are cited for is worth")


def _table(brief: Brief, id: str, caption: str, values: Sequence[EvidenceValue]) -> Table:
    return Table(
        id,
        caption,
        columns(
            _("Question"),
            number(_("Raising its evidence"), _("hundredths of a point")),
            number(_("Settling it fully"), _("the ceiling, in the same")),
            number(_("Cells")),
        ),
        tuple(_row(brief, v) for v in values),
    )


def _row(brief: Brief, value: EvidenceValue) -> Row:
    return row(
        head(_named(brief, value)),
        cell(
            brief.figure(hundredths(max(0.0, value.raised), value.raised_error), value, "raised"),
            notes=[_why_nothing(brief, value)],
        ),
        brief.figure(hundredths(max(0.0, value.perfect), value.perfect_error), value, "perfect"),
        brief.figure(str(value.cells), value, "cells"),
    )


def _why_nothing(brief: Brief, value: EvidenceValue) -> str:
    """Why raising its evidence gains nothing, where that is not plain."""
    if value.raised > 0 or value.perfect <= 0 or value.kind != "criterion":
        return ""
    measured = any(c.id == value.id and c.measured_by for c in brief.framework.criteria)
    return _("measured: its range is its own; better figures would narrow it") if measured else ""


def _rest(brief: Brief, kind: str, values: Sequence[EvidenceValue]) -> Iterator[Block]:
    if values:
        said = counted(len(values), "question that is worth less", "questions that are worth less")
        those = ("ranking", "evidence_to_get", where(kind=kind), beyond(SHOWN))
        more = brief.figure(said, brief.findings, *those)
        yield Details(more, (_table(brief, f"table-evidence-{kind}-rest", _caption(kind), values),))
