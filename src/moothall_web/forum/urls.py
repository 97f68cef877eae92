"""Addresses of what the public reads, tries and says."""

from __future__ import annotations

from django.urls import path

from moothall_web.forum import (
    claim_views,
    consultation_office,
    consultation_views,
    feeds,
    office,
    public_views,
)

EDITIONS = "p/<slug:slug>/editions/"
ASKED, ASKING = "p/<slug:slug>/consultations/", "p/<slug:slug>/consulting/"
urlpatterns = [
    path("register/", public_views.listing, name="register"),
    path("register/feed/", feeds.of_register, name="register_feed"),
    path("p/<slug:slug>/about/", public_views.project, name="public_project"),
    path("register/consultations/feed/", feeds.of_all_consultations, name="all_consultations_feed"),
    path(ASKED, consultation_views.every, name="consultations"),
    path(f"{ASKED}feed/", feeds.of_consultations, name="consultations_feed"),
    path(f"{ASKED}<int:number>/", consultation_views.one, name="consultation"),
    path(ASKING, consultation_office.every, name="consulting"),
    path(f"{ASKING}new/", consultation_office.new, name="new_consultation"),
    path(f"{ASKING}<int:number>/", consultation_office.one, name="consulting_one"),
    path(f"{ASKING}<int:number>/change/", consultation_office.change, name="change_consultation"),
    path(f"{ASKING}<int:number>/answers/<int:answer>/", consultation_office.response, name="response"),
    path(f"{EDITIONS}feed/", feeds.of_editions, name="editions_feed"),
    path(f"{EDITIONS}<int:number>/weights/", public_views.weights, name="public_weights"),
    path(f"{EDITIONS}<int:number>/area/", public_views.area, name="public_area"),
    path("p/<slug:slug>/claims/", public_views.claims, name="claims"),
    path("p/<slug:slug>/claims/<str:item>/", claim_views.claim, name="public_claim"),
    path("p/<slug:slug>/replies/", public_views.replies, name="replies"),
    path("p/<slug:slug>/replies/feed/", feeds.of_replies, name="replies_feed"),
    path("p/<slug:slug>/on-the-register/", office.listing, name="listing_of"),
    path("p/<slug:slug>/comments/", office.queue, name="comments"),
    path("p/<slug:slug>/comments/<int:number>/", office.comment, name="comment"),
]
