"""A document as it goes into a bundle: with a digest to hold it against, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.brief import Brief, written_from
from moothall.business_case.disclosure.differences import Difference, ranks_differ
from moothall.business_case.document import Block, Document, Notice, Row, Section, Table
from moothall.business_case.phrases import code, columns, head, link, number, para, row, strong
from moothall.business_case.wording import _, capital, counted, listed, spoken
from moothall.findings.findings import Findings
from moothall.project.project import Project
from moothall.project.public import Step

ABOUT = "this-copy"


class Edition(Struct, frozen=True, kw_only=True):
    """What a bundle adds to its documents.

    contents : digest of all in it but the documents
    steps, differences : what was done so that the public may see it, and what that changed
    """

    contents: str
    steps: tuple[Step, ...] = ()
    differences: tuple[Difference, ...] = ()


def stamped(document: Document, edition: Edition) -> Document:
    """The document with the digest of the contents beside it."""
    return replace(document, vintage=replace(document.vintage, contents=edition.contents))


def published(
    document: Document, project: Project, findings: Findings, edition: Edition, brief: Brief | None = None
) -> Document:
    """The document of a bundle: stamped and, for the public, with a section on what it leaves out.

    brief : that the document was written from, where it is at hand
    """
    whole = stamped(document, edition)
    if not project.head.public_copy:
        return whole
    brief = brief or written_from(project, findings)
    section = Section(
        ABOUT,
        _("{n}. What this public copy leaves out").format(n=len(document.sections) + 1),
        tuple(_about(brief, edition)),
    )
    return replace(
        whole, notices=(*document.notices, _notice(brief, edition)), sections=(*document.sections, section)
    )


def _notice(brief: Brief, edition: Edition) -> Notice:
    held = len(brief.findings.evidence.withheld)
    claims = counted(held, "claim is", "claims are")
    return Notice(
        "info",
        _("Public copy"),
        (
            para(
                _("{claims} withheld, each with a reason. ").format(claims=claims) if held else "",
                _("Small counts of people are added up or left out. "),
                link(_("What this copy leaves out"), ABOUT),
            ),
        ),
    )


def _about(brief: Brief, edition: Edition) -> Iterator[Block]:
    yield para(
        _("All figures here are worked out from what is published, and anybody can work them out again: "),
        code(_("moothall verify")),
        _(" does so with the bundle that this document came in. "),
        link(_("What is withheld, why and until when"), "withheld"),
        _(" stands with the evidence."),
    )
    yield Table(
        "table-left-out",
        _("What was done so that this may be published"),
        columns(_("Table"), _("About"), _("What was done"), number(_("Rows or figures"))),
        tuple(_step(brief, s) for s in edition.steps),
        empty=_("Nothing had to be left out."),
        stacked=True,
    )
    yield from _changed(edition)


def _step(brief: Brief, step: Step) -> Row:
    done = {
        "outlined": _("outlined: that it was asked is told, and its words are not")
        if step.table == "questions"
        else _("outlined: grade and reason are told, the claim and its source are not"),
        "added_up": _("added up, and told by {columns}").format(columns=_told_by(step)),
        "left_out": _("left out"),
    }[step.manner]
    return row(head(capital(spoken(step.table))), _about_words(brief, step), done, str(step.count))


def _told_by(step: Step) -> str:
    """The columns that still tell rows apart, as far as there is a word for them."""
    known = {
        "change": _("what happens"),
        "partner": _("partner"),
        "place": _("place"),
        "origin": _("place now"),
        "destination": _("place afterwards"),
        "occupation": _("occupation"),
        "employer": _("employer"),
        "how": _("way of leaving"),
    }
    return listed([known[c] for c in step.by if c in known])


def _about_words(brief: Brief, step: Step) -> str:
    if step.table == "jobs":
        return brief.option(step.about)
    if step.table == "measures":
        return brief.criterion(step.about)
    if step.table == "stakeholders":
        return _("roles of assessors")
    if step.table == "evidence":
        return _("withheld claims")
    if step.table == "questions":
        return _("withheld questions and replies")
    if step.table == "places":
        return _("posts in scope")
    if step.table == "workforce":
        return _("parts of the staff") if step.about else _("all staff")
    return capital(spoken(step.about)) if step.about else ""


def _changed(edition: Edition) -> Iterator[Block]:
    """What the findings of the whole project say otherwise: where, not what."""
    if not edition.differences:
        yield para(strong(_("The whole project gives the same figures, to the last digit told.")))
        return
    parts: dict[tuple[str, str], list[Difference]] = {}
    for found in edition.differences:
        parts.setdefault((found.path.split(".")[0], found.why), []).append(found)
    yield para(
        strong(_("Some figures differ from those of the whole project. ")),
        _("Here is where, and why; what they are is part of what is withheld. "),
        _("Each place is listed in "),
        code("public.json"),
        _(" in the bundle."),
    )
    if not ranks_differ(edition.differences):
        yield para(_("Scores, ranks and money are the same."))
    yield Table(
        "table-differs",
        _("Where the findings of the whole project differ"),
        columns(_("Part of the findings"), _("Why"), number(_("Figures"))),
        tuple(
            row(head(capital(spoken(part))), _reason(why), str(sum(f.figures for f in found)))
            for (part, why), found in parts.items()
        ),
        stacked=True,
    )


def _reason(why: str) -> str:
    return {
        "withheld": _("it speaks of what is withheld"),
        "small_counts": _("it speaks of counts that are too small to be told one by one"),
        "settled": _("the figure is the same, and stands as it was worked out of the whole project"),
        "follows": _("it follows from the others"),
    }[why]
