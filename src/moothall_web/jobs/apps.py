"""The room as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that a worker does."""

    name = "moothall_web.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
