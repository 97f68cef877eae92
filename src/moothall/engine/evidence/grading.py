"""What each claim is worth: its declared grade, capped by the evidence rules.

Method note, M4. Grades, their worth and the caps are data of the framework or of the project.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from moothall.engine.evidence.claims import causes, interested_in, saving_claims
from moothall.findings.evidence import (
    Cap,
    EvidenceFindings,
    EvidenceItem,
    OptionEvidence,
    Verification,
    Withheld,
)
from moothall.framework.evidence import EvidenceRule
from moothall.project.evidence import EvidenceRow
from moothall.project.project import Project
from moothall.project.public_rules import outlined
from moothall.project.references import references
from moothall.project.tables import TABLES
from moothall.project.terms import Terms
from moothall.project.verifications import VerificationRow, marks

NO_GRADE = "-"
"""How 'no grade' is written in counts."""


def register(project: Project, terms: Terms) -> EvidenceFindings:
    """The evidence register: every claim with the grade it keeps and its worth in observations."""
    cites, checked = citations(project), marks(project.verifications)
    interested = interested_in(project.conflicts)
    savings = saving_claims(project.evidence, project.finance, interested)

    def held(row: EvidenceRow) -> frozenset[str]:
        return causes(
            row, savings=savings, interested=interested, as_of=project.head.as_of, terms=terms,
            marks=checked.get(row.id, ()),
        )  # fmt: skip

    rules, letters = project.framework.evidence.rules, tuple(terms.observations)
    items = {}
    for row in project.evidence:
        settled = outlined(project, row)  # its grade was capped before what it rests on was taken out
        grade, caps = (row.grade, ()) if settled else capped(row.grade, held(row), rules, letters)
        items[row.id] = _item(
            row, grade, caps, terms.observations, cites.get(row.id, ()), checked.get(row.id, ())
        )
    withheld = _withheld(project)
    total = sum(i.observations for i in items.values())
    hidden = sum(i.observations for i in items.values() if i.disclosure == "withheld")
    return EvidenceFindings(
        items=items,
        by_grade=counts(items.values()),
        worth=dict(terms.observations),
        options=_options(project, terms, items),
        withheld=withheld,
        withheld_share=hidden / total if total else None,
    )


def counts(items: Iterable[EvidenceItem]) -> dict[str, int]:
    """How many items keep each grade, by letter; '-' is none."""
    found = Counter(i.grade or NO_GRADE for i in items)
    return {letter: found[letter] for letter in sorted(found)}


def citations(project: Project) -> Mapping[str, tuple[str, ...]]:
    """Where each evidence item is cited, as `table:row key`, in the order of the tables."""
    found: dict[str, dict[str, None]] = defaultdict(dict)  # keys: places in order, each once
    for place, row in _citing(project):
        for kind, word, _ in references(row):
            if kind == "evidence":
                found[word][place] = None
    return {key: tuple(places) for key, places in found.items()}


def _citing(project: Project) -> Iterator[tuple[str, Struct]]:
    for option in project.options:
        yield f"options:{option.id}", option
    for table in TABLES:
        if table.name in ("evidence", "verifications", "disclosure"):
            continue
        key = [k for k in table.key if k != "date"] or ["option", "category", "item", "year"]
        for row in getattr(project, table.name):
            parts = [str(getattr(row, k)) for k in key if getattr(row, k, None) is not None]
            yield f"{table.name}:{'/'.join(parts)}", row


def _item(
    row: EvidenceRow,
    grade: str | None,
    caps: tuple[Cap, ...],
    worth: Mapping[str, float],
    cited_by: tuple[str, ...],
    checked: tuple[VerificationRow, ...],
) -> EvidenceItem:
    return EvidenceItem(
        id=row.id,
        statement=row.statement,
        kind=row.kind,
        value=row.value,
        unit=row.unit,
        price_base=row.price_base,
        period=row.period,
        option=row.option,
        item=row.item,
        stage=row.stage,
        source_title=row.source_title,
        source_address=row.source_address,
        locator=row.locator,
        author=row.author,
        sector=row.sector,
        independent=row.independent,
        verified_by=row.verified_by,
        verifications=tuple(
            Verification(verdict=m.verdict, reason=m.reason, by=m.by, date=m.date) for m in checked
        ),
        date=row.date,
        declared_grade=row.grade,
        grade=grade,
        observations=worth.get(grade, 0.0) if grade else 0.0,
        caps=caps,
        cited_by=cited_by,
        disclosure=row.disclosure,
        note=row.note,
    )


def capped(
    grade: str | None, held: frozenset[str], rules: Iterable[EvidenceRule], letters: tuple[str, ...]
) -> tuple[str | None, tuple[Cap, ...]]:
    """The grade left after every cap, and the caps that lowered it.

    letters : grade letters, best first. Absolute caps come first, then 'one grade down', so that
    the order of the rules does not matter.
    """
    caps: list[Cap] = []
    wanted = [(r.id, c, to) for r in rules for c, to in r.caps_at.items() if c in held]
    for rule, cause, to in sorted(wanted, key=lambda w: w[2] == "one_grade_down"):
        lowered = _lowered(grade, to, letters)
        if lowered != grade:
            caps.append(Cap(rule=rule, cause=cause, from_grade=grade, to_grade=lowered))
            grade = lowered
    return grade, tuple(caps)


def _lowered(grade: str | None, to: str, letters: tuple[str, ...]) -> str | None:
    if grade is None or to == "none":
        return None
    if to == "one_grade_down":
        place = letters.index(grade) + 1
        return letters[place] if place < len(letters) else None
    return letters[max(letters.index(grade), letters.index(to))]


def _withheld(project: Project) -> tuple[Withheld, ...]:
    reasons = {d.item: d for d in project.disclosure}
    return tuple(
        Withheld(
            item=row.id,
            code=reasons[row.id].code if row.id in reasons else "",
            reason=reasons[row.id].reason if row.id in reasons else "",
            owner=reasons[row.id].owner if row.id in reasons else "",
            review=reasons[row.id].review if row.id in reasons else None,
        )
        for row in project.evidence
        if row.disclosure == "withheld"
    )


def _options(project: Project, terms: Terms, items: Mapping[str, EvidenceItem]) -> tuple[OptionEvidence, ...]:
    low = set(terms.words("low_grades")) if "low_grades" in terms.thresholds else set()
    own = {o.id: [i for i in items.values() if i.option == o.id] for o in project.options}
    most = max((len(v) for v in own.values()), default=0)
    return tuple(
        OptionEvidence(
            option=option,
            items=len(found),
            independent=sum(i.independent is True for i in found),
            by_grade=counts(found),
            low_grade_share=sum((i.grade or NO_GRADE) in low | {NO_GRADE} for i in found) / len(found)
            if found
            else None,
            depth=len(found) / most if most else None,
        )
        for option, found in own.items()
    )
