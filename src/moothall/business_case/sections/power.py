"""Voting power beside votes and agreed shares, body by body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import (
    Block,
    Cell,
    Chart,
    Details,
    Figure,
    Point,
    Row,
    Series,
    Standing,
    Table,
)
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import bullets, cell, columns, head, number, para, row
from moothall.business_case.sections.decision_rights import decision_rights
from moothall.business_case.sections.power_words import (
    CLOSE,
    beyond_tolerance,
    headline,
    power_words,
    quota_span,
    quota_words,
    share,
)
from moothall.business_case.wording import DASH, _, capital, listed, plain, spoken
from moothall.findings.power import BodyPower, MemberPower, QuotaPower


def power(brief: Brief) -> Iterator[Block]:
    """Who can decide what, in plain words, with a picture and a table."""
    found = brief.findings.power
    if found:
        yield para(
            _(
                "Votes are not power. A vote has power as often as it decides: when a motion fails without "
                "it and passes with it. All ways in which the members of a body can vote are counted, each "
                "as likely as any other; the Banzhaf share is a member's part of all votes that decide."
            )
        )
        yield _bodies(brief, found)
        for body in found:
            yield from _body(brief, body)
    else:
        yield para(_("No body that decides by votes is recorded, so nobody can tell who has power."))
    yield from decision_rights(brief)


def _bodies(brief: Brief, found: Sequence[BodyPower]) -> Table:
    return Table(
        "table-power",
        _("Who has power in each body that decides"),
        columns(
            _("Body"),
            _("Votes that carry a decision"),
            number(_("Largest gap to the agreed shares"), _("points")),
            _("What to know"),
        ),
        tuple(
            row(
                head(
                    body.title, notes=[option_link(brief, body.option) if body.option else _("the project")]
                ),
                _needed(brief, body),
                _gap(brief, body),
                headline(brief, body),
            )
            for body in found
        ),
        stacked=True,
    )


def _needed(brief: Brief, body: BodyPower) -> str:
    if body.quota is None:
        return _("not recorded")
    return _("{quota} of {votes}").format(
        quota=brief.figure(plain(body.quota), body, "quota"),
        votes=brief.figure(plain(body.votes), body, "votes"),
    )


def _gap(brief: Brief, body: BodyPower) -> Cell:
    if body.largest_gap is None:
        return cell(_("cannot tell"), standing="open")
    standing: Standing = "bad" if beyond_tolerance(body) else "good"
    verdict = _("more than accepted") if beyond_tolerance(body) else _("accepted")
    return cell(
        brief.figure(_points(body.largest_gap), body, "largest_gap"), notes=[verdict], standing=standing
    )


def _points(gap: float | None) -> str:
    return DASH if gap is None else plain(round(100 * gap, 1))


def _body(brief: Brief, body: BodyPower) -> Iterator[Block]:
    if body.untold:
        return
    more: list[Block] = [bullets(power_words(brief, body)), _figure(brief, body)]
    if len(body.quotas) > 1:
        more.append(_quotas(brief, body))
    yield Details(_("{body}: votes, power and agreed shares").format(body=body.title), tuple(more))


def _figure(brief: Brief, body: BodyPower) -> Figure:
    series = [
        Series(_("Votes"), tuple(_point(brief, m, "vote_share") for m in body.members)),
        Series(_("Power"), tuple(_point(brief, m, "banzhaf") for m in body.members)),
    ]
    if any(m.agreed_share is not None for m in body.members):
        series.append(
            Series(_("Agreed share"), tuple(_point(brief, m, "agreed_share") for m in body.members))
        )
    return Figure(
        anchor("figure-power", body.body),
        _("{body}: votes against power").format(body=body.title),
        _reading(brief, body),
        _(
            "For each member a bar for each of {series}, each with its percentage as text. The table below "
            "holds the same and more."
        ).format(series=listed(s.title.lower() for s in series)),
        Chart(
            "paired_bars",
            0.0,
            100.0,
            tuple(m.title for m in body.members),
            tuple(series),
            _("%"),
        ),
        _members(brief, body),
    )


def _reading(brief: Brief, body: BodyPower) -> str:
    """The member whose power is furthest from its votes."""
    widest = max(body.members, key=lambda m: abs(m.banzhaf - m.vote_share))
    if abs(widest.banzhaf - widest.vote_share) < CLOSE:
        return _("Each member's power is its share of the votes.")
    return _("{member} has {votes} of the votes and {power} of the power.").format(
        member=widest.title,
        votes=brief.figure(share(widest.vote_share), widest, "vote_share"),
        power=brief.figure(share(widest.banzhaf), widest, "banzhaf"),
    )


def _point(brief: Brief, member: MemberPower, field: str) -> Point | None:
    value = getattr(member, field)
    if value is None:
        return None
    at = 100 * value
    return Point(at, at, at, brief.figure(share(value), member, field))


def _members(brief: Brief, body: BodyPower) -> Table:
    return Table(
        anchor("table-power", body.body),
        _("{body}: what each vote counts").format(body=body.title),
        columns(
            _("Member"),
            number(_("Votes")),
            number(_("Share of votes")),
            number(_("Power (Banzhaf)")),
            number(_("Shapley-Shubik")),
            number(_("Chance that it decides")),
            number(_("Agreed share")),
            number(_("Power less agreed"), _("points")),
        ),
        tuple(_member(brief, body, m) for m in body.members),
        stacked=True,
    )


def _member(brief: Brief, body: BodyPower, m: MemberPower) -> Row:
    marks = [
        (m.dictator, _("decides alone")),
        (m.veto and not m.dictator, _("can block")),
        (m.dummy, _("no power")),
        (m.rows > 1, _("one bloc of {n} entries").format(n=brief.figure(str(m.rows), m, "rows"))),
    ]
    kinds = capital(spoken(m.kind)) if m.kind not in ("public", "") else ""
    beyond = m.gap is not None and abs(m.gap) > (body.tolerance or 0.0) + CLOSE
    return row(
        head(m.title, notes=[kinds, *(words for holds, words in marks if holds)]),
        brief.figure(plain(m.votes), m, "votes"),
        brief.figure(share(m.vote_share), m, "vote_share"),
        cell(brief.figure(share(m.banzhaf), m, "banzhaf"), standing="bad" if m.dummy else None),
        brief.figure(share(m.shapley_shubik), m, "shapley_shubik"),
        brief.figure(share(m.swing_chance), m, "swing_chance"),
        brief.figure(share(m.agreed_share), m, "agreed_share"),
        cell(brief.figure(_signed(m.gap), m, "gap"), standing="bad" if beyond else None),
    )


def _signed(gap: float | None) -> str:
    if gap is None:
        return DASH
    at = round(100 * gap, 1)
    return f"+{plain(at)}" if at > 0 else plain(at)


def _quotas(brief: Brief, body: BodyPower) -> Table:
    return Table(
        anchor("table-quotas", body.body),
        _(
            "{body}: power under every quota above half of the votes; a smaller gap is not all that matters"
        ).format(body=body.title),
        columns(
            number(_("Votes needed")),
            *(number(m.title) for m in body.members),
            number(_("Largest gap"), _("points")),
            _("Note"),
        ),
        tuple(_quota(brief, body, q) for q in body.quotas),
        stacked=True,
    )


def _quota(brief: Brief, body: BodyPower, found: QuotaPower) -> Row:
    return row(
        head(quota_span(brief, found)),
        *(brief.figure(share(found.banzhaf[m.member]), found.banzhaf, m.member) for m in body.members),
        brief.figure(_points(found.largest_gap), found, "largest_gap"),
        capital("; ".join(quota_words(brief, body, found))),
    )
