"""Levels now and under each option: in all, by fifth of deprivation, by place and by group."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Row, Table
from moothall.business_case.option_columns import option_columns
from moothall.business_case.phrases import cell, columns, head, row
from moothall.business_case.sections.equality_words import (
    changed,
    found_by,
    levels,
    named,
    points,
    way_shade,
    way_words,
)
from moothall.business_case.wording import _, capital, counted
from moothall.business_case.woven import strung
from moothall.findings.equality import CriterionEffects, Effect, Level, OptionEffects, Tier

Key = tuple[str | None, str]
"""Place and group of a row."""


def matrix(brief: Brief, found: CriterionEffects) -> Table:
    """Every place and group down, every option across."""
    by_option = {o.option: {(e.place, e.group): e for e in o.effects} for o in found.options}
    every: dict[Key, Effect] = {}
    for effects_ in by_option.values():
        for key, effect in effects_.items():
            every.setdefault(key, effect)
    order = sorted(every.items(), key=lambda item: (bool(item[1].group), item[1].fifth or 9))
    rows = [_whole_row(brief, found), *_tier_rows(brief, found)]
    for key, effect in order:
        cells = (_cell(brief, found, by_option.get(o.id, {}).get(key)) for o in brief.options)
        rows.append(row(head(capital(named(brief, effect)), notes=[_fifth(brief, effect)]), *cells))
    return Table(
        anchor("table-places", found.criterion),
        _("{id} {title}: level now and under each option, by place and group").format(
            id=found.criterion, title=found.title
        ),
        (*columns(_("Place or group")), *option_columns(brief)),
        tuple(rows),
        stacked=True,
    )


def _fifth(brief: Brief, effect: Effect) -> str:
    if effect.fifth is None:
        return ""
    fifth = brief.figure(str(effect.fifth), effect, "fifth")
    return _("deprivation {fifth} of 5; 1 is the most deprived").format(fifth=fifth)


def _whole_row(brief: Brief, found: CriterionEffects) -> Row:
    wholes = {o.option: o for o in found.options}
    return row(head(_("In all")), *(_whole(brief, found, wholes.get(o.id)) for o in brief.options))


def _tier_rows(brief: Brief, found: CriterionEffects) -> Iterator[Row]:
    """Places of one fifth of deprivation together, the most deprived first."""
    tiers = {(o.option, t.fifth): t for o in found.options for t in o.tiers}
    one = {fifth: tier for (_option, fifth), tier in tiers.items()}
    for fifth in sorted(one):
        names = {1: _("Most deprived fifth"), 5: _("Least deprived fifth")}
        number = brief.figure(str(fifth), one[fifth], "fifth")
        title = names.get(fifth) or _("Fifth {n} of 5 by deprivation").format(n=number)
        cells = (_tier(brief, found, tiers.get((o.id, fifth))) for o in brief.options)
        yield row(head(title, notes=[_("all its places together")]), *cells)


def _tier(brief: Brief, found: CriterionEffects, tier: Tier | None) -> Cell:
    if tier is None:
        return cell(_("not measured"), standing="open")
    people = brief.figure(counted(tier.people, "person", "people"), tier, "people")
    said = (_change(brief, found, tier.level), people)
    return cell(
        brief.figure(levels(tier.level, found.unit), tier.level), notes=[strung((w for w in said if w), "; ")]
    )


def _change(brief: Brief, found: CriterionEffects, level: Level | None) -> str:
    """The change of a level; nothing where the level of today is not known, for then it is told alone."""
    if level is None or level.before is None:
        return ""
    return brief.figure(changed(level, points(found, level.change)), level)


def _whole(brief: Brief, found: CriterionEffects, option: OptionEffects | None) -> Cell:
    if option is None or option.whole is None:
        return cell(_("not measured"), standing="open")
    said = brief.figure(levels(option.whole, found.unit), option.whole)
    return cell(said, notes=[_note(brief, found, option)])


def _note(brief: Brief, found: CriterionEffects, option: OptionEffects) -> str:
    told = _change(brief, found, option.whole)
    return strung((w for w in (told, found_by(brief, option)) if w), "; ")


def _cell(brief: Brief, found: CriterionEffects, effect: Effect | None) -> Cell:
    if effect is None:
        return cell(_("not measured"), standing="open")
    if effect.small:
        return cell(capital(way_words(effect.way)), notes=[_("too few people to tell more")], standing=None)
    notes = (_change(brief, found, effect.level), way_words(effect.way))
    return cell(
        brief.figure(levels(effect.level, found.unit), effect.level),
        notes=[strung((w for w in notes if w), "; ")],
        sources=effect.sources,
        standing=way_shade(effect.way),
    )
