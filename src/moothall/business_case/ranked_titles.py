"""What an option is called where it is ranked: one that is undecided at stage 1 is marked everywhere."""

from __future__ import annotations

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Column, Inline
from moothall.business_case.option_columns import option_column
from moothall.business_case.phrases import link
from moothall.business_case.wording import _


def undecided(brief: Brief, option: str) -> bool:
    """Whether stage 1 left it open if the option passes."""
    return any(s.option == option and s.standing == "undecided" for s in brief.findings.scoring.options)


def named(brief: Brief, option: str) -> str:
    """Its title, with the mark where it has one."""
    title = brief.option(option)
    return _("{title} (undecided at stage 1)").format(title=title) if undecided(brief, option) else title


def named_link(brief: Brief, option: str) -> Inline:
    """The same, leading to what is told of it."""
    return link(named(brief, option), anchor("option", option))


def share_column(brief: Brief, option: str) -> Column:
    """The heading of an option's column of figures."""
    note = _("{option}, undecided at stage 1").format(option=option) if undecided(brief, option) else option
    made = option_column(brief, option, note)
    return Column(made.title, numeric=True, note=made.note, to=made.to)


def quoted(brief: Brief, option: str) -> str:
    """Its title within a sentence, where it might be read as words of the sentence."""
    return _("“{title}”").format(title=named(brief, option))


def quoted_link(brief: Brief, option: str) -> Inline:
    """The same, leading to what is told of it."""
    return link(quoted(brief, option), anchor("option", option))
