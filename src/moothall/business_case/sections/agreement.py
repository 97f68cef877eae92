"""What the weights say of themselves: read back in words, pairs that disagree, agreement between groups."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Table
from moothall.business_case.phrases import bullets, cell, columns, head, number, para, row, strong
from moothall.business_case.vocabulary import certainty
from moothall.business_case.wording import DASH, _, listed, plain
from moothall.business_case.woven import strung
from moothall.findings.agreement import Agreement
from moothall.findings.weighting import Inconsistent, PairwiseFinding

FROM_MEMORY = ", from memory"
"""What a source says of a figure that nobody has looked up yet; the public is told how it stands instead."""


def read_back(brief: Brief) -> Iterator[Block]:
    """What each group's weights imply, in sentences, for the group to say whether it meant that."""
    told = brief.findings.weighting.read_back
    if not told:
        return
    yield para(
        _(
            "Weights are exchange rates between gains. Each group should check that it meant what its "
            "own imply:"
        )
    )
    for group in told:
        yield Details(
            _("{group}: what its weights imply").format(group=brief.group(group.group)),
            (bullets(group.words),),
        )


def pairs(brief: Brief) -> Iterator[Block]:
    """How far a group's answers to pairs agree with each other, and which ones do not."""
    for found in brief.findings.weighting.pairwise:
        yield para(
            strong(_("{group}, {of}. ").format(group=brief.group(found.group), of=_set(brief, found))),
            _ratio(brief, found),
        )
        if found.inconsistent:
            yield para(_("The answers that fit the others least:"))
            yield bullets([_misfit(brief, answer, found.kind) for answer in found.inconsistent])


def _set(brief: Brief, found: PairwiseFinding) -> str:
    if found.section is None:
        return _("sections in pairs")
    title = next(s.title for s in brief.framework.matrix.sections if s.id == found.section)
    return _("criteria of {section} in pairs").format(section=title)


def _ratio(brief: Brief, found: PairwiseFinding) -> str:
    if found.consistency_ratio is None:
        return found.why_not
    words = _("Consistency ratio {ratio}{limit} (random index {index}; {source}).").format(
        ratio=brief.figure(f"{found.consistency_ratio:.2f}", found, "consistency_ratio"),
        limit=_limit(brief, "consistency_ratio_max"),
        index=brief.figure(f"{found.random_index:.2f}", found, "random_index"),
        source=_source(found),
    )
    if found.acceptable is None:
        return words
    verdict = (
        _("The answers agree well enough.") if found.acceptable else _("They should be looked at again.")
    )
    return strung((words, verdict), " ")


def _limit(brief: Brief, threshold: str) -> str:
    most = brief.threshold(threshold)
    if most is None:
        return ""
    said = brief.threshold_figure(plain(most), threshold)
    return _(", where at most {n} is consistent enough").format(n=said)


def _source(found: PairwiseFinding) -> str:
    """Whose random index it is, and how sure that is."""
    source = found.random_index_source.removesuffix(FROM_MEMORY)
    if found.random_index_standing in ("", "looked up") and source == found.random_index_source:
        return source
    sure = found.random_index_standing or "unverified default"
    return f"{source}, {certainty(sure)}"


def _misfit(brief: Brief, answer: Inconsistent, kind: str) -> str:
    return _("{a} against {b}: said {said} times as much, the other answers imply {implied}").format(
        a=_title(brief, answer.item, kind),
        b=_title(brief, answer.against, kind),
        said=brief.figure(f"{answer.said:.2g}", answer, "said"),
        implied=brief.figure(f"{answer.implied:.2g}", answer, "implied"),
    )


def _title(brief: Brief, item: str, kind: str) -> str:
    items = brief.framework.matrix.sections if kind == "section" else brief.framework.criteria
    return next((i.title for i in items if i.id == item), item)


def between_groups(brief: Brief) -> Iterator[Block]:
    """Kendall's W and the consensus, of the sections' weights and of all criteria."""
    told = [a for a in brief.findings.agreement if a.kendall_w is not None or a.consensus is not None]
    if not told:
        return
    yield Table(
        "table-agreement",
        _("How far the weights of {groups} agree").format(
            groups=listed([brief.group(g) for g in told[0].groups])
        ),
        columns(
            _("Weights of"),
            number(_("Items")),
            number(_("Kendall's W")),
            number(_("p")),
            number(_("Consensus")),
            _("In a word"),
        ),
        tuple(
            row(
                head(_("sections") if a.level == "sections" else _("all criteria")),
                brief.figure(str(a.items), a, "items"),
                brief.figure(_two(a.kendall_w), a, "kendall_w"),
                brief.figure(_p(a), a, "p"),
                brief.figure(_two(a.consensus), a, "consensus"),
                _band(a),
            )
            for a in told
        ),
    )
    yield para(
        _(
            "W is 1 where all groups rank alike and 0 where their rankings have nothing in common; p is the "
            "chance of so high a W without any agreement. The consensus compares the weights themselves, "
            "0 to 1."
        )
    )


def _two(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}"


def _band(found: Agreement) -> Cell:
    """The word for the consensus, or why there is none."""
    return cell(found.band) if found.band else cell(DASH, notes=[found.why_not or _no_band(found)])


def _no_band(found: Agreement) -> str:
    return "" if found.consensus is None or found.level == "sections" else _("words are for sections only")


def _p(found: Agreement) -> str:
    if found.p is None:
        return ""
    return _("under 0.001") if found.p < 0.001 else f"{found.p:.3f}"
