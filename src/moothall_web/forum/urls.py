"""Addresses of what the public reads, tries and says."""

from __future__ import annotations

from django.urls import path

from moothall_web.forum import claim_views, feeds, office, public_views

EDITIONS = "p/<slug:slug>/editions/"
urlpatterns = [
    path("register/", public_views.listing, name="register"),
    path("register/feed/", feeds.of_register, name="register_feed"),
    path("p/<slug:slug>/about/", public_views.project, name="public_project"),
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
