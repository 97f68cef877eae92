"""Ranks, zeros and gaps in words: no more certain than the intervals are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from moothall.findings.scoring import OptionScore, Rank

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


CAVEAT = "Totals alone do not say how sure that is: they vary neither evidence nor weights."
"""What every sentence on totals ends with."""

NAMED = 3
"""Zeros that are named in the sentence where none is flagged; the rest are counted."""


def ordinal(place: int) -> str:
    """First, second, ... tenth, then 11th, ... 21st, 22nd and so on."""
    if place <= len(ORDINALS):
        return ORDINALS[place - 1]
    ending = "th" if place // 10 % 10 == 1 else ENDINGS.get(place % 10, "th")
    return f"{place}{ending}"


def rank_words(rank: Rank) -> str:
    """'ranks first', or 'may rank first to third' where the interval allows more than one place."""
    if rank.best == rank.worst:
        return f"ranks {ordinal(rank.best)}"
    return f"may rank {ordinal(rank.best)} to {ordinal(rank.worst)}"


def option_words(option: OptionScore) -> OptionScore:
    """The option with its rank, zeros and gaps said in one sentence."""
    parts = [_standing(option)]
    whole = [z for z in option.zeros if z.whole]
    named = [z for z in whole if z.called] or whole[:NAMED]
    if named:
        parts[0] += f" but scores 0 on {_listed([_low(z.title) for z in named])}"
    if len(whole) > len(named):
        parts.append(f"{len(whole) - len(named)} more {'zero' if len(whole) - len(named) == 1 else 'zeros'}")
    in_part = [z for z in option.zeros if z.called and not z.whole]
    if in_part:
        parts.append(f"some groups give 0 on {_listed([_low(z.title) for z in in_part])}")
    if option.standing == "undecided":
        parts.append("undecided at stage 1")
    if option.missing and option.standing != "unscored":
        have = "has" if option.missing == 1 else "have"
        parts.append(f"{option.missing} of {option.of} criteria {have} no score, so the total is a range")
    return replace(option, words="; ".join(parts))


def _standing(option: OptionScore) -> str:
    if option.standing == "unscored":
        return "is not ranked: nothing is scored or measured"
    if option.standing == "held_out":
        return "is held out at stage 1 and not ranked"
    if option.standing == "reference":
        return "is the reference line and not ranked"
    return rank_words(option.rank) if option.rank else "is not ranked"


def whole_words(
    options: Mapping[str, OptionScore], ranked: Sequence[str], before: Mapping[str, Rank] | None = None
) -> str:
    """What the totals say about the front, in a few sentences; never more than they can.

    before : ranks under the weights from before a late change, where there was one
    """
    if not ranked:
        return "Nothing is scored or measured, so no option can be ranked."
    if len(ranked) == 1:
        return f"Only {_named(options, ranked)} is ranked, so there is nothing to compare it with."
    front = first({o: r for o in ranked if (r := options[o].rank) is not None})
    said = [_front(options, ranked, front), *_otherwise(options, front, before)]
    return " ".join([*said, CAVEAT])


def first(places: Mapping[str, Rank]) -> tuple[str, ...]:
    """Options that rank first, or may."""
    return tuple(o for o, rank in places.items() if rank.best == 1)


def _front(options: Mapping[str, OptionScore], ranked: Sequence[str], front: Sequence[str]) -> str:
    if len(front) > 1:
        return f"The totals do not separate {_named(options, front)}: any of them may come first."
    leader = options[front[0]]
    level = [o for o in ranked if o not in front and _shown(options[o]) == _shown(leader)]
    if not level:
        return f"{_named(options, front)} has the highest total."
    reads = " to ".join(dict.fromkeys(_shown(leader)))
    come = "comes" if len(level) == 1 else "come"
    return (
        f"{_named(options, front)} has the highest total, but {_named(options, level)} also {come} to "
        f"{reads}: a gap this small means nothing."
    )


def _otherwise(
    options: Mapping[str, OptionScore], front: Sequence[str], before: Mapping[str, Rank] | None
) -> Iterator[str]:
    """Where other weights put another option first: those before a late change, and each group's own."""
    earlier = first(before or {})
    if earlier and set(earlier) != set(front):
        yield f"Under the weights from before the late change, {_named(options, earlier)} came first."
    by_group: dict[tuple[str, ...], list[str]] = {}
    for place in options[front[0]].groups:
        own = {o: g.own_weights_rank for o, s in options.items() for g in s.groups if g.group == place.group}
        ahead = first({o: r for o, r in own.items() if r is not None})
        if ahead and set(ahead) != set(front):
            by_group.setdefault(ahead, []).append(place.group)
    for ahead, groups in by_group.items():
        yield f"Under the own weights of {_listed(groups)}, {_named(options, ahead)} comes first."


def _named(options: Mapping[str, OptionScore], ids: Sequence[str]) -> str:
    return _listed([f"{options[o].title} ({o})" for o in ids])


def _shown(option: OptionScore) -> tuple[str, str]:
    """A total as it is printed: one decimal at each end."""
    return f"{option.total.low:.1f}", f"{option.total.high:.1f}"


def _low(title: str) -> str:
    return title[:1].lower() + title[1:]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
