"""The region, and bundling: pooled money, shared targets, tiers, and what larger contracts do."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Row, Section, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, para, row
from moothall.business_case.sections.region_bundling import bundling_told
from moothall.business_case.sections.region_funds import funds_told
from moothall.business_case.wording import _, date, listed, quantity, spoken
from moothall.findings.region import FunctionFinding, TargetFinding


def section(brief: Brief) -> Section:
    """Funds, targets and tiers first, then the challenge to bundling."""
    return Section(
        "region",
        _("The region, and bundling"),
        (
            para(
                _("As of {day}. What partners decide together across their boundaries, who decides on it, "
                  "and what larger contracts would do to those who manage and supply them.").format(
                    day=date(brief.findings.project.as_of)
                )
            ),
        ),
        (
            Section("funds", _("Pooled and aligned money"), tuple(funds_told(brief)), level=3),
            Section("targets", _("Targets across boundaries"), tuple(_targets(brief)), level=3),
            Section("tiers", _("Which tier decides what"), tuple(_functions(brief)), level=3),
            Section("bundling", _("The challenge to bundling"), tuple(bundling_told(brief)), level=3),
        ),
    )  # fmt: skip


def _targets(brief: Brief) -> Iterator[Block]:
    found = brief.findings.region.targets
    lacking = [t.title for t in found if t.lacks]
    if lacking:
        yield para(_("Something is missing for {targets}.").format(targets=listed(lacking)))
    yield Table(
        "table-targets",
        _("Targets that several partners share"),
        columns(_("Target"), _("Shared by"), _("Now, and aimed for"), _("Owner"), _("Not recorded")),
        tuple(_target(brief, t) for t in found),
        empty=_("No shared target is recorded (targets.csv)."),
        stacked=True,
    )


def _target(brief: Brief, found: TargetFinding) -> Row:
    now, aim = (
        _("not known")
        if (n := getattr(found, field)) is None
        else brief.figure(quantity(n, found.unit), found, field)
        for field in ("baseline", "target")
    )
    year = brief.figure(str(found.due), found, "due")
    due = _("by {year}").format(year=year) if found.due else _("no year")
    option = option_link(brief, found.option) if found.option else _("the whole project")
    return row(
        head(f"{found.title} ({found.id})", notes=[option, found.measure]),
        cell(
            listed(brief.partner(p) for p in found.partners) or _("nobody named"),
            notes=[listed(brief.place(p) for p in found.places)],
            sources=found.sources,
        ),
        cell(_("{now} now; {aim} {due}").format(now=now, aim=aim, due=due)),
        found.owner or _("nobody named"),
        cell(listed(spoken(x) for x in found.lacks), standing="open" if found.lacks else None),
    )


def _functions(brief: Brief) -> Iterator[Block]:
    found = brief.findings.region.functions
    bare = [f.function for f in found if f.move == "up" and not f.reason.strip()]
    if bare:
        yield para(_("Moved to a larger tier without a reason: {functions}.").format(functions=listed(bare)))
    yield Table(
        "table-tiers",
        _("The tier of government that each function belongs to under an option, and why"),
        columns(_("Function"), _("Today"), _("Under the option"), _("Why, and who says so")),
        tuple(_function(brief, f) for f in found),
        empty=_("No function has been given a tier (functions.csv)."),
        stacked=True,
    )


def _function(brief: Brief, found: FunctionFinding) -> Row:
    tiers = {t.id: t.title for t in brief.framework.region.tiers}
    moves = {"up": _("moves up"), "down": _("moves down"), "stays": _("stays")}
    open_ = found.move == "up" and not found.reason.strip()
    return row(
        head(found.function, notes=[option_link(brief, found.option)]),
        tiers.get(found.now or "", _("not known")),
        cell(tiers.get(found.tier, found.tier), notes=[moves.get(found.move or "", "")]),
        cell(
            found.reason or _("no reason given"),
            notes=[found.decided_by],
            standing="open" if open_ else None,
            sources=found.sources,
        ),
    )
