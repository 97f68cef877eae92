"""Addresses of what the public sees, and of how it comes about."""

from __future__ import annotations

from django.urls import path

from moothall_web.publication import serving, views, withholding_views

PLAN, EDITIONS = "p/<slug:slug>/publication/", "p/<slug:slug>/editions/"
urlpatterns = [
    path(PLAN, views.plan, name="publication"),
    path(f"{PLAN}preview/", views.preview, name="publication_preview"),
    path(f"{PLAN}propose/", views.propose, name="propose_edition"),
    path(f"{PLAN}<int:number>/", views.proposal, name="proposal"),
    path(f"{PLAN}<int:number>/confirm/", views.confirm, name="confirm_edition"),
    path(f"{PLAN}<int:number>/withdraw/", views.withdraw, name="withdraw_edition"),
    path(f"{PLAN}<int:number>/make/", views.make, name="make_edition"),
    path("p/<slug:slug>/withheld/", withholding_views.withheld, name="withheld"),
    path("p/<slug:slug>/withheld/<str:item>/", withholding_views.withhold, name="withhold"),
    path("p/<slug:slug>/withheld/<str:item>/release/", withholding_views.release, name="release"),
    path(EDITIONS, serving.editions, name="editions"),
    path(f"{EDITIONS}<int:number>/", serving.edition, name="edition"),
    path(f"{EDITIONS}<int:number>/files/<path:name>", serving.file, name="edition_file"),
    path("p/<slug:slug>/heads.json", serving.heads, name="heads"),
    path("p/<slug:slug>/heads/<str:day>.json", serving.head, name="head"),
    path("signing-keys.json", serving.keys, name="signing_keys"),
]
