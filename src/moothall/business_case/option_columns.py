"""Tables with one column an option: the headings, alike everywhere."""

from __future__ import annotations

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Column, Inline
from moothall.business_case.phrases import link


def option_column(brief: Brief, option: str, note: str = "") -> Column:
    """The heading of an option's column: its title, and what else is to be said."""
    return Column(brief.option(option), note=note or option, to=anchor("option", option))


def option_columns(brief: Brief) -> tuple[Column, ...]:
    """One column for each option on the list."""
    return tuple(option_column(brief, o.id) for o in brief.options)


def option_link(brief: Brief, option: str) -> Inline:
    """The option's title, leading to what is told of it."""
    return link(brief.option(option), anchor("option", option))
