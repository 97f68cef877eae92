"""Weights by group and jointly, and both results where some were changed late."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Notice, Row, Table
from moothall.business_case.flag_list import listing
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.sections import agreement
from moothall.business_case.sections.weights_given import method_words, ranges
from moothall.business_case.wording import _, date, interval, listed, percent, rank
from moothall.findings.scoring import WeightSet, WeightsUsed


def weights(brief: Brief) -> Iterator[Block]:
    """Results under each set of weights, then the weights themselves."""
    sets = brief.findings.scoring.weight_sets
    if not sets:
        yield para(_("No weights were worked out."))
        return
    if len(sets) > 1:
        yield from _late(brief, sets)
    yield _sections(brief, sets[0])
    yield from _methods(brief, sets[0])
    yield from agreement.read_back(brief)
    yield from agreement.pairs(brief)
    yield from agreement.between_groups(brief)
    yield Details(_("Weights of the criteria within their sections"), (_criteria(brief, sets[0]),))


def _late(brief: Brief, sets: tuple[WeightSet, ...]) -> Iterator[Block]:
    rules = {f.rule for f in brief.findings.flags if "changed" in f.figures and "scored" in f.figures}
    flags = [f for f in brief.findings.flags if f.rule in rules]
    body: list[Block] = [para(_("Results under both sets of weights stand side by side below."))]
    if flags:
        body.append(listing(flags))
    yield Notice("high", _("Weights were changed after scoring began"), tuple(body), "late-weights")
    titles = [t for s in sets for t in (number(_label(s), brief.scale_ends), _("Rank"))]
    yield Table(
        "table-weight-sets",
        _("Total and rank of each option under the weights in force and those before the late change"),
        columns(_("Option"), *titles),
        tuple(_late_row(brief, o.id, sets) for o in brief.options if o.id in sets[0].totals),
    )
    yield Table(
        "table-weight-changes",
        _("Joint weight of each section under both sets"),
        columns(_("Section"), *(number(_label(s)) for s in sets)),
        tuple(
            row(
                head(ref("section", s.id), " ", s.title),
                *(_weight(brief, w.joint, s.id) for w in sets),
            )
            for s in brief.framework.matrix.sections
        ),
    )


def _weight(brief: Brief, used: WeightsUsed, section: str) -> str:
    return brief.figure(percent_fine(used.sections.get(section)), used.sections, section)


def percent_fine(share: float | None) -> str:
    """A weight in percent with one decimal, as weights differ by less than a point."""
    return "" if share is None else f"{100 * share:.1f}%"


def _label(used: WeightSet) -> str:
    if used.label == "latest":
        return _("Weights in force")
    return _("Weights until {day}, before the change").format(day=date(used.until))


def _late_row(brief: Brief, option: str, sets: tuple[WeightSet, ...]) -> Row:
    cells = [
        c
        for s in sets
        for c in (
            cell(brief.figure(interval(s.totals[option]), s.totals[option]) if option in s.totals else ""),
            cell(brief.figure(rank(s.ranks[option]), s.ranks[option]) if option in s.ranks else rank(None)),
        )
    ]
    return row(head(option_link(brief, option)), *cells)


def _sections(brief: Brief, used: WeightSet) -> Table:
    groups = used.groups
    return Table(
        "table-weights",
        _("Weight of each section, by group and jointly"),
        columns(_("Section"), number(_("Jointly")), *(number(brief.group(g.group)) for g in groups)),
        tuple(
            row(
                head(ref("section", s.id), " ", s.title),
                *(_weight(brief, w, s.id) for w in (used.joint, *groups)),
                id=anchor("weight", s.id),
            )
            for s in brief.framework.matrix.sections
        ),
    )


def _methods(brief: Brief, used: WeightSet) -> Iterator[Block]:
    silent = [brief.group(w.group) for w in used.groups if not w.declared]
    for group in used.groups:
        if group.declared:
            yield para(
                _("{group}: share {share} of the joint weights; method: {method}.").format(
                    group=brief.group(group.group),
                    share=brief.figure(percent(group.share), group, "share"),
                    method=method_words(brief, group),
                )
            )
    yield from ranges(brief)
    if silent:
        yield para(_("Equal, because nobody said otherwise: {groups}.").format(groups=listed(silent)))
    if not used.joint.declared:
        yield para(
            _("No group declared weights: all sections weigh the same, and so do criteria within one.")
        )


def _criteria(brief: Brief, used: WeightSet) -> Table:
    parts: tuple[WeightsUsed, ...] = (used.joint, *used.groups)
    return Table(
        "table-criteria-weights",
        _("Weight of each criterion within its section"),
        columns(_("Criterion"), number(_("Jointly")), *(number(brief.group(g.group)) for g in used.groups)),
        tuple(
            row(
                head(ref("criterion", c.id), " ", c.title),
                *(_weight_within(brief, w, c.id) for w in parts),
            )
            for c in brief.framework.criteria
        ),
    )


def _weight_within(brief: Brief, used: WeightsUsed, criterion: str) -> Cell:
    if criterion not in used.criteria:
        return cell(_("left out"))
    return cell(brief.figure(percent_fine(used.criteria[criterion]), used.criteria, criterion))
