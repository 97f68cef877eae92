"""Changes of levels, sides and answers of the equality duty in words."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Standing
from moothall.business_case.wording import DASH, _, counted, plain, spoken
from moothall.findings.equality import CriterionEffects, Effect, Level, OptionEffects, Side

PERCENT = "%"


def figure(value: float | None, unit: str) -> str:
    """A level: '71%' or '12.4'; a dash where none is known."""
    if value is None:
        return DASH
    return plain(round(value, 1)) + (PERCENT if unit.startswith(PERCENT) else "")


def signed(value: float | None) -> str:
    """A change with its sign: '+2', '−18', '0'."""
    if value is None:
        return _("not known")
    rounded = round(value, 1)
    return f"+{plain(rounded)}" if rounded > 0 else plain(rounded or 0.0)


def changed(level: Level, unit: str = "") -> str:
    """A change with its unit and range: '−18 points (−20 to −16)'."""
    if level.change is None:
        if level.low is None or level.high is None:
            return _("not measured")
        return _("{low} to {high}").format(low=signed(level.low), high=signed(level.high)) + unit
    said = signed(level.change) + unit
    if level.low is not None and level.high is not None and level.low != level.high:
        said += " " + _("({low} to {high})").format(low=signed(level.low), high=signed(level.high))
    return said


def levels(level: Level, unit: str) -> str:
    """Both levels: '71% to 53%'; the change alone where they are not known."""
    if level.before is None or level.after is None:
        return changed(level)
    return _("{before} to {after}").format(before=figure(level.before, unit), after=figure(level.after, unit))


def points(criterion: CriterionEffects, change: float | None = None) -> str:
    """The unit of a change: ' points' for a share in per cent, ' point' for a change of one."""
    if not criterion.unit.startswith(PERCENT):
        return ""
    one = change is not None and abs(round(change, 1)) == 1
    return " " + (_("point") if one else _("points"))


def named(brief: Brief, effect: Effect) -> str:
    """A place, a group, or a group in a place."""
    return ", ".join(w for w in (brief.place(effect.place), spoken(effect.group)) if w) or _("In all")


def way_shade(way: str) -> Standing | None:
    """Shading of a change; the words say the same."""
    shades: dict[str, Standing] = {"loss": "bad", "gain": "good", "either": "part", "unknown": "open"}
    return shades.get(way)


def way_words(way: str) -> str:
    """Which way a change goes."""
    return {
        "loss": _("loses"),
        "gain": _("gains"),
        "none": _("no change"),
        "either": _("may gain or lose"),
        "unknown": _("not measured"),
    }[way]


def side(found: Side) -> str:
    """Places on one side with their people: '2 places, 49,600 people'."""
    said = counted(found.places, "place", "places")
    if not found.places or found.people is None:
        return said
    return f"{said}, {counted(found.people, 'person', 'people')}"


def found_by(brief: Brief, option: OptionEffects) -> str:
    """What the whole was worked out from."""
    n = brief.figure(str(option.measured), option, "measured")
    of = brief.figure(str(option.asked), option, "asked")
    return {
        "places": _("all {n} places, weighted by people").format(n=of),
        "typed": _("as recorded for all places together"),
        "partial": _("{n} of {of} places; the others may be anything").format(n=n, of=of),
        "nothing": _("can't be told: {n} of {of} places are measured").format(n=n, of=of),
    }[option.by]


def state(code: str) -> str:
    """An answer to a question of the duty."""
    return {
        "yes": _("Yes"),
        "partly": _("Partly"),
        "no": _("No"),
        "unknown": _("Not answered"),
        "not_applicable": _("Does not apply"),
    }[code]


def state_shade(code: str) -> Standing:
    """Shading of an answer."""
    shades: dict[str, Standing] = {"yes": "good", "partly": "part", "no": "bad", "not_applicable": "apart"}
    return shades.get(code, "open")
