"""The evidence register: each claim with the grade it was given, the grade it keeps, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Inline, Row, Run, Section, Standing, Table
from moothall.business_case.paths import beginning
from moothall.business_case.phrases import (
    cell,
    code,
    columns,
    head,
    joined,
    para,
    row,
    say,
    strong,
)
from moothall.business_case.sections.evidence_grades import grades, studied
from moothall.business_case.wording import (
    _,
    capital,
    counted,
    date,
    in_prices,
    percent,
    quantity,
    spoken,
)
from moothall.business_case.woven import strung
from moothall.findings.evidence import Cap, EvidenceItem, Withheld


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
            Section("grades", _("Grades"), tuple(grades(brief)), level=3),
            Section("studied", _("How well each option is studied"), (studied(brief),), level=3),
            Section("withheld", _("Withheld"), tuple(_withheld(brief)), level=3),
            Section("register", _("The register"), (_register(brief),), level=3),
        ),
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
        stacked=True,
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
        stacked=True,
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
    prices = in_prices(_base(item.price_base))
    figure = strung((p for p in (value, prices, item.period) if p), ", ")
    return cell(item.statement, notes=[figure, _about(brief, item), item.note])


def _base(base: str) -> str:
    """A price base as it was written, with the kind of prices in the language in force: '2011 nominal'."""
    year, space, kind = base.partition(" ")
    return year + space + {"nominal": _("nominal"), "real": _("real")}.get(kind, kind)


def _about(brief: Brief, item: EvidenceItem) -> str:
    stage = _("stage: {stage}").format(stage=spoken(item.stage)) if item.stage else ""
    about = brief.titled(item.item) if item.item else ""
    return "; ".join(w for w in (brief.option(item.option), about, stage) if w)


def _kept(item: EvidenceItem) -> Cell:
    kept = item.grade or _("none")
    given = _("given: {grade}").format(grade=item.declared_grade or _("none"))
    caps = [_cap(c) for c in item.caps]
    challenged = any(m.verdict == "challenged" for m in item.verifications)
    standing: Standing | None = "part" if item.caps or challenged else None
    return cell(strong(kept), notes=[given, *caps, *_marks(item)], standing=standing)


def _cap(cap: Cap) -> Inline:
    change = f" {cap.from_grade or _('none')} → {cap.to_grade or _('none')}: {spoken(cap.cause)}"
    return say(ref("rule", cap.rule), change)


def _source(item: EvidenceItem) -> Cell:
    if not item.source_title:
        return cell(_("No source named"), standing="bad")
    title = Run(item.source_title, address=item.source_address)
    stake = {True: _("independent"), False: _("has a stake in the result"), None: _("independence not said")}
    who = ", ".join(w for w in (item.author, spoken(item.sector or ""), stake[item.independent]) if w)
    checked = _("checked by {who}").format(who=item.verified_by) if item.verified_by else ""
    if not checked and not item.verifications:
        checked = _("checked by nobody named")
    when = ", ".join(w for w in (item.locator, date(item.date) if item.date else _("undated")) if w)
    return cell(title, notes=[when, who, checked])


def _marks(item: EvidenceItem) -> list[Inline]:
    """What those who checked it say of it, oldest first."""
    hidden = item.disclosure != "public"
    words = {
        "verified": _("verified by {who} on {day}: {reason}"),
        "challenged": _("challenged by {who} on {day}: {reason}"),
    }
    return [
        say(words[m.verdict].format(who=m.by, day=date(m.date), reason=_("Withheld") if hidden else m.reason))
        for m in item.verifications
    ]


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
