"""Findings worked out once and remembered, and whatever else is made from a project as it stands."""

from __future__ import annotations

import datetime
import hashlib
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from django.utils import timezone
from msgspec import Struct

from moothall.engine.appraise import appraise
from moothall.engine.vintage import engine
from moothall.files.findings import findings_json, read_findings
from moothall.findings.findings import Findings
from moothall.project.fingerprint import fingerprint
from moothall.project.project import Project
from moothall_web.accounts.models import Project as Held
from moothall_web.audit.models import Chain
from moothall_web.results.gather import gather
from moothall_web.results.models import Remembered
from moothall_web.results.program import build

FINDINGS = "findings.json"
EXACT = "exact"
"""Under which the findings with every digit are remembered, where another process will need them."""
GIVEN_UP = datetime.timedelta(minutes=3)
"""After which a claim counts as left behind by a process that ended."""
KEPT = datetime.timedelta(days=30)
"""How long a thing is remembered that nobody asks for."""
STEP = 0.1
"""Seconds between two looks at what somebody else works on."""
STATES = 8
"""Projects as they stood that a process holds in memory, with their findings."""


class State(Struct, frozen=True):
    """A project as it stands, and the key of everything that is made from it."""

    project: Project
    key: str


def key_of(project: Project) -> str:
    """Of project, framework and library, with engine version, draws and seed, and the program itself."""
    made_by, head = engine(), project.head
    parts = (fingerprint(project), made_by.name, made_by.version, str(head.draws), str(head.seed), build())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


_states: dict[tuple[int, str], State] = {}
"""By project and newest entry of its log: every action writes one, so the rows are the same.

In memory, not in the database: a new version of the program reads its frameworks anew.
"""


def state(held: Held) -> State:
    """The project as it stands; NotYetError where its rows are none."""
    seen = _head(held)
    known = _states.get((held.pk, seen))
    if known is not None:
        return known
    project = gather(held)
    found = State(project, key_of(project))
    if seen and _head(held) == seen:  # else somebody wrote while the rows were read
        _hold(_states, (held.pk, seen), found)
    return found


def held_state(held: Held, at: datetime.datetime, gathered: Callable[[], State]) -> State:
    """The project as it stood at a moment, gathered once as long as nobody writes."""
    named = (held.pk, f"{_head(held)} {at}")
    if named not in _states:
        _hold(_states, named, gathered())
    return _states[named]


def _head(held: Held) -> str:
    return Chain.objects.filter(pk=held.slug).values_list("head", flat=True).first() or ""


_findings: dict[str, Findings] = {}
"""As findings.json holds them, by key."""
_exact: dict[str, Findings] = {}
"""With every digit, by key."""


def _hold(held: dict[Any, Any], key: Any, value: Any) -> None:
    """Keep the newest few."""
    while len(held) >= STATES:
        held.pop(next(iter(held)), None)
    held[key] = value


def findings_of(known: State) -> Findings:
    """The findings as findings.json holds them, worked out if nobody has before."""
    found = _findings.get(known.key)
    if found is None:
        found = read_findings(findings_bytes(known), FINDINGS)
        _hold(_findings, known.key, found)
    return found


def has_findings(known: State) -> bool:
    """Whether the findings are worked out already."""
    return bool(having(known.key, [FINDINGS]))


def findings_bytes(known: State) -> bytes:
    """findings.json of a project as it stands."""
    return kept(known.key, FINDINGS, lambda: findings_json(exact_findings(known)))


def exact_findings(known: State) -> Findings:
    """The findings with every digit, from which the command line makes its documents."""
    found = _exact.get(known.key)
    if found is None:
        found = appraise(known.project)
        _hold(_exact, known.key, found)
    return found


def lasting_findings(known: State) -> Findings:
    """The same, kept for other processes too: one of the site weighs an edition, the worker's makes it."""
    held = recalled(known.key, EXACT)
    if held is None:
        found = exact_findings(known)
        told = _handed_on(found)
        if told:
            remember(known.key, {EXACT: told})
        return found
    if known.key not in _exact:
        _hold(_exact, known.key, msgspec.msgpack.decode(held, type=Findings))
    return _exact[known.key]


def _handed_on(found: Findings) -> bytes:
    """The findings for another process; nothing where it would not read the very same, to the last digit."""
    try:
        told = msgspec.msgpack.encode(found)
        again = msgspec.msgpack.encode(msgspec.msgpack.decode(told, type=Findings))
    except (msgspec.MsgspecError, OverflowError):  # as a year before 1900, or a number of 20 digits
        return b""
    return told if again == told else b""


def recalled(key: str, part: str) -> bytes | None:
    """What is remembered under a name; none where nothing is, or somebody still works on it."""
    row = Remembered.objects.filter(fingerprint=key, part=part).first()
    if row is None or row.value is None:
        return None
    now = timezone.now()
    if now - row.used > datetime.timedelta(days=1):
        Remembered.objects.filter(pk=row.pk).update(used=now)
    return zlib.decompress(bytes(row.value))


def having(key: str, parts: Iterable[str]) -> frozenset[str]:
    """Which of these are remembered."""
    found = Remembered.objects.filter(fingerprint=key, part__in=list(parts), value__isnull=False)
    return frozenset(found.values_list("part", flat=True))


def kept(key: str, part: str, make: Callable[[], bytes]) -> bytes:
    """What is remembered under a name, made now if it is not; one makes it, and all others wait."""
    while (found := recalled(key, part)) is None:
        if _claimed(key, part):
            return _made(key, part, make)
        time.sleep(STEP)
    return found


def _claimed(key: str, part: str) -> bool:
    """Whether it falls to this one to make it."""
    now = timezone.now()
    row, new = Remembered.objects.get_or_create(fingerprint=key, part=part, defaults={"claimed": now})
    if new:
        return True
    if row.value is not None or now - row.claimed < GIVEN_UP:
        return False
    taken = Remembered.objects.filter(pk=row.pk, value=None, claimed=row.claimed).update(claimed=now)
    return taken == 1


def _made(key: str, part: str, make: Callable[[], bytes]) -> bytes:
    row = Remembered.objects.filter(fingerprint=key, part=part)
    try:
        value = make()
    except BaseException:
        row.filter(value=None).delete()
        raise
    row.update(value=zlib.compress(value, 3), used=timezone.now())
    forget()
    return value


def remember(key: str, parts: Mapping[str, bytes]) -> None:
    """Keep several things under their names; what is there already stays."""
    Remembered.objects.bulk_create(
        (Remembered(fingerprint=key, part=p, value=zlib.compress(v, 3)) for p, v in parts.items()),
        ignore_conflicts=True,
    )


def forget() -> None:
    """Let go of what nobody asked for in a long time."""
    Remembered.objects.filter(used__lt=timezone.now() - KEPT).delete()


def forget_all() -> None:
    """Let go of everything: somebody's data were erased, and what was made of them may hold them."""
    Remembered.objects.all().delete()
    for held in (_states, _findings, _exact):
        held.clear()
