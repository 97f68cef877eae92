"""Pictures of changes against zero: the ends of each option, and each place under one option."""

from __future__ import annotations

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Chart, Figure, Point, Row, Series, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import where
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.sections.equality_words import (
    changed,
    figure,
    named,
    points,
    signed,
    way_shade,
    way_words,
)
from moothall.business_case.wording import _, capital, plain, sentence
from moothall.business_case.woven import strung
from moothall.findings.equality import CriterionEffects, Effect, OptionEffects


def ends_picture(brief: Brief, found: CriterionEffects) -> Figure:
    """For each option a bar from the largest fall of any place or group to the largest rise."""
    told = [(o, _ends(o)) for o in found.options if o.effects]
    values = [v for _o, ends in told for v in ends if v is not None]
    worst = min((e for e in told if e[1][0] is not None), key=lambda e: e[1][0] or 0.0, default=None)
    reading = _("No place and no group falls")
    if worst is not None and (worst[1][0] or 0.0) < 0:
        reading = _("The largest fall of any place or group is {fall}, under {option}").format(
            fall=_change(brief, worst[0], worst[1][0], points(found, worst[1][0])),
            option=brief.option(worst[0].option),
        )
    return Figure(
        anchor("figure-ends", found.criterion),
        _("{title}: the largest fall and the largest rise of any place or group").format(title=found.title),
        sentence(reading),
        _("One bar for each option. It runs left of zero, striped, to the place or group that falls most, "
          "and right of zero to the one that rises most. Nothing is added up. The table below has both."),
        Chart(
            "tornado",
            min(0.0, *values, 0.0),
            max(0.0, *values, 0.0) or 1.0,
            (_("change"),),
            tuple(Series(brief.option(o.option), (_between(brief, o),)) for o, _e in told),
        ),
        _ends_table(brief, found, [o for o, _e in told]),
    )  # fmt: skip


def _ends(option: OptionEffects) -> tuple[float | None, float | None]:
    changes = [e.level.change for e in option.effects if e.level.change is not None]
    return (min(changes), max(changes)) if changes else (None, None)


def _between(brief: Brief, option: OptionEffects) -> Point | None:
    low, high = _ends(option)
    if low is None or high is None:
        return None
    low, high = min(0.0, low), max(0.0, high)
    return Point(low, high, None, _("{low} / {high}").format(low=signed(low), high=signed(high)))


def _ends_table(brief: Brief, found: CriterionEffects, options: list[OptionEffects]) -> Table:
    return Table(
        anchor("table-ends", found.criterion),
        _("Largest fall and largest rise of any place or group"),
        columns(_("Option"), _("Falls most"), _("Rises most")),
        tuple(
            row(
                head(option_link(brief, o.option)),
                _end(brief, found, o, _ends(o)[0], fall=True),
                _end(brief, found, o, _ends(o)[1], fall=False),
            )
            for o in options
        ),
    )


def _end(
    brief: Brief, found: CriterionEffects, option: OptionEffects, value: float | None, *, fall: bool
) -> str:
    if value is None or (value >= 0 if fall else value <= 0):
        return _("none")
    names = ", ".join(named(brief, e) for e in option.effects if e.level.change == value)
    return strung((names, _change(brief, option, value, points(found, value))), ": ")


def _change(brief: Brief, option: OptionEffects, value: float | None, unit: str) -> str:
    """A change with where it stands: in the first place or group that has it."""
    level = next((e.level for e in option.effects if e.level.change == value), None)
    return brief.figure(signed(value) + unit, level, "change")


def option_picture(brief: Brief, found: CriterionEffects, option: OptionEffects) -> Figure:
    """One bar for each place and group under one option, and their levels below."""
    told = losses_first(option)
    drawn = [e for e in told if not e.small]
    lows = [e.level.low for e in drawn if e.level.low is not None]
    highs = [e.level.high for e in drawn if e.level.high is not None]
    title = brief.option(option.option)
    losing = sum(e.way == "loss" for e in option.effects)
    return Figure(
        anchor("figure-places", found.criterion, option.option),
        _("{title}: change by place and group under {option}").format(title=found.title, option=title),
        _("{n} of {of} places and groups lose.").format(
            n=brief.figure(str(losing), option, "effects", where(way="loss")),
            of=brief.figure(str(len(option.effects)), option, "effects"),
        ),
        _("A bar for each place and group from zero to its change; falls run to the left and are striped. "
          "The table below has the levels."),
        Chart(
            "tornado",
            min([0.0, *lows]),
            max([0.0, *highs]) or 1.0,
            (_("change"),),
            tuple(Series(capital(named(brief, e)), (_bar(brief, e),)) for e in drawn),
        ),
        Table(
            anchor("table-levels", found.criterion, option.option),
            _("Level now and under {option}, by place and group").format(option=title),
            columns(
                _("Place or group"), number(_("People")), number(_("Now")), number(_("Then")),
                number(_("Change")), _("Which way"),
            ),
            tuple(_levels(brief, found, e) for e in told),
            stacked=True,
        ),
    )  # fmt: skip


def losses_first(option: OptionEffects) -> list[Effect]:
    """The effects of an option, the largest loss first and the largest gain last."""
    order = ("loss", "either", "unknown", "none", "gain")

    def place(effect: Effect) -> tuple[int, float]:
        size = abs(effect.level.change or 0.0)
        return order.index(effect.way), -size if effect.way == "loss" else size

    return sorted(option.effects, key=place)


def _bar(brief: Brief, effect: Effect) -> Point | None:
    level = effect.level
    if level.change is None:
        if level.low is None or level.high is None:
            return None
        return Point(level.low, level.high, None, brief.figure(changed(level), level))
    return Point(
        min(0.0, level.change),
        max(0.0, level.change),
        level.change,
        brief.figure(changed(level), level),
    )


def _levels(brief: Brief, found: CriterionEffects, effect: Effect) -> Row:
    if effect.small:
        few = _("too few to tell")
        return row(head(capital(named(brief, effect))), few, few, few, few, way_words(effect.way))
    return row(
        head(capital(named(brief, effect))),
        brief.figure(plain(effect.people), effect, "people") if effect.people is not None else _("not known"),
        brief.figure(figure(effect.level.before, found.unit), effect.level, "before"),
        brief.figure(figure(effect.level.after, found.unit), effect.level, "after"),
        brief.figure(changed(effect.level), effect.level),
        cell(way_words(effect.way), sources=effect.sources, standing=way_shade(effect.way)),
    )
