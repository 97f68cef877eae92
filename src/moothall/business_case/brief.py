"""What a document is written from: the project, its findings, and the names of things."""

from __future__ import annotations

from functools import cached_property

from msgspec.structs import replace

from moothall.business_case.anchors import anchor
from moothall.business_case.languages import in_force, translated
from moothall.business_case.paths import Paths
from moothall.business_case.rewording import reworded
from moothall.business_case.tongues import foreign_texts
from moothall.business_case.wording import _, capital, spoken
from moothall.business_case.woven import Step, figured
from moothall.findings.findings import Findings
from moothall.framework.framework import Framework
from moothall.project.finance import PLAIN_CATEGORIES
from moothall.project.options import Option
from moothall.project.price_bases import FINANCIAL
from moothall.project.project import Project


class Brief:
    """Read-only view on a project with its findings; looks up titles by id.

    An id without a title is told as it is.

    written : project and findings as they were, before their texts were put into the language in force
    """

    def __init__(
        self, project: Project, findings: Findings, written: tuple[Project, Findings] | None = None
    ) -> None:
        self.project = project
        self.findings = findings
        self._written = written or (project, findings)

    @cached_property
    def foreign(self) -> dict[str, str]:
        """Sentences in another language than the document's, each with its code."""
        return foreign_texts(*self._written, in_force().code)

    @property
    def framework(self) -> Framework:
        """What was asked."""
        return self.project.framework

    @property
    def currency(self) -> str:
        """Currency of every amount."""
        return self.findings.project.currency

    @property
    def options(self) -> tuple[Option, ...]:
        """Options that nobody took off the list."""
        return self.project.kept_options

    @cached_property
    def _paths(self) -> Paths:
        return Paths(self.findings, self.project)

    def figure(self, words: str, part: object, *steps: Step) -> str:
        """A figure in words with where it stands: `brief.figure(score(r.total), r, "total")`."""
        return figured(words, self._paths.of(part, *steps))

    @cached_property
    def _titles(self) -> dict[str, dict[str, str]]:
        project, framework = self.project, self.framework
        return {
            "option": {o.id: o.title for o in project.options},
            "group": {g.id: g.title for g in project.stakeholders.groups},
            "place": {p.id: p.title for p in project.places},
            "partner": {p.id: p.title for p in project.head.partners},
            "principle": {p.id: p.title for p in framework.screening.principles},
            "criterion": {c.id: c.title for c in framework.criteria},
            "section": {s.id: s.title for s in framework.matrix.sections},
            "category": {c.id: c.title for c in framework.transaction_costs.categories},
            "body": {b.id: b.title for b in project.governance.bodies},
            "model": {m.id: m.title for m in framework.employment.models},
            "type": {t.id: t.title for t in framework.typology.types}
            | {b.id: b.title for b in framework.typology.baselines},
        }

    def _title(self, kind: str, id: str) -> str:
        return self._titles[kind].get(id) or capital(spoken(id))

    def option(self, id: str | None) -> str:
        """Title of an option."""
        return "" if id is None else self._title("option", id)

    def group(self, id: str | None) -> str:
        """Title of a stakeholder group."""
        return "" if id is None else self._title("group", id)

    def place(self, id: str | None) -> str:
        """Title of a place."""
        return "" if id is None else self._title("place", id)

    def partner(self, id: str | None) -> str:
        """Title of a partner."""
        return "" if id is None else self._title("partner", id)

    def principle(self, id: str) -> str:
        """Title of a principle."""
        return self._title("principle", id)

    def criterion(self, id: str) -> str:
        """Title of a criterion."""
        return self._title("criterion", id)

    def section(self, id: str) -> str:
        """Title of a section of stage 2."""
        return self._title("section", id)

    def category(self, id: str) -> str:
        """Title of a category of money."""
        return self._title("category", id)

    def body(self, id: str) -> str:
        """Title of a body."""
        return self._title("body", id)

    def model(self, id: str | None) -> str:
        """Title of an employment model."""
        return "" if id is None else self._title("model", id)

    def type(self, id: str | None) -> str:
        """Title of a type or baseline."""
        return "" if id is None else self._title("type", id)

    def year(self, number: int) -> str:
        """A year as it is called: '2029-30' where prices are those of financial years, else '2029'."""
        if not FINANCIAL.fullmatch(self.findings.finance.price_base.strip()):
            return str(number)
        return f"{number}-{(number + 1) % 100:02}"

    def titled(self, id: str) -> str:
        """An id with its title, whichever kind of thing it is: 'P17 In-house first'."""
        for kind in ("principle", "criterion", "section"):
            if id in self._titles[kind]:
                return f"{id} {self._titles[kind][id]}"
        rule = next((c.title for c in self.findings.checks if c.rule == id), "")
        return f"{id} {rule}" if rule else spoken(id) if id in PLAIN_CATEGORIES else id

    def group_short(self, id: str) -> str:
        """A group in as few words as tell it from the others: its id as words."""
        return capital(spoken(id))

    def threshold(self, id: str) -> float | None:
        """A threshold in force that is a number; none where the framework has no such threshold."""
        found = next((t.value for t in self.findings.thresholds if t.id == id), None)
        return found if isinstance(found, int | float) else None

    def rule_anchor(self, id: str, otherwise: str = "kept") -> str:
        """Where a standing rule stands: with the checks if one watches it, else in the appendix."""
        watched = any(c.rule == id for c in self.findings.checks)
        return anchor(otherwise if watched else "rule", id)

    @property
    def scale_ends(self) -> str:
        """The ends of the scale of scores, with where it stands."""
        return self.figure(_("0 to 4"), self.framework.matrix.scale)

    def threshold_figure(self, words: str, id: str) -> str:
        """A threshold in words, with where it stands."""
        return self.figure(words, next((t for t in self.findings.thresholds if t.id == id), None), "value")

    def words(self, id: str) -> tuple[str, ...]:
        """A threshold in force that is a list of words; empty where there is none."""
        found = next((t.value for t in self.findings.thresholds if t.id == id), ())
        return found if isinstance(found, tuple) else ()


def written_from(project: Project, findings: Findings) -> Brief:
    """The brief of documents, with the framework's texts in the language in force.

    It takes a while in a language that is not the project's: several documents can be written from one.
    """
    framework = translated(project.framework)
    if framework is project.framework:
        return Brief(project, translated(findings), (project, findings))
    said = reworded(findings, translated(findings), project.framework, framework)
    return Brief(replace(project, framework=framework), said, (project, findings))
