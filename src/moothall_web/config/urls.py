"""Addresses of the site."""

from __future__ import annotations

from django.urls import include, path

from moothall_web.accounts import views as accounts
from moothall_web.casework import views as casework

urlpatterns = [
    path("", casework.projects, name="projects"),
    path("account/", include("allauth.urls")),
    path("account/", accounts.account, name="account"),
    path("language/", accounts.set_language, name="set_language"),
    path("p/<slug:slug>/", casework.home, name="project"),
    path("p/<slug:slug>/rows/<str:name>/", casework.shelf_page, name="shelf"),
    path("p/<slug:slug>/rows/<str:name>/new/", casework.new_page, name="new_row"),
    path("p/<slug:slug>/rows/<str:name>/<path:key>/", casework.row_page, name="row"),
]
