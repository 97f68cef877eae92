"""A project as it stood after any entry of its log, held against how it stands now."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.compared import FlagChange, OptionAnswer, Side, beyond_error, flag_changes, side
from moothall.business_case.wording import money_short, percent, score, spoken
from moothall.files.differences import Difference, differences
from moothall.findings.findings import Findings
from moothall.project.project import ANSWERED, Project
from moothall_web.accounts.models import Project as Held
from moothall_web.results.gather import gather
from moothall_web.results.remembered import State, findings_of, key_of

MOST = 200
"""Changed values of one part that are told one by one."""
LONG = 200
"""Letters of a value that are shown."""


class Changed(Struct, frozen=True):
    """What changed of one option in the answer: what, then, now, and whether that may be chance alone."""

    option: str
    what: str
    then: str
    now: str
    chance: bool = False


class Part(Struct, frozen=True):
    """What people put in otherwise, in one part of the project.

    lines : where, then, now; the first of them
    """

    name: str
    counts: dict[str, int]
    lines: tuple[tuple[str, str, str], ...]
    more: int

    @property
    def unlisted(self) -> Part:
        """The same without what the rows say."""
        return replace(self, lines=(), more=self.more + len(self.lines))


class Comparison(Struct, frozen=True):
    """Two states of a project side by side."""

    then: Side
    now: Side
    parts: tuple[Part, ...]
    changed: tuple[Changed, ...]
    flags: dict[str, list[FlagChange]]

    @property
    def same(self) -> bool:
        """Whether neither what was put in nor what was answered differs."""
        return not (self.parts or self.changed or any(self.flags.values()))


def as_of(held: Held, at: datetime.datetime) -> State:
    """A project as it stood at a moment; NotYetError where its rows were none."""
    project = gather(held, at)
    return State(project, key_of(project))


def compared(then: State, now: State, counted: Collection[str] = ()) -> Comparison:
    """How a project stood, and how it stands.

    counted : parts of which it is told how many rows changed, and not what they say
    """
    old, new = findings_of(then), findings_of(now)
    inputs = differences(_plain(then.project), _plain(now.project))
    found = told_apart(side(old), side(new), inputs, flag_changes(old, new), _titles(old, new))
    return replace(found, parts=tuple(p.unlisted if p.name in counted else p for p in found.parts))


def told_apart(
    before: Side, after: Side, inputs: Iterable[Difference], flags: dict[str, list[FlagChange]],
    titles: Mapping[str, str],
) -> Comparison:  # fmt: skip
    """What was compared already, as it is told on a page.

    titles : of the options, by id
    """
    return Comparison(before, after, tuple(_parts(inputs)), tuple(_answers(before, after, titles)), flags)


def _titles(old: Findings, new: Findings) -> dict[str, str]:
    return {t.option: t.title for t in (*old.types, *new.types)}


def _parts(inputs: Iterable[Difference]) -> Iterator[Part]:
    by_part: dict[str, list[Difference]] = {}
    for one in inputs:
        by_part.setdefault(one.path[0], []).append(one)
    for name, found in by_part.items():
        counts: Counter[str] = Counter(one.change for one in found)
        lines = tuple((_where(one.path[1:]), _value(one.before), _value(one.after)) for one in found[:MOST])
        yield Part(name, dict(counts), lines, max(0, len(found) - MOST))


def _plain(project: Project) -> dict[str, Any]:
    return {part: msgspec.to_builtins(getattr(project, part)) for part in ANSWERED}


def _where(path: tuple[str, ...]) -> str:
    return " ".join(step.strip("[]").replace("_", " ") for step in path)


def _value(value: Any) -> str:
    if value is None or value in ("", [], ()):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        said = "; ".join(f"{k} {_value(v)}" for k, v in value.items() if v not in (None, "", [], (), {}))
    elif isinstance(value, list | tuple):
        said = ", ".join(map(_value, value))
    else:
        said = f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())
    return said if len(said) <= LONG else said[: LONG - 2].rstrip() + " …"


def _answers(then: Side, now: Side, titles: Mapping[str, str]) -> Iterator[Changed]:
    for key in dict.fromkeys((*then.options, *now.options)):
        old, new = then.options.get(key), now.options.get(key)
        title = titles.get(key, key)
        if old is None or new is None:
            there, gone = _("there"), _("not there")
            yield Changed(title, _("The option"), *((gone, there) if old is None else (there, gone)))
            continue
        yield from _option(title, old, new, then.currency, now.currency)


def _option(
    title: str, old: OptionAnswer, new: OptionAnswer, currency: str, currency_now: str
) -> Iterator[Changed]:
    first = _by_chance(old.first, new.first, old.first_error, new.first_error)
    loss = _by_chance(old.loss, new.loss, old.loss_error, new.loss_error)
    told = (
        (_("Type"), old.type or _("undetermined"), new.type or _("undetermined"), False),
        (_("Stage 1"), spoken(old.standing or "not asked"), spoken(new.standing or "not asked"), False),
        (_("Expected total, 0 to 4"), _number(old.value), _number(new.value), False),
        (_("Expected rank"), _number(old.rank), _number(new.rank), False),
        (_("Comes first, share of draws"), percent(old.first), percent(new.first), first),
        (_("Net present value, adjusted"), _npv(old, currency), _npv(new, currency_now), False),
        (_("Chance of a loss"), percent(old.loss), percent(new.loss), loss),
    )
    yield from (Changed(title, what, was, now, chance) for what, was, now, chance in told if was != now)


def _by_chance(old: float | None, new: float | None, *errors: float | None) -> bool:
    return old is not None and new is not None and not beyond_error(old, new, *errors)


def _number(value: float | None) -> str:
    return _("none") if value is None else score(value)


def _npv(one: OptionAnswer, currency: str) -> str:
    if one.npv is None:
        return _("cannot be told")
    bounds = {
        "at_most": _("at most {amount}"),
        "at_least": _("at least {amount}"),
        "open": _("about {amount}"),
    }
    return bounds.get(one.bound or "", "{amount}").format(amount=money_short(one.npv, currency))
