"""The challenge to bundling: each question of the framework, answered from what a contract records.

A question that lacks a field is answered 'cannot tell', with the name of the field; never 'fine'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from moothall.findings.region import BundlingAnswer
from moothall.findings.values import Scalar
from moothall.framework.region import AggregationQuestion
from moothall.project.contracts import ContractRow
from moothall.project.terms import Terms


class Said(NamedTuple):
    """Whether a question is a concern, with the figures."""

    concern: bool
    figures: dict[str, Scalar]


def _size(row: ContractRow, terms: Terms) -> Said:
    value, largest = row.value or 0.0, row.largest_managed or 0.0
    most = terms.number("contract_size_factor") * largest
    times = {"times": value / largest} if largest else {}
    return Said(value > most, {"value": value, "largest": largest, **times})


def _client_side(row: ContractRow, terms: Terms) -> Said:
    posts, needed = row.client_posts or 0.0, row.client_posts_needed or 0.0
    return Said(posts < terms.number("client_posts_share") * needed, {"posts": posts, "needed": needed})


def _in_house(row: ContractRow, terms: Terms) -> Said:
    return Said(not row.in_house_possible, {"possible": row.in_house_possible})


def _bidders(row: ContractRow, terms: Terms) -> Said:
    least = terms.number("bidders_least")
    return Said((row.bidders or 0) < least, {"bidders": row.bidders, "least": least})


def _local_firms(row: ContractRow, terms: Terms) -> Said:
    now, after = row.local_now or 0, row.local_after or 0
    lost = max(0, now - after)
    most = terms.number("local_firms_lost_share") * now
    return Said(lost > most, {"now": now, "after": after, "lost": lost})


def _remote(row: ContractRow, terms: Terms) -> Said:
    return Said(row.remote != "barred", {"remote": row.remote})


def _lots(row: ContractRow, terms: Terms) -> Said:
    return Said((row.lots or 0) <= 1, {"lots": row.lots})


ANSWERS: Mapping[str, tuple[tuple[str, ...], Callable[[ContractRow, Terms], Said]]] = {
    "size": (("value", "largest_managed"), _size),
    "client_side": (("client_posts", "client_posts_needed"), _client_side),
    "in_house": (("in_house_possible",), _in_house),
    "bidders": (("bidders",), _bidders),
    "local_firms": (("local_now", "local_after"), _local_firms),
    "remote": (("remote",), _remote),
    "lots": (("lots",), _lots),
}
"""Fields that a question needs, and how it is answered, by the name that the framework gives."""


def bundling(
    rows: Iterable[ContractRow], questions: tuple[AggregationQuestion, ...], terms: Terms
) -> tuple[BundlingAnswer, ...]:
    """Every question put to every contract; those on the market only where a private body has a part."""
    return tuple(
        _answer(row, question, terms)
        for row in rows
        for question in questions
        if not question.market_only or row.party == "market" or row.private_share
    )


def _answer(row: ContractRow, question: AggregationQuestion, terms: Terms) -> BundlingAnswer:
    fields, look = ANSWERS.get(question.looks_at, ((), None))
    missing = tuple(f for f in fields if getattr(row, f) is None)
    said = look(row, terms) if look and not missing else None
    return BundlingAnswer(
        question=question.id,
        looks_at=question.looks_at,
        contract=row.id,
        option=row.option,
        outcome="cannot_tell" if said is None else "concern" if said.concern else "fine",
        figures=said.figures if said else {},
        missing=missing,
    )
