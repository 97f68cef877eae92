"""A body in words, as it is typed: who has power, whose turn it is to lead, and what the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from moothall.business_case.sections.power_words import headline, points, power_words, share
from moothall.business_case.sections.presence import attended_words, side
from moothall.business_case.sections.rotation import few, role_words
from moothall.business_case.wording import DASH, capital, dated, plain, sentence
from moothall.business_case.woven import Nowhere
from moothall.engine.checks import governance_checks
from moothall.engine.governance.gaps import beyond
from moothall.engine.governance.powers import powers
from moothall.engine.governance.whole import governance
from moothall.engine.typology import types
from moothall.findings.governance import BodyPresence, RoleFinding, SidePresence
from moothall.findings.power import BodyPower, MemberPower
from moothall.project.project import Project
from moothall.project.terms import Terms


class MemberTold(Struct, frozen=True):
    """A member of a body in words. partner: id, where it is one; gap in points, with its sign."""

    partner: str
    title: str
    votes: str
    vote_share: str
    banzhaf: str
    shapley_shubik: str
    agreed: str
    gap: str
    dummy: bool
    beyond: bool


class HolderTold(Struct, frozen=True):
    """What a partner had of a lead role, and what it was entitled to, in years."""

    title: str
    share: str
    held: str
    exact: str
    deviation: str
    largest_remainder: str
    dhondt: str
    passed_over: bool


class RoleTold(Struct, frozen=True):
    """A lead role in words. held: false for terms that are to come."""

    title: str
    words: tuple[str, ...]
    held: bool
    holders: tuple[HolderTold, ...]


class SideTold(Struct, frozen=True):
    """Seats and meetings of staff, unions or users, before and after the decision."""

    title: str
    seats_before: str
    seats_after: str
    before: str
    after: str


class BodyTold(Struct, frozen=True):
    """What follows from a body as it is typed.

    headline : the one thing to say of its power
    words : everything worth saying of its power, the gravest first
    flags : what the rules of governance find, each with its rule and title
    wrong : what keeps any of it from being told, by path of the field
    """

    headline: str = ""
    words: tuple[str, ...] = ()
    members: tuple[MemberTold, ...] = ()
    roles: tuple[RoleTold, ...] = ()
    sides: tuple[SideTold, ...] = ()
    decided: bool = False
    flags: tuple[tuple[str, str, str], ...] = ()
    wrong: Mapping[str, str] = {}


class _Names(Nowhere):
    """Partners by name, for sentences whose figures stand in no findings."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def partner(self, id: str | None) -> str:
        """Title of a partner; the id where it has none."""
        return next((p.title for p in self.project.head.partners if p.id == id), id or "")


def told(project: Project) -> BodyTold:
    """What follows from the first body of a project, in the language in force."""
    found, names = governance(project), _Names(project)
    power = next(iter(powers(project, Terms(project))), None)
    return BodyTold(
        headline=str(headline(names, power)) if power else "",
        words=tuple(str(w) for w in power_words(names, power)) if power else (),
        members=tuple(_member(project, power, m) for m in power.members) if power else (),
        roles=tuple(_role(names, role) for role in found.roles),
        sides=tuple(_sides(found.presence, found.decided)),
        decided=found.decided,
        flags=tuple(_flags(project, (power,) if power else ())),
    )


def _member(project: Project, body: BodyPower, m: MemberPower) -> MemberTold:
    return MemberTold(
        partner=m.member if m.member in {p.id for p in project.head.partners} else "",
        title=m.title,
        votes=plain(m.votes),
        vote_share=share(m.vote_share),
        banzhaf=share(m.banzhaf),
        shapley_shubik=share(m.shapley_shubik),
        agreed=share(m.agreed_share),
        gap=DASH if m.gap is None else _signed(m.gap, points(abs(m.gap))),
        dummy=m.dummy,
        beyond=m in beyond(body),
    )


def _signed(value: float, words: str) -> str:
    if words.partition(" ")[0] == "0":
        return words
    return f"+{words}" if value > 0 else f"−{words}"


def _role(names: _Names, role: RoleFinding) -> RoleTold:
    return RoleTold(
        title=capital(role.role),
        words=tuple(capital(str(w)) for w in role_words(names, role)),
        held=role.basis == "held",
        holders=tuple(
            HolderTold(
                title=names.partner(p.partner),
                share=share(p.share),
                held=few(p.held),
                exact=few(p.exact),
                deviation=_signed(p.deviation, few(abs(p.deviation))),
                largest_remainder=plain(p.largest_remainder),
                dhondt=plain(p.dhondt),
                passed_over=p.partner in role.never_held,
            )
            for p in role.partners
        ),
    )


def _sides(found: Iterable[BodyPresence], decided: bool) -> Iterator[SideTold]:
    for body in found:
        for own in body.sides:
            yield _side(own, decided)


def _side(found: SidePresence, decided: bool) -> SideTold:
    return SideTold(
        title=side(found.side),
        seats_before=str(found.seats_before),
        seats_after=DASH if found.seats_after is None else str(found.seats_after),
        before=str(attended_words(found.before)),
        after=str(attended_words(found.after)) if decided else "",
    )


def _flags(project: Project, power: tuple[BodyPower, ...]) -> Iterator[tuple[str, str, str]]:
    """What each rule of governance finds on the body."""
    for check in governance_checks(project, Terms(project), types(project), power):
        for flag in check.flags:
            if flag.subject == project.governance.bodies[0].id:
                yield check.rule, check.title, str(sentence(dated(flag.message)))
