"""The room as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """How the site looks."""

    name = "moothall_web.ui"
    label = "ui"
