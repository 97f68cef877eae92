"""What the weights say of themselves: read back in words, pairs that disagree, agreement between groups."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Table
from moothall.business_case.phrases import bullets, columns, head, number, para, row, strong
from moothall.business_case.wording import _, listed
from moothall.findings.agreement import Agreement
from moothall.findings.weighting import Inconsistent, PairwiseFinding


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
            _ratio(found),
        )
        if found.inconsistent:
            yield para(_("The answers that fit the others least:"))
            yield bullets([_misfit(brief, answer, found.kind) for answer in found.inconsistent])


def _set(brief: Brief, found: PairwiseFinding) -> str:
    if found.section is None:
        return _("sections in pairs")
    title = next(s.title for s in brief.framework.matrix.sections if s.id == found.section)
    return _("criteria of {section} in pairs").format(section=title)


def _ratio(found: PairwiseFinding) -> str:
    if found.consistency_ratio is None:
        return found.why_not
    words = _("Consistency ratio {ratio:.2f} (random index {index:.2f}, {source}).").format(
        ratio=found.consistency_ratio, index=found.random_index, source=found.random_index_source
    )
    if found.acceptable is None:
        return words
    verdict = (
        _("The answers agree well enough.") if found.acceptable else _("They should be looked at again.")
    )
    return f"{words} {verdict}"


def _misfit(brief: Brief, answer: Inconsistent, kind: str) -> str:
    return _("{a} against {b}: said {said:.2g} times as much, the other answers imply {implied:.2g}").format(
        a=_title(brief, answer.item, kind),
        b=_title(brief, answer.against, kind),
        said=answer.said,
        implied=answer.implied,
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
                str(a.items),
                _two(a.kendall_w),
                _p(a),
                _two(a.consensus),
                a.band or "",
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


def _p(found: Agreement) -> str:
    if found.p is None:
        return ""
    return _("under 0.001") if found.p < 0.001 else f"{found.p:.3f}"
