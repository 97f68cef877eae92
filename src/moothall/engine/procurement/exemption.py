"""Contracts between public bodies that are exempt from a procurement, if every condition holds.

Which conditions there are, and the limit of outside activity, are dated facts (Procurement Act 2023,
Schedule 2, paragraphs 2 and 3; Directive 2014/24/EU, article 12).
"""

from __future__ import annotations

from collections.abc import Iterable

from moothall.engine.procurement.ground import LAW, Ground
from moothall.findings.procurement import Answer, Condition, Exemption
from moothall.project.contracts import ContractRow

EXEMPT = "procurement.exempt"
OUTSIDE = "outside_activity"
FIELDS = {"no_private_share": "private_share", "not_against_interests": "against_interests"}
"""Conditions that hold where the field says no; any other bears the name of its field."""


def exemption(row: ContractRow, joint: bool, ground: Ground) -> Exemption | None:
    """Whether a contract is exempt; None for one with the market.

    joint : several public bodies take part, so that they control the other party together
    """
    if row.party == "market":
        return None
    fact = ground.fact(f"{EXEMPT}.{row.party}", ground.day(row))
    if fact is None:
        return Exemption(party=row.party, answer="cannot_tell", missing=(LAW,))
    law = fact.value
    asked = [*law["conditions"], *(law.get("if_joint", ()) if joint else ())]
    conditions = (
        *(_condition(row, c) for c in asked),
        _outside(row, float(law[OUTSIDE]), law["may_reach"]),
    )
    answer = every(c.holds for c in conditions)
    return Exemption(
        party=row.party,
        answer=answer,
        conditions=conditions,
        missing=tuple(FIELDS.get(c.id, c.id) for c in conditions if c.holds == "cannot_tell"),
        law=fact.id,
        act=law["law"],
    )


def every(answers: Iterable[Answer]) -> Answer:
    """No if one is no, else unknown if one is unknown, else yes."""
    known = tuple(answers)
    return "no" if "no" in known else "cannot_tell" if "cannot_tell" in known else "yes"


def _condition(row: ContractRow, key: str) -> Condition:
    field = FIELDS.get(key, key)
    said: bool | None = getattr(row, field)
    if key == "buyer_is_public_authority" and said is None and row.buyer != "utility":
        said = True
    holds = said if field == key or said is None else not said
    return Condition(
        id=key, holds="cannot_tell" if holds is None else "yes" if holds else "no", recorded=holds
    )


def _outside(row: ContractRow, limit: float, may_reach: bool) -> Condition:
    share = row.outside_activity
    holds: Answer = "cannot_tell"
    if share is not None:
        holds = "yes" if share < limit or (may_reach and share == limit) else "no"
    return Condition(id=OUTSIDE, holds=holds, recorded=share, limit=limit, may_reach=may_reach)
