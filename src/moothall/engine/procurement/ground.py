"""What every question on a contract stands on: the dated facts, the place, the money and the day."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from moothall.framework.jurisdictions import DatedFact, in_force
from moothall.project.contracts import ContractRow

LAW = "law"
"""What is missing where no dated fact holds in the place on the day."""


class Ground(NamedTuple):
    """A project's place, day and money, with the dated facts."""

    facts: tuple[DatedFact, ...]
    place: str
    currency: str
    as_of: datetime.date

    def day(self, row: ContractRow) -> datetime.date:
        """Day whose law is taken: when the procurement begins; where nobody says, the project's day."""
        return row.start or self.as_of

    def fact(self, subject: str, day: datetime.date) -> DatedFact | None:
        """The fact on a subject in force on a day."""
        return in_force(self.facts, subject, self.place, day)
