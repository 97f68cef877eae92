"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from moothall_web.jobs import views

urlpatterns = [
    path("p/<slug:slug>/jobs/<int:number>/", views.job, name="job"),
]
