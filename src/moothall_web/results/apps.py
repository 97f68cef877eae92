"""The room as Django knows it."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """What was worked out."""

    name = "moothall_web.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"
