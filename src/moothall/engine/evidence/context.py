"""What every check of the evidence rules may look at."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from moothall.findings.evidence import EvidenceFindings
from moothall.findings.finance import FinanceFindings
from moothall.findings.reference_class import ReferenceClassFindings
from moothall.findings.registers import CaseSectionFinding
from moothall.findings.typology import OptionTypeFinding
from moothall.project.options import Option
from moothall.project.project import Project
from moothall.project.terms import Terms


class Context(Struct, frozen=True, kw_only=True):
    """A project with what other methods found out about it."""

    project: Project
    terms: Terms
    evidence: EvidenceFindings
    types: tuple[OptionTypeFinding, ...] = ()
    unscored: Mapping[str, float] = {}
    """Option id to the share of its criteria that nobody scored or measured, 0 to 1."""
    finance: FinanceFindings
    reference_class: ReferenceClassFindings | None = None
    case: tuple[CaseSectionFinding, ...] = ()

    @property
    def judged_against_now(self) -> tuple[Option, ...]:
        """Kept options but the service as it is: effects are counted against that one."""
        return tuple(o for o in self.project.kept_options if o.baseline != "as_is")


def named(option: Option) -> str:
    """An option as it is called in a sentence: its title, with its id."""
    return f"{option.title} ({option.id})"


def spaced(words: tuple[str, ...] | list[str]) -> str:
    """Keys in a phrase: partner_bodies, local_economy -> partner bodies, local economy."""
    return ", ".join(word.replace("_", " ") for word in words)
