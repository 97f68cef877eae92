"""Addresses of the API, made of the list of endpoints; whatever else is asked below them is refused alike."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from moothall_web.accounts.policy import EVERYBODY
from moothall_web.api.doorway import door
from moothall_web.api.endpoints import ENDPOINTS
from moothall_web.api.openapi import served
from moothall_web.api.problems import missing


def nothing(request: HttpRequest) -> HttpResponse:
    """Says that there is no such address."""
    raise missing()


NOTHING = dict.fromkeys(("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"), nothing)
BASE = "api/v1/"
urlpatterns = [
    path(f"{BASE}openapi.json", door(EVERYBODY, {"GET": served}), name="api_openapi"),
    *(
        path(f"{BASE}{e.address}", door(e.policy, {m: o.handler for m, o in e.methods.items()}), name=e.name)
        for e in ENDPOINTS
    ),
    re_path(r"^api/v1(?:/[\s\S]*)?$", door(EVERYBODY, NOTHING), name="api_nothing"),
]
