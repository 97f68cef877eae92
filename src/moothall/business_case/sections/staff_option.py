"""What one option does to posts: whose, where, which occupations, how, and on whom it falls."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.phrases import bullets, cell, columns, head, number, para, row
from moothall.business_case.sections.posts_words import (
    count,
    fewer,
    group_name,
    partner_names,
    place_names,
    said,
    signed,
    together,
)
from moothall.business_case.wording import _, listed, percent
from moothall.business_case.woven import strung
from moothall.findings.workforce import GroupEffect, Kind, OccupationPosts, OptionPosts, Posts

FATES = ("cut", "moved", "transferred", "kept", "not_said")


def staff_option(brief: Brief, found: OptionPosts) -> Details:
    """The option's posts in closed detail, opened by how many go and move."""
    return Details(
        strung((brief.option(found.option), _summary(brief, found)), ": "), tuple(_blocks(brief, found))
    )


def _summary(brief: Brief, found: OptionPosts) -> str:
    total = found.total
    lost, moved = (_counted(brief, found, total, name) for name in ("cut", "moved"))
    return _("{lost} lost, {moved} moved").format(lost=lost, moved=moved)


def _counted(brief: Brief, found: OptionPosts, total: Posts, name: str) -> str:
    if name in found.few:
        return fewer(brief)
    value = getattr(total, name)
    return _("not told") if value is None else brief.figure(said(value), total, name)


def _blocks(brief: Brief, found: OptionPosts) -> Iterator[Block]:
    yield from _sentences(brief, found)
    if found.partners:
        yield _table(
            brief,
            found,
            "partners",
            _("{option}: posts by partner"),
            _("Partner"),
            [(partner_names(brief, p.partners), "", p.posts) for p in found.partners],
        )
    if found.places:
        yield _table(
            brief,
            found,
            "places",
            _("{option}: posts by place"),
            _("Place"),
            [(place_names(brief, p.places), _alone(p.places), p.posts) for p in found.places if p.posts.now],
        )
    yield from _occupations(brief, found)


def _alone(names: tuple[str, ...]) -> str:
    return _("together, for some counts are too few to tell") if len(names) > 1 else ""


def _table(
    brief: Brief, found: OptionPosts, key: str, caption: str, first: str, rows: list[tuple[str, str, Posts]]
) -> Table:
    return Table(
        anchor("table-posts", key, found.option),
        caption.format(option=brief.option(found.option)),
        columns(
            first,
            number(_("Posts now")),
            number(_("Lost")),
            number(_("Moved to another place")),
            number(_("Same place, another employer")),
            number(_("Kept as they are")),
            number(_("Nothing is said")),
        ),
        tuple(_row(brief, found, title, note, posts) for title, note, posts in rows),
        stacked=True,
    )


def _row(brief: Brief, found: OptionPosts, title: str, note: str, posts: Posts) -> Row:
    now: Cell | str = cell(_("not known"), standing="open")
    if posts.now is not None:
        now = brief.figure(said(posts.now), posts, "now")
    return row(
        head(title, notes=[note, together(brief, found, posts)]),
        now,
        *(count(brief, found, posts, fate) for fate in FATES),
    )


def _occupations(brief: Brief, found: OptionPosts) -> Iterator[Block]:
    if not found.occupations:
        yield para(
            _(
                "What becomes of each occupation is not told: the rows on posts do not name it for every "
                "post of a place, or some counts are too small."
            )
        )
        return
    yield _table(
        brief,
        found,
        "occupations",
        _("{option}: posts by occupation and place, where it is told"),
        _("Occupation"),
        [(listed(o.occupations), _where(brief, o), o.posts) for o in found.occupations],
    )


def _where(brief: Brief, found: OccupationPosts) -> str:
    return ", ".join(p for p in (place_names(brief, found.places), listed(found.pay_grades)) if p)


