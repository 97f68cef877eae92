"""Addresses of the site."""

from __future__ import annotations

from django.urls import include, path

handler500 = "moothall_web.config.faults.broken"

urlpatterns = [
    path("", include("moothall_web.api.urls")),
    path("", include("moothall_web.accounts.urls")),
    path("", include("moothall_web.jobs.urls")),
    path("", include("moothall_web.publication.urls")),
    path("", include("moothall_web.forum.urls")),
    path("", include("moothall_web.letters.urls")),
    path("", include("moothall_web.casework.urls")),
    path("", include("moothall_web.results.urls")),
]
