"""A comparison in plain words: what was put in otherwise, and what became of the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moothall.business_case.compared import OptionAnswer, Side, beyond_error
from moothall.business_case.wording import money_short
from moothall.cli.output import counted, wrapped
from moothall.files.differences import Difference
from moothall.files.folder import DOCUMENTS, TEXTS
from moothall.project.tables import TABLES

MOST = 12
"""Differences of one file that are told one by one."""
LONG = 60
"""Letters of a value that are shown."""
LEADERS = {
    "leads": "leads by every test of the leader rule",
    "no_clear_winner": "no option leads by every test; comes first most often",
    "only_one": "the only ranked option",
    "nothing_ranked": "nothing is ranked",
    "not_simulated": "the ranking was not simulated",
}
BOUNDS = {"at_most": "at most ", "at_least": "at least ", "open": "about ", "exact": ""}
SHOWN = ("title", "score", "verdict", "value", "amount")
"""Fields of a row that came or went which say most of it."""
FILES = {
    **{part: name for name, (part, _) in DOCUMENTS.items()},
    **{t.name: t.file for t in TABLES},
    **{part: f"{folder}/" for folder, (part, _, _) in TEXTS.items()},
    "boundaries": "boundaries.geojson",
}
"""Part of a project to the file that holds it."""


def told(
    before: Side,
    after: Side,
    inputs: Sequence[Difference] | None,
    flags: Mapping[str, Sequence[Mapping[str, Any]]],
    figures: Sequence[Difference],
) -> Iterator[str]:
    """The whole comparison, line by line."""
    yield f"A: {_who(before)}"
    yield f"B: {_who(after)}"
    yield ""
    yield from _inputs(inputs)
    yield ""
    yield "WHAT IT DID TO THE ANSWER"
    lines = [*_leader(before, after), *_options(before, after), *_flags(flags), *_checks(before, after)]
    yield from lines or ["  Nothing that shows: leader, options, flags and checks read the same."]
    yield from _rest(figures)


def _who(one: Side) -> str:
    return (
        f"{one.title}, as of {one.as_of} ({one.framework}, Moothall {one.engine}, "
        f"{one.draws:,} draws, seed {one.seed})"
    )


def _inputs(found: Sequence[Difference] | None) -> Iterator[str]:
    yield "WHAT PEOPLE PUT IN"
    if found is None:
        yield wrapped("Not compared: findings hold no inputs. Compare two projects to see them.", "  ")
        return
    if not found:
        yield "  The same in both."
    by_file: dict[str, list[Difference]] = {}
    for one in found:
        by_file.setdefault(FILES.get(one.path[0], one.path[0]), []).append(one)
    for file, changes in by_file.items():
        counts = Counter(c.change for c in changes)
        parts = [f"{counts[c]} {c}" for c in ("added", "removed", "changed") if counts[c]]
        yield f"  {file}: {', '.join(parts)}"
        lines = list(_changes(changes))
        yield from (wrapped(line, "        ", "    ") for line in lines[:MOST])
        if len(lines) > MOST:
            yield f"    and {len(lines) - MOST:,} more; --json lists them all."


def _changes(changes: Sequence[Difference]) -> Iterator[str]:
    """One line a row that came, went or changed, and one a value that stands alone."""
    rows: dict[tuple[str, ...], list[Difference]] = {}
    for one in changes:
        last = max((n for n, step in enumerate(one.path, 1) if step.startswith("[")), default=1)
        rows.setdefault(one.path[1:last], []).append(one)
    for path, found in rows.items():
        if path:
            parts = "; ".join(_change(one, one.path[1 + len(path) :]) for one in found)
            yield f"{_path(path)}: {parts}"
        else:
            yield from (f"{_path(one.path[1:])}: {_change(one, ())}" for one in found)


def _change(one: Difference, path: Sequence[str]) -> str:
    said = f"{_path(path)} " if path else ""
    if one.change == "changed":
        return f"{said}{_value(one.before)} -> {_value(one.after)}"
    held = one.after if one.change == "added" else one.before
    return f"{said}{one.change}{_row(held)}"


def _path(path: Sequence[str]) -> str:
    words = ""
    for step in path:
        words += f" {step[1:-1]}" if step.startswith("[") else f" {step}"
    return words.strip()


def _row(value: Any) -> str:
    """The amounts of a row that came or went, if it has some."""
    if not isinstance(value, Mapping):
        return f", {_value(value)}" if not isinstance(value, list | tuple) else ""
    shown = [f"{k} {_value(v)}" for k, v in value.items() if k in SHOWN]
    return f" ({', '.join(shown)})" if shown else ""


def _value(value: Any) -> str:
    if value is None or value in ("", [], ()):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.6g}" if abs(value) < 10_000 else f"{value:,.0f}"
    words = " ".join(str(value).split())
    return words if len(words) <= LONG else words[: LONG - 4].rstrip() + " ..."


def _leader(before: Side, after: Side) -> Iterator[str]:
    old, new = _leads(before), _leads(after)
    if old != new:
        yield wrapped(f"Leader: {old} -> {new}", "      ", "  ")


def _leads(one: Side) -> str:
    front = f"{one.front}, " if one.front else ""
    return f"{front}{LEADERS[one.leader]}"


def _options(before: Side, after: Side) -> Iterator[str]:
    for key in dict.fromkeys((*before.options, *after.options)):
        old, new = before.options.get(key), after.options.get(key)
        if old is None or new is None:
            yield f"  Option {key}: {'new' if old is None else 'gone'}"
            continue
        lines = list(_option(old, new, before.currency, after.currency))
        if lines:
            yield f"  Option {key}"
            yield from (wrapped(line, "        ", "    ") for line in lines)


def _option(old: OptionAnswer, new: OptionAnswer, money: str, money_after: str) -> Iterator[str]:
    """What changed of an option, as far as it shows in the figures that are told."""
    first = _within(old.first, new.first, old.first_error, new.first_error)
    loss = _within(old.loss, new.loss, old.loss_error, new.loss_error)
    told = (
        ("type", old.type or "undetermined", new.type or "undetermined", ""),
        ("stage 1", _plain(old.standing or "not asked"), _plain(new.standing or "not asked"), ""),
        ("expected score of 4", _number(old.value), _number(new.value), ""),
        ("expected rank", _number(old.rank), _number(new.rank), ""),
        ("comes first in draws", _share(old.first), _share(new.first), first),
        ("net present value, adjusted", _npv(old, money), _npv(new, money_after), ""),
        ("chance of a loss", _share(old.loss), _share(new.loss), loss),
    )
    yield from (f"{what}: {was} -> {now}{error}" for what, was, now, error in told if was != now)


def _within(old: float | None, new: float | None, *errors: float | None) -> str:
    if old is None or new is None or beyond_error(old, new, *errors):
        return ""
    return " (no more than the simulation's own error)"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.1f}"


def _share(value: float | None) -> str:
    return "not told" if value is None else f"{value:.0%}"


def _npv(one: OptionAnswer, money: str) -> str:
    if one.npv is None:
        return "cannot be told"
    return f"{BOUNDS.get(one.bound or 'exact', '')}{money_short(one.npv, money)}"


def _flags(flags: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    for name, mark in (("new", "New flag"), ("gone", "Gone"), ("changed", "Changed")):
        found = flags[name]
        for flag in found[:MOST]:
            about = "" if flag["subject"] in ("", "project") else f" [{flag['subject']}]"
            yield wrapped(
                f"{mark}: {flag['severity'].upper()} {flag['rule']} {flag['title']}{about}{_how(flag)}",
                "      ",
                "  ",
            )
        if len(found) > MOST:
            yield f"  and {counted(len(found) - MOST, 'more flag')} {name}; --json lists them all."


def _how(flag: Mapping[str, Any]) -> str:
    parts = []
    if flag["before"]:
        parts.append(f"was {flag['before']}")
    if flag["answers_before"] is not None and flag["answers"] != flag["answers_before"]:
        parts.append(f"answers {flag['answers_before']} -> {flag['answers']}")
    return f" ({', '.join(parts)})" if parts else ""


def _checks(before: Side, after: Side) -> Iterator[str]:
    moved = {
        rule: (before.checks[rule], outcome)
        for rule, outcome in after.checks.items()
        if before.checks.get(rule, outcome) != outcome and "cannot_tell" in (before.checks[rule], outcome)
    }
    if moved:
        words = "; ".join(f"{rule} {_plain(old)} -> {_plain(new)}" for rule, (old, new) in moved.items())
        yield wrapped(f"Checks: {words}", "      ", "  ")


def _plain(outcome: str) -> str:
    return outcome.replace("_", " ")


def _rest(figures: Sequence[Difference]) -> Iterator[str]:
    counts = Counter(one.path[0] for one in figures)
    if counts:
        parts = ", ".join(f"{part.replace('_', ' ')} {n:,}" for part, n in counts.most_common())
        yield ""
        yield wrapped(f"Figures in findings.json that differ, by part: {parts}. --json lists them all.")
