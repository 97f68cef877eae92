"""What the smaller documents say above everything else."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Notice, Paragraph
from moothall.business_case.phrases import para, strong
from moothall.business_case.wording import _, counted, date, sentence
from moothall.findings.findings import ProjectFinding


def about_project(found: ProjectFinding) -> tuple[Notice, ...]:
    """What kind of project it is, where it says so: its own notice, which prints on every output."""
    if not (found.notice or found.fictional):
        return ()
    title = _("A fictional project") if found.fictional else _("About this project")
    return (Notice("info", title, (para(found.notice or _("This project is invented.")),)),)


def overridden(brief: Brief) -> tuple[Notice, ...]:
    """Every override, without codes: it prints on every output."""
    said = tuple(_overrides(brief))
    title = brief.figure(counted(len(said), "override", "overrides"), brief.findings, "overrides")
    return (Notice("stop", title, said),) if said else ()


def _overrides(brief: Brief) -> Iterator[Paragraph]:
    for found in brief.findings.overrides:
        what = brief.titled(found.about).removeprefix(f"{found.about} ")
        about = f"{brief.option(found.option)}: {what}" if found.option else what
        who = _("{body}, {date}: ").format(body=found.body, date=date(found.date))
        yield para(strong(f"{about}. "), _("Overridden by "), who, sentence(found.reason))
