"""Who decides: bodies with seats and votes, the rules that they must keep, and declared interests."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Fact, Facts, Row, Section, Table
from moothall.business_case.flag_list import message
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, fact, head, number, para, row, say
from moothall.business_case.sections.power import power
from moothall.business_case.sections.presence import presence
from moothall.business_case.sections.rotation import rotation
from moothall.business_case.sections.strategy import strategy
from moothall.business_case.vocabulary import check_outcome, check_shade, severity
from moothall.business_case.wording import _, capital, date, listed, percent, sentence, spoken, yes_no
from moothall.findings.governance import BodyFinding
from moothall.framework.governance import GovernanceRule
from moothall.project.conflicts import ConflictRow
from moothall.project.governance import Body


def section(brief: Brief) -> Section:
    """Rules first, because they may stop a decision; then bodies and interests."""
    return Section(
        "governance",
        _("Governance and strategy"),
        (),
        (
            Section("governance-rules", _("The rules of governance"), (_rules(brief),), level=3),
            Section("bodies", _("Bodies, seats and votes"), tuple(_bodies(brief)), level=3),
            Section("power", _("Who has power"), tuple(power(brief)), level=3),
            Section("rotation", _("Lead roles and their rotation"), tuple(rotation(brief)), level=3),
            Section("presence", _("Who sits, votes and attends"), tuple(presence(brief)), level=3),
            Section("interests", _("Interests"), (_interests(brief),), level=3),
            Section("strategy", _("Questions of strategy"), (strategy(brief),), level=3),
        ),
    )


def _rules(brief: Brief) -> Table:
    return Table(
        "table-governance-rules",
        _("What every body must keep, and what the check of it found"),
        columns(_("Rule"), _("What it asks"), _("Outcome"), _("What was found")),
        tuple(_rule(brief, r) for r in brief.framework.governance.rules),
        stacked=True,
    )


def _rule(brief: Brief, asked: GovernanceRule) -> Row:
    check = next((c for c in brief.findings.checks if c.rule == asked.id), None)
    outcome = check.outcome if check else "not_applicable"
    found = [message(f) for f in check.flags] if check else []
    if check and check.missing:
        found = [say(_("Missing: "), listed(check.missing), ".")]
    return row(
        head(
            ref("rule", asked.id),
            " ",
            asked.title,
            notes=[_("weight: {s}").format(s=severity(asked.severity).lower())],
        ),
        asked.rule,
        cell(check_outcome(outcome), standing=check_shade(outcome)),
        cell(*(found[0] if found else ("",)), notes=found[1:]),
    )


def _bodies(brief: Brief) -> Iterator[Block]:
    found = {b.body: b for b in brief.findings.governance.bodies}
    if not found:
        yield para(_("No body is recorded."))
    for body in brief.project.governance.bodies:
        if body.id in found:
            whose = f" ({brief.option(body.option)})" if body.option else ""
            yield Details(
                f"{body.title}{whose}", tuple(_body(brief, body, found[body.id])), anchor("body", body.id)
            )


def _body(brief: Brief, body: Body, found: BodyFinding) -> Iterator[Block]:
    yield Facts(tuple(f for f in _body_facts(brief, body, found) if f.text))
    yield Table(
        anchor("table-seats", body.id),
        _("{body}: seats, votes and attendance").format(body=body.title),
        columns(
            _("Member"),
            _("Kind"),
            number(_("Seats")),
            number(_("Votes")),
            number(_("Share of votes")),
            number(_("Attendance")),
        ),
        tuple(
            row(
                head(brief.partner(s.member)),
                capital(spoken(s.kind)),
                brief.figure(str(s.seats), s, "seats"),
                brief.figure(str(s.votes), s, "votes"),
                brief.figure(percent(s.vote_share), s, "vote_share"),
                brief.figure(percent(s.attendance), s, "attendance"),
            )
            for s in found.seats
        ),
        empty=_("No seat is recorded."),
    )


def _body_facts(brief: Brief, body: Body, found: BodyFinding) -> Iterator[Fact]:
    yield fact(_("Kind"), capital(spoken(body.kind)))
    if body.option:
        yield fact(_("Option"), option_link(brief, body.option))
    private = brief.figure(percent(found.non_public_votes), found, "non_public_votes")
    said = private if found.seats else _("no seat is recorded")
    yield fact(_("Votes of private and adviser seats"), said)
    for field, title in (("quota", _("Votes needed to decide")), ("quorum", _("Members needed to meet"))):
        needed: int | None = getattr(body, field)
        yield fact(title, brief.figure(str(needed), body, field) if needed is not None else "")
    yield fact(_("Public majority"), yes_no(body.public_majority))
    yield fact(_("Papers published by rule"), yes_no(body.publication_scheme))
    yield fact(_("Next scrutiny"), date(body.scrutiny_date))
    yield fact(_("Next review"), date(body.review_date))
    yield fact(_("Reserved matters"), *(sentence(m) for m in body.reserved_matters))
    for decided in body.decisions:
        reserved = listed(brief.partner(p) for p in decided.reserved_to) or _("nobody")
        called = listed(brief.partner(p) for p in decided.call_in_by) or _("nobody")
        yield fact(
            decided.title,
            _("Reserved to: {who}.").format(who=reserved),
            _("Can be called in by: {who}.").format(who=called),
        )
    for role in body.lead_roles:
        terms = (
            _("{who}: {start} to {end}").format(
                who=brief.partner(t.partner), start=date(t.start), end=date(t.end) if t.end else _("now")
            )
            for t in role.holders
        )
        yield fact(capital(role.role), *terms, _("Passes on: {day}.").format(day=date(role.next_rotation)))
    for year in body.votes_by_year:
        share = brief.figure(percent(year.non_public_share), year, "non_public_share")
        yield fact(_("Non-public votes in {year}").format(year=year.year), share)


def _interests(brief: Brief) -> Table:
    return Table(
        "table-interests",
        _("Interests, declared or not"),
        columns(_("Who"), _("Role"), _("Interest"), _("Declared")),
        tuple(_interest(c) for c in brief.project.conflicts),
        empty=_("No interest is recorded."),
    )


def _interest(found: ConflictRow) -> Row:
    return row(
        head(found.organisation),
        capital(spoken(found.role)),
        cell(found.interest or _("not said"), notes=[found.note]),
        date(found.declared) if found.declared else cell(_("not declared"), standing="bad"),
        id=anchor("interest", found.id),
    )
