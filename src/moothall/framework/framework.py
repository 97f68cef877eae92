"""A whole framework: what is asked, as one frozen value with its version and provenance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.benefits import Benefits
from moothall.framework.bias import Bias
from moothall.framework.business_case import BusinessCase
from moothall.framework.comparators import Comparators
from moothall.framework.criteria import Criterion, Matrix, Section
from moothall.framework.employment import Employment
from moothall.framework.equality import Equality
from moothall.framework.evidence import EvidenceStandard
from moothall.framework.fields import Id, Text
from moothall.framework.governance import Governance
from moothall.framework.items import Passage, Threshold
from moothall.framework.jobs import Jobs
from moothall.framework.principles import Screening
from moothall.framework.procurement import Procurement
from moothall.framework.region import Region
from moothall.framework.risks import Risks
from moothall.framework.roles import Role
from moothall.framework.strategy import Strategy
from moothall.framework.transaction_costs import TransactionCosts
from moothall.framework.typology import Typology


class Provenance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a framework comes from, and what is ours in it."""

    source: Annotated[Text, Meta(description="the document it follows")]
    published: Annotated[str | None, Meta(description="when the source was published")] = None
    sha256: Annotated[str | None, Meta(description="hash of the source file, if one was read")] = None
    address: Annotated[str | None, Meta(description="where the source can be read")] = None
    ours: Annotated[Text, Meta(description="what in it is our own wording or judgement")]


class Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """framework.yaml: who this framework is."""

    id: Annotated[Id, Meta(description="framework id, the folder's name")]
    version: Annotated[str, Meta(pattern=r"^\d+\.\d+\.\d+$", description="version, as 1.0.0")]
    title: Annotated[Text, Meta(description="title")]
    summary: Annotated[Text, Meta(description="what it is for, in a sentence or two")]
    licence: Annotated[Text, Meta(description="licence of this wording")]
    language: Annotated[str, Meta(description="language of the texts, as en")] = "en"
    provenance: Provenance
    extends: Annotated[str | None, Meta(description="pin of the framework that this overlays")] = None


class Framework(Struct, frozen=True, kw_only=True):
    """Everything that is asked. One value, however many files it was read from."""

    head: Head
    sha256: Annotated[str, Meta(description="hash over all files of the framework")]
    passages: tuple[Passage, ...] = ()
    typology: Typology = Typology()
    screening: Screening = Screening()
    matrix: Matrix = Matrix()
    evidence: EvidenceStandard = EvidenceStandard()
    benefits: Benefits = Benefits()
    risks: Risks = Risks()
    transaction_costs: TransactionCosts = TransactionCosts()
    employment: Employment = Employment()
    jobs: Jobs = Jobs()
    governance: Governance = Governance()
    strategy: Strategy = Strategy()
    equality: Equality = Equality()
    procurement: Procurement = Procurement()
    region: Region = Region()
    bias: Bias = Bias()
    business_case: BusinessCase = BusinessCase()
    roles: tuple[Role, ...] = ()
    comparators: Comparators = Comparators()
    thresholds: tuple[Threshold, ...] = ()

    @property
    def pin(self) -> str:
        """Id, version and hash in one string, as a project names its framework."""
        return f"{self.head.id}@{self.head.version}#{self.sha256}"

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the order of their sections."""
        return tuple(c for s in self.matrix.sections for c in s.criteria)

    def section_of(self, criterion: str) -> Section:
        """The section that a criterion stands in; KeyError if there is none."""
        for section in self.matrix.sections:
            if any(c.id == criterion for c in section.criteria):
                return section
        raise KeyError(criterion)


def items(value: object) -> Iterator[tuple[str, Struct]]:
    """Every item with an id inside a framework or a part of it, depth first, in reading order."""
    if isinstance(value, Struct):
        own = getattr(value, "id", None)
        if isinstance(own, str):
            yield own, value
        for name in value.__struct_fields__:
            yield from items(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from items(part)
