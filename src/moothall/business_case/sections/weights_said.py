"""What a group's weights imply, read back to it, and how far its answers to pairs agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Inline, Row, Table
from moothall.business_case.phrases import bullets, cell, columns, head, lines, number, para, row, say, strong
from moothall.business_case.wording import DASH, _, counted, percent, plain, sentence
from moothall.findings.weighting import Inconsistent, PairwiseFinding, WeightingFindings


def weights_said(brief: Brief, found: WeightingFindings) -> Iterator[Block]:
    """Sentences for each group, then a row for each set of pairs."""
    for back in found.read_back:
        yield para(strong(_("What the weights of {group} imply").format(group=brief.group(back.group))))
        yield bullets(sentence(words) for words in back.words)
    if found.pairwise:
        yield Table(
            "table-pairwise",
            _("How far the answers of a group, pair by pair, agree with each other"),
            columns(
                _("Group and set"),
                number(_("Consistency ratio"), _("0%: no answer contradicts another")),
                _("Acceptable"),
                _("Answers that fit the others worst"),
            ),
            tuple(_row(brief, p) for p in found.pairwise),
        )


def _row(brief: Brief, found: PairwiseFinding) -> Row:
    where = brief.section(found.section) if found.section else _("the sections")
    size = counted(found.items, _("item compared"), _("items compared"))
    return row(
        head(brief.group(found.group), notes=[where, size]),
        _ratio(found),
        _acceptable(found),
        lines([_answer(brief, found, a) for a in found.inconsistent] or [_("none")]),
    )


def _ratio(found: PairwiseFinding) -> Cell:
    if found.consistency_ratio is None:
        return cell(DASH, notes=[sentence(found.why_not)])
    standing = f" ({found.random_index_standing})" if found.random_index_standing else ""
    source = _("random index: {source}").format(source=found.random_index_source + standing)
    return cell(percent(found.consistency_ratio), notes=[source if found.random_index_source else ""])


def _acceptable(found: PairwiseFinding) -> Cell:
    if found.acceptable is None:
        return cell(_("cannot tell"), standing="open")
    return (
        cell(_("yes"), standing="good")
        if found.acceptable
        else cell(_("no: look at the answers again"), standing="bad")
    )


def _answer(brief: Brief, found: PairwiseFinding, answer: Inconsistent) -> Inline:
    title: Callable[[str], str] = brief.section if found.kind == "section" else brief.criterion
    return say(
        ref(found.kind, answer.item),
        f" {title(answer.item)} ",
        _("against "),
        ref(found.kind, answer.against),
        f" {title(answer.against)}: ",
        _("said to count {said} times as much; the other answers imply {implied} times").format(
            said=plain(round(answer.said, 1)), implied=plain(round(answer.implied, 1))
        ),
    )
