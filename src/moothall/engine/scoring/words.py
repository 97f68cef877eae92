"""Ranks, zeros and gaps in words: no more certain than the intervals are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from moothall.findings.scoring import OptionScore, Rank

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


NAMED = 3
"""Zeros that are named in the sentence where none is flagged; the rest are counted."""


def ordinal(place: int) -> str:
    """First, second, ... tenth, then 11th."""
    return ORDINALS[place - 1] if place <= len(ORDINALS) else f"{place}th"


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
    if option.missing:
        cells = "criterion has" if option.missing == 1 else "criteria have"
        parts.append(f"{option.missing} of {option.of} {cells} no score, so the total is a range")
    return replace(option, words="; ".join(parts))


def _standing(option: OptionScore) -> str:
    if option.standing == "held_out":
        return "is held out at stage 1 and not ranked"
    if option.standing == "reference":
        return "is the reference line and not ranked"
    return rank_words(option.rank) if option.rank else "is not ranked"


def whole_words(options: Mapping[str, OptionScore], ranked: Sequence[str]) -> str:
    """What the totals say about the front, in a sentence or two; never more than they can."""
    if not ranked:
        return "No option is ranked."
    front = [o for o in ranked if (r := options[o].rank) is not None and r.best == 1]
    named = _listed([f"{options[o].title} ({o})" for o in front])
    if len(front) > 1:
        return f"The totals do not separate {named}: any of them may come first."
    level = [o for o in ranked if o not in front and _shown(options[o]) == _shown(options[front[0]])]
    caveat = "Totals say nothing yet about how sure that is: evidence and weights are not varied here."
    if not level:
        return f"{named} has the highest total. {caveat}"
    others = _listed([f"{options[o].title} ({o})" for o in level])
    reads = "reads" if len(level) == 1 else "read"
    return (
        f"{named} has the highest total, but {others} {reads} the same to one decimal: the difference is "
        f"smaller than scores can carry. {caveat}"
    )


def _shown(option: OptionScore) -> tuple[str, str]:
    """A total as it is printed: one decimal at each end."""
    return f"{option.total.low:.1f}", f"{option.total.high:.1f}"


def _low(title: str) -> str:
    return title[:1].lower() + title[1:]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
