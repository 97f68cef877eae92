"""What every request goes through."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase

from moothall_web.api.problems import RefusedError
from moothall_web.api.urls import BASE

HEALTH = "/health/"
"""Where a monitor asks, by whatever name it reaches the site and without HTTPS: it comes from within."""

Answer = Callable[[HttpRequest], HttpResponseBase]


def no_nul(answer: Answer) -> Answer:
    """Refuse an address or a form with a NUL in it: no person types one, and PostgreSQL holds none."""

    def asked(request: HttpRequest) -> HttpResponseBase:
        lists = [request.GET.lists()]
        if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            lists.append(request.POST.lists())
        texts = (text for pairs in lists for name, values in pairs for text in (name, *values))
        if "\0" in request.path or any("\0" in text for text in texts):
            said = "a text with a NUL in it was sent"
            if request.path.startswith(f"/{BASE}"):  # every refusal of the API is a problem document
                return RefusedError(400, "nul", said).answer()
            return HttpResponseBadRequest(said)
        return answer(request)

    return asked


def health(answer: Answer) -> Answer:
    """Tell a monitor whether the site answers and reaches its database: 200, or 503."""

    def asked(request: HttpRequest) -> HttpResponseBase:
        if request.path != HEALTH:
            return answer(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            well = True
        except DatabaseError:
            well = False
        said = "well" if well else "the database does not answer"
        return HttpResponse(
            f"{said}\n", content_type="text/plain", status=200 if well else 503,
            headers={"Cache-Control": "no-store"},
        )  # fmt: skip

    return asked


def who_asks(answer: Answer) -> Answer:
    """Let the address of who asks be the one that the outermost of our own servers in front saw.

    Whoever asks can write X-Forwarded-For too: only as many of its last entries count as there are servers.
    """

    def asked(request: HttpRequest) -> HttpResponseBase:
        passed = [a.strip() for a in request.META.pop("HTTP_X_FORWARDED_FOR", "").split(",") if a.strip()]
        number = settings.MOOTHALL_PROXIES
        if number and passed:
            request.META["REMOTE_ADDR"] = passed[-min(number, len(passed))]
        return answer(request)

    return asked
