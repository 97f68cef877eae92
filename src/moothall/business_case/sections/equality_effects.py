"""Who loses and who gains by each option, place by place and group by group; losses first."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Paragraph, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import (
    Words,
    bullets,
    cell,
    columns,
    head,
    joined,
    para,
    row,
    say,
    strong,
)
from moothall.business_case.sections.equality_matrix import matrix
from moothall.business_case.sections.equality_pictures import ends_picture, option_picture
from moothall.business_case.sections.equality_spread import spread
from moothall.business_case.sections.equality_words import (
    changed,
    figure,
    levels,
    named,
    points,
    side,
)
from moothall.business_case.wording import _, sentence
from moothall.findings.equality import CriterionEffects, OptionEffects


def effects(brief: Brief) -> Iterator[Section]:
    """One part for each criterion that is measured by place or group."""
    for found in brief.findings.equality.criteria:
        title = _("{title}: who loses and who gains").format(title=found.title)
        yield Section(anchor("effects", found.criterion), title, tuple(_told(brief, found)), level=3)


def _told(brief: Brief, found: CriterionEffects) -> Iterator[Block]:
    if found.unit:
        yield para(_("What is measured: "), sentence(found.unit))
    losing = [o for o in found.options if _loses(o)]
    if losing:
        yield bullets(_worst(brief, found, o) for o in losing)
    else:
        yield para(_("No option is recorded as taking anything from a place or group."))
    if any(o.effects for o in found.options):
        yield ends_picture(brief, found)
        yield matrix(brief, found)
    yield _counted(brief, found)
    yield from _overlaps(brief, found)
    for option in found.options:
        if option.effects:
            summary = _("Place by place: {option}").format(option=brief.option(option.option))
            yield Details(summary, (option_picture(brief, found, option),))
    yield from spread(brief, found)


def _loses(option: OptionEffects) -> bool:
    return option.worst_place is not None or option.worst_group is not None


def _worst(brief: Brief, found: CriterionEffects, option: OptionEffects) -> Words:
    """The place and the group that lose most, and how many live where access falls and where it rises."""
    named_ = [
        _most(brief, found, option, place, group)
        for place, group in ((option.worst_place, ""), (None, option.worst_group or ""))
        if place or group
    ]
    sides = _("Worse: {worse}. Better: {better}.").format(
        worse=brief.figure(side(option.losing), option.losing),
        better=brief.figure(side(option.gaining), option.gaining),
    )
    told = sides if option.losing.places or option.gaining.places else ""
    return say(option_link(brief, option.option), ": ", joined(named_, "; "), ". ", told)


def _most(
    brief: Brief, found: CriterionEffects, option: OptionEffects, place: str | None, group: str
) -> Words:
    effect = next(e for e in option.effects if (e.place, e.group) == (place, group))
    by = points(found, effect.level.change)
    which = _("of all places, {name} loses most") if place else _("of the groups, {name} lose most")
    return say(
        strong(which.format(name=named(brief, effect))),
        ", ",
        brief.figure(levels(effect.level, found.unit), effect.level),
        *(
            (": ", brief.figure(changed(effect.level, by), effect.level))
            if effect.level.before is not None
            else (by,)
        ),
    )


def _counted(brief: Brief, found: CriterionEffects) -> Table:
    return Table(
        anchor("table-sides", found.criterion),
        _("Losses and gains counted apart, and how far the least deprived places are ahead"),
        columns(
            _("Option"),
            _("Worse"),
            _("Better"),
            _("The same"),
            _("Not known"),
            _("Lead of the better-off"),
        ),
        tuple(_counted_row(brief, found, o) for o in found.options if o.asked),
        empty=_("No place is recorded with its people."),
        stacked=True,
    )


def _counted_row(brief: Brief, found: CriterionEffects, option: OptionEffects) -> Row:
    return row(
        head(option_link(brief, option.option)),
        cell(
            brief.figure(side(option.losing), option.losing),
            standing="bad" if option.losing.places else None,
        ),
        cell(
            brief.figure(side(option.gaining), option.gaining),
            standing="good" if option.gaining.places else None,
        ),
        brief.figure(side(option.same), option.same),
        cell(brief.figure(side(option.open), option.open), standing="open" if option.open.places else None),
        _lead(brief, found, option),
    )


def _lead(brief: Brief, found: CriterionEffects, option: OptionEffects) -> Cell:
    """How far one end is ahead, now and then, fifths first."""
    said = []
    for gap in option.gaps:
        ends = {
            "before": brief.figure(_lead_words(gap.before, found), gap, "before"),
            "after": brief.figure(_lead_words(gap.after, found), gap, "after"),
        }
        sides = {side: brief.figure(getattr(gap, side), gap, side) for side in ("ahead", "behind")}
        if gap.between == "fifths":
            words = _("fifth {ahead} over fifth {behind}: {before} now, {after} then")
        else:
            words = _("{ahead} over {behind}: {before} now, {after} then")
        said.append(words.format(**sides, **ends))
    if not said:
        return cell(_("not known"), standing="open")
    widened = any(abs(g.after) > abs(g.before) for g in option.gaps if g.between == "fifths")
    return cell(said[0], notes=said[1:], standing="bad" if widened else None)


def _lead_words(value: float, found: CriterionEffects) -> str:
    """A lead in points, or in the unit of the level."""
    return figure(value, "") + points(found, value)


def _overlaps(brief: Brief, found: CriterionEffects) -> Iterator[Paragraph]:
    """Which criteria may count the same thing; the table of pairs stands with the scores."""
    asked = {c.id: c for c in brief.framework.criteria}
    others = asked[found.criterion].overlaps if found.criterion in asked else ()
    if others:
        yield para(
            ref("criterion", found.criterion),
            _(" may overlap with "),
            joined((say(ref("criterion", c), " ", brief.criterion(c)) for c in others), ", "),
            _(": what one of them counts may be counted again. A criterion that is scored by hand is scored "
              "with a reason of its own."),
        )  # fmt: skip
