"""What changes place by place, in plain words: posts, then what was measured; losses come first.

It tells what the page tells, and no more: a count that is not told there is not told here.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Row, Table
from moothall.business_case.phrases import columns, head, lines, para, row
from moothall.business_case.sections.equality_words import changed, levels, points
from moothall.business_case.sections.jobs import net_words
from moothall.business_case.sections.posts_words import place_names, said
from moothall.business_case.wording import _, counted, sentence
from moothall.business_case.woven import strung
from moothall.findings.equality import CriterionEffects, Effect, Way
from moothall.findings.jobs import OptionJobs, PlaceJobs

WAYS: tuple[Way, ...] = ("loss", "either", "gain", "none", "unknown")
"""Losses first; what nobody measured last."""


def changes(brief: Brief) -> Iterator[Block]:
    """A table of posts, then one for each thing that was measured in each place."""
    yield Table(
        "table-posts",
        _("Posts under each option: all places, losses first"),
        columns(_("Option"), _("What is known")),
        tuple(
            row(head(brief.option(o.option)), strung(posts_words(brief, o), " "))
            for o in brief.findings.jobs.options
        ),
        empty=_("No posts are recorded."),
        stacked=True,
    )
    for criterion in brief.findings.equality.criteria:
        yield _measured(brief, criterion)
    if not brief.findings.equality.criteria:
        yield para(_("Nobody has measured what it does to people in each place."))


def posts_words(brief: Brief, found: OptionJobs) -> Iterator[str]:
    """'10 posts fewer in all. City loses 40, Town gains 30. 8 new posts for people from outside.'"""
    yield _in_all(brief, found)
    told = sorted(
        (p for p in found.places if p.net is not None and round(p.net, 1)), key=lambda p: p.net or 0
    )
    if told:
        yield sentence(strung((_place(brief, p) for p in told), "; "))
    untold = [place for p in found.places if p.net is None for place in p.places]
    if untold and not told:
        yield _("Which places is not told.")
    elif untold:
        yield _("What happens in {places} is not told.").format(places=place_names(brief, untold))
    elif not told:
        yield _("No place gains or loses posts.")
    yield _new(brief, found)


def _in_all(brief: Brief, found: OptionJobs) -> str:
    if found.net is None:
        return sentence(_("In all, {net}").format(net=net_words(brief, found)))
    posts = brief.figure(_posts(found.net), found, "net")
    if not round(found.net, 1):
        return _("As many posts as now.")
    less = _("In all, {posts} fewer.") if found.net < 0 else _("In all, {posts} more.")
    return less.format(posts=posts)


def _posts(number: float) -> str:
    """'1 post', '12.5 posts', whichever way they go."""
    size = round(abs(number), 1)
    return counted(int(size), "post", "posts") if size == int(size) else _("{n} posts").format(n=said(size))


def _place(brief: Brief, found: PlaceJobs) -> str:
    net, names = found.net or 0.0, place_names(brief, found.places)
    size = brief.figure(said(abs(net)), found, "net")
    if len(found.places) > 1:
        together = _("{places} together lose {n}") if net < 0 else _("{places} together gain {n}")
        return together.format(places=names, n=size)
    one = _("{place} loses {n}") if net < 0 else _("{place} gains {n}")
    return one.format(place=names, n=size)


def _new(brief: Brief, found: OptionJobs) -> str:
    if found.genuinely_new is None:
        return _("How many posts are genuinely new is not told.")
    if not round(found.genuinely_new, 1):
        return _("No post is genuinely new.")
    new = brief.figure(_posts(found.genuinely_new), found, "genuinely_new")
    return _("Genuinely new: {posts}.").format(posts=new)


def _measured(brief: Brief, criterion: CriterionEffects) -> Table:
    unit = f" ({criterion.unit})" if criterion.unit else ""
    return Table(
        f"table-{criterion.criterion}",
        _("{title}{unit}, now and under each option").format(title=criterion.title, unit=unit),
        columns(_("Place"), _("What each option would do")),
        tuple(_place_row(brief, criterion, place.id) for place in brief.project.places),
        empty=_("No place is recorded."),
        stacked=True,
    )


def _place_row(brief: Brief, criterion: CriterionEffects, place: str) -> Row:
    """A line for those under which it loses, one for those under which it gains, and so on."""
    by_way: dict[Way, list[str]] = {way: [] for way in WAYS}
    for option in criterion.options:
        found = next((e for e in option.effects if e.place == place and not e.group), None)
        if found is not None:
            by_way[found.way].append(_under(brief, option.option, criterion, found))
    told = [_way(way).format(options=strung(named, "; ")) for way, named in by_way.items() if named]
    return row(head(brief.place(place)), lines(told or [_("Not measured.")]))


def _way(way: Way) -> str:
    return {
        "loss": _("It loses under: {options}."),
        "either": _("It may lose or gain under: {options}."),
        "gain": _("It gains under: {options}."),
        "none": _("No change under: {options}."),
        "unknown": _("Not measured under: {options}."),
    }[way]


def _under(brief: Brief, option: str, criterion: CriterionEffects, found: Effect) -> str:
    """The option with the levels; too few people, no change or nothing known: no figure."""
    title = brief.option(option)
    if found.small or found.way in ("none", "unknown"):
        return title
    if found.level.before is None or found.level.after is None:
        level = changed(found.level, points(criterion, found.level.change))
    else:
        level = levels(found.level, criterion.unit)
    return _("{option} ({level})").format(option=title, level=brief.figure(level, found.level))
