"""Voting power in plain words: who has as much as whom, who has none, who can block, and the gap."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from moothall.business_case.wording import _, counted, listed, plain
from moothall.business_case.woven import Places, strung
from moothall.findings.power import Alike, BodyPower, MemberPower, QuotaPower

CLOSE = 1e-9
"""Room for rounding: a gap of just the tolerance is within it."""
NAMED = 8
"""Most members that a sentence names one by one."""


def share(value: float | None) -> str:
    """A share of power as a percentage with one decimal at most: '33.3%', '60%'."""
    return "–" if value is None else f"{plain(round(100 * value, 1))}%"


def points(value: float) -> str:
    """A gap in percentage points: '29 points', '8.7 points'."""
    number = plain(round(100 * value, 1))
    return f"{number} {_('point') if number == '1' else _('points')}"


def votes(number: int) -> str:
    """'1 vote', '49 votes'."""
    return counted(number, "vote", "votes")


def _share(places: Places, part: Struct, field: str) -> str:
    return places.figure(share(getattr(part, field)), part, field)


def _votes(places: Places, member: MemberPower) -> str:
    return places.figure(votes(member.votes), member, "votes")


def power_words(places: Places, found: BodyPower) -> Iterator[str]:
    """Everything worth saying of a body, a sentence each, the gravest first."""
    if found.untold:
        yield untold_words(places, found)
        return
    yield from _grave(places, found)
    yield from (alike_words(places, found, same) for same in found.alike)
    if words := gap_words(places, found):
        yield words
    yield from _missing(found)
    if found.both_ways:
        yield _(
            "The quota is no more than half of the votes, so that a motion and its opposite can both pass."
        )
    for m in found.members:
        if m.rows > 1:
            yield _("The seats of {member} are counted as one bloc of {votes}.").format(
                member=m.title, votes=_votes(places, m)
            )
    if found.without_votes:
        yield _("With a seat and no vote: {members}.").format(
            members=_names([m.title for m in found.without_votes])
        )
    if found.coleman is not None:
        yield _("If each member voted by the toss of a coin, {share} of motions would pass.").format(
            share=_share(places, found, "coleman")
        )


def headline(places: Places, found: BodyPower) -> str:
    """The one thing to say of a body."""
    return next(power_words(places, found), "") if found.untold else next(_pressing(places, found))


def _pressing(places: Places, found: BodyPower) -> Iterator[str]:
    yield from _powerless(places, found)
    beyond = beyond_tolerance(found)
    if beyond:
        yield gap_words(places, found)
    yield from _blocking(found)
    yield from (alike_words(places, found, same) for same in found.alike)
    yield gap_words(places, found) or _even(places, found)


def _even(places: Places, found: BodyPower) -> str:
    first = found.members[0]
    if all(m.banzhaf == first.banzhaf for m in found.members):
        return _("All members have the same power.")
    most = max(found.members, key=lambda m: m.banzhaf)
    return _("{member} has the most power: {share}.").format(
        member=most.title, share=_share(places, most, "banzhaf")
    )


def _grave(places: Places, found: BodyPower) -> Iterator[str]:
    yield from _powerless(places, found)
    yield from _blocking(found)
    first = found.members[0]
    if len({m.votes for m in found.members}) == 1 and len(found.members) > 1:
        yield _("All members have the same votes and the same power: {share} each.").format(
            share=_share(places, first, "banzhaf")
        )


def _powerless(places: Places, found: BodyPower) -> Iterator[str]:
    for m in found.members:
        if m.dummy:
            words = (
                _("{member} has no power: its vote never decides anything.")
                if m.votes == 1
                else _("{member} has no power: its {votes} never decide anything.")
            )
            yield words.format(member=m.title, votes=_votes(places, m))


def _blocking(found: BodyPower) -> Iterator[str]:
    alone = [m for m in found.members if m.dictator]
    if alone:
        yield _("{member} decides alone, whatever the others vote.").format(member=alone[0].title)
        return
    able = [m for m in found.members if m.veto]
    if len(able) == len(found.members) > 1:
        yield _("Nothing passes unless all agree: each member can block.")
    elif able:
        yield _("Nothing passes against {members}.").format(
            members=_names([m.title for m in able], _(" or "))
        )


def alike_words(places: Places, found: BodyPower, same: Alike) -> str:
    """Members with the same power: 'West, with 1 vote, has as much power as East, with 49.'"""
    members = [m for name in same.members for m in found.members if m.member == name]
    if len(members) == 2:
        few, many = members
        return _("{few}, with {votes}, has as much power as {many}, with {more}.").format(
            few=few.title,
            votes=_votes(places, few),
            many=many.title,
            more=places.figure(plain(many.votes), many, "votes"),
        )
    return _("{members} have the same power: {share} each.").format(
        members=_names([strung((m.title, " (", _votes(places, m), ")")) for m in members]),
        share=_share(places, same, "banzhaf"),
    )


def beyond_tolerance(found: BodyPower) -> bool:
    """Whether the largest gap is more than is accepted."""
    return found.largest_gap is not None and found.largest_gap > (found.tolerance or 0.0) + CLOSE


def gap_words(places: Places, found: BodyPower) -> str:
    """The largest gap to an agreed share, and whether it is accepted; nothing where no share is known."""
    widest = next((m for m in found.members if m.member == found.largest_gap_of), None)
    if widest is None or found.largest_gap is None:
        return ""
    if found.largest_gap < CLOSE:
        return _("Power matches the agreed shares.")
    return _(
        "The largest gap to the agreed shares is {gap}: {member} has {power} of the power, and {agreed} was "
        "agreed. {verdict}"
    ).format(
        gap=places.figure(points(found.largest_gap), found, "largest_gap"),
        member=widest.title,
        power=_share(places, widest, "banzhaf"),
        agreed=_share(places, widest, "agreed_share"),
        verdict=_verdict(places, found),
    )


def _verdict(places: Places, found: BodyPower) -> str:
    if found.tolerance is None:
        return ""
    words = (
        _("That is more than the {tolerance} that are accepted ({whose}).")
        if beyond_tolerance(found)
        else _("That is within the {tolerance} that are accepted ({whose}).")
    )
    whose = _("declared by the partners") if found.declared else _("the framework's default")
    return words.format(tolerance=places.figure(points(found.tolerance), found, "tolerance"), whose=whose)


def _missing(found: BodyPower) -> Iterator[str]:
    if found.largest_gap is None and found.missing:
        yield _("The agreed shares are not recorded in full, so nobody can tell whether power fits them.")


def untold_words(places: Places, found: BodyPower) -> str:
    """Why no power can be told."""
    return {
        "no_quota": _(
            "Cannot tell: how many votes carry a decision is not recorded. A simple majority is not assumed."
        ),
        "quota_zero": _("Cannot tell: no vote is needed to carry a decision, so nobody's vote decides."),
        "quota_too_high": _("Nothing can pass: {quota} votes are needed, of {votes} in all.").format(
            quota=places.figure(plain(found.quota or 0), found, "quota"),
            votes=places.figure(plain(found.votes), found, "votes"),
        ),
        "too_many_sums": _(
            "Not counted: so many members with such different votes make more sums than are counted exactly."
        ),
    }.get(found.untold or "", "")


def quota_span(places: Places, found: QuotaPower) -> str:
    """A run of quotas: '51', '51 to 60'."""
    first, last = (places.figure(plain(getattr(found, end)), found, end) for end in ("first", "last"))
    return first if found.first == found.last else strung((first, _("to"), last), " ")


def quota_words(places: Places, found: BodyPower, quota: QuotaPower) -> list[str]:
    """What a quota would do, in a few words each: in force, smallest gap, who can block, who has no power."""
    said = []
    if quota.in_force:
        said.append(_("in force"))
    if quota.smallest:
        said.append(_("smallest gap"))
    if quota.dummies:
        said.append(_("no power: {members}").format(members=_names([found.named(m) for m in quota.dummies])))
    if len(quota.vetoes) == len(found.members):
        said.append(_("each can block"))
    elif quota.vetoes:
        said.append(_("can block: {members}").format(members=_names([found.named(m) for m in quota.vetoes])))
    return said


def _names(titles: list[str], last: str | None = None) -> str:
    shown = titles[:NAMED]
    rest = len(titles) - len(shown)
    if rest > 0:
        shown.append(counted(rest, "other", "others"))
    if last is None or len(shown) < 2:
        return listed(shown)
    return strung((strung(shown[:-1], ", "), last, shown[-1]))
