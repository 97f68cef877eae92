"""One criterion in full: its anchors and indicators, every assessor's reason, every measurement."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Fact, Facts, Row, Table
from moothall.business_case.phrases import (
    cell,
    code,
    columns,
    fact,
    head,
    joined,
    link,
    number,
    para,
    row,
    say,
)
from moothall.business_case.usual_day import other_day, usual_day, usual_day_told
from moothall.business_case.vocabulary import score_standing
from moothall.business_case.wording import _, listed, mark, plain, ranged, rounded, sentence, spoken
from moothall.business_case.woven import strung
from moothall.findings.scoring import Cell as Score
from moothall.findings.scoring import Entry, Measurement
from moothall.framework.criteria import Criterion, Indicator


def criterion_details(brief: Brief, criterion: Criterion, cells: dict[tuple[str, str], Score]) -> Details:
    """What earns each score, and why each was given."""
    blocks: list[Block] = [Facts(tuple(f for f in _asked(brief, criterion) if f.text))]
    found = [cells[criterion.id, o.id] for o in brief.options if (criterion.id, o.id) in cells]
    days = [entry.date for c in found for entry in c.entries]
    measured = tuple(r for c in found for r in _measurements(brief, c))
    if days:
        usual = usual_day(days)
        rows = tuple(r for c in found for r in _entries(brief, c, usual))
        blocks += [usual_day_told(days, usual), _reasons(criterion, rows)]
    if measured:
        blocks.append(_measured(criterion, measured))
    if any(c.criterion == criterion.id for c in brief.findings.equality.criteria):
        blocks.append(para(link(_("By place and group"), anchor("effects", criterion.id))))
    blocks += _silent(brief, criterion, cells)
    title = _("{id} {title}: anchors, indicators and reasons").format(id=criterion.id, title=criterion.title)
    return Details(title, tuple(blocks), anchor("why", criterion.id))


def _asked(brief: Brief, criterion: Criterion) -> Iterator[Fact]:
    yield fact(_("Question"), criterion.question)
    held = criterion.anchors
    yield fact(
        _("What earns each score"),
        *(say(brief.figure(str(k), held, str(k)), f": {v}") for k, v in sorted(held.items())),
    )
    yield fact(
        _("Indicators"),
        *(say(code(i.id), " ", _indicator(i)) for i in criterion.indicators),
    )
    yield fact(_("Evidence expected"), sentence(listed(criterion.evidence_expected)))
    if criterion.value_function:
        steps = listed(
            brief.figure(
                _("{measured} gives {score}").format(measured=plain(x), score=mark(y)),
                criterion,
                "value_function",
                n,
            )
            for n, (x, y) in enumerate(criterion.value_function)
        )
        yield fact(_("Measured by"), sentence(criterion.measured_by or ""), sentence(steps))
    yield fact(_("May overlap with"), joined(ref("criterion", c) for c in criterion.overlaps))
    if criterion.flag_if_zero:
        yield fact(_("A zero is flagged as"), spoken(criterion.flag_if_zero))


def _indicator(asked: Indicator) -> str:
    return _("{name} ({unit}; better: {way})").format(
        name=asked.name, unit=_unit(asked.unit), way=spoken(asked.better)
    )


def _unit(unit: str) -> str:
    """A unit of the framework; of one by another, such as 'hours/month', each part by itself."""
    return "/".join(map(spoken, unit.split("/")))


def _reasons(criterion: Criterion, rows: tuple[Row, ...]) -> Table:
    return Table(
        anchor("table-why", criterion.id),
        _("{id} {title}: every score with its reason").format(id=criterion.id, title=criterion.title),
        columns(_("Option"), _("Assessor"), number(_("Score")), _("Reason and evidence"), _("Grade")),
        rows,
        stacked=True,
    )


def _entries(brief: Brief, found: Score, usual: datetime.date) -> Iterator[Row]:
    for n, entry in enumerate(found.entries):
        id = anchor("why", found.criterion, found.option) if n == 0 else ""
        yield _entry(brief, found, entry, usual, id)


def _entry(brief: Brief, found: Score, entry: Entry, usual: datetime.date, id: str) -> Row:
    given = (
        score_standing(entry.standing)
        if entry.score is None
        else brief.figure(str(entry.score), entry, "score")
    )
    earlier = [
        _("not scored") if s is None else brief.figure(str(s), entry, "earlier", n)
        for n, s in enumerate(entry.earlier)
    ]
    return row(
        head(brief.option(found.option)),
        cell(entry.assessor, notes=[brief.group(entry.group), other_day(entry.date, usual)]),
        cell(
            given,
            notes=[_("earlier: {scores}").format(scores=strung(earlier, ", ")) if earlier else ""],
        ),
        cell(entry.reason or _("No reason recorded."), sources=entry.sources),
        entry.grade or _("none"),
        id=id,
    )


def _measured(criterion: Criterion, rows: tuple[Row, ...]) -> Table:
    return Table(
        anchor("table-measured", criterion.id),
        _("{id} {title}: what was measured, and the score that it gives").format(
            id=criterion.id, title=criterion.title
        ),
        columns(_("Option"), _("Place and group"), number(_("Measured")), number(_("Score")), _("Remark")),
        rows,
        stacked=True,
    )


def _measurements(brief: Brief, found: Score) -> Iterator[Row]:
    first = not found.entries
    for measured in found.measurements:
        yield _measurement(
            brief, found, measured, anchor("why", found.criterion, found.option) if first else ""
        )
        first = False


def _measurement(brief: Brief, found: Score, measured: Measurement, id: str) -> Row:
    where = ", ".join(w for w in (brief.place(measured.place), measured.group) if w)
    low, likely, high = measured.low, measured.likely, measured.high
    if measured.worked_out:
        low, likely, high = rounded(low), rounded(likely), rounded(high)
    score, spread = _score(brief, measured)
    return row(
        head(brief.option(found.option)),
        where or _("in all"),
        cell(
            brief.figure(ranged(low, likely, high), measured),
            notes=[measured.unit],
        ),
        cell(score, notes=[spread]),
        cell(
            _("worked out from the other tables") if measured.worked_out else measured.note,
            notes=[_given(brief, found)] if measured.worked_out and found.given else [],
            sources=measured.sources,
        ),
        id=id,
    )


def _score(brief: Brief, measured: Measurement) -> tuple[str, str]:
    """The score of a measurement, and what it may be, which takes its place where it is not one figure."""
    low, high = measured.score_low, measured.score_high
    if low is not None and high is not None and low > high:  # less of what is measured scores more
        low, high = high, low
    spread = ""
    if low is not None and high is not None and (low != high or measured.score is None):
        spread = mark(low) if low == high else f"{mark(low)} {_('to')} {mark(high)}"
    spread = brief.figure(spread, measured) if spread else ""
    if measured.score is None:
        return spread, ""
    return brief.figure(mark(measured.score), measured, "score"), spread


def _given(brief: Brief, found: Score) -> str:
    """What the project typed in, where the engine worked it out: shown, and not used."""
    given = found.given
    if given is None:
        return ""
    said = brief.figure(ranged(given.low, given.likely, given.high), given)
    return _("typed in, and not used: {figure}").format(figure=said)


def _silent(brief: Brief, criterion: Criterion, cells: dict[tuple[str, str], Score]) -> Iterator[Block]:
    if any(left.criterion == criterion.id for left in brief.findings.scoring.left_out):
        yield para(_("Left out for every option; its weight goes to the other criteria of its section."))
        return
    missing = [
        o.title
        for o in brief.options
        if (c := cells.get((criterion.id, o.id))) is not None and c.status == "missing"
    ]
    if len(missing) > 1 and len(missing) == sum((criterion.id, o.id) in cells for o in brief.options):
        yield para(_("Nobody scored or measured this for any option."))
    elif missing:
        yield para(_("Nobody scored or measured this for {options}.").format(options=listed(missing)))
