"""Who loses and who gains under an option, in a line: never netted, never one side alone."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Inline
from moothall.business_case.phrases import Words, link, say
from moothall.business_case.wording import _, listed, spoken
from moothall.findings.equality import CriterionEffects, OptionEffects


def sides_words(brief: Brief, option: str) -> Iterator[Words]:
    """A line for each measured effect, then the groups for which a loss is recorded in words."""
    told = False
    for criterion in brief.findings.equality.criteria:
        found = next((o for o in criterion.options if o.option == option), None)
        if found is not None:
            told = True
            yield _measured(brief, criterion, found)
    losers = dict.fromkeys(
        brief.group(i.group)
        for i in brief.findings.registers.impacts
        if (i.option, i.effect) == (option, "loss")
    )
    if losers:
        told = True
        yield say(
            link(_("Recorded in words"), "impacts"), _(": {groups} lose.").format(groups=listed(losers))
        )
    if not told:
        yield _("Nobody has measured it.")


def _measured(brief: Brief, criterion: CriterionEffects, found: OptionEffects) -> Inline:
    counts = _("{losing} places lose, {gaining} gain, {open} not known").format(
        losing=found.losing.places, gaining=found.gaining.places, open=found.open.places
    )
    worst = [w for w in (brief.place(found.worst_place), spoken(found.worst_group or "")) if w]
    most = _("; most: {who}").format(who=", ".join(worst)) if worst else ""
    return say(link(criterion.title, anchor("effects", criterion.criterion)), f": {counts}{most}.")
