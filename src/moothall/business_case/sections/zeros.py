"""Zeros, which an average could hide: criterion by option, with the groups that gave them."""

from __future__ import annotations

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Details, Inline, Table
from moothall.business_case.option_columns import option_columns
from moothall.business_case.phrases import cell, code, columns, head, joined, row, say, strong
from moothall.business_case.wording import _, counted, spoken
from moothall.findings.scoring import OptionScore, Zero


def zeros_in_short(brief: Brief, result: OptionScore) -> tuple[Inline, ...]:
    """How many there are, the flagged ones in bold, the others by id."""
    if not result.zeros:
        return (say(_("none")),)
    flagged = [z for z in result.zeros if z.called]
    others = [z for z in result.zeros if not z.called]
    named = (strong_ref(z) for z in flagged)
    return (
        say(brief.figure(counted(len(result.zeros), "criterion", "criteria"), result, "zeros")),
        say(_("flagged: "), joined(named)) if flagged else (),
        joined((ref("criterion", z.criterion) for z in others), " "),
    )


def strong_ref(zero: Zero) -> Inline:
    """A flagged zero: its id and what it is called."""
    id = code(zero.criterion, anchor("criterion", zero.criterion))
    return say(id, " ", strong(spoken(zero.called or "")))


def zeros_table(brief: Brief) -> Details:
    """Every criterion on which an option has a zero, from anybody."""
    results = brief.findings.scoring.options
    found = {(z.criterion, r.option): z for r in results for z in r.zeros}
    rows = tuple(
        row(
            head(ref("criterion", c.id), " ", c.title),
            *(_cell(brief, found.get((c.id, o.id))) for o in brief.options),
        )
        for c in brief.framework.criteria
        if any((c.id, o.id) in found for o in brief.options)
    )
    table = Table(
        "table-zeros",
        _("Zeros by criterion and option, with the groups that gave them"),
        (*columns(_("Criterion")), *option_columns(brief)),
        rows,
        empty=_("Nobody gave a zero."),
    )
    return Details(_("Every zero, and who gave it"), (table,))


def _cell(brief: Brief, found: Zero | None) -> Cell:
    if found is None:
        return cell("")
    who = ", ".join(brief.group_short(g) for g in found.by) or _("measured")
    note = _("flagged: {name}").format(name=spoken(found.called)) if found.called else ""
    return cell(who, notes=[note], standing="zero" if found.called else None)
