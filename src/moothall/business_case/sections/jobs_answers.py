"""What is asked about jobs, and what answers it for each option."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, code, columns, head, lines, para, row
from moothall.business_case.sections.posts_words import fewer, place_names, said
from moothall.business_case.wording import _, capital, listed, sentence
from moothall.business_case.woven import strung
from moothall.findings.jobs import OptionJobs, WorstPlace
from moothall.findings.workforce import Move, OptionPosts
from moothall.framework.jobs import JobsItem

Line = Callable[[OptionJobs], str]


def jobs_answers(brief: Brief, line: Line) -> Iterator[Block]:
    """One table a question, closed; then how each is counted.

    line : the sentence on net, places and what is genuinely new
    """
    found = brief.findings.jobs.options
    for item in brief.framework.jobs.items:
        if item.answered_by is not None and found:
            yield Details(f"{item.id} {item.title}", (para(item.question), _answers(brief, item, line)))
    yield Details(
        _("What is asked about jobs, and how it is counted"),
        (
            Table(
                "table-jobs-asked",
                _("Questions on jobs by place"),
                columns(_("Question"), _("What goes in"), _("How it is counted")),
                tuple(_asked(item) for item in brief.framework.jobs.items),
            ),
        ),
    )


def _asked(item: JobsItem) -> Row:
    return row(
        head(code(item.id), " ", item.title, notes=[item.question]),
        capital("; ".join(item.inputs)),
        sentence(item.formula),
        id=anchor("jobs", item.id),
    )


def _answers(brief: Brief, item: JobsItem, line: Line) -> Table:
    posts = {o.option: o for o in brief.findings.workforce.options}
    return Table(
        anchor("table-jobs-answers", item.id),
        f"{item.id} {item.title}",
        columns(_("Option"), _("Answer")),
        tuple(
            row(
                head(option_link(brief, o.option)),
                _answer(brief, item.answered_by or "", o, posts[o.option], line),
            )
            for o in brief.findings.jobs.options
        ),
    )


def _answer(brief: Brief, by: str, jobs: OptionJobs, posts: OptionPosts, line: Line) -> Cell:
    if by == "net":
        return cell(sentence(line(jobs)), notes=[_new(brief, jobs)], sources=jobs.sources)
    if by == "moves":
        return lines(_moved(brief, posts) or [_("No move is told.")], sources=jobs.sources)
    if by == "places":
        return lines(_worst(brief, jobs), sources=jobs.sources)
    return lines(_forecast(brief, jobs, posts), sources=jobs.sources)


def _new(brief: Brief, jobs: OptionJobs) -> str:
    if not jobs.created:
        return "" if jobs.created is None else _("No post is created.")
    if jobs.filled_by_displaced is None:
        return _("How many of those created displaced staff fill is not told.")
    return _("Of {created} created, {filled} are filled by displaced staff.").format(
        created=brief.figure(said(jobs.created), jobs, "created"),
        filled=brief.figure(said(jobs.filled_by_displaced), jobs, "filled_by_displaced"),
    )


def _moved(brief: Brief, posts: OptionPosts) -> list[str]:
    return [_move(brief, m) for m in posts.moves]


def _move(brief: Brief, move: Move) -> str:
    words = _("{origin} to {destination}: {n}.")
    if move.origin == move.destination:
        words = _("Between places told together ({destination}): {n}.")
    return words.format(
        origin=capital(place_names(brief, move.origin)),
        destination=place_names(brief, move.destination),
        n=brief.figure(said(move.posts), move, "posts"),
    )


def _worst(brief: Brief, jobs: OptionJobs) -> list[str]:
    if jobs.worst_needs:
        names = listed(brief.place(p) if p else _("no place given") for p in jobs.worst_needs)
        return [_("Cannot tell: posts in scope are not recorded for {places}.").format(places=names)]
    worst = jobs.worst
    if worst is None:
        return [_("Cannot tell: some posts have no number, or there are too few.")]
    return [_fares(brief, capital(place_names(brief, worst.places)), worst)]


def _fares(brief: Brief, places: str, worst: WorstPlace) -> str:
    low, high = (brief.figure(_percent(getattr(worst, end)), worst, end) for end in ("low", "high"))
    share = low if low == high else _("{low} to {high}").format(low=low, high=high)
    if worst.low >= 0:
        return _("No place loses posts, net.")
    if worst.sure:
        words = _("{place} fares worst: {share} of its posts in scope.")
    elif len(worst.places) == 1:
        words = _("The place that fares worst has {share} of its posts in scope; it may be {place}.")
    else:
        words = _("The place that fares worst has {share} of its posts in scope; it may be one of {place}.")
    return words.format(place=places, share=share)


def _percent(points: float) -> str:
    figure = f"{abs(points):.0f}%"
    return figure if figure == "0%" else ("−" if points < 0 else "+") + figure


def _forecast(brief: Brief, jobs: OptionJobs, posts: OptionPosts) -> list[str]:
    words = {"signed": _("signed"), "likely": _("likely, by their chance"), "": _("not said how certain")}
    told = [
        strung((brief.figure(said(k.posts), k, "posts"), " ", _(" or ").join(words[w] for w in k.kinds), "."))
        for k in posts.certainty
    ]
    if not told:
        told = [_("None is created.") if jobs.created == 0 else _("Created: {n}.").format(n=fewer(brief))]
    if jobs.hoped != 0:
        hoped = fewer(brief) if jobs.hoped is None else brief.figure(said(jobs.hoped), jobs, "hoped")
        told.append(_("Only hoped for, and never counted: {n}.").format(n=hoped))
    return told
