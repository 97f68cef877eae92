"""Every check with its outcome: found, not found, or cannot tell, and what it would need to tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Inline, Row, Section, Table
from moothall.business_case.flag_list import listing
from moothall.business_case.paths import where
from moothall.business_case.phrases import (
    cell,
    code,
    columns,
    head,
    link,
    number,
    para,
    row,
    say,
    strong,
    used,
)
from moothall.business_case.vocabulary import check_outcome, check_shade, family, severity
from moothall.business_case.wording import _, counted, date, listed, sentence, spoken, value
from moothall.business_case.woven import strung
from moothall.findings.findings import ThresholdFinding
from moothall.findings.flags import CheckResult

NAMED = 4
"""Missing inputs that are named in the table of checks; all stand in findings.json."""
FILE = re.compile(r"\w+\.(csv|yaml)\b")
"""A file's name, which keeps its small letter at the beginning of a sentence."""


def section(brief: Brief) -> Section:
    """A table a family, then what each check found."""
    checks = brief.findings.checks
    families = tuple(dict.fromkeys(c.family for c in checks))
    return Section(
        "checks",
        _("Every check and its outcome"),
        tuple(_opening(brief)),
        (
            *(_family(brief, name, tuple(c for c in checks if c.family == name)) for name in families),
            Section("thresholds", _("Thresholds in force"), (_thresholds(brief),), level=3),
        ),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    counts = Counter(c.outcome for c in brief.findings.checks)
    said = listed(
        brief.figure(f"{n} {check_outcome(o).lower()}", brief.findings, "checks", where(outcome=o))
        for o, n in counts.items()
    )
    every = counted(len(brief.findings.checks), "check", "checks")
    yield para(strong(brief.figure(every, brief.findings, "checks")), ": ", said, ".")
    yield para(
        _(
            "Checks report and never change a score. “Cannot tell” is neither good nor bad news: "
            "the check lacks an input, and names it."
        ),
    )
    if brief.framework.bias.note:
        yield Details(_("About the checks on the appraisal itself"), (para(brief.framework.bias.note),))


def _family(brief: Brief, name: str, checks: tuple[CheckResult, ...]) -> Section:
    table = Table(
        anchor("table-checks", name),
        _("Checks: {family}").format(family=family(name).lower()),
        columns(
            _("Check"), _("Weight"), _("Outcome"), _("What it looks for"), _("Thresholds, or what is missing")
        ),
        tuple(_row(brief, c) for c in checks),
        stacked=True,
    )
    found = tuple(_found(brief, c) for c in checks if c.flags)
    return Section(anchor("checks", name), family(name), (used(table), *found), level=3)


def _row(brief: Brief, check: CheckResult) -> Row:
    return row(
        head(code(check.rule), " ", check.title),
        severity(check.severity),
        _outcome(brief, check),
        "" if check.looked_for == check.title else sentence(check.looked_for),
        cell(*_missing(check), notes=_thresholds_of(brief, check)),
        id=anchor("rule", check.rule),
    )


def _outcome(brief: Brief, check: CheckResult) -> Cell:
    words = check_outcome(check.outcome)
    if check.flags:
        count = brief.figure(str(len(check.flags)), check, "flags")
        return cell(
            link(strung((words, count), ": "), anchor("found", check.rule)),
            standing=check_shade(check.outcome),
        )
    return cell(words, standing=check_shade(check.outcome))


def _thresholds_of(brief: Brief, check: CheckResult) -> list[str]:
    held = check.thresholds
    return [strung((spoken(k), brief.figure(value(v), held, k)), ": ") for k, v in held.items()]


def _missing(check: CheckResult) -> Inline:
    if not check.missing:
        return ()
    shown = check.missing if len(check.missing) <= NAMED + 1 else check.missing[:NAMED]
    said = list(shown)
    if more := len(check.missing) - len(shown):
        said.append(_("{n} more").format(n=more))
    told = listed(said)
    return say(strong(_("Missing: ")), f"{told}." if FILE.match(told) else sentence(told))


def _found(brief: Brief, check: CheckResult) -> Details:
    blocks: list[Block] = [listing(check.flags)]
    settles = dict.fromkeys(f.how_to_clear for f in check.flags if f.how_to_clear)
    blocks += [para(strong(_("What would settle it: ")), s) for s in settles]
    title = _("{rule} {title} ({n})").format(
        rule=check.rule,
        title=check.title,
        n=brief.figure(counted(len(check.flags), "flag", "flags"), check, "flags"),
    )
    return Details(title, tuple(blocks), anchor("found", check.rule))


def _thresholds(brief: Brief) -> Table:
    return Table(
        "table-thresholds",
        _("Thresholds, who says so, and since when the partners have their own"),
        columns(_("Threshold"), number(_("Value")), _("Unit"), _("Source"), _("Adopted by the partners")),
        tuple(_threshold(brief, t) for t in brief.findings.thresholds),
    )


def _threshold(brief: Brief, found: ThresholdFinding) -> Row:
    return row(
        head(found.title, notes=[(code(found.id),)]),
        brief.figure(value(found.value), found, "value"),
        spoken(found.unit),
        found.source,
        date(found.adopted) if found.adopted else _("no"),
        id=anchor("threshold", found.id),
    )
