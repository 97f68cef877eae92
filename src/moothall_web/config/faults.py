"""What people are told when the site itself is at fault: an apology, a number, and nothing of the inside.

The same number stands in the log of the server, with the fault in full.
"""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from moothall_web.api.problems import RefusedError
from moothall_web.api.urls import BASE

log = logging.getLogger("moothall.site")


def broken(request: HttpRequest) -> HttpResponse:
    """The answer where something failed that never should; asks neither the database nor who it is."""
    number = secrets.token_hex(4).upper()
    # The address without its query: that may hold what somebody typed.
    log.error("fault %s at %s %s", number, request.method, request.path, exc_info=True)
    if request.path.startswith(f"/{BASE}"):
        said = _("This is a fault of the site. Its number is {n}.").format(n=number)
        return RefusedError(500, "broken", said).answer()
    page = render_to_string("500.html", {"number": number})
    return HttpResponse(page, status=500, headers={"Cache-Control": "no-store"})
