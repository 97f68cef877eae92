"""Addresses of signing in, and of what belongs to a person."""

from __future__ import annotations

from django.urls import include, path

from moothall_web.accounts import links, views

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("account/", views.account, name="account"),
    path("link/<str:word>/", links.sign_in_link, name="sign_in_link"),
    path("language/", views.set_language, name="set_language"),
]
