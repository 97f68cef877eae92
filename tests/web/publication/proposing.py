"""An edition proposed, and weighed as a worker does: ready to be confirmed."""

from __future__ import annotations

from moothall_web.accounts.models import Project
from moothall_web.casework.writing import Actor
from moothall_web.publication import editions
from moothall_web.publication.models import Edition


def propose(project: Project, note: str, actor: Actor) -> Edition:
    """Propose a project as it stands."""
    return editions.weigh(editions.propose(project, note, actor))
