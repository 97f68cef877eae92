"""Addresses of the pages on which people put things in."""

from __future__ import annotations

from django.urls import path

from moothall_web.casework import (
    adopting,
    effect_views,
    erasing_views,
    evidence_views,
    judging_views,
    log_views,
    option_views,
    outturn_views,
    overriding,
    removing,
    revising,
    scoring_views,
    staff_views,
    task_list,
    verifying_views,
    views,
    weighing_views,
)
from moothall_web.casework.finance import urls as finance

SCORES = "p/<slug:slug>/scores/"
urlpatterns = [
    path("", views.projects, name="projects"),
    path("p/<slug:slug>/", task_list.home, name="project"),
    path(SCORES, scoring_views.overview, name="scores"),
    path(f"{SCORES}<str:section>/", scoring_views.section, name="section"),
    path(f"{SCORES}<str:section>/hand-in/", scoring_views.hand_in, name="hand_in"),
    path(f"{SCORES}<str:section>/<str:option>/<str:criterion>/", revising.cell, name="score"),
    path("p/<slug:slug>/weights/", weighing_views.overview, name="weights"),
    path("p/<slug:slug>/weights/<str:group>/<str:name>/<str:way>/", weighing_views.weigh, name="weigh"),
    path("p/<slug:slug>/terms/", adopting.overview, name="terms"),
    path("p/<slug:slug>/terms/<str:kind>/", adopting.adopt, name="adopt"),
    path("p/<slug:slug>/principles/", judging_views.overview, name="principles"),
    path("p/<slug:slug>/principles/<str:option>/", judging_views.judge, name="judge"),
    path(
        "p/<slug:slug>/principles/<str:option>/<str:principle>/override/",
        overriding.override,
        name="override",
    ),
    path("p/<slug:slug>/options/", option_views.overview, name="options"),
    path("p/<slug:slug>/options/new/", option_views.new, name="new_option"),
    path("p/<slug:slug>/options/<str:option>/", option_views.option, name="option"),
    path("p/<slug:slug>/options/<str:option>/dispute/", option_views.dispute, name="dispute"),
    path("p/<slug:slug>/options/<str:option>/list/", option_views.listing, name="listing"),
    path("p/<slug:slug>/staff/", staff_views.overview, name="staff"),
    path("p/<slug:slug>/employment/<str:about>/", staff_views.employment_answers, name="employment_answers"),
    path("p/<slug:slug>/workforce/<str:partner>/", staff_views.workforce_rows, name="workforce_rows"),
    path("p/<slug:slug>/posts/<str:option>/rows/", staff_views.posts_rows, name="posts_rows"),
    path("p/<slug:slug>/effects/<str:option>/", effect_views.told, name="impacts_rows"),
    path("p/<slug:slug>/effects/<str:option>/<str:criterion>/", effect_views.measured, name="measures_rows"),
    path("p/<slug:slug>/after/<str:option>/", outturn_views.came, name="outturn_rows"),
    path("p/<slug:slug>/evidence/new/", evidence_views.new, name="new_claim"),
    path("p/<slug:slug>/evidence/<str:id>/", evidence_views.claim, name="claim"),
    path("p/<slug:slug>/evidence/<str:id>/verify/", verifying_views.verify, name="verify"),
    path("p/<slug:slug>/verifications/", verifying_views.overview, name="verifications"),
    path("p/<slug:slug>/files/<int:number>/", evidence_views.download, name="file"),
    path("p/<slug:slug>/people/<int:number>/erase/", erasing_views.erase, name="erase_person"),
    *finance.urlpatterns,
    path("p/<slug:slug>/log/", log_views.log, name="log"),
    path("p/<slug:slug>/removed/<str:name>/", removing.removed, name="removed"),
    path("p/<slug:slug>/remove/<str:name>/<path:key>/", removing.remove, name="remove"),
    path("p/<slug:slug>/rows/<str:name>/", views.shelf_page, name="shelf"),
    path("p/<slug:slug>/rows/<str:name>/new/", views.new_page, name="new_row"),
    path("p/<slug:slug>/rows/<str:name>/<path:key>/", views.row_page, name="row"),
]
