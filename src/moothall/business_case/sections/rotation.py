"""Rotation of lead roles, and who sits and attends, before and after the decision."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def rotation(brief: Brief) -> Iterator[Block]:
    """Lead roles: held, entitled, and a calendar."""
    yield para(_("Nothing is recorded."))


def presence(brief: Brief) -> Iterator[Block]:
    """Who sits and attends before and after the decision, and non-public members over time."""
    yield para(_("Nothing is recorded."))
