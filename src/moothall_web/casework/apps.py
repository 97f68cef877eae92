"""The room as Django knows it."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """What people put in."""

    name = "moothall_web.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
