"""Addresses of what was worked out."""

from __future__ import annotations

from django.urls import path

from moothall_web.results import (
    area_views,
    decision_views,
    doors,
    flag_views,
    hand_on_views,
    headline_views,
    looking_back,
    room_views,
    style,
    views,
    what_if_page,
)
from moothall_web.results.finance import doors as money_doors
from moothall_web.results.finance import guide
from moothall_web.results.scratch import power, types, weights

urlpatterns = [
    path("report-<str:digest_>.css", style.report_style, name="report_style"),
    path("p/<slug:slug>/results/", views.results, name="results"),
    path("p/<slug:slug>/results/<str:id>/", views.part, name="results_part"),
    path("p/<slug:slug>/no-more-scores/", views.no_scores, name="no_scores"),
    path("p/<slug:slug>/case/", views.case, name="case"),
    path("p/<slug:slug>/case/<str:name>", views.case, name="case_beside"),
    path("p/<slug:slug>/downloads/", views.downloads, name="downloads"),
    path("p/<slug:slug>/downloads/<str:name>", views.download, name="download"),
    path("p/<slug:slug>/employment/", room_views.employment, name="employment"),
    path("p/<slug:slug>/workforce/", room_views.workforce, name="workforce"),
    path("p/<slug:slug>/posts/", room_views.posts, name="posts"),
    path("p/<slug:slug>/posts/headline/", headline_views.headline, name="headline"),
    path("p/<slug:slug>/posts/headline/<str:name>", headline_views.headline_file, name="headline_file"),
    path("p/<slug:slug>/effects/", room_views.effects, name="effects"),
    path("p/<slug:slug>/area/", area_views.area, name="area"),
    path("p/<slug:slug>/after/", room_views.after, name="after"),
    path("p/<slug:slug>/hand-on/", hand_on_views.hand_on, name="hand_on"),
    path("p/<slug:slug>/what-if/", what_if_page.what_if_page, name="what_if"),
    path("p/<slug:slug>/versions/", looking_back.versions, name="versions"),
    path("p/<slug:slug>/versions/<int:number>/", looking_back.version, name="version"),
    path("p/<slug:slug>/flags/", flag_views.flags, name="flags"),
    path("p/<slug:slug>/flags/answer/", flag_views.answer, name="answer_flag"),
    path("p/<slug:slug>/flags/override/", flag_views.override_stop, name="override_stop"),
    path("p/<slug:slug>/decision/", decision_views.decision, name="decision"),
    path("p/<slug:slug>/decision/record/", decision_views.decide, name="decide"),
    path("p/<slug:slug>/bring-in/", doors.bring, name="bring_in"),
    path("p/<slug:slug>/bring-in/<str:token>/", doors.bring_preview, name="bring_in_preview"),
    path("p/<slug:slug>/money/bring-in/", money_doors.bring, name="bring_in_money"),
    path(
        "p/<slug:slug>/money/bring-in/<str:token>/", money_doors.bring_preview, name="bring_in_money_preview"
    ),
    path("p/<slug:slug>/money/results/", guide.money_results, name="money_results"),
    path("p/<slug:slug>/money/shares/<str:option>/results/", guide.share_results, name="share_results"),
    path("p/<slug:slug>/try/power/", power.power, name="try_power"),
    path("p/<slug:slug>/try/type/", types.type_of_facts, name="try_type"),
    path("p/<slug:slug>/try/weights/", weights.weights, name="try_weights"),
    path("new-project/", doors.new_project, name="new_project"),
]
