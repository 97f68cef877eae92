"""Which questions are worth about as much as the best of their kind."""

from __future__ import annotations

from moothall.engine.uncertainty.evidence_value.near import near_best
from moothall.findings.ranking import EvidenceValue


def value(id: str, raised: float, error: float = 0.0, kind: str = "criterion") -> EvidenceValue:
    return EvidenceValue(kind=kind, id=id, cells=1, perfect=1.0, raised=raised, raised_error=error)  # type: ignore[arg-type]


def marked(*values: EvidenceValue) -> list[str]:
    found = near_best(values)
    assert [v.id for v in found] == [v.id for v in values]
    return [v.id for v in found if v.near_best]


def test_within_a_tenth_of_the_best() -> None:
    assert marked(value("a", 0.9), value("b", 1.0), value("c", 0.89)) == ["a", "b"]


def test_within_what_chance_may_make() -> None:
    assert marked(value("a", 1.0, 0.1), value("b", 0.75, 0.1), value("c", 0.7, 0.1)) == ["a", "b"]


def test_each_kind_has_its_own_best_and_nothing_is_marked_where_nothing_is_gained() -> None:
    assert marked(value("a", 1.0), value("s", 0.1, kind="section"), value("i", 0.0, kind="item")) == [
        "a",
        "s",
    ]
