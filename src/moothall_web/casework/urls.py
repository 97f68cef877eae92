"""Addresses of the pages on which people put things in."""

from __future__ import annotations

from django.urls import path

from moothall_web.casework import views

urlpatterns = [
    path("", views.projects, name="projects"),
    path("p/<slug:slug>/", views.home, name="project"),
    path("p/<slug:slug>/rows/<str:name>/", views.shelf_page, name="shelf"),
    path("p/<slug:slug>/rows/<str:name>/new/", views.new_page, name="new_row"),
    path("p/<slug:slug>/rows/<str:name>/<path:key>/", views.row_page, name="row"),
]
