"""Who leads, in words: no more certain than the draws are (method note, M6).

One sentence says who leads, or between whom there is no clear winner; groups under whose own
weights it comes out otherwise stand in the same sentence. A second says what is borderline.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from moothall.engine.uncertainty.chances import about, at_least, of_draws, percent, short_of
from moothall.engine.uncertainty.leader_rule import Hurdle, Hurdles, Rule, TestName, ranked
from moothall.findings.ranking import Estimate, Leader, Run

NAMES: Mapping[TestName, str] = {
    "first": "its share of first places",
    "pairwise": "its share of wins over {others}",
    "silence": "its result with its missing and unevidenced cells at 0",
    "weaker_evidence": "its result at half the evidence",
}


class Elsewhere(Struct, frozen=True, kw_only=True):
    """Another option ahead under one group's own weights."""

    group: str
    option: str
    leads: bool
    over_front: Estimate
    """How often it beats the option that is in front under the declared weights."""


class Tried(Struct, frozen=True, kw_only=True):
    """What the rule was tried on, and how it came out."""

    main: Run
    rule: Rule
    tests: Mapping[TestName, Hurdles]
    elsewhere: tuple[Elsewhere, ...] = ()


class Naming(Struct, frozen=True):
    """What options and groups are called."""

    titles: Mapping[str, str]
    groups: Mapping[str, str]
    undecided: Collection[str] = ()

    def option(self, id: str) -> str:
        """'Joint service (joint)'; the title alone where the id says no more; marked where undecided."""
        title = self.titles.get(id, id)
        notes = [] if title.casefold() == id.casefold() else [id]
        if id in self.undecided:
            notes.append("undecided at stage 1")
        return f"{title} ({', '.join(notes)})" if notes else title

    def again(self, id: str) -> str:
        """An option that the sentence has named before: its title, if no other option has the same."""
        title = self.titles.get(id, id)
        return title if list(self.titles.values()).count(title) <= 1 else self.option(id)

    def group(self, id: str) -> str:
        """A stakeholder group."""
        return self.groups.get(id, id)


def leader_words(found: Leader, tried: Tried | None, naming: Naming) -> str:
    """The result in one sentence, and in a second one what the simulation's own error may decide.

    tried : none where fewer than two options are ranked
    """
    if found.front is None:
        return "No option is ranked, so none can lead."
    front = naming.option(found.front)
    if tried is None:
        return f"Only {front} is ranked, so there is nothing to compare it with."
    if found.outcome == "leads":
        said, but = _leads(front, tried, naming), "but "
    elif found.level:
        said, but = _level([found.front, *found.level], found, tried, naming), ""
    else:
        said, but = _short(front, found, tried, naming), ""
    others = "; ".join(_elsewhere(naming.again(found.front), tried.elsewhere, naming))
    sentence = f"{said}; {but}{others}." if others else f"{said}."
    return " ".join([sentence, *_borderline(found, tried, naming)])


def _leads(front: str, tried: Tried, naming: Naming) -> str:
    return f"{front} leads: it {_figures(tried, naming)}"


def _figures(tried: Tried, naming: Naming) -> str:
    """How far the front option clears the first two tests."""
    wins = tried.tests["pairwise"]
    comes = f"comes first in {of_draws(about(tried.tests['first'][0].estimate))}"
    if len(wins) == 1:
        return f"{comes}, ahead of {naming.option(wins[0].other or '')}"
    least = min((h.estimate for h in wins), key=lambda e: e.share)
    return f"{comes} and beats each other option in {at_least(least)}"


def _level(ids: Sequence[str], found: Leader, tried: Tried, naming: Naming) -> str:
    names = [naming.again(i) for i in ids]
    shares = [about(ranked(tried.main, i).first) for i in ids]
    if len(set(shares)) == 1:
        said = f"each comes first in {of_draws(shares[0])}"
    else:
        first = f"{names[0]} comes first in {of_draws(shares[0])}"
        said = _listed([first, *(f"{n} in {s}" for n, s in zip(names[1:], shares[1:], strict=True))])
    if "first" not in found.failed:
        said += f", but a leader must beat each other option in at least {percent(tried.rule.pairwise_min)}"
    return f"No clear winner between {_listed([naming.option(i) for i in ids])}: {said}"


def _short(front: str, found: Leader, tried: Tried, naming: Naming) -> str:
    """Why an option that beats each other one often enough does not lead all the same."""
    if "first" in found.failed:
        return _too_few(front, tried)
    said = [f"No clear winner: {front} {_figures(tried, naming)}"]
    if "silence" in found.failed:
        said.append(
            "but its lead rests on cells that nobody scored or backed with evidence: "
            f"with these at 0 it {_missed(tried.tests['silence'], naming)}"
        )
    if "weaker_evidence" in found.failed:
        joint = "nor is the result" if "silence" in found.failed else "but this is not"
        said.append(
            f"{joint} robust to weaker evidence: "
            f"at half the evidence it {_missed(tried.tests['weaker_evidence'], naming)}"
        )
    return ", ".join(said)


def _too_few(front: str, tried: Tried) -> str:
    (hurdle,) = tried.tests["first"]
    shares = [o.first.share for o in tried.main.options]
    alone = shares.count(hurdle.estimate.share) == 1
    how = "more often than any other option" if alone else "as often as any other option"
    few = f"{short_of(hurdle.estimate, hurdle.least)}; a leader needs {percent(hurdle.least)}"
    return f"No clear winner: {front} comes first {how}, but in too few draws ({few})"


def _missed(hurdles: Hurdles, naming: Naming) -> str:
    """The hurdle that a test misses: the first place, else the option that is beaten least."""
    missed = [h for h in hurdles if not h.cleared]
    worst = min(missed, key=lambda h: (h.other is not None, h.estimate.share))
    share = short_of(worst.estimate, worst.least)
    deed = f"beats {naming.option(worst.other)}" if worst.other else "comes first"
    return f"{deed} in {of_draws(share)} (a leader needs {percent(worst.least)})"


def _elsewhere(front: str, found: Sequence[Elsewhere], naming: Naming) -> Iterator[str]:
    """Each other option that is ahead, with the groups under whose own weights it is."""
    alike: dict[tuple[str, bool], list[Elsewhere]] = {}
    for one in found:
        alike.setdefault((one.option, one.leads), []).append(one)
    for (option, leads), same in alike.items():
        under = f"under the own weights of {_listed([naming.group(e.group) for e in same])}"
        if leads:
            yield f"{under}, {naming.option(option)} leads"
        else:
            least = at_least(min((e.over_front for e in same), key=lambda e: e.share))
            yield f"{under}, {naming.option(option)} comes first most often and beats {front} in {least}"


def _borderline(found: Leader, tried: Tried, naming: Naming) -> Iterator[str]:
    """What the simulation's own error may decide, if that can change the outcome."""
    if not found.borderline or set(found.failed) - set(found.borderline):
        return
    errors = tried.rule.borderline_errors
    named = [NAMES[n].format(others=_near(tried.tests[n], errors, naming)) for n in _tests(found)]
    lie = "lies" if len(named) == 1 else "lie"
    yield (
        f"This is borderline: {_listed(named)} {lie} so close to what a leader needs "
        "that the simulation's own error may decide; more draws may settle it."
    )


def _tests(found: Leader) -> list[TestName]:
    return [n for n in NAMES if n in found.borderline]


def _near(hurdles: Sequence[Hurdle], errors: float, naming: Naming) -> str:
    return _listed([naming.option(h.other) for h in hurdles if h.other and h.near(errors)])


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)
