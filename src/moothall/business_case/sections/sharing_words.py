"""A split between partners in words: the rules, who objects and by how much, what each partner pays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from moothall.business_case.wording import _, counted, listed, sentence, spoken
from moothall.business_case.woven import Nowhere, Places, strung
from moothall.findings.sharing import Allocation, Game, Objection

SHOWN = 3
"""Objections to a rule that are told in a sentence each; the rest are counted."""


class Voice(NamedTuple):
    """How partners and amounts are called."""

    name: Callable[[str], str]
    amount: Callable[[float], str]
    """An amount as in a sentence."""
    alike: Callable[[Sequence[float]], Sequence[str]]
    """Amounts that stand in one sentence, all with as many decimals."""
    titles: Mapping[str, str] = MappingProxyType({})
    """Rules that go by another name here."""
    whole: Callable[[float], str] | None = None
    """An amount as in a table, where sentences have it shorter."""

    places: Places = Nowhere()
    """Where figures stand."""

    def exact(self, value: float) -> str:
        """An amount as in a table."""
        return (self.whole or self.amount)(value)


def rule(method: str, voice: Voice) -> str:
    """A rule in a few words, as the name of a row."""
    return voice.titles.get(method) or {
        "proposed": _("As proposed"),
        "equal": _("Equal shares"),
        "proportional": _("In proportion to the cost alone"),
        "population": _("In proportion to population"),
        "scrb": _("Separable costs, remaining benefits"),
        "shapley": _("Shapley value"),
        "nucleolus": _("Nucleolus"),
        "per_capita_nucleolus": _("Nucleolus per partner"),
    }.get(method, spoken(method))


def by_rule(method: str, voice: Voice) -> str:
    """A rule as it stands in a sentence: 'in equal shares', 'by the Shapley value'."""
    title = voice.titles.get(method)
    if title:
        return title[:1].lower() + title[1:]
    return {
        "proposed": _("as proposed"),
        "equal": _("in equal shares"),
        "proportional": _("in proportion to the cost alone"),
        "population": _("in proportion to population"),
        "scrb": _("by separable costs and remaining benefits"),
        "shapley": _("by the Shapley value"),
        "nucleolus": _("by the nucleolus"),
        "per_capita_nucleolus": _("by the nucleolus per partner"),
    }.get(method) or _("by {rule}").format(rule=spoken(method))


def meaning(method: str) -> str:
    """What a rule does, in a sentence; nothing where its name says it."""
    return {
        "scrb": _("each pays what the whole costs more because of it, and the rest is shared by what each "
                  "still gains"),
        "shapley": _("each pays what it adds to the cost, on average over every order in which the partners "
                     "could join"),
        "nucleolus": _("the group that gains least from sharing gains as much as it can, then the next"),
        "per_capita_nucleolus": _("the same, with the gain of a group divided by its members"),
    }.get(method, "")  # fmt: skip


def objection(found: Objection, voice: Voice) -> str:
    """A group that would do better on its own: 'B and C together would pay 8.0 but can do it for 7.5 ...'."""
    fields = ("pays", "alone", "excess")
    told = voice.alike([getattr(found, f) for f in fields])
    pays, alone, excess = (
        voice.places.figure(words, found, f) for words, f in zip(told, fields, strict=True)
    )
    group = listed(voice.name(p) for p in found.coalition)
    words = {
        1: _("{group} would pay {pays} but can do it alone for {alone} (excess {excess})"),
    }.get(len(found.coalition)) or _(
        "{group} together would pay {pays} but can do it for {alone} (excess {excess})"
    )
    return words.format(group=group, pays=pays, alone=alone, excess=excess)


def core_words(game: Game) -> str:
    """Whether any way of sharing is accepted by every group; nothing where that was not worked out."""
    if game.core_empty is None:
        return ""
    if game.core_empty:
        return _("However the cost is shared, some group would pay more than on its own: the core is empty.")
    return _(
        "There are ways of sharing that leave no group worse off than on its own: the core is not empty."
    )


def accepted_words(found: Allocation, voice: Voice) -> str:
    """The core test of one rule, in a sentence or more."""
    if found.accepted:
        return _("No group would pay more than it could on its own.")
    said = [sentence(objection(o, voice)) for o in found.objections[:SHOWN]]
    rest = len(found.objections) - SHOWN
    if rest > 0:
        said.append(counted(rest, "other group would object too.", "other groups would object too."))
    return strung(said, " ")


def partner_words(game: Game, partner: str, voice: Voice) -> str:
    """A paragraph for one partner: what it pays under each rule, alone, and who would object with it."""
    return strung((paid_words(game, partner, voice), *own_objections(game, partner, voice)), " ")


def paid_words(game: Game, partner: str, voice: Voice) -> str:
    """What one partner pays alone, and under each rule."""
    paid = listed(
        _("{amount} {by_rule}").format(
            amount=voice.places.figure(voice.amount(a.rounded[partner]), a.rounded, partner),
            by_rule=by_rule(a.method, voice),
        )
        for a in game.allocations
    )
    return _("Alone, {partner} would pay {amount}. Sharing, it would pay {paid}.").format(
        partner=voice.name(partner),
        amount=voice.places.figure(voice.amount(game.alone[partner]), game.alone, partner),
        paid=paid,
    )


def own_objections(game: Game, partner: str, voice: Voice) -> list[str]:
    """For each rule, the largest objection of a group that the partner is in."""
    said = []
    for found in game.allocations:
        own = next((o for o in found.objections if partner in o.coalition), None)
        if own is not None:
            said.append(
                _("Shared {by_rule}, {objection}.").format(
                    by_rule=by_rule(found.method, voice), objection=objection(own, voice)
                )
            )
    return said or [_("No group that it is in would do better on its own under any of these rules.")]


def missing_words(game: Game) -> list[str]:
    """What was not worked out exactly, in a sentence each."""
    said = []
    methods = {a.method for a in game.allocations}
    if "proportional" not in methods:
        said.append(
            _("Costs alone have both signs or are 0, so nothing can be shared in proportion to them.")
        )
    if "scrb" not in methods:
        said.append(_("Nobody has a remaining benefit, so the rest after separable costs cannot be shared."))
    if "nucleolus" not in methods:
        said.append(_("The nucleolus was not worked out: there are too many partners, or it was left out."))
    if any(a.errors for a in game.allocations):
        said.append(
            _("The Shapley value comes from a sample of orders of joining; its standard error is given.")
        )
    return said
