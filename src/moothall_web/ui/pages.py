"""Pages from templates: what every page is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Trail = Iterable[tuple[str, str]]


def page(
    request: HttpRequest,
    template: str,
    *,
    title: str,
    trail: Trail = (),
    faults: Mapping[str, str] | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page of the site.

    trail : pages above it, each with its address
    faults : what is wrong, by the id of the field that it stands beside
    """
    context |= {
        "title": title,
        "trail": [{"text": text, "href": href} for text, href in trail],
        "errors": [{"text": text, "href": f"#{field}"} for field, text in (faults or {}).items()],
        "faults": faults or {},
    }
    return render(request, template, context, status=status)
