"""How posts are said: places told together, counts that are not told, and losses with their sign."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Column
from moothall.business_case.phrases import cell, columns, number
from moothall.business_case.wording import _, capital, listed, plain
from moothall.business_case.woven import strung
from moothall.findings.workforce import OptionPosts, Posts


def said(posts: float) -> str:
    """A number of posts: whole, or with one decimal."""
    return plain(round(posts, 1) + 0.0)


def signed(posts: float) -> str:
    """Posts with their sign: '+30', '−40', '0'."""
    return said(posts) if round(posts, 1) == 0 else f"{'+' if posts > 0 else '−'}{said(abs(posts))}"


def place_names(brief: Brief, places: Iterable[str]) -> str:
    """A place, or those told together: 'Marlbeck and Stonehather'."""
    return listed(brief.place(p) if p else _("no place given") for p in places)


def posts_columns() -> tuple[Column, ...]:
    """What a table of posts tells of each place: losses before gains, and what is left."""
    counts = (_("Lost"), _("Moved away"), _("Moved in"), _("Created"), _("Genuinely new"), _("Net"))
    return columns(_("Place"), *(number(title) for title in counts))


def partner_names(brief: Brief, partners: Iterable[str]) -> str:
    """A partner, or those told together."""
    return listed(brief.partner(p) if p else _("no partner") for p in partners)


def group_name(characteristic: str) -> str:
    """A group with its kind behind it: 'sex: women' becomes 'Women (sex)'."""
    kind, colon, name = characteristic.partition(":")
    return f"{capital(name.strip())} ({kind.strip()})" if colon else capital(characteristic)


def fewer(brief: Brief) -> str:
    """'fewer than 5'."""
    least = brief.threshold("small_count")
    if least is None:
        return _("too few to tell")
    return _("fewer than {n}").format(n=brief.threshold_figure(plain(least), "small_count"))


def change_word(change: str) -> str:
    """A fate of a post, as a word in a sentence."""
    return {
        "kept": _("kept"),
        "transferred": _("with another employer"),
        "moved": _("moved"),
        "cut": _("lost"),
        "not_said": _("not spoken of"),
        "created": _("created"),
    }[change]


def count(brief: Brief, found: OptionPosts, posts: Posts, change: str, *, whole: bool = False) -> Cell:
    """One fate of the posts of a row. What is not told says so; it never reads as nothing.

    whole : the row stands for all places, of which alone it may be said that they are few
    """
    figure: float | None = getattr(posts, change)
    if figure is not None:
        return cell(brief.figure(said(figure), posts, change), notes=_spread(brief, posts, change))
    if whole and change in found.few:
        return cell(fewer(brief), standing="apart")
    if change in found.not_apart or (change == "created" and change in found.few):
        return cell(_("not told apart"), standing="apart")
    return cell(_("not known"), standing="open")


def _spread(brief: Brief, posts: Posts, change: str) -> list[str]:
    spread = posts.spreads.get(change)
    if spread is None:
        return []
    low, high = (brief.figure(said(getattr(spread, end)), spread, end) for end in ("low", "high"))
    return [_("{low} to {high}").format(low=low, high=high)]


def together(brief: Brief, found: OptionPosts, posts: Posts) -> str:
    """What stands for changes that are not told apart: 'kept or lost: 176'; empty where all are told."""
    if not found.not_apart or posts.together is None:
        return ""
    names = _(" or ").join(change_word(c) for c in found.not_apart)
    return strung((capital(names), brief.figure(said(posts.together), posts, "together")), ": ")


def small_counts_note(brief: Brief) -> str:
    """The sentence on small counts; empty where the framework has no such rule."""
    least = brief.threshold("small_count")
    if least is None:
        return ""
    return _(
        "So that nobody can be recognised, counts of 1 to {most} are never told, nor anything from which "
        "they follow: places, occupations or changes then stand together in one row."
    ).format(most=plain(least - 1))
