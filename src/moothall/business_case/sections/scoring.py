"""Stage 2: the profile over the sections, zeros, totals as ranges, and each group's own view."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Column, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import (
    bullets,
    cell,
    columns,
    head,
    lead,
    lines,
    number,
    para,
    row,
    say,
    strong,
)
from moothall.business_case.sections.agreement_scores import between_assessors
from moothall.business_case.sections.profile import profile, totals
from moothall.business_case.sections.weights import weights
from moothall.business_case.sections.zeros import zeros_in_short, zeros_table
from moothall.business_case.vocabulary import standing
from moothall.business_case.wording import _, date, interval, percent, rank, sentence
from moothall.business_case.woven import strung
from moothall.findings.scoring import GroupTotal, LeftOut, OptionScore, Overlap


def section(brief: Brief) -> Section:
    """The profile first, then ranks with their zeros, then totals."""
    scored = any(c.status != "missing" for c in brief.findings.scoring.cells)
    if not scored:
        return Section("stage-2", _("Stage 2: scores"), (para(_("Nothing is scored or measured yet.")),))
    return Section(
        "stage-2",
        _("Stage 2: scores"),
        tuple(_opening(brief)),
        (
            Section("profile", _("The profile"), (profile(brief),), level=3),
            Section("ranks", _("Ranks, with their zeros"), tuple(_ranks(brief)), level=3),
            Section("totals", _("Totals"), (totals(brief),), level=3),
            Section("by-group", _("As each group sees it"), tuple(_by_group(brief)), level=3),
            Section(
                "score-agreement",
                _("Whether a score means the same to all"),
                tuple(between_assessors(brief)),
                level=3,
            ),
            Section("weights", _("Weights"), tuple(weights(brief)), level=3),
            Section("left-out", _("Left out, and counted twice"), tuple(_left_out(brief)), level=3),
        ),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    scale = brief.framework.matrix.scale
    if brief.findings.scoring.words:
        yield lead(brief.findings.scoring.words)
    if scale:
        yield para(
            _("Scores run from {low} to {high} on anchored scales. ").format(
                low=brief.figure(str(scale.low), scale, "low"),
                high=brief.figure(str(scale.high), scale, "high"),
            ),
            strong(_("Missing: ")),
            sentence(scale.not_assessed),
            " ",
            _("Ranges below come from missing cells alone: how sure the scores are is not yet in them."),
        )
        meanings = sorted(scale.meaning.items())
        yield bullets(say(brief.figure(str(k), scale.meaning, str(k)), f": {v}") for k, v in meanings)


def _ranks(brief: Brief) -> Iterator[Block]:
    results = {s.option: s for s in brief.findings.scoring.options}
    ranked = [o for o in brief.findings.scoring.ranked if o in results]
    rest = [o for o in results if o not in ranked]
    yield Table(
        "table-ranks",
        _("Rank of each option under the joint weights, with every zero and gap beside it"),
        columns(
            _("Option"),
            _("Rank"),
            _("In words"),
            _("Zeros from anybody"),
            number(_("Missing"), _("criteria")),
        ),
        tuple(_rank(brief, results[o]) for o in (*ranked, *rest)),
        stacked=True,
    )
    yield zeros_table(brief)


def _rank(brief: Brief, result: OptionScore) -> Row:
    return row(
        head(option_link(brief, result.option)),
        cell(
            brief.figure(rank(result.rank).capitalize(), result, "rank"),
            notes=[standing(result.standing)],
            standing=None if result.rank else "apart",
        ),
        cell(sentence(result.words), standing="zero" if any(z.called for z in result.zeros) else None),
        lines(zeros_in_short(brief, result)),
        _("{n} of {of}").format(
            n=brief.figure(str(result.missing), result, "missing"),
            of=brief.figure(str(result.of), result, "of"),
        ),
    )


def _by_group(brief: Brief) -> Iterator[Block]:
    results = brief.findings.scoring.options
    groups = brief.project.stakeholders.groups
    if not groups:
        yield para(_("No stakeholder group is recorded."))
        return
    yield para(
        _(
            "Two columns a group: everyone's scores under that group's weights, then the group's own scores "
            "under its own weights. What it did not score may be anything from 0 to 4."
        ),
    )
    heads = [
        Column(g.title, note=note, numeric=True)
        for g in groups
        for note in (_("everyone's scores, its weights"), _("its own scores and weights"))
    ]
    yield Table(
        "table-by-group",
        _("Total of each option as each group sees it, 0 to 4, with its rank"),
        columns(_("Option"), *heads),
        tuple(_group_row(brief, r) for r in results),
    )


def _group_row(brief: Brief, result: OptionScore) -> Row:
    by_group = {g.group: g for g in result.groups}
    cells: list[Cell] = []
    for group in brief.project.stakeholders.groups:
        total = by_group.get(group.id)
        cells += [_own_weights(brief, total), _own_both(brief, total)] if total else [cell(""), cell("")]
    return row(head(option_link(brief, result.option)), *cells)


def _own_weights(brief: Brief, total: GroupTotal) -> Cell:
    place = rank(total.own_weights_rank) if total.own_weights_rank else ""
    return cell(
        brief.figure(interval(total.own_weights), total, "own_weights"),
        notes=[brief.figure(place, total, "own_weights_rank")],
    )


def _own_both(brief: Brief, total: GroupTotal) -> Cell:
    missing = brief.figure(str(total.unscored), total, "unscored")
    left = _("{n} not scored").format(n=missing) if total.unscored else ""
    return cell(brief.figure(interval(total.own_both), total, "own_both"), notes=[left])


def _left_out(brief: Brief) -> Iterator[Block]:
    scoring = brief.findings.scoring
    yield Table(
        "table-left-out",
        _("Criteria declared not to apply, for every option"),
        columns(_("Criterion"), _("Reason"), _("By"), _("Weight of the others in its section afterwards")),
        tuple(_left_out_row(brief, c) for c in scoring.left_out),
        empty=_("No criterion was declared not to apply; what nobody scored stands with the scores."),
    )
    yield Table(
        "table-overlaps",
        _("Pairs of criteria that may count the same thing"),
        columns(
            _("One"),
            _("Other"),
            number(_("Likeness of their scores"), _("correlation")),
            number(_("Options")),
        ),
        tuple(_overlap(brief, o) for o in scoring.overlaps),
        empty=_("No pair is listed."),
    )


def _left_out_row(brief: Brief, found: LeftOut) -> Row:
    others = strung(
        (
            strung((c, brief.figure(percent(w), found.redistributed, c)), " ")
            for c, w in found.redistributed.items()
        ),
        ", ",
    )
    return row(
        head(ref("criterion", found.criterion), " ", brief.criterion(found.criterion)),
        found.reason,
        cell(found.by, notes=[date(found.date)]),
        others,
    )


def _overlap(brief: Brief, found: Overlap) -> Row:
    likeness = (
        brief.figure(f"{found.correlation:.1f}".replace("-", "−"), found, "correlation")
        if found.correlation is not None
        else _("not known")
    )
    return row(
        head(ref("criterion", found.a), " ", brief.criterion(found.a)),
        say(ref("criterion", found.b), " ", brief.criterion(found.b)),
        likeness,
        brief.figure(str(found.options), found, "options"),
    )
