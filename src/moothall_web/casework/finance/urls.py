"""Addresses of the pages on which money is put in."""

from __future__ import annotations

from django.urls import path

from moothall_web.casework.finance import ledger_views, sharing_views, signing_views, views

MONEY = "p/<slug:slug>/money/"
urlpatterns = [
    path(MONEY, views.money, name="money"),
    path(f"{MONEY}options/<str:option>/", views.option_money, name="option_money"),
    path(f"{MONEY}options/<str:option>/ledger/", ledger_views.ledger, name="ledger"),
    path(f"{MONEY}savings/", signing_views.savings, name="savings"),
    path(f"{MONEY}savings/sign/", signing_views.sign, name="sign"),
    path(f"{MONEY}shares/", sharing_views.overview, name="shares"),
    path(f"{MONEY}shares/<str:option>/", sharing_views.costs, name="share_costs"),
]
