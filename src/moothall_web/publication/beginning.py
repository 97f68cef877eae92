"""Where the making of an edition begins: at once here, until a worker takes it over.

The one seam for the worker: it calls `make_edition(edition, progress)` and nothing else.
"""

from __future__ import annotations

from moothall_web.publication.making import make_edition
from moothall_web.publication.models import Edition


def begin(edition: Edition) -> Edition:
    """Make a confirmed edition; the edition as it stands then."""
    return make_edition(edition)
