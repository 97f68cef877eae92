"""A project with 120 claims, of which 30 are withheld that carry 26% of the weight, and 4 lack a reason."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from moothall.project.disclosure import DisclosureRow
from moothall.project.evidence import EvidenceRow
from moothall.project.project import Project as Given
from moothall_web.accounts.models import Project
from tests.web import made

WITHHELD, PUBLIC, UNREASONED = 30, 90, 4
CANARY = "CANARYQUAIL"


def claim(number: int, *, withheld: bool, heavy: bool) -> EvidenceRow:
    """A claim; heavy ones are graded C, the others D."""
    id = f"EV{number:03}"
    return EvidenceRow(
        id=id, statement=f"{CANARY if withheld else 'Claim'} number {number} on what the team would do",
        source_title=f"{CANARY if withheld else 'Paper'} title {number} of a series of papers",
        author="North", sector="public", date=datetime.date(2026, 3, 1), independent=False,
        verified_by="South" if heavy else "",
        grade="C" if heavy else "D", disclosure="withheld" if withheld else "public",
    )  # fmt: skip


def given(unreasoned: int = UNREASONED) -> Given:
    """The small project with these claims."""
    held = [claim(n, withheld=True, heavy=n <= 4) for n in range(1, WITHHELD + 1)]
    told = [claim(n, withheld=False, heavy=n <= 40) for n in range(WITHHELD + 1, WITHHELD + PUBLIC + 1)]
    register = tuple(
        DisclosureRow(
            item=e.id, code="FOI s43" if n % 2 else "FOI s42", reason="It would weaken the next bargain.",
            owner="Monitoring officer", review=datetime.date(2099, 1, 31),
        )
        for n, e in enumerate(held[unreasoned:])
    )  # fmt: skip
    whole = made.small()
    parts = {f: getattr(whole, f) for f in whole.__struct_fields__}
    head = replace(whole.head, id="many", title="Many claims")
    return Given(**parts | {"head": head, "evidence": (*held, *told), "disclosure": register})


def brought_in(unreasoned: int = UNREASONED) -> Project:
    """The same as a project of the site."""
    return made.brought_in(given(unreasoned))
