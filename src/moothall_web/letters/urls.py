"""Addresses of one's own letters."""

from __future__ import annotations

from django.urls import path

from moothall_web.letters import views

urlpatterns = [
    path("account/letters/", views.letters, name="letters"),
    path("letters/<str:word>/stop/", views.stop, name="stop_letters"),
]
