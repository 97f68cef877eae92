"""The local economy: what posts come to for each place, a map, and money that stays in the area."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row, say, strong
from moothall.business_case.sections.local_map import job_map
from moothall.business_case.sections.local_spending import spending
from moothall.business_case.sections.local_words import direct, factor, factor_span, missing, posts_span
from moothall.business_case.sections.posts_words import place_names
from moothall.business_case.wording import DASH, _, capital, listed, sentence
from moothall.findings.local_economy import FactorUsed, OptionAdditional, PlaceAdditional


def section(brief: Brief) -> Section:
    """Posts from gross to net, then three rounds of money; what is asked for where nothing is recorded."""
    return Section(
        "local-economy",
        _("The local economy"),
        (),
        (
            Section("local-posts", _("What the posts come to for each place"), tuple(_posts(brief)), level=3),
            Section("local-money", _("Money that stays in the area"), tuple(spending(brief)), level=3),
        ),
    )


def _posts(brief: Brief) -> Iterator[Block]:
    found = brief.findings.local_economy.additional
    if not found:
        yield para(_("No posts are recorded, so nobody can tell what a place gains or loses."))
        return
    yield para(
        _("A post gained or lost in a place is not all gained or lost by it. Some go to people from "
          "elsewhere (leakage), some take the place of other posts there (displacement, substitution), and "
          "each brings further posts with it (multiplier). What would have come anyway, with things as they "
          "are now, is taken off. Losses are counted in the same way as gains.")
    )  # fmt: skip
    yield _options(brief, found)
    yield from job_map(brief)
    yield _places(brief, found)
    if any(o.factors for o in found):
        yield Details(_("Each factor, and where it comes from"), (_factors(brief, found),))


def _options(brief: Brief, found: tuple[OptionAdditional, ...]) -> Table:
    return Table(
        "table-additional",
        _("Net posts as counted, and what they come to over all places"),
        columns(
            _("Option"),
            number(_("Posts as counted"), _("FTE, net")),
            number(_("Net additional posts"), _("likely, and range")),
            _("What is not known"),
        ),
        tuple(
            row(
                head(option_link(brief, o.option)),
                brief.figure(direct(o.direct), o, "direct"),
                _net(
                    o.net is not None,
                    brief.figure(posts_span(o.net), o.net),
                    o.net is not None and (o.net.likely or 0.0) < 0,
                ),
                _unknown(brief, o),
            )
            for o in found
        ),
        stacked=True,
    )


def _net(known: bool, said: str, loss: bool) -> Cell:
    return cell(said, standing=("bad" if loss else None) if known else "open")


def _unknown(brief: Brief, found: OptionAdditional) -> str:
    gaps = dict.fromkeys(word for p in found.places for word in p.missing)
    return capital(listed(missing(g) for g in gaps)) if gaps else DASH


def _places(brief: Brief, found: tuple[OptionAdditional, ...]) -> Table:
    rows = [_place(brief, o, p) for o in found for p in o.places if _changes(p)]
    return Table(
        "table-additional-places",
        _("Place by place: posts as counted, and what they come to"),
        columns(
            _("Option and place"),
            number(_("As counted"), _("FTE, net")),
            number(_("Gained"), _("after all factors")),
            number(_("Lost"), _("after all factors")),
            number(_("With things as now"), _("taken off")),
            number(_("Net additional"), _("likely, and range")),
        ),
        tuple(rows),
        empty=_("No option gains or loses a post in any place."),
        stacked=True,
    )


def _changes(found: PlaceAdditional) -> bool:
    """Whether there is anything to tell of a place."""
    ends = (found.gained, found.lost, found.reference)
    return bool(found.direct or found.missing or any(s is not None and (s.low or s.high) for s in ends))


def _place(brief: Brief, option: OptionAdditional, found: PlaceAdditional) -> Row:
    gaps = [capital(missing(m)) for m in found.missing]
    return row(
        head(strong(capital(place_names(brief, found.places))), notes=[brief.option(option.option)]),
        brief.figure(direct(found.direct), found, "direct"),
        brief.figure(posts_span(found.gained, plus=False), found.gained),
        brief.figure(posts_span(found.lost, plus=False), found.lost),
        brief.figure(posts_span(found.reference), found.reference),
        cell(
            brief.figure(posts_span(found.net), found.net),
            notes=gaps,
            standing="open" if found.net is None else "bad" if found.net.high < 0 else None,
        ),
        id=anchor("additional", option.option, *found.places),
    )


def _factors(brief: Brief, found: tuple[OptionAdditional, ...]) -> Table:
    """Each factor once, with the options that use it."""
    users: dict[tuple[str, str, str], list[tuple[str, FactorUsed]]] = {}
    for option in found:
        for used in option.factors:
            key = (used.factor, factor_span(used), used.source)
            users.setdefault(key, []).append((option.option, used))
    return Table(
        "table-local-factors",
        _("Factors between posts as counted and net additional posts"),
        columns(_("Factor"), number(_("Figure")), _("Used for"), _("Where it comes from")),
        tuple(_factor(brief, of) for of in users.values()),
        stacked=True,
    )


def _factor(brief: Brief, users: list[tuple[str, FactorUsed]]) -> Row:
    used = users[0][1]
    options = dict.fromkeys(brief.option(o) for o, _used in users)
    places = dict.fromkeys(brief.place(u.place) for _o, u in users if u.place)
    warned = say(strong(_("Unverified default."))) if used.unverified else ""
    return row(
        head(factor(used.factor)),
        brief.figure(factor_span(used), used.span),
        lines([listed(options), _("in {places}").format(places=listed(places)) if places else ""]),
        lines([warned, sentence(used.source) if used.source else _("Not said.")]),
    )
