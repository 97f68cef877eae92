"""Whether the benefits came: each held against its target, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import where
from moothall.business_case.phrases import cell, columns, head, lines, link, number, para, row, say
from moothall.business_case.sections.follow_up_words import kept, kept_shade
from moothall.business_case.wording import DASH, _, counted, date, listed, percent, quantity
from moothall.business_case.woven import strung
from moothall.findings.follow_up import Measured, Progress


def progress(brief: Brief) -> Iterator[Block]:
    """How many came in a sentence, the rule, then each one."""
    found = [b for b in brief.findings.follow_up.benefits if b.kept != "no_target"]
    if not found:
        yield para(_("No benefit has a baseline, a target and an owner: there is nothing to hold it to."))
        return
    yield para(_counted(brief, found), " ", _rule(brief))
    yield Table(
        "table-benefits-progress",
        _("Benefits against their targets"),
        columns(
            _("Benefit"),
            number(_("From")),
            number(_("To")),
            _("By"),
            _("Measured since"),
            number(_("Way covered"), _("latest")),
            _("Kept?"),
        ),
        tuple(_row(brief, b) for b in found),
        stacked=True,
    )


def _counted(brief: Brief, found: list[Progress]) -> str:
    counts = Counter(b.kept for b in found)
    whole = brief.findings.follow_up
    parts = [
        brief.figure(f"{n} {kept(state)[:1].lower()}{kept(state)[1:]}", whole, "benefits", where(kept=state))
        for state, n in counts.items()
    ]
    of = brief.figure(
        counted(len(found), "benefit with a baseline", "benefits with a baseline"),
        whole,
        "benefits",
        where(kept=tuple(counts)),
    )
    return _("Of {n}: {parts}.").format(n=of, parts=listed(parts))


def _rule(brief: Brief) -> str:
    whole, part = brief.threshold("benefit_kept_share"), brief.threshold("benefit_partly_share")
    if whole is None or part is None:
        return ""
    return _(
        "Kept is {whole} of the way from the value before to the target or more, partly kept {part} or more, "
        "by the latest measurement. What nobody measured is not kept and not broken: nobody can tell."
    ).format(
        whole=brief.threshold_figure(percent(whole), "benefit_kept_share"),
        part=brief.threshold_figure(percent(part), "benefit_partly_share"),
    )


def _row(brief: Brief, found: Progress) -> Row:
    last = found.years[-1] if found.years else None
    return row(
        head(
            link(found.title, anchor("claimed", found.benefit)),
            notes=[say(option_link(brief, found.option)), found.owner, found.measure],
        ),
        brief.figure(quantity(found.baseline, found.unit), found, "baseline"),
        brief.figure(quantity(found.target, found.unit), found, "target"),
        date(found.due) if found.due else cell(_("no date"), standing="open"),
        _measured(brief, found),
        brief.figure(percent(last.share), last, "share")
        if last is not None and last.share is not None
        else DASH,
        cell(kept(found.kept), standing=kept_shade(found.kept)),
    )


def _measured(brief: Brief, found: Progress) -> Cell:
    def said(one: Measured) -> str:
        year = brief.figure(brief.year(one.year), one, "year")
        return strung((year, brief.figure(quantity(one.outturn, found.unit), one, "outturn")), ": ")

    if not found.years:
        return cell(_("not measured"))
    sources = tuple(dict.fromkeys(s for one in found.years for s in one.sources))
    return lines([said(one) for one in found.years], sources=sources)
