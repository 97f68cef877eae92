"""Who loses and who gains under an option, in a line: never netted, never one side alone."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Inline
from moothall.business_case.phrases import Words, link, say
from moothall.business_case.wording import _, counted, listed, spoken
from moothall.findings.equality import CriterionEffects, OptionEffects


def sides_words(brief: Brief, option: str) -> Iterator[Words]:
    """A line for each measured effect, then the groups for which a loss is recorded in words."""
    told = False
    for criterion in brief.findings.equality.criteria:
        found = next((o for o in criterion.options if o.option == option), None)
        if found is not None:
            told = True
            yield _measured(brief, criterion, found)
    if recorded := _recorded(brief, option):
        told = True
        yield say(link(_("Recorded in words"), "impacts"), f": {recorded}.")
    if not told:
        yield _("Nobody has measured it.")


def _recorded(brief: Brief, option: str) -> str:
    """'lose: Staff; gain: Suppliers'."""
    said = []
    for effect, title in (("loss", _("lose: {groups}")), ("gain", _("gain: {groups}"))):
        found = (i for i in brief.findings.registers.impacts if (i.option, i.effect) == (option, effect))
        groups = dict.fromkeys(brief.group(i.group) for i in found)
        if groups:
            said.append(title.format(groups=listed(groups)))
    return "; ".join(said)


def _measured(brief: Brief, criterion: CriterionEffects, found: OptionEffects) -> Inline:
    counts = _("{losing}, {gaining}, {open} not known").format(
        losing=brief.figure(
            counted(found.losing.places, "place loses", "places lose"), found.losing, "places"
        ),
        gaining=brief.figure(counted(found.gaining.places, "gains", "gain"), found.gaining, "places"),
        open=brief.figure(str(found.open.places), found.open, "places"),
    )
    worst = [w for w in (brief.place(found.worst_place), spoken(found.worst_group or "")) if w]
    most = _("; most: {who}").format(who=", ".join(worst)) if worst else ""
    return say(link(criterion.title, anchor("effects", criterion.criterion)), ": ", counts, most, ".")
