"""The evidence register: each claim with the grade it was given, the grade it keeps, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Inline, Row, Run, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import beginning
from moothall.business_case.phrases import (
    bullets,
    cell,
    code,
    columns,
    head,
    joined,
    number,
    para,
    row,
    say,
    strong,
)
from moothall.business_case.wording import (
    _,
    capital,
    counted,
    date,
    percent,
    plain,
    quantity,
    spoken,
)
from moothall.business_case.woven import strung
from moothall.findings.evidence import Cap, EvidenceItem, Withheld
from moothall.framework.evidence import Grade

NONE = "-"
"""Key of the findings for claims without a grade."""


def section(brief: Brief) -> Section:
    """Grades and what they are worth, how well each option is studied, what is withheld, the register."""
    return Section(
        "evidence",
        _("Evidence"),
        (
            para(
                _(
                    "A claim without evidence tells nothing. Each claim has the grade that it was given and "
                    "the grade that the rules of evidence leave it; only the second counts."
                ),
            ),
        ),
        (
            Section("grades", _("Grades"), tuple(_grades(brief)), level=3),
            Section("studied", _("How well each option is studied"), (_options(brief),), level=3),
            Section("withheld", _("Withheld"), tuple(_withheld(brief)), level=3),
            Section("register", _("The register"), (_register(brief),), level=3),
        ),
    )


def _grades(brief: Brief) -> Iterator[Block]:
    found, asked = brief.findings.evidence, brief.framework.evidence
    rows = [_grade(brief, g) for g in asked.grades]
    rows.append(
        row(
            head(_("none")),
            _("No source, or nothing known of it: it tells nothing."),
            "0",
            "",
            _counted(brief, found.by_grade, NONE),
        )
    )
    yield Table(
        "table-grades",
        _("What each grade means, what it is worth, and how many claims keep it"),
        columns(
            _("Grade"),
            _("Meaning"),
            number(_("Worth"), _("observations")),
            number(_("Spread of money"), "%"),
            number(_("Claims")),
        ),
        tuple(rows),
    )
    if asked.grades_note:
        yield Details(_("How a grade counts"), (para(asked.grades_note),))
    if asked.comparability:
        yield Details(
            _("What makes a comparison like for like"),
            (bullets(say(code(c.id), " ", c.question) for c in asked.comparability),),
        )


def _counted(brief: Brief, by_grade: dict[str, int], grade: str) -> str:
    """How many have a grade; of one that nothing has there is no count to point to."""
    return brief.figure(str(by_grade[grade]), by_grade, grade) if grade in by_grade else "0"


def _worth(brief: Brief, grade: Grade) -> str:
    worth = brief.findings.evidence.worth
    if grade.label in worth:
        return brief.figure(plain(worth[grade.label]), worth, grade.label)
    return brief.figure(plain(grade.observations), grade, "observations")


def _grade(brief: Brief, grade: Grade) -> Row:
    found = brief.findings.evidence
    low, high = grade.money_spread_pct
    return row(
        head(strong(grade.label), " ", code(grade.id)),
        grade.meaning,
        _worth(brief, grade),
        brief.figure(f"{plain(low)} {_('to')} +{plain(high)}", grade, "money_spread_pct"),
        _counted(brief, found.by_grade, grade.label),
        id=anchor("grade", grade.label),
    )


def _options(brief: Brief) -> Table:
    letters = [g.label for g in brief.framework.evidence.grades]
    rows = [
        row(
            head(option_link(brief, o.option)),
            brief.figure(str(o.items), o, "items"),
            brief.figure(str(o.independent), o, "independent"),
            *(_counted(brief, o.by_grade, g) for g in (*letters, NONE)),
            brief.figure(percent(o.low_grade_share), o, "low_grade_share"),
            brief.figure(percent(o.depth), o, "depth"),
        )
        for o in brief.findings.evidence.options
    ]
    return Table(
        "table-option-evidence",
        _("Evidence items on each option, by the grade that they keep"),
        columns(
            _("Option"),
            number(_("Items")),
            number(_("Independent")),
            *(number(g) for g in letters),
            number(_("No grade")),
            number(_("On low grades")),
            number(_("Against the best studied")),
        ),
        tuple(rows),
        empty=_("No evidence is recorded."),
    )


def _withheld(brief: Brief) -> Iterator[Block]:
    found = brief.findings.evidence
    if not found.withheld:
        yield para(_("Nothing is withheld."))
        return
    total = brief.figure(counted(len(found.items), "item", "items"), found, "items")
    n = brief.figure(str(len(found.withheld)), found, "withheld")
    yield para(
        strong(_("{n} of {total} withheld: ").format(n=n, total=total)),
        _("the public cannot verify {share} of the evidence by weight.").format(
            share=brief.figure(percent(found.withheld_share), found, "withheld_share")
        ),
    )
    yield Table(
        "table-withheld",
        _("What is withheld, why, by whom, until when"),
        columns(_("Item"), _("Reason"), _("Owner"), _("Looked at again")),
        tuple(_withheld_row(w) for w in found.withheld),
    )


def _withheld_row(held: Withheld) -> Row:
    reason = joined((w for w in (held.code, held.reason) if w), " ")
    return row(
        head(ref("evidence", held.item)),
        reason or cell(_("no reason given"), standing="bad"),
        held.owner or cell(_("no owner"), standing="bad"),
        date(held.review) if held.review else cell(_("no date"), standing="bad"),
    )


def _register(brief: Brief) -> Table:
    return Table(
        "table-evidence",
        _("Every claim, with its source and the grade that it keeps"),
        columns(_("Claim"), _("What is claimed"), _("Grade"), _("Source"), _("Used in")),
        tuple(_item(brief, e) for e in brief.findings.evidence.items.values()),
        empty=_("No evidence is recorded."),
    )


def _item(brief: Brief, item: EvidenceItem) -> Row:
    hidden = item.disclosure != "public"
    return row(
        head(code(item.id), notes=[capital(spoken(item.kind)), _("withheld") if hidden else ""]),
        _claim(brief, item) if not hidden else _hidden_claim(brief, item),
        _kept(item),
        _source(item) if not hidden else cell(_("Withheld")),
        _used(brief, item),
        id=anchor("evidence", item.id),
    )


def _hidden_claim(brief: Brief, item: EvidenceItem) -> Cell:
    return cell(_("Withheld; the reason stands above."), notes=[_about(brief, item)], standing="open")


def _claim(brief: Brief, item: EvidenceItem) -> Cell:
    value = brief.figure(quantity(item.value, item.unit), item, "value") if item.value is not None else ""
    figure = strung((p for p in (value, item.price_base, item.period) if p), ", ")
    return cell(item.statement, notes=[figure, _about(brief, item), item.note])


def _about(brief: Brief, item: EvidenceItem) -> str:
    stage = _("stage: {stage}").format(stage=item.stage) if item.stage else ""
    about = brief.titled(item.item) if item.item else ""
    return "; ".join(w for w in (brief.option(item.option), about, stage) if w)


def _kept(item: EvidenceItem) -> Cell:
    kept = item.grade or _("none")
    given = _("given: {grade}").format(grade=item.declared_grade or _("none"))
    caps = [_cap(c) for c in item.caps]
    return cell(strong(kept), notes=[given, *caps], standing="part" if item.caps else None)


def _cap(cap: Cap) -> Inline:
    change = f" {cap.from_grade or _('none')} → {cap.to_grade or _('none')}: {spoken(cap.cause)}"
    return say(ref("rule", cap.rule), change)


def _source(item: EvidenceItem) -> Cell:
    if not item.source_title:
        return cell(_("No source named"), standing="bad")
    title = Run(item.source_title, address=item.source_address)
    stake = {True: _("independent"), False: _("has a stake in the result"), None: _("independence not said")}
    who = ", ".join(w for w in (item.author, item.sector or "", stake[item.independent]) if w)
    checked = (
        _("checked by {who}").format(who=item.verified_by)
        if item.verified_by
        else _("checked by nobody named")
    )
    when = ", ".join(w for w in (item.locator, date(item.date) if item.date else _("undated")) if w)
    return cell(title, notes=[when, who, checked])


def _used(brief: Brief, item: EvidenceItem) -> Cell:
    """How often a claim is cited, and on what it bears in stages 1 and 2."""
    if not item.cited_by:
        return cell(_("nothing"))
    tables = Counter(key.split(":", 1)[0] for key in item.cited_by)
    counts = strung(
        (
            strung((spoken(name), brief.figure(str(n), item, "cited_by", beginning(f"{name}:"))), " ")
            for name, n in tables.items()
        ),
        ", ",
    )
    return cell(
        capital(counts),
        notes=[_links(item, "scores", "criterion", 1), _links(item, "verdicts", "principle", 0)],
    )


def _links(item: EvidenceItem, table: str, kind: str, place: int) -> Inline:
    keys = [key.split(":", 1)[1].split("/") for key in item.cited_by if key.startswith(table + ":")]
    ids = tuple(dict.fromkeys(k[place] for k in keys if len(k) > place))
    return say(*(part for n, i in enumerate(ids) for part in (" " if n else "", ref(kind, i))))
