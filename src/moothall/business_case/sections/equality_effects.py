"""Who loses and who gains by each option, place by place and group by group; losses first."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Paragraph, Row, Section, Table
from moothall.business_case.option_columns import option_columns, option_link
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
from moothall.business_case.sections.equality_pictures import ends_picture, option_picture
from moothall.business_case.sections.equality_spread import spread
from moothall.business_case.sections.equality_words import (
    changed,
    figure,
    found_by,
    levels,
    named,
    points,
    side,
    way_shade,
    way_words,
)
from moothall.business_case.wording import _, capital, counted, sentence
from moothall.findings.equality import CriterionEffects, Effect, OptionEffects, Tier

Key = tuple[str | None, str]
"""Place and group of a row."""


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
        yield _matrix(brief, found)
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
        worse=side(option.losing), better=side(option.gaining)
    )
    told = sides if option.losing.places or option.gaining.places else ""
    return say(option_link(brief, option.option), ": ", joined(named_, "; "), ". ", told)


def _most(
    brief: Brief, found: CriterionEffects, option: OptionEffects, place: str | None, group: str
) -> Words:
    effect = next(e for e in option.effects if (e.place, e.group) == (place, group))
    which = _("of all places, {name} loses most") if place else _("of the groups, {name} lose most")
    return say(
        strong(which.format(name=named(brief, effect))),
        ", " + levels(effect.level, found.unit),
        ": " + changed(effect.level, points(found)) if effect.level.before is not None else points(found),
    )


def _matrix(brief: Brief, found: CriterionEffects) -> Table:
    """Every place and group down, every option across."""
    by_option = {o.option: {(e.place, e.group): e for e in o.effects} for o in found.options}
    every: dict[Key, Effect] = {}
    for effects_ in by_option.values():
        for key, effect in effects_.items():
            every.setdefault(key, effect)
    order = sorted(every.items(), key=lambda item: (bool(item[1].group), item[1].fifth or 9))
    rows = [_whole_row(brief, found), *_tier_rows(brief, found)]
    for key, effect in order:
        cells = (_cell(found, by_option.get(o.id, {}).get(key)) for o in brief.options)
        rows.append(row(head(named(brief, effect), notes=[_fifth(effect)]), *cells))
    return Table(
        anchor("table-places", found.criterion),
        _("{id} {title}: level now and under each option, by place and group").format(
            id=found.criterion, title=found.title
        ),
        (*columns(_("Place or group")), *option_columns(brief)),
        tuple(rows),
        stacked=True,
    )


def _fifth(effect: Effect) -> str:
    if effect.fifth is None:
        return ""
    return _("deprivation {fifth} of 5; 1 is the most deprived").format(fifth=effect.fifth)


def _whole_row(brief: Brief, found: CriterionEffects) -> Row:
    wholes = {o.option: o for o in found.options}
    return row(head(_("In all")), *(_whole(found, wholes.get(o.id)) for o in brief.options))


def _tier_rows(brief: Brief, found: CriterionEffects) -> Iterator[Row]:
    """Places of one fifth of deprivation together, the most deprived first."""
    tiers = {(o.option, t.fifth): t for o in found.options for t in o.tiers}
    for fifth in sorted({f for _option, f in tiers}):
        names = {1: _("Most deprived fifth"), 5: _("Least deprived fifth")}
        title = names.get(fifth) or _("Fifth {n} of 5 by deprivation").format(n=fifth)
        cells = (_tier(found, tiers.get((o.id, fifth))) for o in brief.options)
        yield row(head(title, notes=[_("all its places together")]), *cells)


def _tier(found: CriterionEffects, tier: Tier | None) -> Cell:
    if tier is None:
        return cell(_("not measured"), standing="open")
    told = changed(tier.level, points(found)) if tier.level.before is not None else ""
    people = counted(tier.people, _("person"), _("people"))
    return cell(levels(tier.level, found.unit), notes=["; ".join(w for w in (told, people) if w)])


def _whole(found: CriterionEffects, option: OptionEffects | None) -> Cell:
    if option is None or option.whole is None:
        return cell(_("not measured"), standing="open")
    return cell(levels(option.whole, found.unit), notes=[_note(found, option)])


def _note(found: CriterionEffects, option: OptionEffects) -> str:
    level = option.whole
    told = changed(level, points(found)) if level and level.before is not None else ""
    return "; ".join(w for w in (told, found_by(option)) if w)


def _cell(found: CriterionEffects, effect: Effect | None) -> Cell:
    if effect is None:
        return cell(_("not measured"), standing="open")
    if effect.small:
        return cell(capital(way_words(effect.way)), notes=[_("too few people to tell more")], standing=None)
    notes = [way_words(effect.way)]
    if effect.level.before is not None:
        notes.insert(0, changed(effect.level, points(found)))
    return cell(
        levels(effect.level, found.unit),
        notes=["; ".join(notes)],
        sources=effect.sources,
        standing=way_shade(effect.way),
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
        cell(side(option.losing), standing="bad" if option.losing.places else None),
        cell(side(option.gaining), standing="good" if option.gaining.places else None),
        side(option.same),
        cell(side(option.open), standing="open" if option.open.places else None),
        _lead(found, option),
    )


def _lead(found: CriterionEffects, option: OptionEffects) -> Cell:
    """How far one end is ahead, now and then, fifths first."""
    said = []
    for gap in option.gaps:
        ends = {"before": _lead_words(gap.before, found), "after": _lead_words(gap.after, found)}
        if gap.between == "fifths":
            words = _("fifth {ahead} over fifth {behind}: {before} now, {after} then")
        else:
            words = _("{ahead} over {behind}: {before} now, {after} then")
        said.append(words.format(ahead=gap.ahead, behind=gap.behind, **ends))
    if not said:
        return cell(_("not known"), standing="open")
    widened = any(abs(g.after) > abs(g.before) for g in option.gaps if g.between == "fifths")
    return cell(said[0], notes=said[1:], standing="bad" if widened else None)


def _lead_words(value: float, found: CriterionEffects) -> str:
    """A lead in points, or in the unit of the level."""
    return figure(value, "") + points(found)


def _overlaps(brief: Brief, found: CriterionEffects) -> Iterator[Paragraph]:
    """Which criteria may count the same thing; the table of pairs stands with the scores."""
    asked = {c.id: c for c in brief.framework.criteria}
    others = asked[found.criterion].overlaps if found.criterion in asked else ()
    if others:
        yield para(
            ref("criterion", found.criterion),
            _(" may overlap with "),
            joined((say(ref("criterion", c), " ", brief.criterion(c)) for c in others), ", "),
            _(": {n} may count the same loss twice. A criterion that is scored by hand is scored with a reason "
              "of its own.").format(n=counted(len(others), _("criterion"), _("criteria"))),
        )  # fmt: skip
