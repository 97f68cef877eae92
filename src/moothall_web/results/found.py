"""What checks found when the results were last worked out, for the pages on which registers are kept."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from msgspec import Struct

from moothall.business_case.brief import written_from
from moothall.business_case.languages import speaking
from moothall.business_case.wording import dated, sentence
from moothall_web.accounts.policy import Member
from moothall_web.casework.asking import answers
from moothall_web.results import told
from moothall_web.results.blind import closed
from moothall_web.results.gather import NotYetError
from moothall_web.results.remembered import State, findings_of, has_findings, kept, state
from moothall_web.ui.tongue import tongue


class Found(Struct, frozen=True):
    """What one check found. missing: what it lacks, where it cannot tell."""

    rule: str
    title: str
    outcome: str
    said: tuple[str, ...]
    missing: tuple[str, ...]


def found(member: Member, rules: Collection[str]) -> tuple[Found, ...] | None:
    """What some checks found; None where nothing is worked out yet of what stands, or it is closed."""
    if closed(member):
        return None
    try:
        known = state(member.project)
    except NotYetError:
        return None
    return _found(known, rules) if told.ready(known) and has_findings(known) else None


def _found(known: State, rules: Collection[str]) -> tuple[Found, ...]:
    told_once = kept(known.key, f"found/{tongue().code}", lambda: _told(known))
    return tuple(f for f in msgspec.json.decode(told_once, type=tuple[Found, ...]) if f.rule in rules)


def _told(known: State) -> bytes:
    """What every check found, in the language of the page."""
    with speaking(tongue()):
        checks = written_from(known.project, findings_of(known)).findings.checks
        every = (
            Found(
                c.rule, c.title, c.outcome, tuple(str(sentence(dated(f.message))) for f in c.flags), c.missing
            )
            for c in checks
        )
        return msgspec.json.encode(tuple(every))


def ready() -> None:
    """Say who answers."""
    answers("found", found)
