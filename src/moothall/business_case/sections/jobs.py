"""Jobs by place: losses beside gains, never one without the other."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.sections.jobs_answers import jobs_answers
from moothall.business_case.sections.jobs_place import jobs_place
from moothall.business_case.sections.posts_words import (
    fewer,
    place_names,
    said,
    signed,
    small_counts_note,
)
from moothall.business_case.wording import _, capital, sentence
from moothall.business_case.woven import strung
from moothall.findings.jobs import OptionJobs, PlaceJobs

__all__ = ["net_words", "press_line", "section", "signed"]


def section(brief: Brief) -> Section:
    """Options over all places, then place by place, then what is asked and what answers it."""
    words = [_("Posts are full-time equivalents. Every gain stands beside the losses that go with it.")]
    words += [note for note in (small_counts_note(brief),) if note]
    return Section(
        "jobs",
        _("Jobs by place"),
        tuple(para(w) for w in words),
        (
            Section("jobs-options", _("Each option over all places"), tuple(_options(brief)), level=3),
            Section("jobs-places", _("Place by place"), tuple(_places(brief)), level=3),
            Section("jobs-asked", _("What is asked about jobs"), tuple(_asked(brief)), level=3),
        ),
    )


def _options(brief: Brief) -> Iterator[Block]:
    found = brief.findings.jobs.options
    yield Table(
        "table-jobs",
        _("Posts lost and created, net, and how many are genuinely new"),
        columns(
            _("Option"),
            number(_("Lost")),
            number(_("Created")),
            number(_("Net")),
            number(_("Filled by displaced staff")),
            number(_("Genuinely new")),
            number(_("Only hoped for"), _("never counted")),
            _("Do the places add up?"),
        ),
        tuple(_option(brief, o) for o in found),
        empty=_("No posts are recorded."),
        stacked=True,
    )
    if found:
        yield Table(
            "table-jobs-press",
            _("For a press line: net, every place and what is genuinely new, never one without the others"),
            columns(_("Option"), _("Say")),
            tuple(row(head(option_link(brief, o.option)), sentence(press_line(brief, o))) for o in found),
            stacked=True,
        )


def press_line(brief: Brief, found: OptionJobs) -> str:
    """'net −10, Town −40, City +30, genuinely new 8': the places that lose most come first."""
    told = sorted(
        (p for p in found.places if p.net is not None and round(p.net, 1)), key=lambda p: p.net or 0
    )
    untold = [p for p in found.places if p.net is None]
    parts = [_("net {n}").format(n=net_words(brief, found))]
    parts += [strung((place_names(brief, p.places), _net(brief, p)), " ") for p in told]
    if untold and len(untold) == len(found.places):
        parts.append(_("which places is not told"))
    elif untold:
        names = place_names(brief, (place for p in untold for place in p.places))
        parts.append(_("{places} not told").format(places=names))
    elif not told:
        parts.append(_("no place gains or loses posts"))
    told_new = found.genuinely_new is not None
    new = brief.figure(said(found.genuinely_new or 0.0), found, "genuinely_new") if told_new else ""
    parts.append(_("genuinely new {n}").format(n=new or _("not told")))
    # places told together have commas of their own
    return strung(parts, "; " if any(len(p.places) > 1 for p in found.places) else ", ")


def net_words(brief: Brief, found: OptionJobs) -> str:
    """The net; where few are lost and none is created, that it is a loss of few."""
    if found.net is None and found.created == 0 and "cut" in _few(brief, found):
        return _("a loss of {few}").format(few=fewer(brief))
    return _net(brief, found)


def _few(brief: Brief, found: OptionJobs) -> tuple[str, ...]:
    return next((o.few for o in brief.findings.workforce.options if o.option == found.option), ())


def _net(brief: Brief, found: OptionJobs | PlaceJobs) -> str:
    return brief.figure(signed(found.net), found, "net") if found.net is not None else _("not told")


def _option(brief: Brief, found: OptionJobs) -> Row:
    adds_up = {True: _("yes"), False: _("no"), None: _("a place is missing")}[found.balanced]
    few = _few(brief, found)
    return row(
        head(option_link(brief, found.option)),
        _count(brief, found, "cut", "cut" in few),
        _count(brief, found, "created", "created" in few),
        _signed(brief, found),
        _count(brief, found, "filled_by_displaced"),
        _count(brief, found, "genuinely_new"),
        _count(brief, found, "hoped", True),
        cell(adds_up, sources=found.sources, standing=None if found.balanced else "open"),
    )


def _count(brief: Brief, found: OptionJobs | PlaceJobs, field: str, few: bool = False) -> Cell:
    posts = getattr(found, field)
    if posts is not None:
        return cell(brief.figure(said(posts), found, field))
    return cell(fewer(brief) if few else _("not told"), standing="apart")


def _signed(brief: Brief, found: OptionJobs | PlaceJobs) -> Cell:
    net, low, high = found.net, found.net_low, found.net_high
    if net is None:
        return cell(_("not told"), standing="apart")
    notes = []
    if low is not None and high is not None:
        notes.append(
            _("{low} to {high}").format(
                low=brief.figure(signed(low), found, "net_low"),
                high=brief.figure(signed(high), found, "net_high"),
            )
        )
    return cell(_net(brief, found), notes=notes, standing="bad" if round(net, 1) < 0 else None)


def _places(brief: Brief) -> Iterator[Block]:
    found = brief.findings.jobs.options
    if not found:
        yield para(_("No posts are recorded."))
    for option in found:
        yield Details(
            strung((brief.option(option.option), press_line(brief, option)), ": "),
            tuple(jobs_place(brief, option, tuple(_place(brief, p) for p in _some(option.places)))),
        )


def _some(places: tuple[PlaceJobs, ...]) -> list[PlaceJobs]:
    """Places where the worst loss comes first; those not told come last."""
    return sorted(places, key=lambda p: (p.net is None, p.net or 0.0))


def _place(brief: Brief, found: PlaceJobs) -> Row:
    note = _("together, for some counts are too few to tell") if len(found.places) > 1 else ""
    return row(
        head(capital(place_names(brief, found.places)), notes=[note]),
        *(_count(brief, found, f) for f in ("cut", "moved_out", "moved_in", "created", "genuinely_new")),
        _signed(brief, found),
    )


def _asked(brief: Brief) -> Iterator[Block]:
    yield from jobs_answers(brief, lambda o: press_line(brief, o))
