"""Which evidence to get next: the questions that are worth most to settle before choosing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.chances import hundredths
from moothall.business_case.document import Block, Chart, Details, Figure, Inline, Point, Row, Series, Table
from moothall.business_case.phrases import columns, head, number, para, row, say, strong
from moothall.business_case.wording import _, counted
from moothall.findings.ranking import EvidenceValue, RankingFindings

SHOWN = 15
"""Questions shown of each kind; the rest stand in a table for those who ask."""
LONG = 90
"""Letters of a claim that a list needs to tell which it is."""


def evidence(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """The most valuable criteria as a picture; then whole sections and single claims."""
    by_kind = {
        kind: [v for v in found.evidence_to_get if v.kind == kind]
        for kind in ("criterion", "section", "item")
    }
    if not found.evidence_to_get:
        return
    yield from _opening(brief, by_kind["criterion"] or list(found.evidence_to_get))
    if any(v.perfect > 0 for v in by_kind["criterion"]):
        yield _figure(brief, by_kind["criterion"][:SHOWN])
        yield from _rest(brief, "criterion", by_kind["criterion"][SHOWN:])
    for kind in ("section", "item"):
        if by_kind[kind]:
            yield _table(brief, f"table-evidence-{kind}", _caption(kind), by_kind[kind][:SHOWN])
            yield from _rest(brief, kind, by_kind[kind][SHOWN:])


def _opening(brief: Brief, values: Sequence[EvidenceValue]) -> Iterator[Block]:
    yield para(
        _("A question is worth what the choice would gain, on average, if it were settled before choosing: "
          "here in hundredths of a point of the total, which runs from 0 to 4. Nobody can settle a question "
          "fully, so beside it stands what raising its evidence to the best grade would be worth."),
    )  # fmt: skip
    top = values[0]
    if top.perfect > 0:
        yield para(strong(_("Settling this question is worth most: ")), _named(brief, top), ".")
    else:
        yield para(strong(_("Settling any one question alone would not change the choice.")))


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
        _("What settling each criterion is worth to the choice, in hundredths of a point"),
        _("The longer the striped bar, the more depends on the criterion; the dark bar is what evidence of "
          "the best grade would be worth."),
        _("Two bars for each criterion, the most valuable first: a striped one for settling it fully, and a "
          "dark one for raising its evidence to the best grade, each with its value as text. The table "
          "below holds every figure."),
        Chart(
            "paired_bars",
            0,
            top,
            tuple(f"{v.id}. {_title(brief, v)}" for v in values),
            (
                Series(_("Settling it"), tuple(_point(v.perfect, v.perfect_error) for v in values)),
                Series(_("Raising its evidence"), tuple(_point(v.raised, v.raised_error) for v in values)),
            ),
        ),
        _table(brief, "table-evidence-criterion", _caption("criterion"), values),
    )  # fmt: skip


def _point(value: float, error: float) -> Point:
    held = max(0.0, 100 * value)
    return Point(held, held, held, hundredths(max(0.0, value), error))


def _caption(kind: str) -> str:
    return {
        "criterion": _("Criteria, by what settling all of their cells is worth"),
        "section": _("Whole sections, by what settling all of their cells is worth"),
    }.get(kind) or _("Single claims, by what settling all that they are cited for is worth")


def _table(brief: Brief, id: str, caption: str, values: Sequence[EvidenceValue]) -> Table:
    return Table(
        id,
        caption,
        columns(
            _("Question"),
            number(_("Settling it"), _("hundredths of a point")),
            number(_("Raising its evidence"), _("hundredths of a point")),
            number(_("Cells")),
        ),
        tuple(_row(brief, v) for v in values),
    )


def _row(brief: Brief, value: EvidenceValue) -> Row:
    return row(
        head(_named(brief, value)),
        hundredths(max(0.0, value.perfect), value.perfect_error),
        hundredths(max(0.0, value.raised), value.raised_error),
        str(value.cells),
    )


def _rest(brief: Brief, kind: str, values: Sequence[EvidenceValue]) -> Iterator[Block]:
    if values:
        more = counted(len(values), _("question that is worth less"), _("questions that are worth less"))
        yield Details(more, (_table(brief, f"table-evidence-{kind}-rest", _caption(kind), values),))
