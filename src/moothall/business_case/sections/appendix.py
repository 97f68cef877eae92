"""Appendix: the rules of the framework and how each is kept, its source, and how to recompute."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Fact, Facts, Row, Run, Section, Table
from moothall.business_case.lands import land
from moothall.business_case.languages import ENGLISH, in_force
from moothall.business_case.phrases import code, columns, fact, head, number, para, row, say
from moothall.business_case.traces import traces
from moothall.business_case.wording import _, date, dated, plain, sentence, spoken
from moothall.findings.financial_case import Schedule
from moothall.findings.registers import RuleKept
from moothall.framework.framework import items
from moothall.framework.items import Passage, Rule


def section(brief: Brief) -> Section:
    """Rules, source passages, provenance, and how to check the figures."""
    return Section(
        "appendix",
        _("How this was worked out"),
        (),
        (
            Section("recompute", _("Check it yourself"), tuple(_recompute(brief)), level=3),
            Section("method", _("How scores add up"), tuple(_method(brief)), level=3),
            Section("rules", _("The rules, and how each is kept"), (_rules(brief),), level=3),
            Section("provenance", _("Where the questions come from"), tuple(_provenance(brief)), level=3),
            Section("passages", _("Passages of the source"), (_passages(brief),), level=3),
        ),
    )


def _recompute(brief: Brief) -> Iterator[Block]:
    found = brief.findings
    yield para(
        _(
            "From the same project folder, the command below gives this page and findings.json again, "
            "byte for byte, on the same version and platform. Every figure here stands in findings.json."
        ),
    )
    spoken = in_force().code
    asked = "" if spoken == ENGLISH.code else f" --lang {spoken}"
    yield para(Run(f"moothall appraise {found.project.id} -o out --formats html,json{asked}", code=True))
    yield Facts(
        (
            fact(_("As of"), date(found.project.as_of)),
            fact(
                _("Worked out by"),
                say(found.engine.name, " ", brief.figure(found.engine.version, found.engine, "version")),
            ),
            fact(
                _("Framework"),
                say(
                    f"{found.framework.title} ({found.framework.id} ",
                    brief.figure(found.framework.version, found.framework, "version"),
                    ")",
                ),
                found.framework.sha256,
            ),
            fact(_("Fingerprint of the inputs (SHA-256)"), found.project.fingerprint),
            fact(
                _("Seed and draws asked for"),
                _("{seed}; {draws}").format(
                    seed=brief.figure(str(found.project.seed), found.project, "seed"),
                    draws=brief.figure(plain(found.project.draws), found.project, "draws"),
                ),
            ),
            fact(_("Jurisdiction"), f"{land(found.project.jurisdiction)} ({found.project.jurisdiction})"),
            fact(
                _("Prices"),
                _("{currency}, {base} prices; {first} and the {years} years after it").format(
                    currency=found.project.currency,
                    base=found.project.price_base,
                    years=brief.figure(str(found.project.horizon_years), found.project, "horizon_years"),
                    first=brief.figure(str(found.project.first_year), found.project, "first_year"),
                ),
            ),
            *_rates(brief),
        )
    )


def _rates(brief: Brief) -> Iterator[Fact]:
    """Which rates, whose, and whether they are due to be looked at again."""
    case = brief.findings.financial_case
    if case is None:
        return
    basis = case.basis
    if basis.schedule:
        yield fact(_("Discount rates"), basis.schedule.title, basis.schedule.source, *_doubt(basis.schedule))
    else:
        yield fact(_("Discount rates"), _("none is known for the place"))
    if basis.inflation:
        unverified = _("unverified default") if basis.inflation.unverified else ""
        yield fact(_("Inflation in budgets"), basis.inflation.source, unverified)
    yield fact(_("Index of prices"), basis.deflator or _("none is used"))


def _doubt(found: Schedule) -> Iterator[str]:
    if found.unverified:
        yield _("unverified default")
    if found.review_due:
        yield _("its review was due by {day} and is overdue").format(day=dated(found.review_due))


def _method(brief: Brief) -> Iterator[Block]:
    matrix = brief.framework.matrix
    rows = tuple(fact(_title(key), sentence(text)) for key, text in matrix.roll_up.items())
    if rows:
        yield Facts(rows)
    if matrix.scale:
        yield Facts(
            (
                fact(_("Missing"), sentence(matrix.scale.not_assessed)),
                fact(_("Not applicable"), sentence(matrix.scale.not_applicable)),
                fact(_("Shown"), sentence(matrix.scale.display)),
            )
        )


def _title(key: str) -> str:
    return spoken(key)[:1].upper() + spoken(key)[1:]


def _rules(brief: Brief) -> Table:
    asked = {id: rule for id, rule in items(brief.framework) if isinstance(rule, Rule)}
    return Table(
        "table-rules",
        _("Standing rules of the framework"),
        columns(_("Rule"), _("What it says"), _("How it is kept")),
        tuple(
            row(
                head(code(r.rule)),
                r.text,
                sentence(_kept(r, asked.get(r.rule))),
                id=brief.rule_anchor(r.rule, "kept"),
            )
            for r in brief.findings.registers.rules
        ),
    )


def _kept(found: RuleKept, rule: Rule | None) -> str:
    """How a rule is kept; what the findings put together of the rule's words is told from them anew."""
    if rule is None or rule.check is None:
        return found.kept
    watched = _('watched by the check "{title}"').format(title=rule.title or rule.check)
    return f"{watched}. {rule.note}" if rule.note else watched


def _provenance(brief: Brief) -> Iterator[Block]:
    head_ = brief.framework.head
    yield para(head_.summary)
    source = head_.provenance
    yield Facts(
        (
            fact(
                _("Source"),
                source.source,
                _("published {when}").format(when=source.published) if source.published else "",
            ),
            fact(_("Where it can be read"), source.address or _("not said")),
            fact(_("SHA-256 of the source file"), source.sha256 or _("not said")),
            fact(_("What is ours"), source.ours),
            fact(_("Licence"), head_.licence),
            *(fact(_title(k), text) for k, text in brief.framework.matrix.provenance.items()),
        )
    )


def _passages(brief: Brief) -> Details:
    reached = traces(brief.framework)
    table = Table(
        "table-passages",
        _("Passages of the source in our words, and what follows from each"),
        columns(_("Passage"), _("What it says"), number(_("Line")), _("What traces to it")),
        tuple(_passage(brief, p, reached.get(p.id, ())) for p in brief.framework.passages),
    )
    return Details(_("All passages"), (table,))


def _passage(brief: Brief, passage: Passage, reached: tuple[str, ...]) -> Row:
    return row(
        head(code(passage.id), notes=[passage.heading]),
        passage.gist,
        brief.figure(str(passage.line), passage, "line") if passage.line is not None else "",
        code(", ".join(reached)) if reached else "",
        id=anchor("passage", passage.id),
    )