def _sentences(brief: Brief, found: OptionPosts) -> Iterator[Block]:
    told = [
        *_how(brief, found.how),
        *_employers(brief, found),
        *_journeys(brief, found),
        *(_effect(brief, e) for e in found.effects if e.high or e.all_staff),
        *(words for words in (_untold(brief, found),) if words),
    ]
    if told:
        yield bullets(told)
    if any(e.high or e.all_staff for e in found.effects):
        yield para(
            _("Effects on groups are worked out from where people work, as if an option hit everybody in a "
              "place alike; who is chosen within a place is not recorded. Where places are told together, "
              "the share is a range, from the case that spares the group most to the one that hits it most.")
        )  # fmt: skip


def _how(brief: Brief, kinds: tuple[Kind, ...]) -> Iterator[str]:
    if not any(k for kind in kinds for k in kind.kinds):
        return
    words = {
        "turnover": _("not filled again when people leave"),
        "redeployment": _("with redeployment"),
        "retirement": _("by retirement"),
        "redundancy": _("by redundancy"),
        "vacant": _("vacant now"),
        "": _("how is not said"),
    }
    parts = (
        strung((brief.figure(said(k.posts), k, "posts"), _(" or ").join(words[w] for w in k.kinds)), " ")
        for k in kinds
    )
    yield _("Posts lost: {parts}. A post that nobody is made to leave is lost all the same.").format(
        parts=strung(parts, ", ")
    )


def _employers(brief: Brief, found: OptionPosts) -> Iterator[str]:
    for kinds, words in (
        (found.transferred_to, _("{n} posts stay in their place and go to {employer}.")),
        (found.moved_to, _("{n} of the posts moved go to {employer}.")),
    ):
        for kind in kinds:
            if any(kind.kinds):
                names = (brief.partner(k) if k else _("the same employer as now") for k in kind.kinds)
                posts = brief.figure(said(kind.posts), kind, "posts")
                yield words.format(n=posts, employer=_(" or ").join(names))


def _journeys(brief: Brief, found: OptionPosts) -> Iterator[str]:
    for move in found.moves:
        if move.minutes_low is None or move.minutes_high is None:
            continue
        ends = (
            brief.figure(signed(move.minutes_low), move, "minutes_low"),
            brief.figure(signed(move.minutes_high), move, "minutes_high"),
        )
        change = ends[0] if ends[0] == ends[1] else _("{low} to {high}").format(low=ends[0], high=ends[1])
        words = _("{n} posts move from {origin} to {destination}: {change} minutes on the way, each way.")
        if move.origin == move.destination:
            words = _(
                "{n} posts move between places told together ({origin}): {change} minutes on the way, "
                "each way."
            )
        yield words.format(
            n=brief.figure(said(move.posts), move, "posts"),
            origin=place_names(brief, move.origin),
            destination=place_names(brief, move.destination),
            change=change,
        )
    if found.journey is not None and len(found.moves) > 1:
        yield _("All that move, on average: {change} minutes each way.").format(
            change=brief.figure(signed(found.journey), found, "journey")
        )


def _effect(brief: Brief, found: GroupEffect) -> str:
    words = _("{group}: {share} of their posts are lost or move, against {all} of all staff's.")
    if found.uneven:
        words = _(
            "{group} are hit harder: {share} of their posts are lost or move, against {all} of all staff's."
        )
    return words.format(
        group=group_name(found.characteristic),
        share=_share(brief, found),
        all=brief.figure(percent(found.all_staff), found, "all_staff"),
    )


def _share(brief: Brief, found: GroupEffect) -> str:
    """'17%', or a range where nobody can see where in places told together the group works."""
    low, high = (brief.figure(percent(getattr(found, end)), found, end) for end in ("low", "high"))
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _untold(brief: Brief, found: OptionPosts) -> str:
    """The groups of which nobody can tell how far the option hits them; empty where there are none."""
    told = {e.characteristic for e in found.effects}
    groups = dict.fromkeys(g.characteristic for g in brief.findings.workforce.groups)
    names = [group_name(g) for g in groups if g not in told]
    if not names:
        return ""
    return _("Nobody can tell whether it falls evenly on: {groups}.").format(groups=listed(names))
