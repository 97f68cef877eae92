"""Voting power beside votes and agreed shares, body by body."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def power(brief: Brief) -> Iterator[Block]:
    """Who can decide what, in plain words, with a picture and a table."""
    yield para(_("Nothing is recorded."))
