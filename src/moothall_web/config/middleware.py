"""What every request goes through."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def no_nul(answer: Answer) -> Answer:
    """Refuse an address or a form with a NUL in it: no person types one, and PostgreSQL holds none."""

    def asked(request: HttpRequest) -> HttpResponseBase:
        lists = [request.GET.lists()]
        if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            lists.append(request.POST.lists())
        texts = (text for pairs in lists for name, values in pairs for text in (name, *values))
        if "\0" in request.path or any("\0" in text for text in texts):
            return HttpResponseBadRequest("a text with a NUL in it was sent")
        return answer(request)

    return asked
